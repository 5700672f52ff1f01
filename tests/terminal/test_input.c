/* test_input.c - lines typed, edited, completed and pasted at a real terminal. */
#include "desk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static void typed_line_comes_back(void **state)
{
	(void)state;
	pty *p = desk_sit_down(NULL, NULL, NULL);

	pty_send(p, "what is recall" PTY_ENTER);
	assert_true(pty_expect(p, "<line: what is recall>\n> "));
	pty_send(p, PTY_ENTER);
	assert_true(pty_expect(p, "<line: >\n> "));
	desk_leave(p);
}

static void line_can_be_edited_before_enter(void **state)
{
	(void)state;
	pty *p = desk_sit_down(NULL, NULL, NULL);

	pty_send(p, "ecallx" PTY_BACKSPACE PTY_CTRL_A "r" PTY_LEFT "-");
	assert_true(pty_expect_line(p, "> -recall"));
	pty_send(p, PTY_CTRL_U "pré" PTY_LEFT PTY_BACKSPACE PTY_ENTER);
	assert_true(pty_expect(p, "<line: pérecall>"));
	desk_leave(p);
}

static void line_longer_than_the_kernel_allows_comes_whole(void **state)
{
	(void)state;
	pty *p = desk_sit_down(NULL, NULL, NULL);

	for (int i = 0; i < 600; i++)
		pty_send(p, "ten chars.");
	pty_send(p, PTY_ENTER);
	assert_true(pty_expect(p, "<length: 6000>"));
	desk_leave(p);
}

static void prefill_stands_in_the_line(void **state)
{
	(void)state;
	pty *p = desk_sit_down("--prefill", "my answer", NULL);

	assert_true(pty_expect_line(p, "> my answer"));
	pty_send(p, " now" PTY_ENTER);
	assert_true(pty_expect(p, "<line: my answer now>"));
	assert_true(pty_expect_line(p, ">")); /* and only once */
	desk_leave(p);
}

static void coloured_prompt_takes_no_columns_of_its_own(void **state)
{
	(void)state;
	pty *p = desk_sit_down("--colour", NULL, NULL);

	assert_true(pty_expect_bytes(p, "\033[1m> \033[0m"));
	for (int i = 0; i < 9; i++)
		pty_send(p, "ten chars.");
	pty_send(p, PTY_CTRL_A "x");
	assert_true(pty_expect(p, "xten chars."));
	pty_send(p, PTY_ENTER);
	assert_true(pty_expect(p, "<line: xten chars."));
	desk_leave(p);
}

static void tab_completes_what_is_unique(void **state)
{
	(void)state;
	pty *p = desk_sit_down(NULL, NULL, NULL);

	pty_send(p, "m" PTY_TAB);
	assert_true(pty_expect_line(p, "> mock"));
	pty_send(p, PTY_CTRL_U "ask r" PTY_TAB);
	assert_true(pty_expect_line(p, "> ask rag-design"));
	pty_send(p, PTY_ENTER);
	assert_true(pty_expect(p, "<line: ask rag-design >"));
	desk_leave(p);
}

static void tab_twice_lists_what_is_not(void **state)
{
	(void)state;
	pty *p = desk_sit_down(NULL, NULL, NULL);

	pty_send(p, "a" PTY_TAB PTY_TAB);
	assert_true(pty_expect(p, "again  ask"));
	assert_true(pty_expect_line(p, "> a"));
	pty_send(p, PTY_CTRL_U);
	desk_leave(p);
}

static void tab_offers_neither_files_nor_unsafe_names(void **state)
{
	(void)state;
	desk_write("visible", "", 0600);
	pty *p = desk_sit_down(NULL, NULL, NULL);

	pty_send(p, desk_path("vis"));
	pty_send(p, PTY_TAB "." PTY_ENTER);
	assert_true(pty_expect(p, "/vis.>"));
	pty_send(p, "b" PTY_TAB "." PTY_ENTER);
	assert_true(pty_expect(p, "<line: b.>"));
	desk_leave(p);
}

static void tab_indents_where_nothing_is_completed(void **state)
{
	(void)state;
	pty *p = desk_sit_down("--no-complete", NULL, NULL);

	pty_send(p, "ab" PTY_TAB "c" PTY_ALT_ENTER PTY_TAB "d" PTY_ENTER);
	assert_true(pty_expect(p, "<line: ab  c\\n    d>"));
	desk_leave(p);
}

static void paste_is_one_line_whatever_its_newlines(void **state)
{
	(void)state;
	pty *p = desk_sit_down(NULL, NULL, NULL);

	assert_true(pty_expect_bytes(p, "\033[?2004h"));
	pty_paste(p, "one\r\ntwo\rthree\n\nfive\tx");
	assert_true(pty_expect_line(p, "five    x"));
	pty_send(p, " more" PTY_ENTER);
	assert_true(pty_expect(p, "<line: one\\ntwo\\nthree\\n\\nfive"));
	assert_true(pty_expect_bytes(p, "five\tx more>"));
	desk_leave(p);
}

