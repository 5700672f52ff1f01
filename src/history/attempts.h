/*
 * attempts.h - every attempt at one question, and a log of all that was ever answered.
 */
#ifndef VIVA_HISTORY_ATTEMPTS_H
#define VIVA_HISTORY_ATTEMPTS_H

#include "history.h"

/* An answer to the question itself with its follow-ups. */
typedef struct history_attempt {
	int64_t session, answer, asked_ms;
	int64_t grade; /* that counts: see grades.h */
	const char *bank, *question;
	int seconds, hints; /* follow-ups included */
	bool scored;
	double score;
} history_attempt;

/* The attempts at a question (an id, or bank/id), oldest first. */
bool history_attempts(history *h, const char *question, viva_arena *arena, history_attempt **list, size_t *count,
                      viva_error *err);

/* The attempt that an answer to the question itself makes. VIVA_E_NOT_FOUND: it is none. */
bool history_attempt_of(history *h, int64_t answer, viva_arena *arena, history_attempt *attempt, viva_error *err);

/* All that was said in an attempt, follow-ups behind the answer with an empty line between. */
bool history_attempt_text(history *h, int64_t answer, viva_buf *text, viva_error *err);

typedef struct history_entry {
	int64_t asked_ms;
	int seconds;
	const char *bank, *question, *topic, *level;
	bool follow_up;
	bool scored; /* the result that counts has a score; false of a follow-up */
	double score;
} history_entry;

/* Every answer and follow-up, oldest first. */
bool history_log(history *h, viva_arena *arena, history_entry **list, size_t *count, viva_error *err);

#endif
