/*
 * text_file.h - reading a whole file into memory.
 */
#ifndef VIVA_TEXT_FILE_H
#define VIVA_TEXT_FILE_H

#include <viva/error.h>
#include <viva/memory.h>

/* Puts the file's bytes into *text (cleared first). The error has the path as its file: VIVA_E_NOT_FOUND, VIVA_E_FILE,
 * VIVA_E_LIMIT (over limit bytes), VIVA_E_MEMORY. */
bool text_file_read(const char *path, size_t limit, viva_buf *text, viva_error *err);

#endif
