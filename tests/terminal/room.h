/*
 * room.h - the program itself at a pseudo-terminal: a home of its own for each test, and the bank
 * tests/banks/small.json.
 *
 * Failures are cmocka's: a helper that fails ends the test.
 */
#ifndef VIVA_TEST_ROOM_H
#define VIVA_TEST_ROOM_H

#include "desk.h"

/* Setup and teardown of each test: those of the desk, and an environment in which its directory is the home. The
 * program is viva in the directory that VIVA_BUILD names, or in build. */
int room_begin(void **state);
int room_end(void **state);

/* Starts viva on a terminal with up to two words (or NULL) and settings (or NULL). */
pty *room_start(const char *first, const char *second, const char *const environment[], int rows, int columns);

/* Starts viva on 24 rows of 80 columns, and waits for its prompt. */
pty *room_enter(const char *const environment[]);

/* Leaves with Ctrl-D, once the prompt stands empty. */
void room_leave(pty *p);

/* Types a line at a prompt that is there, and waits for the next prompt. */
void room_type(pty *p, const char *line);

/* Types "ask QUESTION" and waits for the prompt of its answer. */
void room_ask(pty *p, const char *question);

/* What a shell command prints, viva being in its PATH: its first bytes, into text. */
void room_shell(const char *command, char *text, size_t size);

/* Waits until the draft kept for cache-invalidation is that text. */
void room_await_draft(const char *text);

/* Whether the program has set a colour or another rendition. */
bool room_has_colour(const pty *p);

#endif
