/* test_mock_stops.c - a mock interview at a terminal, broken off in all ways and taken up again, and its clock. */
#include "interview.h"

#include <setjmp.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* ---- broken off, and taken up again ---- */

static void killed_it_goes_on_with_the_words_that_were_typed(void **state)
{
	(void)state;
	pty *p = room_enter(interview_settings);

	interview_start(p, interview_command);
	interview_type(p, "I would give every entry");
	interview_expect(p, "> ");
	pty_send(p, "a short ti");
	interview_await_draft(0, "I would give every entry\na short ti");
	pty_signal(p, SIGKILL);
	assert_true(pty_exits_with(p, 128 + SIGKILL));
	pty_close(p);

	p = interview_resume("unfinished: 0 of 2 done, 30 min left");
	interview_expect(p, "Question 1 of 2");
	interview_expect(p, "You had begun to answer this: 8 words.");
	interview_expect(p, "I would give every entry");
	assert_true(pty_expect_line(p, "1/2 30 min> a short ti"));
	interview_type(p, "me to live.");
	interview_type(p, "/text");
	interview_expect(p, "I would give every entry\n  a short time to live.");
	interview_type(p, ".");
	interview_expect(p, "Follow-up: ");
	interview_expect(p, "> ");
	pty_send(p, "I purge it");
	interview_await_draft(0, "I purge it");
	pty_signal(p, SIGKILL);
	assert_true(pty_exits_with(p, 128 + SIGKILL));
	pty_close(p);

	p = interview_resume("unfinished: 0 of 2 done, 30 min left");
	interview_expect(p, "Follow-up: A price changes. What happens to the cached page?");
	interview_expect(p, "You had begun to answer this: 3 words.");
	assert_true(pty_expect_line(p, "1/2 30 min> I purge it"));
	interview_type(p, PTY_BACKSPACE PTY_BACKSPACE "the page.");
	interview_type(p, ".");
	interview_expect(p, "Question 2 of 2");
	interview_expect(p, "> ");
	interview_type(p, "/skip");
	interview_expect(p, "1 of 2 answered, 100 on these");
	interview_expect(p, "viva> ");
	room_leave(p);
}

static void break_off_by_signal(pty *p)
{
	pty_signal(p, SIGTERM);
	assert_true(pty_exits_with(p, 143));
	assert_true(pty_modes_are_restored(p));
}

static void break_off_by_closing(pty *p)
{
	pty_hang_up(p);
	assert_true(pty_exits_with(p, 143));
}

static void break_off_by_the_end_of_input(pty *p)
{
	interview_type(p, "");
	pty_send(p, PTY_CTRL_D);
	interview_expect(p, "The interview waits for you: 0 of 2 done, 30 min left.");
	interview_expect(p, "viva> ");
	pty_send(p, PTY_CTRL_D);
	assert_true(pty_exits_with(p, 0));
}

static void however_it_is_broken_off_it_goes_on(void **state)
{
	static void (*const ways[])(pty * p) = {break_off_by_signal, break_off_by_closing, break_off_by_the_end_of_input};

	(void)state;
	pty *p = room_enter(interview_settings);
	interview_start(p, interview_command);
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		pty_send(p, "word ");
		interview_await_draft(0, i == 0 ? "word " : i == 1 ? "word word " : "word word word ");
		ways[i](p);
		pty_close(p);
		p = interview_resume("unfinished: 0 of 2 done, 30 min left");
		interview_expect(p, i == 0 ? "answer this: 1 words" : i == 1 ? "answer this: 2 words" : "answer this: 3 words");
		assert_true(pty_expect_line(p, i == 0 ? "1/2 30 min> word" : i == 1 ? "1/2 30 min> word word" : "1/2 30 min>"));
	}
	interview_type(p, "/leave");
	interview_expect(p, "The interview waits for you");
	room_leave(p);
}

static void a_paused_clock_stands(void **state)
{
	(void)state;
	pty *p = room_enter(interview_settings);

	interview_start(p, interview_command);
	interview_type(p, "/pause");
	interview_expect(p, "The clock stands: 0 of 2 done, 30 min left. Enter goes on, Ctrl-D leaves: ");
	pty_send(p, PTY_CTRL_C);
	interview_expect(p, "Ctrl-D leaves: ");
	interview_type(p, "");
	interview_expect(p, "1/2 30 min> ");
	interview_type(p, "/pause");
	interview_expect(p, "Ctrl-D leaves: ");
	pty_send(p, PTY_CTRL_D);
	interview_expect(p, "The interview waits for you");
	interview_expect(p, "viva> ");
	interview_type(p, "mock");
	interview_expect(p, "Go on with it, or give it up and begin a new one: on, new [on]: ");
	interview_type(p, "");
	interview_expect(p, "Enter goes on");
	interview_expect(p, ": ");
	interview_type(p, "");
	interview_expect(p, "1/2 30 min> ");
	interview_type(p, "/leave");
	interview_expect(p, "viva> ");
	interview_type(p, "mock --discard");
	interview_expect(p, "The interview is given up.");
	interview_expect(p, "viva> ");
	interview_type(p, "mock --resume");
	interview_expect(p, "viva: mock: there is no unfinished interview");
	room_leave(p);
}

