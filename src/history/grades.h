/*
 * grades.h - what was thought of an answer: the grade shown when it was given, and those of later rubrics beside it.
 *
 * An answer has one grade that was shown then, for good, and any number of later ones, no two under the same revision
 * of a rubric. Sums are made with the one shown then, until another is chosen.
 */
#ifndef VIVA_HISTORY_GRADES_H
#define VIVA_HISTORY_GRADES_H

#include "history.h"

typedef struct history_grade {
	int64_t id, answer;
	bool shown; /* then */
	bool counts;
	history_answer marks; /* from `scored` on */
} history_grade;

/* All grades of the answers of a session, those of an answer together, the one shown then first. */
bool history_grades(history *h, int64_t session, viva_arena *arena, history_grade **list, size_t *count,
                    viva_error *err);

/* The marks of one grade. VIVA_E_NOT_FOUND: there is none such. */
bool history_read_grade(history *h, int64_t grade, viva_arena *arena, history_answer *marks, viva_error *err);

/* Adds a grade to the answer with the number marks->id, and tells its number; where it has one under this revision,
 * adds nothing and tells that one's. Where a grade was chosen for the answer, this one is from now on. */
bool history_add_grade(history *h, const history_answer *marks, int64_t *grade, bool *added, viva_error *err);

/* From now on these grades count for their answers; for other answers of the session, the one shown then. */
bool history_choose_grades(history *h, int64_t session, const int64_t *grades, size_t count, viva_error *err);

#endif
