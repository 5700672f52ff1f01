/*
 * command.h - the table of commands. One row makes a command: the shell and the REPL find it, help describes it, TAB
 * and the shells complete it, and the manual page lists it.
 *
 * Ownership: the table is static. What a command needs (banks, history, terminal) belongs to the app (app.h).
 */
#ifndef VIVA_COMMAND_H
#define VIVA_COMMAND_H

#include "app.h"

/* Exit statuses, also of commands within the REPL. */
enum {
	STATUS_OK = 0,
	STATUS_SHORT = 1, /* the work was done and something in it fell short */
	STATUS_USAGE = 2,
	STATUS_FAILED = 3, /* a file, database or terminal failed */
	STATUS_INTERRUPTED = 130,
	STATUS_TERMINATED = 143, /* SIGTERM, SIGHUP, or the terminal is gone */
	STATUS_QUIT = 256        /* not an exit status: leave the REPL */
};

/* What TAB offers for a command's words. */
typedef enum complete_kind {
	COMPLETE_NOTHING,
	COMPLETE_QUESTIONS, /* question ids */
	COMPLETE_TOPICS,    /* topics and question ids */
	COMPLETE_SESSIONS,  /* session numbers */
	COMPLETE_COMMANDS,
	COMPLETE_FILES
} complete_kind;

typedef enum option_type { OPTION_FLAG, OPTION_TEXT, OPTION_COUNT } option_type;

/* An option of a command; what was given is found by its name with args_flag, args_text, args_count. */
typedef struct option_row {
	const char *name; /* "--json" */
	option_type type;
	const char *value; /* what stands for its value in help: "PATH"; NULL for a flag */
	const char *help;
} option_row;

enum { ARGS_OPTIONS_MAX = 16 };

/* The words and options that a command was given, checked against its row. */
typedef struct arguments {
	size_t count; /* words, options taken out */
	char **words;
	const option_row *rows;
	const char *values[ARGS_OPTIONS_MAX]; /* by row: what was given, NULL for nothing; "" for a flag */
} arguments;

bool args_flag(const arguments *a, const char *name);
const char *args_text(const arguments *a, const char *name); /* NULL where it was not given */
long args_count(const arguments *a, const char *name, long otherwise);

typedef enum command_place { IN_BOTH, IN_SHELL, IN_REPL } command_place;

typedef struct command {
	const char *name;                           /* "ask", or "bank check": a family has one row per command */
	const char *synopsis;                       /* its words: "[TOPIC|QUESTION]" */
	const char *summary;                        /* one line, for the list */
	const char *page;                           /* paragraphs, for its own help */
	int (*run)(app *a, const arguments *given); /* a status */
	size_t words_min, words_max;
	const option_row *options; /* ends with a row without a name; may be NULL */
	complete_kind complete;
	command_place place;
} command;

extern const command command_table[];
extern const size_t command_count;

/* The row of a command that `words` begin with; *taken is how many of them name it. NULL for none: *nearest is then the
 * most similar name or NULL. */
const command *command_find(char **words, size_t count, bool in_repl, size_t *taken, const char **nearest);

/* Runs the command that words[0..] name: finds it, takes its options, checks its words, and says what is wrong. */
int command_run(app *a, char **words, size_t count, bool in_repl);

/* Splits a line into words as a shell does, with quotes and backslashes; the array ends with NULL. VIVA_E_USAGE for an
 * open quote. */
bool split_words(const char *line, viva_arena *arena, char ***words, size_t *count, viva_error *err);

#endif
