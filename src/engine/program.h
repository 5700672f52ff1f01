/*
 * program.h - a rubric compiled: its terms as nodes over one vocabulary. compile.c makes it, match.c runs it.
 *
 * Ownership: everything lies in the program's arena, but for the compiled patterns, which program_free frees.
 */
#ifndef VIVA_PROGRAM_H
#define VIVA_PROGRAM_H

#include "pattern.h"
#include "vocabulary.h"

#include <viva/rubric.h>

enum {
	SLOTS_MAX = 24, /* words in a phrase */
	GAP_MAX = 40,   /* words that a gap may span */
	NODES_MAX = 200000
};

typedef enum option_kind { OPTION_KEY, OPTION_NODE, OPTION_WORD, OPTION_NUMBER } option_kind;

/* One of the things that may stand at a slot: a key of the vocabulary, whatever a node matches, any word, any number.
 */
typedef struct option {
	option_kind kind;
	uint32_t index;
} option;

typedef struct slot {
	const option *options;
	size_t option_count;
	bool may_miss;   /* word? */
	int gap;         /* words that may stand before it, light ones not counted */
	uint32_t joined; /* the key of this word and the next written as one, or UINT32_MAX */
} slot;

typedef struct node {
	viva_term_kind kind;
	const viva_term *term; /* for reports: the author's term, of which this may be a part */
	bool weak;
	const slot *slots; /* phrase */
	size_t slot_count;
	pattern *pattern; /* regex */
	const uint32_t *children;
	size_t child_count;
	int words;    /* near: between neighbours; INT_MAX: no limit */
	size_t count; /* some */
	viva_within within;
	bool ordered;
} node;

typedef struct program {
	viva_arena *arena;
	vocabulary vocabulary;
	node *nodes;
	size_t node_count, node_room;
	uint64_t revision; /* FNV-1a over everything compiled */
} program;

/* Compiles terms one after another. */
typedef struct compiler {
	program *program;
	stemmer *stems;
	bool plain; /* no stems: words are as spelt */
	const viva_concepts *concepts;
	uint32_t *concept_nodes; /* index + 1 once compiled, BEING_COMPILED meanwhile, 0 before */
	int depth;
	viva_error *err;
} compiler;

/* Empty program and compiler. false: VIVA_E_MEMORY. Ended by compiler_end (the compiler) and program_free (the
 * program). */
bool program_begin(program *p, viva_error *err);
void program_free(program *p);
bool compiler_begin(compiler *c, program *p, const viva_concepts *concepts, bool plain, viva_error *err);
void compiler_end(compiler *c);

/* Compiles a term with everything below it; *index is its node. */
bool compile_term(compiler *c, const viva_term *term, uint32_t *index);

/* Compiles a concept by its name; `place` is where it was named. */
bool compile_concept(compiler *c, const char *name, const viva_place *place, uint32_t *index);

/* Adds a node, or returns NULL for lack of memory or too many (error filled). */
node *compile_add_node(compiler *c, const viva_term *term, viva_term_kind kind, uint32_t *index);

/* Compiles the text of a phrase term, with & and !, into nodes. In phrase.c. */
bool compile_phrase(compiler *c, const viva_term *term, uint32_t *index);

/* Mixes text into the revision. */
void program_mix(program *p, const char *text);

#endif
