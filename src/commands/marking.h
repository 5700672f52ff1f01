/*
 * marking.h - an answer scored, as it is shown and as the history keeps it: what `ask` and `mock` share.
 *
 * Ownership: a marking owns its arena, and with it the result and the feedback, until marking_free. The question, the
 * scorer and the text are borrowed, and what was filled into a history_answer is borrowed from the marking.
 */
#ifndef VIVA_MARKING_H
#define VIVA_MARKING_H

#include "app.h"
#include "feedback.h"

typedef struct marking {
	const viva_question *question;
	const viva_scorer *scorer;
	const char *text; /* what is scored: the answer, or the answer with its follow-ups */
	viva_result result;
	feedback *feedback;
	viva_arena *arena;
	viva_buf json;
} marking;

/* Scores a text. False with the complaint made; it is to be freed all the same. */
bool marking_make(marking *m, app *a, const viva_question *q, const viva_scorer *scorer, const char *text);
void marking_free(marking *m);

/* Fills in what an answer of the history has from its question and its marks. False for lack of memory, with the
 * complaint made. */
bool marking_fill(marking *m, app *a, history_answer *answer);

#endif
