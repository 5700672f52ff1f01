/*
 * mock_session.h - a mock interview under way: its course (interview/mock.h) beside what the history keeps of it
 * (history/mock.h), item by item. Whatever happens goes into both.
 *
 * Ownership: a session owns what it points to, but the questions, which are the library's, until mock_session_free.
 */
#ifndef VIVA_MOCK_SESSION_H
#define VIVA_MOCK_SESSION_H

#include "history/mock.h"
#include "mock_plan.h"

typedef struct mock_session {
	app *app;
	history *history;
	viva_arena *arena;
	mock mock;
	history_mock kept;
	const viva_question **questions; /* by item; NULL where the banks no longer have it */
	viva_buf *drafts;                /* by item */
	bool lost;                       /* it was taken up in another window: nothing more is written */
	viva_error trouble;              /* of mock_session_keep, not told yet */
} mock_session;

/* Begins one, in the history too. A status, with the complaint made; it is to be freed all the same. */
int mock_session_begin(mock_session *s, app *a, const mock_plan *p);

/* Takes up the one that is unfinished. *found is false where there is none. With `touch` it becomes this program's;
 * else it is only looked at. A status, as above. */
int mock_session_take_up(mock_session *s, app *a, bool touch, bool *found);

void mock_session_free(mock_session *s);

/* Writes down how it stands. False where that failed, with the complaint made. */
bool mock_session_save(mock_session *s);

/* Keeps the text that is being typed for the question that stands, with the hints used in it. Prints nothing, since a
 * line is being typed: mock_session_tell does afterwards. */
void mock_session_keep(mock_session *s, const char *text, int hints);
void mock_session_tell(mock_session *s);

/* Puts an answer into the history, and how it stands after it. False as above; then nothing was written. */
bool mock_session_add(mock_session *s, history_answer *answer);

/* Ends it for good. */
bool mock_session_end(mock_session *s, mock_ending ending);

/* The question that stands: its item in the history, and the question itself. */
history_mock_item *mock_session_item(const mock_session *s);
const viva_question *mock_session_question(const mock_session *s);

/* "2 of 5 done, 21 minutes left". */
void mock_session_standing(const mock_session *s, char text[64]);

#endif
