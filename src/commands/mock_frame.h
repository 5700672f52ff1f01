/*
 * mock_frame.h - what a mock interview puts around an answer that is being typed: its clock, what it says between
 * lines, its requests, and the draft in its own place.
 *
 * Ownership: the frame is static; its context is the session.
 */
#ifndef VIVA_MOCK_FRAME_H
#define VIVA_MOCK_FRAME_H

#include "answering.h"
#include "mock_session.h"

/* Fills in the frame for the question that stands. */
void mock_frame_make(answering_frame *frame, mock_session *s);

/* Milliseconds of the clock that interviews go by. */
int64_t mock_frame_now(void);

/* Waits for Enter; at once where no person is there. ANSWER_GOES_ON, ANSWER_LEFT, ANSWER_TERMINATED or ANSWER_FAILED.
 */
answer_end mock_frame_wait(app *a, const char *what);

#endif
