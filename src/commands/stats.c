/* stats.c - progress by topic and level, practice, coverage, and the points most often missed. */
#include "stats.h"
#include "commands.h"
#include "figures.h"

#include <stdio.h>
#include <string.h>

enum { MISSED_SHOWN = 8 };

/* The point as today's rubric has it, or NULL. */
const char *stats_says(const viva_library *library, const history_missed *m)
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

/* ---- topics ---- */

enum {
	INDENT = 2,
	ANSWERS = 7,
	AVERAGE = 9,
	BAR = 6,
	TREND = 10,
	TIME = 11,
	FIGURES = INDENT + ANSWERS + AVERAGE + 1 + BAR + INDENT + STATS_SPARK + INDENT + TREND + TIME,
	TOPIC_MIN = 18, /* with less room than this, a topic's name has a line of its own */
	TOPIC_MAX = 30,
	COVER = 12
};

/* The columns that a topic's name gets beside its figures, 0 for none. */
static int topic_columns(const out *o)
{
	int room = out_width(o) - INDENT - FIGURES;

	return room < TOPIC_MIN ? 0 : room > TOPIC_MAX ? TOPIC_MAX : room;
}

static void print_heads(out *o, const char *what)
{
	int room = topic_columns(o);

	out_putf(o, OUT_PLAIN, "%*s", INDENT, "");
	if (room)
		out_cell(o, OUT_DIM, room, what);
	out_cell(o, OUT_DIM, -(INDENT + ANSWERS), "Answers");
	out_cell(o, OUT_DIM, -AVERAGE, "Average");
	out_cell(o, OUT_DIM, 1 + BAR + INDENT, "");
	out_cell(o, OUT_DIM, STATS_SPARK + INDENT, "Latest");
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

/* The latest scores, filled up with blanks. */
static void print_latest(out *o, const double *scores, size_t count)
{
	out_spark(o, OUT_ACCENT, scores, count);
	out_cell(o, OUT_PLAIN, STATS_SPARK - (int)count + INDENT, "");
}

static void print_topic(out *o, const history_topic *t, const double *scores, size_t count)
{
	char trend[FIGURES_TEXT];
	out_style style = figures_trend(trend, t->answers, t->trend);
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
	print_latest(o, scores, count);
	out_cell(o, style, TREND, trend);
	out_cell(o, OUT_PLAIN, -TIME, took);
	out_newline(o);
}

/* Of all topics, or of all levels: then each is one. */
static void print_sums(out *o, const stats *s, const history_topic *list, size_t count, bool by_topic)
{
	double scores[STATS_SPARK];

	print_heads(o, by_topic ? "Topic" : "Level");
	for (size_t i = 0; i < count; i++) {
		const char *name = list[i].topic;
		size_t n =
			progress_latest(s->log, s->log_count, by_topic ? name : NULL, by_topic ? NULL : name, scores, STATS_SPARK);
		print_topic(o, &list[i], scores, n);
	}
}

static double newer_less_older(const history_entry *log, size_t count, size_t scored)
{
	double older = 0, newer = 0;
	size_t half = scored / 2, nth = 0;

	for (size_t i = 0; half && i < count; i++) {
		if (!log[i].scored)
			continue;
		older += nth < half ? log[i].score : 0;
		newer += nth >= scored - half ? log[i].score : 0;
		nth++;
	}
	return half ? (newer - older) / (double)half : 0;
}

static void print_all(out *o, const stats *s)
{
	double scores[STATS_SPARK];
	history_topic all = {.topic = "All"};
	size_t n = progress_latest(s->log, s->log_count, NULL, NULL, scores, STATS_SPARK);

	for (size_t i = 0; i < s->topic_count; i++) {
		const history_topic *t = &s->topics[i];
		all.answers += t->answers;
		all.average += t->average * (double)t->answers;
		all.seconds += t->seconds;
	}
	all.average /= (double)all.answers;
	all.trend = newer_less_older(s->log, s->log_count, all.answers);
	print_topic(o, &all, scores, n);
}

/* The levels from junior on. */
static void print_levels(out *o, const stats *s, viva_arena *arena)
{
	history_topic *ordered = viva_arena_array(arena, s->level_count, sizeof *ordered);
	size_t n = 0;

	for (int level = VIVA_JUNIOR; ordered && level <= VIVA_STAFF; level++)
		for (size_t i = 0; i < s->level_count; i++)
			if (strcmp(s->levels[i].topic, viva_level_name((viva_level)level)) == 0)
				ordered[n++] = s->levels[i];
	out_newline(o);
	print_sums(o, s, ordered, n, false);
}

/* ---- practice ---- */

static void print_practice(out *o, const progress_days *p)
{
	char all[FIGURES_TEXT], week[FIGURES_TEXT], current[FIGURES_TEXT], best[FIGURES_TEXT], days[FIGURES_TEXT];

	figures_duration(all, p->seconds);
	figures_duration(week, p->seconds_week);
	figures_count(current, p->current, "day");
	figures_count(best, p->best, "day");
	figures_count(days, p->days, "day");
	out_newline(o);
	out_span line[] = {{OUT_STRONG, "Practice"}, {OUT_PLAIN, "  "},
	                   {OUT_STRONG, current},    {OUT_PLAIN, " in a row (best "},
	                   {OUT_PLAIN, best},        {OUT_PLAIN, "), "},
	                   {OUT_PLAIN, days},        {OUT_PLAIN, " in all; time "},
	                   {OUT_STRONG, week},       {OUT_PLAIN, " in the last 7 days, "},
	                   {OUT_PLAIN, all},         {OUT_PLAIN, " in all"}};
	out_para(o, 0, INDENT, line, sizeof line / sizeof *line);
}

static void print_coverage(out *o, const stats *s)
{
	size_t asked = 0, questions = 0;
	char text[64];

	for (size_t i = 0; i < s->coverage_count; i++) {
		asked += s->coverage[i].asked;
		questions += s->coverage[i].questions;
	}
	if (questions == 0)
		return;
	out_newline(o);
	snprintf(text, sizeof text, "  %zu of %zu questions asked at least once", asked, questions);
	out_span line[] = {{OUT_STRONG, "Coverage"}, {OUT_PLAIN, text}};
	out_para(o, 0, INDENT, line, 2);
	for (size_t i = 0; i < s->coverage_count; i++) {
		const progress_cover *c = &s->coverage[i];
		snprintf(text, sizeof text, "%zu of %zu", c->asked, c->questions);
		out_putf(o, OUT_PLAIN, "%*s", INDENT, "");
		out_cell(o, OUT_PLAIN, TOPIC_MAX, c->topic);
		out_bar(o, OUT_ACCENT, (double)c->asked / (double)c->questions, COVER);
		out_putf(o, OUT_PLAIN, "  %s", text);
		out_newline(o);
	}
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

static void print_stats(app *a, const stats *s, viva_arena *arena)
{
	out *o = a->out;

	if (s->topic_count == 0) {
		figures_none(o, "No scored answers yet.", a->in_repl);
		return;
	}
	out_page_begin(o);
	print_sums(o, s, s->topics, s->topic_count, true);
	print_all(o, s);
	print_levels(o, s, arena);
	print_practice(o, &s->practice);
	print_coverage(o, s);
	if (s->missed_count) {
		out_newline(o);
		out_put(o, OUT_STRONG, "Points most often missed");
		out_newline(o);
	}
	for (size_t i = 0; i < s->missed_count; i++)
		print_missed(o, &s->missed[i], stats_says(a->library, &s->missed[i]));
	out_page_end(o);
}

static bool read_stats(app *a, history *h, viva_arena *arena, stats *s, viva_error *err)
{
	history_practice *asked;
	size_t count;
	int ignored;

	if (!history_topics(h, arena, &s->topics, &s->topic_count, err) ||
	    !history_levels(h, arena, &s->levels, &s->level_count, err) ||
	    !history_most_missed(h, MISSED_SHOWN, arena, &s->missed, &s->missed_count, err) ||
	    !history_log(h, arena, &s->log, &s->log_count, err) || !history_practised(h, arena, &asked, &count, err))
		return false;
	s->practice = progress_practised(s->log, s->log_count, app_now_ms());
	/* Without the banks, the points go by their names, and what there is to ask is not known. */
	if (!app_library(a, &ignored))
		return true;
	return progress_coverage(a->library, asked, count, arena, &s->coverage, &s->coverage_count) ||
	       viva_fail_memory(err);
}

static void print_json(app *a, const stats *s)
{
	viva_buf text = VIVA_BUF_INIT;

	stats_json(&text, s, a->library);
	app_write(a, &text);
	viva_buf_free(&text);
}

int command_stats(app *a, const arguments *given)
{
	int code;
	viva_error err;
	stats s = {0};
	history *h = app_history(a, false, &code);
	viva_arena *arena = code == STATUS_OK ? viva_arena_new() : NULL;

	if (!arena) {
		if (code == STATUS_OK)
			app_complain(a, "out of memory");
		return code ? code : STATUS_FAILED;
	}
	if (h && !read_stats(a, h, arena, &s, &err))
		code = app_report(a, &err);
	else if (args_flag(given, "--json"))
		print_json(a, &s);
	else
		print_stats(a, &s, arena);
	viva_arena_free(arena);
	return code;
}
