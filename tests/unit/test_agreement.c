/* test_agreement.c - kappa, F1 and correlation against values worked out elsewhere. */
#include "commands/agreement.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const double marks[] = {0, 0.5, 1};

static agreement sample(void)
{
	static const size_t table[3][3] = {{40, 3, 2}, {5, 9, 4}, {1, 6, 30}};
	agreement a = {0};

	for (size_t i = 0; i < 3; i++)
		for (size_t j = 0; j < 3; j++)
			for (size_t n = 0; n < table[i][j]; n++)
				agreement_add(&a, marks[i], marks[j]);
	return a;
}

static void figures_are_those_of_the_formulas(void **state)
{
	(void)state;
	agreement a = sample();
	assert_int_equal(a.count, 100);
	assert_float_equal(agreement_weighted_kappa(&a), 0.8152709, 1e-6);
	assert_float_equal(agreement_kappa(&a), 0.7782258, 1e-6);
	assert_float_equal(agreement_f1(&a), 0.8990825, 1e-6);
	assert_int_equal(agreement_right(&a), 79);
	assert_int_equal(agreement_missed(&a), 6);
	assert_int_equal(agreement_wrong(&a), 5);
}

static void two_halves_make_the_whole(void **state)
{
	(void)state;
	agreement a = sample(), b = sample(), c = {0};
	agreement_merge(&c, &a);
	agreement_merge(&c, &b);
	assert_int_equal(c.count, 200);
	assert_float_equal(agreement_weighted_kappa(&c), agreement_weighted_kappa(&a), 1e-9);
}

static void marks_between_go_to_the_nearest(void **state)
{
	(void)state;
	agreement a = {0};
	agreement_add(&a, 0.24, 0.25);
	agreement_add(&a, 0.74, 0.75);
	assert_int_equal(a.table[0][1], 1);
	assert_int_equal(a.table[1][2], 1);
}

static void nothing_to_disagree_about_is_full_agreement(void **state)
{
	(void)state;
	agreement a = {0};
	assert_float_equal(agreement_weighted_kappa(&a), 1, 1e-9);
	agreement_add(&a, 0, 0);
	assert_float_equal(agreement_weighted_kappa(&a), 1, 1e-9);
	assert_float_equal(agreement_f1(&a), 1, 1e-9);
}

static void marks_that_contradict_are_below_chance(void **state)
{
	(void)state;
	agreement a = {0};
	agreement_add(&a, 0, 1);
	agreement_add(&a, 1, 0);
	assert_float_equal(agreement_weighted_kappa(&a), -1, 1e-9);
	assert_float_equal(agreement_f1(&a), 0, 1e-9);
}

static void correlation_is_pearsons(void **state)
{
	static const double x[] = {1, 2, 3, 4, 7}, y[] = {2, 1, 4, 3, 9};
	correlation c = {0}, d = {0}, flat = {0};

	(void)state;
	for (size_t i = 0; i < 5; i++) {
		correlation_add(i < 2 ? &c : &d, x[i], y[i]);
		correlation_add(&flat, x[i], 5);
	}
	correlation_merge(&c, &d);
	assert_float_equal(correlation_value(&c), 0.9204922, 1e-6);
	assert_float_equal(correlation_value(&flat), 0, 1e-9);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(figures_are_those_of_the_formulas),
		cmocka_unit_test(two_halves_make_the_whole),
		cmocka_unit_test(marks_between_go_to_the_nearest),
		cmocka_unit_test(nothing_to_disagree_about_is_full_agreement),
		cmocka_unit_test(marks_that_contradict_are_below_chance),
		cmocka_unit_test(correlation_is_pearsons),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
