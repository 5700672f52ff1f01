/* match.c - finding the terms of a rubric in an answer. Phrases are in match_phrase.c. */
#include "match_internal.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

bool run_begin(run *r, const program *p, const prose *t, const lookup *found, pattern_match *patterns,
               viva_arena *arena)
{
	*r = (run){.program = p, .prose = t, .lookup = *found, .patterns = patterns, .arena = arena};
	r->memo = viva_arena_array(arena, p->node_count, sizeof *r->memo);
	return r->memo != NULL;
}

span hit_hull(const hit *h)
{
	span hull = h->parts[0];

	for (int i = 1; i < h->part_count; i++) {
		if (h->parts[i].first < hull.first)
			hull.first = h->parts[i].first;
		if (h->parts[i].last > hull.last)
			hull.last = h->parts[i].last;
	}
	return hull;
}

bool hits_overlap(const hit *a, const hit *b)
{
	for (int i = 0; i < a->part_count; i++)
		for (int j = 0; j < b->part_count; j++)
			if (a->parts[i].first < b->parts[j].last && b->parts[j].first < a->parts[i].last)
				return true;
	return false;
}

void add_hit(run *r, hits *list, const hit *h)
{
	if (list->count >= HITS_MAX)
		return;
	hit *added = viva_arena_push(r->arena, (void **)&list->list, &list->count, &list->room, sizeof *added);
	if (added)
		*added = *h;
	else
		r->failed = true;
}

static int compare_span(span a, span b)
{
	if (a.first != b.first)
		return a.first < b.first ? -1 : 1;
	return a.last == b.last ? 0 : a.last < b.last ? -1 : 1;
}

static int compare_hits(const void *a, const void *b)
{
	const hit *x = a, *y = b;
	int order = compare_span(x->parts[0], y->parts[0]);

	if (order == 0)
		order = compare_span(hit_hull(x), hit_hull(y));
	return order ? order : (int)x->weak - (int)y->weak;
}

/* Sorts, and drops hits that say the same as the one before. */
static void tidy(hits *list)
{
	size_t kept = 0;

	if (list->count > 1)
		qsort(list->list, list->count, sizeof *list->list, compare_hits);
	for (size_t i = 0; i < list->count; i++) {
		const hit *h = &list->list[i], *last = kept ? &list->list[kept - 1] : NULL;
		bool same = last && last->part_count == h->part_count &&
		            memcmp(last->parts, h->parts, h->part_count * sizeof *h->parts) == 0;
		if (!same)
			list->list[kept++] = *h;
	}
	list->count = kept;
}

/* ---- joining ---- */

/* Adds b's parts to a, in order; what does not fit is part of the hull no more. */
static void join_hit(hit *a, const hit *b)
{
	for (int i = 0; i < b->part_count && a->part_count < HIT_PARTS; i++) {
		int at = a->part_count++;
		while (at > 0 && a->parts[at - 1].first > b->parts[i].first) {
			a->parts[at] = a->parts[at - 1];
			at--;
		}
		a->parts[at] = b->parts[i];
	}
	a->weak = a->weak || b->weak;
}

static uint32_t unit_of(const run *r, viva_within within, uint32_t token_index)
{
	const token *t = &r->prose->tokens[token_index];
	return within == VIVA_CLAUSE ? t->clause : within == VIVA_SENTENCE ? t->sentence : 0;
}

/* Words between two spans; negative where they overlap. */
static int words_between(span a, span b)
{
	return a.first <= b.first ? (int)b.first - (int)a.last : (int)a.first - (int)b.last;
}

/* The hit of a child that lies nearest to what is joined so far, or NULL where none is near enough. */
static const hit *nearest_hit(const run *r, const node *n, const hits *child, const hit *so_far)
{
	span hull = hit_hull(so_far);
	const hit *best = NULL;
	int best_distance = INT_MAX;

	for (size_t i = 0; i < child->count; i++) {
		const hit *h = &child->list[i];
		span there = hit_hull(h);
		if (unit_of(r, n->within, there.first) != unit_of(r, n->within, hull.first) || hits_overlap(h, so_far))
			continue;
		if (n->ordered && there.first < hull.last)
			continue;
		int distance = words_between(hull, there);
		distance = distance < 0 ? 0 : distance;
		if (distance <= n->words && distance < best_distance) {
			best = h;
			best_distance = distance;
		}
	}
	return best;
}

