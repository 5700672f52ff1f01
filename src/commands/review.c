/* review.c - the sessions that are in the history, and one of them answer by answer. */
#include "mock_card.h"
#include "review.h"
#include "commands.h"
#include "feedback.h"
#include "figures.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* ---- the number of a session ---- */

bool review_number(const char *word, int64_t *number)
{
	int64_t n = 0;

	if (!*word || word[strspn(word, "0123456789")])
		return false;
	for (const char *c = word; *c; c++) {
		int digit = *c - '0';
		n = n > (INT64_MAX - digit) / 10 ? INT64_MAX : n * 10 + digit;
	}
	*number = n;
	return true;
}

static int64_t distance(int64_t a, int64_t b)
{
	return a > b ? a - b : b - a;
}

void review_absent(viva_buf *to, const char *word, int64_t number, const history_session *list, size_t count)
{
	viva_buf_addf(to, "there is no session %s", word);
	if (count == 0) {
		viva_buf_adds(to, ": the history is empty");
		return;
	}
	int64_t least = list[0].id, most = list[0].id, nearest = list[0].id;
	for (size_t i = 1; i < count; i++) {
		int64_t id = list[i].id;
		least = id < least ? id : least;
		most = id > most ? id : most;
		nearest = distance(id, number) < distance(nearest, number) ? id : nearest;
	}
	if (number > least && number < most)
		viva_buf_addf(to, " (did you mean %" PRId64 "?)", nearest);
	else if (least == most)
		viva_buf_addf(to, " (the only one is %" PRId64 ")", least);
	else
		viva_buf_addf(to, " (yours are %" PRId64 " to %" PRId64 ")", least, most);
}

/* ---- the list ---- */

enum {
	INDENT = 2,
	NUMBER = 4,
	STARTED = 16,
	KIND = 6,
	ANSWERS = 7,
	SCORE = 3,
	BAR = 6,
	GAP = 2,
	FIGURES = NUMBER + GAP + STARTED + GAP + KIND + ANSWERS + GAP + SCORE + 1 + BAR + GAP,
	ABOUT_MIN = 20 /* with less room than this, what a session was about has a line of its own */
};

static bool has_two_lines(const out *o)
{
	return out_width(o) - FIGURES < ABOUT_MIN;
}

static void print_gap(out *o)
{
	out_putf(o, OUT_PLAIN, "%*s", GAP, "");
}

static void print_heads(out *o)
{
	out_cell(o, OUT_DIM, -NUMBER, "No");
	print_gap(o);
	out_cell(o, OUT_DIM, STARTED + GAP, "Started");
	out_cell(o, OUT_DIM, KIND, "Kind");
	out_cell(o, OUT_DIM, ANSWERS + GAP, "Answers");
	out_cell(o, OUT_DIM, has_two_lines(o) ? SCORE + GAP : SCORE + 1 + BAR + GAP, "Score");
	out_put(o, OUT_DIM, has_two_lines(o) ? "" : "About");
	out_newline(o);
}

/* The question that a session was about, or where there were several, their topics: the rest of its line. */
static void print_about(out *o, const history_session *s)
{
	const char *items = strchr(s->questions, ',') ? s->topics : s->questions;
	viva_buf text = VIVA_BUF_INIT;

	for (const char *c = items; *c; c++) {
		viva_buf_addc(&text, *c);
		if (*c == ',')
			viva_buf_addc(&text, ' ');
	}
	int room = out_width(o) - FIGURES, wanted = out_columns(o, text.text);
	if (has_two_lines(o)) {
		out_newline(o);
		out_text(o, NUMBER + GAP, NUMBER + GAP, OUT_PLAIN, text.text);
	} else {
		print_gap(o);
		out_cell(o, OUT_PLAIN, wanted < room ? wanted : room, text.text);
		out_newline(o);
	}
	viva_buf_free(&text);
}

static void print_session(out *o, const history_session *s)
{
	char number[FIGURES_TEXT], started[FIGURES_TEXT], answers[FIGURES_TEXT], score[FIGURES_TEXT] = "-";

	snprintf(number, sizeof number, "%" PRId64, s->id);
	snprintf(answers, sizeof answers, "%zu", s->answers);
	figures_local(started, s->started_ms);
	if (s->scored)
		snprintf(score, sizeof score, "%.0f", s->score);
	out_cell(o, OUT_ACCENT, -NUMBER, number);
	print_gap(o);
	out_cell(o, OUT_PLAIN, STARTED + GAP, started);
	out_cell(o, OUT_PLAIN, KIND, s->kind);
	out_cell(o, OUT_PLAIN, -ANSWERS, answers);
	print_gap(o);
	out_cell(o, OUT_STRONG, -SCORE, score);
	out_put(o, OUT_PLAIN, " ");
	if (s->scored)
		out_bar(o, figures_style(s->score), s->score / 100, BAR);
	else
		out_cell(o, OUT_PLAIN, BAR, "");
	print_about(o, s);
}

