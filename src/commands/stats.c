/* stats.c - progress by topic, and the points most often missed. */
#include "bank/json_write.h"
#include "commands.h"
#include "figures.h"

#include <stdio.h>
#include <string.h>

enum { MISSED_SHOWN = 8 };

typedef struct progress {
	history_topic *topics;
	size_t topic_count;
	history_missed *missed;
	size_t missed_count;
} progress;

/* The point as today's rubric has it, or NULL. */
static const char *what_it_says(const viva_library *library, const history_missed *m)
{
	viva_buf name = VIVA_BUF_INIT;

	viva_buf_addf(&name, "%s/%s", m->bank, m->question);
	const viva_question *q = library && !name.failed ? viva_library_find(library, name.text, NULL) : NULL;
	viva_buf_free(&name);
	for (size_t i = 0; q && q->rubric && i < q->rubric->point_count; i++)
		if (strcmp(q->rubric->points[i].id, m->point) == 0)
			return q->rubric->points[i].says;
	return NULL;
}

/* ---- as JSON ---- */

static void write_topic(json_out *w, const history_topic *t)
{
	char last[FIGURES_TEXT];

	figures_utc(last, t->last_ms);
	json_out_object(w, NULL);
	json_out_string(w, "topic", t->topic);
	json_out_integer(w, "answers", (int64_t)t->answers);
	json_out_number(w, "average", t->average);
	if (t->answers < FIGURES_TREND_FROM)
		json_out_null(w, "trend");
	else
		json_out_number(w, "trend", t->trend);
	json_out_integer(w, "seconds", t->seconds);
	json_out_string(w, "last", last);
	json_out_end_object(w);
}

static void write_missed(json_out *w, const history_missed *m, const viva_library *library)
{
	json_out_object(w, NULL);
	json_out_string(w, "bank", m->bank);
	json_out_string(w, "question", m->question);
	json_out_string(w, "point", m->point);
	json_out_integer(w, "missed", (int64_t)m->missed);
	json_out_integer(w, "touched", (int64_t)m->touched);
	json_out_integer(w, "answers", (int64_t)m->asked);
	json_out_string(w, "says", what_it_says(library, m));
	json_out_end_object(w);
}

static void print_json(app *a, const progress *p)
{
	viva_buf text = VIVA_BUF_INIT;
	json_out w = json_out_to(&text, 2);

	json_out_object(&w, NULL);
	json_out_array(&w, "topics");
	for (size_t i = 0; i < p->topic_count; i++)
		write_topic(&w, &p->topics[i]);
	json_out_end_array(&w);
	json_out_array(&w, "missed");
	for (size_t i = 0; i < p->missed_count; i++)
		write_missed(&w, &p->missed[i], a->library);
	json_out_end_array(&w);
	json_out_end_object(&w);
	json_out_newline(&w);
	app_write(a, &text);
	viva_buf_free(&text);
}

/* ---- topics ---- */

enum {
	INDENT = 2,
	ANSWERS = 7,
	AVERAGE = 9,
	BAR = 10,
	TREND = 10,
	TIME = 11,
	FIGURES = INDENT + ANSWERS + AVERAGE + 1 + BAR + INDENT + TREND + TIME,
	TOPIC_MIN = 18, /* with less room than this, a topic's name has a line of its own */
	TOPIC_MAX = 30
};

/* The columns that a topic's name gets beside its figures, 0 for none. */
static int topic_columns(const out *o)
{
	int room = out_width(o) - INDENT - FIGURES;

	return room < TOPIC_MIN ? 0 : room > TOPIC_MAX ? TOPIC_MAX : room;
}

static void print_heads(out *o)
{
	int room = topic_columns(o);

	out_putf(o, OUT_PLAIN, "%*s", INDENT, "");
	if (room)
		out_cell(o, OUT_DIM, room, "Topic");
	out_cell(o, OUT_DIM, -(INDENT + ANSWERS), "Answers");
	out_cell(o, OUT_DIM, -AVERAGE, "Average");
	out_cell(o, OUT_DIM, 1 + BAR + INDENT, "");
	out_cell(o, OUT_DIM, TREND, "Trend");
	out_cell(o, OUT_DIM, -TIME, "Time");
	out_newline(o);
}

