/* test_scorecard.c - what a mock interview amounts to. */
#include "interview/scorecard.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static viva_arena *arena;

static int open_arena(void **state)
{
	(void)state;
	arena = viva_arena_new();
	return arena ? 0 : -1;
}

static int close_arena(void **state)
{
	(void)state;
	viva_arena_free(arena);
	return 0;
}

static scorecard_question answered(const char *id, const char *topic, double score)
{
	return (scorecard_question){
		.bank = "b", .id = id, .topic = topic, .level = VIVA_MID, .minutes = 5, .scored = true, .score = score};
}

static scorecard_question unanswered(const char *id, const char *topic, scorecard_state how)
{
	return (scorecard_question){.bank = "b", .id = id, .topic = topic, .level = VIVA_MID, .state = how};
}

static scorecard make(scorecard_question *questions, size_t count)
{
	scorecard card = {.questions = questions, .count = count, .hint_cost = 5, .seconds = 60, .minutes = 10};

	assert_true(scorecard_make(&card, arena));
	return card;
}

/* One point of each tier: how much of it is made. */
static void give_points(scorecard_question *q, double must, double should, double bonus)
{
	scorecard_point *points = viva_arena_array(arena, 3, sizeof *points);

	assert_non_null(points);
	points[0] = (scorecard_point){"m", "says must", VIVA_MUST, must, 2, true};
	points[1] = (scorecard_point){"s", "says should", VIVA_SHOULD, should, 1, true};
	points[2] = (scorecard_point){"b", "says bonus", VIVA_BONUS, bonus, 1, true};
	q->points = points;
	q->point_count = 3;
}

/* ---- marks ---- */

static void overall_is_the_mean_of_all_questions(void **state)
{
	(void)state;
	scorecard_question q[] = {answered("a", "t", 80), answered("b", "t", 40), unanswered("c", "t", SCORECARD_SKIPPED),
	                          unanswered("d", "t", SCORECARD_UNREACHED)};
	scorecard card = make(q, 4);

	assert_float_equal(card.overall, 30, 1e-9);
	assert_float_equal(card.answered_mark, 60, 1e-9);
	assert_int_equal(card.answered, 2);
	assert_int_equal(card.skipped, 1);
	assert_int_equal(card.unreached, 1);
}

static void an_answer_without_a_score_counts_as_nothing(void **state)
{
	(void)state;
	scorecard_question q[] = {answered("a", "t", 80), answered("b", "t", 0)};
	q[1].scored = false;
	scorecard card = make(q, 2);

	assert_float_equal(card.overall, 40, 1e-9);
	assert_float_equal(card.answered_mark, 40, 1e-9);
	assert_int_equal(card.answered, 2);
}

static void a_hint_costs_its_question_and_no_more_than_that(void **state)
{
	(void)state;
	scorecard_question q[] = {answered("a", "t", 80), answered("b", "t", 8)};
	q[0].hints = 1;
	q[1].hints = 2;
	scorecard card = make(q, 2);

	assert_float_equal(q[0].mark, 75, 1e-9);
	assert_float_equal(q[1].mark, 0, 1e-9);
	assert_float_equal(card.overall, 37.5, 1e-9);
}

static void topics_have_the_mean_of_their_questions_in_the_order_asked(void **state)
{
	(void)state;
	scorecard_question q[] = {answered("a", "rag", 80), answered("b", "agents", 50), answered("c", "rag", 40)};
	scorecard card = make(q, 3);

	assert_int_equal(card.topic_count, 2);
	assert_string_equal(card.topics[0].topic, "rag");
	assert_int_equal(card.topics[0].questions, 2);
	assert_float_equal(card.topics[0].mark, 60, 1e-9);
	assert_string_equal(card.topics[1].topic, "agents");
	assert_float_equal(card.topics[1].mark, 50, 1e-9);
}

