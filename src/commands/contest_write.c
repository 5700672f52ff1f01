/* contest_write.c - contested answers as labelled answers. */
#include "contest_write.h"
#include "bank/json_write.h"
#include "command.h"
#include "figures.h"
#include "history/attempts.h"
#include "history/grades.h"
#include "review.h"
#include "whole_file.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static bool rubric_has(const viva_rubric *rubric, const char *point)
{
	for (size_t i = 0; rubric && i < rubric->point_count; i++)
		if (strcmp(rubric->points[i].id, point) == 0)
			return true;
	return rubric == NULL;
}

static const history_contest *contest_of(const history_contest *list, size_t count, const char *point)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(list[i].point, point) == 0)
			return &list[i];
	return NULL;
}

void contest_line(viva_buf *to, const feedback *f, const char *said, const viva_rubric *rubric,
                  const history_contest *contests, size_t count)
{
	json_out w = json_out_to(to, 0);
	char id[160];

	snprintf(id, sizeof id, "%.100s-contested-%" PRId64 ".%zu", contests->question, contests->session, contests->place);
	json_out_object(&w, NULL);
	json_out_string(&w, "id", id);
	json_out_string(&w, "question", contests->question);
	json_out_string(&w, "split", "write");
	json_out_string(&w, "answer", said);
	json_out_object(&w, "points");
	for (size_t i = 0; i < f->point_count; i++) {
		const feedback_point *p = &f->points[i];
		const history_contest *c = contest_of(contests, count, p->id);
		if ((p->assessed || c) && rubric_has(rubric, p->id))
			json_out_number(&w, p->id, c ? c->credit : p->credit);
	}
	json_out_end_object(&w);
	json_out_end_object(&w);
	json_out_newline(&w);
}

/* Adds the line of the answer whose contests these are. */
static bool add_line(app *a, history *h, viva_buf *to, const history_contest *contests, size_t count, viva_arena *arena,
                     viva_error *err)
{
	history_attempt attempt;
	history_answer marks;
	viva_buf said = VIVA_BUF_INIT;
	const history_answer which = {.bank = contests->bank, .question = contests->question};
	const viva_question *q = review_question(a->library, &which);
	bool done = history_attempt_of(h, contests->answer, arena, &attempt, err) &&
	            history_read_grade(h, attempt.grade, arena, &marks, err) &&
	            history_attempt_text(h, contests->answer, &said, err);
	const feedback *f = done ? feedback_of_json(marks.result, q, arena, err) : NULL;

	if (f)
		contest_line(to, f, said.text, q ? q->rubric : NULL, contests, count);
	viva_buf_free(&said);
	return f != NULL;
}

/* The contests at the head of the list that belong to one answer. */
static size_t run_of(const history_contest *list, size_t count)
{
	size_t n = 1;

	while (n < count && list[n].answer == list[0].answer)
		n++;
	return n;
}

static int write_text(app *a, const char *path, bool replace, const viva_buf *text)
{
	whole_file *file;
	viva_error err;

	if (!whole_file_begin(path, replace, &file, &err))
		return app_report(a, &err);
	whole_file_add(file, text->text, text->length);
	return whole_file_end(file, true, &err) ? STATUS_OK : app_report(a, &err);
}

int contest_write(app *a, history *h, const char *path, bool replace, const history_contest *list, size_t count,
                  viva_arena *arena)
{
	int status = STATUS_OK, ignored;
	size_t lines = 0;
	viva_error err;
	viva_buf text = VIVA_BUF_INIT;
	char answers[FIGURES_TEXT];

	if (count == 0) {
		app_complain(a, "nothing is contested: '%s' was not written", path);
		return STATUS_SHORT;
	}
	app_library(a, &ignored);
	for (size_t i = 0, run; i < count && status == STATUS_OK; i += run, lines++) {
		run = run_of(list + i, count - i);
		if (!add_line(a, h, &text, list + i, run, arena, &err))
			status = app_report(a, &err);
	}
	if (status == STATUS_OK && text.failed) {
		viva_fail_memory(&err);
		status = app_report(a, &err);
	}
	if (status == STATUS_OK)
		status = write_text(a, path, replace, &text);
	viva_buf_free(&text);
	if (status != STATUS_OK)
		return status;
	figures_count(answers, lines, "answer");
	out_putf(a->out, OUT_PLAIN, "%s written to '%s'", answers, path);
	out_newline(a->out);
	return STATUS_OK;
}
