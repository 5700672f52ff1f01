/*
 * width.h - characters as a terminal shows them: code points, graphemes and the columns they take. width.c is the one
 * file of the terminal module that knows utf8proc.
 *
 * Lengths are bytes of UTF-8. Nothing here allocates.
 */
#ifndef VIVA_WIDTH_H
#define VIVA_WIDTH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Decodes the first code point of text into *code and returns its bytes; 0 where they are no valid UTF-8 (length > 0).
 */
size_t width_decode(const char *text, size_t length, uint32_t *code);

/* Whether the text is valid UTF-8 throughout. */
bool width_is_utf8(const char *text, size_t length);

/* The bytes of the first grapheme (length > 0) and the columns it takes, 0 to 2. An invalid byte stands for itself and
 * takes one column; so does a control character, alone, and takes none. */
size_t width_next(const char *text, size_t length, int *columns);

/* The columns of all graphemes. */
int width_of(const char *text, size_t length);

#endif
