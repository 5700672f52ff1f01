/* pty.c - a pseudo-terminal with a program on it and a screen behind it. */
#include "pty.h"

#include "screen.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>

struct pty {
	int master; /* -1 after pty_hang_up */
	pid_t program;
	bool over, closed; /* the program ended; nothing more can be read */
	int status;
	struct termios before;
	screen *screen;
	screen_place found; /* the end of what pty_expect found last */
	char *bytes;
	size_t length;
};

static _Noreturn void give_up(const char *what)
{
	fprintf(stderr, "pty: %s: %s\n", what, strerror(errno));
	abort();
}

static void set_environment(const char *const settings[])
{
	for (; settings && *settings; settings++) {
		char *name = strdup(*settings);
		if (!name)
			abort();
		char *equals = strchr(name, '=');
		if (equals)
			*equals = '\0';
		if (equals)
			setenv(name, equals + 1, 1);
		else
			unsetenv(name);
		free(name);
	}
}

static _Noreturn void become(int slave, const char *const argv[], const char *const environment[])
{
	static const char *const usual[] = {
		"TERM=xterm", "LC_ALL=C.UTF-8", "INPUTRC=/dev/null", "PAGER", "LESS", "NO_COLOR", "COLUMNS", "LINES", NULL};
	sigset_t none;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	for (int i = 1; i < NSIG; i++)
		signal(i, SIG_DFL);
	set_environment(usual);
	set_environment(environment);
	if (login_tty(slave) == 0)
		execvp(argv[0], (char *const *)(uintptr_t)argv);
	fprintf(stderr, "cannot run '%s': %s\n", argv[0], strerror(errno));
	_exit(127);
}

pty *pty_start(const char *const argv[], const char *const environment[], int rows, int columns)
{
	pty *p = calloc(1, sizeof *p);
	struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};

	if (!p)
		give_up("no memory");
	p->master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
	if (p->master < 0 || grantpt(p->master) != 0 || unlockpt(p->master) != 0)
		give_up("no terminal");
	int slave = open(ptsname(p->master), O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (slave < 0 || tcgetattr(slave, &p->before) != 0 || ioctl(slave, TIOCSWINSZ, &size) != 0)
		give_up("no terminal");
	p->screen = screen_new(rows, columns);
	p->program = fork();
	if (p->program < 0)
		give_up("no process");
	if (p->program == 0)
		become(slave, argv, environment);
	close(slave);
	return p;
}

void pty_close(pty *p)
{
	if (!p)
		return;
	if (!p->over) {
		kill(p->program, SIGKILL);
		waitpid(p->program, NULL, 0);
	}
	if (p->master >= 0)
		close(p->master);
	screen_free(p->screen);
	free(p->bytes);
	free(p);
}

static long long now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000LL + t.tv_nsec / 1000000;
}

static void take_output(pty *p)
{
	char block[4096];
	ssize_t got = read(p->master, block, sizeof block);

	if (got < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	if (got <= 0) { /* EIO: the last program closed the terminal */
		p->closed = true;
		return;
	}
	char *bytes = realloc(p->bytes, p->length + (size_t)got + 1);
	if (!bytes)
		abort();
	memcpy(bytes + p->length, block, (size_t)got);
	p->bytes = bytes;
	p->length += (size_t)got;
	bytes[p->length] = '\0';
	screen_write(p->screen, block, (size_t)got);
}

/* Takes what the program writes, waiting for it for at most timeout_ms; true where there is room to write to it. */
static bool pump(pty *p, int timeout_ms, bool writing)
{
	struct pollfd wanted = {.fd = p->master, .events = (short)(POLLIN | (writing ? POLLOUT : 0))};

	if (p->closed || poll(&wanted, 1, timeout_ms) <= 0)
		return false;
	if (wanted.revents & (POLLIN | POLLHUP | POLLERR))
		take_output(p);
	return wanted.revents & POLLOUT;
}

void pty_send_bytes(pty *p, const char *bytes, size_t length)
{
	long long deadline = now_ms() + PTY_DEADLINE * 1000LL;

	while (length > 0 && !p->closed && now_ms() < deadline) {
		if (!pump(p, 1000, true))
			continue;
		ssize_t written = write(p->master, bytes, length);
		if (written > 0) {
			bytes += written;
			length -= (size_t)written;
		}
	}
}

void pty_send(pty *p, const char *keys)
{
	pty_send_bytes(p, keys, strlen(keys));
}

void pty_paste(pty *p, const char *text)
{
	pty_send(p, PTY_PASTE_BEGIN);
	pty_send(p, text);
	pty_send(p, PTY_PASTE_END);
}

void pty_resize(pty *p, int rows, int columns)
{
	struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};

	screen_resize(p->screen, rows, columns);
	if (ioctl(p->master, TIOCSWINSZ, &size) != 0)
		give_up("no other size");
}

