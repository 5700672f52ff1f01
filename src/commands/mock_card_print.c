/* mock_card_print.c - the scorecard of a mock interview on the screen. */
#include "feedback.h"
#include "figures.h"
#include "interview/mock.h"
#include "mock_card.h"

#include <stdio.h>
#include <string.h>

enum {
	INDENT = 2,
	HEAD = 10, /* columns of the words at the left */
	BAR = 20,
	SHORT_BAR = 10,
	NAME_MIN = 16,
	NAME_MAX = 34,
	MISSING_SHOWN = 6
};

static void head(out *o, const char *word)
{
	out_putf(o, OUT_PLAIN, "%*s", INDENT, "");
	out_cell(o, OUT_STRONG, HEAD, word);
}

/* What follows in a line of which so many columns are used, or below where there is no room for it. */
static void print_rest(out *o, int used, out_style style, const char *text)
{
	if (used + 2 + out_columns(o, text) <= out_width(o)) {
		out_putf(o, style, "  %s", text);
		out_newline(o);
	} else {
		out_newline(o);
		out_text(o, INDENT + HEAD, INDENT + HEAD, style, text);
	}
}

/* ---- the whole ---- */

static const char *how_it_ended(const history_mock *m)
{
	mock_ending ending;

	if (!mock_ending_named(m->ending, &ending))
		return "";
	switch (ending) {
	case MOCK_GOES_ON:
		return "unfinished: so far ";
	case MOCK_OUT_OF_TIME:
		return "out of time: ";
	case MOCK_ENDED:
		return "ended early: ";
	case MOCK_GIVEN_UP:
		return "given up: ";
	case MOCK_DONE:
		break;
	}
	return "";
}

static void print_overall(out *o, const scorecard *card, const history_mock *m)
{
	char number[FIGURES_TEXT], rest[96];

	head(o, "Overall");
	snprintf(number, sizeof number, "%3.0f ", card->overall);
	out_put(o, OUT_STRONG, number);
	out_bar(o, figures_style(card->overall), card->overall / 100, BAR);
	if (card->answered < card->count)
		snprintf(rest, sizeof rest, "%s%zu of %zu answered, %.0f on these", how_it_ended(m), card->answered,
		         card->count, card->answered_mark);
	else
		snprintf(rest, sizeof rest, "%s%zu answered", how_it_ended(m), card->answered);
	print_rest(o, INDENT + HEAD + 4 + BAR, OUT_PLAIN, rest);
}

static void print_time(out *o, const scorecard *card)
{
	char used[16], text[80];
	int64_t over = card->seconds - (int64_t)card->minutes * 60;

	feedback_time(used, (int)card->seconds);
	head(o, "Time");
	if (!card->minutes)
		snprintf(text, sizeof text, "%s, no limit", used);
	else if (over > 0)
		snprintf(text, sizeof text, "%s of %d min: %d:%02d over", used, card->minutes, (int)(over / 60),
		         (int)(over % 60));
	else
		snprintf(text, sizeof text, "%s of %d min", used, card->minutes);
	out_text(o, 0, INDENT + HEAD, card->minutes && over > 0 ? OUT_HALF : OUT_PLAIN, text);
}

static void print_level(out *o, const scorecard *card)
{
	if (card->answered + card->skipped == 0)
		return;
	head(o, "Level");
	out_span line[] = {{OUT_STRONG, mock_card_level(card->level)},
	                   {OUT_PLAIN, card->answered + card->skipped > 1 ? ", on average over what was asked" : ""}};
	out_para(o, 0, INDENT + HEAD, line, 2);
}

/* ---- by question, topic and tier ---- */

/* The columns that a name gets beside its figures, 0 for a line of its own. */
static int name_columns(const out *o, int rest)
{
	int room = out_width(o) - INDENT - rest;

	return room < NAME_MIN ? 0 : room > NAME_MAX ? NAME_MAX : room;
}

static void print_name(out *o, out_style style, int columns, const char *name)
{
	out_putf(o, OUT_PLAIN, "%*s", INDENT, "");
	if (columns) {
		out_cell(o, style, columns, name);
		return;
	}
	out_put(o, style, name);
	out_newline(o);
	out_putf(o, OUT_PLAIN, "%*s", INDENT, "");
}

static void print_mark(out *o, double mark)
{
	char number[FIGURES_TEXT];

	snprintf(number, sizeof number, "%3.0f ", mark);
	out_put(o, OUT_STRONG, number);
	out_bar(o, figures_style(mark), mark / 100, SHORT_BAR);
}

static void print_question(out *o, const scorecard *card, const scorecard_question *q, int columns)
{
	char took[16], hints[40] = "", shown[48];
	bool marked = q->state == SCORECARD_ANSWERED && q->scored;

	feedback_time(took, (int)q->seconds);
	if (q->hints)
		snprintf(hints, sizeof hints, "hints -%d", q->hints * card->hint_cost);
	print_name(o, OUT_ACCENT, columns, q->id);
	out_put(o, OUT_PLAIN, " ");
	out_cell(o, OUT_PLAIN, 7, viva_level_name(q->level));
	if (marked)
		print_mark(o, q->mark);
	else
		out_cell(o, OUT_DIM, 4 + SHORT_BAR,
		         q->state == SCORECARD_SKIPPED     ? "skipped"
		         : q->state == SCORECARD_UNREACHED ? "not reached"
		                                           : "no score");
	snprintf(shown, sizeof shown, "  %5s of %2d min", q->state == SCORECARD_UNREACHED ? "0:00" : took, q->minutes);
	out_put(o, q->seconds > (int64_t)q->minutes * 60 ? OUT_HALF : OUT_DIM, shown);
	out_putf(o, OUT_HALF, "%s%s", *hints ? "  " : "", hints);
	out_newline(o);
}

