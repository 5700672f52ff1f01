/*
 * review_filter.h - which sessions `review` lists, and how each compares with the one before it.
 */
#ifndef VIVA_REVIEW_FILTER_H
#define VIVA_REVIEW_FILTER_H

#include "command.h"

typedef struct review_filter {
	bool any;                                   /* something was asked for */
	int64_t since_ms, until_ms;                 /* the first of these is in, the second is not */
	const char *topic, *question, *bank, *kind; /* NULL for any; the question an id or bank/id */
	bool by_score;
	double least, most;
} review_filter;

/* A day as people type it: "2026-11-20" (local), "today", "7d" or "2w" (before now). Gives its first millisecond and
 * that of the day after. VIVA_E_USAGE: it is none. */
bool review_day(const char *text, int64_t now_ms, int64_t *first_ms, int64_t *next_ms, viva_error *err);

/* From the options of `review`. VIVA_E_USAGE. */
bool review_filter_read(review_filter *f, const arguments *given, int64_t now_ms, viva_error *err);

/* NULL lets everything through. */
bool review_filter_lets(const review_filter *f, const history_session *s);

/* The newest session before list[at] (newest first) that has a score and was about the same topics; NULL for none. */
const history_session *review_former(const history_session *list, size_t count, size_t at);

#endif
