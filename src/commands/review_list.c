/* review_list.c - the sessions that are in the history, a line each. */
#include "figures.h"
#include "review.h"
#include "review_filter.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	NUMBER = 4,
	STARTED = 16,
	KIND = 6,
	ANSWERS = 7,
	SCORE = 3,
	BAR = 6,
	TREND = 5,
	GAP = 2,
	FIGURES = NUMBER + GAP + STARTED + GAP + KIND + ANSWERS + GAP + SCORE + 1 + BAR + GAP + TREND,
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
	out_cell(o, OUT_DIM, SCORE + 1 + BAR + GAP, "Score");
	out_cell(o, OUT_DIM, has_two_lines(o) ? TREND : TREND + GAP, "Trend");
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

/* The change against the former session of the same topics: an arrow, so that colour is not needed. */
static void print_trend(out *o, const history_session *s, const history_session *former)
{
	char text[FIGURES_TEXT] = "";
	long change = s->scored && former ? lround(s->score) - lround(former->score) : 0;

	if (s->scored && former)
		snprintf(text, sizeof text, change > 0 ? "\u2191 %ld" : change < 0 ? "\u2193 %ld" : "=", labs(change));
	out_cell(o, change > FIGURES_STEADY ? OUT_GOOD : change < -FIGURES_STEADY ? OUT_BAD : OUT_DIM, TREND, text);
}

static void print_session(out *o, const history_session *s, const history_session *former)
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
	print_gap(o);
	print_trend(o, s, former);
	print_about(o, s);
}

static void print_list(app *a, const history_session *list, size_t count, const review_filter *f)
{
	size_t shown = 0;

	for (size_t i = 0; i < count; i++)
		shown += review_filter_lets(f, &list[i]);
	if (shown == 0) {
		if (count == 0)
			figures_none(a->out, "No sessions yet.", a->in_repl);
		else
			out_text(a->out, 0, 0, OUT_PLAIN,
			         count == 1 ? "The only session there is does not fit." : "None of your sessions fits.");
		return;
	}
	out_page_begin(a->out);
	print_heads(a->out);
	for (size_t i = 0; i < count; i++)
		if (review_filter_lets(f, &list[i]))
			print_session(a->out, &list[i], review_former(list, count, i));
	if (shown < count) {
		char line[64];
		snprintf(line, sizeof line, "%zu of %zu sessions", shown, count);
		out_text(a->out, NUMBER + GAP, NUMBER + GAP, OUT_DIM, line);
	}
	out_page_end(a->out);
}

static void print_json(app *a, const history_session *list, size_t count, const review_filter *f)
{
	viva_buf text = VIVA_BUF_INIT;

	review_list_json(&text, list, count, f);
	app_write(a, &text);
	viva_buf_free(&text);
}

int review_list(app *a, history *h, const review_filter *f, bool json, viva_arena *arena)
{
	history_session *list = NULL;
	size_t count = 0;
	viva_error err;

	if (h && !history_sessions(h, 0, arena, &list, &count, &err))
		return app_report(a, &err);
	if (json)
		print_json(a, list, count, f);
	else
		print_list(a, list, count, f);
	return STATUS_OK;
}
