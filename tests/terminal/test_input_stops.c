/* test_input_stops.c - what interrupts or ends a line: keys, signals, another size of the window. */
#include "desk.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

static void ctrl_c_gives_a_clean_line_and_goes_on(void **state)
{
	(void)state;
	pty *p = desk_sit_down(NULL, NULL, NULL);

	pty_send(p, "half a thought");
	assert_true(pty_expect_line(p, "> half a thought"));
	pty_send(p, PTY_CTRL_A PTY_CTRL_C);
	assert_true(pty_expect(p, "half a thought^C\n<interrupt: half a thought>\n> "));
	pty_send(p, "whole" PTY_ENTER);
	assert_true(pty_expect(p, "<line: whole>\n> "));
	for (int i = 0; i < 5; i++) {
		pty_send(p, PTY_CTRL_C);
		assert_true(pty_expect(p, "<interrupt: >\n> "));
	}
	desk_leave(p);
}

static void ctrl_c_leaves_a_search_in_the_history(void **state)
{
	(void)state;
	pty *p = desk_sit_down(NULL, NULL, NULL);

	pty_send(p, "first line" PTY_ENTER);
	assert_true(pty_expect(p, "<line: first line>\n> "));
	pty_send(p, PTY_CTRL_R "irs");
	assert_true(pty_expect(p, "irs': first line"));
	pty_send(p, PTY_CTRL_C);
	assert_true(pty_expect(p, "<interrupt: first line>\n> "));
	pty_send(p, "after" PTY_ENTER);
	assert_true(pty_expect(p, "<line: after>"));
	desk_leave(p);
}

static void ctrl_c_outside_a_line_is_told_once(void **state)
{
	(void)state;
	pty *p = desk_sit_down(NULL, NULL, NULL);

	pty_send(p, "busy" PTY_ENTER);
	assert_true(pty_expect(p, "<busy>"));
	pty_send(p, PTY_CTRL_C);
	assert_true(pty_expect(p, "<interrupted>\n> "));
	desk_leave(p);
}

static void paste_that_never_ends_can_be_left_by_ctrl_c(void **state)
{
	(void)state;
	pty *p = desk_sit_down(NULL, NULL, NULL);

	pty_send(p, "typed" PTY_PASTE_BEGIN "pasted");
	assert_true(pty_expect_line(p, "> typed"));
	pty_send(p, PTY_CTRL_C);
	assert_true(pty_expect(p, "<interrupt: typed"));
	assert_true(pty_expect_line(p, ">"));
	pty_send(p, "x" PTY_ENTER);
	assert_true(pty_expect(p, "<line: x>"));
	desk_leave(p);
}

static void ctrl_d_ends_only_an_empty_line(void **state)
{
	(void)state;
	pty *p = desk_sit_down(NULL, NULL, NULL);

	pty_send(p, "ab" PTY_LEFT PTY_CTRL_D);
	assert_true(pty_expect_line(p, "> a"));
	pty_send(p, PTY_CTRL_D PTY_CTRL_D PTY_ENTER);
	assert_true(pty_expect(p, "<line: a>\n> "));
	pty_send(p, PTY_CTRL_D);
	assert_true(pty_expect(p, "\n<end>"));
	assert_true(pty_exits_with(p, 0));
	assert_true(pty_modes_are_restored(p));
	pty_close(p);
}

static void end_leaves_the_cursor_below_the_prompt(void **state)
{
	(void)state;
	static char setting[256];
	const char *const environment[] = {setting, NULL};
	desk_write("inputrc", "set enable-bracketed-paste off\n", 0600);
	snprintf(setting, sizeof setting, "INPUTRC=%s", desk_path("inputrc"));

	for (int i = 0; i < 2; i++) {
		pty *p = desk_sit_down(NULL, NULL, i == 0 ? environment : NULL);
		pty_send(p, PTY_CTRL_D);
		assert_true(pty_expect(p, "\n<end>"));
		assert_true(pty_exits_with(p, 0));
		pty_close(p);
	}
}

