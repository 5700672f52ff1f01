/* recall.c - the command history file. */
#include "terminal/recall.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LARGEST_FILE = 16 << 20 }; /* bytes; more than that is no command history */

static bool read_all(int fd, viva_buf *text)
{
	char block[8192];
	ssize_t got;

	while ((got = read(fd, block, sizeof block)) != 0) {
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0 || text->length > LARGEST_FILE)
			return false;
		viva_buf_add(text, block, (size_t)got);
	}
	return !text->failed;
}

/* Reads the file; one that is not there is empty. False where it must be left alone. */
static bool read_file(const char *path, viva_buf *text)
{
	struct stat info;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); /* a fifo must not hold us up */

	if (fd < 0)
		return errno == ENOENT;
	bool read = fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && read_all(fd, text);
	close(fd);
	return read;
}

/* Where the newest `count` lines begin. */
static const char *newest(const viva_buf *text, int count)
{
	const char *at = text->text + text->length;

	if (at > text->text && at[-1] == '\n')
		at--;
	for (; at > text->text; at--)
		if (at[-1] == '\n' && --count == 0)
			return at;
	return at;
}

void recall_load(const char *path, void (*each)(const char *line))
{
	viva_buf text = VIVA_BUF_INIT;

	if (read_file(path, &text)) {
		char *line = text.text + (newest(&text, RECALL_LINES) - text.text);
		for (char *end; *line; line = end) {
			end = line + strcspn(line, "\n");
			if (*end)
				*end++ = '\0';
			if (*line)
				each(line);
		}
	}
	viva_buf_free(&text);
}

static void make_directories(const char *path)
{
	char *copy = strdup(path);

	if (!copy)
		return;
	for (char *slash = strchr(copy + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		mkdir(copy, 0700); /* what is wrong with it shows when the file is opened */
		*slash = '/';
	}
	free(copy);
}

/* Writes beside the file and renames, so that a full disk costs nothing that was kept. */
static void replace_file(const char *path, const char *text)
{
	viva_buf beside = VIVA_BUF_INIT;

	viva_buf_addf(&beside, "%s.XXXXXX", path);
	int fd = beside.failed ? -1 : mkostemp(beside.text, O_CLOEXEC); /* mode 0600 */
	FILE *file = fd < 0 ? NULL : fdopen(fd, "w");
	if (file) {
		bool written = fputs(text, file) >= 0;
		written = fclose(file) == 0 && written;
		if (!written || rename(beside.text, path) != 0)
			unlink(beside.text);
	} else if (fd >= 0) {
		close(fd);
		unlink(beside.text);
	}
	viva_buf_free(&beside);
}

void recall_save(const char *path, const char *lines)
{
	viva_buf text = VIVA_BUF_INIT;

	make_directories(path);
	char *target = realpath(path, NULL); /* what a symbolic link points to is replaced, not the link */
	if (read_file(path, &text)) {
		if (text.length > 0 && text.text[text.length - 1] != '\n')
			viva_buf_addc(&text, '\n');
		viva_buf_adds(&text, lines);
		if (!text.failed)
			replace_file(target ? target : path, newest(&text, RECALL_LINES));
	}
	free(target);
	viva_buf_free(&text);
}
