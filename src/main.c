/* main.c - the options before the command, the environment, and the exit status. */
#include "commands/commands.h"
#include "commands/places.h"
#include "commands/repl.h"

#include <limits.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct globals {
	bool color_given;
	out_when colour;
	const char *width;
} globals;

static int no_memory(app *a)
{
	app_complain(a, "out of memory");
	return STATUS_FAILED;
}

static const char *const global_options[] = {"--bank", "--history", "--color", "--width", "--help", "--version"};

static int wrong_global(app *a, const char *word)
{
	const char *nearest = viva_nearest(word, global_options, sizeof global_options / sizeof *global_options);

	if (nearest)
		app_complain(a, "unknown option '%s' (did you mean '%s'?)", word, nearest);
	else
		app_complain(a, "unknown option '%s' (see 'viva --help')", word);
	return STATUS_USAGE;
}

static int set_colour(app *a, globals *g, const char *when)
{
	static const char *const names[] = {"auto", "never", "always"};

	for (int i = 0; i < 3; i++) {
		if (strcmp(when, names[i]) == 0) {
			g->colour = (out_when)i;
			return STATUS_OK;
		}
	}
	app_complain(a, "--color wants auto, never or always, not '%s'", when);
	return STATUS_USAGE;
}

static int take_global(app *a, globals *g, const char *name, const char *value)
{
	if (strcmp(name, "--color") == 0)
		return set_colour(a, g, value);
	if (strcmp(name, "--width") == 0) {
		g->width = value;
	} else if (strcmp(name, "--history") == 0) {
		a->history_path = value;
	} else {
		const char **more = viva_arena_array(a->arena, a->bank_count + 1, sizeof *more);
		if (!more)
			return no_memory(a);
		if (a->bank_count)
			memcpy(more, a->bank_paths, a->bank_count * sizeof *more);
		more[a->bank_count++] = value;
		a->bank_paths = more;
		a->banks_named = true;
	}
	return STATUS_OK;
}

/* Takes the options before the command; *at is where the command stands. */
static int take_globals(app *a, globals *g, int argc, char **argv, int *at)
{
	static char help[] = "help", version[] = "version";

	for (*at = 1; *at < argc && argv[*at][0] == '-'; ++*at) {
		char *word = argv[*at], *equals = strchr(word, '=');
		size_t length = equals ? (size_t)(equals - word) : strlen(word);
		if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || strcmp(word, "--version") == 0) {
			argv[*at] = strcmp(word, "--version") == 0 ? version : help;
			return STATUS_OK;
		}
		const char *name = NULL;
		for (size_t i = 0; i < 4; i++)
			if (strlen(global_options[i]) == length && strncmp(word, global_options[i], length) == 0)
				name = global_options[i];
		if (!name)
			return wrong_global(a, word);
		const char *value = equals ? equals + 1 : *at + 1 < argc ? argv[++*at] : NULL;
		if (!value || !*value) {
			app_complain(a, "%s wants a value", name);
			return STATUS_USAGE;
		}
		int wrong = take_global(a, g, name, value);
		if (wrong)
			return wrong;
	}
	return STATUS_OK;
}

static int set_places(app *a)
{
	const char *paths = getenv("VIVA_BANK_PATH"), *file = getenv("VIVA_HISTORY");
	bool ok = true;

	if (!a->history_path)
		a->history_path = file && *file ? file : place_of_history(a->arena);
	if (!a->history_path) {
		app_complain(a, "no place for the history: HOME is not set (name a file with --history)");
		return STATUS_FAILED;
	}
	if (a->bank_count == 0 && paths && *paths) {
		ok = places_split(a->arena, paths, &a->bank_paths, &a->bank_count);
		a->banks_named = a->bank_count > 0;
	}
	if (ok && a->bank_count == 0)
		ok = places_of_banks(a->arena, &a->bank_paths, &a->bank_count);
	return ok ? STATUS_OK : no_memory(a);
}

static int open_output(app *a, const globals *g)
{
	viva_error err;
	char *end = NULL;
	long width = g->width ? strtol(g->width, &end, 10) : 0;
	out_options options = {.file = stdout, .colour = g->colour, .width = width < INT_MAX ? (int)width : INT_MAX};

	if (end && (*end || width < 20)) {
		app_complain(a, "--width wants a number of columns from 20, not '%s'", g->width);
		return STATUS_USAGE;
	}
	return out_open(&options, &a->out, &err) ? STATUS_OK : app_report(a, &err);
}

static int run(app *a, int argc, char **argv)
{
	globals g = {.colour = OUT_AUTO};
	int at, wrong = take_globals(a, &g, argc, argv, &at);

	if (!wrong)
		wrong = open_output(a, &g);
	if (!wrong)
		wrong = set_places(a);
	if (wrong)
		return wrong;
	return at < argc ? command_run(a, argv + at, (size_t)(argc - at), false) : repl_run(a);
}

/* Whatever was printed must have arrived: a full disk or a closed standard output is a failure. */
static int finish(app *a, int status)
{
	viva_error err;

	if (a->out && !out_flush(a->out, &err))
		status = out_reader_left(a->out) ? STATUS_FAILED : app_report(a, &err);
	out_close(a->out);
	a->out = NULL;
	asked_free(a);
	input_close(a->input);
	history_close(a->history);
	viva_scratch_free(a->scratch);
	viva_library_free(a->library);
	viva_report_free(a->report);
	viva_arena_free(a->arena);
	return status == STATUS_QUIT ? STATUS_OK : status;
}

int main(int argc, char **argv)
{
	app a = {.arena = viva_arena_new()};

	/* Numbers keep their point whatever the locale; a broken pipe and a file too large are errors that writing reports.
	 */
	setlocale(LC_CTYPE, "");
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	if (!a.arena)
		return no_memory(&a);
	return finish(&a, run(&a, argc, argv));
}
