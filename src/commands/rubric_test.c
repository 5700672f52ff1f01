/*
 * rubric_test.c - rubric test: rubrics measured against labelled answers.
 *
 * Figures stand side by side for the answers that rules were written against and for those kept apart, so that
 * over-fitting is seen. Disagreements are shown with their text for the former only: whoever reads the latter can no
 * longer measure by them.
 */
#include "agreement.h"
#include "bank/json_write.h"
#include "commands.h"
#include "labelled.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WRITE, APART, SPLITS };

typedef struct figures {
	agreement marks[SPLITS];
	correlation overall[SPLITS]; /* score and overall mark */
	size_t answers[SPLITS];
} figures;

typedef struct disagreement {
	const labelled *answer;
	const char *point;
	double people, rule;
	const char *ground;
} disagreement;

/* What one term of a point has found: in answers to which people gave the point, and in others. */
typedef struct term_use {
	const viva_term *term;
	const char *question, *point;
	size_t right, wrong;
} term_use;

typedef struct measured {
	const viva_question *question;
	figures all;
	agreement (*points)[SPLITS]; /* by point */
} measured;

typedef struct bench {
	app *app;
	viva_arena *arena, *scratch_arena;
	unsigned without;
	labelled *list;
	size_t count;
	measured *questions;
	size_t question_count, question_room;
	disagreement *worst;
	size_t worst_count, worst_room;
	term_use *terms;
	size_t term_count, term_room;
} bench;

/* ---- scoring ---- */

static double mark_of(const labelled *l, const char *point, bool *given)
{
	for (size_t i = 0; i < l->mark_count; i++) {
		if (strcmp(l->marks[i].point, point) == 0) {
			*given = true;
			return l->marks[i].mark;
		}
	}
	*given = false;
	return 0;
}

/* Terms of a list, lists within it opened: each is one thing that an author wrote to be matched. */
static bool list_terms(bench *b, const viva_term *t, const char *question, const char *point)
{
	if (!t)
		return true;
	if (t->kind == VIVA_TERM_ANY) {
		for (size_t i = 0; i < t->child_count; i++)
			if (!list_terms(b, t->children[i], question, point))
				return false;
		return true;
	}
	term_use *use = viva_arena_push(b->arena, (void **)&b->terms, &b->term_count, &b->term_room, sizeof *use);
	if (use)
		*use = (term_use){t, question, point, 0, 0};
	return use != NULL;
}

static void count_terms(bench *b, size_t first, const viva_point_result *p, double people)
{
	for (size_t m = 0; m < p->match_count; m++) {
		if (p->matches[m].credit <= 0)
			continue;
		for (size_t i = first; i < b->term_count; i++) {
			if (b->terms[i].term != p->matches[m].term)
				continue;
			b->terms[i].right += people >= 0.25;
			b->terms[i].wrong += people < 0.25;
		}
	}
}

static bool note_disagreement(bench *b, const labelled *l, const viva_point_result *p, double people)
{
	if (l->apart || fabs(people - p->credit) < 0.49)
		return true;
	disagreement *d = viva_arena_push(b->arena, (void **)&b->worst, &b->worst_count, &b->worst_room, sizeof *d);
	if (d)
		*d = (disagreement){l, p->point->id, people, p->credit, viva_ground_name(p->ground)};
	return d != NULL;
}

static bool score_answer(bench *b, measured *m, const viva_scorer *scorer, const labelled *l, size_t first_term)
{
	viva_result r;
	viva_error err;
	int split = l->apart ? APART : WRITE;
	bool ok = true;

	viva_arena_reset(b->scratch_arena);
	if (!viva_score(scorer, app_scratch(b->app), l->answer, strlen(l->answer), b->scratch_arena, &r, &err)) {
		app_report(b->app, &err);
		return false;
	}
	for (size_t i = 0; ok && i < r.point_count; i++) {
		bool given;
		double people = mark_of(l, r.points[i].point->id, &given);
		if (!given)
			continue;
		agreement_add(&m->points[i][split], people, r.points[i].credit);
		agreement_add(&m->all.marks[split], people, r.points[i].credit);
		count_terms(b, first_term, &r.points[i], people);
		ok = note_disagreement(b, l, &r.points[i], people);
	}
	if (l->holistic >= 0)
		correlation_add(&m->all.overall[split], r.scored ? r.score : 0, l->holistic);
	m->all.answers[split]++;
	return ok;
}

