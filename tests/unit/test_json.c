/* test_json.c - JSON in: every way to get it wrong has its message and its place, and every value knows where it
 * stands. */
#include "bank/json.h"

#include <viva/memory.h>

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define LENGTH(array) (sizeof(array) / sizeof *(array))

static json_doc *parsed(const char *text)
{
	json_doc *doc = NULL;
	viva_error err = {0};

	if (!json_parse("t.json", text, strlen(text), &doc, &err))
		fail_msg("%s was refused: %d:%d: %s", text, err.line, err.column, err.message);
	return doc;
}

static void assert_refused(const char *text, size_t length, int line, int column, const char *message)
{
	json_doc *doc = NULL;
	viva_error err = {0};

	if (json_parse("t.json", text, length, &doc, &err))
		fail_msg("%s was accepted", text);
	assert_null(doc);
	if (strcmp(err.message, message) != 0 || err.line != line || err.column != column)
		fail_msg("%s:\n  %d:%d: %s\n  expected\n  %d:%d: %s", text, err.line, err.column, err.message, line, column,
		         message);
	assert_string_equal(err.file, "t.json");
	assert_int_equal(err.code, VIVA_E_INPUT);
}

/* ---- what is wrong, and where ---- */

typedef struct refusal {
	const char *text;
	int line, column;
	const char *message;
} refusal;

static void assert_all_refused(const refusal *cases, size_t count)
{
	for (size_t i = 0; i < count; i++)
		assert_refused(cases[i].text, strlen(cases[i].text), cases[i].line, cases[i].column, cases[i].message);
}

static void a_broken_structure_is_shown_where_it_breaks(void **state)
{
	static const refusal cases[] = {
		{"", 1, 1, "empty: expected a JSON value"},
		{" \r\n\t ", 1, 1, "empty: expected a JSON value"},
		{"{\"a\": 1,\n \"b\" 2}", 2, 6, "expected ':' after the key, found '2'"},
		{"{\"a\": 1\n \"b\": 2}", 2, 2, "expected ',' or '}', found '\"'"},
		{"[1\n 2]", 2, 2, "expected ',' or ']', found '2'"},
		{"[1}", 1, 3, "expected ',' or ']', found '}'"},
		{"{\"a\": 1]", 1, 8, "expected ',' or '}', found ']'"},
		{"[1,\n]", 1, 3, "comma before the closing ']'"},
		{"{\"a\": 1,}", 1, 8, "comma before the closing '}'"},
		{"[,1]", 1, 2, "expected a value, found ','"},
		{"[1,,2]", 1, 4, "expected a value, found ','"},
		{"{\"a\":}", 1, 6, "expected a value, found '}'"},
		{"{a: 1}", 1, 2, "expected a key in double quotes, found 'a'"},
		{"{1: 1}", 1, 2, "expected a key in double quotes, found '1'"},
		{"{\n  \"a\": [1,\n  2\n", 4, 1, "expected ',' or ']', but the text ends: the '[' at 2:8 is not closed"},
		{"{\"a\"", 1, 5, "expected ':' after the key, but the text ends: the '{' at 1:1 is not closed"},
		{"{\"a\": 1,", 1, 9, "expected a key in double quotes, but the text ends: the '{' at 1:1 is not closed"},
	};

	(void)state;
	assert_all_refused(cases, LENGTH(cases));
}

static void what_other_notations_allow_is_named(void **state)
{
	static const refusal cases[] = {
		{"[1] // one", 1, 5, "comments are not part of JSON"},
		{"{ /* none */ }", 1, 3, "comments are not part of JSON"},
		{"# none\n{}", 1, 1, "comments are not part of JSON"},
		{"{'a': 1}", 1, 2, "strings stand in plain double quotes, not in '"},
		{"[\xE2\x80\x9C"
	     "a\xE2\x80\x9D]",
	     1, 2, "strings stand in plain double quotes, not in \xE2\x80\x9C"},
		{"[True]", 1, 2, "unknown word 'True': text stands in double quotes, and the words are true, false, null"},
		{"[nul]", 1, 2, "unknown word 'nul': text stands in double quotes, and the words are true, false, null"},
		{"[NaN]", 1, 2, "unknown word 'NaN': text stands in double quotes, and the words are true, false, null"},
	};

	(void)state;
	assert_all_refused(cases, LENGTH(cases));
}

static void trailing_text_is_refused(void **state)
{
	static const refusal cases[] = {
		{"{} {}", 1, 4, "expected nothing more after the JSON value, found '{'"},
		{"[1]\n]", 2, 1, "expected nothing more after the JSON value, found ']'"},
		{"1 x", 1, 3, "expected nothing more after the JSON value, found 'x'"},
		{"null,", 1, 5, "expected nothing more after the JSON value, found ','"},
	};

	(void)state;
	assert_all_refused(cases, LENGTH(cases));
}

