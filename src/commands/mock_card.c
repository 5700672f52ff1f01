/* mock_card.c - the scorecard of a mock interview, made from what the history keeps. */
#include "mock_card.h"
#include "feedback.h"
#include "interview/mock.h"

#include <string.h>

static viva_level level_named(const char *name)
{
	for (int level = VIVA_JUNIOR; level <= VIVA_STAFF; level++)
		if (strcmp(viva_level_name((viva_level)level), name) == 0)
			return (viva_level)level;
	return VIVA_JUNIOR;
}

static viva_tier tier_named(const char *name)
{
	for (int tier = VIVA_MUST; tier <= VIVA_BONUS; tier++)
		if (strcmp(viva_tier_name((viva_tier)tier), name) == 0)
			return (viva_tier)tier;
	return VIVA_SHOULD;
}

/* What the feedback said of a point then, or NULL. */
static const feedback_point *said_of(const feedback *f, const char *id)
{
	for (size_t i = 0; f && i < f->point_count; i++)
		if (strcmp(f->points[i].id, id) == 0)
			return &f->points[i];
	return NULL;
}

static bool fill_points(scorecard_question *q, const history_answer *a, viva_arena *arena)
{
	scorecard_point *points = viva_arena_array(arena, a->point_count, sizeof *points);
	viva_error ignored;
	const feedback *f = feedback_of_json(a->result, NULL, arena, &ignored);

	for (size_t i = 0; points && i < a->point_count; i++) {
		const history_point *p = &a->points[i];
		const feedback_point *said = said_of(f, p->id);
		points[i] = (scorecard_point){.id = p->id,
		                              .says = said ? said->says : "",
		                              .tier = tier_named(p->tier),
		                              .credit = p->credit,
		                              .weight = p->weight,
		                              .assessed = !said || said->assessed};
	}
	q->points = points;
	q->point_count = points ? a->point_count : 0;
	return points != NULL;
}

/* Takes the answer and its follow-ups, the last of which has the marks of the whole. */
static bool fill_question(scorecard_question *q, const history_mock_item *item, const history_answer *answers,
                          size_t count, viva_arena *arena)
{
	const history_answer *last = NULL;

	*q = (scorecard_question){.bank = item->bank,
	                          .id = item->question,
	                          .topic = item->topic,
	                          .level = level_named(item->level),
	                          .minutes = item->minutes,
	                          .seconds = item->spent_ms / 1000};
	for (size_t i = 0; item->answer && i < count; i++) {
		if (answers[i].id != item->answer && answers[i].parent != item->answer)
			continue;
		last = &answers[i];
		q->hints += last->hints;
		q->follow_ups += last->parent != 0;
	}
	bool skipped = strcmp(item->state, mock_state_name(MOCK_SKIPPED)) == 0;
	q->state = last ? SCORECARD_ANSWERED : skipped ? SCORECARD_SKIPPED : SCORECARD_UNREACHED;
	if (!last)
		return true;
	q->scored = last->scored;
	q->score = last->score;
	return fill_points(q, last, arena);
}

scorecard *mock_card_make(app *a, const history_mock *m, const history_answer *answers, size_t count, viva_arena *arena)
{
	scorecard *card = viva_arena_get(arena, sizeof *card);
	scorecard_question *questions = viva_arena_array(arena, m->count, sizeof *questions);
	bool done = card && questions;

	for (size_t i = 0; done && i < m->count; i++)
		done = fill_question(&questions[i], &m->items[i], answers, count, arena);
	if (done) {
		*card = (scorecard){.questions = questions,
		                    .count = m->count,
		                    .hint_cost = m->hint_cost,
		                    .seconds = m->elapsed_ms / 1000,
		                    .minutes = m->minutes};
		done = scorecard_make(card, arena);
	}
	if (!done)
		app_complain(a, "out of memory");
	return done ? card : NULL;
}

/* ---- words ---- */

const char *mock_card_level(int level)
{
	return level == SCORECARD_BELOW ? "below junior" : viva_level_name((viva_level)level);
}

static void say_question(const scorecard_advice *advice, viva_buf *why)
{
	const scorecard_question *q = advice->question;

	if (q->state == SCORECARD_SKIPPED)
		viva_buf_adds(why, "skipped");
	else if (!q->scored)
		viva_buf_adds(why, "no score");
	else
		viva_buf_addf(why, "%.0f of 100", q->mark);
	if (advice->point && *advice->point->says)
		viva_buf_addf(why, "; most wanted: %s", advice->point->says);
}

static void say_clock(const scorecard *card, viva_buf *why, viva_buf *command)
{
	if (card->unreached)
		viva_buf_addf(why, "%zu question%s not reached: practise to the clock", card->unreached,
		              card->unreached == 1 ? "" : "s");
	else
		viva_buf_addf(why, "%ld minutes over: practise to the clock",
		              (long)((card->seconds + 59) / 60) - card->minutes);
	viva_buf_adds(command, "mock --questions 3 --at-zero stop");
}

void mock_card_advice(const scorecard *card, const scorecard_advice *advice, viva_buf *why, viva_buf *command)
{
	switch (advice->kind) {
	case ADVICE_QUESTION:
		say_question(advice, why);
		viva_buf_addf(command, "ask %s", advice->question->id);
		break;
	case ADVICE_TOPIC:
		viva_buf_addf(why, "the weakest topic: %.0f of 100", advice->mark);
		viva_buf_addf(command, "mock %s --questions 3", advice->topic);
		break;
	case ADVICE_CLOCK:
		say_clock(card, why, command);
		break;
	case ADVICE_HINTS:
		viva_buf_addf(why, "once more without the %d hint%s", advice->question->hints,
		              advice->question->hints == 1 ? "" : "s");
		viva_buf_addf(command, "ask %s", advice->question->id);
		break;
	case ADVICE_LEVEL:
		viva_buf_adds(why, "one level up");
		viva_buf_addf(command, "mock --level %s", viva_level_name(advice->level));
		break;
	case ADVICE_MORE:
		viva_buf_adds(why, "other questions, drawn by what you need most");
		viva_buf_adds(command, "mock");
		break;
	}
}
