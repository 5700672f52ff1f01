/*
 * tty.h - reading a terminal without ever sleeping in read.
 *
 * What made ppoll return may be gone when read is called: a Ctrl-C that came in between has emptied the terminal's
 * queue. A read that waited then would sleep with the signal held back (signals.h). So these reads return at once.
 */
#ifndef VIVA_TTY_H
#define VIVA_TTY_H

#include <stddef.h>
#include <sys/types.h>

/* Sets the modes of a terminal that gives single keys so that tty_next_key works. */
void tty_prepare(int fd);

typedef enum tty_event { TTY_KEY, TTY_NOTHING, TTY_GONE } tty_event;

/* Waits for a key; TTY_NOTHING where a signal ended the wait, or what there was is gone. */
tty_event tty_next_key(int fd, unsigned char *key);

/* read(2), but never waiting if fd is a terminal (in any mode): -1 with EAGAIN where there is nothing. */
ssize_t tty_read(int fd, char *block, size_t size);

#endif
