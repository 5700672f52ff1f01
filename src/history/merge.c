/* merge.c - sessions of another history coming in: what is known stays, what is new is added. */
#include "store.h"
#include "transfer.h"

#include <stdlib.h>
#include <string.h>

/* What merging one record needs. */
typedef struct merge {
	history *h;
	const history_record *record;
	history_merged *merged;
	int64_t session;
	int64_t *answers; /* by place: the number here */
	viva_error *err;
} merge;

/* ---- the session ---- */

static bool find_session(merge *m, bool *same)
{
	store_query q = store_ask(m->h, "SELECT id, kind = ?2 AND started_ms = ?3 FROM session WHERE uid = ?1");

	store_bind_text(&q, m->record->uid);
	store_bind_text(&q, m->record->kind);
	store_bind_int(&q, m->record->started_ms);
	if (store_row(&q)) {
		m->session = store_int(&q, 0);
		*same = store_int(&q, 1) != 0;
	}
	return store_done(&q, "read", m->err);
}

static bool merge_session(merge *m)
{
	const history_record *r = m->record;
	bool same = false;

	if (!find_session(m, &same))
		return false;
	if (m->session) {
		m->merged->known++;
		return same || viva_fail(m->err, VIVA_E_INPUT,
		                         "session '%s' is in the history already, begun at another time or of "
		                         "another kind",
		                         r->uid);
	}
	m->merged->sessions++;
	return store_take_session_number(m->h, &m->session, m->err) &&
	       store_write_session(m->h, m->session, r->kind, r->started_ms, r->uid, m->err);
}

/* ---- grades ---- */

/* The number of an answer's grade under a revision, 0 for none. */
static bool find_grade(merge *m, int64_t answer, const char *revision, int64_t *grade)
{
	store_query q =
		store_ask(m->h, "SELECT id FROM grade WHERE answer = ? AND revision = ? ORDER BY standing IS NULL, id");

	*grade = 0;
	store_bind_int(&q, answer);
	store_bind_text(&q, revision);
	if (store_row(&q))
		*grade = store_int(&q, 0);
	return store_done(&q, "read", m->err);
}

/* Adds a grade to an answer that is here, unless it has one under the revision. */
static bool merge_grade(merge *m, int64_t answer, const history_answer *marks, int64_t *grade)
{
	if (!find_grade(m, answer, marks->revision, grade))
		return false;
	if (*grade)
		return true;
	m->merged->grades++;
	return store_write_grade(m->h, answer, marks, false, m->err) && find_grade(m, answer, marks->revision, grade);
}

static bool merge_later(merge *m, const history_grade *later)
{
	int64_t answer = m->answers[later->answer - 1], grade;

	if (!merge_grade(m, answer, &later->marks, &grade))
		return false;
	if (!later->counts)
		return true;
	store_query q = store_ask(m->h, "INSERT INTO chosen (answer, grade) VALUES (?, ?) ON CONFLICT DO NOTHING");
	store_bind_int(&q, answer);
	store_bind_int(&q, grade);
	store_run(&q);
	return store_done(&q, "write", m->err);
}

/* ---- contested points ---- */

static bool merge_contest(merge *m, const history_contest *c)
{
	static const char sql[] =
		"INSERT INTO contest (answer, point, credit, reason, at_ms, counts) VALUES (?, ?, ?, ?, ?, ?)"
		" ON CONFLICT DO NOTHING RETURNING 1";
	store_query q = store_ask(m->h, sql);

	store_bind_int(&q, m->answers[c->answer - 1]);
	store_bind_text(&q, c->point);
	store_bind_real(&q, c->credit);
	store_bind_text(&q, c->reason);
	store_bind_int(&q, c->at_ms);
	store_bind_int(&q, c->counts);
	while (store_row(&q))
		m->merged->contests++;
	return store_done(&q, "write", m->err);
}

/* ---- answers ---- */

