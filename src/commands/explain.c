/* explain.c - rubric explain: every match of an answer, and what it was worth. */
#include "answers.h"
#include "commands.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- the answer, marked ---- */

typedef struct mark {
	size_t start, end;
	double credit;
} mark;

static int compare_marks(const void *a, const void *b)
{
	const mark *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return x->end == y->end ? 0 : x->end > y->end ? -1 : 1;
}

static size_t collect_marks(const viva_result *r, mark *marks)
{
	size_t count = 0;

	for (size_t i = 0; i < r->point_count; i++) {
		const viva_point_result *p = &r->points[i];
		for (size_t e = 0; e < p->evidence_count; e++)
			marks[count++] = (mark){p->evidence[e].start, p->evidence[e].end, p->credit};
		for (size_t m = 0; m < p->match_count; m++)
			if (p->matches[m].credit <= 0)
				marks[count++] = (mark){p->matches[m].span.start, p->matches[m].span.end, 0};
	}
	qsort(marks, count, sizeof *marks, compare_marks);
	return count;
}

/* The answer with what matched set in brackets: [+made], [~touched], [-withheld]. */
static void print_marked(out *o, const char *answer, const mark *marks, size_t count)
{
	viva_buf text = VIVA_BUF_INIT;
	size_t at = 0;

	for (size_t i = 0; i < count; i++) {
		if (marks[i].start < at)
			continue;
		viva_buf_add(&text, answer + at, marks[i].start - at);
		viva_buf_adds(&text, marks[i].credit >= 1 ? "[+" : marks[i].credit > 0 ? "[~" : "[-");
		viva_buf_add(&text, answer + marks[i].start, marks[i].end - marks[i].start);
		viva_buf_adds(&text, "]");
		at = marks[i].end;
	}
	viva_buf_adds(&text, answer + at);
	out_text(o, 2, 2, OUT_PLAIN, text.text);
	viva_buf_free(&text);
}

/* ---- the points ---- */

static void describe_term(const viva_term *t, viva_buf *to)
{
	static const char *const names[] = {"phrase", "re", "any", "all", "none", "some", "near"};

	if (!t)
		return;
	if (t->text)
		viva_buf_addf(to, "%s%s", t->kind == VIVA_TERM_REGEX ? "re " : "", t->text);
	else
		viva_buf_addf(to, "{%s of %zu terms}", names[t->kind], t->child_count);
	if (t->place.file)
		viva_buf_addf(to, "  (%s:%d)", strrchr(t->place.file, '/') ? strrchr(t->place.file, '/') + 1 : t->place.file,
		              t->place.line);
}

static void print_match(out *o, const viva_match *m, const char *answer)
{
	viva_buf line = VIVA_BUF_INIT;
	out_style style = m->credit >= 1 ? OUT_GOOD : m->credit > 0 ? OUT_HALF : OUT_BAD;

	viva_buf_addf(&line, "%g %s: \"%.*s\"", m->credit, viva_standing_name(m->standing),
	              (int)(m->span.end - m->span.start), answer + m->span.start);
	if (m->cue.end > m->cue.start)
		viva_buf_addf(&line, "  by \"%.*s\"", (int)(m->cue.end - m->cue.start), answer + m->cue.start);
	if (m->subject)
		viva_buf_addf(&line, "  about %s", m->subject);
	out_text(o, 4, 8, style, line.text);
	viva_buf_clear(&line);
	viva_buf_adds(&line, "term ");
	describe_term(m->term, &line);
	out_text(o, 8, 10, OUT_DIM, line.text);
	viva_buf_clear(&line);
	viva_buf_addf(&line, "clause \"%.*s\"", (int)(m->clause.end - m->clause.start), answer + m->clause.start);
	out_text(o, 8, 10, OUT_DIM, line.text);
	viva_buf_free(&line);
}