static void tiers_count_points_and_weigh_their_share(void **state)
{
	(void)state;
	scorecard_question q[] = {answered("a", "t", 60), answered("b", "t", 60), answered("c", "t", 0)};
	const scorecard_point points[] = {{"m1", "", VIVA_MUST, 1, 3, true},
	                                  {"m2", "", VIVA_MUST, 0.5, 1, true},
	                                  {"m3", "", VIVA_MUST, 0, 5, false},
	                                  {"s1", "", VIVA_SHOULD, 0, 1, true}};
	q[0].points = points;
	q[0].point_count = 4;
	give_points(&q[1], 0, 1, 1);
	give_points(&q[2], 0, 0, 0);
	q[2].scored = false; /* what was not scored says nothing about points */
	scorecard card = make(q, 3);

	assert_int_equal(card.tiers[VIVA_MUST].points, 3);
	assert_int_equal(card.tiers[VIVA_MUST].made, 1);
	assert_int_equal(card.tiers[VIVA_MUST].touched, 1);
	assert_float_equal(card.tiers[VIVA_MUST].share, 3.5 / 6, 1e-9);
	assert_int_equal(card.tiers[VIVA_SHOULD].points, 2);
	assert_float_equal(card.tiers[VIVA_SHOULD].share, 0.5, 1e-9);
	assert_float_equal(card.tiers[VIVA_BONUS].share, 1, 1e-9);
}

/* ---- the level ---- */

static int level_of(viva_level asked, double must, double should, double bonus)
{
	scorecard_question q = answered("a", "t", 50);

	q.level = asked;
	give_points(&q, must, should, bonus);
	return make(&q, 1).level;
}

static void an_answer_stands_at_the_level_that_its_points_show(void **state)
{
	(void)state;
	assert_int_equal(level_of(VIVA_MID, 1, 0, 0), VIVA_MID);
	assert_int_equal(level_of(VIVA_MID, 1, 1, 0), VIVA_MID);
	assert_int_equal(level_of(VIVA_MID, 1, 0, 1), VIVA_MID);
	assert_int_equal(level_of(VIVA_MID, 1, 1, 0.5), VIVA_SENIOR);
	assert_int_equal(level_of(VIVA_MID, 0.5, 1, 1), VIVA_JUNIOR);
	assert_int_equal(level_of(VIVA_MID, 0, 1, 1), SCORECARD_BELOW);
	assert_int_equal(level_of(VIVA_STAFF, 1, 1, 1), VIVA_STAFF);
	assert_int_equal(level_of(VIVA_JUNIOR, 0, 0, 0), SCORECARD_BELOW);
}

static void without_must_points_the_should_points_are_what_is_expected(void **state)
{
	(void)state;
	const scorecard_point points[] = {{"s", "", VIVA_SHOULD, 1, 1, true}};
	scorecard_question q = answered("a", "t", 100);

	q.points = points;
	q.point_count = 1;
	assert_int_equal(make(&q, 1).level, VIVA_MID);
}

/* The level of an interview of questions that show these levels. */
static int level_of_these(const int *levels, size_t count)
{
	static const double must[] = {0, 0.5, 1, 1};
	scorecard_question q[8];

	for (size_t i = 0; i < count; i++) {
		q[i] = answered("a", "t", 50);
		/* Of a mid question, from below junior to senior. */
		give_points(&q[i], must[levels[i] + 1], levels[i] == VIVA_SENIOR, levels[i] == VIVA_SENIOR);
	}
	int level = make(q, count).level;
	for (size_t i = 0; i < count; i++)
		assert_int_equal(q[i].level_shown, levels[i]);
	return level;
}

