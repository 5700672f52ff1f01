/*
 * normalise.h - an answer made comparable: lower case, NFKC, plain quotes and dashes, every byte traced to where it
 * came from. This is the only file that knows how Unicode text is folded.
 *
 * Ownership: everything lies in the arena that was handed in. Offsets are bytes.
 */
#ifndef VIVA_NORMALISE_H
#define VIVA_NORMALISE_H

#include <viva/memory.h>

typedef struct folded {
	char *text; /* terminated */
	size_t length;
	const uint32_t *from; /* for each byte of text: where the character it came from begins in the original */
	const uint32_t *to;   /* and where that one ends */
} folded;

/* Folds valid UTF-8. False only for lack of memory. */
bool fold_text(const char *text, size_t length, viva_arena *arena, folded *out);

/* Bytes of the letter, mark or digit that stands at s in folded text; 0 for any other character and for the end. */
size_t letter_length(const char *s);

#endif
