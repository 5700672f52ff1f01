/* mock_thread.c - what has been said to the question that stands. */
#include "mock_thread.h"

#include <string.h>

const viva_point *mock_thread_point(const viva_rubric *rubric, const char *id, uint64_t *bit)
{
	for (size_t i = 0; id && i < rubric->point_count; i++) {
		if (strcmp(rubric->points[i].id, id) != 0)
			continue;
		*bit = i < 64 ? (uint64_t)1 << i : 0;
		return &rubric->points[i];
	}
	*bit = 0;
	return NULL;
}

static void add(mock_thread *t, const history_answer *a, const viva_rubric *rubric)
{
	uint64_t bit;

	viva_buf_addf(&t->text, "%s%s", t->text.length ? "\n\n" : "", a->text);
	t->hints += a->hints;
	t->seconds += a->seconds;
	mock_thread_point(rubric, a->follows_point, &bit);
	t->followed |= bit;
}

bool mock_thread_read(mock_thread *t, const mock_session *s)
{
	int64_t root = mock_session_item(s)->answer;
	history_session session;
	history_answer *answers;
	size_t count;
	viva_error err;

	*t = (mock_thread){.text = VIVA_BUF_INIT};
	if (!root)
		return true;
	viva_arena *arena = viva_arena_new();
	bool done = arena ? history_read_session(s->history, s->kept.session, arena, &session, &answers, &count, &err)
	                  : viva_fail_memory(&err);
	for (size_t i = 0; done && i < count; i++)
		if (answers[i].id == root || answers[i].parent == root)
			add(t, &answers[i], mock_session_question(s)->rubric);
	viva_arena_free(arena);
	if (!done)
		app_report(s->app, &err);
	return done;
}

void mock_thread_free(mock_thread *t)
{
	viva_buf_free(&t->text);
}