static int measure(bench *b, const viva_question *q)
{
	viva_error err;
	size_t n = 0, first_term = b->term_count;

	for (size_t i = 0; i < b->count && q->rubric; i++) {
		if (strcmp(b->list[i].question, q->id) != 0)
			continue;
		if (!labelled_fits(&b->list[i], q->rubric, &err))
			return app_report(b->app, &err);
		n++;
	}
	if (n == 0)
		return STATUS_OK;
	viva_scorer *scorer = viva_scorer_new(q->rubric, viva_library_concepts(b->app->library, q), b->without, &err);
	if (!scorer)
		return app_report(b->app, &err);
	measured *m = viva_arena_push(b->arena, (void **)&b->questions, &b->question_count, &b->question_room, sizeof *m);
	bool ok = m != NULL;
	if (ok) {
		*m = (measured){.question = q, .points = viva_arena_array(b->arena, q->rubric->point_count, sizeof *m->points)};
		ok = m->points != NULL;
	}
	for (size_t i = 0; ok && i < q->rubric->point_count; i++) {
		const viva_point *p = &q->rubric->points[i];
		ok = list_terms(b, p->match, q->id, p->id) && list_terms(b, p->touch, q->id, p->id);
	}
	for (size_t i = 0; ok && i < b->count; i++)
		if (strcmp(b->list[i].question, q->id) == 0)
			ok = score_answer(b, m, scorer, &b->list[i], first_term);
	viva_scorer_free(scorer);
	return ok ? STATUS_OK : STATUS_FAILED;
}

static figures totals(const bench *b)
{
	figures all = {0};

	for (size_t i = 0; i < b->question_count; i++) {
		for (int s = 0; s < SPLITS; s++) {
			agreement_merge(&all.marks[s], &b->questions[i].all.marks[s]);
			correlation_merge(&all.overall[s], &b->questions[i].all.overall[s]);
			all.answers[s] += b->questions[i].all.answers[s];
		}
	}
	return all;
}

/* ---- printing ---- */

static void print_agreement(out *o, const agreement *a)
{
	if (a->count == 0) {
		out_cell(o, OUT_DIM, 24, "     -");
		return;
	}
	out_putf(o, OUT_PLAIN, " %4zu %6.3f %5.3f %3zu %3zu", a->count, agreement_weighted_kappa(a), agreement_f1(a),
	         agreement_missed(a), agreement_wrong(a));
}

static void print_row(out *o, out_style style, const char *name, const agreement marks[SPLITS])
{
	out_cell(o, style, 26, name);
	print_agreement(o, &marks[WRITE]);
	out_put(o, OUT_PLAIN, "  ");
	print_agreement(o, &marks[APART]);
	out_newline(o);
}

static void print_heading(out *o)
{
	out_cell(o, OUT_DIM, 26, "");
	out_cell(o, OUT_DIM, 26, " written against");
	out_put(o, OUT_DIM, " kept apart");
	out_newline(o);
	out_cell(o, OUT_DIM, 26, "");
	out_put(o, OUT_DIM, "    n  kappa    f1 mis wrg      n  kappa    f1 mis wrg");
	out_newline(o);
}

static void print_figures(bench *b)
{
	out *o = b->app->out;
	figures all = totals(b);

	print_heading(o);
	for (size_t i = 0; i < b->question_count; i++) {
		const measured *m = &b->questions[i];
		print_row(o, OUT_STRONG, m->question->id, m->all.marks);
		for (size_t p = 0; p < m->question->rubric->point_count; p++) {
			char name[80];
			snprintf(name, sizeof name, "  %.70s", m->question->rubric->points[p].id);
			print_row(o, OUT_PLAIN, name, m->points[p]);
		}
	}
	print_row(o, OUT_STRONG, "ALL", all.marks);
	for (int s = 0; s < SPLITS; s++) {
		if (all.answers[s])
			out_putf(o, OUT_PLAIN, "%s: %zu answer%s, agreement with the overall mark r = %.3f\n",
			         s ? "kept apart" : "written against", all.answers[s], all.answers[s] == 1 ? "" : "s",
			         correlation_value(&all.overall[s]));
	}
}

