/* match_internal.h - what match.c and match_phrase.c share. */
#ifndef VIVA_MATCH_INTERNAL_H
#define VIVA_MATCH_INTERNAL_H

#include "match.h"

/* Adds a copy of a hit, up to HITS_MAX. */
void add_hit(run *r, hits *list, const hit *h);

/* All hits of a phrase: from each place where its first slot matches, the first way to match the rest. */
void run_phrase(run *r, const node *n, hits *out);

#endif
