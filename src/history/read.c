/* read.c - sessions and answers coming out of the history. */
#include "store.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* ---- a session in one line, added up from its answers ---------------------------------------------------------- */

typedef struct summary {
	viva_buf questions, topics, banks;
	size_t scored;
	double total;   /* of the scored ones */
	size_t planned; /* questions of a mock interview that is over: one without a score counts as 0 */
} summary;

/* Adds an item to a list separated by commas, unless it is there. */
static void add_once(viva_buf *list, const char *item)
{
	size_t length = strlen(item);

	for (const char *at = list->text; *at;) {
		size_t span = strcspn(at, ",");
		if (span == length && memcmp(at, item, length) == 0)
			return;
		at += span + (at[span] == ',');
	}
	if (list->length)
		viva_buf_addc(list, ',');
	viva_buf_adds(list, item);
}

/* Completes the session and makes ready for the next. False for lack of memory. */
static bool finish(summary *sum, history_session *session, viva_arena *arena)
{
	bool whole = !sum->questions.failed && !sum->topics.failed && !sum->banks.failed;

	size_t counting = sum->planned > sum->scored ? sum->planned : sum->scored;

	session->scored = counting > 0;
	session->score = counting ? sum->total / (double)counting : 0;
	session->questions = viva_arena_copy(arena, sum->questions.text, sum->questions.length);
	session->topics = viva_arena_copy(arena, sum->topics.text, sum->topics.length);
	session->banks = viva_arena_copy(arena, sum->banks.text, sum->banks.length);
	viva_buf_clear(&sum->questions);
	viva_buf_clear(&sum->topics);
	viva_buf_clear(&sum->banks);
	sum->scored = 0;
	sum->total = 0;
	return whole && session->questions && session->topics && session->banks;
}

/* ---- sessions -------------------------------------------------------------------------------------------------- */

typedef struct session_list {
	void *items; /* history_session */
	size_t count, capacity;
	history_session *last;
	summary sum; /* of the last */
} session_list;

static bool begin_listed(store_query *q, session_list *list, viva_arena *arena)
{
	if (list->last && !finish(&list->sum, list->last, arena))
		return false;
	list->last = viva_arena_push(arena, &list->items, &list->count, &list->capacity, sizeof *list->last);
	if (!list->last)
		return false;
	list->last->id = store_int(q, 0);
	list->last->started_ms = store_int(q, 1);
	list->last->kind = store_text(q, 2, arena);
	list->last->seconds = store_int(q, 3);
	list->sum.planned = (size_t)store_int(q, 7);
	list->last->uid = store_text(q, 8, arena);
	return true;
}

/* Takes a row: one answer with its session. */
static bool take_listed(store_query *q, session_list *list, viva_arena *arena)
{
	const char *question = store_peek(q, 4), *topic = store_peek(q, 5), *bank = store_peek(q, 9);
	summary *sum = &list->sum;

	if (!question || !topic || !bank)
		return false;
	if ((!list->last || list->last->id != store_int(q, 0)) && !begin_listed(q, list, arena))
		return false;
	add_once(&sum->questions, question);
	add_once(&sum->topics, topic);
	add_once(&sum->banks, bank);
	list->last->answers++;
	if (!store_is_null(q, 6)) {
		sum->scored++;
		sum->total += store_real(q, 6);
	}
	return true;
}

/* Adds to the list what a query with one parameter selects of the table of sessions. */
static bool list_sessions(history *h, const char *selection, int64_t parameter, viva_arena *arena, session_list *list,
                          viva_error *err)
{
	/* In a mock interview, hints cost. */
	static const char format[] =
		"SELECT s.id, s.started_ms, s.kind, s.seconds, c.question, c.topic,"
		" CASE WHEN m.session IS NULL THEN c.score ELSE max(0.0, c.score - m.hint_cost *"
		" (SELECT sum(hints) FROM answer a WHERE a.id = c.id OR a.root = c.id)) END, s.planned, s.uid, c.bank FROM ("
		"SELECT *, (SELECT sum(seconds) FROM answer WHERE session = session.id) AS seconds,"
		" (SELECT count(*) FROM mock_item i JOIN mock o USING (session) WHERE i.session = session.id AND o.ending <> "
	    "'')"
		" AS planned FROM session %s"
		") s JOIN counted c ON c.session = s.id LEFT JOIN mock m ON m.session = s.id"
		" ORDER BY s.started_ms DESC, s.id DESC, c.id";
	char sql[sizeof format + 64];
	bool whole = true;

	snprintf(sql, sizeof sql, format, selection);
	store_query q = store_ask(h, sql);
	store_bind_int(&q, parameter);
	list->sum = (summary){.questions = VIVA_BUF_INIT, .topics = VIVA_BUF_INIT, .banks = VIVA_BUF_INIT};
	while (whole && store_row(&q))
		whole = take_listed(&q, list, arena);
	if (whole && list->last)
		whole = finish(&list->sum, list->last, arena);
	if (!whole)
		store_out_of_memory(&q);
	viva_buf_free(&list->sum.questions);
	viva_buf_free(&list->sum.topics);
	viva_buf_free(&list->sum.banks);
	return store_done(&q, "read", err);
}

