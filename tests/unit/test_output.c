/* test_output.c - what is printed: made safe, styled, sent on. */
#include "output_fixture.h"

#include <errno.h>
#include <locale.h>

/* What `text` is printed as. */
static const char *put(out *o, const char *text)
{
	out_put(o, OUT_PLAIN, text);
	return close_out(o);
}

static void control_characters_become_visible(void **state)
{
	(void)state;
	assert_string_equal(put(utf8_out(), "a\033[31mb\rc\a\x7f\001\n"), "a^[[31mb^Mc^G^?^A\n");
	assert_string_equal(put(plain_out(), "a\033[31mb\r\n"), "a^[[31mb^M\n");
	assert_string_equal(put(utf8_out(), "\xC2\x9B"
	                                    "31m\xC2\x85"),
	                    "\\u009b31m\\u0085");
}

static void tab_becomes_spaces(void **state)
{
	(void)state;
	assert_string_equal(put(utf8_out(), "a\tb"), "a    b");
}

static void bidirectional_controls_become_visible(void **state)
{
	(void)state;
	assert_string_equal(put(utf8_out(), "\u202Aa\u202B\u202C\u202D\u202Eb"), "\\u202aa\\u202b\\u202c\\u202d\\u202eb");
	assert_string_equal(put(utf8_out(), "\u2066\u2067\u2068\u2069"), "\\u2066\\u2067\\u2068\\u2069");
	assert_string_equal(put(utf8_out(), "\u2028\u2029"), "\\u2028\\u2029");
	assert_string_equal(put(plain_out(), "\u202E"), "\\u202e");
	assert_string_equal(put(utf8_out(), "שלום \u200E"), "שלום \u200E");
}

/* A control character must not hide in a grapheme with what stands around it. */
static void no_control_hides_behind_another_character(void **state)
{
	static const char *const before[] = {"e\u0301", "\U0001F468\u200D", "\u0600", "\U0001F1E9", "\u1100", "\r"};
	static const char *const hidden[] = {"\033", "\n", "\r", "\x7F", "\xC2\x85", "\u202E", "\u2067", "\u2028"};
	char text[64];

	(void)state;
	for (size_t i = 0; i < sizeof before / sizeof before[0]; i++)
		for (size_t j = 0; j < sizeof hidden / sizeof hidden[0]; j++) {
			snprintf(text, sizeof text, "%s%s\u0301", before[i], hidden[j]);
			const char *shown = put(utf8_out(), text);
			assert_true(hidden[j][0] == '\n' || !strstr(shown, hidden[j]));
		}
}

