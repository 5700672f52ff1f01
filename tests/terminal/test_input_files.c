/* test_input_files.c - the command history file, and texts given to an editor. */
#include "desk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

static void history_is_kept_for_the_next_run(void **state)
{
	(void)state;
	const char *file = desk_path("new/deep/lines");
	char text[256];
	struct stat info;
	pty *p = desk_sit_down("--history", file, NULL);

	pty_send(p, "first" PTY_ENTER "first" PTY_ENTER "two" PTY_ALT_ENTER "lines" PTY_ENTER "last" PTY_ENTER);
	assert_true(pty_expect(p, "<line: last>\n> "));
	pty_send(p, PTY_UP PTY_UP);
	assert_true(pty_expect_line(p, "lines"));
	pty_send(p, PTY_CTRL_C);
	assert_true(pty_expect(p, "<interrupt: two\\nlines>\n> "));
	desk_leave(p);

	desk_read("new/deep/lines", text, sizeof text);
	assert_string_equal(text, "first\nlast\n");
	assert_int_equal(stat(file, &info), 0);
	assert_int_equal(info.st_mode & 07777, 0600);
	assert_int_equal(stat(desk_path("new"), &info), 0);
	assert_int_equal(info.st_mode & 07777, 0700);

	p = desk_sit_down("--history", file, NULL);
	pty_send(p, PTY_UP PTY_UP);
	assert_true(pty_expect_line(p, "> first"));
	pty_send(p, PTY_CTRL_U);
	desk_leave(p);
}

static void history_file_holds_a_thousand_lines(void **state)
{
	(void)state;
	char text[16384];
	FILE *file = fopen(desk_path("lines"), "w");

	assert_non_null(file);
	for (int i = 0; i < 1500; i++)
		fprintf(file, "line %d\n", i);
	fclose(file);
	pty *p = desk_sit_down("--history", desk_path("lines"), NULL);
	pty_send(p, "newest" PTY_ENTER);
	assert_true(pty_expect(p, "<line: newest>\n> "));
	desk_leave(p);
	desk_read("lines", text, sizeof text);
	int lines = 0;
	for (const char *c = text; *c; c++)
		lines += *c == '\n';
	assert_int_equal(lines, 1000);
	assert_memory_equal(text, "line 501\n", 9);
	assert_non_null(strstr(text, "line 1499\nnewest\n"));
}

static void what_is_no_history_file_is_left_alone(void **state)
{
	(void)state;
	struct stat info;
	assert_int_equal(mkfifo(desk_path("pipe"), 0600), 0);
	pty *p = desk_sit_down("--history", desk_path("pipe"), NULL);

	pty_send(p, "line" PTY_ENTER);
	assert_true(pty_expect(p, "<line: line>\n> "));
	desk_leave(p);
	assert_int_equal(stat(desk_path("pipe"), &info), 0);
	assert_true(S_ISFIFO(info.st_mode));
	p = desk_sit_down("--history", "/dev/null/impossible", NULL);
	pty_send(p, "line" PTY_ENTER);
	assert_true(pty_expect(p, "<line: line>\n> "));
	desk_leave(p);
}

/* Types a line, then has it edited by a script, and returns the terminal where the answer is still to be looked for. */
static pty *edit_with(const char *script, const char *editor)
{
	static char setting[512];
	const char *const environment[] = {"VISUAL", setting, NULL};

	desk_write("editor", script, 0700);
	snprintf(setting, sizeof setting, "EDITOR=%s", editor ? editor : desk_path("editor"));
	pty *p = desk_sit_down(NULL, NULL, environment);
	pty_send(p, "my text" PTY_ENTER);
	assert_true(pty_expect(p, "<line: my text>\n> "));
	pty_send(p, "edit" PTY_ENTER);
	return p;
}

static void editor_gives_back_what_was_saved(void **state)
{
	(void)state;
	char editor[256];
	snprintf(editor, sizeof editor, "EDITED=yes sh %s --wait", desk_path("editor"));
	pty *p = edit_with("#!/bin/sh\n"
	                   "stat -c 'mode %a' \"$2\"; echo \"name ${2##*/} $1 $EDITED\"\n"
	                   "printf 'and\\r\\nmore\\n\\n' >> \"$2\"\n",
	                   editor);

	assert_true(pty_expect(p, "mode 600"));
	assert_true(pty_expect(p, ".md --wait yes"));
	assert_true(pty_expect(p, "<edited: my text\\nand\\nmore\\n>"));
	assert_true(pty_expect_line(p, ">"));
	desk_leave(p);
}

static void editor_that_fails_changes_nothing(void **state)
{
	(void)state;
	pty *p = edit_with("#!/bin/sh\necho gone > \"$1\"\nstty raw -echo\nexit 3\n", NULL);

	assert_true(pty_expect(p, "failed with exit status 3>"));
	desk_leave(p); /* which looks at the modes too */
	p = edit_with("#!/bin/sh\nkill -9 $$\n", NULL);
	assert_true(pty_expect(p, "was ended by signal 9>"));
	desk_leave(p);
	p = edit_with("", "/no/such/editor");
	assert_true(pty_expect(p, "(exit status 127)"));
	desk_leave(p);
}

static void what_the_editor_spoilt_is_refused_and_kept(void **state)
{
	(void)state;
	assert_int_equal(setenv("TMPDIR", getenv("DIR"), 1), 0);
	pty *p = edit_with("#!/bin/sh\nprintf '\\377' > \"$1\"\n", NULL);
	assert_true(pty_expect(p, "not valid UTF-8: it is kept in"));
	desk_leave(p);
	assert_int_equal(system("printf '\\377' | cmp - \"$DIR\"/viva-*/*.md"), 0);
	p = edit_with("#!/bin/sh\nprintf 'a\\000b' > \"$1\"\n", NULL);
	assert_true(pty_expect(p, "holds a NUL byte"));
	desk_leave(p);
	p = edit_with("#!/bin/sh\nhead -c 1048580 /dev/zero | tr '\\0' x > \"$1\"\n", NULL);
	assert_true(pty_expect(p, "longer than 1048576 bytes"));
	desk_leave(p);
	unsetenv("TMPDIR");
}

static void ctrl_c_in_the_editor_is_the_editors(void **state)
{
	(void)state;
	pty *p =
		edit_with("#!/bin/sh\ntrap 'echo caught > \"$1\"; exit 0' INT\necho ready\nwhile :; do sleep 1; done\n", NULL);

	assert_true(pty_expect(p, "ready"));
	pty_send(p, PTY_CTRL_C);
	assert_true(pty_expect(p, "<edited: caught>"));
	desk_leave(p);
}

int main(int argc, char **argv)
{
#define AT_DESK(test) cmocka_unit_test_setup_teardown(test, desk_begin, desk_end)
	const struct CMUnitTest tests[] = {
		AT_DESK(history_is_kept_for_the_next_run),      AT_DESK(history_file_holds_a_thousand_lines),
		AT_DESK(what_is_no_history_file_is_left_alone), AT_DESK(editor_gives_back_what_was_saved),
		AT_DESK(editor_that_fails_changes_nothing),     AT_DESK(what_the_editor_spoilt_is_refused_and_kept),
		AT_DESK(ctrl_c_in_the_editor_is_the_editors),
	};

	desk_find_driver(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
