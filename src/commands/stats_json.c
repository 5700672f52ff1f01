/* stats_json.c - progress as JSON. */
#include "bank/json_write.h"
#include "figures.h"
#include "stats.h"

#include <string.h>

/* name: "topic" or "level". */
static void write_topic(json_out *w, const char *name, const history_topic *t, const stats *s)
{
	double scores[STATS_SPARK];
	bool by_topic = strcmp(name, "topic") == 0;
	size_t count = progress_latest(s->log, s->log_count, by_topic ? t->topic : NULL, by_topic ? NULL : t->topic, scores,
	                               STATS_SPARK);
	char last[FIGURES_TEXT];

	figures_utc(last, t->last_ms);
	json_out_object(w, NULL);
	json_out_string(w, name, t->topic);
	json_out_integer(w, "answers", (int64_t)t->answers);
	json_out_number(w, "average", t->average);
	if (t->answers < FIGURES_TREND_FROM)
		json_out_null(w, "trend");
	else
		json_out_number(w, "trend", t->trend);
	json_out_integer(w, "seconds", t->seconds);
	json_out_string(w, "last", last);
	json_out_array(w, "latest");
	for (size_t i = 0; i < count; i++)
		json_out_number(w, NULL, scores[i] * 100);
	json_out_end_array(w);
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
	json_out_string(w, "says", stats_says(library, m));
	json_out_end_object(w);
}

static void write_practice(json_out *w, const progress_days *p)
{
	json_out_object(w, "practice");
	json_out_integer(w, "days", (int64_t)p->days);
	json_out_integer(w, "streak", (int64_t)p->current);
	json_out_integer(w, "best_streak", (int64_t)p->best);
	json_out_integer(w, "seconds", p->seconds);
	json_out_integer(w, "seconds_last_7_days", p->seconds_week);
	json_out_end_object(w);
}

static void write_cover(json_out *w, const progress_cover *c)
{
	json_out_object(w, NULL);
	json_out_string(w, "topic", c->topic);
	json_out_integer(w, "asked", (int64_t)c->asked);
	json_out_integer(w, "questions", (int64_t)c->questions);
	json_out_end_object(w);
}

void stats_json(viva_buf *to, const stats *s, const viva_library *library)
{
	json_out w = json_out_to(to, 2);

	json_out_object(&w, NULL);
	json_out_array(&w, "topics");
	for (size_t i = 0; i < s->topic_count; i++)
		write_topic(&w, "topic", &s->topics[i], s);
	json_out_end_array(&w);
	json_out_array(&w, "levels");
	for (size_t i = 0; i < s->level_count; i++)
		write_topic(&w, "level", &s->levels[i], s);
	json_out_end_array(&w);
	write_practice(&w, &s->practice);
	json_out_array(&w, "coverage");
	for (size_t i = 0; i < s->coverage_count; i++)
		write_cover(&w, &s->coverage[i]);
	json_out_end_array(&w);
	json_out_array(&w, "missed");
	for (size_t i = 0; i < s->missed_count; i++)
		write_missed(&w, &s->missed[i], library);
	json_out_end_array(&w);
	json_out_end_object(&w);
	json_out_newline(&w);
}
