/*
 * transfer.h - a history taken out session by session, and the sessions of another history merged in.
 *
 * A record is a session with all that the history keeps of it: the answers in the order in which they were stored, so
 * that each comes before its follow-ups, with the grades shown then; later grades; contested points; the plan of a mock
 * interview. Left out are drafts, and the plan of an interview that goes on: it goes on where it is.
 *
 * Within a record an answer's number is its place, counted from 1: `id` and `parent` of an answer, `answer` of a grade,
 * a contest, and an interview's item. Its `session` means nothing.
 *
 * Ownership: a record lies in the arena handed in.
 */
#ifndef VIVA_HISTORY_TRANSFER_H
#define VIVA_HISTORY_TRANSFER_H

#include "contest.h"
#include "grades.h"
#include "mock.h"

typedef struct history_record {
	const char *uid, *kind;
	int64_t started_ms;
	history_answer *answers;
	size_t count;
	history_grade *later; /* grades that were not shown then: `answer`, `counts`, `marks` */
	size_t later_count;
	history_contest *contests; /* what reading alone sets is of no account */
	size_t contest_count;
	const history_mock *interview; /* NULL for none */
} history_record;

/* The record that comes after the session *after, which is then its number; begin with 0. Oldest first, and in the same
 * order wherever the sessions are the same. No lock is held between the calls. */
bool history_next_record(history *h, int64_t *after, viva_arena *arena, history_record *record, bool *found,
                         viva_error *err);

/* What merging added; `known`: sessions that were there already. */
typedef struct history_merged {
	size_t sessions, answers, grades, contests, interviews, known;
} history_merged;

/* One transaction: begin, merge any number of records, end. What the history has stays as it is: sessions and answers
 * by their uid, grades by their revision, contests by their point, and which grade counts where one was chosen; what it
 * lacks is added. Where merging fails (VIVA_E_INPUT: what it has under a uid is something else), or `keep` is false at
 * the end, nothing has changed. */
bool history_begin_merge(history *h, viva_error *err);
bool history_merge(history *h, const history_record *record, history_merged *merged, viva_error *err);
bool history_end_merge(history *h, bool keep, viva_error *err);

#endif