static void paste_may_hold_what_looks_like_keys(void **state)
{
	(void)state;
	pty *p = desk_sit_down(NULL, NULL, NULL);

	pty_paste(p, "a\033[31mb\033[201 ");
	pty_send(p, PTY_ENTER);
	assert_true(pty_expect(p, "<line: a\\e[31mb\\e[201 "));
	desk_leave(p);
}

static void large_paste_comes_whole(void **state)
{
	(void)state;
	pty *p = desk_sit_down(NULL, NULL, NULL);

	pty_send(p, PTY_PASTE_BEGIN);
	for (int i = 0; i < 2000; i++)
		pty_send(p, "a line of the paste\r");
	pty_send(p, PTY_PASTE_END PTY_ENTER);
	assert_true(pty_expect(p, "<length: 40000>"));
	desk_leave(p);
}

static void inputrc_is_honoured(void **state)
{
	(void)state;
	static char setting[512];
	const char *const environment[] = {setting, NULL};
	desk_write("inputrc", "set editing-mode vi\n$if viva\n\"\\C-x\": \"from inputrc\"\n$endif\nTAB: menu-complete\n",
	           0600);
	snprintf(setting, sizeof setting, "INPUTRC=%s", desk_path("inputrc"));
	pty *p = desk_sit_down(NULL, NULL, environment);

	pty_send(p, "\x18" PTY_ENTER);
	assert_true(pty_expect(p, "<line: from inputrc>\n> "));
	pty_send(p, "a" PTY_TAB PTY_TAB);
	assert_true(pty_expect_line(p, "> ask"));
	pty_send(p, PTY_ENTER);
	assert_true(pty_expect(p, "<line: ask"));
	pty_paste(p, "vi\rtoo");
	pty_send(p, PTY_ENTER);
	assert_true(pty_expect(p, "<line: vi\\ntoo>"));
	desk_leave(p);
}

static void letters_are_letters_in_the_c_locale(void **state)
{
	(void)state;
	static const char *const environment[] = {"LC_ALL=C", NULL};
	pty *p = desk_sit_down(NULL, NULL, environment);

	pty_send(p, "caf\xC3\xA9x" PTY_BACKSPACE);
	assert_true(pty_expect_line(p, "> caf\xC3\xA9"));
	pty_send(p, PTY_BACKSPACE "\xC3\xA8" PTY_ENTER);
	assert_true(pty_expect(p, "<line: caf\xC3\xA8>\n> "));
	pty_send(p, "modes" PTY_ENTER);
	assert_true(pty_expect(p, "<line 2, C, terminal, C>"));
	desk_leave(p);
}

static void pause_calls_idle_with_the_line(void **state)
{
	(void)state;
	static char setting[512];
	const char *const environment[] = {setting, NULL};
	char text[64] = "";
	snprintf(setting, sizeof setting, "IDLE_FILE=%s", desk_path("idle"));
	pty *p = desk_sit_down("--idle", NULL, environment);

	pty_send(p, "a draft");
	for (int waited = 0; strcmp(text, "a draft") != 0 && waited < PTY_DEADLINE * 100; waited++) {
		usleep(10000);
		if (access(desk_path("idle"), R_OK) == 0)
			desk_read("idle", text, sizeof text);
	}
	assert_string_equal(text, "a draft");
	pty_send(p, PTY_ENTER);
	assert_true(pty_expect(p, "<line: a draft>"));
	desk_leave(p);
}

int main(int argc, char **argv)
{
#define AT_DESK(test) cmocka_unit_test_setup_teardown(test, desk_begin, desk_end)
	const struct CMUnitTest tests[] = {
		AT_DESK(typed_line_comes_back),
		AT_DESK(line_can_be_edited_before_enter),
		AT_DESK(line_longer_than_the_kernel_allows_comes_whole),
		AT_DESK(prefill_stands_in_the_line),
		AT_DESK(coloured_prompt_takes_no_columns_of_its_own),
		AT_DESK(tab_completes_what_is_unique),
		AT_DESK(tab_twice_lists_what_is_not),
		AT_DESK(tab_offers_neither_files_nor_unsafe_names),
		AT_DESK(tab_indents_where_nothing_is_completed),
		AT_DESK(paste_is_one_line_whatever_its_newlines),
		AT_DESK(paste_may_hold_what_looks_like_keys),
		AT_DESK(large_paste_comes_whole),
		AT_DESK(inputrc_is_honoured),
		AT_DESK(letters_are_letters_in_the_c_locale),
		AT_DESK(pause_calls_idle_with_the_line),
	};

	desk_find_driver(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
