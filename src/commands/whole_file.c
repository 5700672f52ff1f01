/* whole_file.c - a file that is written whole or not at all. */
#include "whole_file.h"

#include <viva/memory.h>

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct whole_file {
	char *path;  /* as it was given, for messages */
	char *place; /* where it goes: behind a symbolic link, what that points to */
	char *temporary;
	FILE *stream;
	bool replace;
	int failed; /* errno of the first failure */
};

static bool cannot_write(const char *path, const char *why, viva_error *err)
{
	return viva_fail(err, VIVA_E_FILE, "cannot write '%s': %s", path, why);
}

/* Whether something may be put there. */
static bool check_place(const char *path, bool replace, bool *exists, viva_error *err)
{
	struct stat found;

	*exists = lstat(path, &found) == 0;
	if (!*exists)
		return errno == ENOENT || cannot_write(path, strerror(errno), err);
	if (stat(path, &found) != 0)
		return cannot_write(path, "it is a symbolic link to nothing", err);
	if (S_ISDIR(found.st_mode))
		return cannot_write(path, "it is a directory", err);
	if (!S_ISREG(found.st_mode))
		return cannot_write(path, "it is not a regular file", err);
	return replace || cannot_write(path, "it exists (--force replaces it)", err);
}

static char *temporary_beside(const char *place)
{
	const char *slash = strrchr(place, '/');
	size_t directory = slash ? (size_t)(slash - place) + 1 : 0;
	viva_buf name = VIVA_BUF_INIT;

	/* The name of the file is left out: with it, the name could become too long. */
	viva_buf_add(&name, place, directory);
	viva_buf_adds(&name, ".viva-XXXXXX");
	return viva_buf_take(&name);
}

static bool open_temporary(whole_file *f, viva_error *err)
{
	f->temporary = temporary_beside(f->place);
	if (!f->temporary)
		return viva_fail_memory(err);
	int fd = mkostemp(f->temporary, O_CLOEXEC); /* 0600 */
	if (fd < 0) {
		int why = errno;
		free(f->temporary);
		f->temporary = NULL;
		return cannot_write(f->path, strerror(why), err);
	}
	f->stream = fdopen(fd, "wb");
	if (f->stream)
		return true;
	close(fd);
	return viva_fail_memory(err);
}

static void drop(whole_file *f)
{
	if (f->stream)
		fclose(f->stream);
	if (f->temporary)
		(void)unlink(f->temporary);
	free(f->temporary);
	free(f->place);
	free(f->path);
	free(f);
}

bool whole_file_begin(const char *path, bool replace, whole_file **out, viva_error *err)
{
	bool exists;

	*out = NULL;
	if (!*path)
		return viva_fail(err, VIVA_E_FILE, "cannot write a file without a name");
	if (!check_place(path, replace, &exists, err))
		return false;
	whole_file *f = calloc(1, sizeof *f);
	if (!f)
		return viva_fail_memory(err);
	f->replace = replace;
	f->path = strdup(path);
	f->place = exists ? realpath(path, NULL) : strdup(path);
	bool opened = f->path && f->place ? open_temporary(f, err) : viva_fail_memory(err);
	if (!opened) {
		drop(f);
		return false;
	}
	*out = f;
	return true;
}

void whole_file_add(whole_file *f, const char *bytes, size_t length)
{
	if (f->failed || fwrite(bytes, 1, length, f->stream) == length)
		return;
	f->failed = errno ? errno : EIO;
}

static bool finish_writing(whole_file *f)
{
	if (!f->failed && (fflush(f->stream) != 0 || fsync(fileno(f->stream)) != 0))
		f->failed = errno;
	if (fclose(f->stream) != 0 && !f->failed)
		f->failed = errno;
	f->stream = NULL;
	return !f->failed;
}

/* A link cannot replace what somebody else put there meanwhile; some file systems know no links. */
static bool take_name(whole_file *f)
{
	if (!f->replace) {
		if (link(f->temporary, f->place) == 0)
			return true; /* the other name goes with the rest */
		if (errno != EPERM && errno != EOPNOTSUPP)
			return false;
	}
	if (rename(f->temporary, f->place) != 0)
		return false;
	free(f->temporary);
	f->temporary = NULL;
	return true;
}

/* Makes the new name durable. Some file systems cannot do it, and that is no reason to complain. */
static void sync_directory(const char *place)
{
	const char *slash = strrchr(place, '/');
	char *directory = slash ? strndup(place, (size_t)(slash - place) + 1) : strdup(".");
	int fd = directory ? open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;

	free(directory);
	if (fd < 0)
		return;
	(void)fsync(fd);
	close(fd);
}

bool whole_file_end(whole_file *f, bool keep, viva_error *err)
{
	bool ended = true;

	if (keep && (!finish_writing(f) || !take_name(f)))
		ended = cannot_write(f->path, strerror(f->failed ? f->failed : errno), err);
	else if (keep)
		sync_directory(f->place);
	drop(f);
	return ended;
}
