/* test_input_script.c - lines from a script, and from a terminal that can only print. */
#include "desk.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void script_is_read_without_prompt_or_echo(void **state)
{
	(void)state;
	pty *p = desk_run("printf 'a\\tb\\n\\nlast' | \"$0\"");

	assert_true(pty_exits_with(p, 0));
	assert_string_equal(pty_bytes(p), "<line: a\tb>\r\n<line: >\r\n<line: last>\r\n<end>\r\n");
	pty_close(p);
}

static void script_bytes_come_as_they_are_but_for_cr_lf(void **state)
{
	(void)state;
	pty *p = desk_run("printf 'a\\000\\001\\377\\r\\nb\\rc\\n' | \"$0\"");

	assert_true(pty_exits_with(p, 0));
	assert_string_equal(pty_bytes(p), "<line: a\\0\001\377>\r\n<line: b\rc>\r\n<end>\r\n");
	pty_close(p);
}

static void script_line_over_the_limit_is_skipped_whole(void **state)
{
	(void)state;
	pty *p =
		desk_run("{ echo a; head -c 1048576 /dev/zero | tr '\\0' x; echo; head -c 3000000 /dev/zero | tr '\\0' y; echo;"
	             " echo modes; } | \"$0\"");

	assert_true(pty_expect(p, "<line: a>\n<line: xxx"));
	assert_true(
		pty_expect(p, "<length: 1048576>\n<failed: a line is longer than 1048576 bytes>\n<line: modes>\n<line 4,"));
	assert_true(pty_exits_with(p, 0));
	pty_close(p);
}

/* Starts the driver on a script of one line and a half that does not end; its pid is that of the pty's program. */
static pty *run_endless_script(void)
{
	pty *p = desk_run("mkfifo \"$DIR/input\"; { echo first; printf half; exec sleep 100; } > \"$DIR/input\" & "
	                  "exec \"$0\" < \"$DIR/input\"");

	assert_true(pty_expect(p, "<line: first>"));
	return p;
}

static void script_that_waits_can_be_ended(void **state)
{
	(void)state;
	pty *p = run_endless_script();

	pty_signal(p, SIGTERM);
	assert_true(pty_expect(p, "<terminate: "));
	pty_close(p);
}

static void script_that_waits_can_be_interrupted(void **state)
{
	(void)state;
	pty *p = run_endless_script();

	pty_signal(p, SIGINT);
	assert_true(pty_expect(p, "<interrupt: "));
	pty_close(p);
}

static void dumb_terminal_gets_prompts_and_no_sequences(void **state)
{
	(void)state;
	static const char *const environment[] = {"TERM=dumb", NULL};
	pty *p = desk_sit_down("--prefill", "before", environment);

	assert_true(pty_expect_line(p, "> [before]"));
	pty_send(p, "\n");
	assert_true(pty_expect(p, "<line: before>\n> "));
	pty_send(p, "typed\tand sent\n");
	assert_true(pty_expect(p, "<line: typed"));
	assert_true(pty_expect(p, "> "));
	pty_send(p, "gone" PTY_CTRL_C);
	assert_true(pty_expect(p, "^C\n<interrupt: >\n> "));
	pty_send(p, "modes\n");
	assert_true(pty_expect(p, "terminal"));
	assert_null(strchr(pty_bytes(p), '\033'));
	desk_leave(p);
}

int main(int argc, char **argv)
{
#define AT_DESK(test) cmocka_unit_test_setup_teardown(test, desk_begin, desk_end)
	const struct CMUnitTest tests[] = {
		AT_DESK(script_is_read_without_prompt_or_echo),       AT_DESK(script_bytes_come_as_they_are_but_for_cr_lf),
		AT_DESK(script_line_over_the_limit_is_skipped_whole), AT_DESK(script_that_waits_can_be_ended),
		AT_DESK(script_that_waits_can_be_interrupted),        AT_DESK(dumb_terminal_gets_prompts_and_no_sequences),
	};

	desk_find_driver(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
