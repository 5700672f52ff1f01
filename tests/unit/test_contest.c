/* test_contest.c - contested points: kept beside the machine's mark, counted only where that is chosen. */
#include "history_fixture.h"

#include <bank/json.h>
#include <commands/beside.h>
#include <commands/contest_write.h>
#include <history/attempts.h>
#include <history/contest.h>

/* Two must points of weight 2, one made; a bonus of 1; a mistake that cost 10: the score is 40. */
static const char result[] =
	"{\"score\": 40, \"verdict\": \"partial\", \"reason\": \"\","
	"\"points\": [{\"id\": \"ttl\", \"credit\": 1, \"weight\": 2, \"ground\": \"made\", \"evidence\": []},"
	"{\"id\": \"purge\", \"credit\": 0, \"weight\": 2, \"ground\": \"missing\", \"evidence\": []},"
	"{\"id\": \"odd\", \"credit\": 0, \"weight\": 4, \"ground\": \"unassessed\", \"evidence\": []},"
	"{\"id\": \"measure\", \"credit\": 0, \"weight\": 1, \"ground\": \"missing\", \"evidence\": []}],"
	"\"mistakes\": [], \"named\": [{\"id\": \"off\", \"says\": \"\", \"penalty\": 10}]}";

static const history_point points[] = {
	{"ttl", 1, 2, "must"}, {"purge", 0, 2, "must"}, {"odd", 0, 4, "should"}, {"measure", 0, 1, "bonus"}};

static history_answer marked(int64_t session)
{
	history_answer a = an_answer(session, "cache", 1000, 40);

	a.result = result;
	a.points = points;
	a.point_count = sizeof points / sizeof *points;
	return a;
}

static void contest(fixture *f, int64_t answer, const char *point, double credit, bool counts)
{
	const history_contest c = {
		.answer = answer, .point = point, .credit = credit, .reason = "I did", .at_ms = 5000, .counts = counts};

	if (!history_contest_point(f->h, &c, &f->err))
		fail_msg("%s", f->err.message);
}

static double score(fixture *f, int64_t answer)
{
	history_attempt a;

	assert_true(history_attempt_of(f->h, answer, f->arena, &a, &f->err));
	assert_true(a.scored);
	return a.score;
}

static const history_contest *contests(fixture *f, size_t want)
{
	history_contest *list;
	size_t count;

	assert_true(history_contests(f->h, 0, f->arena, &list, &count, &f->err));
	assert_int_equal(count, want);
	return list;
}

static void a_contest_is_kept_beside_the_mark_with_its_reason(void **state)
{
	fixture *f = *state;
	int64_t session = begin(f, 1), other = add(f, an_answer(session, "other", 1, 50)), answer = add(f, marked(session));
	history_session head;
	size_t count;

	(void)other;
	contest(f, answer, "purge", 1, false);
	const history_contest *c = contests(f, 1);
	assert_string_equal(c->point, "purge");
	assert_string_equal(c->reason, "I did");
	assert_int_equal(c->at_ms, 5000);
	assert_int_equal(c->session, session);
	assert_int_equal(c->place, 2);
	assert_true(c->machine == 0 && c->credit == 1 && !c->counts);
	const history_answer *a = &read_session(f, session, &head, &count)[1];
	assert_true(a->score == 40 && a->points[1].credit == 0);
}

static void it_counts_only_where_that_is_chosen(void **state)
{
	fixture *f = *state;
	int64_t session = begin(f, 1), answer = add(f, marked(session));
	history_session *list;
	history_missed *missed;
	size_t count;

	contest(f, answer, "purge", 1, false);
	assert_true(score(f, answer) == 40);
	contest(f, answer, "purge", 1, true);
	assert_true(score(f, answer) == 90); /* (2 + 2) of 4, less 10 */
	assert_true(history_sessions(f->h, 0, f->arena, &list, &count, &f->err));
	assert_true(list[0].score == 90);
	assert_true(history_most_missed(f->h, 0, f->arena, &missed, &count, &f->err));
	for (size_t i = 0; i < count; i++)
		assert_string_not_equal(missed[i].point, "purge");
	contest(f, answer, "purge", 0.5, true);
	assert_true(score(f, answer) == 65);
}

static void a_point_that_could_not_be_assessed_is_in_the_sum_once_it_is_settled(void **state)
{
	fixture *f = *state;
	int64_t answer = add(f, marked(begin(f, 1)));

	contest(f, answer, "odd", 1, true);
	assert_true(score(f, answer) == 65); /* (2 + 4) of 8, less 10 */
}

static void a_score_stays_between_0_and_100(void **state)
{
	fixture *f = *state;
	int64_t answer = add(f, marked(begin(f, 1)));

	contest(f, answer, "ttl", 0, true);
	assert_true(score(f, answer) == 0);
	contest(f, answer, "ttl", 1, true);
	contest(f, answer, "purge", 1, true);
	contest(f, answer, "odd", 1, true);
	contest(f, answer, "measure", 1, true);
	assert_true(score(f, answer) == 100);
}

