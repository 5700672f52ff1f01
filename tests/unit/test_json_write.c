/* test_json_write.c - JSON out: valid whatever goes in, and the same bytes in every locale. */
#include "bank/json.h"
#include "bank/json_write.h"

#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void assert_string_written(const char *text, const char *expected)
{
	viva_buf buf = VIVA_BUF_INIT;
	json_out w = json_out_to(&buf, 0);

	json_out_string(&w, NULL, text);
	assert_string_equal(buf.text, expected);
	viva_buf_free(&buf);
}

static void assert_number_written(double number, const char *expected)
{
	viva_buf buf = VIVA_BUF_INIT;
	json_out w = json_out_to(&buf, 0);

	json_out_number(&w, NULL, number);
	assert_string_equal(buf.text, expected);
	viva_buf_free(&buf);
}

static void write_sample(json_out *w)
{
	json_out_object(w, NULL);
	json_out_string(w, "id", "a");
	json_out_array(w, "points");
	json_out_object(w, NULL);
	json_out_number(w, "credit", 0.5);
	json_out_flag(w, "naming", false);
	json_out_end_object(w);
	json_out_integer(w, NULL, -3);
	json_out_end_array(w);
	json_out_array(w, "empty");
	json_out_end_array(w);
	json_out_null(w, "none");
	json_out_string(w, "no text", NULL);
	json_out_raw(w, "raw", "[1]", 3);
	json_out_end_object(w);
}

static void commas_stand_between_values_only(void **state)
{
	viva_buf buf = VIVA_BUF_INIT;
	json_out w = json_out_to(&buf, 0);

	(void)state;
	write_sample(&w);
	json_out_newline(&w);
	json_out_integer(&w, NULL, 1);
	json_out_newline(&w);
	assert_string_equal(buf.text,
	                    "{\"id\": \"a\", \"points\": [{\"credit\": 0.5, \"naming\": false}, -3], \"empty\": [], "
	                    "\"none\": null, \"no text\": null, \"raw\": [1]}\n1\n");
	viva_buf_free(&buf);
}

static void files_for_people_are_indented(void **state)
{
	viva_buf buf = VIVA_BUF_INIT;
	json_out w = json_out_to(&buf, 2);

	(void)state;
	write_sample(&w);
	json_out_newline(&w);
	assert_string_equal(buf.text, "{\n"
	                              "  \"id\": \"a\",\n"
	                              "  \"points\": [\n"
	                              "    {\n"
	                              "      \"credit\": 0.5,\n"
	                              "      \"naming\": false\n"
	                              "    },\n"
	                              "    -3\n"
	                              "  ],\n"
	                              "  \"empty\": [],\n"
	                              "  \"none\": null,\n"
	                              "  \"no text\": null,\n"
	                              "  \"raw\": [1]\n"
	                              "}\n");
	viva_buf_free(&buf);
}

static void what_disturbs_a_terminal_is_escaped(void **state)
{
	(void)state;
	assert_string_written("plain \xC3\xA9 \xF0\x9F\x98\x80 text/", "\"plain \xC3\xA9 \xF0\x9F\x98\x80 text/\"");
	assert_string_written("", "\"\"");
	assert_string_written("\"\\\b\f\n\r\t", "\"\\\"\\\\\\b\\f\\n\\r\\t\"");
	assert_string_written("a\x1B[1mb\x7F", "\"a\\u001b[1mb\\u007f\"");
	assert_string_written("\xC2\x9B"
	                      "1m",
	                      "\"\\u009b1m\"");
	assert_string_written("\xE2\x80\xAE \xE2\x81\xA6 \xE2\x80\xA8", "\"\\u202e \\u2066 \\u2028\"");
}

static void bytes_that_are_not_utf8_become_the_replacement_character(void **state)
{
	(void)state;
	assert_string_written("a\xFF"
	                      "b\xC3",
	                      "\"a\\ufffdb\\ufffd\"");
	assert_string_written("\xED\xA0\xBD", "\"\\ufffd\\ufffd\\ufffd\"");
	viva_buf buf = VIVA_BUF_INIT;
	json_out w = json_out_to(&buf, 0);
	json_out_text(&w, NULL, "a\0b", 3);
	assert_string_equal(buf.text, "\"a\\u0000b\"");
	viva_buf_free(&buf);
}

static void numbers_are_short(void **state)
{
	(void)state;
	assert_number_written(0, "0");
	assert_number_written(-0.0, "0");
	assert_number_written(100, "100");
	assert_number_written(-1234567, "-1234567");
	assert_number_written(0.1, "0.1");
	assert_number_written(0.5, "0.5");
	assert_number_written(66.66666666666667, "66.66666666666667");
	assert_number_written(1.0 / 3, "0.3333333333333333");
	assert_number_written(0.1 + 0.2, "0.30000000000000004");
	assert_number_written(1e21, "1e+21");
	assert_number_written(1e-7, "1e-07");
	assert_number_written(NAN, "null");
	assert_number_written(INFINITY, "null");
}

static void numbers_have_a_point_in_every_locale(void **state)
{
	(void)state;
	if (!setlocale(LC_NUMERIC, "de_DE.UTF-8"))
		skip();
	assert_number_written(0.25, "0.25");
	setlocale(LC_NUMERIC, "C");
}

static void what_is_written_reads_back_the_same(void **state)
{
	static const double numbers[] = {0.1, 1e300, 5e-324, 123456789.125, 2.0 / 3, 1e15, 123456789012345680.0};

	(void)state;
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		viva_buf buf = VIVA_BUF_INIT;
		json_out w = json_out_to(&buf, 0);
		json_doc *doc = NULL;
		json_out_array(&w, NULL);
		json_out_number(&w, NULL, numbers[i]);
		json_out_string(&w, NULL, "\x01 \"q\" \\ \xC2\x80 \xF0\x9F\x98\x80\n");
		json_out_end_array(&w);
		assert_true(json_parse(NULL, buf.text, buf.length, &doc, NULL));
		const json_node *number = json_first(json_root(doc));
		assert_true(json_number(number) == numbers[i]);
		assert_string_equal(json_string(json_next(number)), "\x01 \"q\" \\ \xC2\x80 \xF0\x9F\x98\x80\n");
		json_free(doc);
		viva_buf_free(&buf);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(commas_stand_between_values_only),
		cmocka_unit_test(files_for_people_are_indented),
		cmocka_unit_test(what_disturbs_a_terminal_is_escaped),
		cmocka_unit_test(bytes_that_are_not_utf8_become_the_replacement_character),
		cmocka_unit_test(numbers_are_short),
		cmocka_unit_test(numbers_have_a_point_in_every_locale),
		cmocka_unit_test(what_is_written_reads_back_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
