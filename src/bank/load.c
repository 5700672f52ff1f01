/* load.c - where the files of a bank are: viva_library_add. */
#include "document.h"
#include "library.h"
#include "report.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* The folders of a bank, in the order in which they are read: rubrics are about questions. */
static const struct {
	const char *path;
	document_format format;
} folders[] = {
	{"questions", DOCUMENT_QUESTIONS},
	{"rubrics/concepts", DOCUMENT_CONCEPTS},
	{"rubrics", DOCUMENT_RUBRICS},
};

/* In questions/: the bank's name and title. It may hold questions too. */
static const char bank_file[] = "bank.json";

/* ---- paths ---- */

static const char *join(viva_arena *arena, const char *directory, const char *entry)
{
	size_t length = strlen(directory);
	viva_buf path = VIVA_BUF_INIT;

	while (length > 1 && directory[length - 1] == '/')
		length--;
	viva_buf_add(&path, directory, length);
	if (length && directory[length - 1] != '/')
		viva_buf_addc(&path, '/');
	viva_buf_adds(&path, entry);
	const char *copy = path.failed ? NULL : viva_arena_copy(arena, path.text, path.length);
	viva_buf_free(&path);
	return copy;
}

static bool ends_with(const char *text, const char *end)
{
	size_t length = strlen(text), tail = strlen(end);

	return length >= tail && strcmp(text + length - tail, end) == 0;
}

/* Editors leave hidden files beside the real ones, and a schema is no bank. */
static bool is_bank_file(const char *entry)
{
	return entry[0] != '.' && ends_with(entry, ".json") && !ends_with(entry, ".schema.json");
}

static const char *last_part(const char *path, size_t *length)
{
	size_t end = strlen(path);

	while (end && path[end - 1] == '/')
		end--;
	size_t start = end;
	while (start && path[start - 1] != '/')
		start--;
	*length = end - start;
	return path + start;
}

/* The name of a directory that does not say its own: the last part of its path, made an identifier. "." is looked up, a
 * symbolic link is not: the name that a person gave the bank outlives the directory that it leads to. */
static const char *name_of_directory(viva_arena *arena, const char *path)
{
	char real[PATH_MAX], text[ID_MAX];
	size_t length = 0, rest;
	const char *part = last_part(path, &rest);

	if (strspn(part, ".") >= rest && realpath(path, real))
		part = last_part(real, &rest);
	for (; rest-- && length < ID_MAX; part++) {
		if (isascii(*part) && isalnum((unsigned char)*part))
			text[length++] = (char)tolower((unsigned char)*part);
		else if (length && text[length - 1] != '-')
			text[length++] = '-';
	}
	while (length && text[length - 1] == '-')
		length--;
	return length ? viva_arena_copy(arena, text, length) : "bank";
}

/* ---- directories ---- */

static int by_name(const void *a, const void *b)
{
	const char *const *x = a, *const *y = b;

	return strcmp(*x, *y);
}

/* The bank files of a folder in the order of their bytes, whatever the locale. errno tells why there is no directory.
 */
static bool list_files(content *c, const char *folder, const char ***files, size_t *count)
{
	size_t room = 0;
	DIR *directory = opendir(folder);

	*files = NULL;
	*count = 0;
	if (!directory)
		return false;
	for (struct dirent *entry; (entry = readdir(directory));) {
		if (!is_bank_file(entry->d_name))
			continue;
		const char *path = join(c->r.arena, folder, entry->d_name);
		const char **added =
			path ? viva_arena_push(c->r.arena, (void **)files, count, &room, sizeof(const char *)) : NULL;
		if (added)
			*added = path;
		else
			reader_no_memory(&c->r);
	}
	closedir(directory);
	if (*count)
		qsort(*files, *count, sizeof **files, by_name);
	return true;
}

static document_format format_of(const char *path, document_format folder)
{
	return folder == DOCUMENT_QUESTIONS && strcmp(strrchr(path, '/') + 1, bank_file) == 0 ? DOCUMENT_BANK : folder;
}

static void read_folder(content *c, const char *folder, document_format format)
{
	const char **files;
	size_t count;

	if (!list_files(c, folder, &files, &count)) {
		if (errno == ENOENT)
			return;
		reader_fault(&c->r, (viva_place){folder, 0, 0}, "cannot open the directory: %s", strerror(errno));
		document_unread(c, format);
		return;
	}
	for (size_t i = 0; i < count && !c->r.no_memory; i++)
		document_read(c, files[i], format_of(files[i], format), NULL);
}

static bool read_directory(content *c, const char *path, viva_error *err)
{
	struct stat status;
	const char *questions = join(c->r.arena, path, folders[0].path);

	if (!questions)
		return viva_fail_memory(err);
	if (stat(questions, &status) != 0 || !S_ISDIR(status.st_mode))
		return viva_fail(err, VIVA_E_NOT_FOUND, "'%s' is no bank: it has no directory '%s'", path, folders[0].path);
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
		const char *folder = join(c->r.arena, path, folders[i].path);
		if (!folder)
			return viva_fail_memory(err);
		read_folder(c, folder, folders[i].format);
	}
	if (!c->name && !c->bank_file) {
		c->name = name_of_directory(c->r.arena, path);
		c->name_place.file = viva_arena_copy(c->r.arena, path, strlen(path));
	}
	return true;
}

/* ---- banks ---- */

static bool read_bank(content *c, const char *path, viva_error *err)
{
	struct stat status;

	if (stat(path, &status) != 0)
		return viva_fail(err, errno == ENOENT ? VIVA_E_NOT_FOUND : VIVA_E_FILE, "cannot open bank '%s': %s", path,
		                 strerror(errno));
	if (S_ISDIR(status.st_mode))
		return read_directory(c, path, err);
	const char *copy = viva_arena_copy(c->r.arena, path, strlen(path));
	return copy ? document_read(c, copy, DOCUMENT_BANK, err) : viva_fail_memory(err);
}

static bool known_elsewhere(const void *library, const char *id)
{
	return viva_library_find(library, id, NULL) != NULL;
}

/* Whether what was read can become a bank of the library. */
static bool check_bank(const viva_library *library, content *c, const char *path, viva_error *err)
{
	if (!c->name || (c->r.faults && !c->question_count))
		return viva_fail(err, VIVA_E_INPUT, "cannot use bank '%s': %zu fault%s in it", path, c->r.faults,
		                 c->r.faults == 1 ? "" : "s");
	const loaded_bank *same = library_bank_named(library, c->name, strlen(c->name));
	if (!same)
		return true;
	reader_fault(&c->r, c->name_place, "bank '%s' is loaded already, from '%s'", c->name, same->bank.path);
	return viva_fail(err, VIVA_E_INPUT, "bank '%s' of '%s' is loaded already, from '%s'", c->name, path,
	                 same->bank.path);
}

bool viva_library_add(viva_library *library, const char *path, viva_report *report, viva_error *err)
{
	content c = {.r = {.arena = library->arena, .scratch = viva_arena_new(), .report = report}};
	bool good = c.r.scratch && read_bank(&c, path, err);

	if (good) {
		content_link(&c, known_elsewhere, library);
		good = check_bank(library, &c, path, err);
	}
	if (!c.r.scratch || c.r.no_memory || report_failed(report))
		good = viva_fail_memory(err);
	content_free(&c);
	return good && library_take(library, &c, path, err);
}
