/*
 * keyword.h - when two written words are the same keyword: inflections, British and American spelling, slips of the
 * finger. keyword.c is the one file that knows Snowball.
 *
 * Ownership: a stemmer is the caller's until stemmer_free, and serves one thread at a time. Words are folded (lower
 * case, no apostrophes), terminated, and at most WORD_MAX bytes.
 */
#ifndef VIVA_KEYWORD_H
#define VIVA_KEYWORD_H

#include <stdbool.h>
#include <stddef.h>

enum { WORD_MAX = 64, STEM_MAX = 80 }; /* bytes, the latter with the terminator */

typedef struct stemmer stemmer;

stemmer *stemmer_new(void); /* NULL for lack of memory */
void stemmer_free(stemmer *s);

/* Writes the stem of a word: exceptions (keyword_forms.c) first, then one spelling for British and American, then
 * Snowball English (Porter2). Two words are the same keyword when their stems are equal. */
void stem_word(stemmer *s, const char *word, char stem[STEM_MAX]);

/* Slips between two words: insertions, deletions, substitutions and swaps of neighbours (optimal string alignment
 * distance, Damerau 1964), counted up to limit + 1. */
int slips_between(const char *a, const char *b, int limit);

/* Slips that are forgiven in a word of so many letters: none below 4 (and at 4 only a swap), one below 8, two from
 * there. */
int slips_forgiven(const char *typed, const char *meant);

/* Whether a word is ordinary English, which is never taken for a misspelling of something else. */
bool is_ordinary_word(const char *word);

/* The base form where Snowball would not find it (chose -> choose, indices -> index), or NULL. In keyword_forms.c. */
const char *irregular_form(const char *word);

#endif
