/*
 * judge.h - what a match is worth: asserted, weak, listed, hedged, negated, said of the other thing, or an echo.
 *
 * Ownership: a judge lives in the arena of its run.
 */
#ifndef VIVA_JUDGE_H
#define VIVA_JUDGE_H

#include "scorer.h"

typedef struct judge {
	const viva_scorer *scorer;
	const prose *prose;
	polarity polarity;
	const int8_t *subjects;  /* by token; NULL where the rubric compares nothing */
	const bool *prompt_word; /* by token: one of the question's own words */
	const bool *echoes;      /* by sentence: it repeats the question */
} judge;

/* Reads cues, subjects and echoes, and tells the run how its hits stand. False only for lack of memory. */
bool judge_begin(judge *j, run *r, const viva_scorer *s, stemmer *stems);

/* Judges a hit for a point (NULL: for a mistake or a denial, where lists and subjects do not matter). */
void judge_hit(const judge *j, const hit *h, const viva_point *point, int about, viva_match *out);

#endif