static void print_list(app *a, const history_session *list, size_t count)
{
	if (count == 0) {
		figures_none(a->out, "No sessions yet.", a->in_repl);
		return;
	}
	out_page_begin(a->out);
	print_heads(a->out);
	for (size_t i = 0; i < count; i++)
		print_session(a->out, &list[i]);
	out_page_end(a->out);
}

static int review_all(app *a, history *h, bool json, viva_arena *arena)
{
	history_session *list = NULL;
	size_t count = 0;
	viva_error err;
	viva_buf text = VIVA_BUF_INIT;

	if (h && !history_sessions(h, 0, arena, &list, &count, &err))
		return app_report(a, &err);
	if (json) {
		review_list_json(&text, list, count);
		app_write(a, &text);
		viva_buf_free(&text);
	} else {
		print_list(a, list, count);
	}
	return STATUS_OK;
}

/* ---- one session ---- */

static void print_head(out *o, const history_session *s)
{
	char started[FIGURES_TEXT], answers[FIGURES_TEXT];

	figures_local(started, s->started_ms);
	figures_count(answers, s->answers, "answer");
	viva_buf head = VIVA_BUF_INIT, rest = VIVA_BUF_INIT;
	viva_buf_addf(&head, "Session %" PRId64, s->id);
	viva_buf_addf(&rest, "  %s, %s, %s, ", started, s->kind, answers);
	if (s->scored)
		viva_buf_addf(&rest, "score %.0f", s->score);
	else
		viva_buf_adds(&rest, "no score");
	out_span line[] = {{OUT_STRONG, head.text}, {OUT_PLAIN, rest.text}};
	out_para(o, 0, INDENT, line, 2);
	viva_buf_free(&head);
	viva_buf_free(&rest);
}

/* The question as today's banks have it, or NULL. Its name alone would not do: another bank may use the same id. */
const viva_question *review_question(const viva_library *library, const history_answer *answer)
{
	viva_buf name = VIVA_BUF_INIT;

	viva_buf_addf(&name, "%s/%s", answer->bank, answer->question);
	const viva_question *q = library && !name.failed ? viva_library_find(library, name.text, NULL) : NULL;
	viva_buf_free(&name);
	return q;
}

/* What the interviewer asked: of a follow-up, that of the point, as today's rubric has it. */
const char *review_prompt(const history_answer *answer, const viva_question *q)
{
	if (!answer->parent)
		return q ? q->prompt : NULL;
	for (size_t i = 0; q && q->rubric && answer->follows_point && i < q->rubric->point_count; i++)
		if (strcmp(q->rubric->points[i].id, answer->follows_point) == 0)
			return q->rubric->points[i].follow_up;
	return NULL;
}

static void print_asked(out *o, const history_answer *answer, const viva_question *q)
{
	char took[16], hints[FIGURES_TEXT], rest[80];
	const char *prompt = review_prompt(answer, q);

	feedback_time(took, answer->seconds);
	figures_count(hints, (size_t)answer->hints, "hint");
	snprintf(rest, sizeof rest, "  time %s, %s", took, answer->hints ? hints : "no hints");
	if (answer->parent) {
		out_span head[] = {{OUT_ACCENT, "Follow-up"},
						   {OUT_PLAIN, answer->follows_point ? " on " : ""},
						   {OUT_PLAIN, answer->follows_point ? answer->follows_point : ""},
						   {OUT_DIM, rest}};
		out_para(o, 0, INDENT, head, 4);
	} else {
		out_rule(o);
		out_span head[] = {{OUT_ACCENT, answer->question}, {OUT_DIM, rest}};
		out_para(o, 0, INDENT, head, 2);
	}
	if (prompt)
		out_text(o, INDENT, INDENT, OUT_STRONG, prompt);
	else if (!q)
		out_text(o, INDENT, INDENT, OUT_DIM, "The banks in use do not have this question.");
}

/* What each point had before a follow-up, or NULL where that cannot be told point by point. */
static const double *credits_before(const history_answer *before, const history_answer *follow, const feedback *f,
									viva_arena *arena)
{
	if (!before || !before->scored || !f->scored || before->point_count != f->point_count ||
		strcmp(before->revision, follow->revision) != 0)
		return NULL;
	double *credits = viva_arena_array(arena, before->point_count, sizeof *credits);
	for (size_t i = 0; credits && i < before->point_count; i++)
		credits[i] = before->points[i].credit;
	return credits;
}

/* The feedback as it was shown: all of it, or after a follow-up what that changed. */
static void print_feedback(out *o, const history_answer *answer, const history_answer *before, const viva_question *q,
						   viva_arena *arena)
{
	viva_error err;
	const feedback *f = feedback_of_json(answer->result, q, arena, &err);
	const double *credits = f ? credits_before(before, answer, f, arena) : NULL;

	if (answer->parent)
		out_text(o, INDENT, INDENT, OUT_DIM, "Scored together with what was said before:");
	if (credits) {
		feedback_print_changes(o, f, answer->follows_point ? answer->follows_point : "", credits, (int)before->score);
		return;
	}
	if (f) {
		feedback_print(o, f, -1, 0);
		return;
	}
	if (answer->scored)
		out_putf(o, OUT_STRONG, "%*sScore %.0f, %s", INDENT, "", answer->score, answer->verdict);
	else
		out_putf(o, OUT_STRONG, "%*sNo score", INDENT, "");
	out_newline(o);
	out_text(o, INDENT, INDENT, OUT_DIM, "What was said about the points cannot be read any more.");
	out_newline(o);
}

