/*
 * input.h - lines from a person or from a script. input.c is the one file that knows readline.
 *
 * At a terminal, lines come through readline's callback interface around a ppoll loop, so that signals only set flags
 * and the loop acts on them: Ctrl-C gives a clean line, a resize redraws, SIGTERM and SIGHUP put the terminal back and
 * are reported. Where standard input is no terminal, lines are read plainly, and nothing is echoed or printed.
 *
 * Ownership: there is one input per process (readline is global); it owns the command history file and the handlers
 * until input_close. Text handed out is in the caller's viva_buf.
 *
 * Lengths are bytes of UTF-8, times are milliseconds.
 */
#ifndef VIVA_INPUT_H
#define VIVA_INPUT_H

#include <viva/error.h>
#include <viva/memory.h>

#include <stdio.h>

typedef struct input input;

typedef enum input_event {
	INPUT_LINE,      /* a line, without its newline; a pasted block may hold newlines ('\n' only) */
	INPUT_END,       /* Ctrl-D on an empty line, or the end of the script */
	INPUT_INTERRUPT, /* Ctrl-C: what stood in the line is in `line` */
	INPUT_STOPPED,   /* the request's tick ended it: what stood in the line is in `line` */
	INPUT_TERMINATE, /* SIGTERM or SIGHUP, or the terminal is gone: what stood in the line is in `line` */
	INPUT_FAILED     /* reading failed: see err */
} input_event;

/* Adds one candidate (copied) to a completion. */
typedef void input_offer(void *list, const char *candidate);

typedef struct input_options {
	FILE *in;                 /* usually stdin */
	FILE *out;                /* where prompts and echo go, usually stdout */
	const char *history_file; /* NULL: none is kept. Created 0600, its directories 0700; at most 1000 lines */
	/* Offers what could stand at `word`, given the line up to the cursor; NULL: no completion. */
	void (*complete)(void *context, const char *line, size_t word_start, const char *word, input_offer *offer,
	                 void *list);
	/* Called when a person has paused typing for idle_ms and the line has changed since; NULL: never. */
	void (*idle)(void *context, const char *line);
	int idle_ms;
	void *context;
} input_options;

/* VIVA_E_TERMINAL where the terminal cannot be set up. A history file that cannot be read or written is no error:
 * history is then kept for this run only. */
bool input_open(const input_options *options, input **out, viva_error *err);
void input_close(input *in); /* saves the command history, puts the terminal and handlers back; NULL is allowed */

/* Whether a person sits there: in and out are terminals. Where TERM is "dumb" or not set, they get prompts, but the
 * line is edited by the terminal's own driver: no cursor movement, no completion, no history. */
bool input_is_terminal(const input *in);

typedef struct input_request {
	const char *prompt;        /* plain text; may be empty */
	const char *prompt_colour; /* SGR sequence for the prompt, such as "\033[1m", or NULL */
	const char *prefill; /* text to stand in the line at first, or NULL. Dumb terminal: what an empty line gives */
	bool remember;       /* add the line to the command history */
	bool complete;       /* TAB completes; otherwise TAB inserts spaces to the next multiple of four */
	bool idle;           /* call options.idle */
	/* Called once a second while a person types, with what stands in the line; NULL: never. May put another prompt into
	 * *prompt, which is shown from then on. False ends the reading. Not called in a script, nor on a dumb terminal. */
	bool (*tick)(void *context, const char *line, viva_buf *prompt);
	void *tick_context;
} input_request;

/* Reads one line into *line (cleared first). In a script the prompt is not shown. Lines that hold NUL or invalid UTF-8
 * come as they are; the caller checks. A line over 1 MiB: INPUT_FAILED with VIVA_E_LIMIT, the rest of the line skipped.
 */
input_event input_read(input *in, const input_request *request, viva_buf *line, viva_error *err);

/* The number of the line last read, counted from 1, for messages in scripts. */
size_t input_line_number(const input *in);

/* Opens $VISUAL, else $EDITOR, else "vi" on a private temporary file (0600, suffix .md) that holds *text, waits, and
 * puts what was saved back into *text (CRLF made LF, one final newline dropped). The command is run by sh, so that
 * `EDITOR="code --wait"` works. *text is untouched on failure: VIVA_E_TERMINAL (editor missing or failed: its status is
 * in the message), VIVA_E_LIMIT (over 1 MiB), VIVA_E_INPUT (NUL or invalid UTF-8), VIVA_E_FILE. What was saved but is
 * refused stays in its file, which the message names. */
bool input_edit(input *in, viva_buf *text, viva_error *err);

/* True once SIGTERM or SIGHUP has arrived. */
bool input_terminated(const input *in);
/* True once if Ctrl-C arrived outside input_read since the last call. Where nobody asked, the next input_read forgets
 * it at a terminal (the person has a clean line already) and is INPUT_INTERRUPT in a script. */
bool input_take_interrupt(input *in);

#endif
