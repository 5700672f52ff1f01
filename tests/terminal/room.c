/* room.c - viva at a terminal, in a home of its own. */
#include "room.h"

#include "history/history.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static char program[PATH_MAX + 8];

static void find_program(void)
{
	char directory[PATH_MAX], path[PATH_MAX + 32];
	const char *build = getenv("VIVA_BUILD"), *search = getenv("PATH");

	assert_non_null(realpath(build ? build : "build", directory));
	snprintf(program, sizeof program, "%s/viva", directory);
	assert_int_equal(access(program, X_OK), 0);
	snprintf(path, sizeof path, "%s:", directory);
	if (search && strncmp(search, path, strlen(path)) != 0) {
		char *longer = malloc(strlen(path) + strlen(search) + 1);
		assert_non_null(longer);
		sprintf(longer, "%s%s", path, search);
		setenv("PATH", longer, 1);
		free(longer);
	}
}

int room_begin(void **state)
{
	static const char *const unwanted[] = {"VIVA_HISTORY", "NO_COLOR", "PAGER",  "LESS",
	                                       "EDITOR",       "VISUAL",   "TMPDIR", NULL};
	char bank[PATH_MAX];

	if (desk_begin(state) != 0 || !realpath("tests/banks/small.json", bank))
		return -1;
	find_program();
	for (int i = 0; unwanted[i]; i++)
		unsetenv(unwanted[i]);
	setenv("VIVA_BANK_PATH", bank, 1);
	setenv("HOME", desk_path("."), 1);
	setenv("XDG_DATA_HOME", desk_path("data"), 1);
	setenv("XDG_STATE_HOME", desk_path("state"), 1);
	return 0;
}

int room_end(void **state)
{
	return desk_end(state);
}

pty *room_start(const char *first, const char *second, const char *const environment[], int rows, int columns)
{
	const char *const words[] = {program, first, second, NULL};

	return pty_start(words, environment, rows, columns);
}

pty *room_enter(const char *const environment[])
{
	pty *p = room_start(NULL, NULL, environment, 24, 80);

	assert_true(pty_expect(p, "viva> "));
	return p;
}

void room_leave(pty *p)
{
	assert_true(pty_expect_line(p, "viva>"));
	pty_send(p, PTY_CTRL_D);
	assert_true(pty_exits_with(p, 0));
	assert_true(pty_modes_are_restored(p));
	pty_close(p);
}

void room_type(pty *p, const char *line)
{
	pty_send(p, line);
	pty_send(p, PTY_ENTER);
	/* The terminal shows the line itself first, whose prompt was found before. */
	assert_true(pty_expect(p, "\n"));
	assert_true(pty_expect(p, "> "));
}

void room_ask(pty *p, const char *question)
{
	pty_send(p, "ask ");
	pty_send(p, question);
	pty_send(p, PTY_ENTER);
	assert_true(pty_expect(p, "/hint"));
	assert_true(pty_expect(p, ":"));
	assert_true(pty_expect(p, "> "));
}

void room_shell(const char *command, char *text, size_t size)
{
	FILE *pipe = popen(command, "r");

	assert_non_null(pipe);
	size_t got = fread(text, 1, size - 1, pipe);
	text[got] = '\0';
	while (fgetc(pipe) != EOF)
		;
	assert_int_not_equal(pclose(pipe), -1);
}

static bool draft_is(const char *text)
{
	history *h;
	history_draft draft;
	viva_error err;
	bool found = false, same = false;
	viva_arena *arena = viva_arena_new();

	assert_non_null(arena);
	if (history_open(desk_path("data/viva/history.db"), false, &h, &err)) {
		if (history_load_draft(h, "small/cache-invalidation", arena, &draft, &found, &err) && found)
			same = strcmp(draft.text, text) == 0;
		history_close(h);
	}
	viva_arena_free(arena);
	return same;
}

void room_await_draft(const char *text)
{
	bool same = false;

	for (int waited = 0; !same && waited < PTY_DEADLINE * 100; waited++) {
		same = draft_is(text);
		if (!same)
			usleep(10000);
	}
	assert_true(same);
}

bool room_has_colour(const pty *p)
{
	for (const char *at = pty_bytes(p); (at = strstr(at, "\033[")) != NULL; at++)
		if (at[2 + strspn(at + 2, "0123456789;")] == 'm')
			return true;
	return false;
}