static void a_broken_string_is_shown_at_its_beginning_or_at_the_character(void **state)
{
	static const refusal cases[] = {
		{"[\"abc", 1, 2, "string without its closing quote"},
		{"[\"abc\\", 1, 2, "string without its closing quote"},
		{"[\"abc\\\"]", 1, 2, "string without its closing quote"},
		{"[\n\"abc\n\"]", 2, 1, "string that does not end on its line: a line break in it is written '\\n'"},
		{"[\"abc\r\n\"]", 1, 2, "string that does not end on its line: a line break in it is written '\\n'"},
		{"[\"a\tb\"]", 1, 4, "tab in a string: it is written '\\t'"},
		{"[\"a\x01\"]", 1, 4, "control character U+0001 in a string: it is written '\\u0001'"},
		{"[\"\xC3\xA9\x1B[1m\"]", 1, 4, "control character U+001B in a string: it is written '\\u001b'"},
		{"[\x07]", 1, 2, "expected a value, found the control character U+0007"},
		{"[\"\\d+\"]", 1, 3, "unknown escape '\\d': a backslash itself is written '\\\\'"},
		{"[\"\\\n\"]", 1, 3, "a backslash itself is written '\\\\'"},
		{"[\"a\\u0000b\"]", 1, 4, "'\\u0000' is not allowed in text"},
		{"[\"\\u12G4\"]", 1, 3, "'\\u' without four hexadecimal digits"},
		{"[\"\\u12", 1, 3, "'\\u' without four hexadecimal digits"},
		{"[\"\\ud83d\"]", 1, 3, "'\\ud83d' is half of a surrogate pair"},
		{"[\"\\ude00\"]", 1, 3, "'\\ude00' is half of a surrogate pair"},
		{"[\"\\ud83d\\u0041\"]", 1, 3, "'\\ud83d' is half of a surrogate pair"},
	};

	(void)state;
	assert_all_refused(cases, LENGTH(cases));
}

static void numbers_are_those_of_json(void **state)
{
	static const refusal cases[] = {
		{"[01]", 1, 2, "'01' is no number as JSON writes them"},
		{"[1.]", 1, 2, "'1.' is no number as JSON writes them"},
		{"[.5]", 1, 2, "'.5' is no number as JSON writes them"},
		{"[+1]", 1, 2, "'+1' is no number as JSON writes them"},
		{"[-]", 1, 2, "'-' is no number as JSON writes them"},
		{"[1e]", 1, 2, "'1e' is no number as JSON writes them"},
		{"[0x10]", 1, 2, "'0x10' is no number as JSON writes them"},
		{"[1-2]", 1, 2, "'1-2' is no number as JSON writes them"},
		{"[\n 1e999]", 2, 2, "number '1e999' is too large"},
		{"[0.1234567890123456789012345678901234567890123456789012345678901]", 1, 2,
	     "number of more than 60 characters"},
	};

	(void)state;
	assert_all_refused(cases, LENGTH(cases));
	json_doc *doc = parsed("[0, -0, 10.25, 1e3, 1E-2, -1.5e+2]");
	double expected[] = {0, 0, 10.25, 1000, 0.01, -150};
	size_t i = 0;
	for (const json_node *n = json_first(json_root(doc)); n; n = json_next(n))
		assert_true(json_number(n) == expected[i++]);
	assert_int_equal(i, LENGTH(expected));
	json_free(doc);
}

static void numbers_have_a_point_in_every_locale(void **state)
{
	(void)state;
	if (!setlocale(LC_NUMERIC, "de_DE.UTF-8"))
		skip();
	json_doc *doc = parsed("0.5");
	assert_true(json_number(json_root(doc)) == 0.5);
	json_free(doc);
	setlocale(LC_NUMERIC, "C");
}

static void bytes_that_are_no_text_are_shown(void **state)
{
	static const refusal cases[] = {
		{"\xEF\xBB\xBF{}", 1, 1, "byte order mark at the beginning: save the file as UTF-8 without one"},
		{"{\n \"caf\xE9\": 1}", 2, 6, "byte 0xe9 is not UTF-8: save the file as UTF-8"},
		{"[\"\xC3\xA9\xC3\xA9\xFF\"]", 1, 5, "byte 0xff is not UTF-8: save the file as UTF-8"},
		{"[\"\xED\xA0\xBD\"]", 1, 3, "byte 0xed is not UTF-8: save the file as UTF-8"},
		{"[\"\xC0\x80\"]", 1, 3, "byte 0xc0 is not UTF-8: save the file as UTF-8"},
		{"[\"\xF0\x9F\x98", 1, 3, "byte 0xf0 is not UTF-8: save the file as UTF-8"},
	};

	(void)state;
	assert_all_refused(cases, LENGTH(cases));
	assert_refused("[\"a\0b\"]", 7, 1, 4, "NUL byte: this is no text file");
	assert_refused("{}\0", 3, 1, 3, "NUL byte: this is no text file");
}

