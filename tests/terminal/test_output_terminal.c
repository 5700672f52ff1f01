/* test_output_terminal.c - what only a terminal shows of output: colour, width, the pager. */
#include "desk.h"
#include "terminal/output.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *self;

/* What this program does when a test starts it: says what its out is, prints a page of that many lines, and once a line
 * has come, says the width again. */
static int print(int lines)
{
	out_options options = {.file = stdout};
	viva_error err;
	out *o;

	setlocale(LC_CTYPE, "");
	if (!out_open(&options, &o, &err))
		return 2;
	out_putf(o, OUT_PLAIN, "<%d, %s>\n", out_width(o), out_has_colour(o) ? "colour" : "plain");
	out_page_begin(o);
	for (int i = 1; i <= lines; i++)
		out_putf(o, OUT_GOOD, "line %d\n", i);
	out_page_end(o);
	out_put(o, OUT_PLAIN, "<after>\n");
	bool printed = out_flush(o, &err);
	if (getchar() != EOF)
		out_putf(o, OUT_PLAIN, "<%d>\n", out_width(o));
	out_close(o);
	return printed ? 0 : 3;
}

/* Has a page of `lines` printed on a terminal of ten rows, with one or two settings (or NULL). */
static pty *print_page(const char *lines, const char *first, const char *second)
{
	const char *const program[] = {self, "print", lines, NULL};
	const char *const environment[] = {first, first ? second : NULL, NULL};

	return pty_start(program, environment, 10, 70);
}

/* Lets it end, once "<after>" was shown. */
static void end(pty *p)
{
	pty_send(p, PTY_CTRL_D);
	assert_true(pty_exits_with(p, 0));
	assert_true(pty_modes_are_restored(p));
	pty_close(p);
}

static void colour_depends_on_the_terminal_and_the_environment(void **state)
{
	static const char *const settings[] = {"NO_COLOR=", "NO_COLOR=1", "TERM=dumb", "TERM"};
	static const char *const expected[] = {"<70, colour>", "<70, plain>", "<70, plain>", "<70, plain>"};

	(void)state;
	for (size_t i = 0; i < sizeof settings / sizeof settings[0]; i++) {
		pty *p = print_page("1", settings[i], NULL);
		assert_true(pty_expect(p, expected[i]));
		assert_true(pty_expect(p, "line 1\n<after>"));
		end(p);
	}
}

static void width_follows_the_window(void **state)
{
	(void)state;
	pty *p = print_page("0", "COLUMNS=100", NULL);

	assert_true(pty_expect(p, "<70, colour>"));
	assert_true(pty_expect(p, "<after>"));
	pty_resize(p, 10, 50);
	pty_send(p, "\n");
	assert_true(pty_expect(p, "<50>"));
	assert_true(pty_exits_with(p, 0));
	pty_close(p);
}

static void page_that_fits_is_just_printed(void **state)
{
	(void)state;
	desk_write("pager", "#!/bin/sh\necho paged\n", 0700);
	static char setting[256];
	snprintf(setting, sizeof setting, "PAGER=%s", desk_path("pager"));
	pty *p = print_page("9", setting, NULL);

	assert_true(pty_expect(p, "line 9\n<after>"));
	assert_null(strstr(pty_bytes(p), "paged"));
	end(p);
}

static void taller_page_goes_through_the_pager(void **state)
{
	(void)state;
	desk_write("pager", "#!/bin/sh\nsed s/line/paged/\necho \"LESS is $LESS\"\n", 0700);
	static char setting[256];
	snprintf(setting, sizeof setting, "PAGER=%s", desk_path("pager"));
	pty *p = print_page("10", setting, NULL);

	assert_true(pty_expect(p, "paged 10\nLESS is FRX\n<after>"));
	assert_true(pty_expect_bytes(p, "\033[32mpaged 10\033[0m"));
	end(p);
	p = print_page("10", setting, "LESS=mine");
	assert_true(pty_expect(p, "LESS is mine\n<after>"));
	end(p);
}

static void pager_can_be_turned_off(void **state)
{
	static const char *const settings[] = {"PAGER=", "PAGER=cat"};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		pty *p = print_page("50", settings[i], NULL);
		assert_true(pty_expect(p, "line 50\n<after>"));
		end(p);
	}
}

static void pager_that_quits_early_is_no_error(void **state)
{
	(void)state;
	pty *p = print_page("100000", "PAGER=head -n 1", NULL);

	assert_true(pty_expect(p, "line 1\n<after>"));
	end(p);
}

static void without_the_pager_the_page_is_printed(void **state)
{
	(void)state;
	pty *p = print_page("20", "PAGER=/no/such/pager", NULL);

	assert_true(pty_expect(p, "line 20\n<after>"));
	end(p);
}

static void ctrl_c_in_the_pager_is_the_pagers(void **state)
{
	(void)state;
	desk_write("pager", "#!/bin/sh\ntrap 'echo caught; exit 0' INT\necho ready\nwhile :; do sleep 1; done\n", 0700);
	static char setting[256];
	snprintf(setting, sizeof setting, "PAGER=%s", desk_path("pager"));
	pty *p = print_page("20", setting, NULL);

	assert_true(pty_expect(p, "ready"));
	pty_send(p, PTY_CTRL_C);
	assert_true(pty_expect(p, "caught\n<after>"));
	end(p);
}

static void less_is_the_usual_pager(void **state)
{
	(void)state;
	if (system("command -v less > /dev/null") != 0)
		skip();
	pty *p = print_page("30", NULL, NULL);

	assert_true(pty_expect(p, "line 9"));
	assert_true(pty_expect(p, "q to go on"));
	pty_send(p, "G");
	assert_true(pty_expect(p, "line 30"));
	pty_send(p, "q");
	assert_true(pty_expect(p, "<after>"));
	end(p);
}

int main(int argc, char **argv)
{
#define AT_DESK(test) cmocka_unit_test_setup_teardown(test, desk_begin, desk_end)
	const struct CMUnitTest tests[] = {
		AT_DESK(colour_depends_on_the_terminal_and_the_environment),
		AT_DESK(width_follows_the_window),
		AT_DESK(page_that_fits_is_just_printed),
		AT_DESK(taller_page_goes_through_the_pager),
		AT_DESK(pager_can_be_turned_off),
		AT_DESK(pager_that_quits_early_is_no_error),
		AT_DESK(without_the_pager_the_page_is_printed),
		AT_DESK(ctrl_c_in_the_pager_is_the_pagers),
		AT_DESK(less_is_the_usual_pager),
	};

	if (argc == 3 && strcmp(argv[1], "print") == 0)
		return print(atoi(argv[2]));
	self = argv[0];
	return cmocka_run_group_tests(tests, NULL, NULL);
}
