/* test_history_mock.c - mock interviews in the history: what is written down is there again, and nobody spoils it. */
#include "history_fixture.h"

#include <history/mock.h>

static history_mock_item item(const char *question)
{
	return (history_mock_item){.bank = "viva",
	                           .question = question,
	                           .topic = "topic",
	                           .level = "mid",
	                           .minutes = 5,
	                           .state = "waiting",
	                           .draft = ""};
}

/* An interview with three questions, begun. */
static history_mock a_mock(fixture *f)
{
	history_mock m = {.started_ms = 1000,
	                  .level = "mid",
	                  .seeded = true,
	                  .seed = 42,
	                  .minutes = 30,
	                  .at_zero = "finish",
	                  .feedback = "end",
	                  .follow_ups = true,
	                  .hint_cost = 5,
	                  .ending = "",
	                  .count = 3};

	m.items = viva_arena_array(f->arena, 3, sizeof *m.items);
	assert_non_null(m.items);
	m.items[0] = item("q1");
	m.items[1] = item("q2");
	m.items[2] = item("q3");
	assert_true(history_begin_mock(f->h, &m, &f->err));
	return m;
}

static history_mock reread(fixture *f)
{
	history_mock m = {0};
	bool found = false;

	/* As another program would. */
	history_close(f->h);
	assert_true(history_open(f->path, false, &f->h, &f->err));
	assert_true(history_unfinished_mock(f->h, f->arena, &m, &found, &f->err));
	assert_true(found);
	return m;
}

static bool any_unfinished(fixture *f)
{
	history_mock m;
	bool found = true;

	assert_true(history_unfinished_mock(f->h, f->arena, &m, &found, &f->err));
	return found;
}

static size_t count_sessions(fixture *f)
{
	history_session *list;
	size_t count;

	assert_true(history_sessions(f->h, 0, f->arena, &list, &count, &f->err));
	return count;
}

static int64_t answer(fixture *f, history_mock *m, size_t position, double score, int hints)
{
	history_answer a = an_answer(m->session, m->items[position].question, 2000, score);

	a.hints = hints;
	m->items[position].state = "answered";
	assert_true(history_add_mock_answer(f->h, &a, m, position, &f->err));
	return a.id;
}

static void the_plan_is_there_after_a_crash(void **state)
{
	fixture *f = *state;
	history_mock m = a_mock(f), again = reread(f);

	assert_true(m.session > 0);
	assert_int_equal(again.session, m.session);
	assert_int_equal(again.started_ms, 1000);
	assert_string_equal(again.level, "mid");
	assert_true(again.seeded && again.seed == 42);
	assert_int_equal(again.minutes, 30);
	assert_string_equal(again.at_zero, "finish");
	assert_string_equal(again.feedback, "end");
	assert_true(again.follow_ups);
	assert_int_equal(again.hint_cost, 5);
	assert_string_equal(again.ending, "");
	assert_int_equal(again.current, -1);
	assert_int_equal(again.count, 3);
	assert_string_equal(again.items[2].question, "q3");
	assert_string_equal(again.items[2].bank, "viva");
	assert_string_equal(again.items[2].topic, "topic");
	assert_string_equal(again.items[2].level, "mid");
	assert_int_equal(again.items[2].minutes, 5);
	assert_string_equal(again.items[2].state, "waiting");
	assert_int_equal(again.items[2].answer, 0);
	assert_null(again.items[2].following);
}

static void what_was_not_asked_for_is_null(void **state)
{
	fixture *f = *state;
	history_mock m = {.at_zero = "stop", .feedback = "each", .ending = ""};

	assert_true(history_begin_mock(f->h, &m, &f->err));
	history_mock again = reread(f);
	assert_null(again.level);
	assert_false(again.seeded);
	assert_false(again.follow_ups);
	assert_int_equal(again.count, 0);
}

