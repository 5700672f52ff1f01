/*
 * progress.h - what the log of all answers tells of a person's practice: days, time, the latest scores. No terminal, no
 * files.
 */
#ifndef VIVA_PROGRESS_H
#define VIVA_PROGRESS_H

#include "history/attempts.h"

#include <viva/viva.h>

typedef struct progress_days {
	size_t days;    /* on which something was answered, local days */
	size_t current; /* days in a row up to today, or to yesterday while today is young; 0 where it is broken */
	size_t best;
	int64_t seconds, seconds_week; /* in all, and in the last seven times 24 hours */
} progress_days;

/* log: oldest first. */
progress_days progress_practised(const history_entry *log, size_t count, int64_t now_ms);

/* The latest scores of a topic, or of a level (the other NULL), oldest first, as 0..1; at most `most`. Returns how
 * many. */
size_t progress_latest(const history_entry *log, size_t count, const char *topic, const char *level, double *scores,
                       size_t most);

typedef struct progress_cover {
	const char *topic;
	size_t asked, questions;
} progress_cover;

/* How many of the banks' questions were ever asked, by topic in the order of the banks. False for lack of memory. */
bool progress_coverage(const viva_library *library, const history_practice *asked, size_t count, viva_arena *arena,
                       progress_cover **list, size_t *topics);

#endif
