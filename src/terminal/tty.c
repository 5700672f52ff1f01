/* tty.c - reads that return at once. */
#include "terminal/tty.h"

#include "terminal/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

void tty_prepare(int fd)
{
	struct termios modes;

	if (tcgetattr(fd, &modes) != 0)
		return;
	modes.c_cc[VMIN] = 0; /* a read that finds nothing returns 0 */
	modes.c_cc[VTIME] = 0;
	tcsetattr(fd, TCSADRAIN, &modes);
}

static bool is_hung_up(int fd)
{
	struct pollfd only = {.fd = fd};

	return poll(&only, 1, 0) > 0;
}

tty_event tty_next_key(int fd, unsigned char *key)
{
	if (signals_wait(fd, -1) < 0)
		return TTY_NOTHING;
	ssize_t got = read(fd, key, 1);
	if (got == 1)
		return TTY_KEY;
	if (got < 0)
		return errno == EINTR || errno == EAGAIN ? TTY_NOTHING : TTY_GONE;
	return is_hung_up(fd) ? TTY_GONE : TTY_NOTHING;
}

ssize_t tty_read(int fd, char *block, size_t size)
{
	int flags = isatty(fd) == 1 ? fcntl(fd, F_GETFL) : -1;

	if (flags >= 0)
		fcntl(fd, F_SETFL, flags | O_NONBLOCK);
	ssize_t got = read(fd, block, size);
	int failure = errno;
	if (flags >= 0)
		fcntl(fd, F_SETFL, flags); /* other programs share it */
	errno = failure;
	return got;
}
