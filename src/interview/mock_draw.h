/*
 * mock_draw.h - which questions make up a mock interview. Pure: what was practised, the time and the seed are handed
 * in.
 *
 * Topics take turns. Within a topic come first the questions that are due (draw.h), then those never asked, then those
 * that went badly and are not due yet, then the rest, longest ago first. What is alike in this is decided by the seed.
 *
 * Ownership: nothing is kept.
 */
#ifndef VIVA_MOCK_DRAW_H
#define VIVA_MOCK_DRAW_H

#include "draw.h"

typedef struct mock_candidate {
	const char *name; /* bank/id. Chance goes by it, so that a bank may be put into another order */
	const char *topic;
	draw_card card;
} mock_candidate;

enum { MOCK_WEAK = 60 }; /* a last score below this went badly */

/* Draws up to `wanted` questions, none twice, none that is excluded: their indices go into drawn[], in the order in
 * which they are to be asked. Returns how many there are. The same candidates, time and seed give the same draw. */
size_t mock_draw(const mock_candidate *list, size_t count, size_t wanted, uint64_t seed, int64_t now_ms, size_t *drawn);

#endif
