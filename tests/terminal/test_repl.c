/* test_repl.c - viva at its prompt, as a person meets it: the greeting, completion, recall, leaving, the pager. */
#include "room.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

static const char pipe_answer[] = "echo 'I would read the query plan first.' | viva ask slow-query > /dev/null";

static void assert_private(const char *name, mode_t mode)
{
	struct stat info;

	assert_int_equal(stat(desk_path(name), &info), 0);
	assert_int_equal(info.st_mode & 0777, mode);
}

/* ---- the greeting ---- */

static void assert_nothing_scrolled_off(const pty *p)
{
	char *shown = pty_screen(p), *all = pty_all(p);

	assert_string_equal(shown, all);
	free(shown);
	free(all);
}

static void greeting_fits_one_screen(void **state)
{
	char ignored[8];

	(void)state;
	pty *p = room_enter(NULL);
	assert_true(pty_expect_bytes(p, "Two questions for the tests"));
	assert_true(pty_expect_bytes(p, "you have not answered a question"));
	assert_nothing_scrolled_off(p);
	room_leave(p);

	room_shell(pipe_answer, ignored, sizeof ignored);
	p = room_enter(NULL);
	assert_true(pty_expect_bytes(p, "nothing: all you answered is fresh"));
	assert_nothing_scrolled_off(p);
	room_leave(p);
}

static void greeting_names_what_can_be_typed(void **state)
{
	static const char *const named[] = {"ask", "ask software-foundations", "questions", "review", "help"};

	(void)state;
	pty *p = room_enter(NULL);
	char *shown = pty_screen(p);
	for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
		char line[64];
		snprintf(line, sizeof line, "\n  %s  ", named[i]);
		assert_non_null(strstr(shown, line));
	}
	free(shown);
	room_leave(p);
}

static void greeting_of_the_bank_that_comes_with_viva_fits_too(void **state)
{
	char here[4096], setting[4200];

	(void)state;
	assert_non_null(realpath(".", here));
	snprintf(setting, sizeof setting, "VIVA_BANK_PATH=%s", here);
	const char *const environment[] = {setting, NULL};
	pty *p = room_enter(environment);
	assert_nothing_scrolled_off(p);
	room_leave(p);
}

/* ---- completion ---- */

static void complete(pty *p, const char *typed, const char *line)
{
	pty_send(p, typed);
	pty_send(p, PTY_TAB);
	assert_true(pty_expect_line(p, line));
	pty_send(p, PTY_CTRL_U);
	assert_true(pty_expect_line(p, "viva>"));
}

static void tab_completes_commands_and_options(void **state)
{
	(void)state;
	pty *p = room_enter(NULL);
	complete(p, "que", "viva> questions");
	complete(p, "ba", "viva> bank");
	complete(p, "bank ch", "viva> bank check");
	complete(p, "help st", "viva> help stats");
	complete(p, "fol", "viva> follow");
	complete(p, "questions --j", "viva> questions --json");
	complete(p, "compl", "viva> compl"); /* a command of the shell */
	room_leave(p);
}

static void tab_completes_topics_and_questions(void **state)
{
	(void)state;
	pty *p = room_enter(NULL);
	complete(p, "ask so", "viva> ask software-foundations");
	complete(p, "ask c", "viva> ask cache-invalidation");
	complete(p, "show sl", "viva> show slow-query");
	complete(p, "show so", "viva> show so"); /* a topic is nothing to show */
	pty_send(p, "ask s" PTY_TAB PTY_TAB);
	assert_true(pty_expect(p, "slow-query"));
	assert_true(pty_expect(p, "software-foundations"));
	pty_send(p, PTY_CTRL_U);
	room_leave(p);
}

static void tab_completes_session_numbers(void **state)
{
	char ignored[8];

	(void)state;
	room_shell(pipe_answer, ignored, sizeof ignored);
	pty *p = room_enter(NULL);
	complete(p, "review ", "viva> review 1");
	room_leave(p);
}

/* ---- commands ---- */

static void wrong_command_is_told_and_the_prompt_comes_back(void **state)
{
	(void)state;
	pty *p = room_enter(NULL);
	pty_send(p, "qestions" PTY_ENTER);
	assert_true(pty_expect(p, "viva: unknown command 'qestions' (did you mean 'questions'?)\nviva> "));
	pty_send(p, "show 'open" PTY_ENTER);
	assert_true(pty_expect(p, "is not closed\nviva> "));
	pty_send(p, PTY_ENTER "version" PTY_ENTER);
	assert_true(pty_expect(p, "viva 0."));
	assert_true(pty_expect(p, "viva> "));
	room_leave(p);
}

