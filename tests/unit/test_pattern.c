/* test_pattern.c - regular expressions, and how they are kept from running away. */
#include "engine_fixture.h"

#include <engine/pattern.h>

static pattern *compile(const char *expression)
{
	viva_error err;
	pattern *p = pattern_new(expression, &err);

	if (!p)
		fail_msg("'%s': %s", expression, err.message);
	return p;
}

static pattern_outcome find(const char *expression, const char *text, size_t *start, size_t *end)
{
	pattern *p = compile(expression);
	pattern_match *m = pattern_match_new();
	uint32_t steps = PATTERN_STEPS;

	assert_non_null(m);
	pattern_outcome o = pattern_find(p, m, text, strlen(text), 0, &steps, start, end);
	pattern_match_free(m);
	pattern_free(p);
	return o;
}

/* ---- finding ---- */

static void the_first_match_is_found_with_its_place(void **state)
{
	static const struct {
		const char *expression, *text;
		size_t start, end; /* both 0: absent */
	} rows[] = {
		{"\\btop[- ]?\\d+\\b", "take the top-10 of them", 9, 15},
		{"RERANK", "we rerank it", 3, 9},
		{"rerank", "we rank it", 0, 0},
		{"\\bcaf\\b", "caf\xC3\xA9", 0, 0}, /* letters are letters of any script */
		{"\\w+\xC3\xA9", "un caf\xC3\xA9", 3, 8},
		{"a.b", "a\nb", 0, 3}, /* a dot matches a newline */
		{"x*", "aab", 0, 0},   /* nothing is no match */
		{"x*", "aaxxb", 2, 4},
		{"(?=b)", "aab", 0, 0},
		{"(?<=a)b", "ab", 1, 2},
		{"a\\Kb", "ab", 1, 2},
		{"", "", 0, 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t start = 0, end = 0;
		pattern_outcome o = find(rows[i].expression, rows[i].text, &start, &end);
		assert_int_equal(o, rows[i].end ? PATTERN_FOUND : PATTERN_ABSENT);
		assert_int_equal(start, rows[i].start);
		assert_int_equal(end, rows[i].end);
	}
}

static void the_search_begins_where_it_is_told_to(void **state)
{
	pattern *p = compile("\\bab");
	pattern_match *m = pattern_match_new();
	uint32_t steps = PATTERN_STEPS;
	size_t start, end;

	(void)state;
	assert_int_equal(pattern_find(p, m, "ab ab", 5, 1, &steps, &start, &end), PATTERN_FOUND);
	assert_int_equal(start, 3);
	assert_int_equal(pattern_find(p, m, "ab ab", 5, 4, &steps, &start, &end), PATTERN_ABSENT);
	assert_int_equal(pattern_find(p, m, "ab ab", 5, 5, &steps, &start, &end), PATTERN_ABSENT);
	/* What stands before the beginning is seen: "xab" holds no \bab. */
	assert_int_equal(pattern_find(p, m, "xab", 3, 1, &steps, &start, &end), PATTERN_ABSENT);
	pattern_match_free(m);
	pattern_free(p);
}

static void freeing_null_does_nothing(void **state)
{
	(void)state;
	pattern_free(NULL);
	pattern_match_free(NULL);
}

/* ---- limits ---- */

/* A text of `length` bytes, of `unit` over and over. */
static char *text_of(const char *unit, size_t length)
{
	char *text = malloc(length + 1);
	size_t n = strlen(unit);

	assert_non_null(text);
	for (size_t i = 0; i < length; i++)
		text[i] = unit[i % n];
	text[length] = '\0';
	return text;
}

static void a_pattern_that_runs_away_is_given_up(void **state)
{
	static const struct {
		const char *expression, *unit;
		size_t length;
	} rows[] = {
		{"(\\w|\\s)*overlap\\d", "we chunk it with some overlap and ", 8192},
		{"(\\w|\\s)*overlap\\d", "we chunk it with some overlap and ", VIVA_ANSWER_MAX},
		{"(a+)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", 62},
		{"(.*)*x\\d", "all of it ", VIVA_ANSWER_MAX},
		{"((?:a?)*)*b\\1?c", "a", 8192},
		{"((((a*)*)*)*)*b", "a", 8192},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char *text = text_of(rows[i].unit, rows[i].length);
		size_t start, end;
		pattern_outcome o = find(rows[i].expression, text, &start, &end);
		assert_int_not_equal(o, PATTERN_FOUND);
		free(text);
	}
	char *text = text_of("we chunk it with some overlap and ", 8192);
	size_t start, end;
	assert_int_equal(find("(\\w|\\s)*overlap\\d", text, &start, &end), PATTERN_GAVE_UP);
	free(text);
}

/* A repeat of one character is a single step, however far it runs: that must be paid for too, or as many steps as are
 * allowed could each run to the end of the answer. */
static void long_runs_are_counted_as_long(void **state)
{
	static const char *const expressions[] = {"\\w*+\\d\\d", "(?:[^z]*+y)?+(z|x)", "[a-y]*+[xz]"};
	char *text = text_of("a", VIVA_ANSWER_MAX);

	(void)state;
	for (size_t i = 0; i < sizeof expressions / sizeof *expressions; i++) {
		size_t start, end;
		assert_int_equal(find(expressions[i], text, &start, &end), PATTERN_GAVE_UP);
	}
	free(text);
}

static void honest_patterns_are_done_with_the_longest_answer(void **state)
{
	static const char *const expressions[] = {
		"\\btop[- ]?\\d+\\b",
		"overlap of \\d+ ?(tokens|words)",
		"(chunk|piece)s? .{0,80}overlap\\d",
		"\\b(not|never) \\w+ed\\b",
	};
	char *text = text_of("we chunk it with some overlap and then we embed it, all of it; ", VIVA_ANSWER_MAX);

	(void)state;
	for (size_t i = 0; i < sizeof expressions / sizeof *expressions; i++) {
		size_t start, end;
		assert_int_equal(find(expressions[i], text, &start, &end), PATTERN_ABSENT);
	}
	free(text);
}

static void steps_are_counted_over_all_searches(void **state)
{
	pattern *p = compile("(a|b)+c");
	pattern_match *m = pattern_match_new();
	uint32_t steps = 100;
	size_t start, end;

	(void)state;
	assert_int_equal(pattern_find(p, m, "ababc", 5, 0, &steps, &start, &end), PATTERN_FOUND);
	assert_true(steps < 100);
	for (int i = 0; i < 100 && steps > 0; i++)
		pattern_find(p, m, "ababc", 5, 0, &steps, &start, &end);
	assert_int_equal(steps, 0);
	assert_int_equal(pattern_find(p, m, "ababc", 5, 0, &steps, &start, &end), PATTERN_GAVE_UP);
	pattern_match_free(m);
	pattern_free(p);
}

/* ---- what does not compile ---- */

static void what_is_no_pattern_is_refused_with_its_column(void **state)
{
	static const struct {
		const char *expression;
		viva_code code;
		int column;
		const char *message;
	} rows[] = {
		{"a(b", VIVA_E_INPUT, 4, "pattern does not compile: missing closing parenthesis, after 'a(b'"},
		{"\xC3\xA9\xC3\xA9[", VIVA_E_INPUT, 4,
	     "pattern does not compile: missing terminating ] for character class, after '\xC3\xA9\xC3\xA9['"},
		{"a**b*+*", VIVA_E_INPUT, 0, NULL},
		{"a\\Cb", VIVA_E_INPUT, 0, NULL},
		{"(?<n>a)(?<n>b)", VIVA_E_INPUT, 0, NULL},
		{"\\", VIVA_E_INPUT, 0, NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		viva_error err;
		if (pattern_new(rows[i].expression, &err))
			fail_msg("'%s' compiles", rows[i].expression);
		assert_int_equal(err.code, rows[i].code);
		assert_int_equal(strncmp(err.message, "pattern does not compile: ", 26), 0);
		if (rows[i].column)
			assert_int_equal(err.column, rows[i].column);
		if (rows[i].message)
			assert_string_equal(err.message, rows[i].message);
		assert_null(pattern_new(rows[i].expression, NULL));
	}
}

static void a_long_pattern_is_quoted_from_a_whole_character(void **state)
{
	(void)state;
	for (size_t before = 0; before < 4; before++) {
		char expression[400] = "";
		viva_error err;
		memset(expression, 'x', before);
		for (size_t i = 0; i < 60; i++)
			strcat(expression, "\xE2\x82\xAC");
		strcat(expression, "(");
		assert_null(pattern_new(expression, &err));
		assert_true(viva_answer_valid(err.message, strlen(err.message), NULL));
		assert_int_equal(err.column, before + 60 + 2);
	}
}

static void a_pattern_may_be_of_4096_bytes(void **state)
{
	char *longest = text_of("a", PATTERN_MAX), *longer = text_of("a", PATTERN_MAX + 1);
	viva_error err;

	(void)state;
	pattern_free(compile(longest));
	assert_null(pattern_new(longer, &err));
	assert_int_equal(err.code, VIVA_E_LIMIT);
	assert_string_equal(err.message, "the pattern is longer than 4096 bytes");
	free(longest);
	free(longer);
}

static void what_matches_nothing_is_told(void **state)
{
	static const struct {
		const char *expression;
		bool nothing;
	} rows[] = {{"a*", true},  {"a?|b", true},    {"", true},      {"^$", true},
	            {"a+", false}, {"\\bab?", false}, {"(a|)b", false}};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		pattern *p = compile(rows[i].expression);
		assert_int_equal(pattern_matches_nothing(p), rows[i].nothing);
		pattern_free(p);
	}
}

/* ---- in a rubric ---- */

static void a_pattern_that_matches_the_empty_string_is_refused(void **state)
{
	bench *b = *state;

	add_point(b, "p", regex(b, "(chunk)*"));
	assert_false(compiles(b));
	assert_int_equal(b->err.code, VIVA_E_INPUT);
	assert_string_equal(b->err.message, "the pattern '(chunk)*' matches the empty string, and so every answer");
	assert_int_equal(b->err.line, 7);
	assert_int_equal(b->err.column, 3);
}

static void a_message_about_a_long_pattern_is_valid_text(void **state)
{
	bench *b = *state;

	for (size_t before = 0; before < 3; before++) {
		char expression[300] = "";
		memset(expression, 'x', before);
		for (size_t i = 0; i < 60; i++)
			strcat(expression, "\xE2\x82\xAC");
		strcat(expression, "|");
		start_over(b);
		add_point(b, "p", regex(b, expression));
		assert_false(compiles(b));
		assert_true(viva_answer_valid(b->err.message, strlen(b->err.message), NULL));
	}
}

static void a_pattern_that_does_not_compile_is_placed_where_its_term_is(void **state)
{
	bench *b = *state;

	add_point(b, "p", regex(b, "chunk("));
	assert_false(compiles(b));
	assert_int_equal(b->err.line, 7);
	assert_int_equal(b->err.column, 3);
	assert_non_null(strstr(b->err.message, "after 'chunk('"));
}

static void patterns_match_the_normalised_answer_and_quote_the_given_one(void **state)
{
	static const char answer[] = "I\xE2\x80\x99"
								 "d take the TOP\xE2\x80\x91"
								 "10 CAFE\xCC\x81S there";
	const viva_point_result *p = match_term(*state, regex(*state, "i'd take the top-\\d+ caf\xC3\xA9"), answer);

	assert_int_equal(p->match_count, 1);
	assert_int_equal(p->matches[0].span.start, 0);
	/* Whole words: the pattern ends within the last one. */
	assert_int_equal(p->matches[0].span.end, strlen(answer) - strlen(" there"));
}

static void a_pattern_finds_every_place(void **state)
{
	const viva_point_result *p =
		match_term(*state, regex(*state, "\\d+ tokens"), "first 100 tokens, then 200 tokens, then 300 tokens");

	assert_int_equal(p->match_count, 3);
	assert_true(p->matches[0].span.start < p->matches[1].span.start);
}

static void a_pattern_of_punctuation_alone_quotes_no_words(void **state)
{
	assert_false(finds(*state, regex(*state, "\\?!"), "what do you mean?! I wonder"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_match_is_found_with_its_place),
		cmocka_unit_test(the_search_begins_where_it_is_told_to),
		cmocka_unit_test(freeing_null_does_nothing),
		cmocka_unit_test(a_pattern_that_runs_away_is_given_up),
		cmocka_unit_test(long_runs_are_counted_as_long),
		cmocka_unit_test(honest_patterns_are_done_with_the_longest_answer),
		cmocka_unit_test(steps_are_counted_over_all_searches),
		cmocka_unit_test(what_is_no_pattern_is_refused_with_its_column),
		cmocka_unit_test(a_long_pattern_is_quoted_from_a_whole_character),
		cmocka_unit_test(a_pattern_may_be_of_4096_bytes),
		cmocka_unit_test(what_matches_nothing_is_told),
		TEST(a_pattern_that_matches_the_empty_string_is_refused),
		TEST(a_message_about_a_long_pattern_is_valid_text),
		TEST(a_pattern_that_does_not_compile_is_placed_where_its_term_is),
		TEST(patterns_match_the_normalised_answer_and_quote_the_given_one),
		TEST(a_pattern_finds_every_place),
		TEST(a_pattern_of_punctuation_alone_quotes_no_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
