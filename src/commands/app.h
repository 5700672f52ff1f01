/*
 * app.h - what all commands share: the options given before the command, the banks, the history, the terminal. Each is
 * opened when first asked for, and the app owns it until app_end.
 *
 * Results go to app->out, messages to standard error by app_complain, with "viva: " before them.
 */
#ifndef VIVA_APP_H
#define VIVA_APP_H

#include "history/history.h"
#include "terminal/input.h"
#include "terminal/output.h"

#include <viva/viva.h>

typedef struct app {
	/* from the command line and the environment */
	const char **bank_paths; /* --bank, or VIVA_BANK_PATH taken apart, or the places where banks are looked for */
	size_t bank_count;
	bool banks_named; /* by --bank or VIVA_BANK_PATH: then one that is missing is an error */
	const char *history_path;
	out *out;
	bool interactive; /* a person sits at the REPL */
	bool in_repl;
	/* opened when needed */
	viva_arena *arena; /* lives as long as the app */
	viva_library *library;
	viva_report *report;
	history *history;
	input *input;
	viva_scratch *scratch;
	int64_t session;     /* of the history, 0 before the first answer */
	struct asked *asked; /* the answer last given in this run (turn.c), NULL before the first */
	size_t script_line;  /* where a script is, 0 elsewhere: complaints name it */
} app;

/* Prints "viva: " and the message to standard error. */
void app_complain(app *a, const char *format, ...) VIVA_PRINTF(2, 3);
/* The same for an error value; returns the exit status that its code calls for. */
int app_report(app *a, const viva_error *err);

/* Writes text as it is to standard output, behind what was printed before: for JSON, which is safe by itself. */
void app_write(app *a, const viva_buf *text);

/* The banks, loaded at the first call; faults found in them are printed once, to standard error, and the rest is used.
 * NULL where there is none at all: the complaint is made and *status set. */
viva_library *app_library(app *a, int *status);

/* A question by its name, or NULL with the complaint made (naming the nearest) and *status set. */
const viva_question *app_question(app *a, const char *name, int *status);

/* The compiled rubric of a question, or NULL with the complaint made and *status set. */
const viva_scorer *app_scorer(app *a, const viva_question *q, int *status);

/* The history; NULL with the complaint made and *status set. With create false an absent history is no error: NULL with
 * *status STATUS_OK. */
history *app_history(app *a, bool create, int *status);

viva_scratch *app_scratch(app *a); /* NULL with the complaint made: out of memory */

/* The lines that a person or a script types; NULL with the complaint made and *status set. */
input *app_input(app *a, int *status);

/* Now, in milliseconds since 1970 UTC, and seconds of a clock that never jumps. */
int64_t app_now_ms(void);
double app_seconds(void);

/* Prints findings as file:line:column: severity: message, with the source line and a caret. */
void app_print_findings(const viva_report *report, out *o);

#endif