static bool is_none(const run *r, uint32_t child)
{
	return r->program->nodes[child].kind == VIVA_TERM_NONE;
}

/* Whether something that must not stand there stands in the same unit as a joined hit. */
static bool spoilt(run *r, const node *n, const hit *joined)
{
	span hull = hit_hull(joined);

	for (size_t c = 0; c < n->child_count; c++) {
		if (!is_none(r, n->children[c]))
			continue;
		const hits *bad = run_node(r, n->children[c]);
		for (size_t i = 0; i < bad->count; i++)
			if (unit_of(r, n->within, hit_hull(&bad->list[i]).first) == unit_of(r, n->within, hull.first))
				return true;
	}
	return false;
}

static int distance_between(const hit *a, const hit *b)
{
	int distance = words_between(hit_hull(a), hit_hull(b));
	return distance < 0 ? 0 : distance;
}

/* Joins the nearest hit of every child that is not taken yet: in the author's order where that is asked for or distance
 * does not matter; else the nearest child first, so that it is neighbours between which the words are counted. */
static bool join_others(run *r, const node *n, bool *taken, hit *joined)
{
	bool in_turn = n->ordered || n->words == INT_MAX;

	for (;;) {
		const hit *best = NULL;
		size_t which = n->child_count;
		bool left = false;
		for (size_t c = 0; c < n->child_count && !(in_turn && left); c++) {
			if (taken[c])
				continue;
			left = true;
			const hit *other = nearest_hit(r, n, run_node(r, n->children[c]), joined);
			if (!other || (best && distance_between(other, joined) >= distance_between(best, joined)))
				continue;
			best = other;
			which = c;
		}
		if (!best)
			return !left;
		join_hit(joined, best);
		taken[which] = true;
	}
}

/* Near, and all within a sentence or clause: from each hit of the rarest child (the first, where order matters) to the
 * nearest of every other. */
static void run_near(run *r, const node *n, hits *out)
{
	size_t rarest = SIZE_MAX, fewest = SIZE_MAX;

	for (size_t c = 0; c < n->child_count; c++) {
		if (is_none(r, n->children[c]))
			continue;
		const hits *child = run_node(r, n->children[c]);
		out->unknown = out->unknown || child->unknown;
		if (child->count < fewest && (!n->ordered || rarest == SIZE_MAX)) {
			rarest = c;
			fewest = child->count;
		}
		if (child->count == 0)
			return;
	}
	if (rarest == SIZE_MAX)
		return;
	const hits *anchors = run_node(r, n->children[rarest]);
	bool *taken = viva_arena_array(r->arena, n->child_count, sizeof *taken);
	if (!taken) {
		r->failed = true;
		return;
	}
	for (size_t i = 0; i < anchors->count; i++) {
		hit joined = anchors->list[i];
		for (size_t c = 0; c < n->child_count; c++)
			taken[c] = c == rarest || is_none(r, n->children[c]);
		if (join_others(r, n, taken, &joined) && !spoilt(r, n, &joined))
			add_hit(r, out, &joined);
	}
}

/* The hit of a child that stands best, the first among equals, of those that share no word with what is joined so far;
 * NULL where there is none that stands at all. */
static const hit *best_standing(const run *r, const hits *child, const hit *joined)
{
	const hit *best = NULL;
	double most = 0;

	for (size_t i = 0; i < child->count; i++) {
		if (hits_overlap(&child->list[i], joined))
			continue;
		double standing = r->standing ? r->standing(r->context, &child->list[i]) : 1;
		if (standing > most) {
			best = &child->list[i];
			most = standing;
		}
	}
	return best;
}

