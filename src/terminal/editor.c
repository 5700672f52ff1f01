/* editor.c - $VISUAL, $EDITOR or vi on a private file. */
#include "terminal/editor.h"

#include "terminal/child.h"
#include "terminal/newlines.h"
#include "terminal/width.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *first_set(const char *first, const char *second, const char *otherwise)
{
	const char *value = getenv(first);

	if (!value || !*value)
		value = getenv(second);
	return value && *value ? value : otherwise;
}

/* The file lies in a directory of its own, so that what an editor puts beside it (swap files, backups) is as private.
 */
static bool make_directory(viva_buf *directory, viva_error *err)
{
	viva_buf_addf(directory, "%s/viva-XXXXXX", first_set("TMPDIR", "TMPDIR", "/tmp"));
	if (directory->failed)
		return viva_fail_memory(err);
	if (!mkdtemp(directory->text)) /* mode 0700 */
		return viva_fail(err, VIVA_E_FILE, "cannot create '%s': %s", directory->text, strerror(errno));
	return true;
}

static void remove_directory(const char *path)
{
	DIR *directory = opendir(path);
	struct dirent *entry;

	while (directory && (entry = readdir(directory)) != NULL)
		unlinkat(dirfd(directory), entry->d_name, 0); /* "." and ".." refuse */
	if (directory)
		closedir(directory);
	rmdir(path);
}

static bool write_file(const char *path, const viva_buf *text, viva_error *err)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	FILE *file = fd < 0 ? NULL : fdopen(fd, "w");
	bool written = false;

	if (file) {
		written = fwrite(text->text, 1, text->length, file) == text->length;
		if (text->length > 0 && text->text[text->length - 1] != '\n')
			written = putc('\n', file) != EOF && written;
		written = fclose(file) == 0 && written;
	} else if (fd >= 0) {
		close(fd);
	}
	return written || viva_fail(err, VIVA_E_FILE, "cannot write '%s': %s", path, strerror(errno));
}

/* Reads at most one byte more than is allowed. */
static bool read_file(const char *path, viva_buf *text, viva_error *err)
{
	FILE *file = fopen(path, "re");
	char block[8192];
	size_t got;

	if (!file)
		return viva_fail(err, VIVA_E_FILE, "cannot open '%s': %s", path, strerror(errno));
	while (text->length <= TEXT_LIMIT + 1 && (got = fread(block, 1, sizeof block, file)) > 0)
		viva_buf_add(text, block, got);
	bool failed = ferror(file);
	fclose(file);
	if (failed)
		return viva_fail(err, VIVA_E_FILE, "cannot read '%s'", path);
	return !text->failed || viva_fail_memory(err);
}

/* Checks what was saved and brings it into the form of text. What is refused was written by hand: it stays in its file.
 */
static bool accept(viva_buf *text, const char *path, viva_error *err)
{
	if (text->length > TEXT_LIMIT + 1)
		return viva_fail(err, VIVA_E_LIMIT, "the text is longer than %d bytes: it is kept in '%s'", TEXT_LIMIT, path);
	if (memchr(text->text, '\0', text->length))
		return viva_fail(err, VIVA_E_INPUT, "the text holds a NUL byte: it is kept in '%s'", path);
	if (!width_is_utf8(text->text, text->length))
		return viva_fail(err, VIVA_E_INPUT, "the text is not valid UTF-8: it is kept in '%s'", path);
	viva_buf_cut(text, newlines_unify(text->text, text->length));
	if (text->length > 0 && text->text[text->length - 1] == '\n')
		viva_buf_cut(text, text->length - 1);
	return true;
}

static bool run_editor(const char *path, int input, int output, viva_error *err)
{
	const char *editor = first_set("VISUAL", "EDITOR", "vi");
	int nothing = input < 0 ? open("/dev/null", O_RDONLY | O_CLOEXEC) : -1;
	child job = {.command = editor, .argument = path, .input = input < 0 ? nothing : input, .output = output};
	int status;

	bool ran = child_run(&job, &status, err);
	if (nothing >= 0)
		close(nothing);
	if (!ran)
		return false;
	if (status == 127)
		return viva_fail(err, VIVA_E_TERMINAL, "cannot run the editor '%s' (exit status 127): set EDITOR", editor);
	if (status > 128)
		return viva_fail(err, VIVA_E_TERMINAL, "the editor '%s' was ended by signal %d", editor, status - 128);
	if (status != 0)
		return viva_fail(err, VIVA_E_TERMINAL, "the editor '%s' failed with exit status %d", editor, status);
	return true;
}

bool editor_edit(viva_buf *text, int input, int output, viva_error *err)
{
	viva_buf directory = VIVA_BUF_INIT;
	viva_buf path = VIVA_BUF_INIT;
	viva_buf saved = VIVA_BUF_INIT;
	bool made = make_directory(&directory, err);
	bool edited = false;
	bool accepted = false;

	if (made) {
		viva_buf_addf(&path, "%s/answer.md", directory.text);
		edited = path.failed ? viva_fail_memory(err)
		                     : write_file(path.text, text, err) && run_editor(path.text, input, output, err) &&
		                           read_file(path.text, &saved, err);
		accepted = edited && accept(&saved, path.text, err);
	}
	if (made && (accepted || !edited))
		remove_directory(directory.text);
	if (accepted) {
		viva_buf_free(text);
		*text = saved;
	} else {
		viva_buf_free(&saved);
	}
	viva_buf_free(&path);
	viva_buf_free(&directory);
	return accepted;
}
