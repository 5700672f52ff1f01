/*
 * mock.h - mock interviews in the history: the plan, how far it has come, and what is being typed, so that an interview
 * that was killed goes on where it was.
 *
 * An interview belongs to a session of kind "mock", whose number it takes when it begins. Each time it is taken up it
 * gets a new run number; a program that still holds an older one can write no more, so that two windows cannot spoil
 * one interview.
 *
 * What the words (state, ending, at_zero, feedback) mean is the interview's business: history keeps them as they are;
 * but an ending that is "" is that of an interview that goes on.
 *
 * Ownership: as in history.h. Times that end in _ms are milliseconds.
 */
#ifndef VIVA_HISTORY_MOCK_H
#define VIVA_HISTORY_MOCK_H

#include "history.h"

typedef struct history_mock_item {
	const char *bank, *question, *topic, *level;
	int minutes; /* that the question gives */
	const char *state;
	int put_off, follow_ups;
	int64_t spent_ms;
	int64_t asked_ms;      /* since 1970 UTC, 0: not yet */
	int hints;             /* used in what is being typed */
	int64_t answer;        /* to the question itself, 0 for none */
	const char *following; /* the point whose follow-up stands, or NULL */
	const char *draft;     /* what is being typed, "" for nothing */
} history_mock_item;

typedef struct history_mock {
	int64_t session; /* set by history_begin_mock */
	int64_t started_ms;
	int64_t run;       /* likewise, and by history_take_up_mock */
	const char *level; /* asked for, or NULL for any */
	bool seeded;
	int64_t seed;
	int minutes; /* 0: no limit */
	const char *at_zero, *feedback;
	bool follow_ups;
	int hint_cost; /* points of the score, each */
	const char *ending;
	int64_t elapsed_ms;
	int current; /* position of the question that stands, -1 for none */
	int put_off, told;
	history_mock_item *items;
	size_t count;
} history_mock;

/* Begins an interview: a session and its plan, all or nothing. Durable on return, like all that follows. */
bool history_begin_mock(history *h, history_mock *m, viva_error *err);

/* Writes how far it has come: the interview's own state, and that of the item at a position (SIZE_MAX: of none).
 * VIVA_E_INPUT: it was taken up elsewhere since. */
bool history_save_mock(history *h, const history_mock *m, size_t position, viva_error *err);

/* An answer and the state after it, both or neither. Sets answer->id, and the item's `answer` where it has none. */
bool history_add_mock_answer(history *h, history_answer *answer, history_mock *m, size_t position, viva_error *err);

/* The newest interview that goes on. */
bool history_unfinished_mock(history *h, viva_arena *arena, history_mock *m, bool *found, viva_error *err);

/* The interview of a session. *found is false where the session is none. */
bool history_read_mock(history *h, int64_t session, viva_arena *arena, history_mock *m, bool *found, viva_error *err);

/* Gives m the run number that lets this program write. */
bool history_take_up_mock(history *h, history_mock *m, viva_error *err);

/* Ends it with an ending. Where it has no answer, nothing remains of it. */
bool history_end_mock(history *h, history_mock *m, const char *ending, viva_error *err);

#endif
