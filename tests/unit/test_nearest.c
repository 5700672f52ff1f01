/* test_nearest.c - which known word somebody meant. */
#include <viva/bank.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *const words[] = {"ask", "mock", "stats", "review", "questions", "rag-document-qa", "evaluation"};

static const char *nearest(const char *word)
{
	return viva_nearest(word, words, sizeof words / sizeof *words);
}

static void one_slip_of_each_kind_is_forgiven(void **state)
{
	(void)state;
	assert_string_equal(nearest("revew"), "review");
	assert_string_equal(nearest("reviiew"), "review");
	assert_string_equal(nearest("reviev"), "review");
	assert_string_equal(nearest("reveiw"), "review");
	assert_string_equal(nearest("review"), "review");
}

static void two_slips_are_forgiven_in_longer_words_only(void **state)
{
	(void)state;
	assert_string_equal(nearest("rag-documnet-aq"), "rag-document-qa");
	assert_string_equal(nearest("qestion"), "questions");
	assert_null(nearest("qestio"));
	assert_string_equal(nearest("mokc"), "mock");
	assert_null(nearest("mo"));
	assert_null(nearest("makk"));
}

static void a_word_unlike_all_others_has_none(void **state)
{
	(void)state;
	assert_null(nearest("banana"));
	assert_null(nearest(""));
	assert_null(viva_nearest("ask", NULL, 0));
}

static void the_nearest_wins_and_the_first_of_equals(void **state)
{
	static const char *const alike[] = {"point-3", "points", "point", "pint"};

	(void)state;
	assert_string_equal(viva_nearest("poinT", alike, 4), "point");
	assert_string_equal(viva_nearest("pointx", alike, 4), "points");
	assert_string_equal(viva_nearest("point-", alike, 4), "point-3");
}

static void words_of_any_length_are_safe(void **state)
{
	char longer[2000];
	const char *const list[] = {longer, "ask"};

	(void)state;
	memset(longer, 'a', sizeof longer - 1);
	longer[sizeof longer - 1] = '\0';
	assert_null(viva_nearest(longer, list, 2));
	assert_string_equal(viva_nearest("aks", list, 2), "ask");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_slip_of_each_kind_is_forgiven),
		cmocka_unit_test(two_slips_are_forgiven_in_longer_words_only),
		cmocka_unit_test(a_word_unlike_all_others_has_none),
		cmocka_unit_test(the_nearest_wins_and_the_first_of_equals),
		cmocka_unit_test(words_of_any_length_are_safe),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
