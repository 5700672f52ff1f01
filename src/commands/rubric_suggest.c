/*
 * rubric_suggest.c - rubric suggest: terms for the points that a rubric misses, exclusions for those it gives wrongly.
 *
 * A candidate is a content word, or two of them in one sentence within a phrase's reach. What it would gain is the
 * number of answers in which people found the point and the rubric did not; what it would cost, the number of answers
 * in which people did not find it. Only answers that rules may be written against are read. A proposal is a hint: widen
 * it into an idea.
 */
#include "bank/json_write.h"
#include "commands.h"
#include "engine/keyword.h"
#include "engine/text.h"
#include "labelled.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { REACH = 12, SHOWN = 6, COST_WEIGHT = 2, SHORTEST = 3 };

/* One occurrence of a candidate in an answer. */
typedef struct occurrence {
	const char *key;  /* stems, "a & b" in alphabetical order */
	const char *term; /* the words as typed there */
	size_t answer;
} occurrence;

typedef struct proposal {
	const char *term;
	size_t gain, cost;
} proposal;

typedef struct suggester {
	app *app;
	viva_arena *arena;
	stemmer *stems;
	labelled *list; /* those of the question that may be read */
	size_t count;
	double *credits; /* by answer and point, as scored */
	prose *texts;
	size_t point_count;
	occurrence *found;
	size_t found_count, found_room;
} suggester;

/* ---- candidates ---- */

static const char *join(viva_arena *arena, const char *a, const char *b)
{
	size_t room = strlen(a) + strlen(b) + 4;
	char *text = viva_arena_get(arena, room);

	if (text)
		snprintf(text, room, "%s & %s", a, b);
	return text;
}

static bool add_occurrence(suggester *s, const char *key, const char *term, size_t answer)
{
	occurrence *o = viva_arena_push(s->arena, (void **)&s->found, &s->found_count, &s->found_room, sizeof *o);

	if (!o || !key || !term)
		return false;
	*o = (occurrence){key, term, answer};
	return true;
}

static bool is_content(const token *k)
{
	return k->length >= SHORTEST && !(k->flags & (TOKEN_LIGHT | TOKEN_CLOSED | TOKEN_NUMBER));
}

static const char *stem_of(suggester *s, const token *k)
{
	char stem[STEM_MAX];

	stem_word(s->stems, k->word, stem);
	return viva_arena_copy(s->arena, stem, strlen(stem));
}

static bool add_pairs(suggester *s, const prose *t, uint32_t i, const char *stem, size_t answer)
{
	for (uint32_t j = i + 1; j < t->count && j <= i + REACH && t->tokens[j].sentence == t->tokens[i].sentence; j++) {
		if (!is_content(&t->tokens[j]))
			continue;
		const char *other = stem_of(s, &t->tokens[j]);
		int order = other ? strcmp(stem, other) : 0;
		if (!other)
			return false;
		if (order == 0)
			continue;
		const char *key = order < 0 ? join(s->arena, stem, other) : join(s->arena, other, stem);
		if (!add_occurrence(s, key, join(s->arena, t->tokens[i].word, t->tokens[j].word), answer))
			return false;
	}
	return true;
}

static bool find_candidates(suggester *s)
{
	for (size_t a = 0; a < s->count; a++) {
		const prose *t = &s->texts[a];
		for (uint32_t i = 0; i < t->count; i++) {
			if (!is_content(&t->tokens[i]))
				continue;
			const char *stem = stem_of(s, &t->tokens[i]);
			if (!stem || !add_occurrence(s, stem, t->tokens[i].word, a) || !add_pairs(s, t, i, stem, a))
				return false;
		}
	}
	return true;
}

static int compare_occurrences(const void *a, const void *b)
{
	const occurrence *x = a, *y = b;
	int order = strcmp(x->key, y->key);

	return order ? order : x->answer == y->answer ? 0 : x->answer < y->answer ? -1 : 1;
}

static int compare_proposals(const void *a, const void *b)
{
	const proposal *x = a, *y = b;
	long worth_x = (long)x->gain - COST_WEIGHT * (long)x->cost, worth_y = (long)y->gain - COST_WEIGHT * (long)y->cost;

	if (worth_x != worth_y)
		return worth_x > worth_y ? -1 : 1;
	/* Of two that do the same, the pair is the safer one. */
	bool pair_x = strchr(x->term, '&') != NULL, pair_y = strchr(y->term, '&') != NULL;
	return pair_x != pair_y ? (pair_x ? -1 : 1) : strcmp(x->term, y->term);
}

static double people_mark(const suggester *s, size_t answer, const char *point)
{
	const labelled *l = &s->list[answer];

	for (size_t i = 0; i < l->mark_count; i++)
		if (strcmp(l->marks[i].point, point) == 0)
			return l->marks[i].mark;
	return -1;
}

/* What a set of answers says of a candidate: whether it would gain or cost. */
typedef enum answer_use { USE_NONE, USE_GAIN, USE_COST } answer_use;
typedef answer_use use_of_answer(const suggester *s, size_t answer, size_t index, const char *point);

static answer_use use_for_missed(const suggester *s, size_t answer, size_t index, const char *point)
{
	double people = people_mark(s, answer, point), rule = s->credits[answer * s->point_count + index];

	return people >= 0.75 && rule < 0.25 ? USE_GAIN : people >= 0 && people < 0.25 ? USE_COST : USE_NONE;
}

static answer_use use_for_wrong(const suggester *s, size_t answer, size_t index, const char *point)
{
	double people = people_mark(s, answer, point), rule = s->credits[answer * s->point_count + index];

	return rule < 0.25 ? USE_NONE : people >= 0 && people < 0.25 ? USE_GAIN : people >= 0.25 ? USE_COST : USE_NONE;
}