static void print_name(out *o, const char *name)
{
	int room = topic_columns(o);

	out_putf(o, OUT_PLAIN, "%*s", INDENT, "");
	if (room) {
		out_cell(o, OUT_STRONG, room, name);
		return;
	}
	out_put(o, OUT_STRONG, name);
	out_newline(o);
	out_putf(o, OUT_PLAIN, "%*s", INDENT, "");
}

static void print_topic(out *o, const history_topic *t, const char *trend, out_style style)
{
	char answers[FIGURES_TEXT], average[FIGURES_TEXT], took[FIGURES_TEXT];

	snprintf(answers, sizeof answers, "%zu", t->answers);
	snprintf(average, sizeof average, "%.0f", t->average);
	figures_duration(took, t->seconds);
	print_name(o, t->topic);
	out_cell(o, OUT_PLAIN, -(INDENT + ANSWERS), answers);
	out_cell(o, OUT_STRONG, -AVERAGE, average);
	out_put(o, OUT_PLAIN, " ");
	out_bar(o, figures_style(t->average), t->average / 100, BAR);
	out_cell(o, OUT_PLAIN, INDENT, "");
	out_cell(o, style, TREND, trend);
	out_cell(o, OUT_PLAIN, -TIME, took);
	out_newline(o);
}

static void print_topics(out *o, const progress *p)
{
	char trend[FIGURES_TEXT];
	history_topic all = {.topic = "All"};

	print_heads(o);
	for (size_t i = 0; i < p->topic_count; i++) {
		const history_topic *t = &p->topics[i];
		out_style style = figures_trend(trend, t->answers, t->trend);
		print_topic(o, t, trend, style);
		all.answers += t->answers;
		all.average += t->average * (double)t->answers;
		all.seconds += t->seconds;
	}
	all.average /= (double)all.answers;
	print_topic(o, &all, "", OUT_PLAIN);
}

/* ---- points ---- */

static void print_missed(out *o, const history_missed *m, const char *says)
{
	char line[96];
	size_t lost = m->missed ? m->missed : m->touched;

	snprintf(line, sizeof line, "%s %zu of %zu", m->missed ? "missed" : "only touched", lost, m->asked);
	out_span head[] = {{OUT_ACCENT, m->question},
					   {OUT_PLAIN, "  "},
					   {OUT_STRONG, m->point},
					   {OUT_PLAIN, "  "},
					   {m->missed ? OUT_BAD : OUT_HALF, line}};
	out_para(o, INDENT, 2 * INDENT, head, sizeof head / sizeof *head);
	if (says)
		out_text(o, 2 * INDENT, 2 * INDENT, OUT_PLAIN, says);
}

static void print_progress(app *a, const progress *p)
{
	out *o = a->out;

	if (p->topic_count == 0) {
		figures_none(o, "No scored answers yet.", a->in_repl);
		return;
	}
	out_page_begin(o);
	print_topics(o, p);
	if (p->missed_count) {
		out_newline(o);
		out_put(o, OUT_STRONG, "Points most often missed");
		out_newline(o);
	}
	for (size_t i = 0; i < p->missed_count; i++)
		print_missed(o, &p->missed[i], what_it_says(a->library, &p->missed[i]));
	out_page_end(o);
}

int command_stats(app *a, const arguments *given)
{
	int code, ignored;
	viva_error err;
	progress p = {0};
	history *h = app_history(a, false, &code);
	viva_arena *arena = code == STATUS_OK ? viva_arena_new() : NULL;

	if (!arena) {
		if (code == STATUS_OK)
			app_complain(a, "out of memory");
		return code ? code : STATUS_FAILED;
	}
	if (h && (!history_topics(h, arena, &p.topics, &p.topic_count, &err) ||
			  !history_most_missed(h, MISSED_SHOWN, arena, &p.missed, &p.missed_count, &err))) {
		code = app_report(a, &err);
	} else {
		/* Without the banks, the points go by their names. */
		if (p.missed_count)
			app_library(a, &ignored);
		if (args_flag(given, "--json"))
			print_json(a, &p);
		else
			print_progress(a, &p);
	}
	viva_arena_free(arena);
	return code;
}
