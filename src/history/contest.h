/*
 * contest.h - points that the person says were made. The machine's mark stays as it is; what the person says is kept
 * beside it.
 *
 * A contest belongs to the answer to a question itself and means its follow-ups as well. There is one for each point.
 */
#ifndef VIVA_HISTORY_CONTEST_H
#define VIVA_HISTORY_CONTEST_H

#include "history.h"

typedef struct history_contest {
	int64_t answer;
	const char *point;
	double credit; /* 0, 0.5 or 1 */
	const char *reason;
	int64_t at_ms;
	bool counts; /* in scores and sums, instead of the machine's */
	/* Set by reading alone: */
	int64_t session;
	size_t place; /* of the answer among those of its session to questions themselves, from 1 */
	const char *bank, *question;
	double machine; /* the credit of the grade that counts, 0 where it does not have the point */
} history_contest;

/* Keeps a contest; one of the same point is replaced. VIVA_E_NOT_FOUND: there is no such answer to a question itself.
 */
bool history_contest_point(history *h, const history_contest *contest, viva_error *err);
bool history_drop_contest(history *h, int64_t answer, const char *point, bool *found, viva_error *err);

/* Those of one session, or of all (0), in the order of sessions, answers and points. */
bool history_contests(history *h, int64_t session, viva_arena *arena, history_contest **list, size_t *count,
                      viva_error *err);

#endif