static int compare_worst(const void *a, const void *b)
{
	const disagreement *x = a, *y = b;
	double dx = fabs(x->people - x->rule), dy = fabs(y->people - y->rule);

	if (dx < dy || dx > dy)
		return dx > dy ? -1 : 1;
	int order = strcmp(x->answer->id, y->answer->id);
	return order ? order : strcmp(x->point, y->point);
}

static void print_worst(bench *b, size_t most)
{
	out *o = b->app->out;

	if (b->worst_count)
		qsort(b->worst, b->worst_count, sizeof *b->worst, compare_worst);
	for (size_t i = 0; i < b->worst_count && i < most; i++) {
		const disagreement *d = &b->worst[i];
		out_newline(o);
		out_putf(o, OUT_STRONG, "%s %s", d->answer->id, d->point);
		out_putf(o, OUT_PLAIN, "  people %g, rule %g (%s)", d->people, d->rule, d->ground);
		out_newline(o);
		out_text(o, 2, 2, OUT_DIM, d->answer->answer);
	}
}

static void print_terms(bench *b)
{
	out *o = b->app->out;
	size_t silent = 0;

	for (size_t i = 0; i < b->term_count; i++) {
		const term_use *t = &b->terms[i];
		silent += t->right + t->wrong == 0;
		if (t->right || !t->wrong)
			continue;
		out_putf(o, OUT_BAD, "only ever wrong (%zu)", t->wrong);
		out_putf(o, OUT_PLAIN, "  %s %s: %s", t->question, t->point, t->term->text ? t->term->text : "(composed)");
		out_newline(o);
	}
	out_putf(o, OUT_DIM, "%zu of %zu terms matched nothing here", silent, b->term_count);
	out_newline(o);
}

static void write_agreement(json_out *w, const char *key, const agreement *a)
{
	json_out_object(w, key);
	json_out_integer(w, "n", (int64_t)a->count);
	json_out_integer(w, "right", (int64_t)agreement_right(a));
	json_out_integer(w, "missed", (int64_t)agreement_missed(a));
	json_out_integer(w, "wrong", (int64_t)agreement_wrong(a));
	json_out_number(w, "weighted_kappa", agreement_weighted_kappa(a));
	json_out_number(w, "kappa", agreement_kappa(a));
	json_out_number(w, "f1", agreement_f1(a));
	json_out_end_object(w);
}

static void print_json(bench *b)
{
	viva_buf text = VIVA_BUF_INIT;
	json_out w = json_out_to(&text, 2);
	figures all = totals(b);

	json_out_object(&w, NULL);
	json_out_array(&w, "questions");
	for (size_t i = 0; i < b->question_count; i++) {
		const measured *m = &b->questions[i];
		json_out_object(&w, NULL);
		json_out_string(&w, "id", m->question->id);
		write_agreement(&w, "write", &m->all.marks[WRITE]);
		write_agreement(&w, "apart", &m->all.marks[APART]);
		json_out_array(&w, "points");
		for (size_t p = 0; p < m->question->rubric->point_count; p++) {
			json_out_object(&w, NULL);
			json_out_string(&w, "id", m->question->rubric->points[p].id);
			write_agreement(&w, "write", &m->points[p][WRITE]);
			write_agreement(&w, "apart", &m->points[p][APART]);
			json_out_end_object(&w);
		}
		json_out_end_array(&w);
		json_out_end_object(&w);
	}
	json_out_end_array(&w);
	write_agreement(&w, "write", &all.marks[WRITE]);
	write_agreement(&w, "apart", &all.marks[APART]);
	json_out_number(&w, "r_write", correlation_value(&all.overall[WRITE]));
	json_out_number(&w, "r_apart", correlation_value(&all.overall[APART]));
	json_out_end_object(&w);
	json_out_newline(&w);
	app_write(b->app, &text);
	viva_buf_free(&text);
}

