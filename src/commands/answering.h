/*
 * answering.h - a person types an answer: line by line, with requests that begin with a slash, kept as a draft all the while.
 *
 * Ownership: the text belongs to the caller's answering until answering_free.
 */
#ifndef VIVA_ANSWERING_H
#define VIVA_ANSWERING_H

#include "app.h"

typedef enum answer_end {
	ANSWER_GIVEN,
	ANSWER_SKIPPED,    /* /skip, or ended without a word */
	ANSWER_TERMINATED, /* SIGTERM, SIGHUP, or the terminal is gone: the draft is kept */
	ANSWER_FAILED      /* reading failed; the complaint is made, the draft is kept */
} answer_end;

typedef struct answering {
	app *app;
	const viva_question *question;
	const char *draft_key; /* the name under which the draft is kept, NULL for none */
	viva_buf text;
	int hints;             /* hints shown */
	int64_t asked_ms;
	int seconds_before;    /* spent before this run, from a draft */
	double began;          /* app_seconds when this run began */
	bool told_interrupt;
} answering;

/* Begins an answer to a question, with the draft that may be there (and tells so). `bank/id` names the draft; with drafts false
 * none is read or kept. */
void answering_begin(answering *w, app *a, const viva_question *q, bool drafts);

/* Reads lines until the answer ends. */
answer_end answering_read(answering *w);

int answering_seconds(const answering *w); /* time spent, that of the draft included */
void answering_drop_draft(answering *w);
void answering_free(answering *w);

/* What the input calls when a person pauses in a line: the draft then holds that line too. */
void answering_idle(const char *line);

#endif
