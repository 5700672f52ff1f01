/*
 * write.c - sessions and answers going into the history.
 *
 * A session that was begun is a number taken from the counter, and a note in the handle; its row is written along with
 * its first answer. So there are no empty sessions to clean away, and another program that opens the history cannot
 * take a session for abandoned while its first answer is still being typed.
 */
#include "store.h"

#include <inttypes.h>
#include <string.h>

bool store_take_session_number(history *h, int64_t *id, viva_error *err)
{
	store_query q = store_ask(h, "UPDATE counter SET value = value + 1 WHERE name = 'session' RETURNING value");

	*id = 0;
	while (store_row(&q))
		*id = store_int(&q, 0);
	return store_done(&q, "write", err);
}

bool history_begin_session(history *h, const char *kind, int64_t started_ms, int64_t *id, viva_error *err)
{
	int64_t number = 0;

	if (!store_begin_write(h, err) || !store_end(h, store_take_session_number(h, &number, err), "write", err))
		return false;
	const char *copy = viva_arena_copy(h->arena, kind, strlen(kind));
	void *items = h->begun;
	begun_session *begun =
		copy ? viva_arena_push(h->arena, &items, &h->begun_count, &h->begun_capacity, sizeof *begun) : NULL;
	if (!begun)
		return viva_fail_memory(err);
	h->begun = items;
	*begun = (begun_session){number, started_ms, copy};
	*id = number;
	return true;
}

static begun_session *find_begun(const history *h, int64_t id)
{
	for (size_t i = 0; i < h->begun_count; i++)
		if (h->begun[i].id == id)
			return &h->begun[i];
	return NULL;
}

static void forget_begun(history *h, int64_t id)
{
	begun_session *begun = find_begun(h, id);

	if (begun)
		*begun = h->begun[--h->begun_count];
}

bool store_write_session(history *h, int64_t id, const char *kind, int64_t started_ms, const char *uid, viva_error *err)
{
	static const char sql[] = "INSERT INTO session (id, kind, started_ms, uid)"
							  " VALUES (?, ?, ?, coalesce(?, lower(hex(randomblob(8)))))";
	store_query q = store_ask(h, sql);

	store_bind_int(&q, id);
	store_bind_text(&q, kind);
	store_bind_int(&q, started_ms);
	store_bind_text_or_null(&q, uid);
	store_run(&q);
	return store_done(&q, "write", err);
}

/* Sees to it that the answer's session and parent are there. */
static bool write_context(history *h, const history_answer *answer, viva_error *err)
{
	static const char sql[] = "SELECT EXISTS (SELECT 1 FROM session WHERE id = ?1),"
							  " EXISTS (SELECT 1 FROM answer WHERE session = ?1 AND id = ?2)";
	store_query q = store_ask(h, sql);
	const begun_session *begun = find_begun(h, answer->session);
	bool session = false, parent = false;

	store_bind_int(&q, answer->session);
	store_bind_int(&q, answer->parent);
	if (store_row(&q)) {
		session = store_int(&q, 0);
		parent = store_int(&q, 1);
	}
	if (!store_done(&q, "read", err))
		return false;
	if (!session && !begun)
		return viva_fail(err, VIVA_E_NOT_FOUND, "there is no session %" PRId64, answer->session);
	if (answer->parent && !parent)
		return viva_fail(err, VIVA_E_NOT_FOUND, "there is no answer %" PRId64 " in session %" PRId64, answer->parent,
		                 answer->session);
	return session || store_write_session(h, begun->id, begun->kind, begun->started_ms, NULL, err);
}

/* Runs an INSERT whose parameters are bound and tells the number of its row. */
static bool insert(store_query *q, int64_t *id, viva_error *err)
{
	while (store_row(q))
		*id = store_int(q, 0);
	return store_done(q, "write", err);
}

static bool write_text(history *h, const char *sql, int64_t id, const char *text, viva_error *err)
{
	store_query q = store_ask(h, sql);

	store_bind_int(&q, id);
	store_bind_text(&q, text);
	store_run(&q);
	return store_done(&q, "write", err);
}

static bool write_facts(history *h, const history_answer *answer, int64_t *id, viva_error *err)
{
	static const char sql[] = "INSERT INTO answer (session, parent, root, follows_point, bank, question, topic, level, "
							  "asked_ms, seconds, hints, uid)"
							  " VALUES (?1, nullif(?2, 0), (SELECT coalesce(root, id) FROM answer WHERE id = ?2), ?3, "
							  "?4, ?5, ?6, ?7, ?8, ?9, ?10, coalesce(?11, lower(hex(randomblob(8)))))"
							  " RETURNING id";
	store_query q = store_ask(h, sql);

	store_bind_int(&q, answer->session);
	store_bind_int(&q, answer->parent);
	store_bind_text_or_null(&q, answer->follows_point);
	store_bind_text(&q, answer->bank);
	store_bind_text(&q, answer->question);
	store_bind_text(&q, answer->topic);
	store_bind_text(&q, answer->level);
	store_bind_int(&q, answer->asked_ms);
	store_bind_int(&q, answer->seconds);
	store_bind_int(&q, answer->hints);
	store_bind_text_or_null(&q, answer->uid);
	return insert(&q, id, err);
}

static bool write_mark(history *h, int64_t answer, const history_answer *grade, bool standing, int64_t *id,
                       viva_error *err)
{
	static const char sql[] = "INSERT INTO grade (answer, standing, verdict, revision, score)"
							  " VALUES (?, nullif(?, 0), ?, ?, ?) RETURNING id";
	store_query q = store_ask(h, sql);

	store_bind_int(&q, answer);
	store_bind_int(&q, standing);
	store_bind_text(&q, grade->verdict);
	store_bind_text(&q, grade->revision);
	if (grade->scored)
		store_bind_real(&q, grade->score);
	return insert(&q, id, err);
}

static bool write_points(history *h, const history_answer *answer, int64_t grade, viva_error *err)
{
	static const char sql[] =
		"INSERT INTO grade_point (grade, position, point, credit, weight, tier) VALUES (?, ?, ?, ?, ?, ?)";
	store_query q = store_ask(h, sql);

	for (size_t i = 0; i < answer->point_count; i++) {
		const history_point *point = &answer->points[i];
		store_bind_int(&q, grade);
		store_bind_int(&q, (int64_t)i);
		store_bind_text(&q, point->id);
		store_bind_real(&q, point->credit);
		store_bind_real(&q, point->weight);
		store_bind_text(&q, point->tier);
		store_run(&q);
	}
	return store_done(&q, "write", err);
}

bool store_write_grade(history *h, int64_t answer, const history_answer *grade, bool standing, viva_error *err)
{
	int64_t id = 0;

	return write_mark(h, answer, grade, standing, &id, err) &&
	       write_text(h, "INSERT INTO grade_result (grade, result) VALUES (?, ?)", id, grade->result, err) &&
	       write_points(h, grade, id, err);
}

bool store_write_answer(history *h, const history_answer *answer, int64_t *id, viva_error *err)
{
	return write_context(h, answer, err) && write_facts(h, answer, id, err) &&
	       write_text(h, "INSERT INTO answer_text (answer, text) VALUES (?, ?)", *id, answer->text, err) &&
	       store_write_grade(h, *id, answer, true, err);
}

bool history_add_answer(history *h, history_answer *answer, viva_error *err)
{
	int64_t id = 0;

	if (!store_begin_write(h, err) || !store_end(h, store_write_answer(h, answer, &id, err), "write", err))
		return false;
	forget_begun(h, answer->session);
	answer->id = id;
	return true;
}
