/*
 * child.h - another program at the terminal: the editor, the pager. It gets the terminal and the keys; viva waits.
 *
 * While it runs, Ctrl-C and Ctrl-\ are its affair and not viva's. Afterwards the terminal's modes are put back as they
 * were, since a program that was killed may leave them in disorder.
 */
#ifndef VIVA_CHILD_H
#define VIVA_CHILD_H

#include <viva/error.h>

typedef struct child {
	const char *command;  /* run by sh, with "$@" added */
	const char *argument; /* what "$@" is, or NULL */
	const char *feed;     /* text for its standard input, or NULL: it gets the descriptor `input` */
	size_t feed_length;
	int input, output; /* its standard input (without feed) and output */
} child;

/* Runs the program to its end. *status is what a shell would tell: 0 to 255, 127 for a program that is not there, 128 +
 * n for one ended by signal n. False (VIVA_E_TERMINAL) only where nothing could be started. A program that does not
 * read all of its feed is no error. */
bool child_run(const child *c, int *status, viva_error *err);

#endif
