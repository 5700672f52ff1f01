/*
 * answering.h - a person types an answer: line by line, with requests that begin with a slash, kept as a draft all the
 * while.
 *
 * An interview puts a frame around it: a clock in the prompt that may end the answer, things said between two lines,
 * requests of its own, and its own place for the draft.
 *
 * Ownership: the text belongs to the caller's answering until answering_free; the frame is borrowed.
 */
#ifndef VIVA_ANSWERING_H
#define VIVA_ANSWERING_H

#include "app.h"

typedef enum answer_end {
	ANSWER_GOES_ON, /* not an end: a request that leaves the answer where it is, a clock that is not at zero */
	ANSWER_GIVEN,
	ANSWER_SKIPPED,    /* /skip, or ended without a word */
	ANSWER_TERMINATED, /* SIGTERM, SIGHUP, or the terminal is gone: the draft is kept */
	ANSWER_FAILED,     /* reading failed; the complaint is made, the draft is kept */
	/* The frame's own: */
	ANSWER_CUT, /* the time is up: the answer is what there is */
	ANSWER_PUT_OFF,
	ANSWER_LEFT, /* the candidate went away, to come back */
	ANSWER_OVER  /* the candidate ended the interview */
} answer_end;

typedef struct answering answering;

typedef struct answering_request {
	const char *name, *help;
	answer_end (*run)(answering *w);
} answering_request;

enum { ANSWERING_PROMPT = 32 };

typedef struct answering_frame {
	void *context;
	/* Before each line is read: says what is to be said between lines. An end ends the answer. */
	answer_end (*between)(answering *w);
	void (*prompt)(const answering *w, char text[ANSWERING_PROMPT]);
	/* Once a second while a line is typed, with the answer so far, that line included. An end ends the answer there.
	 * Must print nothing. */
	answer_end (*tick)(answering *w, const char *text);
	/* Keeps the draft: text is the answer so far, the line being typed included. */
	void (*keep)(answering *w, const char *text);
	const answering_request *requests; /* beside the ordinary ones, and before them where they have the same name */
	size_t request_count;
	answer_end at_end; /* what the end of input is (Ctrl-D) */
	bool insists;      /* a full stop without a word before it is no end */
	int hint_cost;     /* points, told with each hint */
} answering_frame;

struct answering {
	app *app;
	const viva_question *question;
	const answering_frame *frame; /* or NULL */
	const char *draft_key;        /* the name under which the draft is kept, NULL for none */
	viva_buf text;
	viva_buf half;    /* a line of the draft that was not finished, to be typed on */
	int hints;        /* hints shown */
	int hints_before; /* shown for this question before this answer, to its follow-up, began */
	int64_t asked_ms;
	int seconds_before; /* spent before this run, from a draft */
	double began;       /* app_seconds when this run began */
	bool told_interrupt;
	answer_end cut; /* how the tick ended it */
};

/* Begins an answer to a question, with the draft that may be there (and tells so). `bank/id` names the draft; with
 * drafts false none is read or kept. */
void answering_begin(answering *w, app *a, const viva_question *q, bool drafts);

/* Begins one within a frame, which keeps the draft. */
void answering_begin_framed(answering *w, app *a, const viva_question *q, const answering_frame *frame);

/* Takes up what was typed before, and tells so. Within a frame, a last line that was not finished stands in the prompt
 * again. */
void answering_take_draft(answering *w, const char *text);

/* Reads lines until the answer ends. */
answer_end answering_read(answering *w);

int answering_seconds(const answering *w); /* time spent, that of the draft included */
void answering_drop_draft(answering *w);
void answering_free(answering *w);

/* What the input calls when a person pauses in a line: the draft then holds that line too. */
void answering_idle(const char *line);

/* ---- between answering.c and answering_requests.c ---- */

/* Runs the request that a line is. ANSWER_GOES_ON also where it is not a known one, with the complaint made. */
answer_end answering_request_run(answering *w, const char *line);
/* Whether a line is meant as a request: a slash and letters only. "/ratio of hits" is an answer. */
bool answering_is_request(const char *line);
void answering_keep(answering *w, const char *unfinished_line);
answer_end answering_finish(answering *w); /* given; without a word skipped, or no end where the frame insists */
size_t answering_words(const char *text);

/* Whether a text holds nothing but white space. */
bool answering_is_blank(const char *text);

#endif