/* Says so where today's rubric would score by other rules than those of then. */
static void print_revision(app *a, const history_answer *answer, const viva_question *q)
{
	int ignored;
	const viva_scorer *scorer = q && q->rubric ? app_scorer(a, q, &ignored) : NULL;

	if (!scorer || strcmp(viva_scorer_revision(scorer), answer->revision) == 0)
		return;
	out_span note[] = {{OUT_HALF, "The rubric has changed since: "},
					   {OUT_PLAIN, "this is what it said then. Revision "},
					   {OUT_DIM, answer->revision},
					   {OUT_PLAIN, ", today "},
					   {OUT_DIM, viva_scorer_revision(scorer)},
					   {OUT_PLAIN, "."}};
	out_para(a->out, INDENT, INDENT, note, sizeof note / sizeof *note);
	out_newline(a->out);
}

/* before: of a follow-up, the answer listed before it, which is one of the same question. */
static void print_answer(app *a, const history_answer *answer, const history_answer *before, viva_arena *arena)
{
	const viva_question *q = review_question(a->library, answer);

	print_asked(a->out, answer, q);
	out_newline(a->out);
	out_text(a->out, INDENT, INDENT, OUT_DIM, "You said:");
	out_text(a->out, 2 * INDENT, 2 * INDENT, OUT_QUOTE, *answer->text ? answer->text : "(nothing)");
	out_newline(a->out);
	print_feedback(a->out, answer, before, q, arena);
	print_revision(a, answer, q);
}

int review_tell_absent(app *a, history *h, const char *word, int64_t number, viva_arena *arena)
{
	history_session *list = NULL;
	size_t count = 0;
	viva_error err;
	viva_buf message = VIVA_BUF_INIT;

	if (h && !history_sessions(h, 0, arena, &list, &count, &err))
		return app_report(a, &err);
	review_absent(&message, word, number, list, count);
	app_complain(a, "%s", message.text);
	viva_buf_free(&message);
	return STATUS_USAGE;
}

/* A session as it is shown. */
typedef struct reviewed {
	history_session session;
	history_answer *answers;
	size_t count;
	history_mock mock;
	scorecard *card; /* of a mock interview, else NULL */
} reviewed;

static bool read_reviewed(app *a, history *h, int64_t number, viva_arena *arena, reviewed *r, viva_error *err)
{
	bool found;

	if (!history_read_session(h, number, arena, &r->session, &r->answers, &r->count, err) ||
		!history_read_mock(h, number, arena, &r->mock, &found, err))
		return false;
	r->card = found ? mock_card_make(a, &r->mock, r->answers, r->count, arena) : NULL;
	return !found || r->card || viva_fail_memory(err);
}

static void print_reviewed(app *a, const reviewed *r, viva_arena *arena)
{
	int ignored;

	/* Without the banks, what was kept is there all the same. */
	app_library(a, &ignored);
	out_page_begin(a->out);
	print_head(a->out, &r->session);
	if (r->card) {
		out_newline(a->out);
		mock_card_print(a, r->card, &r->mock);
	}
	for (size_t i = 0; i < r->count; i++)
		print_answer(a, &r->answers[i], r->answers[i].parent ? &r->answers[i - 1] : NULL, arena);
	out_page_end(a->out);
}

static int review_one(app *a, history *h, const char *word, bool json, viva_arena *arena)
{
	int64_t number = 0;
	reviewed r = {0};
	viva_error err;

	if (!review_number(word, &number)) {
		app_complain(a, "review: '%s' is not the number of a session (usage: review [SESSION])", word);
		return STATUS_USAGE;
	}
	bool read = h && read_reviewed(a, h, number, arena, &r, &err);
	if (h && !read && err.code != VIVA_E_NOT_FOUND)
		return app_report(a, &err);
	if (!read || r.count == 0)
		return review_tell_absent(a, h, word, number, arena);
	if (json) {
		viva_buf text = VIVA_BUF_INIT;
		review_session_json(&text, &r.session, r.answers, r.count, r.card, &r.mock);
		app_write(a, &text);
		viva_buf_free(&text);
	} else {
		print_reviewed(a, &r, arena);
	}
	return STATUS_OK;
}

/* word NULL: the list. */
static int review(app *a, const char *word, bool json)
{
	int code;
	history *h = app_history(a, false, &code);
	viva_arena *arena = code == STATUS_OK ? viva_arena_new() : NULL;

	if (!arena) {
		if (code == STATUS_OK)
			app_complain(a, "out of memory");
		return code ? code : STATUS_FAILED;
	}
	code = word ? review_one(a, h, word, json, arena) : review_all(a, h, json, arena);
	viva_arena_free(arena);
	return code;
}

int review_show(app *a, const char *word)
{
	return review(a, word, false);
}

int command_review(app *a, const arguments *given)
{
	return review(a, given->count ? given->words[0] : NULL, args_flag(given, "--json"));
}
