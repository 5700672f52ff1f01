/* test_review_filter.c - which sessions `review` lists, and with which one each is compared. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <commands/review_filter.h>

#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { DAY_MS = 24 * 60 * 60 * 1000 };

/* Five and a half hours east of Greenwich. */
static int set_up(void **state)
{
	(void)state;
	assert_int_equal(setenv("TZ", "XXX-5:30", 1), 0);
	tzset();
	return 0;
}

static int64_t day_of(const char *text, int64_t now_ms)
{
	int64_t first, next;
	viva_error err;

	if (!review_day(text, now_ms, &first, &next, &err))
		fail_msg("%s", err.message);
	assert_int_equal(next - first, DAY_MS);
	return first;
}

static int64_t noon(void)
{
	return day_of("2026-11-20", 0) + DAY_MS / 2;
}

static void a_day_is_a_local_date(void **state)
{
	(void)state;
	assert_int_equal(day_of("1970-01-02", 0), DAY_MS - (5 * 60 + 30) * 60 * 1000);
	assert_int_equal(day_of("2024-03-01", 0) - day_of("2024-02-29", 0), DAY_MS);
}

static void days_and_weeks_ago_are_counted_from_today(void **state)
{
	(void)state;
	assert_int_equal(day_of("today", noon()), day_of("2026-11-20", 0));
	assert_int_equal(day_of("1d", noon()), day_of("2026-11-19", 0));
	assert_int_equal(day_of("2w", noon()), day_of("2026-11-06", 0));
	assert_int_equal(day_of("30d", noon()), day_of("2026-10-21", 0));
}

static void what_is_in_no_calendar_is_no_day(void **state)
{
	static const char *const wrong[] = {"",          "2026-02-30",  "2026-13-01",  "2026-1-1", "20-11-2026",
	                                    "yesterday", "7",           "-7d",         "7 d",      "7dd",
	                                    "d",         "2026-11-20 ", "99999999999d"};
	int64_t first, next;
	viva_error err;

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		if (review_day(wrong[i], 0, &first, &next, &err))
			fail_msg("'%s' was taken for a day", wrong[i]);
		assert_int_equal(err.code, VIVA_E_USAGE);
	}
}

/* ---- sessions ---- */

static history_session a_session(int64_t id, const char *topics, double score)
{
	return (history_session){.id = id,
	                         .started_ms = id * DAY_MS,
	                         .kind = "ask",
	                         .questions = "one,two",
	                         .topics = topics,
	                         .banks = "core",
	                         .scored = score >= 0,
	                         .score = score};
}

static review_filter everything(void)
{
	return (review_filter){.since_ms = INT64_MIN, .until_ms = INT64_MAX, .least = 0, .most = 100};
}

static void every_part_of_a_filter_leaves_out_what_does_not_fit(void **state)
{
	history_session s = a_session(3, "rag,agents", 60);
	review_filter f = everything();

	(void)state;
	assert_true(review_filter_lets(NULL, &s));
	assert_true(review_filter_lets(&f, &s));
	f.topic = "agents";
	assert_true(review_filter_lets(&f, &s));
	f.topic = "agent";
	assert_false(review_filter_lets(&f, &s));
	f = everything();
	f.question = "core/two";
	assert_true(review_filter_lets(&f, &s));
	f.question = "mine/two";
	assert_false(review_filter_lets(&f, &s));
	f = everything();
	f.kind = "mock";
	assert_false(review_filter_lets(&f, &s));
	f = everything();
	f.since_ms = s.started_ms;
	assert_true(review_filter_lets(&f, &s));
	f.until_ms = s.started_ms;
	assert_false(review_filter_lets(&f, &s));
}

static void a_session_without_a_score_is_in_no_range_of_scores(void **state)
{
	history_session scored = a_session(1, "rag", 60), unscored = a_session(2, "rag", -1);
	review_filter f = everything();

	(void)state;
	f.by_score = true;
	f.most = 60;
	assert_true(review_filter_lets(&f, &scored));
	assert_false(review_filter_lets(&f, &unscored));
	f.most = 59;
	assert_false(review_filter_lets(&f, &scored));
}

static void a_session_is_compared_with_the_last_scored_one_of_the_same_topics(void **state)
{
	const history_session list[] = {a_session(5, "rag,agents", 70), a_session(4, "rag", 10),
	                                a_session(3, "agents,rag", -1), a_session(2, "agents,rag", 40),
	                                a_session(1, "rag", 20)};

	(void)state;
	assert_int_equal(review_former(list, 5, 0)->id, 2);
	assert_int_equal(review_former(list, 5, 1)->id, 1);
	assert_null(review_former(list, 5, 3));
	assert_null(review_former(list, 5, 4));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_day_is_a_local_date),
		cmocka_unit_test(days_and_weeks_ago_are_counted_from_today),
		cmocka_unit_test(what_is_in_no_calendar_is_no_day),
		cmocka_unit_test(every_part_of_a_filter_leaves_out_what_does_not_fit),
		cmocka_unit_test(a_session_without_a_score_is_in_no_range_of_scores),
		cmocka_unit_test(a_session_is_compared_with_the_last_scored_one_of_the_same_topics),
	};

	return cmocka_run_group_tests_name("review filter", tests, set_up, NULL);
}
