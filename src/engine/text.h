/*
 * text.h - an answer as the scorer sees it: tokens in clauses, in sentences.
 *
 * A token is a word, a number, or one of the signs % and $. Punctuation is no token: it leaves its trace as the end of
 * a clause or a sentence. A sentence is also a line of notes or a list item. A clause is what a comma, colon, dash,
 * bracket or conjunction sets off; `soft` clauses begin at a mere comma, across which a negation may still reach.
 *
 * Ownership: everything lies in the arena handed in; strings point into the folded text.
 */
#ifndef VIVA_TEXT_H
#define VIVA_TEXT_H

#include "normalise.h"

typedef enum token_flag {
	TOKEN_NUMBER = 1 << 0,
	TOKEN_LIGHT = 1 << 1,  /* article, possessive or small adverb: phrases skip it */
	TOKEN_TIED = 1 << 2,   /* a hyphen ties it to the token before */
	TOKEN_CLOSED = 1 << 3, /* pronoun, auxiliary, preposition, conjunction: what sentences have and bare lists lack */
	TOKEN_COMMA = 1 << 4,  /* a comma or semicolon stands before it */
	TOKEN_COLON = 1 << 5   /* a colon stands after it */
} token_flag;

typedef struct token {
	const char *word;    /* folded, without apostrophes, terminated: don't -> dont */
	uint32_t length;     /* bytes of word */
	uint32_t start, end; /* bytes in the folded text */
	uint32_t clause, sentence;
	uint32_t flags;
} token;

typedef struct span {
	uint32_t first, last; /* tokens; last is one past the end */
} span;

typedef struct clause {
	span tokens;
	bool soft;
} clause;

typedef struct sentence {
	span tokens;
	bool bare;     /* a list of names without a sentence around them */
	bool question; /* ended by a question mark */
} sentence;

typedef struct prose {
	folded folded;
	token *tokens;
	size_t count, room;
	clause *clauses;
	size_t clause_count, clause_room;
	sentence *sentences;
	size_t sentence_count, sentence_room;
} prose;

/* Reads an answer (valid UTF-8). False only for lack of memory. */
bool text_read(const char *answer, size_t length, viva_arena *arena, prose *out);

/* The bytes of the original answer that tokens [first, last) cover; an empty span gives 0..0. */
void text_bytes(const prose *t, span tokens, size_t *start, size_t *end);

/* The tokens that folded bytes [start, end) touch. */
span text_tokens(const prose *t, size_t start, size_t end);

/* Whether a token is one of the words of a list that ends with NULL. */
bool token_is_one_of(const token *k, const char *const *words);

/* Tokens of a span. */
uint32_t span_length(span s);

/* Whether a word (folded, no apostrophes) is light or closed, as flags. Phrases read with the same tokenizer use it
 * too. */
uint32_t word_flags(const char *word);

#endif
