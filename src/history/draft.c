/* draft.c - what is being typed. A later draft has a larger id, so that the newest is known without a clock. */
#include "store.h"

static bool write_draft(history *h, const history_draft *draft, viva_error *err)
{
	static const char sql[] = "INSERT OR REPLACE INTO draft (id, question, text, asked_ms, seconds, hints)"
							  " VALUES ((SELECT coalesce(max(id), 0) + 1 FROM draft), ?, ?, ?, ?, ?)";
	store_query q = store_ask(h, sql);

	store_bind_text(&q, draft->question);
	store_bind_text(&q, draft->text);
	store_bind_int(&q, draft->asked_ms);
	store_bind_int(&q, draft->seconds);
	store_bind_int(&q, draft->hints);
	store_run(&q);
	return store_done(&q, "write", err);
}

bool history_save_draft(history *h, const history_draft *draft, viva_error *err)
{
	return store_begin_write(h, err) && store_end(h, write_draft(h, draft, err), "write", err);
}

bool history_load_draft(history *h, const char *question, viva_arena *arena, history_draft *draft, bool *found,
                        viva_error *err)
{
	static const char sql[] = "SELECT question, text, asked_ms, seconds, hints FROM draft"
							  " WHERE ?1 IS NULL OR question = ?1 ORDER BY id DESC LIMIT 1";
	store_query q = store_ask(h, sql);

	*found = false;
	store_bind_text_or_null(&q, question);
	if (store_row(&q)) {
		*found = true;
		draft->question = store_text(&q, 0, arena);
		draft->text = store_text(&q, 1, arena);
		draft->asked_ms = store_int(&q, 2);
		draft->seconds = (int)store_int(&q, 3);
		draft->hints = (int)store_int(&q, 4);
	}
	return store_done(&q, "read", err);
}

static bool delete_draft(history *h, const char *question, viva_error *err)
{
	store_query q = store_ask(h, "DELETE FROM draft WHERE question = ?");

	store_bind_text(&q, question);
	store_run(&q);
	return store_done(&q, "write", err);
}

bool history_drop_draft(history *h, const char *question, viva_error *err)
{
	return store_begin_write(h, err) && store_end(h, delete_draft(h, question, err), "write", err);
}
