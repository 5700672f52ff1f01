/* test_transfer.c - a history taken to another machine: all of it arrives, merging twice changes nothing, nothing is
 * lost. */
#include "transfer_fixture.h"

#include <history/store.h>

static const history_point some_points[] = {
	{"first", 1, 2, "must"}, {"second", 0.5, 1.25, "should"}, {"third", 0, 1, "bonus"}};

/* Two sessions: one with a follow-up and awkward texts, one without a score. */
static int64_t fill(fixture *f, history *h)
{
	int64_t session;
	history_answer a = an_answer(0, "q1", 1000, 200.0 / 3);

	assert_true(history_begin_session(h, "ask", 900, &session, &f->err));
	a.session = session;
	a.text = "tab\there, \"quotes\", a \\, two\nlines, \xF0\x9F\x98\x80, \x1B[31m and \xE2\x80\xAE.";
	a.points = some_points;
	a.point_count = 3;
	a.hints = 1;
	a.result = "{\"score\": 67, \"points\":  []}";
	assert_true(history_add_answer(h, &a, &f->err));
	history_answer follow = an_answer(session, "q1", 2000, 80);
	follow.parent = a.id;
	follow.follows_point = "second";
	assert_true(history_add_answer(h, &follow, &f->err));
	history_answer none = an_answer(0, "q2", 5000, 0);
	assert_true(history_begin_session(h, "again", 4000, &none.session, &f->err));
	none.scored = false;
	none.result = "not JSON\nat all";
	assert_true(history_add_answer(h, &none, &f->err));
	return session;
}

static void a_history_is_the_same_elsewhere(void **state)
{
	fixture *f = *state;
	history_session *here, *there;
	size_t count;
	history *other = another(f, "other.db");

	fill(f, f->h);
	char *text = written_down(f, f->h);
	history_merged merged = must_take_in(f, other, text);
	assert_int_equal(merged.sessions, 2);
	assert_int_equal(merged.answers, 3);
	assert_same(f, f->h, other);
	assert_true(history_sessions(f->h, 0, f->arena, &here, &count, &f->err));
	assert_true(history_sessions(other, 0, f->arena, &there, &count, &f->err));
	assert_int_equal(count, 2);
	assert_true(here[1].score == 80 && there[1].score == 80);
	assert_false(there[0].scored);
	free(text);
	history_close(other);
}

static void every_word_and_figure_of_an_answer_arrives(void **state)
{
	fixture *f = *state;
	history_session session;
	history_answer *a;
	size_t count;
	history *other = another(f, "other.db");

	fill(f, f->h);
	char *text = written_down(f, f->h);
	must_take_in(f, other, text);
	assert_true(history_read_session(other, 1, f->arena, &session, &a, &count, &f->err));
	assert_int_equal(count, 2);
	assert_string_equal(a[0].text,
	                    "tab\there, \"quotes\", a \\, two\nlines, \xF0\x9F\x98\x80, \x1B[31m and \xE2\x80\xAE.");
	assert_string_equal(a[0].result, "{\"score\": 67, \"points\":  []}");
	assert_true(a[0].score == 200.0 / 3);
	assert_int_equal(a[0].point_count, 3);
	assert_string_equal(a[0].points[1].id, "second");
	assert_true(a[0].points[1].weight == 1.25 && a[0].points[1].credit == 0.5);
	assert_int_equal(a[1].parent, a[0].id);
	assert_string_equal(a[1].follows_point, "second");
	assert_true(history_read_session(other, 2, f->arena, &session, &a, &count, &f->err));
	assert_string_equal(a[0].result, "not JSON\nat all");
	free(text);
	history_close(other);
}

static void merging_twice_changes_nothing(void **state)
{
	fixture *f = *state;
	history *other = another(f, "other.db");

	fill(f, f->h);
	char *text = written_down(f, f->h);
	must_take_in(f, other, text);
	history_merged merged = must_take_in(f, other, text);
	assert_int_equal(merged.sessions + merged.answers + merged.grades + merged.interviews, 0);
	assert_int_equal(merged.known, 2);
	merged = must_take_in(f, f->h, text); /* nor does merging what it came from */
	assert_int_equal(merged.sessions + merged.answers, 0);
	assert_same(f, f->h, other);
	free(text);
	history_close(other);
}

