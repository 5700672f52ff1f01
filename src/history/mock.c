/* mock.c - mock interviews in the history. */
#include "mock.h"
#include "store.h"

#include <string.h>

/* ---- writing ---- */

static bool write_plan(history *h, const history_mock *m, viva_error *err)
{
	static const char sql[] =
		"INSERT INTO mock (session, run, level, minutes, at_zero, feedback, follow_ups, hint_cost, ending,"
		" elapsed_ms, current, put_off, told, seed)"
		" VALUES (?, 1, ?, ?, ?, ?, ?, ?, '', 0, -1, 0, 0, ?)";
	store_query q = store_ask(h, sql);

	store_bind_int(&q, m->session);
	store_bind_text_or_null(&q, m->level);
	store_bind_int(&q, m->minutes);
	store_bind_text(&q, m->at_zero);
	store_bind_text(&q, m->feedback);
	store_bind_int(&q, m->follow_ups);
	store_bind_int(&q, m->hint_cost);
	if (m->seeded)
		store_bind_int(&q, m->seed);
	store_run(&q);
	return store_done(&q, "write", err);
}

static bool write_items(history *h, const history_mock *m, viva_error *err)
{
	static const char sql[] =
		"INSERT INTO mock_item (session, position, bank, question, topic, level, minutes, state, put_off,"
		" follow_ups, spent_ms, asked_ms, hints, draft)"
		" VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, '')";
	store_query q = store_ask(h, sql);

	for (size_t i = 0; i < m->count; i++) {
		const history_mock_item *item = &m->items[i];
		store_bind_int(&q, m->session);
		store_bind_int(&q, (int64_t)i);
		store_bind_text(&q, item->bank);
		store_bind_text(&q, item->question);
		store_bind_text(&q, item->topic);
		store_bind_text(&q, item->level);
		store_bind_int(&q, item->minutes);
		store_bind_text(&q, item->state);
		store_run(&q);
	}
	return store_done(&q, "write", err);
}

bool history_begin_mock(history *h, history_mock *m, viva_error *err)
{
	if (!store_begin_write(h, err))
		return false;
	bool done = store_take_session_number(h, &m->session, err) &&
	            store_write_session(h, m->session, "mock", m->started_ms, NULL, err) && write_plan(h, m, err) &&
	            write_items(h, m, err);
	m->run = 1;
	return store_end(h, done, "write", err);
}

static bool save_state(history *h, const history_mock *m, viva_error *err)
{
	static const char sql[] = "UPDATE mock SET ending = ?, elapsed_ms = ?, current = ?, put_off = ?, told = ?"
							  " WHERE session = ? AND run = ? RETURNING 1";
	store_query q = store_ask(h, sql);
	bool ours = false;

	store_bind_text(&q, m->ending);
	store_bind_int(&q, m->elapsed_ms);
	store_bind_int(&q, m->current);
	store_bind_int(&q, m->put_off);
	store_bind_int(&q, m->told);
	store_bind_int(&q, m->session);
	store_bind_int(&q, m->run);
	while (store_row(&q))
		ours = true;
	if (!store_done(&q, "write", err))
		return false;
	return ours || viva_fail(err, VIVA_E_INPUT, "the interview goes on in another window, or was given up there");
}

static bool save_item(history *h, const history_mock *m, size_t position, viva_error *err)
{
	static const char sql[] =
		"UPDATE mock_item SET state = ?, put_off = ?, follow_ups = ?, spent_ms = ?, asked_ms = ?, hints = ?,"
		" answer = nullif(?, 0), following = ?, draft = ? WHERE session = ? AND position = ?";
	const history_mock_item *item = &m->items[position];
	store_query q = store_ask(h, sql);

	store_bind_text(&q, item->state);
	store_bind_int(&q, item->put_off);
	store_bind_int(&q, item->follow_ups);
	store_bind_int(&q, item->spent_ms);
	store_bind_int(&q, item->asked_ms);
	store_bind_int(&q, item->hints);
	store_bind_int(&q, item->answer);
	store_bind_text_or_null(&q, item->following);
	store_bind_text(&q, item->draft);
	store_bind_int(&q, m->session);
	store_bind_int(&q, (int64_t)position);
	store_run(&q);
	return store_done(&q, "write", err);
}

static bool save(history *h, const history_mock *m, size_t position, viva_error *err)
{
	return save_state(h, m, err) && (position >= m->count || save_item(h, m, position, err));
}

bool store_write_mock(history *h, const history_mock *m, viva_error *err)
{
	bool done = write_plan(h, m, err) && write_items(h, m, err) && save_state(h, m, err);

	for (size_t i = 0; done && i < m->count; i++)
		done = save_item(h, m, i, err);
	return done;
}

bool history_save_mock(history *h, const history_mock *m, size_t position, viva_error *err)
{
	return store_begin_write(h, err) && store_end(h, save(h, m, position, err), "write", err);
}

bool history_add_mock_answer(history *h, history_answer *answer, history_mock *m, size_t position, viva_error *err)
{
	history_mock_item *item = &m->items[position];
	int64_t id = 0, before = item->answer;

	if (!store_begin_write(h, err))
		return false;
	bool done = store_write_answer(h, answer, &id, err);
	item->answer = before ? before : id;
	if (store_end(h, done && save(h, m, position, err), "write", err)) {
		answer->id = id;
		return true;
	}
	item->answer = before;
	return false;
}

