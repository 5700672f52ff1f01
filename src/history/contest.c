/* contest.c - contested points in the history. */
#include "contest.h"
#include "store.h"

#include <inttypes.h>

static bool write_contest(history *h, const history_contest *c, viva_error *err)
{
	static const char sql[] = "INSERT INTO contest (answer, point, credit, reason, at_ms, counts)"
							  " SELECT id, ?2, ?3, ?4, ?5, ?6 FROM answer WHERE id = ?1 AND parent IS NULL"
							  " ON CONFLICT (answer, point) DO UPDATE SET credit = excluded.credit,"
							  " reason = excluded.reason, at_ms = excluded.at_ms, counts = excluded.counts RETURNING 1";
	store_query q = store_ask(h, sql);
	bool written = false;

	store_bind_int(&q, c->answer);
	store_bind_text(&q, c->point);
	store_bind_real(&q, c->credit);
	store_bind_text(&q, c->reason);
	store_bind_int(&q, c->at_ms);
	store_bind_int(&q, c->counts);
	while (store_row(&q))
		written = true;
	return store_done(&q, "write", err) &&
	       (written || viva_fail(err, VIVA_E_NOT_FOUND, "there is no answer %" PRId64 " to a question", c->answer));
}

bool history_contest_point(history *h, const history_contest *contest, viva_error *err)
{
	return store_begin_write(h, err) && store_end(h, write_contest(h, contest, err), "write", err);
}

static bool drop(history *h, int64_t answer, const char *point, bool *found, viva_error *err)
{
	store_query q = store_ask(h, "DELETE FROM contest WHERE answer = ? AND point = ? RETURNING 1");

	*found = false;
	store_bind_int(&q, answer);
	store_bind_text(&q, point);
	while (store_row(&q))
		*found = true;
	return store_done(&q, "write", err);
}

bool history_drop_contest(history *h, int64_t answer, const char *point, bool *found, viva_error *err)
{
	return store_begin_write(h, err) && store_end(h, drop(h, answer, point, found, err), "write", err);
}

static void take(store_query *q, viva_arena *arena, history_contest *c)
{
	*c = (history_contest){.answer = store_int(q, 0),
	                       .point = store_text(q, 1, arena),
	                       .credit = store_real(q, 2),
	                       .reason = store_text(q, 3, arena),
	                       .at_ms = store_int(q, 4),
	                       .counts = store_int(q, 5) != 0,
	                       .session = store_int(q, 6),
	                       .place = (size_t)store_int(q, 7),
	                       .bank = store_text(q, 8, arena),
	                       .question = store_text(q, 9, arena),
	                       .machine = store_real(q, 10)};
}

bool history_contests(history *h, int64_t session, viva_arena *arena, history_contest **list, size_t *count,
                      viva_error *err)
{
	static const char sql[] =
		"SELECT k.answer, k.point, k.credit, k.reason, k.at_ms, k.counts, c.session,"
		" (SELECT count(*) FROM answer b WHERE b.session = c.session AND b.parent IS NULL AND b.id <= c.id),"
		" c.bank, c.question, p.credit FROM contest k JOIN counted c ON c.id = k.answer"
		" LEFT JOIN grade_point p ON p.grade = c.grade AND p.point = k.point"
		" WHERE ?1 IN (0, c.session) ORDER BY c.session, c.id, p.position, k.point";
	store_query q = store_ask(h, sql);
	void *items = NULL;
	size_t capacity = 0;

	*count = 0;
	store_bind_int(&q, session);
	while (store_row(&q)) {
		history_contest *c = viva_arena_push(arena, &items, count, &capacity, sizeof *c);
		if (c)
			take(&q, arena, c);
		else
			store_out_of_memory(&q);
	}
	*list = items;
	return store_done(&q, "read", err);
}
