/* review_filter.c - which sessions are listed. */
#include "review_filter.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* ---- days ---- */

static int64_t midnight(int year, int month, int day)
{
	struct tm t = {.tm_year = year - 1900, .tm_mon = month - 1, .tm_mday = day, .tm_isdst = -1};

	return (int64_t)mktime(&t) * 1000;
}

static bool is_in_calendar(int year, int month, int day)
{
	struct tm t = {.tm_year = year - 1900, .tm_mon = month - 1, .tm_mday = day, .tm_hour = 12, .tm_isdst = -1};

	return mktime(&t) != -1 && t.tm_year == year - 1900 && t.tm_mon == month - 1 && t.tm_mday == day;
}

/* "7d", "2w", "today" as days before today; -1 for something else. */
static long days_before(const char *text)
{
	char *end;

	if (strcmp(text, "today") == 0)
		return 0;
	if (text[0] < '0' || text[0] > '9')
		return -1;
	long n = strtol(text, &end, 10);
	if (n > 36500 || (strcmp(end, "d") != 0 && strcmp(end, "w") != 0))
		return -1;
	return *end == 'w' ? n * 7 : n;
}

static bool is_date(const char *text, int *year, int *month, int *day)
{
	static const char form[] = "dddd-dd-dd";

	if (strlen(text) != strlen(form))
		return false;
	for (size_t i = 0; form[i]; i++)
		if (form[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != form[i])
			return false;
	*year = atoi(text);
	*month = atoi(text + 5);
	*day = atoi(text + 8);
	return is_in_calendar(*year, *month, *day);
}

bool review_day(const char *text, int64_t now_ms, int64_t *first_ms, int64_t *next_ms, viva_error *err)
{
	int year, month, day;
	long before = days_before(text);
	time_t now = (time_t)(now_ms / 1000);
	struct tm today;

	if (before >= 0 && localtime_r(&now, &today)) {
		year = today.tm_year + 1900;
		month = today.tm_mon + 1;
		day = today.tm_mday - (int)before; /* mktime counts back over the month's beginning */
	} else if (!is_date(text, &year, &month, &day)) {
		return viva_fail(err, VIVA_E_USAGE, "'%s' is no day (2026-11-20, today, 7d or 2w)", text);
	}
	*first_ms = midnight(year, month, day);
	*next_ms = midnight(year, month, day + 1);
	return true;
}

/* ---- the options ---- */

static bool read_days(review_filter *f, const arguments *given, int64_t now_ms, viva_error *err)
{
	const char *since = args_text(given, "--since"), *until = args_text(given, "--until");
	int64_t ignored;

	if (since && !review_day(since, now_ms, &f->since_ms, &ignored, err))
		return false;
	if (until && !review_day(until, now_ms, &ignored, &f->until_ms, err))
		return false;
	if (f->since_ms >= f->until_ms)
		return viva_fail(err, VIVA_E_USAGE, "no day is since '%s' and until '%s'", since, until);
	f->any = f->any || since || until;
	return true;
}

static bool read_scores(review_filter *f, const arguments *given, viva_error *err)
{
	long least = args_count(given, "--min-score", 0), most = args_count(given, "--max-score", 100);

	if (least > 100 || most > 100)
		return viva_fail(err, VIVA_E_USAGE, "a score is from 0 to 100, not %ld", least > 100 ? least : most);
	if (least > most)
		return viva_fail(err, VIVA_E_USAGE, "no score is at least %ld and at most %ld", least, most);
	f->by_score = args_text(given, "--min-score") || args_text(given, "--max-score");
	f->least = (double)least;
	f->most = (double)most;
	return true;
}

bool review_filter_read(review_filter *f, const arguments *given, int64_t now_ms, viva_error *err)
{
	*f = (review_filter){.since_ms = INT64_MIN,
	                     .until_ms = INT64_MAX,
	                     .topic = args_text(given, "--topic"),
	                     .question = args_text(given, "--question"),
	                     .bank = args_text(given, "--bank"),
	                     .kind = args_text(given, "--kind")};
	if (!read_days(f, given, now_ms, err) || !read_scores(f, given, err))
		return false;
	f->any = f->any || f->by_score || f->topic || f->question || f->bank || f->kind;
	return true;
}

/* ---- sessions ---- */

/* Whether an item is in a list separated by commas. */
static bool has_item(const char *list, const char *item, size_t length)
{
	for (const char *at = list; *at;) {
		size_t span = strcspn(at, ",");
		if (span == length && memcmp(at, item, length) == 0)
			return true;
		at += span + (at[span] == ',');
	}
	return false;
}

static bool lets_question(const char *question, const history_session *s)
{
	const char *slash = question ? strrchr(question, '/') : NULL;
	const char *id = slash ? slash + 1 : question;

	return !question || (has_item(s->questions, id, strlen(id)) &&
	                     (!slash || has_item(s->banks, question, (size_t)(slash - question))));
}

bool review_filter_lets(const review_filter *f, const history_session *s)
{
	if (!f)
		return true;
	return s->started_ms >= f->since_ms && s->started_ms < f->until_ms &&
	       (!f->topic || has_item(s->topics, f->topic, strlen(f->topic))) && lets_question(f->question, s) &&
	       (!f->bank || has_item(s->banks, f->bank, strlen(f->bank))) && (!f->kind || strcmp(s->kind, f->kind) == 0) &&
	       (!f->by_score || (s->scored && s->score >= f->least && s->score <= f->most));
}

static bool all_within(const char *items, const char *list)
{
	for (const char *at = items; *at;) {
		size_t span = strcspn(at, ",");
		if (!has_item(list, at, span))
			return false;
		at += span + (at[span] == ',');
	}
	return true;
}

const history_session *review_former(const history_session *list, size_t count, size_t at)
{
	for (size_t i = at + 1; i < count; i++)
		if (list[i].scored && all_within(list[i].topics, list[at].topics) &&
		    all_within(list[at].topics, list[i].topics))
			return &list[i];
	return NULL;
}
