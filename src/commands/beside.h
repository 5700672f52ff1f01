/*
 * beside.h - what stands beside the answers of a session: what later rubrics made of them, and points that are
 * contested.
 *
 * Ownership: in the arena handed in.
 */
#ifndef VIVA_BESIDE_H
#define VIVA_BESIDE_H

#include "bank/json_write.h"
#include "feedback.h"
#include "history/contest.h"
#include "history/grades.h"

typedef struct beside {
	history_grade *grades;
	size_t grade_count;
	history_contest *contests;
	size_t contest_count;
} beside;

bool beside_read(history *h, int64_t session, viva_arena *arena, beside *b, viva_error *err);

/* Puts into a feedback what the person says of its points. answer: to the question itself. False for lack of memory. */
bool beside_contest(const beside *b, int64_t answer, feedback *f, viva_arena *arena);

/* What later rubrics made of an answer, with the points gained and lost against what was shown then; nothing where
 * there is no later grade. */
void beside_print_grades(out *o, const beside *b, const history_answer *shown, viva_arena *arena);

/* Whether any contest or later grade of the session counts. */
bool beside_counts(const beside *b);

/* The members "later" and "contested" of an answer. */
void beside_json(json_out *w, const beside *b, const history_answer *answer);

/* Points and mistakes of a stored result as they stand there, as members. */
void beside_stored_json(json_out *w, const char *result);

#endif
