/* test_error.c - filling and formatting errors. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <viva/error.h>

#include <stdio.h>
#include <string.h>

static const char *formatted(const viva_error *err)
{
	static char text[2048];

	viva_error_format(err, text, sizeof text);
	return text;
}

static void a_failure_holds_its_code_and_its_message(void **state)
{
	viva_error err;

	(void)state;
	memset(&err, 0xFF, sizeof err);
	assert_false(viva_fail(&err, VIVA_E_NOT_FOUND, "no question '%s' (%d)", "rag", 3));
	assert_int_equal(err.code, VIVA_E_NOT_FOUND);
	assert_string_equal(err.message, "no question 'rag' (3)");
	assert_string_equal(err.file, "");
	assert_int_equal(err.line, 0);
	assert_int_equal(err.column, 0);
}

static void nobody_need_listen(void **state)
{
	(void)state;
	assert_false(viva_fail(NULL, VIVA_E_INPUT, "lost"));
	assert_false(viva_fail_memory(NULL));
	assert_false(viva_fail_at(NULL, "a.json", 1, 1));
	viva_error_clear(NULL);
}

static void clearing_forgets_everything(void **state)
{
	viva_error err, nothing = {0};

	(void)state;
	viva_fail(&err, VIVA_E_FILE, "cannot open");
	viva_fail_at(&err, "a.json", 3, 4);
	viva_error_clear(&err);
	assert_int_equal(err.code, VIVA_OK);
	assert_memory_equal(&err, &nothing, sizeof err);
}

static void a_newer_failure_replaces_the_place_of_the_older_one(void **state)
{
	viva_error err;

	(void)state;
	viva_fail(&err, VIVA_E_INPUT, "first");
	viva_fail_at(&err, "a.json", 3, 4);
	viva_fail(&err, VIVA_E_LIMIT, "second");
	assert_string_equal(formatted(&err), "second");
}

static void lack_of_memory_is_said_in_the_same_way_everywhere(void **state)
{
	viva_error err;

	(void)state;
	assert_false(viva_fail_memory(&err));
	assert_int_equal(err.code, VIVA_E_MEMORY);
	assert_string_equal(err.message, "out of memory");
}

static void a_message_has_no_newline(void **state)
{
	viva_error err;

	(void)state;
	viva_fail(&err, VIVA_E_INPUT, "cannot read '%s'\n", "a\nb");
	assert_null(strchr(err.message, '\n'));
	assert_int_equal(strncmp(err.message, "cannot read 'a b'", 17), 0);
}

/* A message of `before` letters and then euro signs, of three bytes each, is cut between two of them. */
static void a_long_message_is_cut_on_a_whole_code_point(void **state)
{
	(void)state;
	for (size_t before = 0; before < 4; before++) {
		viva_error err;
		char text[1024] = "";
		memset(text, 'x', before);
		for (size_t at = before; at + 3 < sizeof text; at += 3)
			memcpy(text + at, "\xE2\x82\xAC", 4);
		viva_fail(&err, VIVA_E_INPUT, "%s", text);
		size_t length = strlen(err.message), room = sizeof err.message - 1;
		assert_int_equal((length - before) % 3, 0);
		assert_true(length <= room && length + 3 > room);
		assert_memory_equal(err.message, text, length);
	}
}

static void a_message_that_just_fits_is_whole(void **state)
{
	viva_error err;
	char text[sizeof err.message];

	(void)state;
	memset(text, 'x', sizeof text - 1);
	text[sizeof text - 1] = '\0';
	memcpy(text + sizeof text - 1 - 4, "\xF0\x9F\x98\x80", 4);
	viva_fail(&err, VIVA_E_INPUT, "%s", text);
	assert_string_equal(err.message, text);
}

static void the_first_place_stays(void **state)
{
	viva_error err;

	(void)state;
	viva_fail(&err, VIVA_E_INPUT, "bad");
	assert_false(viva_fail_at(&err, "inner.json", 3, 4));
	assert_false(viva_fail_at(&err, "outer.json", 9, 9));
	assert_string_equal(formatted(&err), "inner.json:3:4: bad");
}

static void a_path_that_is_too_long_keeps_its_end(void **state)
{
	viva_error err;
	char path[1500];

	(void)state;
	memset(path, 'd', sizeof path);
	strcpy(path + sizeof path - 8, "/x.json");
	viva_fail(&err, VIVA_E_INPUT, "bad");
	viva_fail_at(&err, path, 1, 0);
	assert_int_equal(strlen(err.file), sizeof err.file - 1);
	assert_string_equal(err.file + strlen(err.file) - 7, "/x.json");
}

static void a_path_that_is_cut_begins_with_a_whole_code_point(void **state)
{
	(void)state;
	for (size_t after = 0; after < 4; after++) {
		viva_error err;
		char path[1500] = "";
		for (size_t at = 0; at + 3 + after < sizeof path; at += 3)
			memcpy(path + at, "\xE2\x82\xAC", 4);
		memset(path + strlen(path), 'x', after);
		viva_fail(&err, VIVA_E_INPUT, "bad");
		viva_fail_at(&err, path, 1, 0);
		assert_int_equal((unsigned char)err.file[0], 0xE2);
		assert_true(strlen(err.file) + 3 > sizeof err.file - 1);
	}
}

static void a_place_is_written_as_far_as_it_is_known(void **state)
{
	static const struct {
		const char *file;
		int line, column;
		const char *text;
	} rows[] = {
		{"a.json", 3, 4, "a.json:3:4: bad"},
		{"a.json", 3, 0, "a.json:3: bad"},
		{"a.json", 0, 0, "a.json: bad"},
		{NULL, 3, 0, "line 3: bad"},
		{NULL, 0, 0, "bad"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		viva_error err;
		viva_fail(&err, VIVA_E_INPUT, "bad");
		viva_fail_at(&err, rows[i].file, rows[i].line, rows[i].column);
		assert_string_equal(formatted(&err), rows[i].text);
	}
}

static void a_text_too_small_for_the_error_is_terminated(void **state)
{
	viva_error err;
	char text[12] = "###########";

	(void)state;
	viva_fail(&err, VIVA_E_INPUT, "the message is longer than that");
	viva_fail_at(&err, "a.json", 3, 4);
	viva_error_format(&err, text, 8);
	assert_string_equal(text, "a.json:");
	assert_int_equal(text[8], '#');
	viva_error_format(&err, text, 1);
	assert_string_equal(text, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_failure_holds_its_code_and_its_message),
		cmocka_unit_test(nobody_need_listen),
		cmocka_unit_test(clearing_forgets_everything),
		cmocka_unit_test(a_newer_failure_replaces_the_place_of_the_older_one),
		cmocka_unit_test(lack_of_memory_is_said_in_the_same_way_everywhere),
		cmocka_unit_test(a_message_has_no_newline),
		cmocka_unit_test(a_long_message_is_cut_on_a_whole_code_point),
		cmocka_unit_test(a_message_that_just_fits_is_whole),
		cmocka_unit_test(the_first_place_stays),
		cmocka_unit_test(a_path_that_is_too_long_keeps_its_end),
		cmocka_unit_test(a_path_that_is_cut_begins_with_a_whole_code_point),
		cmocka_unit_test(a_place_is_written_as_far_as_it_is_known),
		cmocka_unit_test(a_text_too_small_for_the_error_is_terminated),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
