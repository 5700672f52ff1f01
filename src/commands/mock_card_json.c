/* mock_card_json.c - the scorecard of a mock interview as JSON. */
#include "interview/mock.h"
#include "mock_card.h"

static const char *const state_names[] = {"answered", "skipped", "not reached"};

static void write_settings(json_out *w, const history_mock *m)
{
	json_out_object(w, "settings");
	json_out_string(w, "level", m->level);
	json_out_integer(w, "minutes", m->minutes);
	json_out_string(w, "at_zero", m->at_zero);
	json_out_string(w, "feedback", m->feedback);
	json_out_flag(w, "follow_ups", m->follow_ups);
	json_out_integer(w, "hint_cost", m->hint_cost);
	if (m->seeded)
		json_out_integer(w, "seed", m->seed);
	else
		json_out_null(w, "seed");
	json_out_end_object(w);
}

static void write_question(json_out *w, const scorecard_question *q)
{
	json_out_object(w, NULL);
	json_out_string(w, "question", q->id);
	json_out_string(w, "topic", q->topic);
	json_out_string(w, "level", viva_level_name(q->level));
	json_out_string(w, "state", state_names[q->state]);
	json_out_number(w, "mark", q->mark);
	if (q->scored)
		json_out_number(w, "score", q->score);
	else
		json_out_null(w, "score");
	json_out_integer(w, "hints", q->hints);
	json_out_integer(w, "follow_ups", q->follow_ups);
	json_out_integer(w, "seconds", q->seconds);
	json_out_integer(w, "minutes", q->minutes);
	json_out_string(w, "shows", q->state == SCORECARD_UNREACHED ? NULL : mock_card_level(q->level_shown));
	json_out_end_object(w);
}

static void write_topics(json_out *w, const scorecard *card)
{
	json_out_array(w, "topics");
	for (size_t i = 0; i < card->topic_count; i++) {
		json_out_object(w, NULL);
		json_out_string(w, "topic", card->topics[i].topic);
		json_out_number(w, "mark", card->topics[i].mark);
		json_out_integer(w, "questions", (int64_t)card->topics[i].questions);
		json_out_end_object(w);
	}
	json_out_end_array(w);
}

static void write_tiers(json_out *w, const scorecard *card)
{
	json_out_object(w, "tiers");
	for (int t = 0; t < 3; t++) {
		json_out_object(w, viva_tier_name((viva_tier)t));
		json_out_number(w, "share", card->tiers[t].share);
		json_out_integer(w, "made", (int64_t)card->tiers[t].made);
		json_out_integer(w, "touched", (int64_t)card->tiers[t].touched);
		json_out_integer(w, "points", (int64_t)card->tiers[t].points);
		json_out_end_object(w);
	}
	json_out_end_object(w);
}

static void write_level(json_out *w, const scorecard *card)
{
	bool asked = card->answered + card->skipped > 0;

	json_out_string(w, "level", asked ? mock_card_level(card->level) : NULL);
	json_out_string(w, "next_level", asked && card->level < VIVA_STAFF ? mock_card_level(card->level + 1) : NULL);
	json_out_array(w, "missing");
	for (size_t i = 0; i < card->missing_count; i++) {
		const scorecard_missing *m = &card->missing[i];
		json_out_object(w, NULL);
		json_out_string(w, "question", m->question->id);
		json_out_string(w, "point", m->point->id);
		json_out_string(w, "tier", viva_tier_name(m->point->tier));
		json_out_number(w, "credit", m->point->credit);
		json_out_string(w, "says", m->point->says);
		json_out_end_object(w);
	}
	json_out_end_array(w);
}

static void write_time(json_out *w, const scorecard *card)
{
	int64_t over = card->minutes ? card->seconds - (int64_t)card->minutes * 60 : 0;

	json_out_object(w, "time");
	json_out_integer(w, "seconds", card->seconds);
	json_out_integer(w, "minutes", card->minutes);
	json_out_integer(w, "over", over > 0 ? over : 0);
	json_out_end_object(w);
}

static void write_advice(json_out *w, const scorecard *card)
{
	json_out_array(w, "practise");
	for (size_t i = 0; i < card->advice_count; i++) {
		viva_buf why = VIVA_BUF_INIT, command = VIVA_BUF_INIT;

		viva_buf_adds(&command, "viva ");
		mock_card_advice(card, &card->advice[i], &why, &command);
		json_out_object(w, NULL);
		json_out_string(w, "why", why.text);
		json_out_text(w, "command", command.text, command.length);
		json_out_end_object(w);
		viva_buf_free(&why);
		viva_buf_free(&command);
	}
	json_out_end_array(w);
}

void mock_card_json(json_out *w, const scorecard *card, const history_mock *m)
{
	json_out_object(w, "scorecard");
	json_out_string(w, "ending", *m->ending ? m->ending : NULL);
	write_settings(w, m);
	json_out_number(w, "overall", card->overall);
	if (card->answered)
		json_out_number(w, "answered_mark", card->answered_mark);
	else
		json_out_null(w, "answered_mark");
	json_out_integer(w, "answered", (int64_t)card->answered);
	json_out_integer(w, "skipped", (int64_t)card->skipped);
	json_out_integer(w, "not_reached", (int64_t)card->unreached);
	json_out_array(w, "questions");
	for (size_t i = 0; i < card->count; i++)
		write_question(w, &card->questions[i]);
	json_out_end_array(w);
	write_topics(w, card);
	write_tiers(w, card);
	write_level(w, card);
	write_time(w, card);
	write_advice(w, card);
	json_out_end_object(w);
}
