/* pulse.c - what is due by itself while a person types or pauses. */
#include "terminal/pulse.h"

#include <string.h>
#include <time.h>

static int64_t now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void see(pulse *p, const char *line)
{
	viva_buf_clear(&p->seen);
	viva_buf_adds(&p->seen, line);
}

void pulse_begin(pulse *p, bool ticks, int idle_ms, const char *line)
{
	int64_t now = now_ms();

	*p = (pulse){.ticks = ticks, .idle_ms = idle_ms, .key_ms = now, .tick_ms = now + PULSE_MS, .seen = VIVA_BUF_INIT};
	see(p, line);
}

void pulse_end(pulse *p)
{
	viva_buf_free(&p->seen);
}

void pulse_key(pulse *p)
{
	p->key_ms = now_ms();
}

static int until(int64_t then_ms)
{
	int64_t left = then_ms - now_ms();
	return left < 0 ? 0 : (int)left;
}

static bool may_pause(const pulse *p, const char *line)
{
	return p->idle_ms > 0 && strcmp(p->seen.text, line) != 0;
}

int pulse_wait(const pulse *p, const char *line)
{
	int pause = may_pause(p, line) ? until(p->key_ms + p->idle_ms) : -1;
	int tick = p->ticks ? until(p->tick_ms) : -1;

	return pause < 0 ? tick : tick < 0 || pause < tick ? pause : tick;
}

bool pulse_take_pause(pulse *p, const char *line)
{
	if (!may_pause(p, line) || now_ms() < p->key_ms + p->idle_ms)
		return false;
	see(p, line);
	return true;
}

bool pulse_take_tick(pulse *p)
{
	int64_t now = now_ms();

	if (!p->ticks || now < p->tick_ms)
		return false;
	p->tick_ms = now + PULSE_MS;
	return true;
}
