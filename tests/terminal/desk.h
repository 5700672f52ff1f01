/*
 * desk.h - what the tests at a terminal share: a directory of their own, and a driver at a pseudo-terminal.
 *
 * Failures are cmocka's: a helper that fails ends the test.
 */
#ifndef VIVA_TEST_DESK_H
#define VIVA_TEST_DESK_H

#include "pty.h"

#include <sys/types.h>

/* In main, before the tests: input_driver is the first argument, or lies in tests/ of the directory that VIVA_BUILD
 * names, or beside this program. */
void desk_find_driver(int argc, char **argv);

/* Setup and teardown of each test: a new directory, whose name DIR tells the programs that are started. */
int desk_begin(void **state);
int desk_end(void **state);

/* A path in the directory, good until the fourth call after this one. */
const char *desk_path(const char *name);
void desk_write(const char *name, const char *text, mode_t mode);
void desk_read(const char *name, char *text, size_t size);

/* Starts input_driver with up to two arguments (or NULL), and waits for its prompt. */
pty *desk_sit_down(const char *first, const char *second, const char *const environment[]);

/* Ends it from an empty line, which is waited for: keys typed between two lines go to a terminal in its usual modes. */
void desk_leave(pty *p);

/* Runs a shell command in which "$0" is the driver. */
pty *desk_run(const char *command);

#endif
