/*
 * feedback.h - a scored answer as it is shown to a person, whether it was scored a moment ago or last year.
 *
 * A feedback is made from a result or read back from the JSON that history keeps, and printed the same way.
 *
 * Ownership: a feedback lies in the arena handed in; strings taken from a rubric or an answer are borrowed.
 */
#ifndef VIVA_FEEDBACK_H
#define VIVA_FEEDBACK_H

#include "terminal/output.h"

#include <viva/viva.h>

typedef struct feedback_point {
	const char *id, *says, *why, *note; /* note: why it has the credit it has, or "" */
	const char *tier;
	double credit, weight;
	bool assessed;
	const char **quotes; /* the words that earned it */
	size_t quote_count;
	const char *contested; /* what the person says of it, in words; NULL for nothing */
} feedback_point;

typedef struct feedback_mistake {
	const char *id, *says;
	double penalty;
	const char **quotes; /* the words that made it */
	size_t quote_count;
} feedback_mistake;

typedef struct feedback {
	bool scored;
	int score;
	const char *verdict, *reason;
	feedback_point *points;
	size_t point_count;
	feedback_mistake *mistakes;
	size_t mistake_count;
} feedback;

/* From a fresh result. NULL for lack of memory. */
feedback *feedback_of_result(const viva_result *result, const char *answer, viva_arena *arena);

/* From JSON of history; what today's question says (may be NULL) fills in why a point matters. VIVA_E_INPUT where the
 * text is not such a result. */
feedback *feedback_of_json(const char *json, const viva_question *q, viva_arena *arena, viva_error *err);

/* The result and what the feedback adds to it, as history keeps them. */
void feedback_json(viva_buf *to, const viva_question *q, const viva_result *result, const char *answer,
                   const feedback *f);

/* Score and verdict in a line, then points made, touched and missing, then mistakes. `seconds` is the time taken, -1
 * for unknown; `minutes` what the question gives, 0 for unknown. */
void feedback_print(out *o, const feedback *f, int seconds, int minutes);

/* What a follow-up changed: the score, the points whose credit is not what it was in before[], and, whether it changed
 * or not, the point that was followed up, and contested ones; and the mistakes. */
void feedback_print_changes(out *o, const feedback *f, const char *followed, const double *before, int score_before);

/* The weightiest must point (else should point) that is not made, has a follow-up, and was not followed up yet; NULL
 * for none. followed: a bit for each of the first 64 points. */
const viva_point *feedback_follow_up(const viva_result *result, uint64_t followed);

/* A piece of an answer on one line, cut at a word where it is long. */
const char *feedback_quote(const char *text, size_t length, viva_arena *arena);

/* "3:05", into text. */
void feedback_time(char text[16], int seconds);

#endif
