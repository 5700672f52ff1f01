/* test_repl_answer.c - an answer typed at viva's prompt: lines, requests, interruptions, crashes, follow-ups. */
#include "room.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char first_line[] = "I would give every entry a short time to live,";
static const char second_line[] = "so that a stale one heals by itself.";
static const char both_lines[] =
	"I would give every entry a short time to live,\nso that a stale one heals by itself.\n";

static pty *begin_answer(const char *const environment[])
{
	pty *p = room_enter(environment);

	room_ask(p, "cache-invalidation");
	return p;
}

/* Ends the answer, and waits for its score and the next prompt. */
static void conclude(pty *p, const char *score)
{
	pty_send(p, "." PTY_ENTER);
	assert_true(pty_expect(p, score));
	assert_true(pty_expect(p, "viva> "));
}

/* The answer as the history has it. */
static void assert_kept(const char *answer)
{
	char text[4096];

	room_shell("viva review 1 --json | sed -n 's/^ *\"answer\": \"\\(.*\\)\",$/\\1/p'", text, sizeof text);
	text[strcspn(text, "\n")] = '\0';
	assert_string_equal(text, answer);
}

/* ---- lines ---- */

static void answer_has_as_many_lines_as_one_likes(void **state)
{
	(void)state;
	pty *p = begin_answer(NULL);
	room_type(p, first_line);
	room_type(p, "");
	room_type(p, second_line);
	conclude(p, "Score  50");
	room_leave(p);
	assert_kept("I would give every entry a short time to live,\\n\\nso that a stale one heals by itself.");
}

static void ctrl_d_ends_the_answer_too(void **state)
{
	(void)state;
	pty *p = begin_answer(NULL);
	room_type(p, first_line);
	pty_send(p, PTY_CTRL_D);
	assert_true(pty_expect(p, "Score  50"));
	assert_true(pty_expect(p, "viva> "));
	room_leave(p);
}

static void pasted_block_arrives_whole(void **state)
{
	(void)state;
	pty *p = begin_answer(NULL);
	pty_paste(p, "First: a short time to live.\r\n.\r\n/skip\r\n\tThen \"purge\" the page.");
	assert_true(pty_expect(p, "the page."));
	pty_send(p, PTY_ENTER);
	assert_true(pty_expect(p, "> "));
	conclude(p, "Score 100");
	room_leave(p);
	assert_kept("First: a short time to live.\\n.\\n/skip\\n\\tThen \\\"purge\\\" the page.");
}

static void alt_enter_makes_a_line_within_the_line(void **state)
{
	(void)state;
	pty *p = begin_answer(NULL);
	pty_send(p, "A short" PTY_ALT_ENTER "time to live, for every entry." PTY_ENTER);
	assert_true(pty_expect(p, "entry."));
	assert_true(pty_expect(p, "> "));
	conclude(p, "Score  50");
	room_leave(p);
	assert_kept("A short\\ntime to live, for every entry.");
}

static void window_may_change_while_one_types(void **state)
{
	(void)state;
	pty *p = begin_answer(NULL);
	pty_send(p, first_line);
	assert_true(pty_expect(p, "live,"));
	pty_resize(p, 24, 60);
	pty_send(p, " so that it heals, and nobody has to be told of it, ever.");
	assert_true(pty_expect(p, "ever."));
	pty_send(p, PTY_ENTER);
	assert_true(pty_expect(p, "> "));
	pty_send(p, "." PTY_ENTER);
	assert_true(pty_expect(p, "A strong answer: Removes or updates the entry\n")); /* wrapped for sixty columns */
	assert_true(pty_expect(p, "viva> "));
	room_leave(p);
	assert_kept(
		"I would give every entry a short time to live, so that it heals, and nobody has to be told of it, ever.");
}

/* ---- requests ---- */

