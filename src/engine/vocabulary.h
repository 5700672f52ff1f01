/*
 * vocabulary.h - every word that a rubric knows, and which of them each token of an answer is.
 *
 * A key is a word as a rubric means it: by its stem, exactly as spelt, or by its beginning. Looking up a text gives for
 * each token the keys that begin there; a key may cover two tokens ("re-rank" is the key rerank).
 *
 * Ownership: a vocabulary lives in the arena it was made with and does not change once the rubric is compiled. A lookup
 * lives in the arena handed to vocabulary_look_up.
 */
#ifndef VIVA_VOCABULARY_H
#define VIVA_VOCABULARY_H

#include "keyword.h"
#include "text.h"

typedef enum key_kind { KEY_STEM, KEY_EXACT, KEY_PREFIX } key_kind;

typedef struct key {
	key_kind kind;
	const char *text;
	const char *word; /* of a stem: a word that has it, as a rubric wrote it first; NULL where that is not known */
	uint32_t letters; /* which letters it holds, a bit each: a quick no when looking for misspellings */
	uint32_t word_letters;
	uint32_t next; /* in its hash chain, index + 1 */
} key;

typedef struct vocabulary {
	viva_arena *arena;
	key *keys;
	size_t count, room;
	uint32_t *buckets; /* index + 1 of the first key */
	size_t bucket_count;
	uint32_t *prefixes; /* the keys of kind KEY_PREFIX */
	size_t prefix_count, prefix_room;
	uint32_t longest_join; /* words that a key may be written as: 2, or 3 where some key is a word with two hyphens */
} vocabulary;

/* An empty vocabulary; false for lack of memory. */
bool vocabulary_begin(vocabulary *v, viva_arena *arena);

/* The index of a key, added where it is new; UINT32_MAX for lack of memory. */
uint32_t vocabulary_add(vocabulary *v, key_kind kind, const char *text);

/* The same for the stem of a word, which keeps the word: a slip in its ending hides its stem (evalaution). */
uint32_t vocabulary_add_word(vocabulary *v, const char *stem, const char *word);

/* A key found at a token, covering `tokens` tokens. */
typedef struct found_key {
	uint32_t key;
	uint32_t first;
	uint32_t tokens;
} found_key;

typedef struct lookup {
	const found_key *found;      /* ordered by first token */
	const uint32_t *token_start; /* found[token_start[i]] up to token_start[i + 1] begin at token i */
	const uint32_t *by_key;      /* indices into found, ordered by key, then token */
	const uint32_t *key_start;   /* by_key[key_start[k]] up to key_start[k + 1] are key k */
} lookup;

typedef struct lookup_options {
	bool spelling; /* repair misspellings */
	bool stems;    /* false: a stem key matches only the stem as spelt */
} lookup_options;

bool vocabulary_look_up(const vocabulary *v, const prose *t, stemmer *s, lookup_options options, viva_arena *arena,
                        lookup *out);

#endif