static bool find_answer(merge *m, const history_answer *a, int64_t *id, bool *same)
{
	static const char sql[] =
		"SELECT a.id, a.bank = ?3 AND a.question = ?4 AND a.asked_ms = ?5 AND t.text = ?6"
		" FROM answer a JOIN answer_text t ON t.answer = a.id WHERE a.session = ?1 AND a.uid = ?2";
	store_query q = store_ask(m->h, sql);

	store_bind_int(&q, m->session);
	store_bind_text(&q, a->uid);
	store_bind_text(&q, a->bank);
	store_bind_text(&q, a->question);
	store_bind_int(&q, a->asked_ms);
	store_bind_text(&q, a->text);
	if (store_row(&q)) {
		*id = store_int(&q, 0);
		*same = store_int(&q, 1) != 0;
	}
	return store_done(&q, "read", m->err);
}

static bool add_answer(merge *m, const history_answer *a, int64_t *id)
{
	history_answer here = *a;

	here.session = m->session;
	here.parent = a->parent ? m->answers[a->parent - 1] : 0;
	m->merged->answers++;
	return store_write_answer(m->h, &here, id, m->err);
}

static bool merge_answer(merge *m, size_t place)
{
	const history_answer *a = &m->record->answers[place];
	int64_t *id = &m->answers[place], grade;
	bool same = false;

	if (a->parent < 0 || (size_t)a->parent > place)
		return viva_fail(m->err, VIVA_E_INPUT, "answer '%s' comes before the one that it follows up", a->uid);
	if (!find_answer(m, a, id, &same))
		return false;
	if (!*id)
		return add_answer(m, a, id);
	if (!same)
		return viva_fail(m->err, VIVA_E_INPUT,
		                 "answer '%s' of session '%s' is in the history already, with other words", a->uid,
		                 m->record->uid);
	return merge_grade(m, *id, a, &grade);
}

/* ---- the plan of an interview ---- */

static bool has_interview(merge *m, bool *has)
{
	store_query q = store_ask(m->h, "SELECT 1 FROM mock WHERE session = ?");

	store_bind_int(&q, m->session);
	*has = store_row(&q);
	return store_done(&q, "read", m->err);
}

static bool add_interview(merge *m, viva_arena *arena)
{
	history_mock here = *m->record->interview;

	here.session = m->session;
	here.run = 1;
	here.items = viva_arena_array(arena, here.count, sizeof *here.items);
	if (!here.items)
		return viva_fail_memory(m->err);
	for (size_t i = 0; i < here.count; i++) {
		here.items[i] = m->record->interview->items[i];
		if (here.items[i].answer)
			here.items[i].answer = m->answers[here.items[i].answer - 1];
	}
	m->merged->interviews++;
	return store_write_mock(m->h, &here, m->err);
}

static bool merge_interview(merge *m, viva_arena *arena)
{
	bool has = true;

	if (m->record->interview && !has_interview(m, &has))
		return false;
	return has || add_interview(m, arena);
}

/* ---- all of it ---- */

static bool merge_record(merge *m, viva_arena *arena)
{
	const history_record *r = m->record;
	bool done = merge_session(m);

	for (size_t i = 0; done && i < r->count; i++)
		done = merge_answer(m, i);
	for (size_t i = 0; done && i < r->later_count; i++)
		done = merge_later(m, &r->later[i]);
	for (size_t i = 0; done && i < r->contest_count; i++)
		done = merge_contest(m, &r->contests[i]);
	return done && merge_interview(m, arena);
}

bool history_begin_merge(history *h, viva_error *err)
{
	return store_begin_write(h, err);
}

bool history_merge(history *h, const history_record *record, history_merged *merged, viva_error *err)
{
	viva_arena *arena = viva_arena_new();
	merge m = {.h = h, .record = record, .merged = merged, .err = err};

	m.answers = arena ? viva_arena_array(arena, record->count, sizeof *m.answers) : NULL;
	bool done = m.answers ? merge_record(&m, arena) : viva_fail_memory(err);
	viva_arena_free(arena);
	return done;
}

bool history_end_merge(history *h, bool keep, viva_error *err)
{
	bool ended = store_end(h, keep, "write", err);

	return ended || !keep;
}
