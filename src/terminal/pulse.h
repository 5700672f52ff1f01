/*
 * pulse.h - what is due by itself while a person types or pauses: a call when they have paused, and the tick of a
 * clock.
 *
 * Ownership: a pulse owns a copy of the line until pulse_end. Times are milliseconds.
 */
#ifndef VIVA_PULSE_H
#define VIVA_PULSE_H

#include <viva/memory.h>

enum { PULSE_MS = 1000 }; /* from tick to tick */

typedef struct pulse {
	bool ticks;
	int idle_ms;     /* 0: never */
	int64_t key_ms;  /* when the last key was typed */
	int64_t tick_ms; /* when the next tick is due */
	viva_buf seen;   /* the line when the person last paused, or at the beginning */
} pulse;

void pulse_begin(pulse *p, bool ticks, int idle_ms, const char *line);
void pulse_end(pulse *p);
void pulse_key(pulse *p); /* a key was typed */

/* How long to wait for a key before something is due; -1 for as long as it takes. */
int pulse_wait(const pulse *p, const char *line);

/* Whether the person has paused, and the line has changed since they last did. */
bool pulse_take_pause(pulse *p, const char *line);
bool pulse_take_tick(pulse *p); /* true where one is due, and then not again before the next */

#endif
