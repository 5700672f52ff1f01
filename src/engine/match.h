/*
 * match.h - runs a compiled program over one answer: where each term matches. What a match is worth is not decided here
 * (judge.h), but terms that range over the whole answer prefer, among several matches of a part, one that stands.
 *
 * Ownership: a run and its hits live in the arena handed to run_begin.
 */
#ifndef VIVA_MATCH_H
#define VIVA_MATCH_H

#include "program.h"

enum {
	HIT_PARTS = 6, /* stretches of text that one hit quotes */
	HITS_MAX = 256 /* hits kept of one term: an answer that says a thing more often has said it */
};

/* One place where a term matches: the stretches of words that matter, in order, and what lies from the first to the
 * last. */
typedef struct hit {
	span parts[HIT_PARTS];
	uint8_t part_count;
	bool weak;
	const viva_term *term;
} hit;

typedef struct hits {
	hit *list; /* in order of first token */
	size_t count, room;
	bool done;
	bool unknown; /* a pattern was given up: there may be more */
} hits;

typedef struct run run;
struct run {
	const program *program;
	const prose *prose;
	lookup lookup;
	pattern_match *patterns;
	viva_arena *arena;
	hits *memo; /* by node */
	/* How well a hit stands, 0 to 1: set by the judge before the first node is run. */
	double (*standing)(void *context, const hit *h);
	void *context;
	bool failed; /* lack of memory */
};

bool run_begin(run *r, const program *p, const prose *t, const lookup *found, pattern_match *patterns,
               viva_arena *arena);

/* The hits of a node; never NULL. */
const hits *run_node(run *r, uint32_t index);

/* From the first token of a hit to its last. */
span hit_hull(const hit *h);

/* Whether two hits share a token. */
bool hits_overlap(const hit *a, const hit *b);

#endif