bool history_sessions(history *h, size_t limit, viva_arena *arena, history_session **out, size_t *count,
                      viva_error *err)
{
	session_list list = {0};
	int64_t most = limit && limit <= INT64_MAX ? (int64_t)limit : -1;
	bool done = list_sessions(h, "ORDER BY started_ms DESC, id DESC LIMIT ?", most, arena, &list, err);

	*out = list.items;
	*count = list.count;
	return done;
}

/* ---- answers --------------------------------------------------------------------------------------------------- */

/* The two queries that make an answer, kept for a run of answers. */
typedef struct reader {
	store_query answer, points;
} reader;

static reader open_reader(history *h)
{
	static const char answer[] =
		"SELECT a.id, a.session, a.parent, a.follows_point, a.bank, a.question, a.topic, a.level,"
		" a.asked_ms, a.seconds, a.hints, t.text, g.score, g.verdict, g.revision, r.result, g.id, a.uid"
		" FROM answer a JOIN answer_text t ON t.answer = a.id"
		" JOIN grade g ON g.answer = ? AND g.standing = 1"
		" JOIN grade_result r ON r.grade = g.id WHERE a.id = ?";
	static const char points[] =
		"SELECT point, credit, weight, tier FROM grade_point WHERE grade = ? ORDER BY position";

	return (reader){.answer = store_ask(h, answer), .points = store_ask(h, points)};
}

static bool close_reader(reader *r, viva_error *err)
{
	bool points = store_done(&r->points, "read", err);
	bool answer = store_done(&r->answer, "read", err);

	return points && answer;
}

void store_read_points(store_query *q, int64_t grade, viva_arena *arena, history_answer *answer)
{
	void *items = NULL;
	size_t count = 0, capacity = 0;

	store_bind_int(q, grade);
	while (store_row(q)) {
		history_point *point = viva_arena_push(arena, &items, &count, &capacity, sizeof *point);
		if (!point) {
			store_out_of_memory(q);
			break;
		}
		point->id = store_text(q, 0, arena);
		point->credit = store_real(q, 1);
		point->weight = store_real(q, 2);
		point->tier = store_text(q, 3, arena);
	}
	store_again(q);
	answer->points = items;
	answer->point_count = count;
}

/* Reads an answer with the grade that was given to `graded`: itself, or a follow-up of it. */
static void read_answer(reader *r, int64_t id, int64_t graded, viva_arena *arena, history_answer *answer)
{
	store_query *q = &r->answer;

	store_bind_int(q, graded);
	store_bind_int(q, id);
	if (store_row(q)) {
		*answer = (history_answer){.id = store_int(q, 0),
		                           .session = store_int(q, 1),
		                           .parent = store_int(q, 2),
		                           .follows_point = store_text(q, 3, arena),
		                           .bank = store_text(q, 4, arena),
		                           .question = store_text(q, 5, arena),
		                           .topic = store_text(q, 6, arena),
		                           .level = store_text(q, 7, arena),
		                           .asked_ms = store_int(q, 8),
		                           .seconds = (int)store_int(q, 9),
		                           .hints = (int)store_int(q, 10),
		                           .text = store_text(q, 11, arena),
		                           .scored = !store_is_null(q, 12),
		                           .score = store_real(q, 12),
		                           .verdict = store_text(q, 13, arena),
		                           .revision = store_text(q, 14, arena),
		                           .result = store_text(q, 15, arena),
		                           .uid = store_text(q, 17, arena)};
		store_read_points(&r->points, store_int(q, 16), arena, answer);
	}
	store_again(q);
}

/* ---- one session ----------------------------------------------------------------------------------------------- */

/* A session without answers is known to the handle that began it alone. */
static bool read_begun(const history *h, viva_arena *arena, history_session *session, viva_error *err)
{
	for (size_t i = 0; i < h->begun_count; i++) {
		const begun_session *begun = &h->begun[i];
		if (begun->id != session->id)
			continue;
		session->started_ms = begun->started_ms;
		session->kind = viva_arena_copy(arena, begun->kind, strlen(begun->kind));
		session->questions = session->topics = session->banks = "";
		return session->kind || viva_fail_memory(err);
	}
	return viva_fail(err, VIVA_E_NOT_FOUND, "there is no session %" PRId64, session->id);
}

