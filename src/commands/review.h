/*
 * review.h - the parts of `review` that need no terminal, history or bank: what is typed taken apart, what is shown as
 * JSON.
 */
#ifndef VIVA_REVIEW_H
#define VIVA_REVIEW_H

#include "history/history.h"

/* The session number that a word is: digits alone. One too large for any session becomes INT64_MAX. */
bool review_number(const char *word, int64_t *number);

/* Says that there is no session of this number, and which there are: their range, or the nearest one within it. */
void review_absent(viva_buf *to, const char *word, int64_t number, const history_session *list, size_t count);

/* The sessions as an array, and one session with its answers as an object; a line feed ends either. Points and mistakes
 * are those of the stored result, word for word; none where it cannot be read. */
void review_list_json(viva_buf *to, const history_session *list, size_t count);
void review_session_json(viva_buf *to, const history_session *session, const history_answer *answers, size_t count);

#endif