static void draft_clock_and_place_are_there_after_a_crash(void **state)
{
	fixture *f = *state;
	history_mock m = a_mock(f);

	m.elapsed_ms = 61234;
	m.current = 1;
	m.put_off = 2;
	m.told = 3;
	m.items[1] = item("q2");
	m.items[1].state = "following";
	m.items[1].put_off = 1;
	m.items[1].follow_ups = 1;
	m.items[1].spent_ms = 4567;
	m.items[1].asked_ms = 8901;
	m.items[1].hints = 2;
	m.items[1].following = "point";
	m.items[1].draft = "half a\nsente";
	assert_true(history_save_mock(f->h, &m, 1, &f->err));
	history_mock again = reread(f);
	assert_int_equal(again.elapsed_ms, 61234);
	assert_int_equal(again.current, 1);
	assert_int_equal(again.put_off, 2);
	assert_int_equal(again.told, 3);
	assert_string_equal(again.items[1].state, "following");
	assert_int_equal(again.items[1].put_off, 1);
	assert_int_equal(again.items[1].follow_ups, 1);
	assert_int_equal(again.items[1].spent_ms, 4567);
	assert_int_equal(again.items[1].asked_ms, 8901);
	assert_int_equal(again.items[1].hints, 2);
	assert_string_equal(again.items[1].following, "point");
	assert_string_equal(again.items[1].draft, "half a\nsente");
	assert_string_equal(again.items[0].draft, "");
}

static void an_answer_and_the_state_after_it_are_written_together(void **state)
{
	fixture *f = *state;
	history_mock m = a_mock(f);
	int64_t id = answer(f, &m, 0, 60, 0);

	assert_int_equal(m.items[0].answer, id);
	history_answer follow = an_answer(m.session, "q1", 3000, 70);
	follow.parent = id;
	m.elapsed_ms = 99;
	assert_true(history_add_mock_answer(f->h, &follow, &m, 0, &f->err));
	assert_int_equal(m.items[0].answer, id); /* that of the question itself */
	history_mock again = reread(f);
	assert_int_equal(again.elapsed_ms, 99);
	assert_int_equal(again.items[0].answer, id);
	assert_string_equal(again.items[0].state, "answered");
	history_session session;
	size_t count;
	read_session(f, m.session, &session, &count);
	assert_int_equal(count, 2);
	assert_string_equal(session.kind, "mock");
}

static void of_an_answer_that_is_refused_nothing_is_written(void **state)
{
	fixture *f = *state;
	history_mock m = a_mock(f);
	history_answer a = an_answer(m.session, "q1", 1, 50);

	a.parent = 77;
	m.elapsed_ms = 99;
	m.items[0].state = "answered";
	assert_false(history_add_mock_answer(f->h, &a, &m, 0, &f->err));
	assert_int_equal(m.items[0].answer, 0);
	history_mock again = reread(f);
	assert_int_equal(again.elapsed_ms, 0);
	assert_string_equal(again.items[0].state, "waiting");
	assert_int_equal(count_sessions(f), 0);
}

static void who_took_it_up_last_writes_and_nobody_else(void **state)
{
	fixture *f = *state;
	history_mock here = a_mock(f), there = reread(f);

	assert_true(history_take_up_mock(f->h, &there, &f->err));
	assert_true(history_save_mock(f->h, &there, 0, &f->err));
	here.elapsed_ms = 1;
	assert_false(history_save_mock(f->h, &here, 0, &f->err));
	assert_int_equal(f->err.code, VIVA_E_INPUT);
	history_answer a = an_answer(here.session, "q1", 1, 50);
	assert_false(history_add_mock_answer(f->h, &a, &here, 0, &f->err));
	assert_int_equal(count_sessions(f), 0);
	assert_int_equal(reread(f).elapsed_ms, 0);
}

static void what_is_over_is_not_unfinished(void **state)
{
	fixture *f = *state;
	history_mock m = a_mock(f), kept;
	bool found;

	assert_true(any_unfinished(f));
	answer(f, &m, 0, 60, 0);
	assert_true(history_end_mock(f->h, &m, "done", &f->err));
	assert_false(any_unfinished(f));
	assert_true(history_read_mock(f->h, m.session, f->arena, &kept, &found, &f->err));
	assert_true(found);
	assert_string_equal(kept.ending, "done");
	assert_int_equal(kept.count, 3);
}

