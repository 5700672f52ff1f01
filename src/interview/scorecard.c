/* scorecard.c - what a mock interview amounts to. */
#include "interview/scorecard.h"
#include "interview/scorecard_advice.h"

#include <stdlib.h>
#include <string.h>

/* ---- marks ---- */

static void mark_question(scorecard *card, scorecard_question *q)
{
	double cost = (double)card->hint_cost * q->hints;

	q->mark = q->state == SCORECARD_ANSWERED && q->scored && q->score > cost ? q->score - cost : 0;
	card->answered += q->state == SCORECARD_ANSWERED;
	card->skipped += q->state == SCORECARD_SKIPPED;
	card->unreached += q->state == SCORECARD_UNREACHED;
	card->overall += q->mark;
	card->answered_mark += q->mark;
}

static void add_to_topic(scorecard *card, const scorecard_question *q)
{
	size_t i = 0;

	while (i < card->topic_count && strcmp(card->topics[i].topic, q->topic) != 0)
		i++;
	if (i == card->topic_count)
		card->topics[card->topic_count++].topic = q->topic;
	card->topics[i].questions++;
	card->topics[i].mark += q->mark;
}

static void mark_all(scorecard *card)
{
	for (size_t i = 0; i < card->count; i++) {
		mark_question(card, &card->questions[i]);
		add_to_topic(card, &card->questions[i]);
	}
	for (size_t i = 0; i < card->topic_count; i++)
		card->topics[i].mark /= (double)card->topics[i].questions;
	if (card->count)
		card->overall /= (double)card->count;
	if (card->answered)
		card->answered_mark /= (double)card->answered;
}

/* ---- tiers ---- */

typedef struct weights {
	double made[3], all[3];
} weights;

static void add_points(weights *w, const scorecard_question *q)
{
	for (size_t i = 0; i < q->point_count; i++) {
		const scorecard_point *p = &q->points[i];
		if (!p->assessed)
			continue;
		w->made[p->tier] += p->credit * p->weight;
		w->all[p->tier] += p->weight;
	}
}

static double share(const weights *w, viva_tier tier)
{
	return w->all[tier] > 0 ? w->made[tier] / w->all[tier] : 0;
}

static void count_tiers(scorecard *card)
{
	weights w = {0};

	for (size_t i = 0; i < card->count; i++) {
		const scorecard_question *q = &card->questions[i];
		for (size_t p = 0; q->scored && p < q->point_count; p++) {
			scorecard_tier *tier = &card->tiers[q->points[p].tier];
			tier->points += q->points[p].assessed;
			tier->made += q->points[p].assessed && q->points[p].credit >= 1;
			tier->touched += q->points[p].assessed && q->points[p].credit > 0 && q->points[p].credit < 1;
		}
		if (q->scored)
			add_points(&w, q);
	}
	for (int t = 0; t < 3; t++)
		card->tiers[t].share = share(&w, (viva_tier)t);
}

/* ---- the level ---- */

static int level_of(const scorecard_question *q)
{
	const double enough = 0.75, some = 0.4, nearly_all = 0.9, half = 0.5, exact = 1e-9;
	weights w = {0};
	int level = (int)q->level;

	if (q->state != SCORECARD_ANSWERED || !q->scored)
		return SCORECARD_BELOW;
	add_points(&w, q);
	/* Where a rubric has no must points, its should points are what is expected. */
	double must = w.all[VIVA_MUST] > 0 ? share(&w, VIVA_MUST) : share(&w, VIVA_SHOULD);
	bool above = must + exact >= nearly_all && (w.all[VIVA_SHOULD] <= 0 || share(&w, VIVA_SHOULD) + exact >= enough) &&
	             w.all[VIVA_BONUS] > 0 && share(&w, VIVA_BONUS) + exact >= half;
	level += above ? 1 : must + exact >= enough ? 0 : must + exact >= some ? -1 : -2;
	return level < SCORECARD_BELOW ? SCORECARD_BELOW : level > VIVA_STAFF ? VIVA_STAFF : level;
}

/* The level nearest to the mean, the lower of two. */
static int level_of_all(const scorecard *card)
{
	int sum = 0, asked = 0;

	for (size_t i = 0; i < card->count; i++) {
		if (card->questions[i].state == SCORECARD_UNREACHED)
			continue;
		sum += card->questions[i].level_shown - SCORECARD_BELOW;
		asked++;
	}
	/* (sum / asked) rounded, half down, in whole numbers that are not negative. */
	return asked ? (2 * sum + asked - 1) / (2 * asked) + SCORECARD_BELOW : SCORECARD_BELOW;
}

/* ---- what was missing ---- */

static bool is_missing(const scorecard_point *p)
{
	return p->assessed && p->credit < 1;
}

/* The lowest tier with something missing; past the last where there is none. */
static int next_tier(const scorecard_question *q)
{
	int tier = VIVA_BONUS + 1;

	for (size_t i = 0; i < q->point_count; i++)
		if (is_missing(&q->points[i]) && (int)q->points[i].tier < tier)
			tier = (int)q->points[i].tier;
	return tier;
}

/* What sorts first; the place in the interview settles what is alike, so that the order is always the same. */
static int compare_missing(const void *left, const void *right)
{
	const scorecard_missing *a = left, *b = right;

	if (a->point->tier != b->point->tier)
		return a->point->tier < b->point->tier ? -1 : 1;
	if (a->point->weight > b->point->weight || a->point->weight < b->point->weight)
		return a->point->weight > b->point->weight ? -1 : 1;
	if (a->question != b->question)
		return a->question < b->question ? -1 : 1;
	return a->point < b->point ? -1 : a->point > b->point;
}

static bool collect_missing(scorecard *card, viva_arena *arena)
{
	size_t capacity = 0;

	for (size_t i = 0; i < card->count; i++)
		capacity += card->questions[i].point_count;
	card->missing = viva_arena_array(arena, capacity, sizeof *card->missing);
	if (!card->missing)
		return false;
	for (size_t i = 0; i < card->count; i++) {
		const scorecard_question *q = &card->questions[i];
		int tier = next_tier(q);
		for (size_t p = 0; q->scored && p < q->point_count; p++)
			if (is_missing(&q->points[p]) && (int)q->points[p].tier == tier)
				card->missing[card->missing_count++] = (scorecard_missing){q, &q->points[p]};
	}
	qsort(card->missing, card->missing_count, sizeof *card->missing, compare_missing);
	return true;
}

bool scorecard_make(scorecard *card, viva_arena *arena)
{
	card->topics = viva_arena_array(arena, card->count, sizeof *card->topics);
	if (!card->topics)
		return false;
	mark_all(card);
	count_tiers(card);
	for (size_t i = 0; i < card->count; i++)
		card->questions[i].level_shown = level_of(&card->questions[i]);
	card->level = level_of_all(card);
	scorecard_advise(card);
	return collect_missing(card, arena);
}
