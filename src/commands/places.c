/* places.c - paths. */
#include "places.h"

#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The Makefile gives the path without quotes. */
#define QUOTED(...) #__VA_ARGS__
#define QUOTED_PATH(path) QUOTED(path)
static const char installed[] = QUOTED_PATH(VIVA_DATADIR);

static const char *join(viva_arena *arena, const char *directory, const char *name)
{
	size_t room = strlen(directory) + strlen(name) + 2;
	char *path = viva_arena_get(arena, room);

	if (path)
		snprintf(path, room, "%s/%s", directory, name);
	return path;
}

/* The specification wants relative values ignored. */
static const char *xdg(viva_arena *arena, const char *variable, const char *below_home, const char *name)
{
	const char *base = getenv(variable);

	if (base && base[0] == '/')
		return join(arena, base, name);
	const char *home = getenv("HOME");
	if (!home || !*home)
		return NULL;
	const char *directory = join(arena, home, below_home);
	return directory ? join(arena, directory, name) : NULL;
}

const char *place_of_history(viva_arena *arena)
{
	return xdg(arena, "XDG_DATA_HOME", ".local/share", "viva/history.db");
}

const char *place_of_commands(viva_arena *arena)
{
	return xdg(arena, "XDG_STATE_HOME", ".local/state", "viva/commands");
}

typedef struct list {
	viva_arena *arena;
	const char **items;
	size_t count, room;
} list;

static bool add(list *l, const char *path)
{
	const char **item = path ? viva_arena_push(l->arena, (void **)&l->items, &l->count, &l->room, sizeof *item) : NULL;

	if (!item)
		return false;
	*item = path;
	return true;
}

bool places_split(viva_arena *arena, const char *paths, const char ***items, size_t *count)
{
	list l = {.arena = arena};

	while (*paths) {
		size_t length = strcspn(paths, ":");
		if (length && !add(&l, viva_arena_copy(arena, paths, length)))
			return false;
		paths += length;
		paths += *paths == ':';
	}
	*items = l.items;
	*count = l.count;
	return true;
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool add_entries(list *l, const char *directory)
{
	DIR *d = opendir(directory);
	size_t before = l->count;
	bool ok = true;

	if (!d)
		return true;
	for (struct dirent *e; ok && (e = readdir(d));)
		if (e->d_name[0] != '.')
			ok = add(l, join(l->arena, directory, e->d_name));
	closedir(d);
	if (l->count > before)
		qsort(l->items + before, l->count - before, sizeof *l->items, compare_names);
	return ok;
}

static bool is_bank(viva_arena *arena, const char *directory)
{
	struct stat s;
	const char *questions = directory ? join(arena, directory, "questions") : NULL;
	return questions && stat(questions, &s) == 0 && S_ISDIR(s.st_mode);
}

static const char *shipped_bank(viva_arena *arena)
{
	static const char *const beside[] = {"../share/viva", ".."};
	char program[PATH_MAX], resolved[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", program, sizeof program - 1);

	if (n > 0) {
		program[n] = '\0';
		*strrchr(program, '/') = '\0';
		for (size_t i = 0; i < sizeof beside / sizeof *beside; i++) {
			const char *path = join(arena, program, beside[i]);
			if (is_bank(arena, path) && realpath(path, resolved))
				return viva_arena_copy(arena, resolved, strlen(resolved));
		}
	}
	return is_bank(arena, installed) ? installed : NULL;
}

bool places_of_banks(viva_arena *arena, const char ***items, size_t *count)
{
	list l = {.arena = arena};
	const char *own = xdg(arena, "XDG_DATA_HOME", ".local/share", "viva/banks");

	if (own && !add_entries(&l, own))
		return false;
	const char *shipped = shipped_bank(arena);
	if (shipped && !add(&l, shipped))
		return false;
	*items = l.items;
	*count = l.count;
	return true;
}
