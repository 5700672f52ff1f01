/* history_lines.c - a whole history as JSON Lines, going out. */
#include "history_lines.h"
#include "bank/json_write.h"
#include "figures.h"

#include <string.h>

void history_lines_begin(viva_buf *to)
{
	char format[sizeof HISTORY_LINES_FORMAT + 12];
	json_out w = json_out_to(to, 0);

	snprintf(format, sizeof format, "%s%d", HISTORY_LINES_FORMAT, HISTORY_LINES_VERSION);
	json_out_object(&w, NULL);
	json_out_string(&w, "viva", format);
	json_out_end_object(&w);
	json_out_newline(&w);
}

/* Each line is an object with one member, whose name says what the line is. */
static json_out begin_line(viva_buf *to, const char *what)
{
	json_out w = json_out_to(to, 0);

	json_out_object(&w, NULL);
	json_out_object(&w, what);
	return w;
}

static void end_line(json_out *w)
{
	json_out_end_object(w);
	json_out_end_object(w);
	json_out_newline(w);
}

static void write_session(viva_buf *to, const history_record *r)
{
	char started[FIGURES_TEXT];
	json_out w = begin_line(to, "session");

	figures_utc(started, r->started_ms);
	json_out_string(&w, "uid", r->uid);
	json_out_string(&w, "kind", r->kind);
	json_out_integer(&w, "started_ms", r->started_ms);
	json_out_string(&w, "started", started); /* for whoever reads the file */
	end_line(&w);
}

/* ---- answers ---- */

/* A stored result is JSON in one line and goes out as it is; should it not be, it goes out as a string. */
static void write_result(json_out *w, const char *result)
{
	json_doc *doc = NULL;
	viva_error ignored;
	bool fits = !strchr(result, '\n') && *result == '{' && json_parse(NULL, result, strlen(result), &doc, &ignored);
	size_t length = 0;
	const char *whole = fits ? json_raw(doc, json_root(doc), &length) : NULL;

	if (whole && length == strlen(result))
		json_out_raw(w, "result", result, length);
	else
		json_out_string(w, "result", result);
	json_free(doc);
}

/* The members of a grade, into the object that is open. */
static void write_marks(json_out *w, const history_answer *g)
{
	if (g->scored)
		json_out_number(w, "score", g->score);
	else
		json_out_null(w, "score");
	json_out_string(w, "verdict", g->verdict);
	json_out_string(w, "revision", g->revision);
	write_result(w, g->result);
	json_out_array(w, "points");
	for (size_t i = 0; i < g->point_count; i++) {
		json_out_object(w, NULL);
		json_out_string(w, "id", g->points[i].id);
		json_out_number(w, "credit", g->points[i].credit);
		json_out_number(w, "weight", g->points[i].weight);
		json_out_string(w, "tier", g->points[i].tier);
		json_out_end_object(w);
	}
	json_out_end_array(w);
}

/* What came after the answer of a place: later grades, contested points. */
static void write_sequel(json_out *w, const history_record *r, int64_t place)
{
	json_out_array(w, "later");
	for (size_t i = 0; i < r->later_count; i++) {
		if (r->later[i].answer != place)
			continue;
		json_out_object(w, NULL);
		json_out_flag(w, "counts", r->later[i].counts);
		write_marks(w, &r->later[i].marks);
		json_out_end_object(w);
	}
	json_out_end_array(w);
	json_out_array(w, "contested");
	for (size_t i = 0; i < r->contest_count; i++) {
		const history_contest *c = &r->contests[i];
		if (c->answer != place)
			continue;
		json_out_object(w, NULL);
		json_out_string(w, "point", c->point);
		json_out_number(w, "credit", c->credit);
		json_out_string(w, "reason", c->reason);
		json_out_integer(w, "at_ms", c->at_ms);
		json_out_flag(w, "counts", c->counts);
		json_out_end_object(w);
	}
	json_out_end_array(w);
}

static const char *uid_at(const history_record *r, int64_t place)
{
	return place ? r->answers[place - 1].uid : NULL;
}

static void write_answer(viva_buf *to, const history_record *r, size_t i)
{
	const history_answer *a = &r->answers[i];
	json_out w = begin_line(to, "answer");

	json_out_string(&w, "uid", a->uid);
	json_out_string(&w, "follows", uid_at(r, a->parent));
	json_out_string(&w, "follows_point", a->follows_point);
	json_out_string(&w, "bank", a->bank);
	json_out_string(&w, "question", a->question);
	json_out_string(&w, "topic", a->topic);
	json_out_string(&w, "level", a->level);
	json_out_integer(&w, "asked_ms", a->asked_ms);
	json_out_integer(&w, "seconds", a->seconds);
	json_out_integer(&w, "hints", a->hints);
	json_out_string(&w, "text", a->text);
	json_out_object(&w, "grade");
	write_marks(&w, a);
	json_out_end_object(&w);
	write_sequel(&w, r, (int64_t)i + 1);
	end_line(&w);
}

/* ---- an interview ---- */

static void write_item(json_out *w, const history_record *r, const history_mock_item *item)
{
	json_out_object(w, NULL);
	json_out_string(w, "bank", item->bank);
	json_out_string(w, "question", item->question);
	json_out_string(w, "topic", item->topic);
	json_out_string(w, "level", item->level);
	json_out_integer(w, "minutes", item->minutes);
	json_out_string(w, "state", item->state);
	json_out_integer(w, "put_off", item->put_off);
	json_out_integer(w, "follow_ups", item->follow_ups);
	json_out_integer(w, "spent_ms", item->spent_ms);
	json_out_integer(w, "asked_ms", item->asked_ms);
	json_out_integer(w, "hints", item->hints);
	json_out_string(w, "answer", uid_at(r, item->answer));
	json_out_string(w, "following", item->following);
	json_out_end_object(w);
}

static void write_interview(viva_buf *to, const history_record *r)
{
	const history_mock *m = r->interview;
	json_out w = begin_line(to, "interview");

	json_out_string(&w, "level", m->level);
	if (m->seeded)
		json_out_integer(&w, "seed", m->seed);
	else
		json_out_null(&w, "seed");
	json_out_integer(&w, "minutes", m->minutes);
	json_out_string(&w, "at_zero", m->at_zero);
	json_out_string(&w, "feedback", m->feedback);
	json_out_flag(&w, "follow_ups", m->follow_ups);
	json_out_integer(&w, "hint_cost", m->hint_cost);
	json_out_string(&w, "ending", m->ending);
	json_out_integer(&w, "elapsed_ms", m->elapsed_ms);
	json_out_integer(&w, "current", m->current);
	json_out_integer(&w, "put_off", m->put_off);
	json_out_integer(&w, "told", m->told);
	json_out_array(&w, "items");
	for (size_t i = 0; i < m->count; i++)
		write_item(&w, r, &m->items[i]);
	json_out_end_array(&w);
	end_line(&w);
}

/* ---- all of it ---- */

void history_lines_record(viva_buf *to, const history_record *record)
{
	write_session(to, record);
	for (size_t i = 0; i < record->count; i++)
		write_answer(to, record, i);
	if (record->interview)
		write_interview(to, record);
}

void history_lines_end(viva_buf *to, size_t sessions, size_t answers)
{
	json_out w = begin_line(to, "end");

	json_out_integer(&w, "sessions", (int64_t)sessions);
	json_out_integer(&w, "answers", (int64_t)answers);
	end_line(&w);
}
