/*
 * whole_file.h - a file that is written whole or not at all: a temporary file beside it takes its name at the end.
 *
 * The file is private to the person (0600). One that exists is replaced only where that is asked for, and only a
 * regular one; of a symbolic link, what it points to.
 *
 * Ownership: a whole_file until whole_file_end.
 */
#ifndef VIVA_WHOLE_FILE_H
#define VIVA_WHOLE_FILE_H

#include <viva/error.h>

#include <stdio.h>

typedef struct whole_file whole_file;

/* VIVA_E_FILE: it exists and is not to be replaced, is no regular file, or its directory cannot be written;
 * VIVA_E_MEMORY. */
bool whole_file_begin(const char *path, bool replace, whole_file **out, viva_error *err);

/* Writes; a failure is remembered and told at the end. */
void whole_file_add(whole_file *f, const char *bytes, size_t length);

/* Gives the file its name, durably; with `keep` false, or where anything failed (VIVA_E_FILE), nothing remains. */
bool whole_file_end(whole_file *f, bool keep, viva_error *err);

#endif
