/*
 * newlines.h - what holds for every text that comes in, however it comes: its newlines and its size.
 */
#ifndef VIVA_NEWLINES_H
#define VIVA_NEWLINES_H

#include <stddef.h>

enum { TEXT_LIMIT = 1 << 20 }; /* bytes of a line, a paste or an edited text */

/* Makes CR LF and lone CR into LF, in place; returns the new length. */
size_t newlines_unify(char *text, size_t length);

#endif
