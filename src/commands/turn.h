/*
 * turn.h - one turn: a question asked, its answer taken, scored, put into the history, and then shown; and its
 * follow-ups.
 *
 * Ownership: the app owns what the last turn left behind (asked), from which "follow", "again" and "model" go on.
 */
#ifndef VIVA_TURN_H
#define VIVA_TURN_H

#include "app.h"

/* Asks a question; `kind` names the session that its answer begins ("ask", "again"). Returns a status. */
int turn_ask(app *a, const viva_question *q, const char *kind);

/* Takes the answer to the follow-up that turn_next names; what is said is scored together with the answer before. */
int turn_follow(app *a);

const viva_question *turn_last_question(const app *a); /* answered last in this run, or NULL */
int64_t turn_last_answer(
	const app *a); /* the number of that answer in the history; 0 for none, or where it could not be kept */
const viva_point *turn_next(const app *a); /* whose follow-up an interviewer would ask now, or NULL */

#endif