static void hints_come_one_by_one(void **state)
{
	(void)state;
	pty *p = begin_answer(NULL);
	pty_send(p, "/hint" PTY_ENTER);
	assert_true(pty_expect(p, "Hint: What happens if the message is lost?"));
	pty_send(p, "/hint" PTY_ENTER);
	assert_true(pty_expect(p, "Hint: Who notices first?"));
	pty_send(p, "/hint" PTY_ENTER);
	assert_true(pty_expect(p, "There are no more hints."));
	pty_send(p, "/hnt" PTY_ENTER);
	assert_true(pty_expect(p, "viva: unknown request '/hnt' (did you mean '/hint'?)"));
	pty_send(p, "/question" PTY_ENTER);
	assert_true(pty_expect(p, "Your product pages are cached."));
	pty_send(p, "/help" PTY_ENTER);
	assert_true(pty_expect(p, "/text       what you have so far"));
	assert_true(pty_expect(p, "> "));
	room_type(p, first_line);
	conclude(p, "Score  50");
	room_leave(p);
}

static void lines_can_be_taken_back(void **state)
{
	(void)state;
	pty *p = begin_answer(NULL);
	room_type(p, first_line);
	room_type(p, "and turn the cache off.");
	pty_send(p, "/back" PTY_ENTER);
	assert_true(pty_expect(p, "/back\n  I would give every entry a short time to live,\n"));
	assert_true(pty_expect(p, "> "));
	pty_send(p, "/clear" PTY_ENTER);
	assert_true(pty_expect(p, "Cleared."));
	assert_true(pty_expect(p, "> "));
	pty_send(p, "/text" PTY_ENTER);
	assert_true(pty_expect(p, "(nothing yet)"));
	assert_true(pty_expect(p, "> "));
	room_type(p, "We purge the page from the cache.");
	pty_send(p, "/done" PTY_ENTER);
	assert_true(pty_expect(p, "Score  50"));
	assert_true(pty_expect(p, "viva> "));
	room_leave(p);
	assert_kept("We purge the page from the cache.");
}

static void editor_gets_what_was_typed_and_gives_it_back(void **state)
{
	char setting[300];

	(void)state;
	desk_write("editor.sh", "#!/bin/sh\nsed -i s/short/long/ \"$1\"\necho 'And we purge the page.' >> \"$1\"\n", 0700);
	snprintf(setting, sizeof setting, "EDITOR=%s", desk_path("editor.sh"));
	const char *const environment[] = {setting, NULL};
	pty *p = begin_answer(environment);
	room_type(p, first_line);
	pty_send(p, "/edit" PTY_ENTER);
	assert_true(pty_expect(p, "15 words"));
	assert_true(pty_expect(p, "> "));
	room_type(p, "That is all.");
	conclude(p, "Score 100");
	room_leave(p);
	assert_kept("I would give every entry a long time to live,\\nAnd we purge the page.\\nThat is all.");
}

static void editor_that_fails_costs_nothing(void **state)
{
	static const char *const environment[] = {"EDITOR=false", NULL};

	(void)state;
	pty *p = begin_answer(environment);
	room_type(p, first_line);
	pty_send(p, "/edit" PTY_ENTER);
	assert_true(pty_expect(p, "viva: the editor 'false' failed"));
	assert_true(pty_expect(p, "> "));
	conclude(p, "Score  50");
	room_leave(p);
}

/* ---- interruptions ---- */

static void ctrl_c_keeps_the_lines_before(void **state)
{
	(void)state;
	pty *p = begin_answer(NULL);
	room_type(p, first_line);
	pty_send(p, "and then I wou");
	assert_true(pty_expect(p, "I wou"));
	pty_send(p, PTY_CTRL_C);
	assert_true(pty_expect(p, "Line cleared; the lines before it are kept."));
	assert_true(pty_expect(p, "> "));
	room_type(p, second_line);
	conclude(p, "Score  50");
	room_leave(p);
	assert_kept("I would give every entry a short time to live,\\nso that a stale one heals by itself.");
}

