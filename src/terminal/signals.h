/*
 * signals.h - signals as flags, for one reader of input.
 *
 * Between signals_open and signals_close, SIGINT, SIGTERM and SIGHUP raise a flag and nothing else. Between
 * signals_hold and signals_release, while a terminal is being read, so do SIGQUIT, SIGTSTP, SIGCONT and SIGWINCH; and
 * all of them are blocked but for the moments of signals_wait, so that none arrives unseen between a look at the flags
 * and the wait.
 *
 * A signal that was ignored when viva started stays ignored. System calls are restarted.
 */
#ifndef VIVA_SIGNALS_H
#define VIVA_SIGNALS_H

#include <stdbool.h>

void signals_open(void);
void signals_close(void);

/* at_terminal: a person is there, whose keys and window send the signals of job control too. */
void signals_hold(bool at_terminal);
void signals_release(void);

/* Waits until fd can be read, a signal arrives, or timeout_ms (below 0: no limit) have passed: 1, -1 or 0. A descriptor
 * that failed counts as readable: read tells. Only between signals_hold and signals_release. */
int signals_wait(int fd, int timeout_ms);

/* Whether the signal arrived since it was last taken. */
bool signals_take(int number);
bool signals_raised(int number); /* the same, leaving the flag */

/* Does what the held signal does by default: stops the process (returns when it goes on) or ends it. */
void signals_default(int number);

#endif
