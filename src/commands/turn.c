/*
 * turn.c - one turn of an interview: the question shown, the answer taken, scored, kept, and only then talked about.
 */
#include "turn.h"
#include "answering.h"
#include "answers.h"
#include "beside.h"
#include "commands.h"
#include "marking.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The answer last given: what "follow", "again" and "model" go on from. */
struct asked {
	const viva_question *question;
	viva_buf text;          /* follow-ups included */
	int64_t answer;         /* in the history; 0 where it could not be kept */
	const viva_point *next; /* whose follow-up an interviewer would ask now, or NULL */
	int score;
	double *credits;   /* of its points, in the rubric's order */
	uint64_t followed; /* points that were followed up: a bit each */
};

void asked_free(app *a)
{
	if (!a->asked)
		return;
	viva_buf_free(&a->asked->text);
	free(a->asked->credits);
	free(a->asked);
	a->asked = NULL;
}

const viva_question *turn_last_question(const app *a)
{
	return a->asked ? a->asked->question : NULL;
}

int64_t turn_last_answer(const app *a)
{
	return a->asked ? a->asked->answer : 0;
}

/* ---- keeping ---- */

static bool begin_session(app *a, history *h, const char *kind, viva_error *err)
{
	return a->session || history_begin_session(h, kind, app_now_ms(), &a->session, err);
}

typedef struct turn {
	app *app;
	const char *kind;
	const viva_question *question;
	const viva_scorer *scorer;
	answering typed;
	const char *text; /* what is scored: the answer, or the answer with its follow-ups */
	marking marks;
	int64_t parent; /* the answer that this one follows up, 0 for none */
	const viva_point *follows;
} turn;

/* Puts the answer into the history. False where it could not be kept; the complaint is made. */
static bool keep(turn *t, int64_t *id)
{
	int ignored;
	viva_error err;
	history *h = app_history(t->app, true, &ignored);
	history_answer answer = {.parent = t->parent,
	                         .follows_point = t->follows ? t->follows->id : NULL,
	                         .asked_ms = t->typed.asked_ms,
	                         .seconds = answering_seconds(&t->typed),
	                         .hints = t->typed.hints,
	                         .text = t->typed.text.text};

	if (!h || !marking_fill(&t->marks, t->app, &answer))
		return false;
	bool kept = begin_session(t->app, h, t->kind, &err);
	answer.session = t->app->session;
	kept = kept && history_add_answer(h, &answer, &err);
	if (kept) {
		*id = answer.id;
		answering_drop_draft(&t->typed);
	} else {
		app_report(t->app, &err);
	}
	return kept;
}

/* ---- a turn ---- */

/* The points followed up so far: those of the answer that this turn goes on from, and the one that it answers. */
static uint64_t followed_so_far(const turn *t)
{
	uint64_t followed = t->follows ? t->app->asked->followed : 0;

	for (size_t i = 0; t->follows && i < t->marks.result.point_count && i < 64; i++)
		if (t->marks.result.points[i].point == t->follows)
			followed |= (uint64_t)1 << i;
	return followed;
}

static void remember(turn *t, int64_t id)
{
	app *a = t->app;
	struct asked *now = calloc(1, sizeof *now);

	if (!now)
		return;
	*now = (struct asked){.question = t->question, .text = VIVA_BUF_INIT, .answer = t->parent ? t->parent : id};
	viva_buf_adds(&now->text, t->text);
	now->score = t->marks.result.score;
	now->followed = followed_so_far(t);
	now->next = t->marks.result.scored ? feedback_follow_up(&t->marks.result, now->followed) : NULL;
	now->credits = calloc(t->marks.result.point_count + 1, sizeof *now->credits);
	for (size_t i = 0; now->credits && i < t->marks.result.point_count; i++)
		now->credits[i] = t->marks.result.points[i].credit;
	asked_free(a);
	a->asked = now;
}

static void drop_last_newline(viva_buf *text)
{
	while (text->length && text->text[text->length - 1] == '\n')
		viva_buf_cut(text, text->length - 1);
}

static void show_next(app *a)
{
	out *o = a->out;
	const viva_point *next = a->asked ? a->asked->next : NULL;

	if (next) {
		out_span ask[] = {{OUT_STRONG, "An interviewer would ask now: "}, {OUT_PLAIN, next->follow_up}};
		out_para(o, 2, 2, ask, 2);
		out_newline(o);
	}
	if (!a->in_repl)
		return;
	bool model = a->asked && a->asked->question->model_answer;
	out_span keys[] = {{OUT_ACCENT, next ? "follow" : "again"},
	                   {OUT_DIM, next ? " answer that   " : " answer it once more   "},
	                   {OUT_ACCENT, model ? "model" : ""},
	                   {OUT_DIM, model ? " a strong answer   " : ""},
	                   {OUT_ACCENT, "ask"},
	                   {OUT_DIM, " the next question"}};
	out_para(o, 2, 2, keys, sizeof keys / sizeof *keys);
}

/* Of an answer that goes on, what the person said of its points meanwhile. */
static void add_contests(const turn *t)
{
	beside b;
	viva_error ignored;

	if (t->parent && t->app->history && beside_read(t->app->history, t->app->session, t->marks.arena, &b, &ignored))
		(void)beside_contest(&b, t->parent, t->marks.feedback, t->marks.arena);
}

static void show_feedback(const turn *t, bool kept)
{
	const struct asked *before = t->app->asked;
	out *o = t->app->out;

	add_contests(t);
	out_newline(o);
	if (t->follows && before && before->credits && t->marks.result.scored)
		feedback_print_changes(o, t->marks.feedback, t->follows->id, before->credits, before->score);
	else
		feedback_print(o, t->marks.feedback, answering_seconds(&t->typed), t->question->minutes);
	if (!kept)
		out_text(o, 2, 2, OUT_BAD, "This answer could not be written to the history.");
}

