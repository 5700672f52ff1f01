/* test_screen.c - whether the screen that the other tests look at shows what a terminal would. */
#include "screen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* What a screen of 4 rows and 10 columns shows after these bytes, which come one by one. */
static void check(const char *bytes, const char *visible)
{
	screen *s = screen_new(4, 10);

	for (const char *c = bytes; *c; c++)
		screen_write(s, c, 1);
	char *text = screen_text(s, screen_top(s), SIZE_MAX);
	assert_string_equal(text, visible);
	free(text);
	screen_free(s);
}

static void text_appears_where_the_cursor_is(void **state)
{
	(void)state;
	check("one\r\ntwo", "one\ntwo\n");
	check("abc\rX", "Xbc\n");
	check("abc\b\bX", "aXc\n");
	check("\033[2;3Hx\033[Ay\033[5Dz", "z  y\n  x\n");
	check("a\tb", "a       b\n");
}

static void long_lines_go_on_in_the_next_row(void **state)
{
	(void)state;
	check("0123456789abc", "0123456789abc\n");
	check("0123456789\r\nabc", "0123456789\nabc\n");
	check("012345678数x", "012345678数x\n");
}

static void erasing_leaves_blanks(void **state)
{
	(void)state;
	check("abcdef\033[3D\033[K", "abc\n");
	check("abcdef\033[3D\033[1Kx", "   xef\n");
	check("abcdef\033[3D\033[P", "abcef\n");
	check("abcdef\033[3D\033[2@x", "abcx def\n");
	check("one\r\ntwo\033[H\033[J.", ".\n");
}

static void what_scrolls_off_is_kept(void **state)
{
	(void)state;
	screen *s = screen_new(2, 10);

	screen_write(s, "one\r\ntwo\r\nthree\033[H\033[2Jfour", 27);
	char *text = screen_text(s, 0, SIZE_MAX);
	assert_string_equal(text, "one\ntwo\nthree\nfour\n");
	free(text);
	screen_free(s);
}

static void colours_modes_and_titles_show_nothing(void **state)
{
	(void)state;
	check("\033[?2004h\033]0;title\a\033[1;31ma\033[0m\033=b\033(Bc\a", "abc\n");
}

static void marks_belong_to_the_character_before(void **state)
{
	(void)state;
	check("e\xCC\x81x\r\xC3\xA9", "\xC3\xA9x\n");
	check("e\xCC\x81x", "e\xCC\x81x\n");
}

static void search_goes_on_after_what_was_found(void **state)
{
	(void)state;
	screen *s = screen_new(4, 10);
	screen_place place = {0};

	screen_write(s, "> a> c\r\nb\r\n> ", 13);
	assert_true(screen_find(s, &place, "> "));
	assert_true(screen_find(s, &place, "> "));
	assert_true(screen_find(s, &place, "b\n> "));
	assert_int_equal(place.line, 2);
	assert_int_equal(place.byte, 2);
	assert_false(screen_find(s, &place, "> "));
	screen_free(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_appears_where_the_cursor_is),
		cmocka_unit_test(long_lines_go_on_in_the_next_row),
		cmocka_unit_test(erasing_leaves_blanks),
		cmocka_unit_test(what_scrolls_off_is_kept),
		cmocka_unit_test(colours_modes_and_titles_show_nothing),
		cmocka_unit_test(marks_belong_to_the_character_before),
		cmocka_unit_test(search_goes_on_after_what_was_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
