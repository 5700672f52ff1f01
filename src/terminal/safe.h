/*
 * safe.h - text made safe to print: nothing that comes from a file or a person may move the cursor, change colours or
 * reorder what is shown.
 *
 * Control characters become visible stand-ins ("^[" for ESC, "^?" for DEL, "\u009b" for C1, for bidirectional overrides
 * and isolates, and for the line and paragraph separators), an invalid byte becomes U+FFFD or "?". A newline stays; a
 * tab becomes SAFE_TAB spaces. Without UTF-8, every other character outside ASCII becomes its plain form, or "?".
 */
#ifndef VIVA_SAFE_H
#define VIVA_SAFE_H

#include <viva/memory.h>

enum { SAFE_TAB = 4 };

/* Appends the text, made safe. A lack of memory is left in to->failed. */
void safe_add(viva_buf *to, const char *text, size_t length, bool utf8);

/* Whether the text is valid UTF-8 that safe_add would leave as it is. */
bool safe_is_plain(const char *text);

#endif
