/* compare.c - two attempts at one question: side by side where there is room, else one above the other. */
#include "bank/json_write.h"
#include "changes.h"
#include "commands.h"
#include "compare_columns.h"
#include "feedback.h"
#include "figures.h"
#include "history/attempts.h"
#include "history/grades.h"
#include "review.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { INDENT = 2 };

/* An attempt as it is compared. */
typedef struct side {
	size_t number; /* among the attempts, from 1 */
	history_attempt at;
	history_answer marks;
	viva_buf text;
} side;

typedef struct comparison {
	const char *question; /* bank/id */
	size_t attempts;
	side sides[2];
	changes changes;
} comparison;

/* ---- on the screen ---- */

static compare_column column_of(const side *s, const changes *c, bool after, viva_arena *arena)
{
	char head[120], started[FIGURES_TEXT], took[16];
	compare_column column = {.arena = arena};

	figures_local(started, s->at.asked_ms);
	feedback_time(took, s->at.seconds);
	snprintf(head, sizeof head, "Attempt %zu", s->number);
	compare_add(&column, OUT_STRONG, "", head);
	snprintf(head, sizeof head, "session %" PRId64 ", %s, time %s", s->at.session, started, took);
	compare_add(&column, OUT_DIM, "", head);
	snprintf(head, sizeof head, "Score %3.0f", s->at.score);
	if (s->at.scored)
		compare_add_bar(&column, figures_style(s->at.score), head, s->at.score / 100, s->marks.verdict);
	else
		compare_add(&column, OUT_DIM, "", "No score");
	compare_add(&column, OUT_PLAIN, "", "");
	compare_add(&column, OUT_QUOTE, "", s->text.length ? s->text.text : "(nothing)");
	compare_add(&column, OUT_PLAIN, "", "");
	for (size_t i = 0; i < c->count; i++) {
		change_look look = change_look_of(after ? c->list[i].after : c->list[i].before);
		snprintf(head, sizeof head, "%-9s %s", look.word, c->list[i].point);
		compare_add(&column, look.style, look.mark, head);
	}
	return column;
}

static void print_sum(out *o, const comparison *c, viva_arena *arena)
{
	const side *a = &c->sides[0], *b = &c->sides[1];
	char line[160];
	long more = lround(b->at.score) - lround(a->at.score);

	if (a->at.scored && b->at.scored)
		snprintf(line, sizeof line, "%.0f → %.0f, %+ld; points: %zu gained, %zu lost", a->at.score, b->at.score, more,
		         c->changes.gained, c->changes.lost);
	else
		snprintf(line, sizeof line, "points: %zu gained, %zu lost", c->changes.gained, c->changes.lost);
	out_newline(o);
	out_text(o, 0, INDENT, more < 0 ? OUT_BAD : more > 0 ? OUT_GOOD : OUT_STRONG, line);
	changes_print(o, &c->changes, INDENT);
	changes_print_mistakes(o, a->marks.result, b->marks.result, arena, INDENT);
	if (strcmp(a->marks.revision, b->marks.revision) != 0)
		out_text(o, INDENT, INDENT, OUT_DIM, "The rubric changed between the two.");
}

static void print_comparison(app *a, const comparison *c, viva_arena *arena)
{
	out *o = a->out;
	int ignored;
	viva_library *library = app_library(a, &ignored);
	const viva_question *q = library ? viva_library_find(library, c->question, NULL) : NULL;
	compare_column left = column_of(&c->sides[0], &c->changes, false, arena);
	compare_column right = column_of(&c->sides[1], &c->changes, true, arena);

	out_page_begin(o);
	out_span head[] = {{OUT_ACCENT, c->sides[0].at.question}};
	out_para(o, 0, INDENT, head, 1);
	if (q)
		out_text(o, INDENT, INDENT, OUT_STRONG, q->prompt);
	out_newline(o);
	compare_print(o, &left, &right);
	print_sum(o, c, arena);
	out_page_end(o);
}

/* ---- as JSON ---- */

static void write_side(json_out *w, const side *s)
{
	char asked[FIGURES_TEXT];

	figures_utc(asked, s->at.asked_ms);
	json_out_object(w, NULL);
	json_out_integer(w, "attempt", (int64_t)s->number);
	json_out_integer(w, "session", s->at.session);
	json_out_string(w, "asked", asked);
	json_out_integer(w, "seconds", s->at.seconds);
	if (s->at.scored)
		json_out_number(w, "score", s->at.score);
	else
		json_out_null(w, "score");
	json_out_string(w, "verdict", s->marks.verdict);
	json_out_string(w, "revision", s->marks.revision);
	json_out_string(w, "answer", s->text.text);
	json_out_end_object(w);
}

static void write_credit(json_out *w, const char *key, double credit)
{
	if (credit < 0)
		json_out_null(w, key);
	else
		json_out_number(w, key, credit);
}