static void commands_are_recalled_in_the_next_run(void **state)
{
	char kept[256];

	(void)state;
	pty *p = room_enter(NULL);
	room_type(p, "questions slow");
	room_ask(p, "slow-query");
	room_type(p, "My own words on the query plan.");
	pty_send(p, "." PTY_ENTER);
	assert_true(pty_expect(p, "Score"));
	assert_true(pty_expect(p, "viva> "));
	room_leave(p);
	assert_private("state/viva/commands", 0600);
	desk_read("state/viva/commands", kept, sizeof kept);
	assert_string_equal(kept, "questions slow\nask slow-query\n"); /* and no answers */

	p = room_enter(NULL);
	pty_send(p, PTY_UP);
	assert_true(pty_expect_line(p, "viva> ask slow-query"));
	pty_send(p, PTY_UP);
	assert_true(pty_expect_line(p, "viva> questions slow"));
	pty_send(p, PTY_ENTER);
	assert_true(pty_expect(p, "50"));
	assert_true(pty_expect(p, "viva> "));
	room_leave(p);
}

static void history_is_private(void **state)
{
	char ignored[8];

	(void)state;
	room_shell(pipe_answer, ignored, sizeof ignored);
	assert_private("data/viva/history.db", 0600);
	assert_private("data/viva", 0700);
}

static void reload_reads_an_edited_bank(void **state)
{
	static const char bank[] =
		"{\"viva\": \"bank/1\", \"name\": \"mine\", \"questions\": [{\"id\": \"%s\", \"topic\": \"t\", \"level\": "
		"\"mid\", \"kind\": \"concept\", \"minutes\": 5, \"prompt\": \"Why?\"}]}";
	char text[512], setting[300];

	(void)state;
	snprintf(text, sizeof text, bank, "before");
	desk_write("mine.json", text, 0600);
	snprintf(setting, sizeof setting, "VIVA_BANK_PATH=%s", desk_path("mine.json"));
	const char *const environment[] = {setting, NULL};
	pty *p = room_enter(environment);
	snprintf(text, sizeof text, bank, "after-it");
	desk_write("mine.json", text, 0600);
	pty_send(p, "reload" PTY_ENTER);
	assert_true(pty_expect(p, "1 question"));
	assert_true(pty_expect(p, "viva> "));
	complete(p, "show ", "viva> show after-it");
	desk_write("mine.json", "{", 0600);
	pty_send(p, "reload" PTY_ENTER);
	assert_true(pty_expect(p, "error:"));
	assert_true(pty_expect(p, "viva> "));
	complete(p, "show ", "viva> show after-it"); /* what was read before is better than nothing */
	room_leave(p);
}

/* ---- leaving ---- */

static void quit_leaves(void **state)
{
	(void)state;
	pty *p = room_enter(NULL);
	pty_send(p, "nonsense" PTY_ENTER);
	assert_true(pty_expect(p, "viva> "));
	pty_send(p, "quit" PTY_ENTER);
	assert_true(pty_exits_with(p, 0)); /* what went wrong in between was seen */
	assert_true(pty_modes_are_restored(p));
	pty_close(p);
}

static void ctrl_c_clears_the_line(void **state)
{
	(void)state;
	pty *p = room_enter(NULL);
	pty_send(p, "ask something" PTY_CTRL_C);
	assert_true(pty_expect(p, "^C\nviva> "));
	pty_send(p, PTY_CTRL_C PTY_CTRL_C);
	assert_true(pty_expect(p, "viva> "));
	room_leave(p);
}

static void termination_restores_the_terminal(void **state)
{
	static const int signals[] = {SIGTERM, SIGHUP};

	(void)state;
	for (int i = 0; i < 2; i++) {
		pty *p = room_enter(NULL);
		pty_send(p, "half a comm");
		assert_true(pty_expect_line(p, "viva> half a comm"));
		pty_signal(p, signals[i]);
		assert_true(pty_exits_with(p, 143));
		assert_true(pty_modes_are_restored(p));
		pty_close(p);
	}
}

static void closed_window_ends_it(void **state)
{
	(void)state;
	pty *p = room_enter(NULL);
	pty_hang_up(p);
	assert_true(pty_exits_with(p, 143));
	pty_close(p);
}

/* ---- what is printed ---- */

