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
	for (size_t i = 0; i < record->later_count; i++)
		record->later[i].answer = place_of(record, record->later[i].answer);
	for (size_t i = 0; i < record->contest_count; i++)
		record->contests[i].answer = place_of(record, record->contests[i].answer);
	for (size_t i = 0; i < record->count; i++)
		record->answers[i].parent = place_of(record, record->answers[i].parent);
	for (size_t i = 0; i < record->count; i++)
		record->answers[i].id = (int64_t)i + 1;
}

/* ---- reading ---- */

/* The grades but those shown then, which the answers have. */
static bool read_later(history *h, int64_t session, viva_arena *arena, history_record *record, viva_error *err)
{
	size_t count;

	if (!history_grades(h, session, arena, &record->later, &count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!record->later[i].shown)
			record->later[record->later_count++] = record->later[i];
	return true;
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
	    !read_later(h, session, arena, record, err) ||
	    !history_contests(h, session, arena, &record->contests, &record->contest_count, err) ||
	    !read_interview(h, session, arena, &interview, err))
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
