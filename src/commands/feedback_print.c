/* feedback_print.c - a feedback on the screen. What is missing comes last, where the eye rests. */
#include "feedback.h"
#include "figures.h"

#include <stdio.h>
#include <string.h>

enum { MARK = 2, TEXT = 13, BAR = 24, NARROW = 70 }; /* columns */

typedef struct kind {
	out_style style;
	const char *mark, *word;
} kind;

static const kind made = {OUT_GOOD, "✓", "made"}, touched = {OUT_HALF, "~", "touched"},
				  missing = {OUT_BAD, "✗", "missing"}, unknown = {OUT_DIM, "?", "unclear"};

static const kind *kind_of(const feedback_point *p)
{
	if (!p->assessed && p->credit < 1)
		return &unknown;
	return p->credit >= 1 ? &made : p->credit > 0 ? &touched : &missing;
}

static out_style style_of(const feedback *f)
{
	return f->scored ? figures_style(f->score) : OUT_DIM;
}

static void print_scored(out *o, const feedback *f)
{
	out_putf(o, OUT_STRONG, "  Score %3d ", f->score);
	out_put(o, OUT_PLAIN, " ");
	out_bar(o, style_of(f), f->score / 100.0, out_width(o) < NARROW ? BAR / 2 : BAR);
	out_putf(o, style_of(f), "  %s", f->verdict);
}

static void print_score(out *o, const feedback *f, int seconds, int minutes)
{
	char took[16], time[64] = "";

	feedback_time(took, seconds);
	if (seconds >= 0)
		snprintf(time, sizeof time, minutes > 0 ? "   time %s of %d min" : "   time %s", took, minutes);
	if (f->scored)
		print_scored(o, f);
	out_span line[] = {{OUT_STRONG, f->scored ? "" : "No score"},
	                   {OUT_PLAIN, f->scored ? "" : ": "},
	                   {OUT_PLAIN, f->scored ? "" : f->reason},
	                   {OUT_DIM, time}};
	out_para(o, f->scored ? 0 : 2, 2, line, sizeof line / sizeof *line);
}

static void print_quotes(out *o, const char *const *quotes, size_t count)
{
	viva_buf line = VIVA_BUF_INIT;

	for (size_t i = 0; i < count; i++)
		viva_buf_addf(&line, "%s\"%s\"", i ? " ... " : "", quotes[i]);
	if (line.length)
		out_text(o, TEXT, TEXT + 1, OUT_QUOTE, line.text);
	viva_buf_free(&line);
}

static void print_head(out *o, const kind *k, const feedback_point *p)
{
	char note[80];
	const char *tier = strcmp(p->tier, "must") == 0 ? "  must" : strcmp(p->tier, "bonus") == 0 ? "  bonus" : "";

	out_putf(o, OUT_PLAIN, "%*s", MARK, "");
	out_put(o, k->style, k->mark);
	out_put(o, OUT_PLAIN, " ");
	snprintf(note, sizeof note, "%s", k->word);
	out_cell(o, k->style, TEXT - MARK - 3, note);
	out_put(o, OUT_PLAIN, " ");
	out_put(o, OUT_STRONG, p->id);
	out_put(o, OUT_DIM, k == &made ? "" : tier);
	out_newline(o);
}

static void print_point(out *o, const kind *k, const feedback_point *p)
{
	print_head(o, k, p);
	print_quotes(o, p->quotes, p->quote_count);
	if (*p->note)
		out_text(o, TEXT, TEXT, k->style, p->note);
	if (p->contested) {
		out_span says[] = {{OUT_ACCENT, "Contested: "}, {OUT_PLAIN, p->contested}};
		out_para(o, TEXT, TEXT, says, 2);
	}
	if (k == &made)
		return;
	if (p->says && *p->says) {
		out_span says[] = {{OUT_PLAIN, k == &touched ? "In full: " : "A strong answer: "}, {OUT_PLAIN, p->says}};
		out_para(o, TEXT, TEXT, says, 2);
	}
	if (p->why && *p->why) {
		out_span why[] = {{OUT_DIM, "Why: "}, {OUT_DIM, p->why}};
		out_para(o, TEXT, TEXT, why, 2);
	}
}

static void print_kind(out *o, const feedback *f, const kind *k)
{
	bool first = true;

	for (size_t i = 0; i < f->point_count; i++) {
		if (kind_of(&f->points[i]) != k)
			continue;
		if (first || k != &made)
			out_newline(o);
		first = false;
		print_point(o, k, &f->points[i]);
	}
}

static void print_mistakes(out *o, const feedback *f)
{
	for (size_t i = 0; i < f->mistake_count; i++) {
		const feedback_mistake *m = &f->mistakes[i];
		out_newline(o);
		out_put(o, OUT_BAD, "  ! mistake  ");
		out_putf(o, OUT_STRONG, "%s", m->id);
		out_putf(o, OUT_DIM, "  -%g", m->penalty);
		out_newline(o);
		print_quotes(o, m->quotes, m->quote_count);
		out_text(o, TEXT, TEXT, OUT_PLAIN, m->says);
	}
}

void feedback_print_changes(out *o, const feedback *f, const char *followed, const double *before, int score_before)
{
	print_scored(o, f);
	out_putf(o, OUT_DIM, "   it was %d", score_before);
	out_newline(o);
	for (size_t i = 0; i < f->point_count; i++) {
		double change = f->points[i].credit - before[i];
		bool same = change > -0.25 && change < 0.25;
		if (same && !f->points[i].contested && strcmp(f->points[i].id, followed) != 0)
			continue;
		out_newline(o);
		print_point(o, kind_of(&f->points[i]), &f->points[i]);
	}
	print_mistakes(o, f);
	out_newline(o);
}

void feedback_print(out *o, const feedback *f, int seconds, int minutes)
{
	print_score(o, f, seconds, minutes);
	/* Without a score there is nothing to go through point by point but what was missing. */
	print_kind(o, f, &made);
	print_kind(o, f, &touched);
	print_kind(o, f, &unknown);
	if (f->scored)
		print_kind(o, f, &missing);
	print_mistakes(o, f);
	out_newline(o);
}
