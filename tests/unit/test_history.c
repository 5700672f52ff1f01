/* test_history.c - what is put into the history comes out again, in the order and the sums promised. */
#include "history_fixture.h"

static void reopen(fixture *f)
{
	history_close(f->h);
	assert_true(history_open(f->path, false, &f->h, &f->err));
}

/* ---- empty ---- */

static void an_empty_history_has_nothing_to_show(void **state)
{
	fixture *f = *state;
	size_t count = 1;
	bool found = true;

	assert_true(history_sessions(f->h, 0, f->arena, &(history_session *){0}, &count, &f->err));
	assert_int_equal(count, 0);
	assert_true(history_topics(f->h, f->arena, &(history_topic *){0}, &count, &f->err));
	assert_int_equal(count, 0);
	assert_true(history_most_missed(f->h, 10, f->arena, &(history_missed *){0}, &count, &f->err));
	assert_int_equal(count, 0);
	assert_true(history_practised(f->h, f->arena, &(history_practice *){0}, &count, &f->err));
	assert_int_equal(count, 0);
	assert_true(history_last_answer(f->h, NULL, f->arena, &(history_answer){0}, &found, &f->err));
	assert_false(found);
	found = true;
	assert_true(history_load_draft(f->h, NULL, f->arena, &(history_draft){0}, &found, &f->err));
	assert_false(found);
	assert_true(history_drop_draft(f->h, "viva/none", &f->err));
}

static void a_session_that_is_not_there_is_not_found(void **state)
{
	fixture *f = *state;
	history_answer *answers, answer = an_answer(7, "q", 1, 50);
	history_session session;
	size_t count;

	assert_false(history_read_session(f->h, 7, f->arena, &session, &answers, &count, &f->err));
	assert_int_equal(f->err.code, VIVA_E_NOT_FOUND);
	assert_string_equal(f->err.message, "there is no session 7");
	assert_false(history_add_answer(f->h, &answer, &f->err));
	assert_int_equal(f->err.code, VIVA_E_NOT_FOUND);
}

/* ---- answers ---- */

static void everything_about_an_answer_comes_back(void **state)
{
	fixture *f = *state;
	const history_point points[] = {
		{"chunking", 1, 3, "must"}, {"overlap", 0.5, 1.5, "should"}, {"cost", 0, 1, "bonus"}};
	history_answer given = {.session = begin(f, 1000),
	                        .follows_point = NULL,
	                        .bank = "team",
	                        .question = "rag-design",
	                        .topic = "retrieval",
	                        .level = "senior",
	                        .asked_ms = 1700000000123,
	                        .seconds = 312,
	                        .hints = 2,
	                        .text = "Chunks of 512 tokens,\nwith “overlap”; 'quoted' \x1b[31m\t日本語 🙂",
	                        .scored = true,
	                        .score = 62.5,
	                        .verdict = "good",
	                        .revision = "ab12cd",
	                        .result = "{\"score\": 62.5}",
	                        .points = points,
	                        .point_count = 3};
	int64_t id = add(f, given);
	history_session session;
	size_t count;

	reopen(f);
	const history_answer *got = read_session(f, given.session, &session, &count);
	assert_int_equal(count, 1);
	assert_int_equal(got->id, id);
	assert_int_equal(got->session, given.session);
	assert_int_equal(got->parent, 0);
	assert_null(got->follows_point);
	assert_string_equal(got->bank, given.bank);
	assert_string_equal(got->question, given.question);
	assert_string_equal(got->topic, given.topic);
	assert_string_equal(got->level, given.level);
	assert_int_equal(got->asked_ms, given.asked_ms);
	assert_int_equal(got->seconds, 312);
	assert_int_equal(got->hints, 2);
	assert_string_equal(got->text, given.text);
	assert_true(got->scored);
	assert_true(got->score == 62.5);
	assert_string_equal(got->verdict, given.verdict);
	assert_string_equal(got->revision, given.revision);
	assert_string_equal(got->result, given.result);
	assert_int_equal(got->point_count, 3);
	for (size_t i = 0; i < 3; i++) {
		assert_string_equal(got->points[i].id, points[i].id);
		assert_true(got->points[i].credit == points[i].credit);
		assert_true(got->points[i].weight == points[i].weight);
		assert_string_equal(got->points[i].tier, points[i].tier);
	}
}

