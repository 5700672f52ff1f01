/*
 * export_csv.c - a session as comma-separated values (RFC 4180), a row for each point of each answer.
 *
 * Spreadsheets take a cell that begins with one of = + - @ for a formula, quoted or not, and so what somebody typed
 * into an answer could run on the machine of a mentor. Such a cell gets an apostrophe before it.
 */
#include "export.h"
#include "figures.h"
#include "terminal/safe.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

static const char *const columns[] = {"session", "started",   "kind",     "answer",  "bank",    "question", "topic",
                                      "level",   "follows",   "score",    "verdict", "seconds", "hints",    "point",
                                      "tier",    "weight",    "credit",   "mark",    "says",    "evidence", "note",
                                      "why",     "contested", "mistakes", "said"};

/* The characters that begin a formula, with their full-width forms, which some spreadsheets take for the same. */
static bool begins_formula(const char *text)
{
	static const char *const signs[] = {"=", "+", "-", "@", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};

	/* Some importers drop blanks first. */
	text += strspn(text, " \n");
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (strncmp(text, signs[i], strlen(signs[i])) == 0)
			return true;
	return false;
}

static void add_quoted(viva_buf *to, const char *text)
{
	viva_buf_addc(to, '"');
	if (begins_formula(text))
		viva_buf_addc(to, '\'');
	for (const char *c = text; *c; c++) {
		if (*c == '"')
			viva_buf_addc(to, '"');
		viva_buf_addc(to, *c);
	}
	viva_buf_addc(to, '"');
}

/* A row is open: each cell but the first puts a comma before itself. */
typedef struct row {
	viva_buf *to;
	bool comma;
} row;

static void begin_cell(row *r)
{
	if (r->comma)
		viva_buf_addc(r->to, ',');
	r->comma = true;
}

static void add_text(row *r, const char *text)
{
	viva_buf plain = VIVA_BUF_INIT;

	begin_cell(r);
	safe_add(&plain, text ? text : "", text ? strlen(text) : 0, true);
	if (begins_formula(plain.text) || strpbrk(plain.text, ",\"\n"))
		add_quoted(r->to, plain.text);
	else
		viva_buf_add(r->to, plain.text, plain.length);
	r->to->failed = r->to->failed || plain.failed;
	viva_buf_free(&plain);
}

static void add_integer(row *r, int64_t number)
{
	begin_cell(r);
	viva_buf_addf(r->to, "%" PRId64, number);
}

/* Scores, weights and credits have few digits; a sign they have not. */
static void add_number(row *r, double number)
{
	begin_cell(r);
	viva_buf_addf(r->to, "%.10g", fabs(number));
}

static void add_nothing(row *r)
{
	begin_cell(r);
}

static void end_row(row *r)
{
	viva_buf_adds(r->to, "\r\n");
	r->comma = false;
}

/* ---- columns ---- */

static void add_answer(row *r, const sheet *s, size_t number)
{
	const history_answer *a = s->answers[number].answer;
	char started[FIGURES_TEXT];

	figures_utc(started, s->session.started_ms);
	add_integer(r, s->session.id);
	add_text(r, started);
	add_text(r, s->session.kind);
	add_integer(r, (int64_t)number + 1);
	add_text(r, a->bank);
	add_text(r, a->question);
	add_text(r, a->topic);
	add_text(r, a->level);
	add_text(r, a->follows_point);
	if (a->scored)
		add_number(r, a->score);
	else
		add_nothing(r);
	add_text(r, a->verdict);
	add_integer(r, a->seconds);
	add_integer(r, a->hints);
}

static void add_quotes(row *r, const char *const *quotes, size_t count)
{
	viva_buf all = VIVA_BUF_INIT;

	for (size_t i = 0; i < count; i++)
		viva_buf_addf(&all, "%s%s", i ? " ... " : "", quotes[i]);
	add_text(r, all.text);
	r->to->failed = r->to->failed || all.failed;
	viva_buf_free(&all);
}

static void add_point(row *r, const feedback_point *p)
{
	add_text(r, p->id);
	add_text(r, p->tier);
	add_number(r, p->weight);
	add_number(r, p->credit);
	add_text(r, sheet_word(p));
	add_text(r, p->says);
	add_quotes(r, p->quotes, p->quote_count);
	add_text(r, p->note);
	add_text(r, p->why);
	add_text(r, p->contested);
}

/* Of a result that cannot be read, what the history has beside it; NULL for an answer without points. */
static void add_bare_point(row *r, const history_point *p)
{
	enum { WORDS = 6 };

	add_text(r, p ? p->id : NULL);
	add_text(r, p ? p->tier : NULL);
	if (p) {
		add_number(r, p->weight);
		add_number(r, p->credit);
	} else {
		add_nothing(r);
		add_nothing(r);
	}
	for (int i = 0; i < WORDS; i++)
		add_nothing(r);
}

static void add_rest(row *r, const sheet_answer *a)
{
	viva_buf ids = VIVA_BUF_INIT;

	for (size_t i = 0; a->feedback && i < a->feedback->mistake_count; i++)
		viva_buf_addf(&ids, "%s%s", i ? " " : "", a->feedback->mistakes[i].id);
	add_text(r, ids.text);
	add_text(r, a->answer->text);
	r->to->failed = r->to->failed || ids.failed;
	viva_buf_free(&ids);
	end_row(r);
}

static void add_rows(row *r, const sheet *s, size_t number)
{
	const sheet_answer *a = &s->answers[number];
	size_t count = a->feedback ? a->feedback->point_count : a->answer->point_count;

	for (size_t i = 0; i < count; i++) {
		add_answer(r, s, number);
		if (a->feedback)
			add_point(r, &a->feedback->points[i]);
		else
			add_bare_point(r, &a->answer->points[i]);
		add_rest(r, a);
	}
	if (count)
		return;
	add_answer(r, s, number);
	add_bare_point(r, NULL);
	add_rest(r, a);
}

void export_csv(viva_buf *to, const sheet *s)
{
	row r = {.to = to};

	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
		add_text(&r, columns[i]);
	end_row(&r);
	for (size_t i = 0; i < s->count; i++)
		add_rows(&r, s, i);
}
