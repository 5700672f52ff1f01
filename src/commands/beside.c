/* beside.c - later grades and contested points, shown beside what was said then. */
#include "beside.h"
#include "bank/json.h"
#include "changes.h"
#include "figures.h"

#include <stdio.h>
#include <string.h>

enum { INDENT = 2 };

bool beside_read(history *h, int64_t session, viva_arena *arena, beside *b, viva_error *err)
{
	*b = (beside){0};
	return history_grades(h, session, arena, &b->grades, &b->grade_count, err) &&
	       history_contests(h, session, arena, &b->contests, &b->contest_count, err);
}

/* "machine 0, you say 1: REASON (2026-11-20, counts)" */
static const char *contested(const history_contest *c, double machine, viva_arena *arena)
{
	char when[FIGURES_TEXT];
	viva_buf text = VIVA_BUF_INIT;

	figures_local(when, c->at_ms);
	viva_buf_addf(&text, "machine %g, you say %g%s%s (%.10s%s)", machine, c->credit, *c->reason ? ": " : "", c->reason,
	              when, c->counts ? ", counts" : "");
	const char *copy = text.failed ? NULL : viva_arena_copy(arena, text.text, text.length);
	viva_buf_free(&text);
	return copy;
}

bool beside_contest(const beside *b, int64_t answer, feedback *f, viva_arena *arena)
{
	for (size_t i = 0; i < b->contest_count; i++) {
		if (b->contests[i].answer != answer)
			continue;
		for (size_t p = 0; p < f->point_count; p++) {
			if (strcmp(f->points[p].id, b->contests[i].point) != 0)
				continue;
			f->points[p].contested = contested(&b->contests[i], f->points[p].credit, arena);
			if (!f->points[p].contested)
				return false;
		}
	}
	return true;
}

static void print_score(out *o, const history_grade *g)
{
	char score[32] = "no score";

	if (g->marks.scored)
		snprintf(score, sizeof score, "score %.0f, ", g->marks.score);
	out_span line[] = {{OUT_ACCENT, "By a later rubric: "},
	                   {g->marks.scored ? figures_style(g->marks.score) : OUT_DIM, score},
	                   {OUT_PLAIN, g->marks.scored ? g->marks.verdict : ""},
	                   {OUT_DIM, "  revision "},
	                   {OUT_DIM, g->marks.revision},
	                   {OUT_STRONG, g->counts ? "  counts" : ""}};
	out_para(o, INDENT, INDENT, line, sizeof line / sizeof *line);
}

void beside_print_grades(out *o, const beside *b, const history_answer *shown, viva_arena *arena)
{
	bool any = false;

	for (size_t i = 0; i < b->grade_count; i++) {
		const history_grade *g = &b->grades[i];
		changes c;
		if (g->answer != shown->id || g->shown)
			continue;
		print_score(o, g);
		if (changes_between(shown, &g->marks, arena, &c)) {
			changes_print(o, &c, 2 * INDENT);
			if (c.gained + c.lost == 0)
				out_text(o, 2 * INDENT, 2 * INDENT, OUT_DIM, "No point has more or less than then.");
		}
		changes_print_mistakes(o, shown->result, g->marks.result, arena, 2 * INDENT);
		any = true;
	}
	if (any)
		out_newline(o);
}

bool beside_counts(const beside *b)
{
	for (size_t i = 0; i < b->contest_count; i++)
		if (b->contests[i].counts)
			return true;
	for (size_t i = 0; i < b->grade_count; i++)
		if (b->grades[i].counts && !b->grades[i].shown)
			return true;
	return false;
}

/* ---- as JSON ---- */

/* An array of the stored result as it stands there. */
static void write_stored(json_out *w, const char *key, const json_doc *result)
{
	const json_node *node = result ? json_get(json_root(result), key) : NULL;
	const char *text = "[]";
	size_t length = strlen(text);

	if (node && json_type_of(node) == JSON_ARRAY)
		text = json_raw(result, node, &length);
	json_out_raw(w, key, text, length);
}

void beside_stored_json(json_out *w, const char *result)
{
	json_doc *doc = NULL;
	viva_error err;

	if (!json_parse(NULL, result, strlen(result), &doc, &err))
		doc = NULL;
	write_stored(w, "points", doc);
	write_stored(w, "mistakes", doc);
	json_free(doc);
}

static void write_grade(json_out *w, const history_grade *g)
{
	json_out_object(w, NULL);
	if (g->marks.scored)
		json_out_number(w, "score", g->marks.score);
	else
		json_out_null(w, "score");
	json_out_string(w, "verdict", g->marks.verdict);
	json_out_string(w, "revision", g->marks.revision);
	json_out_flag(w, "counts", g->counts);
	beside_stored_json(w, g->marks.result);
	json_out_end_object(w);
}

static void write_contest(json_out *w, const history_contest *c)
{
	char when[FIGURES_TEXT];

	figures_utc(when, c->at_ms);
	json_out_object(w, NULL);
	json_out_string(w, "point", c->point);
	json_out_number(w, "machine", c->machine);
	json_out_number(w, "credit", c->credit);
	json_out_string(w, "reason", c->reason);
	json_out_string(w, "date", when);
	json_out_flag(w, "counts", c->counts);
	json_out_end_object(w);
}

void beside_json(json_out *w, const beside *b, const history_answer *answer)
{
	json_out_array(w, "later");
	for (size_t i = 0; b && i < b->grade_count; i++)
		if (b->grades[i].answer == answer->id && !b->grades[i].shown)
			write_grade(w, &b->grades[i]);
	json_out_end_array(w);
	json_out_array(w, "contested");
	for (size_t i = 0; b && i < b->contest_count; i++)
		if (b->contests[i].answer == answer->id)
			write_contest(w, &b->contests[i]);
	json_out_end_array(w);
}