static void killed_it_offers_the_draft_again(void **state)
{
	char draft[256];

	(void)state;
	pty *p = begin_answer(NULL);
	room_type(p, first_line);
	pty_send(p, "so that a sta");
	snprintf(draft, sizeof draft, "%s\nso that a sta", first_line);
	room_await_draft(draft);
	pty_signal(p, SIGKILL);
	assert_true(pty_exits_with(p, 128 + SIGKILL));
	pty_close(p);

	p = room_enter(NULL);
	char *greeting = pty_screen(p);
	assert_non_null(strstr(greeting, "what you typed is kept: ask cache-invalidation"));
	free(greeting);
	pty_send(p, "ask cache-invalidation" PTY_ENTER);
	assert_true(pty_expect(p, "You had begun to answer this: 14 words."));
	assert_true(pty_expect(p, "I would give every entry a short time to live,\n  so that a sta"));
	assert_true(pty_expect(p, "> "));
	conclude(p, "Score  50");
	room_leave(p);
	assert_kept("I would give every entry a short time to live,\\nso that a sta");

	p = room_enter(NULL); /* what was scored is no draft any more */
	greeting = pty_screen(p);
	assert_null(strstr(greeting, "unfinished"));
	free(greeting);
	room_leave(p);
}

static void terminated_it_keeps_the_half_line(void **state)
{
	static const int signals[] = {SIGTERM, SIGHUP};

	(void)state;
	for (int i = 0; i < 2; i++) {
		pty *p = begin_answer(NULL);
		if (i > 0)
			room_type(p, "/clear");
		room_type(p, first_line);
		pty_send(p, second_line);
		assert_true(pty_expect(p, "by itself."));
		pty_signal(p, signals[i]);
		assert_true(pty_exits_with(p, 143));
		assert_true(pty_modes_are_restored(p));
		pty_close(p);
		char draft[256];
		snprintf(draft, sizeof draft, "%s\n%s", first_line, second_line);
		room_await_draft(draft);
	}
}

static void closed_window_keeps_the_half_line(void **state)
{
	char draft[256];

	(void)state;
	pty *p = begin_answer(NULL);
	room_type(p, first_line);
	pty_send(p, second_line);
	assert_true(pty_expect(p, "by itself."));
	pty_hang_up(p);
	assert_true(pty_exits_with(p, 143));
	pty_close(p);
	snprintf(draft, sizeof draft, "%s\n%s", first_line, second_line);
	room_await_draft(draft);
}

static void skipped_question_keeps_what_was_typed(void **state)
{
	(void)state;
	pty *p = begin_answer(NULL);
	room_type(p, first_line);
	room_type(p, second_line);
	pty_send(p, "/skip" PTY_ENTER);
	assert_true(pty_expect(p, "Left without an answer; what you typed is kept."));
	assert_true(pty_expect(p, "viva> "));
	room_await_draft(both_lines);
	pty_send(p, "ask cache-invalidation" PTY_ENTER);
	assert_true(pty_expect(p, "You had begun to answer this: 18 words."));
	assert_true(pty_expect(p, ":"));
	assert_true(pty_expect(p, "> "));
	conclude(p, "Score  50");
	room_leave(p);
}

static void answer_is_kept_before_its_score_is_seen(void **state)
{
	(void)state;
	pty *p = room_start(NULL, NULL, NULL, 10, 80);
	assert_true(pty_expect(p, "viva> "));
	room_ask(p, "cache-invalidation");
	room_type(p, first_line);
	pty_send(p, "." PTY_ENTER);
	assert_true(pty_expect(p, "q to go on")); /* the pager */
	pty_signal(p, SIGKILL);
	assert_true(pty_exits_with(p, 128 + SIGKILL));
	pty_close(p);
	assert_kept("I would give every entry a short time to live,");
}

/* ---- going on ---- */

