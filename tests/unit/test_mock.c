/* test_mock.c - the course of a mock interview: questions, follow-ups, what is put off and skipped, and the clock. */
#include "interview/mock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

enum { MINUTE = 60 * 1000, ITEMS = 3 };

static mock_item items[ITEMS];

static mock begin(int minutes, mock_zero at_zero)
{
	memset(items, 0, sizeof items);
	return (mock){.rules = {minutes, at_zero, true}, .items = items, .count = ITEMS, .current = ITEMS};
}

/* The place of the question that stands next, -1 for none. */
static int next(mock *m)
{
	mock_item *item = NULL;

	if (!mock_next(m, &item))
		return -1;
	assert_ptr_equal(item, &m->items[m->current]);
	return (int)m->current;
}

static void spend(mock *m, int64_t ms)
{
	static int64_t now = 5000;

	mock_clock_on(m, now);
	now += ms;
	mock_clock_off(m, now);
	now += 1000000; /* what passes while it is off */
}

/* ---- questions ---- */

static void questions_come_in_order_and_then_it_is_done(void **state)
{
	(void)state;
	mock m = begin(0, MOCK_FINISH);

	for (int i = 0; i < ITEMS; i++) {
		assert_int_equal(next(&m), i);
		assert_int_equal(mock_settled(&m), i);
		mock_answer(&m, false);
	}
	assert_int_equal(next(&m), -1);
	assert_int_equal(m.ending, MOCK_DONE);
}

static void a_question_stands_until_something_becomes_of_it(void **state)
{
	(void)state;
	mock m = begin(0, MOCK_FINISH);

	assert_int_equal(next(&m), 0);
	assert_int_equal(next(&m), 0);
	mock_skip(&m);
	assert_int_equal(items[0].state, MOCK_SKIPPED);
	assert_int_equal(next(&m), 1);
}

static void what_is_put_off_comes_back_behind_the_others_in_that_order(void **state)
{
	(void)state;
	mock m = begin(0, MOCK_FINISH);

	assert_int_equal(next(&m), 0);
	assert_true(mock_put_off(&m));
	assert_int_equal(next(&m), 1);
	assert_true(mock_put_off(&m));
	assert_int_equal(next(&m), 2);
	mock_answer(&m, false);
	assert_int_equal(next(&m), 0);
	assert_true(mock_put_off(&m));
	assert_int_equal(next(&m), 1);
	mock_answer(&m, false);
	assert_int_equal(next(&m), 0);
	assert_false(mock_put_off(&m)); /* there is no other */
	assert_int_equal(next(&m), 0);
	mock_answer(&m, false);
	assert_int_equal(next(&m), -1);
	assert_int_equal(m.ending, MOCK_DONE);
}

static void what_was_skipped_does_not_come_back(void **state)
{
	(void)state;
	mock m = begin(0, MOCK_FINISH);

	for (int i = 0; i < ITEMS; i++) {
		assert_int_equal(next(&m), i);
		mock_skip(&m);
	}
	assert_int_equal(next(&m), -1);
	assert_int_equal(mock_settled(&m), 3);
}

static void a_follow_up_stands_where_there_is_something_to_probe(void **state)
{
	(void)state;
	mock m = begin(0, MOCK_FINISH);

	next(&m);
	assert_true(mock_answer(&m, true));
	assert_true(mock_follows(&m));
	assert_int_equal(next(&m), 0);
	assert_int_equal(mock_settled(&m), 0);
	assert_false(mock_put_off(&m));
	assert_true(mock_answer(&m, true));
	assert_false(mock_answer(&m, true)); /* twice is enough */
	assert_int_equal(items[0].state, MOCK_ANSWERED);
	assert_int_equal(items[0].follow_ups, MOCK_FOLLOW_UPS);
	assert_int_equal(next(&m), 1);
}

static void a_follow_up_that_is_left_leaves_the_answer(void **state)
{
	(void)state;
	mock m = begin(0, MOCK_FINISH);

	next(&m);
	mock_answer(&m, true);
	mock_skip(&m);
	assert_int_equal(items[0].state, MOCK_ANSWERED);
	next(&m);
	mock_answer(&m, true);
	mock_lose(&m);
	assert_int_equal(items[1].state, MOCK_ANSWERED);
	next(&m);
	mock_lose(&m);
	assert_int_equal(items[2].state, MOCK_GONE);
}