static void print_json(app *a, const comparison *c)
{
	viva_buf text = VIVA_BUF_INIT;
	json_out w = json_out_to(&text, 2);

	json_out_object(&w, NULL);
	json_out_string(&w, "question", c->sides[0].at.question);
	json_out_string(&w, "bank", c->sides[0].at.bank);
	json_out_integer(&w, "attempts", (int64_t)c->attempts);
	json_out_array(&w, "compared");
	write_side(&w, &c->sides[0]);
	write_side(&w, &c->sides[1]);
	json_out_end_array(&w);
	json_out_array(&w, "points");
	for (size_t i = 0; i < c->changes.count; i++) {
		const change *p = &c->changes.list[i];
		json_out_object(&w, NULL);
		json_out_string(&w, "point", p->point);
		write_credit(&w, "before", p->before);
		write_credit(&w, "after", p->after);
		json_out_end_object(&w);
	}
	json_out_end_array(&w);
	json_out_end_object(&w);
	json_out_newline(&w);
	app_write(a, &text);
	viva_buf_free(&text);
}

/* ---- which two ---- */

/* An attempt by the word that names it. */
static bool take_number(app *a, const char *word, size_t attempts, size_t *number)
{
	int64_t n;

	if (!review_number(word, &n)) {
		app_complain(a, "compare: '%s' is not the number of an attempt (usage: compare QUESTION [A B])", word);
		return false;
	}
	if (n < 1 || (uint64_t)n > attempts) {
		app_complain(a, "compare: there is no attempt %s (yours are 1 to %zu)", word, attempts);
		return false;
	}
	*number = (size_t)n;
	return true;
}

static int choose(app *a, const arguments *given, const history_attempt *list, comparison *c)
{
	size_t numbers[2] = {c->attempts - 1, c->attempts};

	if (c->attempts < 2) {
		app_complain(a, "compare: '%s' was %s, and two attempts are wanted%s", given->words[0],
		             c->attempts ? "answered once" : "never answered",
		             c->attempts ? ": 'again' asks it once more" : "");
		return STATUS_USAGE;
	}
	if (given->count == 2) {
		app_complain(a, "compare: the numbers of two attempts are wanted, or none (usage: compare QUESTION [A B])");
		return STATUS_USAGE;
	}
	for (size_t i = 0; i < 2 && given->count == 3; i++)
		if (!take_number(a, given->words[i + 1], c->attempts, &numbers[i]))
			return STATUS_USAGE;
	for (size_t i = 0; i < 2; i++) {
		c->sides[i].number = numbers[i];
		c->sides[i].at = list[numbers[i] - 1];
	}
	return STATUS_OK;
}

static bool read_side(history *h, side *s, viva_arena *arena, viva_error *err)
{
	return history_read_grade(h, s->at.grade, arena, &s->marks, err) &&
	       history_attempt_text(h, s->at.answer, &s->text, err);
}

static int compare(app *a, history *h, const arguments *given, viva_arena *arena, comparison *c)
{
	history_attempt *list = NULL;
	viva_error err;
	viva_buf name = VIVA_BUF_INIT;

	if (h && !history_attempts(h, given->words[0], arena, &list, &c->attempts, &err))
		return app_report(a, &err);
	/* A name that was never answered may be one that does not exist. */
	int code = STATUS_OK;
	if (c->attempts == 0 && !app_question(a, given->words[0], &code))
		return code;
	code = choose(a, given, list, c);
	if (code)
		return code;
	if (!read_side(h, &c->sides[0], arena, &err) || !read_side(h, &c->sides[1], arena, &err))
		return app_report(a, &err);
	viva_buf_addf(&name, "%s/%s", c->sides[1].at.bank, c->sides[1].at.question);
	c->question = viva_arena_copy(arena, name.text, name.length);
	bool done = c->question && changes_between(&c->sides[0].marks, &c->sides[1].marks, arena, &c->changes);
	viva_buf_free(&name);
	if (!done) {
		viva_fail_memory(&err);
		return app_report(a, &err);
	}
	if (args_flag(given, "--json"))
		print_json(a, c);
	else
		print_comparison(a, c, arena);
	return STATUS_OK;
}

int command_compare(app *a, const arguments *given)
{
	int code;
	history *h = app_history(a, false, &code);
	viva_arena *arena = code == STATUS_OK ? viva_arena_new() : NULL;
	comparison c = {.sides = {{.text = VIVA_BUF_INIT}, {.text = VIVA_BUF_INIT}}};

	if (!arena) {
		if (code == STATUS_OK)
			app_complain(a, "out of memory");
		return code ? code : STATUS_FAILED;
	}
	code = compare(a, h, given, arena, &c);
	viva_buf_free(&c.sides[0].text);
	viva_buf_free(&c.sides[1].text);
	viva_arena_free(arena);
	return code;
}