static void the_interview_stands_at_the_mean_of_what_was_asked(void **state)
{
	(void)state;
	const int spread[] = {VIVA_SENIOR, VIVA_MID, VIVA_JUNIOR}, mostly[] = {VIVA_MID, VIVA_MID, VIVA_JUNIOR},
			  between[] = {VIVA_MID, VIVA_JUNIOR}, apart[] = {VIVA_MID, SCORECARD_BELOW},
			  low[] = {VIVA_JUNIOR, SCORECARD_BELOW};

	assert_int_equal(level_of_these(spread, 3), VIVA_MID);
	assert_int_equal(level_of_these(mostly, 3), VIVA_MID);
	assert_int_equal(level_of_these(between, 2), VIVA_JUNIOR);
	assert_int_equal(level_of_these(apart, 2), VIVA_JUNIOR);
	assert_int_equal(level_of_these(low, 2), SCORECARD_BELOW);
}

static void skipping_lowers_the_level_and_what_was_not_reached_does_not(void **state)
{
	(void)state;
	scorecard_question q[] = {answered("a", "t", 50), unanswered("b", "t", SCORECARD_UNREACHED)};

	give_points(&q[0], 1, 1, 0);
	assert_int_equal(make(q, 2).level, VIVA_MID);
	q[1].state = SCORECARD_SKIPPED;
	assert_int_equal(make(q, 2).level, VIVA_JUNIOR);
}

/* ---- what was missing, and what is next ---- */

static void the_next_level_would_have_said_the_lowest_tier_that_has_gaps(void **state)
{
	(void)state;
	scorecard_question q[] = {answered("a", "t", 50), answered("b", "t", 50), answered("c", "t", 50)};
	give_points(&q[0], 1, 0, 0);
	give_points(&q[1], 0.5, 0, 0);
	give_points(&q[2], 1, 1, 1);
	scorecard card = make(q, 3);

	assert_int_equal(card.missing_count, 2);
	assert_ptr_equal(card.missing[0].question, &q[1]);
	assert_string_equal(card.missing[0].point->says, "says must");
	assert_ptr_equal(card.missing[1].question, &q[0]);
	assert_string_equal(card.missing[1].point->says, "says should");
}

static void of_what_is_missing_the_weightiest_comes_first(void **state)
{
	(void)state;
	const scorecard_point points[] = {{"light", "", VIVA_MUST, 0, 1, true},
	                                  {"unclear", "", VIVA_MUST, 0, 9, false},
	                                  {"heavy", "", VIVA_MUST, 0, 3, true},
	                                  {"light-too", "", VIVA_MUST, 0, 1, true}};
	scorecard_question q = answered("a", "t", 0);

	q.points = points;
	q.point_count = 4;
	scorecard card = make(&q, 1);
	assert_int_equal(card.missing_count, 3);
	assert_string_equal(card.missing[0].point->id, "heavy");
	assert_string_equal(card.missing[1].point->id, "light");
	assert_string_equal(card.missing[2].point->id, "light-too");
}

static void expect_advice(const scorecard *card, size_t i, scorecard_advice_kind kind, const char *about)
{
	const scorecard_advice *a = &card->advice[i];

	assert_true(i < card->advice_count);
	assert_int_equal(a->kind, kind);
	if (kind == ADVICE_TOPIC)
		assert_string_equal(a->topic, about);
	else if (about)
		assert_string_equal(a->question->id, about);
}

static void three_things_to_practise_are_the_worst_ones(void **state)
{
	(void)state;
	scorecard_question q[] = {answered("fair", "rag", 60), answered("worst", "agents", 10), answered("good", "rag", 90),
	                          answered("bad", "rag", 40)};
	give_points(&q[1], 0.5, 0, 0);
	scorecard card = make(q, 4);

	assert_int_equal(card.advice_count, SCORECARD_ADVICE);
	expect_advice(&card, 0, ADVICE_QUESTION, "worst");
	assert_string_equal(card.advice[0].point->id, "m");
	expect_advice(&card, 1, ADVICE_TOPIC, "agents");
	expect_advice(&card, 2, ADVICE_QUESTION, "bad");
}

