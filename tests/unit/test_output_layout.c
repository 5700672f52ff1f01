/* test_output_layout.c - what is printed: wrapped, cut to cells, measured, drawn. */
#include "output_fixture.h"

#include <math.h>

static const char words[] =
	"Retrieval augmented generation fetches passages that bear on the question and puts them before "
	"the model, so that an answer can rest on them and name its sources.";

/* Lines of a paragraph no longer than the width, each as full as its words allow. */
static void check_wrapping(int width)
{
	char joined[sizeof words] = "";
	out *o = open_out(OUT_ALWAYS, OUT_NEVER, width);

	assert_int_equal(out_width(o), width);
	out_text(o, 0, 0, OUT_PLAIN, words);
	char *text = strdup(close_out(o));
	assert_non_null(text);
	for (char *line = strtok(text, "\n"), *next; line; line = next) {
		next = strtok(NULL, "\n");
		assert_true((int)strlen(line) <= width);
		if (next)
			assert_true((int)(strlen(line) + 1 + strcspn(next, " ")) > width);
		strcat(joined, line);
		strcat(joined, next ? " " : "");
	}
	assert_string_equal(joined, words);
	free(text);
}

static void paragraphs_are_wrapped_to_the_width(void **state)
{
	(void)state;
	check_wrapping(60);
	check_wrapping(80);
	check_wrapping(120);
}

static void width_stays_where_reading_is_easy(void **state)
{
	static const int asked[] = {1, 39, 40, 120, 121, 500};
	static const int given[] = {40, 40, 40, 120, 120, 120};

	(void)state;
	for (size_t i = 0; i < sizeof asked / sizeof asked[0]; i++) {
		out *o = open_out(OUT_ALWAYS, OUT_NEVER, asked[i]);
		assert_int_equal(out_width(o), given[i]);
		close_out(o);
	}
}

static void without_a_terminal_columns_gives_the_width(void **state)
{
	(void)state;
	out *o = open_out(OUT_ALWAYS, OUT_NEVER, 0);

	unsetenv("COLUMNS");
	assert_int_equal(out_width(o), 80);
	setenv("COLUMNS", "66", 1);
	assert_int_equal(out_width(o), 66);
	setenv("COLUMNS", "junk", 1);
	assert_int_equal(out_width(o), 80);
	unsetenv("COLUMNS");
	close_out(o);
}

/* What a paragraph of one span is printed as, at 40 columns. */
static const char *para(int indent, int hang, const char *text)
{
	out *o = open_out(OUT_ALWAYS, OUT_NEVER, 40);

	out_text(o, indent, hang, OUT_PLAIN, text);
	return close_out(o);
}

static void first_line_is_indented_and_the_others_hang(void **state)
{
	(void)state;
	assert_string_equal(para(2, 4, "one two three four five six seven eight nine ten eleven"),
	                    "  one two three four five six seven\n    eight nine ten eleven\n");
}

static void newlines_break_and_blanks_at_the_head_of_a_line_stay(void **state)
{
	(void)state;
	assert_string_equal(para(0, 2, "one\n\nif x:\n    return  y   \n\n"), "one\n\n  if x:\n      return  y\n");
	assert_string_equal(para(4, 0, ""), "\n");
	assert_string_equal(para(4, 0, " \n \n"), "\n");
}

static void word_longer_than_the_line_is_broken(void **state)
{
	char word[101];

	(void)state;
	memset(word, 'x', 100);
	word[100] = '\0';
	assert_string_equal(para(0, 0, word), "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n"
	                                      "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n"
	                                      "xxxxxxxxxxxxxxxxxxxx\n");
	assert_string_equal(para(0, 0, "one xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxyy two"),
	                    "one\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\nyy two\n");
}

static void no_break_space_does_not_break(void **state)
{
	(void)state;
	assert_string_equal(para(0, 0, "one two three four five six seven eigh\u00A0ty"),
	                    "one two three four five six seven\neigh\u00A0ty\n");
}

static void wide_and_combining_characters_count_as_they_show(void **state)
{
	(void)state;
	assert_string_equal(para(0, 0, "数据数据数据数据数据数据数据数据数据数据数据"),
	                    "数据数据数据数据数据数据数据数据数据数据\n数据\n");
	assert_string_equal(para(0, 1, "x数据数据数据数据数据数据数据数据数据数据"),
	                    "x数据数据数据数据数据数据数据数据数据数\n 据\n");
	assert_string_equal(
		para(0, 0,
	         "e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301 b c d e f g h i j k l m n o p q"),
		"e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301 b c d e f g h i j k l m n o p\nq\n");
}

