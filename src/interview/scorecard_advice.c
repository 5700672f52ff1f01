/* scorecard_advice.c - three things to practise next, what helps most first, none that would be the same command twice.
 */
#include "interview/scorecard_advice.h"

enum { STRONG = 80 }; /* a mark from which there is little to mend */

static bool has_room(const scorecard *card)
{
	return card->advice_count < SCORECARD_ADVICE;
}

static bool is_advised(const scorecard *card, const scorecard_question *q)
{
	for (size_t i = 0; i < card->advice_count; i++)
		if (card->advice[i].question == q)
			return true;
	return false;
}

static void advise(scorecard *card, scorecard_advice advice)
{
	if (has_room(card))
		card->advice[card->advice_count++] = advice;
}

/* The weightiest of the lowest tier that has something missing. */
static const scorecard_point *worst_point(const scorecard_question *q)
{
	const scorecard_point *worst = NULL;

	for (size_t i = 0; i < q->point_count; i++) {
		const scorecard_point *p = &q->points[i];
		if (!p->assessed || p->credit >= 1)
			continue;
		if (!worst || p->tier < worst->tier || (p->tier == worst->tier && p->weight > worst->weight))
			worst = p;
	}
	return worst;
}

/* The question asked that went worst, below a mark, and is not advised yet. */
static void advise_question(scorecard *card, double below)
{
	const scorecard_question *worst = NULL;

	for (size_t i = 0; i < card->count; i++) {
		const scorecard_question *q = &card->questions[i];
		if (q->state == SCORECARD_UNREACHED || q->mark >= below || is_advised(card, q))
			continue;
		if (!worst || q->mark < worst->mark)
			worst = q;
	}
	if (worst)
		advise(card, (scorecard_advice){.kind = ADVICE_QUESTION, .question = worst, .point = worst_point(worst)});
}

static void advise_clock(scorecard *card)
{
	if (card->unreached || (card->minutes && card->seconds > (int64_t)card->minutes * 60))
		advise(card, (scorecard_advice){.kind = ADVICE_CLOCK});
}

/* Of one topic alone there is nothing to compare. */
static void advise_topic(scorecard *card)
{
	const scorecard_topic *worst = NULL;

	for (size_t i = 0; card->topic_count > 1 && i < card->topic_count; i++)
		if (card->topics[i].mark < STRONG && (!worst || card->topics[i].mark < worst->mark))
			worst = &card->topics[i];
	if (worst)
		advise(card, (scorecard_advice){.kind = ADVICE_TOPIC, .topic = worst->topic, .mark = worst->mark});
}

static void advise_hints(scorecard *card)
{
	const scorecard_question *most = NULL;

	for (size_t i = 0; i < card->count; i++) {
		const scorecard_question *q = &card->questions[i];
		if (q->hints && !is_advised(card, q) && (!most || q->hints > most->hints))
			most = q;
	}
	if (most)
		advise(card, (scorecard_advice){.kind = ADVICE_HINTS, .question = most});
}

static void advise_level(scorecard *card)
{
	if (card->level < VIVA_STAFF && card->answered)
		advise(card, (scorecard_advice){.kind = ADVICE_LEVEL, .level = (viva_level)(card->level + 1)});
}

void scorecard_advise(scorecard *card)
{
	advise_question(card, STRONG);
	advise_clock(card);
	advise_topic(card);
	advise_question(card, STRONG);
	advise_hints(card);
	advise_level(card);
	advise_question(card, 100);
	advise_question(card, 100);
	advise(card, (scorecard_advice){.kind = ADVICE_MORE});
}
