/*
 * candidates.h - what a completion has to choose from.
 *
 * Ownership: the caller's; `names` is freed by candidates_free.
 */
#ifndef VIVA_CANDIDATES_H
#define VIVA_CANDIDATES_H

#include <viva/memory.h>

typedef struct candidates {
	viva_buf names; /* each with its NUL */
	size_t next;
} candidates;

void candidates_clear(candidates *list);
void candidates_free(candidates *list);

/* An input_offer (input.h) whose list is a candidates. A name that could not be shown safely is left out. */
void candidates_offer(void *list, const char *name);

/* The next name that goes on as `word` begins, or NULL after the last. */
const char *candidates_next(candidates *list, const char *word, bool ignore_case);

#endif