static void it_is_undone_as_if_it_had_never_been(void **state)
{
	fixture *f = *state;
	int64_t answer = add(f, marked(begin(f, 1)));
	bool found;

	contest(f, answer, "purge", 1, true);
	assert_true(history_drop_contest(f->h, answer, "purge", &found, &f->err));
	assert_true(found);
	assert_true(score(f, answer) == 40);
	contests(f, 0);
	assert_true(history_drop_contest(f->h, answer, "purge", &found, &f->err));
	assert_false(found);
}

static void it_holds_for_follow_ups_as_well(void **state)
{
	fixture *f = *state;
	int64_t session = begin(f, 1), answer = add(f, marked(session));
	history_answer follow = marked(session);

	contest(f, answer, "purge", 1, true);
	follow.parent = answer;
	int64_t after = add(f, follow);
	assert_true(score(f, answer) == 90);
	const history_contest c = {.answer = after, .point = "purge", .credit = 1, .reason = ""};
	assert_false(history_contest_point(f->h, &c, &f->err));
	assert_int_equal(f->err.code, VIVA_E_NOT_FOUND);
}

static void an_answer_without_a_score_gets_none(void **state)
{
	fixture *f = *state;
	history_answer unscored = marked(begin(f, 1));
	history_attempt a;

	unscored.scored = false;
	int64_t answer = add(f, unscored);
	contest(f, answer, "purge", 1, true);
	assert_true(history_attempt_of(f->h, answer, f->arena, &a, &f->err));
	assert_false(a.scored);
}

static void it_is_there_after_the_history_was_closed(void **state)
{
	fixture *f = *state;
	int64_t answer = add(f, marked(begin(f, 1)));

	contest(f, answer, "purge", 1, true);
	history_close(f->h);
	assert_true(history_open(f->path, false, &f->h, &f->err));
	assert_true(score(f, answer) == 90);
}

static void a_history_from_before_takes_contests(void **state)
{
	fixture *f = *state;
	int64_t answer = add(f, marked(begin(f, 1)));

	history_close(f->h);
	sqlite3_close(meddle(f, WITHOUT_LATER_GRADES "PRAGMA user_version = 4"));
	assert_true(history_open(f->path, false, &f->h, &f->err));
	assert_true(score(f, answer) == 40);
	contest(f, answer, "purge", 1, true);
	assert_true(score(f, answer) == 90);
}

/* ---- shown and written ---- */

static feedback *read_feedback(fixture *f)
{
	feedback *fb = feedback_of_json(result, NULL, f->arena, &f->err);

	assert_non_null(fb);
	return fb;
}

static void feedback_shows_both_marks_and_the_reason(void **state)
{
	fixture *f = *state;
	history_contest list[] = {{.answer = 7, .point = "purge", .credit = 1, .reason = "I did"},
	                          {.answer = 8, .point = "ttl", .credit = 0, .reason = ""}};
	const beside b = {.contests = list, .contest_count = 2};
	feedback *fb = read_feedback(f);

	assert_true(beside_contest(&b, 7, fb, f->arena));
	assert_null(fb->points[0].contested);
	assert_non_null(strstr(fb->points[1].contested, "machine 0, you say 1: I did (1970-"));
	assert_null(strstr(fb->points[1].contested, "counts"));
	assert_true(fb->points[1].credit == 0);
}

static void a_labelled_answer_has_the_contested_marks_and_leaves_out_what_nobody_knows(void **state)
{
	fixture *f = *state;
	const history_contest c = {.question = "cache", .session = 3, .place = 2, .point = "purge", .credit = 1};
	viva_buf line = VIVA_BUF_INIT;

	contest_line(&line, read_feedback(f), "I \"purge\"\nit", NULL, &c, 1);
	assert_string_equal(line.text, "{\"id\": \"cache-contested-3.2\", \"question\": \"cache\", \"split\": \"write\", "
	                               "\"answer\": \"I \\\"purge\\\"\\nit\", "
	                               "\"points\": {\"ttl\": 1, \"purge\": 1, \"measure\": 0}}\n");
	viva_buf_free(&line);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_contest_is_kept_beside_the_mark_with_its_reason, set_up, tear_down),
		cmocka_unit_test_setup_teardown(it_counts_only_where_that_is_chosen, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_point_that_could_not_be_assessed_is_in_the_sum_once_it_is_settled, set_up,
	                                    tear_down),
		cmocka_unit_test_setup_teardown(a_score_stays_between_0_and_100, set_up, tear_down),
		cmocka_unit_test_setup_teardown(it_is_undone_as_if_it_had_never_been, set_up, tear_down),
		cmocka_unit_test_setup_teardown(it_holds_for_follow_ups_as_well, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_answer_without_a_score_gets_none, set_up, tear_down),
		cmocka_unit_test_setup_teardown(it_is_there_after_the_history_was_closed, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_history_from_before_takes_contests, set_up, tear_down),
		cmocka_unit_test_setup_teardown(feedback_shows_both_marks_and_the_reason, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_labelled_answer_has_the_contested_marks_and_leaves_out_what_nobody_knows,
	                                    set_up, tear_down),
	};

	return cmocka_run_group_tests_name("contest", tests, NULL, NULL);
}
