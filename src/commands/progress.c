/* progress.c - days, time, latest scores, coverage. */
#include "progress.h"

#include <string.h>
#include <time.h>

enum { WEEK_MS = 7 * 24 * 60 * 60 * 1000 };

/* The number of the local day, counted so that the next day's is one more whatever the clock was set to. */
static int64_t local_day(int64_t ms)
{
	time_t seconds = (time_t)(ms / 1000 - (ms % 1000 < 0));
	struct tm t;

	if (!localtime_r(&seconds, &t))
		return 0;
	struct tm noon = {.tm_year = t.tm_year, .tm_mon = t.tm_mon, .tm_mday = t.tm_mday, .tm_hour = 12};
	int64_t at = (int64_t)timegm(&noon);
	return at >= 0 ? at / 86400 : (at - 86399) / 86400;
}

progress_days progress_practised(const history_entry *log, size_t count, int64_t now_ms)
{
	progress_days p = {0};
	int64_t last = INT64_MIN, today = local_day(now_ms);
	size_t run = 0;

	for (size_t i = 0; i < count; i++) {
		int64_t day = local_day(log[i].asked_ms);
		p.seconds += log[i].seconds;
		if (log[i].asked_ms > now_ms - WEEK_MS)
			p.seconds_week += log[i].seconds;
		if (day <= last)
			continue;
		run = last != INT64_MIN && day == last + 1 ? run + 1 : 1;
		p.days++;
		p.best = run > p.best ? run : p.best;
		last = day;
	}
	p.current = count && last >= today - 1 ? run : 0;
	return p;
}

static bool is_of(const history_entry *e, const char *topic, const char *level)
{
	return e->scored && (!topic || strcmp(e->topic, topic) == 0) && (!level || strcmp(e->level, level) == 0);
}

size_t progress_latest(const history_entry *log, size_t count, const char *topic, const char *level, double *scores,
                       size_t most)
{
	size_t n = 0, from = count;

	while (from > 0 && n < most)
		n += is_of(&log[--from], topic, level);
	n = 0;
	for (size_t i = from; i < count; i++)
		if (is_of(&log[i], topic, level))
			scores[n++] = log[i].score / 100;
	return n;
}

static progress_cover *cover_of(progress_cover *list, size_t *topics, const char *topic)
{
	for (size_t i = 0; i < *topics; i++)
		if (strcmp(list[i].topic, topic) == 0)
			return &list[i];
	list[*topics].topic = topic;
	return &list[(*topics)++];
}

bool progress_coverage(const viva_library *library, const history_practice *asked, size_t count, viva_arena *arena,
                       progress_cover **list, size_t *topics)
{
	size_t questions = viva_library_count(library);

	*topics = 0;
	*list = viva_arena_array(arena, questions, sizeof **list);
	if (!*list)
		return false;
	for (size_t i = 0; i < questions; i++) {
		const viva_question *q = viva_library_at(library, i);
		progress_cover *c = cover_of(*list, topics, q->topic);
		c->questions++;
		c->asked += history_practice_of(asked, count, q->bank, q->id) != NULL;
	}
	return true;
}
