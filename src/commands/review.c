/* review.c - the sessions that are in the history, and one of them answer by answer. */
#include "review.h"
#include "commands.h"
#include "feedback.h"
#include "figures.h"
#include "mock_card.h"
#include "regrade.h"

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

enum { INDENT = 2 }; /* columns */

/* ---- one session ---- */

static void print_head(out *o, const history_session *s, bool amended)
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
	if (amended)
		viva_buf_adds(&rest, ", by what you chose to count");
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
                           const beside *b, int64_t contested, viva_arena *arena)
{
	viva_error err;
	feedback *f = feedback_of_json(answer->result, q, arena, &err);
	const double *credits = f ? credits_before(before, answer, f, arena) : NULL;

	if (f && contested)
		(void)beside_contest(b, contested, f, arena);
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

/* A session as it is shown. */
typedef struct reviewed {
	history_session session;
	history_answer *answers;
	size_t count;
	history_mock mock;
	scorecard *card; /* of a mock interview, else NULL */
	beside beside;
} reviewed;

/* The answer whose contests are shown with this one: its question's, where this is the last word on it; else 0. */
static int64_t contested_with(const reviewed *r, size_t at)
{
	size_t root = at;

	if (at + 1 < r->count && r->answers[at + 1].parent)
		return 0;
	while (root > 0 && r->answers[root].parent)
		root--;
	return r->answers[root].id;
}

static void print_answer(app *a, const reviewed *r, size_t at, viva_arena *arena)
{
	const history_answer *answer = &r->answers[at];
	/* Of a follow-up, the answer listed before it is one to the same question. */
	const history_answer *before = answer->parent ? answer - 1 : NULL;
	const viva_question *q = review_question(a->library, answer);

	print_asked(a->out, answer, q);
	out_newline(a->out);
	out_text(a->out, INDENT, INDENT, OUT_DIM, "You said:");
	out_text(a->out, 2 * INDENT, 2 * INDENT, OUT_QUOTE, *answer->text ? answer->text : "(nothing)");
	out_newline(a->out);
	print_feedback(a->out, answer, before, q, &r->beside, contested_with(r, at), arena);
	print_revision(a, answer, q);
	beside_print_grades(a->out, &r->beside, answer, arena);
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

static bool read_reviewed(app *a, history *h, int64_t number, viva_arena *arena, reviewed *r, viva_error *err)
{
	bool found;

	if (!history_read_session(h, number, arena, &r->session, &r->answers, &r->count, err) ||
	    !history_read_mock(h, number, arena, &r->mock, &found, err) || !beside_read(h, number, arena, &r->beside, err))
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
	print_head(a->out, &r->session, beside_counts(&r->beside));
	if (r->card) {
		out_newline(a->out);
		mock_card_print(a, r->card, &r->mock);
	}
	for (size_t i = 0; i < r->count; i++)
		print_answer(a, r, i, arena);
	out_page_end(a->out);
}

/* What `review` was asked for. */
typedef struct wanted {
	const char *word; /* a session; NULL: the list */
	review_filter filter;
	const char *counting; /* "new", "then", or NULL: as it is */
	bool regrade, json;
} wanted;

static int review_one(app *a, history *h, const wanted *what, viva_arena *arena)
{
	const char *word = what->word;
	bool json = what->json;
	int64_t number = 0;
	int status = STATUS_OK;
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
	if (what->regrade || what->counting) {
		const regrade_wish wish = {number, what->regrade, what->counting, json};
		status = regrade_session(a, h, &wish, arena);
		if (!json)
			return status;
		r = (reviewed){0};
		if (!read_reviewed(a, h, number, arena, &r, &err))
			return app_report(a, &err);
	}
	if (json) {
		viva_buf text = VIVA_BUF_INIT;
		review_session_json(&text, &r.session, r.answers, r.count, r.card, &r.mock, &r.beside);
		app_write(a, &text);
		viva_buf_free(&text);
	} else {
		print_reviewed(a, &r, arena);
	}
	return status;
}

static int review(app *a, const wanted *what)
{
	int code;
	history *h = app_history(a, false, &code);
	viva_arena *arena = code == STATUS_OK ? viva_arena_new() : NULL;

	if (!arena) {
		if (code == STATUS_OK)
			app_complain(a, "out of memory");
		return code ? code : STATUS_FAILED;
	}
	code = what->word ? review_one(a, h, what, arena) : review_list(a, h, &what->filter, what->json, arena);
	viva_arena_free(arena);
	return code;
}

int review_show(app *a, const char *word)
{
	return review(a, &(wanted){.word = word});
}

/* What is wrong with the options as a whole, or NULL. */
static const char *what_is_wrong(const wanted *w)
{
	if (w->word && w->filter.any)
		return "a session's number and options that choose among sessions do not go together";
	if (!w->word && (w->regrade || w->counting))
		return "--regrade and --count want the number of a session";
	if (w->counting && strcmp(w->counting, "new") != 0 && strcmp(w->counting, "then") != 0)
		return "--count wants 'new' or 'then'";
	return NULL;
}

int command_review(app *a, const arguments *given)
{
	viva_error err;
	wanted w = {.word = given->count ? given->words[0] : NULL,
	            .counting = args_text(given, "--count"),
	            .json = args_flag(given, "--json")};

	/* What is new is not known before it was scored. */
	w.regrade = args_flag(given, "--regrade") || (w.counting && strcmp(w.counting, "new") == 0);
	bool read = review_filter_read(&w.filter, given, app_now_ms(), &err);
	const char *wrong = read ? what_is_wrong(&w) : err.message;
	if (wrong)
		app_complain(a, "review: %s", wrong);
	return wrong ? STATUS_USAGE : review(a, &w);
}
