/* attempts.c - the attempts at one question, and the log of all answers. */
#include "attempts.h"
#include "store.h"

#include <inttypes.h>
#include <string.h>

static const char attempts_sql[] =
	"SELECT c.session, c.id, c.asked_ms, c.grade, c.bank, c.question, c.score,"
	" (SELECT sum(seconds) FROM answer a WHERE a.id = c.id OR a.root = c.id),"
	" (SELECT sum(hints) FROM answer a WHERE a.id = c.id OR a.root = c.id)"
	" FROM counted c WHERE (?1 = 0 OR c.id = ?1) AND (?2 IS NULL OR c.question = ?2) AND (?3 IS NULL OR c.bank = ?3)"
	" ORDER BY c.asked_ms, c.id";

static void take_attempt(store_query *q, viva_arena *arena, history_attempt *a)
{
	*a = (history_attempt){.session = store_int(q, 0),
	                       .answer = store_int(q, 1),
	                       .asked_ms = store_int(q, 2),
	                       .grade = store_int(q, 3),
	                       .bank = store_text(q, 4, arena),
	                       .question = store_text(q, 5, arena),
	                       .scored = !store_is_null(q, 6),
	                       .score = store_real(q, 6),
	                       .seconds = (int)store_int(q, 7),
	                       .hints = (int)store_int(q, 8)};
}

bool history_attempts(history *h, const char *question, viva_arena *arena, history_attempt **list, size_t *count,
                      viva_error *err)
{
	const char *slash = strrchr(question, '/');
	const char *bank = slash ? viva_arena_copy(arena, question, (size_t)(slash - question)) : NULL;
	store_query q = store_ask(h, attempts_sql);
	void *items = NULL;
	size_t capacity = 0;

	if (slash && !bank)
		store_out_of_memory(&q);
	*count = 0;
	store_bind_int(&q, 0);
	store_bind_text(&q, slash ? slash + 1 : question);
	store_bind_text_or_null(&q, bank);
	while (store_row(&q)) {
		history_attempt *a = viva_arena_push(arena, &items, count, &capacity, sizeof *a);
		if (a)
			take_attempt(&q, arena, a);
		else
			store_out_of_memory(&q);
	}
	*list = items;
	return store_done(&q, "read", err);
}

bool history_attempt_of(history *h, int64_t answer, viva_arena *arena, history_attempt *attempt, viva_error *err)
{
	store_query q = store_ask(h, attempts_sql);

	store_bind_int(&q, answer);
	bool found = store_row(&q);
	if (found)
		take_attempt(&q, arena, attempt);
	return store_done(&q, "read", err) &&
	       (found || viva_fail(err, VIVA_E_NOT_FOUND, "there is no answer %" PRId64 " to a question", answer));
}

bool history_attempt_text(history *h, int64_t answer, viva_buf *text, viva_error *err)
{
	store_query q = store_ask(h, "SELECT t.text FROM answer a JOIN answer_text t ON t.answer = a.id"
	                             " WHERE a.id = ?1 OR a.root = ?1 ORDER BY a.id");
	bool first = true;

	store_bind_int(&q, answer);
	while (store_row(&q)) {
		const char *said = store_peek(&q, 0);
		viva_buf_adds(text, first ? "" : "\n\n");
		viva_buf_adds(text, said ? said : "");
		first = false;
	}
	if (text->failed)
		store_out_of_memory(&q);
	return store_done(&q, "read", err);
}

bool history_log(history *h, viva_arena *arena, history_entry **list, size_t *count, viva_error *err)
{
	static const char sql[] =
		"SELECT a.asked_ms, a.seconds, a.bank, a.question, a.topic, a.level, a.parent IS NOT NULL, c.score"
		" FROM answer a LEFT JOIN counted c ON c.id = a.id ORDER BY a.asked_ms, a.id";
	store_query q = store_ask(h, sql);
	void *items = NULL;
	size_t capacity = 0;

	*count = 0;
	while (store_row(&q)) {
		history_entry *e = viva_arena_push(arena, &items, count, &capacity, sizeof *e);
		if (!e) {
			store_out_of_memory(&q);
			break;
		}
		*e = (history_entry){.asked_ms = store_int(&q, 0),
		                     .seconds = (int)store_int(&q, 1),
		                     .bank = store_text(&q, 2, arena),
		                     .question = store_text(&q, 3, arena),
		                     .topic = store_text(&q, 4, arena),
		                     .level = store_text(&q, 5, arena),
		                     .follow_up = store_int(&q, 6) != 0,
		                     .scored = !store_is_null(&q, 7),
		                     .score = store_real(&q, 7)};
	}
	*list = items;
	return store_done(&q, "read", err);
}