static void margins_leave_room_for_text(void **state)
{
	(void)state;
	const char *text = para(1000, 1000, "one two three four five");

	assert_string_equal(text, "                    one two three four\n                    five\n");
}

static void style_is_closed_before_a_line_ends_and_taken_up_after_it(void **state)
{
	(void)state;
	out_span spans[] = {
		{OUT_PLAIN, "plain "}, {OUT_STRONG, "strong words that go on past the edge of it"}, {OUT_PLAIN, ", end"}};
	out *o = open_out(OUT_ALWAYS, OUT_ALWAYS, 40);

	out_para(o, 0, 2, spans, 3);
	assert_string_equal(close_out(o), "plain \033[1mstrong words that go on past the\033[0m\n"
	                                  "  \033[1medge of it\033[0m, end\n");
}

static void spans_without_space_between_them_are_one_word(void **state)
{
	(void)state;
	out_span spans[] = {{OUT_PLAIN, "one two three four five six seven eigh"}, {OUT_GOOD, "ty"}, {OUT_PLAIN, "-nine"}};
	out *o = open_out(OUT_ALWAYS, OUT_NEVER, 40);

	out_para(o, 0, 0, spans, 3);
	assert_string_equal(close_out(o), "one two three four five six seven\neighty-nine\n");
}

/* What a cell of `width` shows, between bars. */
static const char *cell(out *o, int width, const char *text)
{
	out_put(o, OUT_PLAIN, "|");
	out_cell(o, OUT_PLAIN, width, text);
	out_put(o, OUT_PLAIN, "|");
	return close_out(o);
}

static void cells_are_padded_or_cut(void **state)
{
	(void)state;
	assert_string_equal(cell(utf8_out(), 6, "abc"), "|abc   |");
	assert_string_equal(cell(utf8_out(), -6, "abc"), "|   abc|");
	assert_string_equal(cell(utf8_out(), 6, "abcdef"), "|abcdef|");
	assert_string_equal(cell(utf8_out(), 6, "abcdefg"), "|abcde…|");
	assert_string_equal(cell(utf8_out(), -6, "abcdefg"), "|abcde…|");
	assert_string_equal(cell(plain_out(), 6, "abcdefg"), "|abc...|");
	assert_string_equal(cell(plain_out(), 2, "abcdefg"), "|ab|");
	assert_string_equal(cell(utf8_out(), 1, "abc"), "|a|");
	assert_string_equal(cell(utf8_out(), 0, "abc"), "||");
	assert_string_equal(cell(utf8_out(), 5, "a\nb"), "|a b  |");
}

static void cells_never_cut_a_character(void **state)
{
	(void)state;
	assert_string_equal(cell(utf8_out(), 4, "数据库"), "|数… |");
	assert_string_equal(cell(utf8_out(), 5, "数据库"), "|数据…|");
	assert_string_equal(cell(utf8_out(), 3, "e\u0301e\u0301e\u0301e\u0301"), "|e\u0301e\u0301…|");
	assert_string_equal(cell(utf8_out(), 3, "\U0001F468\u200D\U0001F469\u200D\U0001F467"),
	                    "|\U0001F468\u200D\U0001F469\u200D\U0001F467 |");
}

static void style_of_a_cell_leaves_out_the_padding(void **state)
{
	(void)state;
	out *o = colour_out();

	out_cell(o, OUT_GOOD, 4, "ab");
	assert_string_equal(close_out(o), "\033[32mab\033[0m  ");
}

static void columns_are_those_of_what_is_printed(void **state)
{
	(void)state;
	out *o = utf8_out();
	out *plain = plain_out();

	assert_int_equal(out_columns(o, ""), 0);
	assert_int_equal(out_columns(o, "abc"), 3);
	assert_int_equal(out_columns(o, "数据"), 4);
	assert_int_equal(out_columns(o, "e\u0301"), 1);
	assert_int_equal(out_columns(o, "\U0001F468\u200D\U0001F469\u200D\U0001F467"), 2);
	assert_int_equal(out_columns(o, "\U0001F1E9\U0001F1EA"), 2);
	assert_int_equal(out_columns(o, "\033"), 2);
	assert_int_equal(out_columns(o, "\u202E"), 6);
	assert_int_equal(out_columns(o, "\xFF"), 1);
	assert_int_equal(out_columns(plain, "…"), 3);
	close_out(plain);
	close_out(o);
}

