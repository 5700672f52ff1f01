/*
 * figures.h - what is measured, as people read it: times, durations, scores, trends.
 *
 * Texts are written into the caller's array, always terminated.
 */
#ifndef VIVA_FIGURES_H
#define VIVA_FIGURES_H

#include "terminal/output.h"

#include <stdint.h>

enum {
	FIGURES_TEXT = 32,     /* bytes that every text fits in */
	FIGURES_STEADY = 2,    /* a change of so many points is none */
	FIGURES_TREND_FROM = 4 /* answers; below, history knows no trend */
};

/* A time in milliseconds since 1970 UTC: "2026-11-20 07:12", local, or "2026-11-20T06:12:03Z". "?" where the calendar
 * ends. */
void figures_local(char text[FIGURES_TEXT], int64_t ms);
void figures_utc(char text[FIGURES_TEXT], int64_t ms);

/* "45 s", "12 min", "1 h 05 min", and from 100 hours "100 h". */
void figures_duration(char text[FIGURES_TEXT], int64_t seconds);

/* "+8 up", "-12 down", "+1 steady", or "not yet"; returns the style of it. */
out_style figures_trend(char text[FIGURES_TEXT], size_t answers, double trend);

/* The style of a score of 0..100, with the limits that a feedback has. */
out_style figures_style(double score);

/* "1 answer", "2 answers". */
void figures_count(char text[FIGURES_TEXT], size_t count, const char *noun);

/* Says what is not there yet, and how to begin. */
void figures_none(out *o, const char *what, bool in_repl);

#endif