/* ---- reading ---- */

static void read_plan(store_query *q, viva_arena *arena, history_mock *m)
{
	*m = (history_mock){.session = store_int(q, 0),
	                    .started_ms = store_int(q, 1),
	                    .run = store_int(q, 2),
	                    .level = store_text(q, 3, arena),
	                    .seeded = !store_is_null(q, 4),
	                    .seed = store_int(q, 4),
	                    .minutes = (int)store_int(q, 5),
	                    .at_zero = store_text(q, 6, arena),
	                    .feedback = store_text(q, 7, arena),
	                    .follow_ups = store_int(q, 8) != 0,
	                    .hint_cost = (int)store_int(q, 9),
	                    .ending = store_text(q, 10, arena),
	                    .elapsed_ms = store_int(q, 11),
	                    .current = (int)store_int(q, 12),
	                    .put_off = (int)store_int(q, 13),
	                    .told = (int)store_int(q, 14)};
}

static void read_item(store_query *q, viva_arena *arena, history_mock_item *item)
{
	*item = (history_mock_item){.bank = store_text(q, 0, arena),
	                            .question = store_text(q, 1, arena),
	                            .topic = store_text(q, 2, arena),
	                            .level = store_text(q, 3, arena),
	                            .minutes = (int)store_int(q, 4),
	                            .state = store_text(q, 5, arena),
	                            .put_off = (int)store_int(q, 6),
	                            .follow_ups = (int)store_int(q, 7),
	                            .spent_ms = store_int(q, 8),
	                            .asked_ms = store_int(q, 9),
	                            .hints = (int)store_int(q, 10),
	                            .answer = store_int(q, 11),
	                            .following = store_text(q, 12, arena),
	                            .draft = store_text(q, 13, arena)};
}

static bool read_items(history *h, viva_arena *arena, history_mock *m, viva_error *err)
{
	static const char sql[] =
		"SELECT bank, question, topic, level, minutes, state, put_off, follow_ups, spent_ms, asked_ms, hints,"
		" answer, following, draft FROM mock_item WHERE session = ? ORDER BY position";
	store_query q = store_ask(h, sql);
	void *items = NULL;
	size_t capacity = 0;

	store_bind_int(&q, m->session);
	while (store_row(&q)) {
		history_mock_item *item = viva_arena_push(arena, &items, &m->count, &capacity, sizeof *item);
		if (item)
			read_item(&q, arena, item);
		else
			store_out_of_memory(&q);
	}
	m->items = items;
	return store_done(&q, "read", err);
}

/* session 0: the newest that goes on. */
bool store_read_mock(history *h, int64_t session, viva_arena *arena, history_mock *m, bool *found, viva_error *err)
{
	static const char sql[] =
		"SELECT m.session, s.started_ms, m.run, m.level, m.seed, m.minutes, m.at_zero, m.feedback,"
		" m.follow_ups, m.hint_cost, m.ending, m.elapsed_ms, m.current, m.put_off, m.told"
		" FROM mock m JOIN session s ON s.id = m.session"
		" WHERE CASE ?1 WHEN 0 THEN m.ending = '' ELSE m.session = ?1 END"
		" ORDER BY m.session DESC LIMIT 1";
	store_query q = store_ask(h, sql);

	store_bind_int(&q, session);
	if (store_row(&q)) {
		*found = true;
		read_plan(&q, arena, m);
	}
	return store_done(&q, "read", err) && (!*found || read_items(h, arena, m, err));
}

bool history_read_mock(history *h, int64_t session, viva_arena *arena, history_mock *m, bool *found, viva_error *err)
{
	*found = false;
	if (session <= 0)
		return true;
	return store_begin_read(h, err) && store_end(h, store_read_mock(h, session, arena, m, found, err), "read", err);
}

bool history_unfinished_mock(history *h, viva_arena *arena, history_mock *m, bool *found, viva_error *err)
{
	*found = false;
	return store_begin_read(h, err) && store_end(h, store_read_mock(h, 0, arena, m, found, err), "read", err);
}

/* ---- taking up, and ending ---- */

static bool count_run(history *h, history_mock *m, viva_error *err)
{
	store_query q = store_ask(h, "UPDATE mock SET run = run + 1 WHERE session = ? RETURNING run");

	store_bind_int(&q, m->session);
	while (store_row(&q))
		m->run = store_int(&q, 0);
	return store_done(&q, "write", err);
}

bool history_take_up_mock(history *h, history_mock *m, viva_error *err)
{
	return store_begin_write(h, err) && store_end(h, count_run(h, m, err), "write", err);
}

/* The plan goes along with its session. */
static bool drop_empty(history *h, int64_t session, viva_error *err)
{
	store_query q =
		store_ask(h, "DELETE FROM session WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM answer WHERE session = ?1)");

	store_bind_int(&q, session);
	store_run(&q);
	return store_done(&q, "write", err);
}

bool history_end_mock(history *h, history_mock *m, const char *ending, viva_error *err)
{
	m->ending = ending;
	return store_begin_write(h, err) &&
	       store_end(h, count_run(h, m, err) && save_state(h, m, err) && drop_empty(h, m->session, err), "write", err);
}