static void sessions_get_numbers_of_their_own(void **state)
{
	fixture *f = *state;
	history_session *list;
	size_t count;
	history *other = another(f, "other.db");

	fill(f, f->h);
	fill(f, other);
	char *text = written_down(f, other);
	must_take_in(f, f->h, text);
	assert_true(history_sessions(f->h, 0, f->arena, &list, &count, &f->err));
	assert_int_equal(count, 4);
	assert_int_equal(begin(f, 1), 5);
	free(text);
	history_close(other);
}

static void two_machines_that_merge_each_other_agree(void **state)
{
	fixture *f = *state;
	history *other = another(f, "other.db");

	fill(f, f->h);
	fill(f, other);
	char *one = written_down(f, f->h), *two = written_down(f, other);
	must_take_in(f, f->h, two);
	must_take_in(f, other, one);
	assert_same(f, f->h, other);
	free(one);
	free(two);
	history_close(other);
}

static void what_was_added_to_a_session_later_is_added(void **state)
{
	fixture *f = *state;
	history *other = another(f, "other.db");
	int64_t session = fill(f, f->h);
	char *before = written_down(f, f->h);

	must_take_in(f, other, before);
	history_answer late = an_answer(session, "q3", 9000, 10);
	add(f, late);
	late.parent = 1;
	add(f, late);
	char *after = written_down(f, f->h);
	history_merged merged = must_take_in(f, other, after);
	assert_int_equal(merged.sessions, 0);
	assert_int_equal(merged.answers, 2);
	assert_same(f, f->h, other);
	merged = must_take_in(f, other, before); /* an old export takes nothing back */
	assert_int_equal(merged.answers, 0);
	assert_same(f, f->h, other);
	free(before);
	free(after);
	history_close(other);
}

static void an_answer_given_twice_alike_is_there_twice(void **state)
{
	fixture *f = *state;
	int64_t session = begin(f, 1);
	history *other = another(f, "other.db");

	add(f, an_answer(session, "q", 5, 50));
	add(f, an_answer(session, "q", 5, 50));
	char *text = written_down(f, f->h);
	assert_int_equal(must_take_in(f, other, text).answers, 2);
	assert_same(f, f->h, other);
	free(text);
	history_close(other);
}

/* ---- what came later ---- */

static int64_t regrade(fixture *f, history *h, int64_t answer, const char *revision, double score)
{
	bool added;
	int64_t grade;
	history_answer marks = an_answer(0, "q1", 0, score);

	marks.id = answer;
	marks.revision = revision;
	marks.points = some_points;
	marks.point_count = 3;
	assert_true(history_add_grade(h, &marks, &grade, &added, &f->err));
	assert_true(added);
	return grade;
}

static double score_of(fixture *f, history *h, int64_t session)
{
	history_session s;
	history_answer *answers;
	size_t count;

	assert_true(history_read_session(h, session, f->arena, &s, &answers, &count, &f->err));
	return s.score;
}

static void grades_of_later_rubrics_come_along_and_which_counts(void **state)
{
	fixture *f = *state;
	history *other = another(f, "other.db");
	int64_t session = fill(f, f->h);

	regrade(f, f->h, 1, "r2", 12);
	regrade(f, f->h, 2, "r2", 20);
	int64_t grade = regrade(f, f->h, 2, "r3", 33);
	assert_true(history_choose_grades(f->h, session, &grade, 1, &f->err));
	char *text = written_down(f, f->h);
	assert_int_equal(must_take_in(f, other, text).grades, 3);
	assert_same(f, f->h, other);
	assert_true(score_of(f, other, 1) == 33);
	assert_int_equal(must_take_in(f, other, text).grades, 0);
	assert_same(f, f->h, other);
	free(text);
	history_close(other);
}