static bool read_head(history *h, viva_arena *arena, history_session *session, viva_error *err)
{
	session_list list = {0};

	if (!list_sessions(h, "WHERE id = ? LIMIT 1", session->id, arena, &list, err))
		return false;
	if (!list.last)
		return read_begun(h, arena, session, err);
	*session = *list.last;
	return true;
}

typedef struct answer_list {
	void *items; /* history_answer */
	size_t count, capacity;
} answer_list;

/* The answers of a session, each with nothing but its number. The path of an answer is that of its parent and its own
 * number, so that the order of paths is the order given, with follow-ups below what they follow up. */
static bool read_numbers(history *h, int64_t session, viva_arena *arena, answer_list *list, viva_error *err)
{
	static const char sql[] = "WITH RECURSIVE thread (id, path) AS ("
							  " SELECT id, printf('%016x', id) FROM answer WHERE session = ?1 AND parent IS NULL"
							  " UNION ALL"
							  " SELECT a.id, path || printf('%016x', a.id) FROM thread"
							  " JOIN answer a ON a.session = ?1 AND a.parent = thread.id"
							  ") SELECT id FROM thread ORDER BY path";
	store_query q = store_ask(h, sql);

	store_bind_int(&q, session);
	while (store_row(&q)) {
		history_answer *answer = viva_arena_push(arena, &list->items, &list->count, &list->capacity, sizeof *answer);
		if (answer)
			answer->id = store_int(&q, 0);
		else
			store_out_of_memory(&q);
	}
	return store_done(&q, "read", err);
}

bool store_read_session(history *h, int64_t id, viva_arena *arena, history_session *session, history_answer **answers,
                        size_t *count, viva_error *err)
{
	answer_list list = {0};

	*session = (history_session){.id = id};
	if (!read_head(h, arena, session, err) || !read_numbers(h, id, arena, &list, err))
		return false;
	reader r = open_reader(h);
	*answers = list.items;
	*count = list.count;
	for (size_t i = 0; i < *count; i++)
		read_answer(&r, (*answers)[i].id, (*answers)[i].id, arena, &(*answers)[i]);
	return close_reader(&r, err);
}

bool history_read_session(history *h, int64_t id, viva_arena *arena, history_session *session, history_answer **answers,
                          size_t *count, viva_error *err)
{
	return store_begin_read(h, err) &&
	       store_end(h, store_read_session(h, id, arena, session, answers, count, err), "read", err);
}

/* ---- the newest answer ----------------------------------------------------------------------------------------- */

static bool read_newest_number(history *h, const char *question, int64_t *id, int64_t *graded, viva_error *err)
{
	static const char of_all[] = "SELECT id, graded FROM counted ORDER BY asked_ms DESC, id DESC LIMIT 1";
	static const char of_one[] = "SELECT id, graded FROM counted WHERE question = ?1"
								 " AND (?2 IS NULL OR bank = ?2) ORDER BY asked_ms DESC, id DESC LIMIT 1";
	const char *slash = question ? strrchr(question, '/') : NULL;
	viva_buf bank = VIVA_BUF_INIT;
	store_query q = store_ask(h, question ? of_one : of_all);

	if (slash)
		viva_buf_add(&bank, question, (size_t)(slash - question));
	if (bank.failed)
		store_out_of_memory(&q);
	if (question) {
		store_bind_text(&q, slash ? slash + 1 : question);
		store_bind_text_or_null(&q, slash ? bank.text : NULL);
	}
	if (store_row(&q)) {
		*id = store_int(&q, 0);
		*graded = store_int(&q, 1);
	}
	viva_buf_free(&bank);
	return store_done(&q, "read", err);
}

static bool read_newest(history *h, const char *question, viva_arena *arena, history_answer *answer, bool *found,
                        viva_error *err)
{
	int64_t id = 0, graded = 0;

	if (!read_newest_number(h, question, &id, &graded, err))
		return false;
	*found = id != 0;
	if (!id)
		return true;
	reader r = open_reader(h);
	read_answer(&r, id, graded, arena, answer);
	return close_reader(&r, err);
}

bool history_last_answer(history *h, const char *question, viva_arena *arena, history_answer *answer, bool *found,
                         viva_error *err)
{
	*found = false;
	return store_begin_read(h, err) && store_end(h, read_newest(h, question, arena, answer, found, err), "read", err);
}