/* ---- the command ---- */

static int measure_all(bench *b, const arguments *given)
{
	int code = STATUS_OK;

	b->question_count = b->worst_count = b->term_count = 0;
	for (size_t i = 0; code == STATUS_OK && i < viva_library_count(b->app->library); i++)
		if (given->count == 0)
			code = measure(b, viva_library_at(b->app->library, i));
	for (size_t i = 0; code == STATUS_OK && i < given->count; i++) {
		const viva_question *q = app_question(b->app, given->words[i], &code);
		if (q)
			code = measure(b, q);
	}
	return code;
}

/* One line for each mechanism left out in turn: what it is worth. */
static int measure_each(bench *b, const arguments *given)
{
	int code = STATUS_OK;

	print_heading(b->app->out);
	for (int i = -1; code == STATUS_OK && (i < 0 || viva_mechanism_name((unsigned)i)); i++) {
		char name[40] = "everything on";
		b->without = i < 0 ? 0 : 1u << i;
		if (i >= 0)
			snprintf(name, sizeof name, "without %s", viva_mechanism_name((unsigned)i));
		code = measure_all(b, given);
		figures all = totals(b);
		print_row(b->app->out, OUT_PLAIN, name, all.marks);
	}
	return code;
}

static int judge_threshold(app *a, const bench *b, const char *least)
{
	char *end;
	double wanted = strtod(least, &end);
	figures all = totals(b);
	double got = agreement_weighted_kappa(&all.marks[all.marks[APART].count ? APART : WRITE]);

	if (*end || end == least) {
		app_complain(a, "rubric test: --min-kappa wants a number, not '%s'", least);
		return STATUS_USAGE;
	}
	if (got >= wanted)
		return STATUS_OK;
	app_complain(a, "kappa %.3f is below %s", got, least);
	return STATUS_SHORT;
}

static int run_bench(bench *b, const arguments *given)
{
	const char *without = args_text(given, "--without"), *least = args_text(given, "--min-kappa");

	if (without && strcmp(without, "each") == 0)
		return measure_each(b, given);
	if (without && !mechanism_bit(without, &b->without)) {
		app_complain(b->app, "rubric test: --without does not know '%s' (see 'help rubric explain')", without);
		return STATUS_USAGE;
	}
	int code = measure_all(b, given);
	if (code != STATUS_OK)
		return code;
	if (b->question_count == 0) {
		app_complain(b->app, "no labelled answers to these questions");
		return STATUS_SHORT;
	}
	if (args_flag(given, "--json")) {
		print_json(b);
	} else {
		print_figures(b);
		print_worst(b, (size_t)args_count(given, "--errors", 10));
		print_terms(b);
	}
	return least ? judge_threshold(b->app, b, least) : STATUS_OK;
}

static bool read_labelled(bench *b, const char *named)
{
	viva_error err;
	const char *path = named ? named : labelled_place(b->app->library, b->arena);

	if (!path)
		return false;
	if (labelled_read(path, b->arena, &b->list, &b->count, &err))
		return true;
	app_report(b->app, &err);
	if (!named)
		app_complain(b->app, "name labelled answers with --labelled PATH");
	return false;
}

int command_rubric_test(app *a, const arguments *given)
{
	int code;

	if (!app_library(a, &code))
		return code;
	bench b = {.app = a, .arena = viva_arena_new(), .scratch_arena = viva_arena_new()};
	if (!b.arena || !b.scratch_arena || !app_scratch(a))
		code = STATUS_FAILED;
	else if (!read_labelled(&b, args_text(given, "--labelled")))
		code = STATUS_FAILED;
	else
		code = run_bench(&b, given);
	viva_arena_free(b.arena);
	viva_arena_free(b.scratch_arena);
	return code;
}
