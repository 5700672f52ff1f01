/*
 * interview.h - a mock interview at a pseudo-terminal, with the bank tests/banks/small.json, and what the history keeps
 * of it.
 *
 * Failures are cmocka's: a helper that fails ends the test.
 */
#ifndef VIVA_TEST_INTERVIEW_H
#define VIVA_TEST_INTERVIEW_H

#include "room.h"

#include "history/mock.h"

/* The environment: nothing goes through a pager. */
extern const char *const interview_settings[];

/* Two questions in thirty minutes; with its seed, cache-invalidation comes before slow-query. */
extern const char interview_command[];

/* Waits for a text, and names it where it does not come. */
void interview_expect(pty *p, const char *text);

/* Types a line. */
void interview_type(pty *p, const char *text);

/* Begins an interview at the prompt, and waits for that of its first answer. */
void interview_start(pty *p, const char *command);

/* Starts the program, waits for the greeting to say how the interview stands, and takes it up. */
pty *interview_resume(const char *standing);

/* The unfinished interview, read in a handle that the caller closes. False where there is none. */
bool interview_read(viva_arena *arena, history **h, history_mock *m);

/* Waits until the draft kept for the question at a position is that text. */
void interview_await_draft(size_t position, const char *text);

/* Lets the unfinished interview have used so much of its time. */
void interview_set_elapsed(int64_t elapsed_ms);

#endif
