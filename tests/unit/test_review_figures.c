/* test_review_figures.c - times, durations and trends as people read them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <commands/figures.h>

#include <stdlib.h>
#include <time.h>

static char text[FIGURES_TEXT];

static void times_are_local_for_people_and_utc_for_programs(void **state)
{
	(void)state;
	assert_int_equal(setenv("TZ", "XXX-5:30", 1), 0); /* five and a half hours east */
	tzset();
	figures_local(text, 1700000000999);
	assert_string_equal(text, "2023-11-15 03:43");
	figures_utc(text, 1700000000999);
	assert_string_equal(text, "2023-11-14T22:13:20Z");
}

static void times_before_1970_and_beyond_the_calendar_are_no_trouble(void **state)
{
	(void)state;
	figures_utc(text, -1);
	assert_string_equal(text, "1969-12-31T23:59:59Z");
	figures_utc(text, -1000);
	assert_string_equal(text, "1969-12-31T23:59:59Z");
	figures_utc(text, INT64_MAX);
	figures_local(text, INT64_MIN);
}

static void durations_are_as_exact_as_matters(void **state)
{
	static const struct {
		int64_t seconds;
		const char *want;
	} cases[] = {{0, "0 s"},           {59, "59 s"},         {60, "1 min"},           {3599, "59 min"},
	             {3600, "1 h 00 min"}, {7500, "2 h 05 min"}, {359999, "99 h 59 min"}, {360000, "100 h"}};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		figures_duration(text, cases[i].seconds);
		assert_string_equal(text, cases[i].want);
	}
}

static void a_trend_has_a_sign_and_a_word(void **state)
{
	static const struct {
		size_t answers;
		double trend;
		const char *want;
		out_style style;
	} cases[] = {{4, 12.4, "+12 up", OUT_GOOD},     {4, -7.6, "-8 down", OUT_BAD},    {9, 2.4, "+2 steady", OUT_PLAIN},
	             {9, -2.4, "-2 steady", OUT_PLAIN}, {9, -0.4, "0 steady", OUT_PLAIN}, {9, 2.5, "+3 up", OUT_GOOD},
	             {3, 50, "not yet", OUT_DIM}};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_int_equal(figures_trend(text, cases[i].answers, cases[i].trend), cases[i].style);
		assert_string_equal(text, cases[i].want);
	}
}

static void one_is_one_and_the_rest_are_several(void **state)
{
	(void)state;
	figures_count(text, 0, "hint");
	assert_string_equal(text, "0 hints");
	figures_count(text, 1, "hint");
	assert_string_equal(text, "1 hint");
	figures_count(text, 2, "hint");
	assert_string_equal(text, "2 hints");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(times_are_local_for_people_and_utc_for_programs),
		cmocka_unit_test(times_before_1970_and_beyond_the_calendar_are_no_trouble),
		cmocka_unit_test(durations_are_as_exact_as_matters),
		cmocka_unit_test(a_trend_has_a_sign_and_a_word),
		cmocka_unit_test(one_is_one_and_the_rest_are_several),
	};

	return cmocka_run_group_tests_name("figures", tests, NULL, NULL);
}
