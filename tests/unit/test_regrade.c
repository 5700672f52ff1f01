/* test_regrade.c - grades under later rubrics: kept beside the one shown then, counted only where that is chosen. */
#include "history_fixture.h"

#include <commands/changes.h>
#include <history/attempts.h>
#include <history/grades.h>

static int64_t regrade(fixture *f, int64_t answer, const char *revision, double score, bool want_added)
{
	history_answer marks = an_answer(0, "q", 1, score);
	int64_t grade;
	bool added;

	marks.id = answer;
	marks.revision = revision;
	marks.verdict = "later";
	if (!history_add_grade(f->h, &marks, &grade, &added, &f->err))
		fail_msg("%s", f->err.message);
	assert_int_equal(added, want_added);
	return grade;
}

static double score(fixture *f, int64_t answer)
{
	history_attempt a;

	assert_true(history_attempt_of(f->h, answer, f->arena, &a, &f->err));
	return a.score;
}

static void what_was_shown_then_stays_and_counts(void **state)
{
	fixture *f = *state;
	int64_t session = begin(f, 1), answer = add(f, an_answer(session, "q", 1, 40));
	history_grade *list;
	history_session head;
	size_t count;

	regrade(f, answer, "r2", 70, true);
	assert_true(score(f, answer) == 40);
	assert_true(read_session(f, session, &head, &count)->score == 40);
	assert_true(history_grades(f->h, session, f->arena, &list, &count, &f->err));
	assert_int_equal(count, 2);
	assert_true(list[0].shown && list[0].counts && list[0].marks.score == 40);
	assert_true(!list[1].shown && !list[1].counts && list[1].marks.score == 70);
	assert_string_equal(list[1].marks.revision, "r2");
	assert_int_equal(list[1].answer, answer);
}

static void the_same_revision_twice_adds_nothing(void **state)
{
	fixture *f = *state;
	int64_t session = begin(f, 1), answer = add(f, an_answer(session, "q", 1, 40));
	history_grade *list;
	size_t count;
	int64_t grade = regrade(f, answer, "r2", 70, true);

	assert_int_equal(regrade(f, answer, "r2", 70, false), grade);
	(void)regrade(f, answer, "r1", 40, false);
	assert_true(history_grades(f->h, session, f->arena, &list, &count, &f->err));
	assert_int_equal(count, 2);
}

static void the_later_grade_counts_once_chosen_and_until_taken_back(void **state)
{
	fixture *f = *state;
	int64_t session = begin(f, 1), answer = add(f, an_answer(session, "q", 1, 40));
	int64_t untouched = add(f, an_answer(session, "p", 2, 10)), grade = regrade(f, answer, "r2", 70, true);
	history_session *list;
	size_t count;

	assert_true(history_choose_grades(f->h, session, &grade, 1, &f->err));
	history_close(f->h);
	assert_true(history_open(f->path, false, &f->h, &f->err));
	assert_true(score(f, answer) == 70 && score(f, untouched) == 10);
	assert_true(history_sessions(f->h, 0, f->arena, &list, &count, &f->err));
	assert_true(list[0].score == 40);
	(void)regrade(f, answer, "r3", 90, true);
	assert_true(score(f, answer) == 90); /* the choice was today's rubric */
	assert_true(history_choose_grades(f->h, session, NULL, 0, &f->err));
	assert_true(score(f, answer) == 40);
}

static void a_choice_is_of_its_session_alone(void **state)
{
	fixture *f = *state;
	int64_t one = begin(f, 1), first = add(f, an_answer(one, "q", 1, 40));
	int64_t other = begin(f, 2), second = add(f, an_answer(other, "q", 2, 50));
	int64_t grades[] = {regrade(f, first, "r2", 70, true), regrade(f, second, "r2", 80, true)};

	assert_true(history_choose_grades(f->h, one, grades, 2, &f->err));
	assert_true(score(f, first) == 70 && score(f, second) == 50);
}

static void a_follow_up_is_regraded_and_counts_for_its_question(void **state)
{
	fixture *f = *state;
	int64_t session = begin(f, 1), answer = add(f, an_answer(session, "q", 1, 40));
	history_answer follow = an_answer(session, "q", 2, 60);

	follow.parent = answer;
	int64_t after = add(f, follow);
	int64_t grades[] = {regrade(f, answer, "r2", 45, true), regrade(f, after, "r2", 75, true)};
	assert_true(score(f, answer) == 60);
	assert_true(history_choose_grades(f->h, session, grades, 2, &f->err));
	assert_true(score(f, answer) == 75);
}

