/*
 * sheet.h - a session made ready to be handed to somebody else: what was asked, what was said, what was thought of it,
 * and what that adds up to. The exports (export_*.c) write it down, each in its format.
 *
 * Ownership: a sheet lies in the arena handed in, and borrows from the banks.
 */
#ifndef VIVA_SHEET_H
#define VIVA_SHEET_H

#include "app.h"
#include "beside.h"
#include "history/mock.h"
#include "interview/scorecard.h"

/* Words of an answer that earned something or were a mistake. */
typedef struct sheet_mark {
	size_t start, end; /* bytes of the answer's text */
	const char *id;    /* of the point or the mistake */
	bool wrong;
} sheet_mark;

typedef struct sheet_answer {
	const history_answer *answer;
	const history_answer
		*before; /* of a follow-up, the answer given before it, with the marks that it had; else NULL */
	const viva_question *question; /* today's, or NULL */
	const char *prompt;            /* in today's wording, or NULL */
	const feedback *feedback;      /* NULL where the stored result cannot be read */
	size_t number;                 /* of its question in the session, from 1 */
	bool outdated;                 /* today's rubric scores by other rules */
	sheet_mark *marks; /* in order, none overlapping; none of a follow-up, which was scored with other words */
	size_t mark_count;
} sheet_answer;

typedef struct sheet {
	history_session session;
	bool interview;        /* a mock interview, with its plan */
	history_mock mock;     /* of another session, one made up of its scored answers */
	sheet_answer *answers; /* follow-ups after their answer */
	size_t count;
	size_t questions;
	beside beside;         /* later grades, contested points */
	const scorecard *card; /* over the answers that have a score; of an interview, over all its questions */
} sheet;

/* VIVA_E_NOT_FOUND: there is no such session. */
bool sheet_make(app *a, history *h, int64_t session, viva_arena *arena, sheet *s, viva_error *err);

/* "Mock interview" or "Practice session". */
const char *sheet_title(const sheet *s);

/* How an interview ended where that was not after its last question: "unfinished", "out of time", "ended early", "given
 * up"; else NULL. */
const char *sheet_ending(const sheet *s);

/* "made", "touched", "missing", or "unclear" for a point that could not be assessed. */
const char *sheet_word(const feedback_point *p);

/* Whether a report lists the point: of a follow-up, what that changed, the point that it is about, and what is
 * contested; of an answer without a score, what was made or touched. */
bool sheet_shows(const sheet_answer *a, size_t point);

/* "By a later rubric: score 60, partial (counts)" for each later grade of an answer, one after the other as at goes
 * from 0; false past the last. */
bool sheet_later(const sheet *s, const sheet_answer *a, size_t *at, viva_buf *line);

/* What to say of the overall score where later grades or contests count in it; else NULL. */
const char *sheet_amended(const sheet *s);

/* The answer that a question of the card was made of, or NULL: its number is where the report has it. */
const sheet_answer *sheet_answer_of(const sheet *s, const scorecard_question *q);

/* What today's rubric says of why a point of a question matters, or NULL. */
const char *sheet_why(const sheet *s, const scorecard_missing *m);

#endif
