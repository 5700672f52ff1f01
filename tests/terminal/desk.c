/* desk.c - a directory and a driver for each test. */
#include "desk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static char driver[4096];  /* the program's path */
static char directory[64]; /* of this test's files */

const char *desk_path(const char *name)
{
	static char paths[4][256];
	static size_t next;

	char *path = paths[next++ % 4];
	snprintf(path, sizeof paths[0], "%s/%s", directory, name);
	return path;
}

void desk_write(const char *name, const char *text, mode_t mode)
{
	FILE *file = fopen(desk_path(name), "w");

	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
	assert_int_equal(chmod(desk_path(name), mode), 0);
}

void desk_read(const char *name, char *text, size_t size)
{
	FILE *file = fopen(desk_path(name), "r");

	assert_non_null(file);
	text[fread(text, 1, size - 1, file)] = '\0';
	fclose(file);
}

pty *desk_sit_down(const char *first, const char *second, const char *const environment[])
{
	const char *const program[] = {driver, first, second, NULL};
	pty *p = pty_start(program, environment, 24, 80);

	assert_true(pty_expect(p, "> "));
	return p;
}

void desk_leave(pty *p)
{
	assert_true(pty_expect_line(p, ">"));
	pty_send(p, PTY_CTRL_D);
	assert_true(pty_expect(p, "<end>"));
	assert_true(pty_exits_with(p, 0));
	assert_true(pty_modes_are_restored(p));
	pty_close(p);
}

pty *desk_run(const char *command)
{
	const char *const program[] = {"sh", "-c", command, driver, NULL};

	return pty_start(program, NULL, 24, 80);
}

int desk_begin(void **state)
{
	(void)state;
	snprintf(directory, sizeof directory, "/tmp/viva-test-XXXXXX");
	if (!mkdtemp(directory))
		return -1;
	return setenv("DIR", directory, 1);
}

int desk_end(void **state)
{
	char command[128];

	(void)state;
	snprintf(command, sizeof command, "rm -rf '%s'", directory);
	return system(command);
}

void desk_find_driver(int argc, char **argv)
{
	const char *build = getenv("VIVA_BUILD");
	const char *slash = strrchr(argv[0], '/');
	int length = slash ? (int)(slash + 1 - argv[0]) : 0;

	if (argc > 1)
		snprintf(driver, sizeof driver, "%s", argv[1]);
	else if (build)
		snprintf(driver, sizeof driver, "%s/tests/input_driver", build);
	else
		snprintf(driver, sizeof driver, "%.*sinput_driver", length, argv[0]);
}
