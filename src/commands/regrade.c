/* regrade.c - old answers scored with today's rubrics. */
#include "regrade.h"
#include "changes.h"
#include "command.h"
#include "history/grades.h"
#include "marking.h"
#include "review.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { INDENT = 2 };

/* ---- scoring ---- */

static regraded score_one(app *a, history *h, const history_answer *answer, const char *said)
{
	int code = STATUS_OK;
	bool added = false;
	viva_error err;
	regraded r = {.end = REGRADE_FAILED};
	history_answer today = {0};
	marking marks;
	const viva_question *q = review_question(a->library, answer);

	if (!q || !q->rubric)
		return (regraded){.end = q ? REGRADE_BARE : REGRADE_GONE};
	const viva_scorer *scorer = app_scorer(a, q, &code);
	if (!scorer)
		return r;
	if (marking_make(&marks, a, q, scorer, said) && marking_fill(&marks, a, &today)) {
		today.id = answer->id;
		if (history_add_grade(h, &today, &r.grade, &added, &err))
			r.end = added ? REGRADE_ADDED : REGRADE_KNOWN;
		else
			app_report(a, &err);
	}
	marking_free(&marks);
	return r;
}

bool regrade_answers(app *a, history *h, const history_answer *answers, size_t count, viva_arena *arena,
                     regraded **list)
{
	viva_buf said = VIVA_BUF_INIT;
	bool whole = true;

	*list = viva_arena_array(arena, count, sizeof **list);
	for (size_t i = 0; *list && whole && i < count; i++) {
		if (!answers[i].parent)
			viva_buf_clear(&said);
		viva_buf_adds(&said, answers[i].parent ? "\n\n" : "");
		viva_buf_adds(&said, answers[i].text);
		whole = !said.failed;
		if (whole)
			(*list)[i] = score_one(a, h, &answers[i], said.text);
	}
	viva_buf_free(&said);
	if (!*list || !whole)
		app_complain(a, "out of memory");
	return *list && whole;
}

/* ---- saying what changed ---- */

static const history_grade *grade_of(const history_grade *grades, size_t count, int64_t id)
{
	for (size_t i = 0; i < count; i++)
		if (grades[i].id == id)
			return &grades[i];
	return NULL;
}

static void print_scores(out *o, const history_answer *then, const history_grade *now)
{
	char before[16] = "no score", after[16] = "no score";

	if (then->scored)
		snprintf(before, sizeof before, "%.0f", then->score);
	if (now->marks.scored)
		snprintf(after, sizeof after, "%.0f", now->marks.score);
	bool same = strcmp(before, after) == 0;
	out_span line[] = {{OUT_ACCENT, then->question},
	                   {OUT_PLAIN, then->parent ? " with the follow-up" : ""},
	                   {OUT_PLAIN, "  then "},
	                   {OUT_STRONG, before},
	                   {OUT_PLAIN, ", today "},
	                   {OUT_STRONG, after},
	                   {OUT_DIM, now->shown ? "  the rubric is as it was then"
	                             : same     ? "  the same"
	                                        : ""}};
	out_para(o, INDENT, 2 * INDENT, line, sizeof line / sizeof *line);
}

static void print_one(app *a, const history_answer *then, const regraded *r, const history_grade *now,
                      viva_arena *arena)
{
	changes c;
	static const char *const whys[] = {[REGRADE_GONE] =
	                                       "cannot be regraded: the banks in use do not have this question",
	                                   [REGRADE_BARE] = "cannot be regraded: the question has no rubric any more",
	                                   [REGRADE_FAILED] = "could not be regraded"};

	if (now) {
		print_scores(a->out, then, now);
		if (changes_between(then, &now->marks, arena, &c))
			changes_print(a->out, &c, 2 * INDENT);
		changes_print_mistakes(a->out, then->result, now->marks.result, arena, 2 * INDENT);
		return;
	}
	out_span line[] = {{OUT_ACCENT, then->question}, {OUT_PLAIN, "  "}, {OUT_HALF, whys[r->end]}};
	out_para(a->out, INDENT, 2 * INDENT, line, sizeof line / sizeof *line);
}

static void print_counting(app *a, int64_t session, const history_grade *grades, size_t count)
{
	bool later = false, any = false;
	char line[160];

	for (size_t i = 0; i < count; i++) {
		any = any || !grades[i].shown;
		later = later || (!grades[i].shown && grades[i].counts);
	}
	if (!any)
		return;
	snprintf(line, sizeof line, "Scores and stats count %s ('review %" PRId64 " --count %s' changes that).",
	         later ? "today's marks" : "what was shown then", session, later ? "then" : "new");
	out_newline(a->out);
	out_text(a->out, INDENT, INDENT, OUT_PLAIN, line);
}

/* The grades that shall count: all of today's, or none. */
static bool choose(history *h, int64_t session, const char *counting, const regraded *list, size_t count,
                   viva_arena *arena, viva_error *err)
{
	int64_t *grades = viva_arena_array(arena, count, sizeof *grades);
	size_t chosen = 0;

	if (!counting)
		return true;
	if (!grades)
		return viva_fail_memory(err);
	for (size_t i = 0; strcmp(counting, "new") == 0 && list && i < count; i++)
		if (list[i].grade)
			grades[chosen++] = list[i].grade;
	return history_choose_grades(h, session, grades, chosen, err);
}

/* What all answers came to: a status. */
static int status_of(const regraded *list, size_t count)
{
	int status = STATUS_OK;

	for (size_t i = 0; i < count; i++) {
		if (list[i].end == REGRADE_FAILED)
			return STATUS_FAILED;
		if (!list[i].grade)
			status = STATUS_SHORT;
	}
	return status;
}

static void print_all(app *a, const regrade_wish *wish, const history_answer *answers, const regraded *list,
                      size_t count, const history_grade *grades, size_t grade_count, viva_arena *arena)
{
	out_putf(a->out, OUT_STRONG, "Session %" PRId64 "%s", wish->session,
	         wish->score ? ", scored with today's rubrics" : "");
	out_newline(a->out);
	for (size_t i = 0; list && i < count; i++)
		print_one(a, &answers[i], &list[i], grade_of(grades, grade_count, list[i].grade), arena);
	print_counting(a, wish->session, grades, grade_count);
}

int regrade_session(app *a, history *h, const regrade_wish *wish, viva_arena *arena)
{
	history_session head;
	history_answer *answers;
	history_grade *grades;
	regraded *list = NULL;
	size_t count, grade_count;
	int status = STATUS_OK;
	viva_error err;

	if (!history_read_session(h, wish->session, arena, &head, &answers, &count, &err))
		return app_report(a, &err);
	if (wish->score && !app_library(a, &status))
		return status;
	if (wish->score && !regrade_answers(a, h, answers, count, arena, &list))
		return STATUS_FAILED;
	if (!choose(h, wish->session, wish->counting, list, count, arena, &err) ||
	    !history_grades(h, wish->session, arena, &grades, &grade_count, &err))
		return app_report(a, &err);
	if (!wish->quiet)
		print_all(a, wish, answers, list, count, grades, grade_count, arena);
	return list ? status_of(list, count) : STATUS_OK;
}
