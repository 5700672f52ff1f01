/* contest.c - "I did say that": points that the person contests. */
#include "history/contest.h"
#include "bank/json_write.h"
#include "commands.h"
#include "contest_write.h"
#include "figures.h"
#include "history/attempts.h"
#include "history/grades.h"
#include "review.h"
#include "turn.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { INDENT = 2 };

static const char usage[] = "usage: contest SESSION[.ANSWER] POINT [REASON...]";

/* What one call is about. */
typedef struct contesting {
	app *app;
	history *history;
	const arguments *given;
	viva_arena *arena;
	history_attempt attempt; /* the answer meant */
	history_answer marks;    /* the machine's */
	size_t taken;            /* words that named it */
} contesting;

/* ---- which answer ---- */

static int no_answer(const contesting *c, const char *word, int64_t session, int64_t place, size_t answers)
{
	if (place)
		app_complain(c->app, "contest: there is no answer %s (session %" PRId64 " has %zu)", word, session, answers);
	else
		app_complain(c->app,
		             "contest: session %" PRId64 " has %zu answers: name one of %" PRId64 ".1 to %" PRId64 ".%zu",
		             session, answers, session, session, answers);
	return STATUS_USAGE;
}

/* The number of an answer by the session's number and the answer's place, 0 for the only one. */
static int find_answer(contesting *c, const char *word, int64_t session, int64_t place, int64_t *answer)
{
	history_session head;
	history_answer *list;
	size_t count = 0, roots = 0;
	viva_error err;

	bool read = c->history && history_read_session(c->history, session, c->arena, &head, &list, &count, &err);
	if (c->history && !read && err.code != VIVA_E_NOT_FOUND)
		return app_report(c->app, &err);
	if (!read || count == 0) {
		char number[32];
		snprintf(number, sizeof number, "%" PRId64, session);
		return review_tell_absent(c->app, c->history, number, session, c->arena);
	}
	*answer = 0;
	for (size_t i = 0; i < count; i++) {
		if (list[i].parent)
			continue;
		roots++;
		if (place == 0 || (int64_t)roots == place)
			*answer = list[i].id;
	}
	return *answer && (place || roots == 1) ? STATUS_OK : no_answer(c, word, session, place, roots);
}

/* "12" or "12.2"; false for something else. */
static bool is_place(const char *word, int64_t *session, int64_t *place)
{
	char text[48];
	const char *dot = strchr(word, '.');
	size_t length = dot ? (size_t)(dot - word) : strlen(word);

	*place = 0;
	if (length >= sizeof text || (dot && (!review_number(dot + 1, place) || *place == 0)))
		return false;
	memcpy(text, word, length);
	text[length] = '\0';
	return review_number(text, session);
}

/* Finds the answer that the words begin with, or at the prompt the one last given. */
static int take_answer(contesting *c)
{
	const char *word = c->given->count ? c->given->words[0] : "";
	int64_t session, place, answer = 0;
	viva_error err;

	if (is_place(word, &session, &place)) {
		int code = find_answer(c, word, session, place, &answer);
		if (code)
			return code;
		c->taken = 1;
	} else {
		answer = c->app->in_repl ? turn_last_answer(c->app) : 0;
	}
	if (!answer || !c->history) {
		if (!*word)
			app_complain(c->app, "contest: which answer, and which point? (%s)", usage);
		else if (c->app->in_repl)
			app_complain(c->app, "contest: no answer was given yet: name one (%s)", usage);
		else
			app_complain(c->app, "contest: '%s' is not a session or one of its answers (%s)", word, usage);
		return STATUS_USAGE;
	}
	if (!history_attempt_of(c->history, answer, c->arena, &c->attempt, &err) ||
	    !history_read_grade(c->history, c->attempt.grade, c->arena, &c->marks, &err))
		return app_report(c->app, &err);
	return STATUS_OK;
}

/* ---- which point ---- */

static const history_point *find_point(const contesting *c, const char *id)
{
	for (size_t i = 0; i < c->marks.point_count; i++)
		if (strcmp(c->marks.points[i].id, id) == 0)
			return &c->marks.points[i];
	return NULL;
}

static int unknown_point(const contesting *c, const char *id)
{
	const char **names = viva_arena_array(c->arena, c->marks.point_count + 1, sizeof *names);
	viva_buf all = VIVA_BUF_INIT;

	for (size_t i = 0; names && i < c->marks.point_count; i++) {
		names[i] = c->marks.points[i].id;
		viva_buf_addf(&all, "%s%s", i ? ", " : "", names[i]);
	}
	const char *nearest = names ? viva_nearest(id, names, c->marks.point_count) : NULL;
	if (nearest)
		app_complain(c->app, "contest: '%s' has no point '%s' (did you mean '%s'?)", c->attempt.question, id, nearest);
	else
		app_complain(c->app, "contest: '%s' has no point '%s' (its points: %s)", c->attempt.question, id, all.text);
	viva_buf_free(&all);
	return STATUS_USAGE;
}

