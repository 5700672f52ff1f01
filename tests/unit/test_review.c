/* test_review.c - the parts of review that need no terminal: session numbers, and sessions as JSON. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <bank/json.h>
#include <commands/review.h>

#include <string.h>

/* ---- the number of a session ---- */

static void a_session_number_is_digits_alone(void **state)
{
	static const char *const wrong[] = {"", "abc", "3a", "-3", "+3", " 3", "3.0", "0x3"};
	int64_t n = 0;

	(void)state;
	assert_true(review_number("12", &n));
	assert_int_equal(n, 12);
	assert_true(review_number("007", &n));
	assert_int_equal(n, 7);
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		if (review_number(wrong[i], &n))
			fail_msg("'%s' was taken for a number", wrong[i]);
}

static void a_number_too_large_stays_a_number_too_large(void **state)
{
	int64_t n = 0;

	(void)state;
	assert_true(review_number("9223372036854775807", &n));
	assert_true(n == INT64_MAX);
	assert_true(review_number("9223372036854775808", &n));
	assert_true(n == INT64_MAX);
	assert_true(review_number("99999999999999999999999999", &n));
	assert_true(n == INT64_MAX);
}

static void assert_absent(const char *word, const int64_t *ids, size_t count, const char *want)
{
	history_session list[8] = {0};
	viva_buf text = VIVA_BUF_INIT;
	int64_t n = 0;

	for (size_t i = 0; i < count; i++)
		list[i].id = ids[i];
	assert_true(review_number(word, &n));
	review_absent(&text, word, n, list, count);
	assert_string_equal(text.text, want);
	viva_buf_free(&text);
}

static void an_unknown_session_is_told_with_those_there_are(void **state)
{
	static const int64_t ids[] = {12, 9, 10, 3, 1}; /* newest first, whatever the clock said */

	(void)state;
	assert_absent("13", ids, 5, "there is no session 13 (yours are 1 to 12)");
	assert_absent("0", ids, 5, "there is no session 0 (yours are 1 to 12)");
	assert_absent("99999999999999999999", ids, 5, "there is no session 99999999999999999999 (yours are 1 to 12)");
	assert_absent("4", ids, 5, "there is no session 4 (did you mean 3?)");
	assert_absent("7", ids, 5, "there is no session 7 (did you mean 9?)");
	assert_absent("7", ids + 1, 1, "there is no session 7 (the only one is 9)");
	assert_absent("7", NULL, 0, "there is no session 7: the history is empty");
}

/* ---- as JSON ---- */

static json_doc *parse(const viva_buf *text)
{
	json_doc *doc = NULL;
	viva_error err;

	assert_false(text->failed);
	assert_true(text->length > 0 && text->text[text->length - 1] == '\n');
	if (!json_parse(NULL, text->text, text->length, &doc, &err))
		fail_msg("%s in: %s", err.message, text->text);
	return doc;
}

static const char *string_at(const json_node *object, const char *key)
{
	const json_node *node = json_get(object, key);

	assert_non_null(node);
	return json_string(node);
}

static const history_session two_sessions[] = {
	{.id = 7,
     .started_ms = 1700000000999,
     .kind = "mock",
     .questions = "rag,team-rag",
     .topics = "rag-design",
     .banks = "core",
     .answers = 2,
     .scored = true,
     .score = 62.5},
	{.id = 6, .started_ms = 0, .kind = "ask", .questions = "agents", .topics = "agents", .banks = "core", .answers = 1},
};

static void an_empty_history_is_an_empty_array(void **state)
{
	viva_buf text = VIVA_BUF_INIT;

	(void)state;
	review_list_json(&text, NULL, 0, NULL);
	assert_string_equal(text.text, "[]\n");
	viva_buf_free(&text);
}