static void without_follow_ups_there_are_none(void **state)
{
	(void)state;
	mock m = begin(0, MOCK_FINISH);

	m.rules.follow_ups = false;
	next(&m);
	assert_false(mock_answer(&m, true));
	assert_int_equal(items[0].state, MOCK_ANSWERED);
}

static void an_interview_that_was_ended_is_over(void **state)
{
	(void)state;
	mock m = begin(0, MOCK_FINISH);

	next(&m);
	mock_end(&m, MOCK_ENDED);
	assert_int_equal(next(&m), -1);
	assert_int_equal(m.ending, MOCK_ENDED);
	assert_int_equal(items[0].state, MOCK_WAITING);
}

/* ---- the clock ---- */

static void time_passes_only_while_the_clock_is_on(void **state)
{
	(void)state;
	mock m = begin(10, MOCK_FINISH);

	next(&m);
	spend(&m, 2000);
	mock_clock_to(&m, 1 << 30);
	assert_int_equal(m.elapsed_ms, 2000);
	mock_clock_on(&m, 100);
	mock_clock_to(&m, 150);
	mock_clock_to(&m, 120); /* a clock does not go back */
	mock_clock_to(&m, 400);
	assert_int_equal(m.elapsed_ms, 2300);
	assert_int_equal(mock_left_ms(&m), 10 * MINUTE - 2300);
}

static void time_is_counted_to_the_question_that_stands(void **state)
{
	(void)state;
	mock m = begin(10, MOCK_FINISH);

	next(&m);
	spend(&m, 3000);
	mock_put_off(&m);
	next(&m);
	spend(&m, 4000);
	mock_answer(&m, false);
	next(&m);
	mock_answer(&m, false);
	assert_int_equal(next(&m), 0);
	spend(&m, 5000);
	assert_int_equal(items[0].spent_ms, 8000);
	assert_int_equal(items[1].spent_ms, 4000);
	assert_int_equal(items[2].spent_ms, 0);
	assert_int_equal(m.elapsed_ms, 12000);
}

static void at_zero_no_question_is_begun(void **state)
{
	(void)state;
	static const mock_zero zeros[] = {MOCK_STOP, MOCK_FINISH};

	for (int i = 0; i < 2; i++) {
		mock m = begin(1, zeros[i]);
		next(&m);
		spend(&m, MINUTE);
		assert_true(mock_is_up(&m));
		assert_int_equal(next(&m), 0);       /* the one that stands is concluded */
		assert_false(mock_answer(&m, true)); /* without a follow-up */
		assert_int_equal(next(&m), -1);
		assert_int_equal(m.ending, MOCK_OUT_OF_TIME);
		assert_int_equal(items[1].state, MOCK_WAITING);
	}
}

static void at_zero_it_goes_on_where_that_is_only_told(void **state)
{
	(void)state;
	mock m = begin(1, MOCK_TELL);

	next(&m);
	spend(&m, 3 * MINUTE);
	assert_true(mock_answer(&m, true));
	mock_answer(&m, false);
	assert_int_equal(next(&m), 1);
	assert_int_equal(mock_left_ms(&m), -2 * MINUTE);
}

static void the_last_answer_in_the_last_moment_ends_it_as_done(void **state)
{
	(void)state;
	mock m = begin(1, MOCK_STOP);

	for (int i = 0; i < ITEMS; i++) {
		next(&m);
		spend(&m, MINUTE / ITEMS);
		mock_answer(&m, false);
	}
	assert_true(mock_is_up(&m));
	assert_int_equal(next(&m), -1);
	assert_int_equal(m.ending, MOCK_DONE);
}

static void without_a_limit_the_time_is_never_up(void **state)
{
	(void)state;
	mock m = begin(0, MOCK_STOP);

	next(&m);
	spend(&m, 1000 * (int64_t)MINUTE);
	assert_false(mock_is_up(&m));
	assert_int_equal(mock_take_notice(&m), MOCK_SILENT);
}