static void an_answer_without_a_score_comes_back_without_one(void **state)
{
	fixture *f = *state;
	history_answer given = an_answer(begin(f, 1), "q", 1, 0);
	history_session session;
	size_t count;

	given.scored = false;
	given.text = "";
	add(f, given);
	const history_answer *got = read_session(f, given.session, &session, &count);
	assert_false(got->scored);
	assert_string_equal(got->text, "");
	assert_int_equal(got->point_count, 0);
	assert_false(session.scored);
	assert_int_equal(session.answers, 1);
}

static void a_megabyte_of_answer_is_kept_whole(void **state)
{
	fixture *f = *state;
	enum { SIZE = 1024 * 1024 };
	char *text = malloc(SIZE + 1);
	history_answer given = an_answer(begin(f, 1), "q", 1, 1), got;
	bool found;

	assert_non_null(text);
	for (size_t i = 0; i < SIZE; i++)
		text[i] = (char)('a' + i % 26);
	text[SIZE] = '\0';
	given.text = text;
	add(f, given);
	assert_true(history_last_answer(f->h, NULL, f->arena, &got, &found, &f->err));
	assert_string_equal(got.text, text);
	free(text);
}

/* ---- sessions ---- */

static void newest_session_comes_first(void **state)
{
	fixture *f = *state;
	const int64_t started[] = {3000, 1000, 3000, 2000};
	int64_t id[4];
	history_session *list;
	size_t count;

	for (size_t i = 0; i < 4; i++) {
		id[i] = begin(f, started[i]);
		add(f, an_answer(id[i], "q", started[i], 50));
	}
	assert_true(history_sessions(f->h, 0, f->arena, &list, &count, &f->err));
	assert_int_equal(count, 4);
	const int64_t order[] = {id[2], id[0], id[3], id[1]};
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(list[i].id, order[i]);
	assert_int_equal(list[3].started_ms, 1000);

	assert_true(history_sessions(f->h, 2, f->arena, &list, &count, &f->err));
	assert_int_equal(count, 2);
	assert_int_equal(list[1].id, id[0]);
}

static void a_session_sums_up_its_answers(void **state)
{
	fixture *f = *state;
	history_session *list, one;
	size_t count;
	int64_t session;

	assert_true(history_begin_session(f->h, "mock", 5000, &session, &f->err));
	history_answer a = an_answer(session, "rag-design", 1, 90);
	a.topic = "retrieval";
	add(f, a);
	a = an_answer(session, "rag", 2, 30); /* part of another's id, and not that one */
	a.topic = "design";
	add(f, a);
	a = an_answer(session, "rag-design", 3, 0);
	a.topic = "retrieval";
	a.scored = false;
	add(f, a);
	assert_true(history_sessions(f->h, 0, f->arena, &list, &count, &f->err));
	read_session(f, session, &one, &count);
	const history_session *both[] = {&list[0], &one};
	for (size_t i = 0; i < 2; i++) {
		assert_string_equal(both[i]->kind, "mock");
		assert_int_equal(both[i]->started_ms, 5000);
		assert_string_equal(both[i]->questions, "rag-design,rag");
		assert_string_equal(both[i]->topics, "retrieval,design");
		assert_int_equal(both[i]->answers, 3);
		assert_true(both[i]->scored);
		assert_true(both[i]->score == 60);
		assert_int_equal(both[i]->seconds, 180);
	}
}

static void sessions_are_numbered_from_one_and_no_number_comes_twice(void **state)
{
	fixture *f = *state;

	assert_int_equal(begin(f, 1), 1);
	assert_int_equal(begin(f, 1), 2);
	reopen(f);
	assert_int_equal(begin(f, 1), 3);
}

static void a_session_without_answers_is_gone_after_reopening(void **state)
{
	fixture *f = *state;
	int64_t id = begin(f, 42);
	history_answer *answers;
	history_session session;
	size_t count = 1;

	read_session(f, id, &session, &count);
	assert_int_equal(count, 0);
	assert_int_equal(session.started_ms, 42);
	assert_string_equal(session.kind, "ask");
	assert_string_equal(session.questions, "");
	reopen(f);
	assert_false(history_read_session(f->h, id, f->arena, &session, &answers, &count, &f->err));
	assert_true(history_sessions(f->h, 0, f->arena, &(history_session *){0}, &count, &f->err));
	assert_int_equal(count, 0);
}

