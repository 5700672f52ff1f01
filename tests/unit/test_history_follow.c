/* test_history_follow.c - follow-ups: where they stand, and that they count. */
#include "history_fixture.h"

static void follow_ups_come_after_the_answer_they_follow(void **state)
{
	fixture *f = *state;
	int64_t session = begin(f, 1);
	history_answer follow = an_answer(session, "first", 3, 0);
	history_session head;
	size_t count;

	int64_t first = add(f, an_answer(session, "first", 1, 80));
	int64_t second = add(f, an_answer(session, "second", 2, 60));
	follow.parent = first;
	follow.follows_point = "overlap";
	int64_t below_first = add(f, follow);
	follow.parent = below_first;
	int64_t below_that = add(f, follow);
	follow.parent = first;
	int64_t below_first_too = add(f, follow);

	const history_answer *got = read_session(f, session, &head, &count);
	const int64_t order[] = {first, below_first, below_that, below_first_too, second};
	assert_int_equal(count, 5);
	for (size_t i = 0; i < count; i++)
		assert_int_equal(got[i].id, order[i]);
	assert_string_equal(got[1].follows_point, "overlap");
	assert_int_equal(got[2].parent, below_first);
	assert_int_equal(head.answers, 2);
	assert_int_equal(head.seconds, 300);
	assert_string_equal(head.questions, "first,second");
}

static void the_newest_follow_up_decides_what_an_answer_is_worth(void **state)
{
	fixture *f = *state;
	int64_t session = begin(f, 1);
	history_answer follow = an_answer(session, "first", 3, 70);
	history_session *list, head;
	size_t count;

	int64_t first = add(f, an_answer(session, "first", 1, 40));
	add(f, an_answer(session, "second", 2, 20));
	follow.parent = first;
	int64_t below_first = add(f, follow);
	add(f, an_answer(session, "third", 4, 60));
	follow.parent = below_first;
	follow.score = 85;
	add(f, follow);
	follow.parent = first; /* added last, and so the newest, though not the deepest */
	follow.score = 100;
	add(f, follow);

	const history_answer *got = read_session(f, session, &head, &count);
	assert_int_equal(count, 6);
	const double as_given[] = {40, 70, 85, 100, 20, 60};
	for (size_t i = 0; i < count; i++)
		assert_true(got[i].score == as_given[i]);
	assert_true(history_sessions(f->h, 0, f->arena, &list, &count, &f->err));
	assert_true(head.score == 60); /* of 100, 20 and 60 */
	assert_true(list[0].score == 60);
	assert_int_equal(list[0].answers, 3);
	assert_int_equal(list[0].seconds, 360);
}

static void a_follow_up_without_a_score_takes_the_score_away(void **state)
{
	fixture *f = *state;
	int64_t session = begin(f, 1);
	history_answer follow = an_answer(session, "q", 2, 0);
	history_session *list;
	size_t count;

	follow.parent = add(f, an_answer(session, "q", 1, 80));
	follow.scored = false;
	add(f, follow);
	assert_true(history_sessions(f->h, 0, f->arena, &list, &count, &f->err));
	assert_false(list[0].scored);
	assert_int_equal(list[0].answers, 1);
}

static void the_last_answer_has_the_result_of_its_newest_follow_up(void **state)
{
	fixture *f = *state;
	const history_point before = {"overlap", 0, 1, "must"}, after = {"overlap", 1, 1, "must"};
	history_answer first = an_answer(begin(f, 1), "q", 1, 40), follow = first, got;
	bool found;

	first.points = &before;
	first.point_count = 1;
	first.hints = 2;
	follow.parent = add(f, first);
	follow.text = "and this too";
	follow.seconds = 7;
	follow.score = 90;
	follow.verdict = "strong";
	follow.revision = "r2";
	follow.result = "{\"score\": 90}";
	follow.points = &after;
	follow.point_count = 1;
	add(f, follow);
	assert_true(history_last_answer(f->h, "viva/q", f->arena, &got, &found, &f->err));
	assert_true(found);
	assert_int_equal(got.id, follow.parent);
	assert_int_equal(got.parent, 0);
	assert_string_equal(got.text, "an answer");
	assert_int_equal(got.seconds, 60);
	assert_int_equal(got.hints, 2);
	assert_true(got.score == 90);
	assert_string_equal(got.verdict, "strong");
	assert_string_equal(got.revision, "r2");
	assert_string_equal(got.result, follow.result);
	assert_int_equal(got.point_count, 1);
	assert_true(got.points[0].credit == 1);
}

static void a_follow_up_needs_its_parent_in_the_same_session(void **state)
{
	fixture *f = *state;
	int64_t here = begin(f, 1), there = begin(f, 2);
	history_answer follow = an_answer(there, "q", 3, 50);
	size_t count;

	follow.parent = add(f, an_answer(here, "q", 1, 50));
	assert_false(history_add_answer(f->h, &follow, &f->err));
	assert_int_equal(f->err.code, VIVA_E_NOT_FOUND);
	assert_int_equal(follow.id, 0);
	/* Nothing of the failed answer stays behind, and the session is still there to be answered in. */
	assert_true(history_sessions(f->h, 0, f->arena, &(history_session *){0}, &count, &f->err));
	assert_int_equal(count, 1);
	add(f, an_answer(there, "q", 4, 50));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(follow_ups_come_after_the_answer_they_follow, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_newest_follow_up_decides_what_an_answer_is_worth, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_follow_up_without_a_score_takes_the_score_away, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_last_answer_has_the_result_of_its_newest_follow_up, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_follow_up_needs_its_parent_in_the_same_session, set_up, tear_down),
	};

	return cmocka_run_group_tests_name("history follow-ups", tests, NULL, NULL);
}