/* Scores what was typed, keeps it, and only then shows it. */
static int conclude(turn *t)
{
	int64_t id = 0;

	if (!marking_make(&t->marks, t->app, t->question, t->scorer, t->text)) {
		marking_free(&t->marks);
		return STATUS_SHORT;
	}
	bool kept = keep(t, &id);
	/* Taller than the screen, all of it goes through the pager, so that nothing scrolls past unread. */
	if (t->app->interactive)
		out_page_begin(t->app->out);
	show_feedback(t, kept);
	remember(t, id);
	show_next(t->app);
	if (t->app->interactive)
		out_page_end(t->app->out);
	bool scored = t->marks.result.scored;
	marking_free(&t->marks);
	return !kept ? STATUS_FAILED : scored ? STATUS_OK : STATUS_SHORT;
}

static int end_without_answer(turn *t, answer_end end)
{
	bool blank = answering_is_blank(t->typed.text.text);

	switch (end) {
	case ANSWER_SKIPPED:
		if (t->app->interactive)
			out_text(t->app->out, 2, 2, OUT_DIM,
			         !blank ? "Left without an answer; what you typed is kept." : "Left without an answer.");
		else
			app_complain(t->app, blank ? "the answer to '%s' is empty" : "question '%s' was skipped", t->question->id);
		return t->app->interactive ? STATUS_OK : STATUS_SHORT;
	case ANSWER_TERMINATED:
		return STATUS_TERMINATED;
	case ANSWER_FAILED:
		return STATUS_FAILED;
	case ANSWER_GOES_ON:
	case ANSWER_GIVEN:
	case ANSWER_CUT:
	case ANSWER_PUT_OFF:
	case ANSWER_LEFT:
	case ANSWER_OVER:
		break; /* no such end without a frame, or none without an answer */
	}
	return STATUS_FAILED;
}

static void print_question(app *a, const viva_question *q)
{
	out_newline(a->out);
	out_span head[] = {{OUT_ACCENT, q->id},
	                   {OUT_DIM, "  "},
	                   {OUT_DIM, q->topic},
	                   {OUT_DIM, ", "},
	                   {OUT_DIM, viva_level_name(q->level)},
	                   {OUT_DIM, ", "},
	                   {OUT_DIM, viva_kind_name(q->kind)}};
	out_para(a->out, 2, 2, head, sizeof head / sizeof *head);
	out_newline(a->out);
	out_text(a->out, 2, 2, OUT_STRONG, q->prompt);
	if (!a->interactive)
		return;
	out_newline(a->out);
	out_span keys[] = {{OUT_DIM, "End with a full stop alone on a line.  "},
	                   {OUT_ACCENT, "/hint  /edit  /skip  /help"}};
	out_para(a->out, 2, 2, keys, 2);
}

/* Reads an answer to the question, or to the follow-up of a point, at the prompt or from a script, and concludes. */
static int take_turn(turn *t)
{
	answering_begin(&t->typed, t->app, t->question, !t->follows);
	answer_end end = answering_read(&t->typed);
	viva_buf combined = VIVA_BUF_INIT;
	int code;

	drop_last_newline(&t->typed.text);
	if (end != ANSWER_GIVEN) {
		code = end_without_answer(t, end);
	} else {
		if (t->follows)
			viva_buf_addf(&combined, "%s\n\n", t->app->asked->text.text);
		viva_buf_adds(&combined, t->typed.text.text);
		t->text = combined.text;
		code = conclude(t);
	}
	viva_buf_free(&combined);
	answering_free(&t->typed);
	return code;
}

int turn_follow(app *a)
{
	int code;
	turn t = {
		.app = a, .kind = "ask", .question = a->asked->question, .parent = a->asked->answer, .follows = a->asked->next};

	t.scorer = app_scorer(a, t.question, &code);
	return t.scorer ? take_turn(&t) : code;
}

/* In the shell there is no prompt to type "follow" at: the follow-up is put right away, and a full stop alone leaves
 * it. */
static int follow_at_once(app *a, int code)
{
	while (!a->in_repl && a->interactive && code == STATUS_OK && a->asked && a->asked->next) {
		uint64_t before = a->asked->followed;
		out_text(a->out, 2, 2, OUT_DIM, "Answer it now, or leave it with a full stop alone.");
		code = turn_follow(a);
		if (a->asked->followed == before)
			break;
	}
	return code;
}

/* Standard input to its end is the answer: `viva ask QUESTION < answer.txt`. */
static int ask_from_file(turn *t)
{
	viva_error err;

	answering_begin(&t->typed, t->app, t->question, false);
	int code = STATUS_SHORT;
	if (!answer_read(NULL, &t->typed.text, &err)) {
		code = app_report(t->app, &err);
	} else if (answering_is_blank(t->typed.text.text)) {
		app_complain(t->app, "the answer to '%s' is empty", t->question->id);
	} else {
		t->text = t->typed.text.text;
		code = conclude(t);
	}
	answering_free(&t->typed);
	return code;
}

int turn_ask(app *a, const viva_question *q, const char *kind)
{
	int code;
	turn t = {.app = a, .kind = kind, .question = q};

	t.scorer = app_scorer(a, q, &code);
	if (!t.scorer)
		return code;
	bool from_file = !a->in_repl && !isatty(STDIN_FILENO);
	if (!from_file) {
		if (!app_input(a, &code))
			return code;
		a->interactive = input_is_terminal(a->input);
	}
	print_question(a, q);
	if (from_file)
		return ask_from_file(&t);
	return follow_at_once(a, take_turn(&t));
}

const viva_point *turn_next(const app *a)
{
	return a->asked ? a->asked->next : NULL;
}