static void a_history_from_before_takes_later_grades(void **state)
{
	fixture *f = *state;
	int64_t session = begin(f, 1), answer = add(f, an_answer(session, "q", 1, 40));

	history_close(f->h);
	sqlite3_close(meddle(f, WITHOUT_LATER_GRADES "PRAGMA user_version = 4"));
	assert_true(history_open(f->path, false, &f->h, &f->err));
	int64_t grade = regrade(f, answer, "r2", 70, true);
	assert_true(score(f, answer) == 40);
	assert_true(history_choose_grades(f->h, session, &grade, 1, &f->err));
	assert_true(score(f, answer) == 70);
}

static void an_unknown_grade_is_not_found(void **state)
{
	fixture *f = *state;
	history_answer marks;

	assert_false(history_read_grade(f->h, 77, f->arena, &marks, &f->err));
	assert_int_equal(f->err.code, VIVA_E_NOT_FOUND);
}

/* ---- attempts ---- */

static void attempts_at_a_question_come_oldest_first_with_all_that_was_said(void **state)
{
	fixture *f = *state;
	int64_t session = begin(f, 1), newer = add(f, an_answer(session, "q", 200, 60));
	int64_t older = add(f, an_answer(session, "q", 100, 40));
	history_answer elsewhere = an_answer(session, "q", 50, 10), follow = an_answer(session, "q", 150, 80);
	history_attempt *list;
	size_t count;
	viva_buf text = VIVA_BUF_INIT;

	elsewhere.bank = "mine";
	add(f, elsewhere);
	follow.parent = older;
	follow.text = "and more";
	add(f, follow);
	assert_true(history_attempts(f->h, "viva/q", f->arena, &list, &count, &f->err));
	assert_int_equal(count, 2);
	assert_int_equal(list[0].answer, older);
	assert_true(list[0].score == 80 && list[0].seconds == 120);
	assert_int_equal(list[1].answer, newer);
	assert_true(history_attempts(f->h, "q", f->arena, &list, &count, &f->err));
	assert_int_equal(count, 3);
	assert_true(history_attempt_text(f->h, older, &text, &f->err));
	assert_string_equal(text.text, "an answer\n\nand more");
	viva_buf_free(&text);
}

static void points_are_gained_and_lost_where_both_rubrics_ask_for_them(void **state)
{
	fixture *f = *state;
	const history_point then[] = {
		{"a", 0, 1, "must"}, {"b", 1, 1, "must"}, {"gone", 1, 1, "must"}, {"same", 0.5, 1, "must"}};
	const history_point now[] = {
		{"same", 0.5, 1, "must"}, {"b", 0.5, 1, "must"}, {"a", 1, 1, "must"}, {"new", 0, 1, "must"}};
	const history_answer before = {.points = then, .point_count = 4}, after = {.points = now, .point_count = 4};
	changes c;

	assert_true(changes_between(&before, &after, f->arena, &c));
	assert_int_equal(c.count, 5);
	assert_int_equal(c.gained, 1);
	assert_int_equal(c.lost, 1);
	assert_string_equal(c.list[0].point, "same");
	assert_true(c.list[3].before < 0 && c.list[3].after == 0);
	assert_string_equal(c.list[4].point, "gone");
	assert_true(c.list[4].before == 1 && c.list[4].after < 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(what_was_shown_then_stays_and_counts, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_same_revision_twice_adds_nothing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_later_grade_counts_once_chosen_and_until_taken_back, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_choice_is_of_its_session_alone, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_follow_up_is_regraded_and_counts_for_its_question, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_history_from_before_takes_later_grades, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_unknown_grade_is_not_found, set_up, tear_down),
		cmocka_unit_test_setup_teardown(attempts_at_a_question_come_oldest_first_with_all_that_was_said, set_up,
	                                    tear_down),
		cmocka_unit_test_setup_teardown(points_are_gained_and_lost_where_both_rubrics_ask_for_them, set_up, tear_down),
	};

	return cmocka_run_group_tests_name("regrade", tests, NULL, NULL);
}