static void invalid_bytes_become_replacement_characters(void **state)
{
	(void)state;
	assert_string_equal(put(utf8_out(), "a\xFF\xC3"), "a\uFFFD\uFFFD");
	assert_string_equal(put(utf8_out(), "\x9B"
	                                    "31m"),
	                    "\uFFFD31m");
	assert_string_equal(put(utf8_out(), "\xC0\xAF"), "\uFFFD\uFFFD");           /* overlong */
	assert_string_equal(put(utf8_out(), "\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD"); /* a surrogate */
	assert_string_equal(put(utf8_out(), "\xF4\x90\x80\x80"), "\uFFFD\uFFFD\uFFFD\uFFFD");
	assert_string_equal(put(plain_out(), "a\xFFz"), "a?z");
}

static void letters_of_all_scripts_stay(void **state)
{
	static const char *const text = "naïve 数据 \U0001F468\u200D\U0001F469\u200D\U0001F467 e\u0301 \u0928\u093F שלום";

	(void)state;
	assert_string_equal(put(utf8_out(), text), text);
}

static void without_utf8_plain_forms_stand_in(void **state)
{
	(void)state;
	assert_string_equal(put(plain_out(), "“it’s” — 1–2 … → • ✓ ✗ █"), "\"it's\" -- 1-2 ... -> * + x #");
	assert_string_equal(put(plain_out(), "na\u00EFve \u6570"), "na?ve ?");
	assert_string_equal(put(plain_out(), "e\u0301 \U0001F468\u200D\U0001F469 a\u200Bb"), "e ? ab");
	assert_string_equal(put(plain_out(), "a\u00A0b"), "a b");
}

static void locale_decides_about_utf8(void **state)
{
	(void)state;
	assert_non_null(setlocale(LC_CTYPE, "C"));
	out *o = open_out(OUT_AUTO, OUT_NEVER, 80);
	assert_false(out_is_utf8(o));
	assert_string_equal(put(o, "é…"), "?...");
	assert_non_null(setlocale(LC_CTYPE, "C.UTF-8"));
	o = open_out(OUT_AUTO, OUT_NEVER, 80);
	assert_true(out_is_utf8(o));
	assert_string_equal(put(o, "é…"), "é…");
	setlocale(LC_CTYPE, "C");
}

static void format_is_made_safe_as_a_whole(void **state)
{
	(void)state;
	out *o = utf8_out();

	out_putf(o, OUT_PLAIN, "%s: %d%%", "\033]0;title\a", 7);
	assert_string_equal(close_out(o), "^[]0;title^G: 7%");
}

static void each_style_has_its_sequence_and_none_without_colour(void **state)
{
	(void)state;
	setenv("TERM", "xterm", 1);
	out *o = colour_out();
	out *without = utf8_out();

	assert_true(out_has_colour(o));
	assert_false(out_has_colour(without));
	assert_string_equal(out_sgr(o, OUT_BAD), "\033[31m");
	assert_string_equal(out_sgr(o, OUT_QUOTE), "\033[3m");
	for (int style = OUT_PLAIN; style <= OUT_QUOTE; style++)
		assert_string_equal(out_sgr(without, (out_style)style), "");
	close_out(without);
	out_put(o, OUT_GOOD, "made\n\nit");
	assert_string_equal(close_out(o), "\033[32mmade\033[0m\n\n\033[32mit\033[0m");
}

static void italics_are_left_out_where_they_show_otherwise(void **state)
{
	(void)state;
	setenv("TERM", "screen", 1);
	out *o = colour_out();

	assert_string_equal(out_sgr(o, OUT_QUOTE), "");
	assert_string_equal(out_sgr(o, OUT_STRONG), "\033[1m");
	close_out(o);
}

static void file_gets_no_colour_by_itself(void **state)
{
	(void)state;
	setenv("TERM", "xterm", 1);
	out *o = open_out(OUT_ALWAYS, OUT_AUTO, 80);

	assert_false(out_is_terminal(o));
	assert_false(out_has_colour(o));
	close_out(o);
}

static void page_of_a_file_is_printed_as_it_comes(void **state)
{
	(void)state;
	out *o = utf8_out();

	out_page_begin(o);
	out_page_begin(o);
	out_put(o, OUT_PLAIN, "one\n");
	out_page_end(o);
	out_put(o, OUT_PLAIN, "two\n");
	out_page_end(o);
	out_page_end(o);
	assert_string_equal(close_out(o), "one\ntwo\n");
}

static void full_disk_is_told(void **state)
{
	(void)state;
	viva_error err;
	FILE *full = fopen("/dev/full", "w");
	if (!full)
		skip();
	out_options options = {.file = full, .width = 80};
	out *o;

	assert_true(out_open(&options, &o, NULL));
	out_put(o, OUT_PLAIN, "lost");
	assert_false(out_flush(o, &err));
	assert_int_equal(err.code, VIVA_E_FILE);
	assert_non_null(strstr(err.message, strerror(ENOSPC)));
	assert_false(out_flush(o, &err)); /* and not forgotten */
	out_close(o);
	fclose(full);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(control_characters_become_visible),
		cmocka_unit_test(tab_becomes_spaces),
		cmocka_unit_test(bidirectional_controls_become_visible),
		cmocka_unit_test(no_control_hides_behind_another_character),
		cmocka_unit_test(invalid_bytes_become_replacement_characters),
		cmocka_unit_test(letters_of_all_scripts_stay),
		cmocka_unit_test(without_utf8_plain_forms_stand_in),
		cmocka_unit_test(locale_decides_about_utf8),
		cmocka_unit_test(format_is_made_safe_as_a_whole),
		cmocka_unit_test(each_style_has_its_sequence_and_none_without_colour),
		cmocka_unit_test(italics_are_left_out_where_they_show_otherwise),
		cmocka_unit_test(file_gets_no_colour_by_itself),
		cmocka_unit_test(page_of_a_file_is_printed_as_it_comes),
		cmocka_unit_test(full_disk_is_told),
	};

	return cmocka_run_group_tests(tests, open_file, close_file);
}