/* All or some of the children, anywhere in the answer: one hit, made of the best of each. */
static void run_answer_wide(run *r, const node *n, hits *out)
{
	size_t wanted = n->kind == VIVA_TERM_SOME ? n->count : 0, have = 0;
	hit joined = {.part_count = 0};

	for (size_t c = 0; c < n->child_count; c++) {
		const hits *child = run_node(r, n->children[c]);
		if (is_none(r, n->children[c])) {
			if (child->count)
				return;
			continue;
		}
		out->unknown = out->unknown || child->unknown;
		wanted += n->kind != VIVA_TERM_SOME;
		const hit *best = best_standing(r, child, &joined);
		if (!best)
			continue;
		join_hit(&joined, best);
		have++;
	}
	if (have >= wanted && joined.part_count)
		add_hit(r, out, &joined);
}

/* At least n of the children within a sentence or clause: from each hit, the nearest of the others there. */
static void run_some_within(run *r, const node *n, hits *out)
{
	for (size_t a = 0; a < n->child_count; a++) {
		const hits *anchors = run_node(r, n->children[a]);
		out->unknown = out->unknown || anchors->unknown;
		for (size_t i = 0; i < anchors->count; i++) {
			hit joined = anchors->list[i];
			size_t have = 1;
			for (size_t c = 0; c < n->child_count && have < n->count; c++) {
				const hit *other = c == a ? NULL : nearest_hit(r, n, run_node(r, n->children[c]), &joined);
				if (other)
					join_hit(&joined, other);
				have += other != NULL;
			}
			if (have >= n->count)
				add_hit(r, out, &joined);
		}
	}
}

static void run_any(run *r, const node *n, hits *out)
{
	for (size_t c = 0; c < n->child_count; c++) {
		const hits *child = run_node(r, n->children[c]);
		out->unknown = out->unknown || child->unknown;
		for (size_t i = 0; i < child->count; i++)
			add_hit(r, out, &child->list[i]);
	}
}

static void run_regex(run *r, const node *n, hits *out)
{
	const folded *f = &r->prose->folded;
	uint32_t steps = PATTERN_STEPS;
	size_t at = 0, start, end;

	while (at <= f->length && out->count < HITS_MAX) {
		pattern_outcome o = pattern_find(n->pattern, r->patterns, f->text, f->length, at, &steps, &start, &end);
		out->unknown = o == PATTERN_GAVE_UP;
		r->failed = r->failed || o == PATTERN_NO_MEMORY;
		if (o != PATTERN_FOUND)
			break;
		hit h = {.parts = {text_tokens(r->prose, start, end)}, .part_count = 1};
		if (h.parts[0].last > h.parts[0].first)
			add_hit(r, out, &h);
		at = end;
	}
}

const hits *run_node(run *r, uint32_t index)
{
	hits *out = &r->memo[index];
	const node *n = &r->program->nodes[index];

	if (out->done)
		return out;
	out->done = true;
	bool answer_wide = n->within == VIVA_ANSWER;
	switch (n->kind) {
	case VIVA_TERM_PHRASE:
		run_phrase(r, n, out);
		break;
	case VIVA_TERM_REGEX:
		run_regex(r, n, out);
		break;
	case VIVA_TERM_ANY:
	case VIVA_TERM_NONE:
		run_any(r, n, out);
		break;
	case VIVA_TERM_SOME:
		if (answer_wide)
			run_answer_wide(r, n, out);
		else
			run_some_within(r, n, out);
		break;
	case VIVA_TERM_ALL:
	case VIVA_TERM_NEAR:
		if (answer_wide)
			run_answer_wide(r, n, out);
		else
			run_near(r, n, out);
		break;
	}
	for (size_t i = 0; i < out->count; i++) {
		out->list[i].weak = out->list[i].weak || n->weak;
		if (!out->list[i].term || n->kind != VIVA_TERM_ANY)
			out->list[i].term = n->term;
	}
	tidy(out);
	return out;
}