void pty_signal(pty *p, int number)
{
	kill(p->program, number);
}

void pty_hang_up(pty *p)
{
	close(p->master);
	p->master = -1;
	p->closed = true;
}

char *pty_screen(const pty *p)
{
	return screen_text(p->screen, screen_top(p->screen), SIZE_MAX);
}

char *pty_all(const pty *p)
{
	return screen_text(p->screen, 0, SIZE_MAX);
}

const char *pty_bytes(const pty *p)
{
	return p->bytes ? p->bytes : "";
}

/* Something to wait for; it may note in p what it found. */
typedef bool condition(pty *p, const char *text);

static bool wait_until(pty *p, condition *met, const char *text, const char *what)
{
	long long deadline = now_ms() + PTY_DEADLINE * 1000LL;

	for (;;) {
		if (met(p, text))
			return true;
		long long left = deadline - now_ms();
		if (p->closed || left <= 0)
			break;
		pump(p, (int)left, false);
	}
	char *shown = pty_screen(p);
	fprintf(stderr, "pty: waited in vain for %s '%s'%s; the screen shows:\n%s----\n", what, text,
	        p->closed ? " (the program is over)" : "", shown);
	free(shown);
	return false;
}

static bool shows(pty *p, const char *text)
{
	return screen_find(p->screen, &p->found, text);
}

static bool cursor_line_is(pty *p, const char *text)
{
	char *line = screen_text(p->screen, screen_line(p->screen), screen_line(p->screen) + 1);
	size_t have = strlen(line);
	size_t want = strlen(text);

	while (have > 0 && strchr(" \n", line[have - 1]))
		have--;
	while (want > 0 && text[want - 1] == ' ')
		want--;
	bool same = have == want && memcmp(line, text, want) == 0;
	free(line);
	return same;
}

static bool has_written(pty *p, const char *bytes)
{
	return p->bytes && memmem(p->bytes, p->length, bytes, strlen(bytes));
}

bool pty_expect(pty *p, const char *text)
{
	return wait_until(p, shows, text, "the text");
}

bool pty_expect_line(pty *p, const char *text)
{
	return wait_until(p, cursor_line_is, text, "the line");
}

bool pty_expect_bytes(pty *p, const char *bytes)
{
	return wait_until(p, has_written, bytes, "the bytes");
}

bool pty_exits_with(pty *p, int status)
{
	long long deadline = now_ms() + PTY_DEADLINE * 1000LL;

	while (!p->over && now_ms() < deadline) {
		int how;
		if (waitpid(p->program, &how, WNOHANG) == p->program) {
			p->over = true;
			p->status = WIFEXITED(how) ? WEXITSTATUS(how) : 128 + WTERMSIG(how);
		} else if (p->closed) {
			poll(NULL, 0, 10);
		} else {
			pump(p, 10, false);
		}
	}
	while (!p->closed && now_ms() < deadline)
		pump(p, 1000, false); /* what it wrote last */
	if (p->over && p->status == status)
		return true;
	char *shown = pty_screen(p);
	fprintf(stderr, "pty: waited for the end with status %d, %s %d; the screen shows:\n%s----\n", status,
	        p->over ? "but it was" : "in vain", p->status, shown);
	free(shown);
	return false;
}

struct termios pty_modes(const pty *p)
{
	struct termios modes = {0};

	tcgetattr(p->master, &modes);
	return modes;
}

bool pty_modes_are_restored(const pty *p)
{
	struct termios now = pty_modes(p);

	return now.c_iflag == p->before.c_iflag && now.c_oflag == p->before.c_oflag && now.c_lflag == p->before.c_lflag &&
	       now.c_cflag == p->before.c_cflag && memcmp(now.c_cc, p->before.c_cc, sizeof now.c_cc) == 0;
}
