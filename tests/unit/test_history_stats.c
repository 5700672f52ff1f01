/* test_history_stats.c - the sums over many answers: by topic, by point, by question. */
#include "history_fixture.h"

#include <commands/progress.h>
#include <history/attempts.h>

#include <math.h>
#include <time.h>

/* All answers are given in this one. */
enum { SESSION = 1 };

static int set_up_session(void **state)
{
	set_up(state);
	assert_int_equal(begin(*state, 1), SESSION);
	return 0;
}

static history_answer about(const char *topic, const char *question, int64_t asked_ms, double score)
{
	history_answer answer = an_answer(SESSION, question, asked_ms, score);

	answer.topic = topic;
	answer.seconds = 10;
	return answer;
}

static void assert_near(double got, double want)
{
	if (fabs(got - want) > 1e-9)
		fail_msg("got %g, want %g", got, want);
}

/* ---- topics ---- */

static const history_topic *topics(fixture *f, size_t want)
{
	history_topic *list;
	size_t count;

	assert_true(history_topics(f->h, f->arena, &list, &count, &f->err));
	assert_int_equal(count, want);
	return list;
}

static void topics_come_in_the_order_of_their_names_with_their_averages(void **state)
{
	fixture *f = *state;

	add(f, about("retrieval", "a", 3000, 40));
	add(f, about("evaluation", "b", 2000, 90));
	add(f, about("retrieval", "c", 1000, 70));
	const history_topic *list = topics(f, 2);
	assert_string_equal(list[0].topic, "evaluation");
	assert_int_equal(list[0].answers, 1);
	assert_near(list[0].average, 90);
	assert_string_equal(list[1].topic, "retrieval");
	assert_int_equal(list[1].answers, 2);
	assert_near(list[1].average, 55);
	assert_int_equal(list[1].last_ms, 3000);
	assert_int_equal(list[1].seconds, 20);
}

static void a_trend_needs_four_answers(void **state)
{
	fixture *f = *state;

	add(f, about("t", "a", 1, 10));
	add(f, about("t", "a", 2, 50));
	add(f, about("t", "a", 3, 90));
	assert_near(topics(f, 1)->trend, 0);
	add(f, about("t", "a", 4, 90));
	assert_near(topics(f, 1)->trend, 60);
}

static void a_trend_goes_by_when_questions_were_asked_and_leaves_the_middle_out(void **state)
{
	fixture *f = *state;

	add(f, about("t", "a", 500, 20));
	add(f, about("t", "a", 400, 30));
	add(f, about("t", "a", 300, 100));
	add(f, about("t", "a", 200, 60));
	add(f, about("t", "a", 100, 70));
	assert_near(topics(f, 1)->trend, -40);
}

static void an_answer_and_its_follow_ups_count_once_with_what_they_came_to(void **state)
{
	fixture *f = *state;
	history_answer follow = about("t", "a", 6000, 70);

	follow.parent = add(f, about("t", "a", 5000, 20));
	follow.parent = add(f, follow);
	follow.score = 90;
	follow.asked_ms = 7000;
	add(f, follow);
	add(f, about("t", "b", 1000, 50));
	const history_topic *list = topics(f, 1);
	assert_int_equal(list[0].answers, 2);
	assert_near(list[0].average, 70);
	assert_int_equal(list[0].last_ms, 7000);
	assert_int_equal(list[0].seconds, 40);
}

static void a_trend_goes_by_when_the_question_was_asked_not_its_follow_up(void **state)
{
	fixture *f = *state;
	history_answer follow = about("t", "a", 9000, 60);

	follow.parent = add(f, about("t", "a", 1, 10));
	add(f, about("t", "a", 2, 60));
	add(f, about("t", "a", 3, 90));
	add(f, about("t", "a", 4, 90));
	assert_near(topics(f, 1)->trend, 55);
	add(f, follow);
	assert_near(topics(f, 1)->trend, 30);
}

static void unscored_answers_count_for_time_but_not_for_averages(void **state)
{
	fixture *f = *state;
	history_answer unscored = about("t", "b", 6000, 0);

	add(f, about("t", "a", 5000, 80));
	unscored.scored = false;
	add(f, unscored);
	unscored.topic = "never scored";
	add(f, unscored);
	const history_topic *list = topics(f, 1);
	assert_string_equal(list[0].topic, "t");
	assert_int_equal(list[0].answers, 1);
	assert_near(list[0].average, 80);
	assert_int_equal(list[0].last_ms, 6000);
	assert_int_equal(list[0].seconds, 20);
}

/* ---- points ---- */

static int64_t add_points(fixture *f, history_answer answer, double chunking, double overlap, double cost)
{
	const history_point points[] = {
		{"chunking", chunking, 1, "must"}, {"overlap", overlap, 5, "should"}, {"cost", cost, 1, "bonus"}};

	answer.points = points;
	answer.point_count = 3;
	return add(f, answer);
}

static const history_missed *missed(fixture *f, size_t limit, size_t want)
{
	history_missed *list;
	size_t count;

	assert_true(history_most_missed(f->h, limit, f->arena, &list, &count, &f->err));
	assert_int_equal(count, want);
	return list;
}

