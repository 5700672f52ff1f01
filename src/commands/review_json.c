/* review_json.c - sessions as JSON. */
#include "bank/json_write.h"
#include "figures.h"
#include "mock_card.h"
#include "review.h"

#include <string.h>

static void write_score(json_out *w, bool scored, double score)
{
	if (scored)
		json_out_number(w, "score", score);
	else
		json_out_null(w, "score");
}

static void write_head(json_out *w, const history_session *s)
{
	char started[FIGURES_TEXT];

	figures_utc(started, s->started_ms);
	json_out_integer(w, "id", s->id);
	json_out_string(w, "started", started);
	json_out_string(w, "kind", s->kind);
}

/* What commas separate, as an array. */
static void write_items(json_out *w, const char *key, const char *items)
{
	json_out_array(w, key);
	for (const char *at = items; *at;) {
		size_t length = strcspn(at, ",");
		json_out_text(w, NULL, at, length);
		at += length + (at[length] == ',');
	}
	json_out_end_array(w);
}

void review_list_json(viva_buf *to, const history_session *list, size_t count, const review_filter *filter)
{
	json_out w = json_out_to(to, 2);

	json_out_array(&w, NULL);
	for (size_t i = 0; i < count; i++) {
		if (!review_filter_lets(filter, &list[i]))
			continue;
		const history_session *former = review_former(list, count, i);
		json_out_object(&w, NULL);
		write_head(&w, &list[i]);
		write_items(&w, "questions", list[i].questions);
		write_items(&w, "topics", list[i].topics);
		write_items(&w, "banks", list[i].banks);
		write_score(&w, list[i].scored, list[i].score);
		if (former && list[i].scored)
			json_out_number(&w, "change", list[i].score - former->score);
		else
			json_out_null(&w, "change");
		json_out_end_object(&w);
	}
	json_out_end_array(&w);
	json_out_newline(&w);
}

static void write_answer(json_out *w, const history_answer *a, const beside *b)
{
	json_out_object(w, NULL);
	json_out_string(w, "question", a->question);
	json_out_string(w, "answer", a->text);
	write_score(w, a->scored, a->score);
	json_out_string(w, "verdict", a->verdict);
	beside_stored_json(w, a->result);
	json_out_integer(w, "seconds", a->seconds);
	json_out_integer(w, "hints", a->hints);
	json_out_string(w, "revision", a->revision);
	json_out_string(w, "follows", a->parent && !a->follows_point ? "" : a->follows_point);
	beside_json(w, b, a);
	json_out_end_object(w);
}

void review_session_json(viva_buf *to, const history_session *session, const history_answer *answers, size_t count,
                         const scorecard *card, const history_mock *mock, const beside *b)
{
	json_out w = json_out_to(to, 2);

	json_out_object(&w, NULL);
	write_head(&w, session);
	write_score(&w, session->scored, session->score);
	json_out_array(&w, "answers");
	for (size_t i = 0; i < count; i++)
		write_answer(&w, &answers[i], b);
	json_out_end_array(&w);
	if (card)
		mock_card_json(&w, card, mock);
	json_out_end_object(&w);
	json_out_newline(&w);
}
