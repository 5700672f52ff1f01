/*
 * recall.h - the file that keeps the lines typed in earlier runs, one a line, oldest first.
 *
 * The file is created with mode 0600, missing directories above it with 0700. Where something else than a regular file
 * has that name it is left alone. That the file cannot be read or written is no error: nothing is recalled, or kept.
 */
#ifndef VIVA_RECALL_H
#define VIVA_RECALL_H

#include <viva/memory.h>

enum { RECALL_LINES = 1000 };

/* Calls each(line) for the newest RECALL_LINES lines of the file, oldest first. */
void recall_load(const char *path, void (*each)(const char *line));

/* Adds `lines` (each ended by a newline) to what the file holds by now, other runs may have added to it, and keeps the
 * newest RECALL_LINES. */
void recall_save(const char *path, const char *lines);

#endif
