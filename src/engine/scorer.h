/* scorer.h - the inside of a viva_scorer and a viva_scratch, for the files that make and use them. */
#ifndef VIVA_SCORER_H
#define VIVA_SCORER_H

#include "polarity.h"

#include <viva/score.h>

enum { NO_NODE = 0xFFFFFFFF };

typedef struct point_nodes {
	uint32_t match, touch, deny; /* NO_NODE where there is none */
	int about;                   /* index of its subject, -1 for none */
} point_nodes;

struct viva_scorer {
	const viva_rubric *rubric;
	unsigned without;
	program program;
	point_nodes *points;
	uint32_t *mistakes;
	uint32_t *subjects;
	uint32_t *cues;
	uint32_t topic, beside;
	const char **prompt_stems; /* of the question's own words, light and closed ones left out, no stem twice */
	size_t prompt_count;
	char revision[17];
};

struct viva_scratch {
	viva_arena *arena;
	stemmer *stems;
	pattern_match *patterns;
};

#endif
