/* interview.c - a mock interview at a pseudo-terminal. */
#include "interview.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

const char *const interview_settings[] = {"PAGER=cat", NULL};

const char interview_command[] = "mock --seed 1 --minutes 30";

void interview_expect(pty *p, const char *text)
{
	if (!pty_expect(p, text))
		fail_msg("'%s' did not appear", text);
}

void interview_type(pty *p, const char *text)
{
	pty_send(p, text);
	pty_send(p, PTY_ENTER);
}

void interview_start(pty *p, const char *command)
{
	interview_type(p, command);
	interview_expect(p, "Enter begins");
	interview_expect(p, ": ");
	interview_type(p, "");
	interview_expect(p, "Question 1 of 2");
	interview_expect(p, "cache-invalidation");
	interview_expect(p, "/help");
	interview_expect(p, "> ");
}

pty *interview_resume(const char *standing)
{
	pty *p = room_start(NULL, NULL, interview_settings, 24, 80);

	interview_expect(p, standing);
	interview_expect(p, "mock --resume");
	interview_expect(p, "viva> ");
	interview_type(p, "mock --resume");
	interview_expect(p, "; the clock runs from then on: ");
	interview_type(p, "");
	return p;
}

/* ---- what the history keeps ---- */

bool interview_read(viva_arena *arena, history **h, history_mock *m)
{
	viva_error err;
	bool found = false;

	if (!history_open(desk_path("data/viva/history.db"), false, h, &err))
		return false;
	return history_unfinished_mock(*h, arena, m, &found, &err) && found;
}

static bool draft_is(size_t position, const char *text)
{
	viva_arena *arena = viva_arena_new();
	history *h = NULL;
	history_mock m;

	assert_non_null(arena);
	bool same = interview_read(arena, &h, &m) && strcmp(m.items[position].draft, text) == 0;
	history_close(h);
	viva_arena_free(arena);
	return same;
}

void interview_await_draft(size_t position, const char *text)
{
	bool same = false;

	for (int waited = 0; !same && waited < PTY_DEADLINE * 100; waited++) {
		same = draft_is(position, text);
		if (!same)
			usleep(10000);
	}
	assert_true(same);
}

void interview_set_elapsed(int64_t elapsed_ms)
{
	viva_arena *arena = viva_arena_new();
	history *h = NULL;
	history_mock m;
	viva_error err;

	assert_non_null(arena);
	assert_true(interview_read(arena, &h, &m));
	m.elapsed_ms = elapsed_ms;
	assert_true(history_save_mock(h, &m, SIZE_MAX, &err));
	history_close(h);
	viva_arena_free(arena);
}
