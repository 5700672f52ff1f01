/* mock_draw.c - the questions of a mock interview. */
#include "interview/mock_draw.h"

#include <string.h>

/* How a candidate compares with the others; the smallest is drawn. */
typedef struct rank {
	size_t turns; /* how often its topic was drawn */
	int need;
	int64_t last_ms; /* where only that tells them apart */
	uint64_t chance;
} rank;

enum { NEED_DUE, NEED_NEW, NEED_WEAK, NEED_NONE };

static int need_of(const draw_card *card, int64_t now_ms)
{
	if (!card->practised)
		return NEED_NEW;
	if (draw_is_due(card, now_ms))
		return NEED_DUE;
	return card->last_score < MOCK_WEAK ? NEED_WEAK : NEED_NONE;
}

/* The finisher of splitmix64: every bit of the seed and the name counts. */
static uint64_t mix(uint64_t x)
{
	x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
	x = (x ^ x >> 27) * 0x94d049bb133111ebu;
	return x ^ x >> 31;
}

static uint64_t chance_of(const char *name, uint64_t seed)
{
	uint64_t hash = 0xcbf29ce484222325u; /* FNV-1a */

	for (; *name; name++)
		hash = (hash ^ (unsigned char)*name) * 0x100000001b3u;
	return mix(hash ^ mix(seed + 0x9e3779b97f4a7c15u));
}

static bool comes_before(const rank *a, const rank *b)
{
	if (a->turns != b->turns)
		return a->turns < b->turns;
	if (a->need != b->need)
		return a->need < b->need;
	if (a->last_ms != b->last_ms)
		return a->last_ms < b->last_ms;
	return a->chance < b->chance;
}

/* False for one that was drawn. */
static bool rank_of(const mock_candidate *list, size_t i, const size_t *drawn, size_t count, rank *r)
{
	for (size_t d = 0; d < count; d++) {
		if (drawn[d] == i)
			return false;
		r->turns += strcmp(list[drawn[d]].topic, list[i].topic) == 0;
	}
	return true;
}

size_t mock_draw(const mock_candidate *list, size_t count, size_t wanted, uint64_t seed, int64_t now_ms, size_t *drawn)
{
	size_t have = 0;

	while (have < wanted) {
		size_t best = SIZE_MAX;
		rank first = {0};
		for (size_t i = 0; i < count; i++) {
			int need = need_of(&list[i].card, now_ms);
			rank r = {.need = need, .chance = chance_of(list[i].name, seed)};
			r.last_ms = need == NEED_NONE ? list[i].card.last_ms : 0;
			if (list[i].card.excluded || !rank_of(list, i, drawn, have, &r))
				continue;
			if (best == SIZE_MAX || comes_before(&r, &first)) {
				best = i;
				first = r;
			}
		}
		if (best == SIZE_MAX)
			break;
		drawn[have++] = best;
	}
	return have;
}