/* Goes through the candidates, which are sorted by key, and gathers those that gain more than they cost. */
static proposal *weigh(suggester *s, const viva_point *p, size_t index, use_of_answer *use, size_t *count)
{
	proposal *list = NULL;
	size_t room = 0;

	*count = 0;
	for (size_t i = 0; i < s->found_count;) {
		proposal now = {.term = s->found[i].term};
		size_t j = i;
		for (; j < s->found_count && strcmp(s->found[j].key, s->found[i].key) == 0; j++) {
			if (j > i && s->found[j].answer == s->found[j - 1].answer)
				continue;
			answer_use u = use(s, s->found[j].answer, index, p->id);
			now.gain += u == USE_GAIN;
			now.cost += u == USE_COST;
		}
		i = j;
		if (now.gain <= COST_WEIGHT * now.cost)
			continue;
		proposal *added = viva_arena_push(s->arena, (void **)&list, count, &room, sizeof *added);
		if (!added)
			return NULL;
		*added = now;
	}
	if (*count)
		qsort(list, *count, sizeof *list, compare_proposals);
	return list;
}

/* ---- printing ---- */

static size_t count_uses(const suggester *s, const viva_point *p, size_t index, use_of_answer *use)
{
	size_t n = 0;

	for (size_t a = 0; a < s->count; a++)
		n += use(s, a, index, p->id) == USE_GAIN;
	return n;
}

static void print_proposals(suggester *s, const viva_point *p, size_t index, use_of_answer *use, const char *what,
                            bool exclude)
{
	size_t count, answers = count_uses(s, p, index, use);
	out *o = s->app->out;

	if (answers == 0)
		return;
	out_putf(o, OUT_STRONG, "%s", p->id);
	out_putf(o, OUT_PLAIN, "  %s in %zu %s", what, answers, answers == 1 ? "answer" : "answers");
	out_newline(o);
	proposal *list = weigh(s, p, index, use, &count);
	for (size_t i = 0, shown = 0; list && i < count && shown < SHOWN; i++) {
		/* Phrases exclude one side at a time. */
		if (exclude && strchr(list[i].term, '&'))
			continue;
		shown++;
		out_putf(o, OUT_DIM, "    gains %zu, costs %zu  ", list[i].gain, list[i].cost);
		/* An exclusion is pasted behind the terms that match wrongly. */
		out_putf(o, OUT_ACCENT, exclude ? "& !%s" : "\"%s\",", list[i].term);
		out_newline(o);
	}
}

/* ---- the command ---- */

static bool score_list(suggester *s, const viva_scorer *scorer)
{
	viva_scratch *scratch = app_scratch(s->app);
	viva_error err;

	for (size_t a = 0; scratch && a < s->count; a++) {
		viva_result r;
		const char *answer = s->list[a].answer;
		if (!viva_score(scorer, scratch, answer, strlen(answer), s->arena, &r, &err)) {
			app_report(s->app, &err);
			return false;
		}
		for (size_t p = 0; p < r.point_count; p++)
			s->credits[a * s->point_count + p] = r.points[p].credit;
		if (!text_read(answer, strlen(answer), s->arena, &s->texts[a]))
			return false;
	}
	return scratch != NULL;
}

static bool take_labelled(suggester *s, const viva_question *q, const char *path)
{
	viva_error err;
	labelled *all;
	size_t count;

	if (!labelled_read(path, s->arena, &all, &count, &err)) {
		app_report(s->app, &err);
		return false;
	}
	for (size_t i = 0; i < count; i++)
		if (!all[i].apart && strcmp(all[i].question, q->id) == 0)
			all[s->count++] = all[i];
	s->list = all;
	s->credits = viva_arena_array(s->arena, s->count * s->point_count, sizeof *s->credits);
	s->texts = viva_arena_array(s->arena, s->count, sizeof *s->texts);
	return s->credits && s->texts;
}

static int suggest(suggester *s, const viva_question *q, const char *path)
{
	int code;
	const viva_scorer *scorer = app_scorer(s->app, q, &code);

	if (!scorer)
		return code;
	if (!take_labelled(s, q, path))
		return STATUS_FAILED;
	if (s->count == 0) {
		app_complain(s->app, "no labelled answers to '%s' that rules may be written against", q->id);
		return STATUS_SHORT;
	}
	if (!score_list(s, scorer) || !find_candidates(s))
		return STATUS_FAILED;
	if (s->found_count)
		qsort(s->found, s->found_count, sizeof *s->found, compare_occurrences);
	for (size_t i = 0; i < s->point_count; i++) {
		const viva_point *p = &q->rubric->points[i];
		print_proposals(s, p, i, use_for_missed, "missed", false);
		print_proposals(s, p, i, use_for_wrong, "wrongly given", true);
	}
	return STATUS_OK;
}

int command_rubric_suggest(app *a, const arguments *given)
{
	int code;
	const viva_question *q = app_question(a, given->words[0], &code);

	if (!q)
		return code;
	if (!q->rubric) {
		app_complain(a, "question '%s' has no rubric", q->id);
		return STATUS_SHORT;
	}
	suggester s = {.app = a, .arena = viva_arena_new(), .stems = stemmer_new(), .point_count = q->rubric->point_count};
	const char *path = args_text(given, "--labelled");
	if (!path && s.arena)
		path = labelled_place(a->library, s.arena);
	code = path && s.arena && s.stems ? suggest(&s, q, path) : STATUS_FAILED;
	stemmer_free(s.stems);
	viva_arena_free(s.arena);
	return code;
}