static void ctrl_z_stops_and_the_line_is_there_afterwards(void **state)
{
	(void)state;
	pty *p = desk_run("set -m; \"$0\"; echo; stty -a | grep -o ' icanon'; echo stopped; read x; fg");

	assert_true(pty_expect(p, "> "));
	pty_send(p, "unfinished");
	assert_true(pty_expect_line(p, "> unfinished"));
	pty_send(p, PTY_CTRL_Z);
	assert_true(pty_expect(p, "icanon\nstopped"));
	pty_send(p, "\n");
	assert_true(pty_expect_line(p, "> unfinished"));
	pty_send(p, " no more" PTY_ENTER);
	assert_true(pty_expect(p, "<line: unfinished no more>"));
	desk_leave(p);
}

static void line_survives_a_resize(void **state)
{
	(void)state;
	pty *p = desk_sit_down(NULL, NULL, NULL);

	pty_send(p, "a line of more than thirty columns");
	assert_true(pty_expect_line(p, "> a line of more than thirty columns"));
	pty_resize(p, 24, 30);
	assert_true(pty_expect_line(p, "olumns"));
	pty_send(p, "!" PTY_CTRL_A "x" PTY_ENTER);
	assert_true(pty_expect(p, "<line: xa line of more than thirty columns!>"));
	desk_leave(p);
}

static void resize_between_two_lines_is_noticed(void **state)
{
	(void)state;
	pty *p = desk_sit_down(NULL, NULL, NULL);

	pty_send(p, "busy" PTY_ENTER);
	assert_true(pty_expect(p, "<busy>"));
	pty_resize(p, 24, 20);
	pty_send(p, PTY_CTRL_C);
	assert_true(pty_expect(p, "<interrupted>\n> "));
	pty_send(p, "eighteen columns..and" PTY_CTRL_A "x");
	assert_true(pty_expect(p, "xeighteen columns..and"));
	pty_send(p, PTY_ENTER);
	assert_true(pty_expect(p, "<line: xeighteen columns..and>\n> "));
	desk_leave(p);
}

/* Sends a signal into the middle of a line. */
static void line_is_handed_over_at(int number)
{
	pty *p = desk_sit_down(NULL, NULL, NULL);

	assert_false(pty_modes_are_restored(p));
	pty_send(p, "unfinished");
	assert_true(pty_expect_line(p, "> unfinished"));
	pty_signal(p, number);
	assert_true(pty_expect(p, "<terminate: unfinished>"));
	assert_true(pty_exits_with(p, 143));
	assert_true(pty_modes_are_restored(p));
	pty_close(p);
}

static void sigterm_restores_the_terminal(void **state)
{
	(void)state;
	line_is_handed_over_at(SIGTERM);
}

static void sighup_restores_the_terminal(void **state)
{
	(void)state;
	line_is_handed_over_at(SIGHUP);
}

static void sigquit_restores_the_terminal_before_it_ends_the_program(void **state)
{
	(void)state;
	pty *p = desk_sit_down(NULL, NULL, NULL);

	pty_signal(p, SIGQUIT);
	assert_true(pty_exits_with(p, 128 + SIGQUIT));
	assert_true(pty_modes_are_restored(p));
	pty_close(p);
}

static void terminal_that_goes_away_ends_the_reading(void **state)
{
	(void)state;
	pty *p = desk_sit_down(NULL, NULL, NULL);

	pty_hang_up(p);
	assert_true(pty_exits_with(p, 143));
	pty_close(p);
}

int main(int argc, char **argv)
{
#define AT_DESK(test) cmocka_unit_test_setup_teardown(test, desk_begin, desk_end)
	const struct CMUnitTest tests[] = {
		AT_DESK(ctrl_c_gives_a_clean_line_and_goes_on),
		AT_DESK(ctrl_c_leaves_a_search_in_the_history),
		AT_DESK(ctrl_c_outside_a_line_is_told_once),
		AT_DESK(paste_that_never_ends_can_be_left_by_ctrl_c),
		AT_DESK(ctrl_d_ends_only_an_empty_line),
		AT_DESK(end_leaves_the_cursor_below_the_prompt),
		AT_DESK(ctrl_z_stops_and_the_line_is_there_afterwards),
		AT_DESK(line_survives_a_resize),
		AT_DESK(resize_between_two_lines_is_noticed),
		AT_DESK(sigterm_restores_the_terminal),
		AT_DESK(sighup_restores_the_terminal),
		AT_DESK(sigquit_restores_the_terminal_before_it_ends_the_program),
		AT_DESK(terminal_that_goes_away_ends_the_reading),
	};

	desk_find_driver(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
