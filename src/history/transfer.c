/* transfer.c - sessions leaving the history whole. */
#include "transfer.h"
#include "store.h"

#include <stdlib.h>

/* ---- which session is next ---- */

typedef struct place {
	int64_t started_ms;
	const char *uid;
} place;

static bool read_place(history *h, int64_t session, viva_arena *arena, place *p, viva_error *err)
{
	store_query q = store_ask(h, "SELECT started_ms, uid FROM session WHERE id = ?");

	store_bind_int(&q, session);
	if (store_row(&q)) {
		p->started_ms = store_int(&q, 0);
		p->uid = store_text(&q, 1, arena);
	}
	return store_done(&q, "read", err);
}

/* The number of the next session that has an answer, 0 for none. */
static bool find_next(history *h, int64_t after, viva_arena *arena, int64_t *next, viva_error *err)
{
	static const char sql[] = "SELECT id FROM session s WHERE started_ms >= ?1 AND (started_ms > ?1 OR uid > ?2)"
							  " AND EXISTS (SELECT 1 FROM answer WHERE session = s.id)"
							  " ORDER BY started_ms, uid LIMIT 1";
	place last = {INT64_MIN, ""};

	*next = 0;
	if (after && !read_place(h, after, arena, &last, err))
		return false;
	store_query q = store_ask(h, sql);
	store_bind_int(&q, last.started_ms);
	store_bind_text(&q, last.uid);
	if (store_row(&q))
		*next = store_int(&q, 0);
	return store_done(&q, "read", err);
}

/* ---- numbers become places ---- */

static int by_number(const void *left, const void *right)
{
	const history_answer *a = left, *b = right;

	return (a->id > b->id) - (a->id < b->id);
}

/* 0 for an answer that is not in the record, and for none. */
static int64_t place_of(const history_record *record, int64_t id)
{
	const history_answer key = {.id = id};
	const history_answer *found = bsearch(&key, record->answers, record->count, sizeof key, by_number);

	return found ? found - record->answers + 1 : 0;
}

static void number_by_place(history_record *record, history_mock *interview)
{
	for (size_t i = 0; interview && i < interview->count; i++)
		interview->items[i].answer = place_of(record, interview->items[i].answer);
	for (size_t i = 0; i < record->former_count; i++)
		record->former[i].answer = place_of(record, record->former[i].answer);
	for (size_t i = 0; i < record->count; i++)
		record->answers[i].parent = place_of(record, record->answers[i].parent);
	for (size_t i = 0; i < record->count; i++)
		record->answers[i].id = (int64_t)i + 1;
}

/* ---- reading ---- */

static void read_former_row(store_query *q, store_query *points, viva_arena *arena, history_former *former)
{
	former->answer = store_int(q, 0);
	former->grade = (history_answer){.scored = !store_is_null(q, 1),
									 .score = store_real(q, 1),
									 .verdict = store_text(q, 2, arena),
									 .revision = store_text(q, 3, arena),
									 .result = store_text(q, 4, arena)};
	store_read_points(points, store_int(q, 5), arena, &former->grade);
}

static bool read_former(history *h, int64_t session, viva_arena *arena, history_record *record, viva_error *err)
{
	static const char sql[] = "SELECT a.id, g.score, g.verdict, g.revision, r.result, g.id FROM answer a"
							  " JOIN grade g ON g.answer = a.id AND g.standing IS NULL"
							  " JOIN grade_result r ON r.grade = g.id WHERE a.session = ? ORDER BY a.id, g.id";
	static const char of_grade[] =
		"SELECT point, credit, weight, tier FROM grade_point WHERE grade = ? ORDER BY position";
	store_query q = store_ask(h, sql), points = store_ask(h, of_grade);
	void *items = NULL;
	size_t capacity = 0;

	store_bind_int(&q, session);
	while (store_row(&q)) {
		history_former *former = viva_arena_push(arena, &items, &record->former_count, &capacity, sizeof *former);
		if (former)
			read_former_row(&q, &points, arena, former);
		else
			store_out_of_memory(&q);
	}
	record->former = items;
	bool done = store_done(&points, "read", err);
	return store_done(&q, "read", err) && done;
}

/* One that goes on is taken for none. */
static bool read_interview(history *h, int64_t session, viva_arena *arena, history_mock **interview, viva_error *err)
{
	bool found = false;
	history_mock *m = viva_arena_get(arena, sizeof *m);

	*interview = NULL;
	if (!m)
		return viva_fail_memory(err);
	if (!store_read_mock(h, session, arena, m, &found, err))
		return false;
	if (found && m->ending && *m->ending)
		*interview = m;
	return true;
}

static bool read_record(history *h, int64_t session, viva_arena *arena, history_record *record, viva_error *err)
{
	history_session head;
	history_mock *interview;

	*record = (history_record){0};
	if (!store_read_session(h, session, arena, &head, &record->answers, &record->count, err) ||
		!read_former(h, session, arena, record, err) || !read_interview(h, session, arena, &interview, err))
		return false;
	record->uid = head.uid;
	record->kind = head.kind;
	record->started_ms = head.started_ms;
	record->interview = interview;
	qsort(record->answers, record->count, sizeof *record->answers, by_number);
	number_by_place(record, interview);
	return true;
}

static bool read_next(history *h, int64_t *after, viva_arena *arena, history_record *record, bool *found,
					  viva_error *err)
{
	int64_t next;

	if (!find_next(h, *after, arena, &next, err))
		return false;
	*found = next != 0;
	if (!next)
		return true;
	*after = next;
	return read_record(h, next, arena, record, err);
}

bool history_next_record(history *h, int64_t *after, viva_arena *arena, history_record *record, bool *found,
						 viva_error *err)
{
	*found = false;
	return store_begin_read(h, err) && store_end(h, read_next(h, after, arena, record, found, err), "read", err);
}