static void an_answer_that_cannot_be_kept_is_not_lost(void **state)
{
	(void)state;
	sqlite3 *db;
	pty *p = room_enter(interview_settings);

	interview_start(p, interview_command);
	interview_type(p, "A time to live.");
	interview_await_draft(0, "A time to live.\n");
	assert_int_equal(sqlite3_open(desk_path("data/viva/history.db"), &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
	interview_type(p, ".");
	interview_expect(p, "Your answer is not lost yet: a full stop alone tries again to keep it.");
	assert_int_equal(sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
	interview_expect(p, "min> ");
	interview_type(p, ".");
	interview_expect(p, "Follow-up: ");
	interview_expect(p, "min> ");
	interview_type(p, "/end");
	interview_expect(p, "1 of 2 answered, 50 on these");
	room_leave(p);
}

/* ---- the clock ---- */

/* Begins an interview of one minute and leaves it with so much of it gone. */
static void leave_with(const char *command, int64_t elapsed_ms)
{
	pty *p = room_enter(interview_settings);

	interview_start(p, command);
	interview_type(p, "/leave");
	interview_expect(p, "The interview waits for you");
	room_leave(p);
	interview_set_elapsed(elapsed_ms);
}

static void at_zero_the_answer_is_taken_from_under_the_hands(void **state)
{
	(void)state;
	leave_with("mock --seed 1 --minutes 1 --at-zero stop", 54000);
	pty *p = interview_resume("1 min left");
	interview_expect(p, "1/2   10 s> ");
	pty_send(p, "I would give every entry a time to live");
	interview_expect(p, "The time is up. What you have typed is your answer.");
	interview_expect(p, "The time is up: the interview is over.");
	interview_expect(p, "out of time: 1 of 2 answered, 50 on these");
	interview_expect(p, "1:00 of 1 min");
	interview_expect(p, "1 question not reached: practise to the clock");
	interview_expect(p, "viva> ");
	room_leave(p);
}

static void at_zero_an_answer_may_be_finished(void **state)
{
	(void)state;
	leave_with("mock --seed 1 --minutes 1 --at-zero finish", 60000);
	pty *p = interview_resume("the time is up");
	interview_expect(p, "The time is up: finish this answer.");
	interview_expect(p, "1/2 time up> ");
	interview_type(p, "A time to live.");
	interview_type(p, ".");
	interview_expect(p, "The time is up: the interview is over."); /* without a follow-up */
	interview_expect(p, "1 of 2 answered, 50 on these");
	interview_expect(p, "viva> ");
	room_leave(p);
}

static void at_zero_it_may_go_on_in_overtime(void **state)
{
	(void)state;
	leave_with("mock --seed 1 --minutes 1 --at-zero tell --no-follow-ups", 180000);
	pty *p = interview_resume("the time is up");
	interview_expect(p, "The time is up; from here it is overtime.");
	interview_expect(p, "1/2 +2 min> ");
	interview_type(p, "/skip");
	interview_expect(p, "Question 2 of 2");
	interview_expect(p, "> ");
	interview_type(p, "/skip");
	interview_expect(p, "Nothing was answered");
	interview_expect(p, "viva> ");
	room_leave(p);
}

static void the_prompt_tells_the_time_while_a_line_is_typed(void **state)
{
	(void)state;
	leave_with("mock --seed 1 --minutes 2 --at-zero tell", 54000);
	pty *p = interview_resume("2 min left");
	interview_expect(p, "1/2  2 min> ");
	pty_send(p, "half a line");
	assert_true(pty_expect_line(p, "1/2   60 s> half a line"));
	pty_send(p, " more");
	assert_true(pty_expect_line(p, "1/2   60 s> half a line more"));
	interview_type(p, "");
	interview_expect(p, "Half of the time is gone: 1 minute is left.");
	interview_expect(p, "> ");
	interview_type(p, "/leave");
	interview_expect(p, "viva> ");
	room_leave(p);
}

static void in_two_windows_the_later_one_has_it(void **state)
{
	(void)state;
	pty *p = room_enter(interview_settings);

	interview_start(p, interview_command);
	pty *q = interview_resume("unfinished: 0 of 2 done, 30 min left");
	interview_expect(q, "Question 1 of 2");
	interview_expect(q, "> ");
	interview_type(p, "here");
	interview_expect(p, "viva: the interview goes on in another window, or was given up there");
	interview_expect(p, "viva> ");
	interview_type(q, "there");
	interview_await_draft(0, "there\n");
	interview_type(q, "/leave");
	interview_expect(q, "viva> ");
	room_leave(p);
	room_leave(q);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(killed_it_goes_on_with_the_words_that_were_typed, room_begin, room_end),
		cmocka_unit_test_setup_teardown(however_it_is_broken_off_it_goes_on, room_begin, room_end),
		cmocka_unit_test_setup_teardown(a_paused_clock_stands, room_begin, room_end),
		cmocka_unit_test_setup_teardown(an_answer_that_cannot_be_kept_is_not_lost, room_begin, room_end),
		cmocka_unit_test_setup_teardown(at_zero_the_answer_is_taken_from_under_the_hands, room_begin, room_end),
		cmocka_unit_test_setup_teardown(at_zero_an_answer_may_be_finished, room_begin, room_end),
		cmocka_unit_test_setup_teardown(at_zero_it_may_go_on_in_overtime, room_begin, room_end),
		cmocka_unit_test_setup_teardown(the_prompt_tells_the_time_while_a_line_is_typed, room_begin, room_end),
		cmocka_unit_test_setup_teardown(in_two_windows_the_later_one_has_it, room_begin, room_end),
	};

	desk_find_driver(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