/* ---- contesting ---- */

static bool is_credit(const char *text, double *credit)
{
	char *end;

	*credit = strtod(text, &end);
	return end != text && !*end && (*credit == 0 || *credit == 0.5 || *credit == 1);
}

/* The words behind the point. */
static const char *reason_of(const contesting *c)
{
	viva_buf text = VIVA_BUF_INIT;

	for (size_t i = c->taken + 1; i < c->given->count; i++)
		viva_buf_addf(&text, "%s%s", text.length ? " " : "", c->given->words[i]);
	const char *copy = text.failed ? NULL : viva_arena_copy(c->arena, text.text, text.length);
	viva_buf_free(&text);
	return copy ? copy : "";
}

/* The contest of this point that there is, or NULL. */
static bool find_former(const contesting *c, const char *point, const history_contest **former, viva_error *err)
{
	history_contest *list;
	size_t count;

	*former = NULL;
	if (!history_contests(c->history, c->attempt.session, c->arena, &list, &count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		if (list[i].answer == c->attempt.answer && strcmp(list[i].point, point) == 0)
			*former = &list[i];
	return true;
}

static int tell_contested(const contesting *c, const history_contest *k, double machine)
{
	out *o = c->app->out;
	history_attempt now;
	viva_error err;
	char line[160];

	if (!history_attempt_of(c->history, k->answer, c->arena, &now, &err))
		return app_report(c->app, &err);
	snprintf(line, sizeof line, "  machine %g, you say %g%s", machine, k->credit, *k->reason ? ": " : "");
	out_span head[] = {{OUT_ACCENT, c->attempt.question},
	                   {OUT_PLAIN, "  "},
	                   {OUT_STRONG, k->point},
	                   {OUT_PLAIN, line},
	                   {OUT_PLAIN, k->reason}};
	out_para(o, INDENT, 2 * INDENT, head, sizeof head / sizeof *head);
	if (k->counts)
		snprintf(line, sizeof line, "It counts: the score is %.0f, the machine's was %.0f.", now.score, c->marks.score);
	else
		snprintf(line, sizeof line, "Both are kept and shown. The machine's counts; --count lets yours count.");
	out_text(o, INDENT, INDENT, OUT_DIM, line);
	return STATUS_OK;
}

static int contest_point(contesting *c, const char *id)
{
	viva_error err;
	const history_contest *former;
	const history_point *point = find_point(c, id);
	const char *credit = args_text(c->given, "--credit");
	history_contest k = {.answer = c->attempt.answer, .point = id, .at_ms = app_now_ms(), .reason = reason_of(c)};

	if (!point)
		return unknown_point(c, id);
	if (!find_former(c, id, &former, &err))
		return app_report(c->app, &err);
	/* Said once more, what is not said again stays. */
	k.credit = former ? former->credit : 1;
	k.reason = former && !*k.reason ? former->reason : k.reason;
	k.counts = args_flag(c->given, "--count");
	if (credit && !is_credit(credit, &k.credit)) {
		app_complain(c->app, "contest: --credit is 0, 0.5 or 1, not '%s'", credit);
		return STATUS_USAGE;
	}
	if (k.credit == point->credit) {
		app_complain(c->app, "contest: the machine gave '%s' %g as well: there is nothing to contest", id, k.credit);
		return STATUS_USAGE;
	}
	if (k.counts && !c->attempt.scored) {
		app_complain(c->app, "contest: this answer has no score in which a point could count");
		return STATUS_USAGE;
	}
	if (!history_contest_point(c->history, &k, &err))
		return app_report(c->app, &err);
	return tell_contested(c, &k, point->credit);
}

static int undo(contesting *c, const char *id)
{
	bool found;
	viva_error err;

	if (!history_drop_contest(c->history, c->attempt.answer, id, &found, &err))
		return app_report(c->app, &err);
	if (!found) {
		app_complain(c->app, "contest: '%s' of '%s' is not contested (see 'contest --list')", id, c->attempt.question);
		return STATUS_USAGE;
	}
	out_span line[] = {
		{OUT_ACCENT, c->attempt.question}, {OUT_PLAIN, "  "}, {OUT_STRONG, id}, {OUT_PLAIN, "  contested no longer"}};
	out_para(c->app->out, INDENT, 2 * INDENT, line, sizeof line / sizeof *line);
	return STATUS_OK;
}

static int one_point(contesting *c)
{
	int code = take_answer(c);

	if (code)
		return code;
	if (c->given->count <= c->taken) {
		app_complain(c->app, "contest: which point? (%s)", usage);
		return STATUS_USAGE;
	}
	const char *id = c->given->words[c->taken];
	return args_flag(c->given, "--undo") ? undo(c, id) : contest_point(c, id);
}

/* ---- the list ---- */

static void print_contest(out *o, const history_contest *k)
{
	char place[64], when[FIGURES_TEXT], line[80];

	snprintf(place, sizeof place, "%" PRId64 ".%zu", k->session, k->place);
	figures_local(when, k->at_ms);
	snprintf(line, sizeof line, "machine %g, you say %g%s", k->machine, k->credit, k->counts ? ", counts" : "");
	out_span head[] = {{OUT_ACCENT, place},    {OUT_PLAIN, "  "}, {OUT_PLAIN, k->question}, {OUT_PLAIN, "  "},
	                   {OUT_STRONG, k->point}, {OUT_PLAIN, "  "}, {OUT_HALF, line}};
	out_para(o, INDENT, 2 * INDENT, head, sizeof head / sizeof *head);
	when[10] = '\0';
	out_span why[] = {{OUT_DIM, when}, {OUT_PLAIN, *k->reason ? "  " : ""}, {OUT_PLAIN, k->reason}};
	out_para(o, 2 * INDENT, 2 * INDENT, why, sizeof why / sizeof *why);
}

static void print_list(out *o, const history_contest *list, size_t count)
{
	if (count == 0)
		out_text(o, 0, 0, OUT_PLAIN, "Nothing is contested.");
	out_page_begin(o);
	for (size_t i = 0; i < count; i++)
		print_contest(o, &list[i]);
	out_page_end(o);
}

static void print_json(app *a, const history_contest *list, size_t count)
{
	char when[FIGURES_TEXT];
	viva_buf text = VIVA_BUF_INIT;
	json_out w = json_out_to(&text, 2);

	json_out_array(&w, NULL);
	for (size_t i = 0; i < count; i++) {
		const history_contest *k = &list[i];
		figures_utc(when, k->at_ms);
		json_out_object(&w, NULL);
		json_out_integer(&w, "session", k->session);
		json_out_integer(&w, "answer", (int64_t)k->place);
		json_out_string(&w, "bank", k->bank);
		json_out_string(&w, "question", k->question);
		json_out_string(&w, "point", k->point);
		json_out_number(&w, "machine", k->machine);
		json_out_number(&w, "credit", k->credit);
		json_out_string(&w, "reason", k->reason);
		json_out_string(&w, "date", when);
		json_out_flag(&w, "counts", k->counts);
		json_out_end_object(&w);
	}
	json_out_end_array(&w);
	json_out_newline(&w);
	app_write(a, &text);
	viva_buf_free(&text);
}

/* --list and --write: of all sessions, or of the one named. */
static int many(contesting *c)
{
	const char *word = c->given->count ? c->given->words[0] : NULL, *path = args_text(c->given, "--write");
	history_contest *list = NULL;
	size_t count = 0;
	int64_t session = 0;
	viva_error err;

	if (c->given->count > 1 || (word && !review_number(word, &session))) {
		app_complain(c->app, "contest: with --list and --write, the number of a session or nothing is wanted");
		return STATUS_USAGE;
	}
	if (word) {
		history_session head;
		history_answer *answers;
		size_t n = 0;
		bool there =
			c->history && session && history_read_session(c->history, session, c->arena, &head, &answers, &n, &err);
		if (!there || n == 0)
			return review_tell_absent(c->app, c->history, word, session, c->arena);
	}
	if (c->history && !history_contests(c->history, session, c->arena, &list, &count, &err))
		return app_report(c->app, &err);
	if (path)
		return contest_write(c->app, c->history, path, args_flag(c->given, "--force"), list, count, c->arena);
	if (args_flag(c->given, "--json"))
		print_json(c->app, list, count);
	else
		print_list(c->app->out, list, count);
	return STATUS_OK;
}

int command_contest(app *a, const arguments *given)
{
	int code;
	contesting c = {.app = a, .given = given, .history = app_history(a, false, &code)};

	if (code)
		return code;
	c.arena = viva_arena_new();
	if (!c.arena) {
		app_complain(a, "out of memory");
		return STATUS_FAILED;
	}
	if (args_flag(given, "--list") || args_text(given, "--write"))
		code = many(&c);
	else
		code = one_point(&c);
	viva_arena_free(c.arena);
	return code;
}
