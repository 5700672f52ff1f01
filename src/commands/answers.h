/*
 * answers.h - answers that do not come from a prompt: read from a file or standard input, scored, one or by the
 * million.
 */
#ifndef VIVA_ANSWERS_H
#define VIVA_ANSWERS_H

#include "app.h"

/* Reads all of a file (NULL or "-": standard input) into *text, up to VIVA_ANSWER_MAX bytes, one final newline dropped.
 * The path is the error's file. VIVA_E_NOT_FOUND, VIVA_E_FILE, VIVA_E_LIMIT. */
bool answer_read(const char *path, viva_buf *text, viva_error *err);

/* Scores JSON Lines from a file (NULL: standard input) to standard output with so many threads; returns an exit status.
 */
int answers_filter(app *a, const char *path, int threads);

#endif
