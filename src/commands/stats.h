/* stats.h - what `stats` shows, read once for the screen and for JSON. In the arena of whoever reads it. */
#ifndef VIVA_STATS_H
#define VIVA_STATS_H

#include "app.h"
#include "progress.h"

enum { STATS_SPARK = 8 }; /* answers that the small charts show */

typedef struct stats {
	history_topic *topics, *levels;
	size_t topic_count, level_count;
	history_missed *missed;
	size_t missed_count;
	history_entry *log;
	size_t log_count;
	progress_days practice;
	progress_cover *coverage;
	size_t coverage_count;
} stats;

/* The point as today's rubric has it, or NULL. */
const char *stats_says(const viva_library *library, const history_missed *m);

void stats_json(viva_buf *to, const stats *s, const viva_library *library);

#endif
