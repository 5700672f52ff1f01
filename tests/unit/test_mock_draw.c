/* test_mock_draw.c - which questions make up a mock interview. */
#include "interview/mock_draw.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const int64_t now = 1800000000000, day = 24 * (int64_t)3600 * 1000;

static mock_candidate fresh(const char *name, const char *topic)
{
	return (mock_candidate){.name = name, .topic = topic};
}

static mock_candidate answered(const char *name, const char *topic, double score, int64_t ago)
{
	return (mock_candidate){name, topic, {.practised = true, .last_score = score, .last_ms = now - ago}};
}

/* The names drawn, separated by blanks. */
static const char *drawn(const mock_candidate *list, size_t count, size_t wanted, uint64_t seed)
{
	static char text[256];
	size_t picks[32], have = mock_draw(list, count, wanted, seed, now, picks);

	text[0] = '\0';
	for (size_t i = 0; i < have; i++) {
		if (i)
			strcat(text, " ");
		strcat(text, list[picks[i]].name);
	}
	return text;
}

static void what_is_due_comes_first_then_new_then_weak_then_the_rest(void **state)
{
	(void)state;
	const mock_candidate list[] = {answered("strong-late", "t", 90, day), answered("weak", "t", 50, day / 2),
	                               fresh("new", "t"), answered("due", "t", 50, 2 * day),
	                               answered("strong-early", "t", 90, 3 * day)};
	for (uint64_t seed = 0; seed < 20; seed++)
		assert_string_equal(drawn(list, 5, 5, seed), "due new weak strong-early strong-late");
}

static void topics_take_turns(void **state)
{
	(void)state;
	const mock_candidate list[] = {fresh("a1", "a"), fresh("a2", "a"), fresh("a3", "a"), fresh("a4", "a"),
	                               fresh("b1", "b"), fresh("b2", "b"), fresh("c1", "c")};
	for (uint64_t seed = 0; seed < 50; seed++) {
		size_t picks[6];
		int of[3] = {0};
		assert_int_equal(mock_draw(list, 7, 6, seed, now, picks), 6);
		for (size_t i = 0; i < 6; i++) {
			of[list[picks[i]].topic[0] - 'a']++;
			if (i == 2)
				assert_true(of[0] == 1 && of[1] == 1 && of[2] == 1);
		}
		/* c has one alone; the other two share what is left. */
		assert_int_equal(of[2], 1);
		assert_int_equal(of[1], 2);
		assert_int_equal(of[0], 3);
	}
}

static void a_topic_that_is_due_is_not_passed_over_for_one_that_is_not(void **state)
{
	(void)state;
	const mock_candidate list[] = {answered("fine", "a", 90, day), answered("poor", "b", 20, day)};
	for (uint64_t seed = 0; seed < 20; seed++)
		assert_string_equal(drawn(list, 2, 1, seed), "poor");
}

static void none_is_drawn_twice_and_none_that_is_excluded(void **state)
{
	(void)state;
	mock_candidate list[] = {fresh("a", "t"), fresh("b", "t"), fresh("c", "t")};
	list[1].card.excluded = true;
	for (uint64_t seed = 0; seed < 20; seed++) {
		const char *names = drawn(list, 3, 10, seed);
		assert_true(strcmp(names, "a c") == 0 || strcmp(names, "c a") == 0);
	}
	assert_string_equal(drawn(list, 0, 3, 1), "");
	assert_string_equal(drawn(list, 3, 0, 1), "");
}

static void a_seed_draws_the_same_again(void **state)
{
	(void)state;
	const mock_candidate list[] = {fresh("a", "t"), fresh("b", "t"), fresh("c", "t"), fresh("d", "u"), fresh("e", "u")};
	char first[256];
	size_t others = 0;

	for (uint64_t seed = 0; seed < 20; seed++) {
		strcpy(first, drawn(list, 5, 4, seed));
		assert_string_equal(drawn(list, 5, 4, seed), first);
		others += strcmp(first, drawn(list, 5, 4, seed + 100)) != 0;
	}
	assert_true(others > 10);
}

static void a_bank_in_another_order_gives_the_same_draw(void **state)
{
	(void)state;
	const mock_candidate one[] = {fresh("a", "t"), fresh("b", "t"), fresh("c", "u")};
	const mock_candidate other[] = {fresh("c", "u"), fresh("b", "t"), fresh("a", "t")};
	char first[256];

	for (uint64_t seed = 0; seed < 20; seed++) {
		strcpy(first, drawn(one, 3, 3, seed));
		assert_string_equal(drawn(other, 3, 3, seed), first);
	}
}

static void every_question_has_its_chance(void **state)
{
	(void)state;
	const mock_candidate list[] = {fresh("a", "t"), fresh("b", "t"), fresh("c", "t"), fresh("d", "t")};
	int times[4] = {0};

	for (uint64_t seed = 0; seed < 400; seed++)
		times[drawn(list, 4, 1, seed)[0] - 'a']++;
	for (int i = 0; i < 4; i++)
		assert_in_range(times[i], 60, 140);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_due_comes_first_then_new_then_weak_then_the_rest),
		cmocka_unit_test(topics_take_turns),
		cmocka_unit_test(a_topic_that_is_due_is_not_passed_over_for_one_that_is_not),
		cmocka_unit_test(none_is_drawn_twice_and_none_that_is_excluded),
		cmocka_unit_test(a_seed_draws_the_same_again),
		cmocka_unit_test(a_bank_in_another_order_gives_the_same_draw),
		cmocka_unit_test(every_question_has_its_chance),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