static void print_questions(out *o, const scorecard *card)
{
	enum { LEVEL = 7, MARK = 4 + SHORT_BAR, TOOK = 17, HINTS = 11, REST = 1 + LEVEL + MARK + TOOK + HINTS };
	int columns = name_columns(o, REST);

	out_newline(o);
	for (size_t i = 0; i < card->count; i++)
		print_question(o, card, &card->questions[i], columns);
}

static void print_topics(out *o, const scorecard *card)
{
	char count[FIGURES_TEXT];
	int columns = name_columns(o, 4 + SHORT_BAR + 16);

	if (card->topic_count < 2)
		return;
	out_newline(o);
	for (size_t i = 0; i < card->topic_count; i++) {
		const scorecard_topic *t = &card->topics[i];
		figures_count(count, t->questions, "question");
		print_name(o, OUT_PLAIN, columns, t->topic);
		print_mark(o, t->mark);
		out_putf(o, OUT_DIM, "  %s", count);
		out_newline(o);
	}
}

static void print_tiers(out *o, const scorecard *card)
{
	static const char *const words[] = {"Must", "Should", "Bonus"};
	char text[80];

	if (card->tiers[VIVA_MUST].points + card->tiers[VIVA_SHOULD].points + card->tiers[VIVA_BONUS].points)
		out_newline(o);
	for (int t = 0; t < 3; t++) {
		const scorecard_tier *tier = &card->tiers[t];
		if (tier->points == 0)
			continue;
		head(o, words[t]);
		out_putf(o, OUT_PLAIN, "%3.0f%% ", tier->share * 100);
		out_bar(o, figures_style(tier->share * 100), tier->share, SHORT_BAR);
		int length = snprintf(text, sizeof text, "%zu of %zu points made", tier->made, tier->points);
		if (tier->touched)
			snprintf(text + length, sizeof text - (size_t)length, ", %zu touched", tier->touched);
		print_rest(o, INDENT + HEAD + 5 + SHORT_BAR, OUT_PLAIN, text);
	}
}

/* ---- what next ---- */

static void print_missing(out *o, const scorecard *card)
{
	char title[80];
	size_t shown = card->missing_count < MISSING_SHOWN ? card->missing_count : MISSING_SHOWN;

	if (shown == 0)
		return;
	if (card->level < VIVA_STAFF)
		snprintf(title, sizeof title, "At the next level, %s, you would also have said",
		         mock_card_level(card->level + 1));
	else
		snprintf(title, sizeof title, "Stronger still, you would also have said");
	out_newline(o);
	out_text(o, INDENT, INDENT, OUT_STRONG, title);
	for (size_t i = 0; i < shown; i++) {
		const scorecard_missing *m = &card->missing[i];
		const char *tier = viva_tier_name(m->point->tier);
		out_span line[] = {{OUT_PLAIN, m->point->credit > 0 ? "~ " : "✗ "},
		                   {OUT_PLAIN, *m->point->says ? m->point->says : m->point->id},
		                   {OUT_DIM, "  "},
		                   {OUT_DIM, m->question->id},
		                   {OUT_DIM, ", "},
		                   {OUT_DIM, tier}};
		line[0].style = m->point->credit > 0 ? OUT_HALF : OUT_BAD;
		out_para(o, INDENT, 2 * INDENT, line, sizeof line / sizeof *line);
	}
	if (shown < card->missing_count) {
		snprintf(title, sizeof title, "and %zu more", card->missing_count - shown);
		out_text(o, 2 * INDENT, 2 * INDENT, OUT_DIM, title);
	}
}

static void print_advice(app *a, const scorecard *card)
{
	out *o = a->out;

	out_newline(o);
	out_text(o, INDENT, INDENT, OUT_STRONG, "Practise next");
	for (size_t i = 0; i < card->advice_count; i++) {
		viva_buf why = VIVA_BUF_INIT, command = VIVA_BUF_INIT;
		char number[FIGURES_TEXT];
		mock_card_advice(card, &card->advice[i], &why, &command);
		snprintf(number, sizeof number, "%zu  ", i + 1);
		out_span line[] = {{OUT_PLAIN, number}, {OUT_ACCENT, a->in_repl ? "" : "viva "}, {OUT_ACCENT, command.text}};
		out_para(o, INDENT, INDENT + 3, line, 3);
		out_text(o, INDENT + 3, INDENT + 3, OUT_PLAIN, why.text);
		viva_buf_free(&why);
		viva_buf_free(&command);
	}
}

void mock_card_print(app *a, const scorecard *card, const history_mock *m)
{
	out *o = a->out;

	print_overall(o, card, m);
	print_time(o, card);
	print_level(o, card);
	print_questions(o, card);
	print_topics(o, card);
	print_tiers(o, card);
	print_missing(o, card);
	print_advice(a, card);
	out_newline(o);
}