/* ---- limits ---- */

static char *nested(size_t depth)
{
	char *text = calloc(1, depth * 2 + 1);

	assert_non_null(text);
	memset(text, '[', depth);
	memset(text + depth, ']', depth);
	return text;
}

static void nesting_ends_at_sixty_four(void **state)
{
	json_doc *doc = NULL;
	viva_error err = {0};
	char *text = nested(64);

	(void)state;
	json_free(parsed(text));
	free(text);
	text = nested(65);
	assert_false(json_parse("t.json", text, strlen(text), &doc, &err));
	assert_int_equal(err.code, VIVA_E_LIMIT);
	assert_string_equal(err.message, "nested more than 64 deep");
	assert_int_equal(err.column, 65);
	free(text);
	text = nested(1000000);
	assert_false(json_parse(NULL, text, strlen(text), &doc, &err));
	assert_int_equal(err.code, VIVA_E_LIMIT);
	free(text);
}

static void a_text_of_sixteen_mebibytes_is_read_and_one_byte_more_is_not(void **state)
{
	size_t length = JSON_FILE_MAX;
	char *text = malloc(length + 2);
	json_doc *doc = NULL;
	viva_error err = {0};

	(void)state;
	assert_non_null(text);
	memset(text, 'a', length + 1);
	memcpy(text, "[1, \"", 5);
	memcpy(text + length - 2, "\"]\0", 3);
	assert_true(json_parse(NULL, text, length, &doc, &err));
	const json_node *string = json_next(json_first(json_root(doc)));
	assert_int_equal(strlen(json_string(string)), length - 7);
	json_free(doc);
	memcpy(text + length - 2, "a\"]", 4);
	assert_false(json_parse(NULL, text, length + 1, &doc, &err));
	assert_int_equal(err.code, VIVA_E_LIMIT);
	assert_string_equal(err.message, "text is larger than 16 MiB");
	free(text);
}

static void a_hundred_thousand_values_in_one_line_have_their_places(void **state)
{
	viva_buf text = VIVA_BUF_INIT;

	(void)state;
	viva_buf_addc(&text, '[');
	for (int i = 0; i < 100000; i++)
		viva_buf_adds(&text, i ? ",{\"k\":7}" : "{\"k\":7}");
	viva_buf_addc(&text, ']');
	json_doc *doc = parsed(text.text);
	int column = 2;
	for (const json_node *n = json_first(json_root(doc)); n; n = json_next(n), column += 8)
		if (json_at(n).column != column || json_at(json_get(n, "k")).column != column + 5)
			fail_msg("value at column %d thinks that it is at %d", column, json_at(n).column);
	assert_int_equal(column, 2 + 8 * 100000);
	json_free(doc);
	viva_buf_free(&text);
}

/* ---- the tree ---- */

static void assert_spot(json_spot spot, int line, int column)
{
	assert_int_equal(spot.line, line);
	assert_int_equal(spot.column, column);
}

static void every_value_and_key_knows_its_line_and_column(void **state)
{
	json_doc *doc =
		parsed("{\r\n  \"na\xC3\xAFve \xF0\x9F\x98\x80\": [true, \"x\\u00e9\\\"y\", {}],\r\n\t\"b\" :\r\n  -1.5e3 }");
	const json_node *root = json_root(doc);
	const json_node *list = json_get(root, "na\xC3\xAFve \xF0\x9F\x98\x80");
	const json_node *b = json_get(root, "b");

	(void)state;
	assert_spot(json_at(root), 1, 1);
	assert_spot(json_key_at(root), 1, 1);
	assert_spot(json_key_at(list), 2, 3);
	assert_spot(json_at(list), 2, 14);
	const json_node *item = json_first(list);
	assert_spot(json_at(item), 2, 15);
	item = json_next(item);
	assert_spot(json_at(item), 2, 21);
	assert_string_equal(json_string(item), "x\xC3\xA9\"y");
	item = json_next(item);
	assert_spot(json_at(item), 2, 35);
	assert_null(json_first(item));
	assert_null(json_next(item));
	assert_spot(json_key_at(b), 3, 2);
	assert_spot(json_at(b), 4, 3);
	assert_ptr_equal(json_next(list), b);
	assert_null(json_next(b));
	json_free(doc);
}

