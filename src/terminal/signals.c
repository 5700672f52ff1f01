/* signals.c - handlers that set flags, and the one place where signals are let in. */
#include "terminal/signals.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <time.h>

typedef struct handled {
	int number;
	bool always; /* false: only while a terminal is read */
	bool active;
	struct sigaction before;
} handled;

static handled all[] = {
	{.number = SIGINT, .always = true},
	{.number = SIGTERM, .always = true},
	{.number = SIGHUP, .always = true},
	{.number = SIGQUIT},
	{.number = SIGTSTP},
	{.number = SIGCONT},
	{.number = SIGWINCH},
};

enum { COUNT = sizeof all / sizeof all[0] };

static volatile sig_atomic_t raised[NSIG];
static sigset_t outside; /* the mask before signals_hold, and during a wait */

static void raise_flag(int number)
{
	raised[number] = 1;
}

static void activate(handled *h)
{
	struct sigaction flag = {0};

	flag.sa_handler = raise_flag;
	flag.sa_flags = SA_RESTART;
	raised[h->number] = 0;
	if (h->active || sigaction(h->number, NULL, &h->before) != 0 || h->before.sa_handler == SIG_IGN)
		return;
	h->active = sigaction(h->number, &flag, NULL) == 0;
}

static void deactivate(handled *h)
{
	if (h->active)
		sigaction(h->number, &h->before, NULL);
	h->active = false;
}

void signals_open(void)
{
	for (int i = 0; i < COUNT; i++)
		if (all[i].always)
			activate(&all[i]);
}

void signals_close(void)
{
	for (int i = 0; i < COUNT; i++)
		deactivate(&all[i]);
}

void signals_hold(bool at_terminal)
{
	sigset_t held;

	sigemptyset(&held);
	for (int i = 0; i < COUNT; i++)
		if (all[i].always || at_terminal)
			sigaddset(&held, all[i].number);
	sigprocmask(SIG_BLOCK, &held, &outside);
	for (int i = 0; i < COUNT; i++)
		if (!all[i].always && at_terminal)
			activate(&all[i]);
}

void signals_release(void)
{
	/* In this order, a Ctrl-Z that came last does what it does everywhere. */
	for (int i = 0; i < COUNT; i++)
		if (!all[i].always)
			deactivate(&all[i]);
	sigprocmask(SIG_SETMASK, &outside, NULL);
}

int signals_wait(int fd, int timeout_ms)
{
	struct pollfd wanted = {.fd = fd, .events = POLLIN};
	struct timespec limit = {timeout_ms / 1000, timeout_ms % 1000 * 1000000L};
	int ready = ppoll(&wanted, 1, timeout_ms < 0 ? NULL : &limit, &outside);

	if (ready < 0 && errno != EINTR)
		return 1;
	return ready;
}

bool signals_raised(int number)
{
	return raised[number];
}

bool signals_take(int number)
{
	bool was = raised[number];

	raised[number] = 0;
	return was;
}

void signals_default(int number)
{
	struct sigaction plain = {0};
	struct sigaction flag;
	struct timespec at_once = {0};
	sigset_t only, resumed;

	plain.sa_handler = SIG_DFL;
	sigemptyset(&only);
	sigaddset(&only, number);
	sigemptyset(&resumed);
	sigaddset(&resumed, SIGCONT);
	sigaction(number, &plain, &flag);
	raise(number);
	sigprocmask(SIG_UNBLOCK, &only, NULL);
	sigprocmask(SIG_BLOCK, &only, NULL);
	sigaction(number, &flag, NULL);
	/* Going on sent a SIGCONT, which tells nothing that returning from here does not. */
	sigtimedwait(&resumed, NULL, &at_once);
}