static void sessions_are_an_array_in_the_order_given(void **state)
{
	viva_buf text = VIVA_BUF_INIT;

	(void)state;
	review_list_json(&text, two_sessions, 2, NULL);
	json_doc *doc = parse(&text);
	assert_int_equal(json_count(json_root(doc)), 2);
	const json_node *one = json_first(json_root(doc)), *other = json_next(one);
	assert_true(json_number(json_get(one, "id")) == 7);
	assert_string_equal(string_at(one, "started"), "2023-11-14T22:13:20Z");
	assert_string_equal(string_at(one, "kind"), "mock");
	assert_true(json_number(json_get(one, "score")) == 62.5);
	const json_node *questions = json_get(one, "questions");
	assert_int_equal(json_count(questions), 2);
	assert_string_equal(json_string(json_first(questions)), "rag");
	assert_string_equal(json_string(json_next(json_first(questions))), "team-rag");
	assert_int_equal(json_type_of(json_get(other, "score")), JSON_NULL);
	assert_string_equal(string_at(other, "started"), "1970-01-01T00:00:00Z");
	json_free(doc);
	viva_buf_free(&text);
}

static void an_answer_comes_with_the_points_and_mistakes_that_were_stored(void **state)
{
	static const char result[] = "{\"score\":50,\"points\":[{\"id\":\"overlap\",\"credit\":0.5}],"
								 "\"mistakes\":[{\"id\":\"none\",\"evidence\":[]}],\"reason\":\"\"}";
	const history_answer answers[] = {
		{.id = 1,
	     .bank = "core",
	     .question = "rag",
	     .text = "one\n\"two\" \x1b[31m",
	     .scored = true,
	     .score = 50,
	     .verdict = "partial",
	     .revision = "00ff",
	     .result = result,
	     .seconds = 61,
	     .hints = 2},
		{.id = 2,
	     .parent = 1,
	     .follows_point = "overlap",
	     .bank = "core",
	     .question = "rag",
	     .text = "",
	     .verdict = "not scored",
	     .revision = "",
	     .result = "{torn"},
	};
	viva_buf text = VIVA_BUF_INIT;

	(void)state;
	review_session_json(&text, &two_sessions[0], answers, 2, NULL, NULL, NULL);
	assert_null(strchr(text.text, '\x1b'));
	json_doc *doc = parse(&text);
	const json_node *root = json_root(doc), *one = json_first(json_get(root, "answers")), *other = json_next(one);
	assert_true(json_number(json_get(root, "score")) == 62.5);
	assert_string_equal(string_at(one, "answer"), answers[0].text);
	assert_string_equal(string_at(one, "verdict"), "partial");
	assert_string_equal(string_at(one, "revision"), "00ff");
	assert_true(json_number(json_get(one, "seconds")) == 61);
	assert_true(json_number(json_get(one, "hints")) == 2);
	assert_int_equal(json_type_of(json_get(one, "follows")), JSON_NULL);
	assert_string_equal(string_at(json_first(json_get(one, "points")), "id"), "overlap");
	assert_true(json_number(json_get(json_first(json_get(one, "points")), "credit")) == 0.5);
	assert_string_equal(string_at(json_first(json_get(one, "mistakes")), "id"), "none");

	assert_string_equal(string_at(other, "follows"), "overlap");
	assert_int_equal(json_type_of(json_get(other, "score")), JSON_NULL);
	assert_int_equal(json_type_of(json_get(other, "points")), JSON_ARRAY);
	assert_int_equal(json_count(json_get(other, "points")), 0);
	assert_int_equal(json_count(json_get(other, "mistakes")), 0);
	json_free(doc);
	viva_buf_free(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_session_number_is_digits_alone),
		cmocka_unit_test(a_number_too_large_stays_a_number_too_large),
		cmocka_unit_test(an_unknown_session_is_told_with_those_there_are),
		cmocka_unit_test(an_empty_history_is_an_empty_array),
		cmocka_unit_test(sessions_are_an_array_in_the_order_given),
		cmocka_unit_test(an_answer_comes_with_the_points_and_mistakes_that_were_stored),
	};

	return cmocka_run_group_tests_name("review", tests, NULL, NULL);
}