static void expect_notices(int minutes, const int64_t *at_ms, const mock_notice *expected, size_t count)
{
	mock m = begin(minutes, MOCK_TELL);

	next(&m);
	assert_int_equal(mock_take_notice(&m), MOCK_SILENT);
	for (size_t i = 0; i < count; i++) {
		spend(&m, at_ms[i] - 1 - m.elapsed_ms);
		assert_int_equal(mock_take_notice(&m), MOCK_SILENT);
		spend(&m, 1);
		assert_int_equal(mock_take_notice(&m), expected[i]);
		assert_int_equal(mock_take_notice(&m), MOCK_SILENT);
	}
}

static void the_half_five_minutes_the_last_and_zero_are_told_once_each(void **state)
{
	(void)state;
	static const int64_t long_ms[] = {15 * MINUTE, 25 * MINUTE, 29 * MINUTE, 30 * MINUTE};
	static const mock_notice all[] = {MOCK_HALF, MOCK_FIVE_MINUTES, MOCK_ONE_MINUTE, MOCK_ZERO};
	static const int64_t short_ms[] = {4 * MINUTE, 7 * MINUTE, 8 * MINUTE};
	static const mock_notice no_five[] = {MOCK_HALF, MOCK_ONE_MINUTE, MOCK_ZERO};
	static const int64_t tiny_ms[] = {MINUTE, 2 * MINUTE};
	static const mock_notice half_alone[] = {MOCK_HALF, MOCK_ZERO};

	expect_notices(30, long_ms, all, 4);
	expect_notices(8, short_ms, no_five, 3);
	expect_notices(2, tiny_ms, half_alone, 2);
}

static void of_several_things_to_tell_the_last_is_told(void **state)
{
	(void)state;
	mock m = begin(30, MOCK_TELL);

	next(&m);
	spend(&m, 29 * MINUTE + 1);
	assert_int_equal(mock_take_notice(&m), MOCK_ONE_MINUTE);
	assert_int_equal(mock_take_notice(&m), MOCK_SILENT);
}

static void names_are_read_as_they_are_written(void **state)
{
	(void)state;
	mock_zero zero;
	mock_state item;
	mock_ending ending;

	for (int i = MOCK_STOP; i <= MOCK_TELL; i++)
		assert_true(mock_zero_named(mock_zero_name((mock_zero)i), &zero) && (int)zero == i);
	for (int i = MOCK_WAITING; i <= MOCK_GONE; i++)
		assert_true(mock_state_named(mock_state_name((mock_state)i), &item) && (int)item == i);
	for (int i = MOCK_GOES_ON; i <= MOCK_GIVEN_UP; i++)
		assert_true(mock_ending_named(mock_ending_name((mock_ending)i), &ending) && (int)ending == i);
	assert_string_equal(mock_ending_name(MOCK_GOES_ON), "");
	assert_false(mock_zero_named("never", &zero));
	assert_false(mock_state_named("", &item));
	assert_false(mock_ending_named("over", &ending));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(questions_come_in_order_and_then_it_is_done),
		cmocka_unit_test(a_question_stands_until_something_becomes_of_it),
		cmocka_unit_test(what_is_put_off_comes_back_behind_the_others_in_that_order),
		cmocka_unit_test(what_was_skipped_does_not_come_back),
		cmocka_unit_test(a_follow_up_stands_where_there_is_something_to_probe),
		cmocka_unit_test(a_follow_up_that_is_left_leaves_the_answer),
		cmocka_unit_test(without_follow_ups_there_are_none),
		cmocka_unit_test(an_interview_that_was_ended_is_over),
		cmocka_unit_test(time_passes_only_while_the_clock_is_on),
		cmocka_unit_test(time_is_counted_to_the_question_that_stands),
		cmocka_unit_test(at_zero_no_question_is_begun),
		cmocka_unit_test(at_zero_it_goes_on_where_that_is_only_told),
		cmocka_unit_test(the_last_answer_in_the_last_moment_ends_it_as_done),
		cmocka_unit_test(without_a_limit_the_time_is_never_up),
		cmocka_unit_test(the_half_five_minutes_the_last_and_zero_are_told_once_each),
		cmocka_unit_test(of_several_things_to_tell_the_last_is_told),
		cmocka_unit_test(names_are_read_as_they_are_written),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
