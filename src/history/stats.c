/* stats.c - what years of answers add up to. SQLite does the sums, over the view `counted` of schema.c. */
#include "store.h"

#include <string.h>

#include <stdio.h>

/* A list that grows in the caller's arena while a query's rows are taken. */
typedef struct rows {
	void *items;
	size_t count, capacity;
} rows;

/* Room for the next row, or NULL, which the query then remembers. */
static void *next_row(store_query *q, rows *r, viva_arena *arena, size_t size)
{
	void *row = viva_arena_push(arena, &r->items, &r->count, &r->capacity, size);

	if (!row)
		store_out_of_memory(q);
	return row;
}

/* The sums by a column of the answers: topic or level. */
static bool sums_by(history *h, const char *column, viva_arena *arena, history_topic **list, size_t *count,
                    viva_error *err)
{
	/* In an odd number of answers the middle one belongs to neither half. */
	static const char format[] =
		"WITH scored AS ("
		" SELECT %1$s AS name, score, count(*) OVER (PARTITION BY %1$s) AS total,"
		" row_number() OVER (PARTITION BY %1$s ORDER BY asked_ms, id) AS nth"
		" FROM counted WHERE score IS NOT NULL"
		"), progress AS ("
		" SELECT name, total, avg(score) AS average,"
		" iif(total < 4, 0, avg(score) FILTER (WHERE nth > total - total / 2)"
		"  - avg(score) FILTER (WHERE nth <= total / 2)) AS trend"
		" FROM scored GROUP BY name"
		"), practice AS ("
		" SELECT %1$s AS name, max(asked_ms) AS last_ms, sum(seconds) AS seconds FROM answer GROUP BY %1$s"
		") SELECT name, total, average, trend, last_ms, seconds"
		" FROM progress JOIN practice USING (name) ORDER BY name";
	char sql[sizeof format + 64];
	rows r = {0};

	snprintf(sql, sizeof sql, format, column);
	store_query q = store_ask(h, sql);
	while (store_row(&q)) {
		history_topic *topic = next_row(&q, &r, arena, sizeof *topic);
		if (!topic)
			break;
		topic->topic = store_text(&q, 0, arena);
		topic->answers = (size_t)store_int(&q, 1);
		topic->average = store_real(&q, 2);
		topic->trend = store_real(&q, 3);
		topic->last_ms = store_int(&q, 4);
		topic->seconds = store_int(&q, 5);
	}
	*list = r.items;
	*count = r.count;
	return store_done(&q, "read", err);
}

bool history_topics(history *h, viva_arena *arena, history_topic **list, size_t *count, viva_error *err)
{
	return sums_by(h, "topic", arena, list, count, err);
}

bool history_levels(history *h, viva_arena *arena, history_topic **list, size_t *count, viva_error *err)
{
	return sums_by(h, "level", arena, list, count, err);
}

bool history_most_missed(history *h, size_t limit, viva_arena *arena, history_missed **list, size_t *count,
                         viva_error *err)
{
	static const char sql[] = "SELECT bank, question, point, count(*), sum(credit <= 0) AS missed,"
							  " sum(credit > 0 AND credit < 1) AS touched"
							  " FROM counted c JOIN amended_point p ON p.grade = c.grade WHERE c.score IS NOT NULL"
							  " GROUP BY bank, question, point HAVING missed + touched > 0"
							  " ORDER BY missed + touched / 2.0 DESC, question, point, bank LIMIT ?";
	store_query q = store_ask(h, sql);
	rows r = {0};

	store_bind_int(&q, limit && limit <= INT64_MAX ? (int64_t)limit : -1);
	while (store_row(&q)) {
		history_missed *missed = next_row(&q, &r, arena, sizeof *missed);
		if (!missed)
			break;
		missed->bank = store_text(&q, 0, arena);
		missed->question = store_text(&q, 1, arena);
		missed->point = store_text(&q, 2, arena);
		missed->asked = (size_t)store_int(&q, 3);
		missed->missed = (size_t)store_int(&q, 4);
		missed->touched = (size_t)store_int(&q, 5);
	}
	*list = r.items;
	*count = r.count;
	return store_done(&q, "read", err);
}

bool history_practised(history *h, viva_arena *arena, history_practice **list, size_t *count, viva_error *err)
{
	static const char sql[] = "SELECT bank, question, count(*), max(asked_ms),"
							  " (SELECT score FROM counted c WHERE c.question = a.question AND c.bank = a.bank"
							  "  ORDER BY c.asked_ms DESC, c.id DESC LIMIT 1)"
							  " FROM answer a WHERE parent IS NULL GROUP BY bank, question ORDER BY bank, question";
	store_query q = store_ask(h, sql);
	rows r = {0};

	while (store_row(&q)) {
		history_practice *practice = next_row(&q, &r, arena, sizeof *practice);
		if (!practice)
			break;
		practice->bank = store_text(&q, 0, arena);
		practice->question = store_text(&q, 1, arena);
		practice->answers = (size_t)store_int(&q, 2);
		practice->last_ms = store_int(&q, 3);
		practice->last_score = store_real(&q, 4); /* 0 where it is NULL */
	}
	*list = r.items;
	*count = r.count;
	return store_done(&q, "read", err);
}

const history_practice *history_practice_of(const history_practice *list, size_t count, const char *bank,
                                            const char *question)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(list[i].question, question) == 0 && strcmp(list[i].bank, bank) == 0)
			return &list[i];
	return NULL;
}
