/* test_mock.c - a mock interview at a terminal, from its first question to its scorecard. */
#include "interview.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void an_interview_goes_from_questions_to_a_scorecard(void **state)
{
	(void)state;
	pty *p = room_enter(interview_settings);

	interview_start(p, interview_command);
	interview_type(p, "I would give every entry a short time to live.");
	interview_type(p, ".");
	interview_expect(p, "Follow-up: A price changes. What happens to the cached page?");
	interview_expect(p, "> ");
	interview_type(p, "I purge the page from the cache.");
	interview_type(p, ".");
	interview_expect(p, "Question 2 of 2  slow-query");
	interview_expect(p, "2/2 30 min> ");
	interview_type(p, "I would read the query plan first.");
	interview_type(p, ".");
	interview_expect(p, "That was the last question.");
	interview_expect(p, "Overall    75 ");
	interview_expect(p, "2 answered");
	interview_expect(p, "Level     junior, on average");
	interview_expect(p, "cache-invalidation           mid    100 ");
	interview_expect(p, "slow-query                   junior  50 ");
	interview_expect(p, "Must      100% ");
	interview_expect(p, "At the next level, mid, you would also have said");
	interview_expect(p, "Adds the index that is missing");
	interview_expect(p, "Practise next\n  1  ask slow-query");
	interview_expect(p, "Scored together with what was said before:");
	interview_expect(p, "To see this again: review 1");
	interview_expect(p, "viva> ");
	interview_type(p, "review 1");
	interview_expect(p, "Session 1");
	interview_expect(p, "Overall    75 ");
	room_leave(p);
}

static void it_is_asked_for_where_nothing_is_given(void **state)
{
	(void)state;
	pty *p = room_start("mock", NULL, interview_settings, 24, 80);

	interview_expect(p, "Level: junior, mid, senior, staff or any [any]: ");
	interview_type(p, "s");
	interview_expect(p, "viva: 's' may be more than one of these");
	interview_expect(p, "[any]: ");
	interview_type(p, "jun");
	interview_expect(p, "Questions [5]: ");
	interview_type(p, "none");
	interview_expect(p, "a whole number from 1 to 50 is wanted, not 'none'");
	interview_expect(p, "Questions [5]: ");
	interview_type(p, "");
	interview_expect(p, "Minutes, 0 for no limit [5]: ");
	interview_type(p, "");
	interview_expect(p, "at the end [end]: ");
	interview_type(p, "each");
	interview_expect(p, "[finish]: ");
	interview_type(p, "tell");
	interview_expect(
		p, "Mock interview: 1 junior question (there are no more), 5 minutes; at zero you\n  are told, and go on; "
		   "feedback after each question.");
	interview_expect(p, "Enter begins");
	pty_send(p, PTY_CTRL_D);
	interview_expect(p, "The interview waits for you: 0 of 1 done, 5 min left.");
	assert_true(pty_exits_with(p, 0));
	pty_close(p);
}

static void leaving_the_questions_about_it_begins_nothing(void **state)
{
	(void)state;
	viva_arena *arena = viva_arena_new();
	history *h = NULL;
	history_mock m;
	pty *p = room_start("mock", NULL, interview_settings, 24, 80);

	interview_expect(p, "[any]: ");
	pty_send(p, PTY_CTRL_D);
	assert_true(pty_exits_with(p, 0));
	pty_close(p);
	p = room_start("mock", NULL, interview_settings, 24, 80);
	interview_expect(p, "[any]: ");
	pty_send(p, PTY_CTRL_C);
	assert_true(pty_exits_with(p, 130));
	pty_close(p);
	assert_false(interview_read(arena, &h, &m));
	history_close(h);
	viva_arena_free(arena);
}

static void a_question_that_is_put_off_comes_back_with_its_words_and_hints(void **state)
{
	(void)state;
	pty *p = room_enter(interview_settings);

	interview_start(p, "mock --seed 1 --minutes 0");
	interview_type(p, "A time to live");
	interview_type(p, "/hint");
	interview_expect(p, "Hint (-5 points): What happens if the message is lost?");
	interview_type(p, "/later");
	interview_expect(p, "Question 2 of 2");
	interview_expect(p, "2/2> ");
	interview_type(p, "/later");
	interview_expect(p, "Question 1 of 2");
	interview_expect(p, "You had begun to answer this: 4 words.");
	interview_expect(p, "1/2> ");
	interview_type(p, "/hint");
	interview_expect(p, "Hint (-5 points): Who notices first?");
	interview_type(p, "/hint");
	interview_expect(p, "There are no more hints.");
	interview_type(p, "and purge the page.");
	interview_type(p, ".");
	interview_expect(p, "Question 2 of 2");
	interview_expect(p, "2/2> ");
	interview_type(p, "/later");
	interview_expect(p, "There is no other question left to ask before it.");
	interview_type(p, ".");
	interview_expect(p, "There is nothing yet. /skip leaves the question.");
	interview_type(p, "/skip");
	interview_expect(p, "1 of 2 answered, 90 on these");
	interview_expect(p, "cache-invalidation           mid     90 ");
	interview_expect(p, "hints -10");
	interview_expect(p, "skipped");
	interview_expect(p, "viva> ");
	room_leave(p);
}

static void feedback_may_come_after_each_question(void **state)
{
	(void)state;
	pty *p = room_enter(interview_settings);

	interview_start(p, "mock --seed 1 --feedback each --no-follow-ups");
	interview_type(p, "/hint");
	interview_type(p, "A time to live.");
	interview_type(p, ".");
	interview_expect(p, "Score  50");
	interview_expect(p, "1 hint: -5 points.");
	interview_expect(p, "Enter for the next question; the clock stands: ");
	interview_type(p, "");
	interview_expect(p, "Question 2 of 2");
	interview_expect(p, "> ");
	interview_type(p, "/end");
	interview_expect(p, "You ended the interview.");
	interview_expect(p, "ended early: 1 of 2 answered, 45 on these");
	interview_expect(p, "not reached");
	interview_expect(p, "viva> ");
	room_leave(p);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(an_interview_goes_from_questions_to_a_scorecard, room_begin, room_end),
		cmocka_unit_test_setup_teardown(it_is_asked_for_where_nothing_is_given, room_begin, room_end),
		cmocka_unit_test_setup_teardown(leaving_the_questions_about_it_begins_nothing, room_begin, room_end),
		cmocka_unit_test_setup_teardown(a_question_that_is_put_off_comes_back_with_its_words_and_hints, room_begin,
	                                    room_end),
		cmocka_unit_test_setup_teardown(feedback_may_come_after_each_question, room_begin, room_end),
	};

	desk_find_driver(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