static void page_taller_than_the_screen_waits(void **state)
{
	(void)state;
	pty *p = room_start(NULL, NULL, NULL, 14, 80);
	assert_true(pty_expect(p, "viva> "));
	pty_send(p, "show cache-invalidation" PTY_ENTER);
	assert_true(pty_expect(p, "q to go on"));
	pty_send(p, "q");
	assert_true(pty_expect_line(p, "viva>"));
	pty_send(p, "questions" PTY_ENTER); /* which fits */
	assert_true(pty_expect(p, "slow-query"));
	assert_true(pty_expect(p, "viva> "));
	room_leave(p);
}

static void no_pager_comes_where_none_is_wanted(void **state)
{
	static const char *const environment[] = {"PAGER=cat", NULL};

	(void)state;
	pty *p = room_start(NULL, NULL, environment, 14, 80);
	assert_true(pty_expect(p, "viva> "));
	pty_send(p, "show cache-invalidation" PTY_ENTER);
	assert_true(pty_expect(p, "the pages are that people see."));
	assert_true(pty_expect(p, "viva> "));
	room_leave(p);
}

static void dumb_terminal_gets_no_sequences(void **state)
{
	static const char *const environment[] = {"TERM=dumb", NULL};

	(void)state;
	pty *p = room_enter(environment);
	pty_send(p, "show slow-query" PTY_ENTER);
	assert_true(pty_expect(p, "Adds the index"));
	assert_true(pty_expect(p, "viva> "));
	pty_send(p, "ask slow-query" PTY_ENTER);
	assert_true(pty_expect(p, "/hint"));
	assert_true(pty_expect(p, "> "));
	pty_send(p, "I would read the query plan first." PTY_ENTER "." PTY_ENTER);
	assert_true(pty_expect(p, "Score  50"));
	assert_true(pty_expect(p, "viva> "));
	assert_null(strchr(pty_bytes(p), '\033'));
	pty_send(p, PTY_CTRL_D);
	assert_true(pty_exits_with(p, 0));
	pty_close(p);
}

static void colour_stays_away_where_it_is_not_wanted(void **state)
{
	static const char *const environment[] = {"NO_COLOR=1", NULL};

	(void)state;
	pty *p = room_enter(NULL);
	assert_true(room_has_colour(p));
	room_leave(p);
	p = room_enter(environment);
	room_type(p, "show slow-query");
	assert_false(room_has_colour(p));
	room_leave(p);
	p = room_start("--color", "never", NULL, 24, 80);
	assert_true(pty_expect(p, "viva> "));
	assert_false(room_has_colour(p));
	room_leave(p);
}

static void c_locale_gets_ascii(void **state)
{
	static const char *const environment[] = {"LC_ALL=C", NULL};

	(void)state;
	pty *p = room_enter(environment);
	room_ask(p, "slow-query");
	room_type(p, "I would read the query plan \xe2\x80\x93 na\xc3\xafvely first.");
	pty_send(p, "." PTY_ENTER);
	assert_true(pty_expect(p, "Score  50  ######"));
	assert_true(pty_expect(p, "viva> "));
	room_leave(p);
}

int main(void)
{
#define IN_ROOM(test) cmocka_unit_test_setup_teardown(test, room_begin, room_end)
	const struct CMUnitTest tests[] = {
		IN_ROOM(greeting_fits_one_screen),
		IN_ROOM(greeting_names_what_can_be_typed),
		IN_ROOM(greeting_of_the_bank_that_comes_with_viva_fits_too),
		IN_ROOM(tab_completes_commands_and_options),
		IN_ROOM(tab_completes_topics_and_questions),
		IN_ROOM(tab_completes_session_numbers),
		IN_ROOM(wrong_command_is_told_and_the_prompt_comes_back),
		IN_ROOM(commands_are_recalled_in_the_next_run),
		IN_ROOM(history_is_private),
		IN_ROOM(reload_reads_an_edited_bank),
		IN_ROOM(quit_leaves),
		IN_ROOM(ctrl_c_clears_the_line),
		IN_ROOM(termination_restores_the_terminal),
		IN_ROOM(closed_window_ends_it),
		IN_ROOM(page_taller_than_the_screen_waits),
		IN_ROOM(no_pager_comes_where_none_is_wanted),
		IN_ROOM(dumb_terminal_gets_no_sequences),
		IN_ROOM(colour_stays_away_where_it_is_not_wanted),
		IN_ROOM(c_locale_gets_ascii),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