static void the_last_answer_is_the_newest_and_no_follow_up(void **state)
{
	fixture *f = *state;
	int64_t session = begin(f, 1);
	history_answer got, other = an_answer(session, "q", 4000, 30);
	bool found;

	int64_t newest = add(f, an_answer(session, "q", 9000, 10));
	int64_t older = add(f, an_answer(session, "q", 2000, 20));
	int64_t alone = add(f, an_answer(session, "p", 1000, 40));
	other.bank = "team/eu";
	int64_t of_team = add(f, other);
	other.parent = older;
	other.asked_ms = 99999;
	add(f, other);

	const struct {
		const char *question;
		int64_t id;
	} expected[] = {{NULL, newest}, {"q", newest}, {"p", alone}, {"viva/q", newest}, {"team/eu/q", of_team}};
	for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
		assert_true(history_last_answer(f->h, expected[i].question, f->arena, &got, &found, &f->err));
		assert_true(found);
		assert_int_equal(got.id, expected[i].id);
	}
	assert_true(history_last_answer(f->h, "team/p", f->arena, &got, &found, &f->err));
	assert_false(found);
}

/* ---- drafts ---- */

static void a_draft_comes_back_after_reopening(void **state)
{
	fixture *f = *state;
	const history_draft given = {"viva/q", "half an ans", 1700000000123, 75, 1};
	history_draft got = {0};
	bool found = false;

	assert_true(history_save_draft(f->h, &given, &f->err));
	reopen(f);
	assert_true(history_load_draft(f->h, "viva/q", f->arena, &got, &found, &f->err));
	assert_true(found);
	assert_string_equal(got.question, given.question);
	assert_string_equal(got.text, given.text);
	assert_int_equal(got.asked_ms, given.asked_ms);
	assert_int_equal(got.seconds, 75);
	assert_int_equal(got.hints, 1);
	assert_true(history_load_draft(f->h, "viva/other", f->arena, &got, &found, &f->err));
	assert_false(found);
}

static void the_newest_draft_is_the_one_saved_last(void **state)
{
	fixture *f = *state;
	history_draft got;
	bool found;

	assert_true(history_save_draft(f->h, &(history_draft){"viva/a", "a", 900, 1, 0}, &f->err));
	assert_true(history_save_draft(f->h, &(history_draft){"viva/b", "b", 100, 1, 0}, &f->err));
	assert_true(history_load_draft(f->h, NULL, f->arena, &got, &found, &f->err));
	assert_string_equal(got.question, "viva/b");
	assert_true(history_save_draft(f->h, &(history_draft){"viva/a", "a again", 900, 2, 0}, &f->err));
	assert_true(history_load_draft(f->h, NULL, f->arena, &got, &found, &f->err));
	assert_string_equal(got.text, "a again");

	assert_true(history_drop_draft(f->h, "viva/a", &f->err));
	assert_true(history_load_draft(f->h, "viva/a", f->arena, &got, &found, &f->err));
	assert_false(found);
	assert_true(history_load_draft(f->h, NULL, f->arena, &got, &found, &f->err));
	assert_true(found);
	assert_string_equal(got.text, "b");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(an_empty_history_has_nothing_to_show, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_session_that_is_not_there_is_not_found, set_up, tear_down),
		cmocka_unit_test_setup_teardown(everything_about_an_answer_comes_back, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_answer_without_a_score_comes_back_without_one, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_megabyte_of_answer_is_kept_whole, set_up, tear_down),
		cmocka_unit_test_setup_teardown(newest_session_comes_first, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_session_sums_up_its_answers, set_up, tear_down),
		cmocka_unit_test_setup_teardown(sessions_are_numbered_from_one_and_no_number_comes_twice, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_session_without_answers_is_gone_after_reopening, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_last_answer_is_the_newest_and_no_follow_up, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_draft_comes_back_after_reopening, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_newest_draft_is_the_one_saved_last, set_up, tear_down),
	};

	return cmocka_run_group_tests_name("history", tests, NULL, NULL);
}
