/*
 * draw.h - which question comes next. Pure: what was practised and what time it is are handed in.
 *
 * A question comes back after an interval that grows with its last score: at once below 35, after a day below 60, three
 * days below 80, a week from there. It is due when that has passed.
 *
 * Ownership: nothing is kept.
 */
#ifndef VIVA_DRAW_H
#define VIVA_DRAW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct draw_card {
	bool practised;    /* answered at least once */
	double last_score; /* 0..100 */
	int64_t last_ms;   /* since 1970 UTC */
	bool excluded;     /* not to be drawn: the one asked just now, say */
} draw_card;

bool draw_is_due(const draw_card *card, int64_t now_ms);

/* The index of the card to ask next: among those due the one with the lowest score, else the first never asked, else
 * the one asked longest ago. Ties go to the first. SIZE_MAX where there is none. */
size_t draw_next(const draw_card *cards, size_t count, int64_t now_ms);

#endif
