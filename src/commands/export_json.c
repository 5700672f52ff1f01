/* export_json.c - a session as JSON: what `review N --json` says of it, and the words that go with it. */
#include "bank/json.h"
#include "bank/json_write.h"
#include "export.h"
#include "figures.h"
#include "mock_card.h"

#include <string.h>

static void write_score(json_out *w, bool scored, double score)
{
	if (scored)
		json_out_number(w, "score", score);
	else
		json_out_null(w, "score");
}

/* The evidence of a point or a mistake, as it stands in the stored result. */
static void write_evidence(json_out *w, const json_doc *result, const char *list, const char *id)
{
	const json_node *entries = json_get(json_root(result), list);
	const char *text = "[]";
	size_t length = strlen(text);

	for (const json_node *e = entries ? json_first(entries) : NULL; e; e = json_next(e)) {
		const json_node *own = json_get(e, "id"), *evidence = json_get(e, "evidence");
		if (own && json_string(own) && strcmp(json_string(own), id) == 0 && evidence &&
		    json_type_of(evidence) == JSON_ARRAY)
			text = json_raw(result, evidence, &length);
	}
	json_out_raw(w, "evidence", text, length);
}

static void write_points(json_out *w, const feedback *f, const json_doc *result)
{
	json_out_array(w, "points");
	for (size_t i = 0; f && i < f->point_count; i++) {
		const feedback_point *p = &f->points[i];
		json_out_object(w, NULL);
		json_out_string(w, "id", p->id);
		json_out_string(w, "tier", p->tier);
		json_out_number(w, "weight", p->weight);
		json_out_number(w, "credit", p->credit);
		json_out_string(w, "verdict", sheet_word(p));
		json_out_string(w, "says", p->says);
		json_out_string(w, "why", p->why);
		json_out_string(w, "note", p->note);
		write_evidence(w, result, "points", p->id);
		json_out_end_object(w);
	}
	json_out_end_array(w);
}

static void write_mistakes(json_out *w, const feedback *f, const json_doc *result)
{
	json_out_array(w, "mistakes");
	for (size_t i = 0; f && i < f->mistake_count; i++) {
		const feedback_mistake *m = &f->mistakes[i];
		json_out_object(w, NULL);
		json_out_string(w, "id", m->id);
		json_out_number(w, "penalty", m->penalty);
		json_out_string(w, "says", m->says);
		write_evidence(w, result, "mistakes", m->id);
		json_out_end_object(w);
	}
	json_out_end_array(w);
}

static void write_answer(json_out *w, const beside *b, const sheet_answer *s)
{
	const history_answer *a = s->answer;
	char asked[FIGURES_TEXT];
	json_doc *result = NULL;
	viva_error ignored;

	if (s->feedback && !json_parse(NULL, a->result, strlen(a->result), &result, &ignored))
		result = NULL;
	const feedback *f = result ? s->feedback : NULL;
	figures_utc(asked, a->asked_ms);
	json_out_object(w, NULL);
	json_out_string(w, "bank", a->bank);
	json_out_string(w, "question", a->question);
	json_out_string(w, "topic", a->topic);
	json_out_string(w, "level", a->level);
	json_out_string(w, "follows", a->parent && !a->follows_point ? "" : a->follows_point);
	json_out_string(w, "asked", asked);
	json_out_string(w, "prompt", s->prompt);
	json_out_string(w, "answer", a->text);
	write_score(w, a->scored, a->score);
	json_out_string(w, "verdict", a->verdict);
	json_out_string(w, "reason", f ? f->reason : "");
	write_points(w, f, result);
	write_mistakes(w, f, result);
	json_out_integer(w, "seconds", a->seconds);
	json_out_integer(w, "hints", a->hints);
	json_out_string(w, "revision", a->revision);
	json_out_flag(w, "rubric_changed", s->outdated);
	beside_json(w, b, a);
	json_out_end_object(w);
	json_free(result);
}

void export_json(viva_buf *to, const sheet *s)
{
	char started[FIGURES_TEXT];
	json_out w = json_out_to(to, 2);

	figures_utc(started, s->session.started_ms);
	json_out_object(&w, NULL);
	json_out_string(&w, "viva", "session/1");
	json_out_integer(&w, "id", s->session.id);
	json_out_string(&w, "uid", s->session.uid);
	json_out_string(&w, "started", started);
	json_out_string(&w, "kind", s->session.kind);
	write_score(&w, s->session.scored, s->session.score);
	json_out_integer(&w, "seconds", s->session.seconds);
	json_out_array(&w, "answers");
	for (size_t i = 0; i < s->count; i++)
		write_answer(&w, &s->beside, &s->answers[i]);
	json_out_end_array(&w);
	if (s->interview)
		mock_card_json(&w, s->card, &s->mock);
	json_out_end_object(&w);
	json_out_newline(&w);
}
