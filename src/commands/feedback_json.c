/* feedback_json.c - a feedback as history keeps it, and back. */
#include "bank/json.h"
#include "feedback.h"
#include "result_json.h"

#include <string.h>

void feedback_json(viva_buf *to, const viva_question *q, const viva_result *result, const char *answer,
                   const feedback *f)
{
	json_out w = json_out_to(to, 0);

	json_out_object(&w, NULL);
	json_out_string(&w, "question", q->id);
	result_json(&w, result, answer);
	/* What was said to the person then, since the rubric's wording may change. */
	json_out_array(&w, "shown");
	for (size_t i = 0; i < f->point_count; i++) {
		json_out_object(&w, NULL);
		json_out_string(&w, "id", f->points[i].id);
		json_out_string(&w, "tier", f->points[i].tier);
		json_out_string(&w, "says", f->points[i].says);
		json_out_string(&w, "note", f->points[i].note);
		json_out_end_object(&w);
	}
	json_out_end_array(&w);
	json_out_array(&w, "named");
	for (size_t i = 0; i < f->mistake_count; i++) {
		json_out_object(&w, NULL);
		json_out_string(&w, "id", f->mistakes[i].id);
		json_out_string(&w, "says", f->mistakes[i].says);
		json_out_number(&w, "penalty", f->mistakes[i].penalty);
		json_out_end_object(&w);
	}
	json_out_end_array(&w);
	json_out_end_object(&w);
}

/* ---- reading ---- */

static const char *text_of(const json_node *object, const char *key, viva_arena *arena)
{
	const json_node *node = object ? json_get(object, key) : NULL;
	const char *text = node ? json_string(node) : NULL;
	const char *copy = text ? viva_arena_copy(arena, text, strlen(text)) : NULL;
	return copy ? copy : "";
}

static double number_of(const json_node *object, const char *key)
{
	const json_node *node = object ? json_get(object, key) : NULL;
	return node ? json_number(node) : 0;
}

static const json_node *with_id(const json_node *array, const char *id)
{
	for (const json_node *n = array ? json_first(array) : NULL; n; n = json_next(n)) {
		const json_node *own = json_get(n, "id");
		if (own && json_string(own) && strcmp(json_string(own), id) == 0)
			return n;
	}
	return NULL;
}

static const char *todays_why(const viva_question *q, const char *point)
{
	for (size_t i = 0; q && q->rubric && i < q->rubric->point_count; i++)
		if (strcmp(q->rubric->points[i].id, point) == 0)
			return q->rubric->points[i].why;
	return NULL;
}

static const char **read_quotes(const json_node *parent, size_t *count, viva_arena *arena)
{
	const json_node *evidence = json_get(parent, "evidence");
	const char **quotes = viva_arena_array(arena, evidence ? json_count(evidence) : 0, sizeof *quotes);

	*count = 0;
	for (const json_node *e = quotes && evidence ? json_first(evidence) : NULL; e; e = json_next(e)) {
		const char *text = text_of(e, "text", arena);
		quotes[(*count)++] = feedback_quote(text, strlen(text), arena);
	}
	return quotes;
}

static bool read_point(feedback_point *p, const json_node *n, const json_node *shown, const viva_question *q,
                       viva_arena *arena)
{
	p->id = text_of(n, "id", arena);
	const json_node *said = with_id(shown, p->id);
	p->says = text_of(said, "says", arena);
	p->note = text_of(said, "note", arena);
	p->tier = text_of(said, "tier", arena);
	p->why = todays_why(q, p->id);
	p->credit = number_of(n, "credit");
	p->weight = number_of(n, "weight");
	p->assessed = strcmp(text_of(n, "ground", arena), "unassessed") != 0;
	p->quotes = read_quotes(n, &p->quote_count, arena);
	return p->quotes != NULL;
}

static bool read_mistakes(feedback *f, const json_node *root, viva_arena *arena)
{
	const json_node *list = json_get(root, "mistakes");

	f->mistakes = viva_arena_array(arena, list ? json_count(list) : 0, sizeof *f->mistakes);
	if (!f->mistakes)
		return false;
	for (const json_node *n = list ? json_first(list) : NULL; n; n = json_next(n)) {
		feedback_mistake *m = &f->mistakes[f->mistake_count++];
		m->id = text_of(n, "id", arena);
		const json_node *said = with_id(json_get(root, "named"), m->id);
		m->says = text_of(said, "says", arena);
		m->penalty = number_of(said, "penalty");
		m->quotes = read_quotes(n, &m->quote_count, arena);
		if (!m->quotes)
			return false;
	}
	return true;
}

static bool read_feedback(feedback *f, const json_node *root, const viva_question *q, viva_arena *arena,
                          viva_error *err)
{
	const json_node *score = json_get(root, "score"), *points = json_get(root, "points");

	if (!score || !points || json_type_of(points) != JSON_ARRAY)
		return viva_fail(err, VIVA_E_INPUT, "the stored result is not one of viva's");
	f->scored = json_type_of(score) == JSON_NUMBER;
	f->score = (int)json_number(score);
	f->verdict = text_of(root, "verdict", arena);
	f->reason = text_of(root, "reason", arena);
	f->points = viva_arena_array(arena, json_count(points), sizeof *f->points);
	if (!f->points)
		return viva_fail_memory(err);
	for (const json_node *n = json_first(points); n; n = json_next(n))
		if (!read_point(&f->points[f->point_count++], n, json_get(root, "shown"), q, arena))
			return viva_fail_memory(err);
	return read_mistakes(f, root, arena) || viva_fail_memory(err);
}

feedback *feedback_of_json(const char *json, const viva_question *q, viva_arena *arena, viva_error *err)
{
	json_doc *doc;
	feedback *f = viva_arena_get(arena, sizeof *f);

	if (!f) {
		viva_fail_memory(err);
		return NULL;
	}
	if (!json_parse(NULL, json, strlen(json), &doc, err))
		return NULL;
	bool ok = read_feedback(f, json_root(doc), q, arena, err);
	json_free(doc);
	return ok ? f : NULL;
}
