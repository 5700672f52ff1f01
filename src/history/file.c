/* file.c - the place of the history: its directories and its file, made private before SQLite sees them. */
#include "store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Makes the entries of a directory durable. Some file systems cannot do it, and that is no reason to refuse them. */
static void sync_directory(const char *path)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0)
		return;
	(void)fsync(fd);
	close(fd);
}

/* Makes every missing directory that path goes through. */
static bool make_directories(const char *path, viva_error *err)
{
	static const char up[] = "/..";
	size_t length = strlen(path);
	char *directory = malloc(length + sizeof up);
	bool made = true;

	if (!directory)
		return viva_fail_memory(err);
	for (size_t i = 1; made && i < length; i++) {
		if (path[i] != '/')
			continue;
		memcpy(directory, path, i);
		directory[i] = '\0';
		made = mkdir(directory, 0700) == 0;
		if (made) {
			memcpy(directory + i, up, sizeof up);
			sync_directory(directory);
		} else if (errno == EEXIST) {
			made = true;
		} else {
			viva_fail(err, VIVA_E_FILE, "cannot create directory '%s': %s", directory, strerror(errno));
		}
	}
	free(directory);
	return made;
}

static int create_file(const char *path)
{
	return open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
}

bool store_make_file(const char *path, bool create, viva_error *err)
{
	struct stat found;

	if (stat(path, &found) == 0) {
		if (S_ISREG(found.st_mode))
			return true;
		return viva_fail(err, VIVA_E_FILE, "cannot open history '%s': it is not a regular file", path);
	}
	if (errno != ENOENT)
		return viva_fail(err, VIVA_E_FILE, "cannot open history '%s': %s", path, strerror(errno));
	if (!create)
		return viva_fail(err, VIVA_E_NOT_FOUND, "there is no history at '%s'", path);

	/* Only a file that was not there may be opened here: closing any descriptor of a database in use would drop all
	 * the locks that this process holds on it. SQLite gives its journal the permissions of the file. */
	int fd = create_file(path);
	if (fd < 0 && errno == ENOENT) {
		if (!make_directories(path, err))
			return false;
		fd = create_file(path);
	}
	if (fd < 0)
		return viva_fail(err, VIVA_E_FILE, "cannot create history '%s': %s", path, strerror(errno));
	close(fd);
	return true;
}