static void follow_up_counts_with_the_answer(void **state)
{
	(void)state;
	pty *p = begin_answer(NULL);
	room_type(p, first_line);
	pty_send(p, "." PTY_ENTER);
	assert_true(pty_expect(p, "An interviewer would ask now: A price changes."));
	assert_true(pty_expect(p, "viva> "));
	pty_send(p, "follow" PTY_ENTER);
	assert_true(pty_expect(p, "A price changes. What happens to the cached page?"));
	assert_true(pty_expect(p, ":"));
	assert_true(pty_expect(p, "> "));
	room_type(p, "Then we purge the page.");
	pty_send(p, "." PTY_ENTER);
	assert_true(pty_expect(p, "Score 100"));
	assert_true(pty_expect(p, "it was 50"));
	assert_true(pty_expect(p, "viva> "));
	pty_send(p, "follow" PTY_ENTER);
	assert_true(pty_expect(p, "viva: there is nothing to follow up"));
	assert_true(pty_expect(p, "viva> "));
	room_leave(p);
}

static void model_and_again_go_on_from_the_last_question(void **state)
{
	(void)state;
	pty *p = begin_answer(NULL);
	room_type(p, first_line);
	conclude(p, "Score  50");
	pty_send(p, "model" PTY_ENTER);
	assert_true(pty_expect(p, "so that a stale one heals\n  itself"));
	assert_true(pty_expect(p, "viva> "));
	pty_send(p, "again" PTY_ENTER);
	assert_true(pty_expect(p, "Your product pages are cached."));
	assert_true(pty_expect(p, "/hint"));
	assert_true(pty_expect(p, ":"));
	assert_true(pty_expect(p, "> "));
	room_type(p, "A time to live, and we purge the page.");
	conclude(p, "Score 100");
	room_leave(p);

	p = room_enter(NULL); /* and in the next run */
	pty_send(p, "again" PTY_ENTER);
	assert_true(pty_expect(p, "Your product pages are cached."));
	assert_true(pty_expect(p, "/hint"));
	assert_true(pty_expect(p, "> "));
	pty_send(p, PTY_CTRL_D);
	assert_true(pty_expect(p, "Left without an answer."));
	assert_true(pty_expect(p, "viva> "));
	room_leave(p);
}

static void shell_command_says_how_to_end_and_puts_the_follow_up(void **state)
{
	(void)state;
	pty *p = room_start("ask", "cache-invalidation", NULL, 24, 80);
	assert_true(pty_expect(p, "End with a full stop alone on a line."));
	assert_true(pty_expect(p, "> "));
	room_type(p, first_line);
	pty_send(p, "." PTY_ENTER);
	assert_true(pty_expect(p, "An interviewer would ask now: A price changes."));
	assert_true(pty_expect(p, "Answer it now, or leave it with a full stop alone."));
	assert_true(pty_expect(p, "> "));
	pty_send(p, "." PTY_ENTER);
	assert_true(pty_exits_with(p, 0));
	assert_true(pty_modes_are_restored(p));
	pty_close(p);
}

int main(void)
{
#define IN_ROOM(test) cmocka_unit_test_setup_teardown(test, room_begin, room_end)
	const struct CMUnitTest tests[] = {
		IN_ROOM(answer_has_as_many_lines_as_one_likes),
		IN_ROOM(ctrl_d_ends_the_answer_too),
		IN_ROOM(pasted_block_arrives_whole),
		IN_ROOM(alt_enter_makes_a_line_within_the_line),
		IN_ROOM(window_may_change_while_one_types),
		IN_ROOM(hints_come_one_by_one),
		IN_ROOM(lines_can_be_taken_back),
		IN_ROOM(editor_gets_what_was_typed_and_gives_it_back),
		IN_ROOM(editor_that_fails_costs_nothing),
		IN_ROOM(ctrl_c_keeps_the_lines_before),
		IN_ROOM(killed_it_offers_the_draft_again),
		IN_ROOM(terminated_it_keeps_the_half_line),
		IN_ROOM(closed_window_keeps_the_half_line),
		IN_ROOM(skipped_question_keeps_what_was_typed),
		IN_ROOM(answer_is_kept_before_its_score_is_seen),
		IN_ROOM(follow_up_counts_with_the_answer),
		IN_ROOM(model_and_again_go_on_from_the_last_question),
		IN_ROOM(shell_command_says_how_to_end_and_puts_the_follow_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