/* Merging fills in what is not there; what was chosen here is a choice. */
static void the_grade_chosen_here_goes_on_counting(void **state)
{
	fixture *f = *state;
	history *other = another(f, "other.db");
	int64_t session = fill(f, f->h);
	char *before = written_down(f, f->h);

	must_take_in(f, other, before);
	int64_t here = regrade(f, f->h, 2, "r2", 20), there = regrade(f, other, 2, "r3", 33);
	assert_true(history_choose_grades(f->h, session, &here, 1, &f->err));
	assert_true(history_choose_grades(other, 1, &there, 1, &f->err));
	char *after = written_down(f, f->h);
	assert_int_equal(must_take_in(f, other, after).grades, 1);
	assert_true(score_of(f, other, 1) == 33);
	assert_true(score_of(f, f->h, session) == 20);
	free(before);
	free(after);
	history_close(other);
}

static void contested_points_come_along_and_none_is_replaced(void **state)
{
	fixture *f = *state;
	history_contest *list,
		mine = {.answer = 1, .point = "third", .credit = 1, .reason = "I did say that", .at_ms = 7, .counts = true};
	size_t count;
	history *other = another(f, "other.db");

	fill(f, f->h);
	assert_true(history_contest_point(f->h, &mine, &f->err));
	char *text = written_down(f, f->h);
	assert_int_equal(must_take_in(f, other, text).contests, 1);
	assert_same(f, f->h, other);
	mine.reason = "otherwise";
	mine.counts = false;
	assert_true(history_contest_point(other, &mine, &f->err));
	assert_int_equal(must_take_in(f, other, text).contests, 0);
	assert_true(history_contests(other, 0, f->arena, &list, &count, &f->err));
	assert_int_equal(count, 1);
	assert_string_equal(list[0].reason, "otherwise");
	assert_false(list[0].counts);
	free(text);
	history_close(other);
}

/* ---- interviews ---- */

/* An interview of two questions, of which one was answered. */
static history_mock an_interview(fixture *f)
{
	static const history_mock_item item = {.bank = "viva",
	                                       .question = "q",
	                                       .topic = "topic",
	                                       .level = "mid",
	                                       .minutes = 5,
	                                       .state = "waiting",
	                                       .draft = ""};
	history_mock m = {.started_ms = 1000,
	                  .seeded = true,
	                  .seed = INT64_MAX - 1, /* which no double holds */
	                  .minutes = 30,
	                  .at_zero = "finish",
	                  .feedback = "end",
	                  .follow_ups = true,
	                  .hint_cost = 5,
	                  .ending = "",
	                  .current = -1,
	                  .count = 2};

	m.items = viva_arena_array(f->arena, 2, sizeof *m.items);
	assert_non_null(m.items);
	m.items[0] = m.items[1] = item;
	m.items[1].question = "q2";
	assert_true(history_begin_mock(f->h, &m, &f->err));
	history_answer a = an_answer(m.session, "q", 1500, 90);
	m.items[0].state = "answered";
	m.items[0].spent_ms = 61234;
	m.items[1].draft = "half a sent";
	m.elapsed_ms = 61234;
	assert_true(history_add_mock_answer(f->h, &a, &m, 0, &f->err));
	assert_true(history_save_mock(f->h, &m, 1, &f->err));
	return m;
}

static history_mock read_interview(fixture *f, history *h, bool *found)
{
	history_mock m = {0};

	assert_true(history_read_mock(h, 1, f->arena, &m, found, &f->err));
	return m;
}