static void longest_prefix_that_fits_is_whole_characters(void **state)
{
	(void)state;
	out *o = utf8_out();

	assert_int_equal(out_fit(o, "abc", 2), 2);
	assert_int_equal(out_fit(o, "abc", 9), 3);
	assert_int_equal(out_fit(o, "数据", 3), 3);
	assert_int_equal(out_fit(o, "e\u0301x", 1), 3);
	assert_int_equal(out_fit(o, "a\033b", 2), 1);
	assert_int_equal(out_fit(o, "a\033b", 3), 2);
	assert_int_equal(out_fit(o, "abc", 0), 0);
	close_out(o);
}

static const char *bar(out *o, double fraction, int width)
{
	out_bar(o, OUT_PLAIN, fraction, width);
	return close_out(o);
}

static void bars_are_filled_to_the_fraction(void **state)
{
	(void)state;
	assert_string_equal(bar(utf8_out(), 0, 4), "····");
	assert_string_equal(bar(utf8_out(), 0.5, 4), "██··");
	assert_string_equal(bar(utf8_out(), 0.5 + 3.0 / 32, 4), "██▍·");
	assert_string_equal(bar(utf8_out(), 1, 4), "████");
	assert_string_equal(bar(plain_out(), 0.5, 4), "##..");
	assert_string_equal(bar(utf8_out(), -1, 2), "··");
	assert_string_equal(bar(utf8_out(), 7, 2), "██");
	assert_string_equal(bar(utf8_out(), (double)NAN, 2), "··");
	assert_string_equal(bar(utf8_out(), 0.5, 0), "");
}

static void bars_show_little_as_something_and_nearly_all_as_not_all(void **state)
{
	(void)state;
	assert_string_equal(bar(utf8_out(), 0.001, 4), "▏···");
	assert_string_equal(bar(utf8_out(), 0.999, 4), "███▉");
	assert_string_equal(bar(plain_out(), 0.01, 4), "#...");
	assert_string_equal(bar(plain_out(), 0.99, 4), "###.");
}

static void sparks_rise_with_their_values(void **state)
{
	static const double values[] = {0, 0.25, 0.5, 0.75, 1, -3, 9};
	out *o = utf8_out();

	(void)state;
	out_spark(o, OUT_PLAIN, values, 7);
	assert_string_equal(close_out(o), "▁▃▅▆█▁█");
	o = plain_out();
	out_spark(o, OUT_PLAIN, values, 7);
	assert_string_equal(close_out(o), "0257909");
}

static void rule_spans_the_width(void **state)
{
	(void)state;
	out *o = open_out(OUT_NEVER, OUT_NEVER, 40);

	out_rule(o);
	assert_string_equal(close_out(o), "----------------------------------------\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(paragraphs_are_wrapped_to_the_width),
		cmocka_unit_test(width_stays_where_reading_is_easy),
		cmocka_unit_test(without_a_terminal_columns_gives_the_width),
		cmocka_unit_test(first_line_is_indented_and_the_others_hang),
		cmocka_unit_test(newlines_break_and_blanks_at_the_head_of_a_line_stay),
		cmocka_unit_test(word_longer_than_the_line_is_broken),
		cmocka_unit_test(no_break_space_does_not_break),
		cmocka_unit_test(wide_and_combining_characters_count_as_they_show),
		cmocka_unit_test(margins_leave_room_for_text),
		cmocka_unit_test(style_is_closed_before_a_line_ends_and_taken_up_after_it),
		cmocka_unit_test(spans_without_space_between_them_are_one_word),
		cmocka_unit_test(cells_are_padded_or_cut),
		cmocka_unit_test(cells_never_cut_a_character),
		cmocka_unit_test(style_of_a_cell_leaves_out_the_padding),
		cmocka_unit_test(columns_are_those_of_what_is_printed),
		cmocka_unit_test(longest_prefix_that_fits_is_whole_characters),
		cmocka_unit_test(bars_are_filled_to_the_fraction),
		cmocka_unit_test(bars_show_little_as_something_and_nearly_all_as_not_all),
		cmocka_unit_test(sparks_rise_with_their_values),
		cmocka_unit_test(rule_spans_the_width),
	};

	return cmocka_run_group_tests(tests, open_file, close_file);
}
