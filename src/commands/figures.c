/* figures.c - what is measured, as people read it. */
#include "figures.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <time.h>

/* Seconds since 1970, rounded down before 1970 as well. */
static time_t whole_seconds(int64_t ms)
{
	return (time_t)(ms / 1000 - (ms % 1000 < 0));
}

void figures_local(char text[FIGURES_TEXT], int64_t ms)
{
	time_t seconds = whole_seconds(ms);
	struct tm t;

	if (!localtime_r(&seconds, &t) || !strftime(text, FIGURES_TEXT, "%Y-%m-%d %H:%M", &t))
		snprintf(text, FIGURES_TEXT, "?");
}

void figures_utc(char text[FIGURES_TEXT], int64_t ms)
{
	time_t seconds = whole_seconds(ms);
	struct tm t;

	if (!gmtime_r(&seconds, &t) || !strftime(text, FIGURES_TEXT, "%Y-%m-%dT%H:%M:%SZ", &t))
		snprintf(text, FIGURES_TEXT, "?");
}

void figures_duration(char text[FIGURES_TEXT], int64_t seconds)
{
	int64_t minutes = seconds / 60, hours = minutes / 60;

	if (minutes == 0)
		snprintf(text, FIGURES_TEXT, "%" PRId64 " s", seconds);
	else if (hours == 0)
		snprintf(text, FIGURES_TEXT, "%" PRId64 " min", minutes);
	else if (hours < 100)
		snprintf(text, FIGURES_TEXT, "%" PRId64 " h %02" PRId64 " min", hours, minutes % 60);
	else
		snprintf(text, FIGURES_TEXT, "%" PRId64 " h", hours);
}

out_style figures_trend(char text[FIGURES_TEXT], size_t answers, double trend)
{
	long change = lround(trend);
	bool up = change > FIGURES_STEADY, down = change < -FIGURES_STEADY;

	if (answers < FIGURES_TREND_FROM) {
		snprintf(text, FIGURES_TEXT, "not yet");
		return OUT_DIM;
	}
	snprintf(text, FIGURES_TEXT, change ? "%+ld %s" : "%ld %s", change, up ? "up" : down ? "down" : "steady");
	return up ? OUT_GOOD : down ? OUT_BAD : OUT_PLAIN;
}

out_style figures_style(double score)
{
	return score >= 60 ? OUT_GOOD : score >= 35 ? OUT_HALF : OUT_BAD;
}

void figures_count(char text[FIGURES_TEXT], size_t count, const char *noun)
{
	snprintf(text, FIGURES_TEXT, "%zu %s%s", count, noun, count == 1 ? "" : "s");
}

void figures_none(out *o, const char *what, bool in_repl)
{
	out_span line[] = {
		{OUT_PLAIN, what}, {OUT_PLAIN, " Begin with '"}, {OUT_ACCENT, in_repl ? "ask" : "viva ask"}, {OUT_PLAIN, "'."}};

	out_para(o, 0, 0, line, sizeof line / sizeof *line);
}
