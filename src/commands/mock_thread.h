/*
 * mock_thread.h - what has been said to the question of a mock interview that stands: the answer and its follow-ups, as
 * the history has them.
 *
 * Ownership: a thread owns its text until mock_thread_free.
 */
#ifndef VIVA_MOCK_THREAD_H
#define VIVA_MOCK_THREAD_H

#include "mock_session.h"

typedef struct mock_thread {
	viva_buf text;     /* all that was said */
	int hints;         /* used in it */
	int seconds;       /* taken */
	uint64_t followed; /* points that were followed up: a bit for each of the first 64 of the rubric */
} mock_thread;

/* Reads it; an empty one where nothing was said yet. False with the complaint made; it is to be freed all the same. */
bool mock_thread_read(mock_thread *t, const mock_session *s);
void mock_thread_free(mock_thread *t);

/* The point of a rubric that has this id, or NULL; *bit is its bit in `followed`, 0 past the 64th. */
const viva_point *mock_thread_point(const viva_rubric *rubric, const char *id, uint64_t *bit);

#endif