static void an_interview_that_is_over_comes_along(void **state)
{
	fixture *f = *state;
	bool found;
	history_session *list;
	size_t count;
	history *other = another(f, "other.db");
	history_mock m = an_interview(f);

	assert_true(history_end_mock(f->h, &m, "ended", &f->err));
	char *text = written_down(f, f->h);
	assert_int_equal(must_take_in(f, other, text).interviews, 1);
	assert_same(f, f->h, other);
	history_mock there = read_interview(f, other, &found);
	assert_true(found);
	assert_true(there.seeded && there.seed == INT64_MAX - 1);
	assert_int_equal(there.items[0].answer, 1);
	assert_int_equal(there.items[0].spent_ms, 61234);
	assert_string_equal(there.items[1].draft, "");
	assert_true(history_sessions(other, 0, f->arena, &list, &count, &f->err));
	assert_true(list[0].score == 45); /* of 90, and of a question without an answer */
	assert_int_equal(must_take_in(f, other, text).interviews, 0);
	free(text);
	history_close(other);
}

static void an_unfinished_interview_goes_on_where_it_is_and_follows_when_it_is_over(void **state)
{
	fixture *f = *state;
	bool found;
	history *other = another(f, "other.db");
	history_mock m = an_interview(f);
	char *unfinished = written_down(f, f->h);

	assert_null(strstr(unfinished, "half a sent"));
	assert_int_equal(must_take_in(f, other, unfinished).answers, 1);
	read_interview(f, other, &found);
	assert_false(found);
	assert_int_equal(must_take_in(f, f->h, unfinished).interviews, 0);
	read_interview(f, f->h, &found);
	assert_true(found);
	assert_true(history_end_mock(f->h, &m, "ended", &f->err));
	char *over = written_down(f, f->h);
	history_merged merged = must_take_in(f, other, over);
	assert_int_equal(merged.interviews, 1);
	assert_int_equal(merged.answers + merged.sessions, 0);
	assert_same(f, f->h, other);
	free(unfinished);
	free(over);
	history_close(other);
}

/* ---- copies ---- */

static void copies_of_an_old_history_know_their_sessions_as_the_same(void **state)
{
	fixture *f = *state;
	char command[400];

	fill(f, f->h);
	history_close(f->h);
	sqlite3_close(meddle(
		f, "DROP VIEW counted; DROP VIEW amended; DROP VIEW amended_point; DROP TABLE contest; DROP TABLE chosen;"
		   "DROP INDEX session_by_uid; ALTER TABLE session DROP COLUMN uid;"
		   "DROP INDEX answer_by_uid; ALTER TABLE answer DROP COLUMN uid;"
		   "CREATE VIEW counted AS SELECT 1; PRAGMA user_version = 3"));
	snprintf(command, sizeof command, "cp '%s' '%s/copy.db'", f->path, f->directory);
	assert_int_equal(system(command), 0);
	assert_true(history_open(f->path, false, &f->h, &f->err));
	history *copy = another(f, "copy.db");
	char *text = written_down(f, copy);
	history_merged merged = must_take_in(f, f->h, text);
	assert_int_equal(merged.sessions + merged.answers, 0);
	assert_int_equal(merged.known, 2);
	free(text);
	history_close(copy);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_history_is_the_same_elsewhere, set_up, tear_down),
		cmocka_unit_test_setup_teardown(every_word_and_figure_of_an_answer_arrives, set_up, tear_down),
		cmocka_unit_test_setup_teardown(merging_twice_changes_nothing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(sessions_get_numbers_of_their_own, set_up, tear_down),
		cmocka_unit_test_setup_teardown(two_machines_that_merge_each_other_agree, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_was_added_to_a_session_later_is_added, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_answer_given_twice_alike_is_there_twice, set_up, tear_down),
		cmocka_unit_test_setup_teardown(grades_of_later_rubrics_come_along_and_which_counts, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_grade_chosen_here_goes_on_counting, set_up, tear_down),
		cmocka_unit_test_setup_teardown(contested_points_come_along_and_none_is_replaced, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_interview_that_is_over_comes_along, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_unfinished_interview_goes_on_where_it_is_and_follows_when_it_is_over, set_up,
	                                    tear_down),
		cmocka_unit_test_setup_teardown(copies_of_an_old_history_know_their_sessions_as_the_same, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
