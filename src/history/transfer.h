/*
 * transfer.h - a history taken out session by session, and the sessions of another history merged in.
 *
 * A record is a session with all that the history keeps of it: the answers in the order in which they were stored, so
 * that each comes before its follow-ups; grades that were superseded; the plan of a mock interview. Left out are
 * drafts, and the plan of an interview that goes on: it goes on where it is.
 *
 * Within a record an answer's number is its place, counted from 1: `id` and `parent` of an answer, `answer` of an
 * interview's item. Its `session` means nothing.
 *
 * Ownership: a record lies in the arena handed in.
 */
#ifndef VIVA_HISTORY_TRANSFER_H
#define VIVA_HISTORY_TRANSFER_H

#include "mock.h"

/* A grade that counts no more. */
typedef struct history_former {
	int64_t answer;
	history_answer grade; /* from `scored` on */
} history_former;

typedef struct history_record {
	const char *uid, *kind;
	int64_t started_ms;
	history_answer *answers;
	size_t count;
	history_former *former;
	size_t former_count;
	const history_mock *interview; /* NULL for none */
} history_record;

/* The record that comes after the session *after, which is then its number; begin with 0. Oldest first, and in the same
 * order wherever the sessions are the same. No lock is held between the calls. */
bool history_next_record(history *h, int64_t *after, viva_arena *arena, history_record *record, bool *found,
						 viva_error *err);

/* What merging added; `known`: sessions that were there already. */
typedef struct history_merged {
	size_t sessions, answers, grades, interviews, known;
} history_merged;

/* One transaction: begin, merge any number of records, end. What the history has, known by its uid, stays as it is;
 * what it lacks is added. A grade that it lacks of an answer that it has is added as one that was superseded. Where
 * merging fails (VIVA_E_INPUT: what it has under a uid is something else), or `keep` is false at the end, nothing has
 * changed. */
bool history_begin_merge(history *h, viva_error *err);
bool history_merge(history *h, const history_record *record, history_merged *merged, viva_error *err);
bool history_end_merge(history *h, bool keep, viva_error *err);

#endif