static void points_most_often_missed_come_first(void **state)
{
	fixture *f = *state;

	add_points(f, about("t", "rag", 1, 50), 0, 0.5, 1);
	add_points(f, about("t", "rag", 2, 50), 0, 0.5, 1);
	add_points(f, about("t", "rag", 3, 50), 1, 0.5, 1);
	add_points(f, about("t", "agents", 4, 50), 1, 0, 0.5);
	const history_missed *list = missed(f, 0, 4);
	assert_string_equal(list[0].point, "chunking");
	assert_string_equal(list[0].question, "rag");
	assert_string_equal(list[0].bank, "viva");
	assert_int_equal(list[0].asked, 3);
	assert_int_equal(list[0].missed, 2);
	assert_int_equal(list[0].touched, 0);
	assert_string_equal(list[1].point, "overlap");
	assert_string_equal(list[1].question, "rag");
	assert_int_equal(list[1].asked, 3);
	assert_int_equal(list[1].missed, 0);
	assert_int_equal(list[1].touched, 3);
	assert_string_equal(list[2].question, "agents");
	assert_string_equal(list[2].point, "overlap");
	assert_string_equal(list[3].point, "cost");
	assert_string_equal(missed(f, 1, 1)->point, "chunking");
}

static void equally_missed_points_come_in_the_order_of_question_and_point(void **state)
{
	fixture *f = *state;

	add_points(f, about("t", "zeta", 1, 50), 0, 0, 1);
	add_points(f, about("t", "alpha", 2, 50), 0, 0, 1);
	const history_missed *list = missed(f, 0, 4);
	assert_string_equal(list[0].question, "alpha");
	assert_string_equal(list[0].point, "chunking");
	assert_string_equal(list[1].point, "overlap");
	assert_string_equal(list[2].question, "zeta");
}

static void what_could_not_be_scored_missed_no_point(void **state)
{
	fixture *f = *state;
	history_answer unscored = about("t", "rag", 1, 0);

	unscored.scored = false;
	add_points(f, unscored, 0, 0, 0);
	missed(f, 0, 0);
}

static void a_point_that_a_follow_up_made_was_not_missed(void **state)
{
	fixture *f = *state;
	history_answer follow = about("t", "rag", 2, 80);

	follow.parent = add_points(f, about("t", "rag", 1, 40), 1, 0, 0);
	add_points(f, follow, 1, 1, 0.5);
	const history_missed *list = missed(f, 0, 1);
	assert_string_equal(list[0].point, "cost");
	assert_int_equal(list[0].asked, 1);
	assert_int_equal(list[0].missed, 0);
	assert_int_equal(list[0].touched, 1);
}

/* ---- questions ---- */

static void each_question_practised_has_a_row_with_its_last_score(void **state)
{
	fixture *f = *state;
	history_answer of_team = about("t", "b", 4000, 0), follow = about("t", "b", 9000, 99);
	history_practice *list;
	size_t count;

	history_answer later = about("t", "b", 3500, 45);
	later.parent = add(f, about("t", "b", 3000, 30));
	add(f, later);
	follow.parent = add(f, about("t", "b", 1000, 10)); /* an older answer, followed up later */
	add(f, follow);
	add(f, about("t", "a", 2000, 20));
	add(f, about("t", "a", 2000, 25)); /* within the same millisecond: the later one added */
	of_team.bank = "team";
	of_team.scored = false;
	add(f, of_team);
	assert_true(history_practised(f->h, f->arena, &list, &count, &f->err));
	assert_int_equal(count, 3);
	assert_string_equal(list[0].bank, "team");
	assert_string_equal(list[0].question, "b");
	assert_near(list[0].last_score, 0);
	assert_int_equal(list[0].answers, 1);
	assert_string_equal(list[1].bank, "viva");
	assert_string_equal(list[1].question, "a");
	assert_near(list[1].last_score, 25);
	assert_string_equal(list[2].question, "b");
	assert_int_equal(list[2].answers, 2);
	assert_near(list[2].last_score, 45);
	assert_int_equal(list[2].last_ms, 3000);
}

/* ---- the log, and what it tells ---- */

static const history_entry *log_of(fixture *f, size_t want)
{
	history_entry *list;
	size_t count;

	assert_true(history_log(f->h, f->arena, &list, &count, &f->err));
	assert_int_equal(count, want);
	return list;
}

static void levels_have_sums_like_topics(void **state)
{
	fixture *f = *state;
	history_answer senior = about("t", "a", 1, 80);
	history_topic *list;
	size_t count;

	senior.level = "senior";
	add(f, senior);
	add(f, about("t", "b", 2, 40));
	add(f, about("u", "c", 3, 60));
	assert_true(history_levels(f->h, f->arena, &list, &count, &f->err));
	assert_int_equal(count, 2);
	assert_string_equal(list[0].topic, "mid");
	assert_near(list[0].average, 50);
	assert_string_equal(list[1].topic, "senior");
	assert_int_equal(list[1].answers, 1);
}