static void print_point(out *o, const viva_point_result *p, const char *answer)
{
	out_putf(o, OUT_STRONG, "%s", p->point->id);
	out_putf(o, OUT_PLAIN, "  %g of 1, %s", p->credit, viva_ground_name(p->ground));
	out_putf(o, OUT_DIM, "  (%s, weight %g)", viva_tier_name(p->point->tier), p->point->weight);
	out_newline(o);
	if (p->against.end > p->against.start) {
		viva_buf line = VIVA_BUF_INIT;
		viva_buf_addf(&line, "%s%s by \"%.*s\"", p->mistake ? "mistake " : "denied", p->mistake ? p->mistake->id : "",
		              (int)(p->against.end - p->against.start), answer + p->against.start);
		out_text(o, 4, 8, OUT_BAD, line.text);
		viva_buf_free(&line);
	}
	for (size_t i = 0; i < p->match_count; i++)
		print_match(o, &p->matches[i], answer);
}

static int explain(app *a, const viva_scorer *scorer, const viva_buf *answer)
{
	viva_result r;
	viva_error err;
	viva_arena *arena = viva_arena_new();
	viva_scratch *scratch = app_scratch(a);
	size_t most = 0;

	if (!arena || !scratch || !viva_score(scorer, scratch, answer->text, answer->length, arena, &r, &err)) {
		int code = arena && scratch ? app_report(a, &err) : STATUS_FAILED;
		viva_arena_free(arena);
		return code;
	}
	for (size_t i = 0; i < r.point_count; i++)
		most += r.points[i].match_count + r.points[i].evidence_count;
	mark *marks = viva_arena_array(arena, most, sizeof *marks);
	out_page_begin(a->out);
	if (marks)
		print_marked(a->out, answer->text, marks, collect_marks(&r, marks));
	out_newline(a->out);
	if (r.scored)
		out_putf(a->out, OUT_STRONG, "score %d, %s", r.score, r.verdict);
	else
		out_putf(a->out, OUT_STRONG, "no score: %s", r.reason);
	out_newline(a->out);
	for (size_t i = 0; i < r.point_count; i++)
		print_point(a->out, &r.points[i], answer->text);
	for (size_t i = 0; i < r.mistake_count; i++) {
		out_putf(a->out, OUT_BAD, "mistake %s  -%g", r.mistakes[i].mistake->id, r.mistakes[i].mistake->penalty);
		out_newline(a->out);
	}
	out_page_end(a->out);
	viva_arena_free(arena);
	return STATUS_OK;
}

bool mechanism_bit(const char *name, unsigned *bit)
{
	for (unsigned i = 0; viva_mechanism_name(i); i++) {
		if (strcmp(viva_mechanism_name(i), name) == 0) {
			*bit = 1u << i;
			return true;
		}
	}
	return false;
}

int command_rubric_explain(app *a, const arguments *given)
{
	int code;
	unsigned without = 0;
	viva_error err;
	viva_buf answer = VIVA_BUF_INIT;
	const char *name = args_text(given, "--without");
	const viva_question *q = app_question(a, given->words[0], &code);

	if (!q)
		return code;
	if (name && !mechanism_bit(name, &without)) {
		app_complain(a, "rubric explain: --without does not know '%s' (see 'help rubric explain')", name);
		return STATUS_USAGE;
	}
	if (!q->rubric) {
		app_complain(a, "question '%s' has no rubric", q->id);
		return STATUS_SHORT;
	}
	viva_scorer *scorer = viva_scorer_new(q->rubric, viva_library_concepts(a->library, q), without, &err);
	if (!scorer)
		return app_report(a, &err);
	if (answer_read(given->count > 1 ? given->words[1] : NULL, &answer, &err))
		code = explain(a, scorer, &answer);
	else
		code = app_report(a, &err) == STATUS_SHORT ? STATUS_SHORT : STATUS_FAILED;
	viva_buf_free(&answer);
	viva_scorer_free(scorer);
	return code;
}
