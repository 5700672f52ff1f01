/*
 * review.h - one session shown, and the parts of `review` that need no terminal, history or bank: what is typed taken
 * apart, what is shown as JSON.
 */
#ifndef VIVA_REVIEW_H
#define VIVA_REVIEW_H

#include "app.h"
#include "beside.h"
#include "history/mock.h"
#include "interview/scorecard.h"
#include "review_filter.h"

/* Shows the session that a word names, as `review N` does. A status. */
int review_show(app *a, const char *word);

/* The session number that a word is: digits alone. One too large for any session becomes INT64_MAX. */
bool review_number(const char *word, int64_t *number);

/* Says that there is no session of this number, and which there are: their range, or the nearest one within it. */
void review_absent(viva_buf *to, const char *word, int64_t number, const history_session *list, size_t count);

/* Complains that there is no such session, as above. A status. h may be NULL. */
int review_tell_absent(app *a, history *h, const char *word, int64_t number, viva_arena *arena);

/* The question of an answer as today's banks have it, or NULL. library may be NULL. */
const viva_question *review_question(const viva_library *library, const history_answer *answer);

/* What was asked, in today's wording: of a follow-up, that of its point. NULL where that is not known; q may be NULL.
 */
const char *review_prompt(const history_answer *answer, const viva_question *q);

/* The sessions that a filter lets through, a line each or as JSON. h may be NULL. A status. In review_list.c. */
int review_list(app *a, history *h, const review_filter *filter, bool json, viva_arena *arena);

/* The sessions that a filter lets through as an array, and one session with its answers as an object; a line feed ends
 * either. Points and mistakes are those of the stored result, word for word; none where it cannot be read. card and
 * mock: of a mock interview, else NULL; b may be NULL. */
void review_list_json(viva_buf *to, const history_session *list, size_t count, const review_filter *filter);
void review_session_json(viva_buf *to, const history_session *session, const history_answer *answers, size_t count,
                         const scorecard *card, const history_mock *mock, const beside *b);

#endif