static void the_latest_scores_are_those_that_count_oldest_first(void **state)
{
	fixture *f = *state;
	history_answer follow = about("t", "a", 9000, 90), unscored = about("t", "b", 4000, 0);
	double scores[2];

	follow.parent = add(f, about("t", "a", 3000, 30));
	add(f, follow);
	unscored.scored = false;
	add(f, unscored);
	add(f, about("t", "a", 1000, 10));
	add(f, about("u", "a", 5000, 50));
	add(f, about("t", "a", 2000, 20));
	const history_entry *log = log_of(f, 6);
	assert_int_equal(progress_latest(log, 6, "t", NULL, scores, 2), 2);
	assert_near(scores[0], 0.2);
	assert_near(scores[1], 0.9);
	assert_int_equal(progress_latest(log, 6, NULL, "senior", scores, 2), 0);
}

enum { HOUR = 60 * 60 * 1000, DAY = 24 * HOUR };

static progress_days practised(const int *hours, size_t count, int now)
{
	history_entry log[16] = {{0}};

	setenv("TZ", "UTC", 1);
	tzset();
	for (size_t i = 0; i < count; i++)
		log[i] = (history_entry){.asked_ms = (int64_t)hours[i] * HOUR, .seconds = 100};
	return progress_practised(log, count, (int64_t)now * HOUR);
}

static void a_streak_is_of_days_one_after_the_other(void **state)
{
	static const int hours[] = {1, 25, 30, 49, 24 * 5, 24 * 6 + 23};
	progress_days p = practised(hours, 6, 24 * 6 + 23);

	(void)state;
	assert_int_equal(p.days, 5);
	assert_int_equal(p.best, 3);
	assert_int_equal(p.current, 2);
	assert_int_equal(p.seconds, 600);
}

static void a_streak_lasts_through_the_day_after_and_breaks_then(void **state)
{
	static const int hours[] = {1, 25};

	(void)state;
	assert_int_equal(practised(hours, 2, 24 * 2 + 23).current, 2);
	assert_int_equal(practised(hours, 2, 24 * 3).current, 0);
	assert_int_equal(practised(hours, 2, 24 * 3).best, 2);
	assert_int_equal(practised(hours, 0, 5).current, 0);
}

static void days_are_the_persons_own(void **state)
{
	/* There, half an hour before midnight and half past one. */
	const history_entry log[] = {{.asked_ms = 18 * (int64_t)HOUR}, {.asked_ms = 20 * (int64_t)HOUR}};

	(void)state;
	setenv("TZ", "XXX-5:30", 1);
	tzset();
	assert_int_equal(progress_practised(log, 2, 21 * (int64_t)HOUR).days, 2);
	setenv("TZ", "UTC", 1);
	tzset();
	assert_int_equal(progress_practised(log, 2, 21 * (int64_t)HOUR).days, 1);
}

static void the_last_week_is_seven_times_24_hours(void **state)
{
	static const int hours[] = {0, 1, 24 * 7};

	(void)state;
	assert_int_equal(practised(hours, 3, 24 * 7).seconds_week, 200);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(topics_come_in_the_order_of_their_names_with_their_averages, set_up_session,
	                                    tear_down),
		cmocka_unit_test_setup_teardown(a_trend_needs_four_answers, set_up_session, tear_down),
		cmocka_unit_test_setup_teardown(a_trend_goes_by_when_questions_were_asked_and_leaves_the_middle_out,
	                                    set_up_session, tear_down),
		cmocka_unit_test_setup_teardown(an_answer_and_its_follow_ups_count_once_with_what_they_came_to, set_up_session,
	                                    tear_down),
		cmocka_unit_test_setup_teardown(a_trend_goes_by_when_the_question_was_asked_not_its_follow_up, set_up_session,
	                                    tear_down),
		cmocka_unit_test_setup_teardown(unscored_answers_count_for_time_but_not_for_averages, set_up_session,
	                                    tear_down),
		cmocka_unit_test_setup_teardown(points_most_often_missed_come_first, set_up_session, tear_down),
		cmocka_unit_test_setup_teardown(equally_missed_points_come_in_the_order_of_question_and_point, set_up_session,
	                                    tear_down),
		cmocka_unit_test_setup_teardown(what_could_not_be_scored_missed_no_point, set_up_session, tear_down),
		cmocka_unit_test_setup_teardown(a_point_that_a_follow_up_made_was_not_missed, set_up_session, tear_down),
		cmocka_unit_test_setup_teardown(each_question_practised_has_a_row_with_its_last_score, set_up_session,
	                                    tear_down),
		cmocka_unit_test_setup_teardown(levels_have_sums_like_topics, set_up_session, tear_down),
		cmocka_unit_test_setup_teardown(the_latest_scores_are_those_that_count_oldest_first, set_up_session, tear_down),
		cmocka_unit_test(a_streak_is_of_days_one_after_the_other),
		cmocka_unit_test(a_streak_lasts_through_the_day_after_and_breaks_then),
		cmocka_unit_test(days_are_the_persons_own),
		cmocka_unit_test(the_last_week_is_seven_times_24_hours),
	};

	return cmocka_run_group_tests_name("history stats", tests, NULL, NULL);
}