static void values_have_types_and_names_for_them(void **state)
{
	static const char *const names[] = {"null",     "true or false", "true or false", "a number",
	                                    "a string", "a list",        "an object"};
	json_doc *doc = parsed("[null, true, false, 1, \"\", [], {}]");
	size_t i = 0;

	(void)state;
	for (const json_node *n = json_first(json_root(doc)); n; n = json_next(n), i++) {
		assert_string_equal(json_type_name(json_type_of(n)), names[i]);
		assert_true(json_flag(n) == (i == 1));
		assert_true((json_string(n) != NULL) == (i == 4));
		assert_null(json_key(n));
	}
	assert_int_equal(json_count(json_root(doc)), 7);
	assert_null(json_get(json_root(doc), "a"));
	json_free(doc);
}

static void keys_differ_by_case_and_repeats_are_marked(void **state)
{
	json_doc *doc = parsed("{\"a\": 1, \"A\": 2, \"b\": {\"c\": 1, \"\\u0063\": 2}, \"a\": 3, \"a\": 4}");
	const json_node *root = json_root(doc);
	const json_node *first = json_get(root, "a");
	const json_node *b = json_get(root, "b");

	(void)state;
	assert_true(json_number(first) == 1);
	assert_true(json_number(json_get(root, "A")) == 2);
	assert_null(json_repeats(first));
	assert_null(json_repeats(json_get(root, "A")));
	assert_ptr_equal(json_repeats(json_next(b)), first);
	assert_ptr_equal(json_repeats(json_next(json_next(b))), first);
	assert_ptr_equal(json_first_repeat(doc), json_next(json_first(b)));
	json_free(doc);
	doc = parsed("[{\"a\": 1}, {\"a\": 1}]");
	assert_null(json_first_repeat(doc));
	json_free(doc);
}

static void a_value_can_be_had_as_it_was_written(void **state)
{
	json_doc *doc = parsed("{\"id\": [ 1.50, \"\\u0041\" ] , \"x\": 1e2}");
	size_t length;

	(void)state;
	const char *raw = json_raw(doc, json_get(json_root(doc), "id"), &length);
	assert_int_equal(length, strlen("[ 1.50, \"\\u0041\" ]"));
	assert_memory_equal(raw, "[ 1.50, \"\\u0041\" ]", length);
	raw = json_raw(doc, json_get(json_root(doc), "x"), &length);
	assert_int_equal(length, 3);
	assert_memory_equal(raw, "1e2", 3);
	json_free(doc);
}

/* ---- files ---- */

static void a_file_that_cannot_be_read_says_why(void **state)
{
	char directory[] = "/tmp/viva-json-XXXXXX";
	char path[64];
	json_doc *doc = NULL;
	viva_error err = {0};

	(void)state;
	assert_non_null(mkdtemp(directory));
	assert_false(json_read(directory, &doc, &err));
	assert_int_equal(err.code, VIVA_E_FILE);
	assert_string_equal(err.message, "cannot read the file: Is a directory");
	assert_string_equal(err.file, directory);
	snprintf(path, sizeof path, "%s/none.json", directory);
	assert_false(json_read(path, &doc, &err));
	assert_int_equal(err.code, VIVA_E_NOT_FOUND);
	assert_string_equal(err.message, "cannot open the file: No such file or directory");
	FILE *out = fopen(path, "w");
	assert_non_null(out);
	fputs("{\"a\": 1}", out);
	assert_int_equal(ftruncate(fileno(out), JSON_FILE_MAX + 1), 0);
	fclose(out);
	assert_false(json_read(path, &doc, &err));
	assert_int_equal(err.code, VIVA_E_LIMIT);
	assert_string_equal(err.message, "file is larger than 16 MiB");
	assert_string_equal(err.file, path);
	assert_int_equal(truncate(path, 8), 0);
	assert_true(json_read(path, &doc, &err));
	assert_true(json_number(json_get(json_root(doc), "a")) == 1);
	json_free(doc);
	unlink(path);
	rmdir(directory);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_broken_structure_is_shown_where_it_breaks),
		cmocka_unit_test(what_other_notations_allow_is_named),
		cmocka_unit_test(trailing_text_is_refused),
		cmocka_unit_test(a_broken_string_is_shown_at_its_beginning_or_at_the_character),
		cmocka_unit_test(numbers_are_those_of_json),
		cmocka_unit_test(numbers_have_a_point_in_every_locale),
		cmocka_unit_test(bytes_that_are_no_text_are_shown),
		cmocka_unit_test(nesting_ends_at_sixty_four),
		cmocka_unit_test(a_text_of_sixteen_mebibytes_is_read_and_one_byte_more_is_not),
		cmocka_unit_test(a_hundred_thousand_values_in_one_line_have_their_places),
		cmocka_unit_test(every_value_and_key_knows_its_line_and_column),
		cmocka_unit_test(values_have_types_and_names_for_them),
		cmocka_unit_test(keys_differ_by_case_and_repeats_are_marked),
		cmocka_unit_test(a_value_can_be_had_as_it_was_written),
		cmocka_unit_test(a_file_that_cannot_be_read_says_why),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
