/* child.c - running the editor or the pager through sh. */
#include "terminal/child.h"

#include <viva/memory.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

/* What viva keeps for itself while a child has the terminal: to be put back. */
typedef struct aside {
	struct sigaction interrupt, quit, pipe;
	struct termios modes;
	int terminal; /* descriptor that the modes belong to, or -1 */
} aside;

static void step_aside(aside *a)
{
	struct sigaction ignore = {0};

	ignore.sa_handler = SIG_IGN;
	sigaction(SIGINT, &ignore, &a->interrupt);
	sigaction(SIGQUIT, &ignore, &a->quit);
	sigaction(SIGPIPE, &ignore, &a->pipe);
	a->terminal = -1;
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO && a->terminal < 0; fd++)
		if (tcgetattr(fd, &a->modes) == 0)
			a->terminal = fd;
}

static void step_back(const aside *a)
{
	if (a->terminal >= 0)
		while (tcsetattr(a->terminal, TCSADRAIN, &a->modes) != 0 && errno == EINTR)
			;
	sigaction(SIGINT, &a->interrupt, NULL);
	sigaction(SIGQUIT, &a->quit, NULL);
	sigaction(SIGPIPE, &a->pipe, NULL);
}

/* The child's side of fork: only calls that are safe there. exec sets handlers to their default by itself; what is
 * ignored stays ignored, which is right for who started viva so, and wrong for what viva ignores for its own sake. */
static _Noreturn void become_shell(const child *c, const char *script, int input, const aside *a)
{
	struct sigaction plain = {0};

	plain.sa_handler = SIG_DFL;
	sigaction(SIGINT, &a->interrupt, NULL);
	sigaction(SIGQUIT, &a->quit, NULL);
	sigaction(SIGPIPE, &plain, NULL);
	sigaction(SIGXFSZ, &plain, NULL);
	if (dup2(input, STDIN_FILENO) < 0 || dup2(c->output, STDOUT_FILENO) < 0)
		_exit(126);
	execl("/bin/sh", "sh", "-c", script, "viva", c->argument, (char *)NULL);
	_exit(127);
}

static void feed(int fd, const char *text, size_t length)
{
	while (length > 0) {
		ssize_t written = write(fd, text, length);
		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return; /* it has read as much as it wanted */
		text += written;
		length -= (size_t)written;
	}
}

static int wait_for(pid_t pid)
{
	int status;

	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return 127;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* With a feed: the pipe it goes through. */
static bool start(const child *c, const char *script, int *status, viva_error *err)
{
	int ends[2] = {c->input, -1};
	aside a;

	if (c->feed && pipe2(ends, O_CLOEXEC) != 0)
		return viva_fail(err, VIVA_E_TERMINAL, "cannot make a pipe: %s", strerror(errno));
	step_aside(&a);
	pid_t pid = fork();
	if (pid == 0)
		become_shell(c, script, ends[0], &a);

	int failure = errno;
	if (c->feed)
		close(ends[0]);
	if (pid > 0 && c->feed)
		feed(ends[1], c->feed, c->feed_length);
	if (c->feed)
		close(ends[1]);
	if (pid > 0)
		*status = wait_for(pid);
	step_back(&a);
	return pid > 0 || viva_fail(err, VIVA_E_TERMINAL, "cannot start '%s': %s", c->command, strerror(failure));
}

bool child_run(const child *c, int *status, viva_error *err)
{
	viva_buf script = VIVA_BUF_INIT;

	/* A shell that caught nothing would end at a Ctrl-C which the program itself survives. */
	viva_buf_addf(&script, c->argument ? "trap : INT QUIT; %s \"$@\"" : "trap : INT QUIT; %s", c->command);
	bool done = script.failed ? viva_fail_memory(err) : start(c, script.text, status, err);
	viva_buf_free(&script);
	return done;
}
