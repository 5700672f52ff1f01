/*
 * contest_write.h - contested answers as labelled answers, for `viva rubric test --labelled FILE`.
 */
#ifndef VIVA_CONTEST_WRITE_H
#define VIVA_CONTEST_WRITE_H

#include "app.h"
#include "feedback.h"
#include "history/contest.h"

/* One line of such a file: the marks of a feedback, with the contested ones put in. Points that could not be assessed,
 * and (where the rubric is not NULL) those that it does not have, are left out. contests: all of this answer. */
void contest_line(viva_buf *to, const feedback *f, const char *said, const viva_rubric *rubric,
                  const history_contest *contests, size_t count);

/* Writes all of them into a file. A status. */
int contest_write(app *a, history *h, const char *path, bool replace, const history_contest *list, size_t count,
                  viva_arena *arena);

#endif
