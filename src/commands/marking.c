/* marking.c - an answer scored, as it is shown and as the history keeps it. */
#include "marking.h"

#include <string.h>

bool marking_make(marking *m, app *a, const viva_question *q, const viva_scorer *scorer, const char *text)
{
	viva_error err;
	viva_scratch *scratch = app_scratch(a);

	*m = (marking){.question = q, .scorer = scorer, .text = text, .arena = viva_arena_new(), .json = VIVA_BUF_INIT};
	if (!scratch)
		return false;
	bool done =
		m->arena ? viva_score(scorer, scratch, text, strlen(text), m->arena, &m->result, &err) : viva_fail_memory(&err);
	if (done)
		m->feedback = feedback_of_result(&m->result, text, m->arena);
	if (done && !m->feedback)
		done = viva_fail_memory(&err);
	if (!done)
		app_report(a, &err);
	return done;
}

void marking_free(marking *m)
{
	viva_arena_free(m->arena);
	viva_buf_free(&m->json);
}

static history_point *points_of(const viva_result *r, viva_arena *arena)
{
	history_point *list = viva_arena_array(arena, r->point_count, sizeof *list);

	for (size_t i = 0; list && i < r->point_count; i++) {
		const viva_point *p = r->points[i].point;
		list[i] = (history_point){p->id, r->points[i].credit, p->weight, viva_tier_name(p->tier)};
	}
	return list;
}

bool marking_fill(marking *m, app *a, history_answer *answer)
{
	const viva_question *q = m->question;

	viva_buf_clear(&m->json);
	feedback_json(&m->json, q, &m->result, m->text, m->feedback);
	answer->bank = q->bank;
	answer->question = q->id;
	answer->topic = q->topic;
	answer->level = viva_level_name(q->level);
	answer->scored = m->result.scored;
	answer->score = m->result.score;
	answer->verdict = m->result.verdict;
	answer->revision = viva_scorer_revision(m->scorer);
	answer->result = m->json.text;
	answer->points = points_of(&m->result, m->arena);
	answer->point_count = m->result.point_count;
	if (answer->points && !m->json.failed)
		return true;
	app_complain(a, "out of memory");
	return false;
}