static void without_an_answer_nothing_remains_of_it(void **state)
{
	fixture *f = *state;
	history_mock m = a_mock(f);
	bool found = true;

	assert_int_equal(count_sessions(f), 0);
	assert_true(history_end_mock(f->h, &m, "given up", &f->err));
	assert_true(history_read_mock(f->h, m.session, f->arena, &m, &found, &f->err));
	assert_false(found);
	assert_true(begin(f, 1) > 1); /* its number is not given again */
}

static void another_session_is_no_interview(void **state)
{
	fixture *f = *state;
	history_mock m;
	bool found = true;
	int64_t session = begin(f, 1);

	add(f, an_answer(session, "q", 1, 50));
	assert_true(history_read_mock(f->h, session, f->arena, &m, &found, &f->err));
	assert_false(found);
	assert_true(history_read_mock(f->h, 99, f->arena, &m, &found, &f->err));
	assert_false(found);
	assert_true(history_read_mock(f->h, 0, f->arena, &m, &found, &f->err));
	assert_false(found);
}

static double score_of(fixture *f, int64_t id)
{
	history_session session;
	size_t count;

	read_session(f, id, &session, &count);
	assert_true(session.scored);
	return session.score;
}

static void its_score_is_less_what_hints_cost_and_when_over_of_all_questions(void **state)
{
	fixture *f = *state;
	history_mock m = a_mock(f);

	int64_t first = answer(f, &m, 0, 60, 1);
	history_answer follow = an_answer(m.session, "q1", 3000, 80);
	follow.parent = first;
	follow.hints = 1;
	assert_true(history_add_mock_answer(f->h, &follow, &m, 0, &f->err));
	answer(f, &m, 1, 4, 1); /* not below 0 */
	assert_float_equal(score_of(f, m.session), 35, 1e-9);
	assert_true(history_end_mock(f->h, &m, "out of time", &f->err));
	assert_float_equal(score_of(f, m.session), 70.0 / 3, 1e-9);
	/* A session of another kind next to it is what it was. */
	int64_t ask = begin(f, 1);
	history_answer plain = an_answer(ask, "q", 1, 50);
	plain.hints = 2;
	add(f, plain);
	assert_float_equal(score_of(f, ask), 50, 1e-9);
	assert_float_equal(score_of(f, m.session), 70.0 / 3, 1e-9);
}

static void a_history_from_before_interviews_takes_them(void **state)
{
	fixture *f = *state;

	add(f, an_answer(begin(f, 1), "q", 1, 50));
	history_close(f->h);
	sqlite3_close(meddle(f, WITHOUT_LATER_GRADES "DROP TABLE mock_item; DROP TABLE mock;"
	                                             "DROP INDEX session_by_uid; ALTER TABLE session DROP COLUMN uid;"
	                                             "DROP INDEX answer_by_uid; ALTER TABLE answer DROP COLUMN uid;"
	                                             "PRAGMA user_version = 2"));
	assert_true(history_open(f->path, false, &f->h, &f->err));
	assert_false(any_unfinished(f));
	a_mock(f);
	assert_true(any_unfinished(f));
	assert_int_equal(count_sessions(f), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_plan_is_there_after_a_crash, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_was_not_asked_for_is_null, set_up, tear_down),
		cmocka_unit_test_setup_teardown(draft_clock_and_place_are_there_after_a_crash, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_answer_and_the_state_after_it_are_written_together, set_up, tear_down),
		cmocka_unit_test_setup_teardown(of_an_answer_that_is_refused_nothing_is_written, set_up, tear_down),
		cmocka_unit_test_setup_teardown(who_took_it_up_last_writes_and_nobody_else, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_is_over_is_not_unfinished, set_up, tear_down),
		cmocka_unit_test_setup_teardown(without_an_answer_nothing_remains_of_it, set_up, tear_down),
		cmocka_unit_test_setup_teardown(another_session_is_no_interview, set_up, tear_down),
		cmocka_unit_test_setup_teardown(its_score_is_less_what_hints_cost_and_when_over_of_all_questions, set_up,
	                                    tear_down),
		cmocka_unit_test_setup_teardown(a_history_from_before_interviews_takes_them, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
