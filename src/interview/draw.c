/* draw.c - which question comes next. */
#include "interview/draw.h"

enum { HOUR_MS = 3600 * 1000 };

static int64_t interval_ms(double score)
{
	const int64_t day = 24 * (int64_t)HOUR_MS;

	return score < 35 ? 0 : score < 60 ? day : score < 80 ? 3 * day : 7 * day;
}

bool draw_is_due(const draw_card *card, int64_t now_ms)
{
	return card->practised && now_ms - card->last_ms >= interval_ms(card->last_score);
}

/* Whether a should come before b, both due. */
static bool is_weaker(const draw_card *a, const draw_card *b)
{
	return a->last_score < b->last_score || (a->last_score <= b->last_score && a->last_ms < b->last_ms);
}

size_t draw_next(const draw_card *cards, size_t count, int64_t now_ms)
{
	size_t due = SIZE_MAX, fresh = SIZE_MAX, oldest = SIZE_MAX;

	for (size_t i = 0; i < count; i++) {
		const draw_card *c = &cards[i];
		if (c->excluded)
			continue;
		if (!c->practised)
			fresh = fresh == SIZE_MAX ? i : fresh;
		else if (draw_is_due(c, now_ms))
			due = due == SIZE_MAX || is_weaker(c, &cards[due]) ? i : due;
		if (c->practised && (oldest == SIZE_MAX || c->last_ms < cards[oldest].last_ms))
			oldest = i;
	}
	return due != SIZE_MAX ? due : fresh != SIZE_MAX ? fresh : oldest;
}