static void a_skipped_question_is_the_first_to_practise_and_one_not_reached_is_none(void **state)
{
	(void)state;
	scorecard_question q[] = {answered("a", "t", 70), unanswered("later", "t", SCORECARD_UNREACHED),
	                          unanswered("skipped", "t", SCORECARD_SKIPPED)};
	scorecard card = make(q, 3);

	expect_advice(&card, 0, ADVICE_QUESTION, "skipped");
	assert_null(card.advice[0].point);
	expect_advice(&card, 1, ADVICE_CLOCK, NULL);
	expect_advice(&card, 2, ADVICE_QUESTION, "a");
}

static void overtime_is_something_to_practise(void **state)
{
	(void)state;
	scorecard_question q[] = {answered("a", "t", 100)};
	scorecard card = {.questions = q, .count = 1, .seconds = 601, .minutes = 10};

	assert_true(scorecard_make(&card, arena));
	expect_advice(&card, 0, ADVICE_CLOCK, NULL);
	card = (scorecard){.questions = q, .count = 1, .seconds = 601};
	assert_true(scorecard_make(&card, arena));
	assert_int_not_equal(card.advice[0].kind, ADVICE_CLOCK);
}

static void who_answers_well_is_sent_a_level_up(void **state)
{
	(void)state;
	scorecard_question q[] = {answered("a", "t", 90), answered("b", "t", 95)};
	give_points(&q[0], 1, 1, 0);
	give_points(&q[1], 1, 1, 0);
	q[1].hints = 1;
	scorecard card = make(q, 2);

	expect_advice(&card, 0, ADVICE_HINTS, "b");
	expect_advice(&card, 1, ADVICE_LEVEL, NULL);
	assert_int_equal(card.advice[1].level, VIVA_SENIOR);
	expect_advice(&card, 2, ADVICE_QUESTION, "a");
}

static void no_command_is_advised_twice(void **state)
{
	(void)state;
	scorecard_question q = answered("a", "t", 20);
	q.hints = 2;
	scorecard card = make(&q, 1);

	for (size_t i = 0; i < card.advice_count; i++)
		for (size_t j = 0; j < i; j++)
			assert_true(card.advice[i].kind != card.advice[j].kind &&
			            (!card.advice[i].question || !card.advice[j].question));
}

static void of_nothing_there_is_a_card_all_the_same(void **state)
{
	(void)state;
	scorecard card = make(NULL, 0);

	assert_float_equal(card.overall, 0, 1e-9);
	assert_int_equal(card.missing_count, 0);
	assert_int_equal(card.topic_count, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(overall_is_the_mean_of_all_questions),
		cmocka_unit_test(an_answer_without_a_score_counts_as_nothing),
		cmocka_unit_test(a_hint_costs_its_question_and_no_more_than_that),
		cmocka_unit_test(topics_have_the_mean_of_their_questions_in_the_order_asked),
		cmocka_unit_test(tiers_count_points_and_weigh_their_share),
		cmocka_unit_test(an_answer_stands_at_the_level_that_its_points_show),
		cmocka_unit_test(without_must_points_the_should_points_are_what_is_expected),
		cmocka_unit_test(the_interview_stands_at_the_mean_of_what_was_asked),
		cmocka_unit_test(skipping_lowers_the_level_and_what_was_not_reached_does_not),
		cmocka_unit_test(the_next_level_would_have_said_the_lowest_tier_that_has_gaps),
		cmocka_unit_test(of_what_is_missing_the_weightiest_comes_first),
		cmocka_unit_test(three_things_to_practise_are_the_worst_ones),
		cmocka_unit_test(a_skipped_question_is_the_first_to_practise_and_one_not_reached_is_none),
		cmocka_unit_test(overtime_is_something_to_practise),
		cmocka_unit_test(who_answers_well_is_sent_a_level_up),
		cmocka_unit_test(no_command_is_advised_twice),
		cmocka_unit_test(of_nothing_there_is_a_card_all_the_same),
	};
	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
