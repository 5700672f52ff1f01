/* test_draw.c - which question comes next. */
#include "interview/draw.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const int64_t now = 1800000000000, hour = 3600 * 1000, day = 24 * (int64_t)3600 * 1000;

static draw_card answered(double score, int64_t ago)
{
	return (draw_card){.practised = true, .last_score = score, .last_ms = now - ago};
}

static void a_question_comes_back_sooner_the_worse_it_went(void **state)
{
	(void)state;
	assert_true(draw_is_due(&(draw_card){.practised = true, .last_score = 20, .last_ms = now}, now));
	draw_card weak = answered(50, 23 * hour), weak_later = answered(50, day);
	assert_false(draw_is_due(&weak, now));
	assert_true(draw_is_due(&weak_later, now));
	draw_card good = answered(70, 2 * day), good_later = answered(70, 3 * day);
	assert_false(draw_is_due(&good, now));
	assert_true(draw_is_due(&good_later, now));
	draw_card strong = answered(80, 6 * day), strong_later = answered(80, 7 * day);
	assert_false(draw_is_due(&strong, now));
	assert_true(draw_is_due(&strong_later, now));
}

static void a_question_never_asked_is_not_due(void **state)
{
	(void)state;
	assert_false(draw_is_due(&(draw_card){0}, now));
}

static void the_weakest_of_those_due_comes_first(void **state)
{
	(void)state;
	draw_card cards[] = {{0}, answered(55, 2 * day), answered(40, 2 * day), answered(90, hour)};
	assert_int_equal(draw_next(cards, 4, now), 2);
}

static void then_the_first_never_asked(void **state)
{
	(void)state;
	draw_card cards[] = {answered(90, hour), {0}, {0}};
	assert_int_equal(draw_next(cards, 3, now), 1);
}

static void then_the_one_asked_longest_ago(void **state)
{
	(void)state;
	draw_card cards[] = {answered(90, hour), answered(90, 3 * hour), answered(90, 2 * hour)};
	assert_int_equal(draw_next(cards, 3, now), 1);
}

static void what_is_excluded_is_never_drawn(void **state)
{
	(void)state;
	draw_card cards[] = {answered(10, day), {0}};
	cards[0].excluded = true;
	assert_int_equal(draw_next(cards, 2, now), 1);
	cards[1].excluded = true;
	assert_true(draw_next(cards, 2, now) == SIZE_MAX);
	assert_true(draw_next(NULL, 0, now) == SIZE_MAX);
}

static void of_two_alike_the_older_comes_first(void **state)
{
	(void)state;
	draw_card cards[] = {answered(40, 2 * day), answered(40, 5 * day)};
	assert_int_equal(draw_next(cards, 2, now), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_question_comes_back_sooner_the_worse_it_went),
		cmocka_unit_test(a_question_never_asked_is_not_due),
		cmocka_unit_test(the_weakest_of_those_due_comes_first),
		cmocka_unit_test(then_the_first_never_asked),
		cmocka_unit_test(then_the_one_asked_longest_ago),
		cmocka_unit_test(what_is_excluded_is_never_drawn),
		cmocka_unit_test(of_two_alike_the_older_comes_first),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
