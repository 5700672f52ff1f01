/* export.c - viva export: a session for somebody else, or the whole history for another machine. */
#include "export.h"
#include "commands.h"
#include "history_lines.h"
#include "review.h"
#include "whole_file.h"

#include <string.h>

/* ---- formats ---- */

typedef struct format_row {
	const char *name, *ending, *other_ending;
	export_format *write;
} format_row;

static const format_row formats[] = {
	{"markdown", ".md", ".markdown", export_markdown},
	{"html", ".html", ".htm", export_html},
	{"json", ".json", ".json", export_json},
	{"csv", ".csv", ".csv", export_csv},
};

enum { FORMATS = sizeof formats / sizeof *formats };

static bool ends_with(const char *text, const char *ending)
{
	size_t length = strlen(text), wanted = strlen(ending);

	return length >= wanted && strcmp(text + length - wanted, ending) == 0;
}

/* By its name, else by how the file's name ends, else Markdown. NULL with the complaint made. */
static const format_row *choose_format(app *a, const char *name, const char *path)
{
	const char *names[FORMATS];

	for (size_t i = 0; i < FORMATS; i++) {
		names[i] = formats[i].name;
		if (name ? strcmp(name, formats[i].name) == 0
		         : path && (ends_with(path, formats[i].ending) || ends_with(path, formats[i].other_ending)))
			return &formats[i];
	}
	if (!name)
		return &formats[0];
	const char *nearest = viva_nearest(name, names, FORMATS);
	if (nearest)
		app_complain(a, "export: unknown format '%s' (did you mean '%s'?)", name, nearest);
	else
		app_complain(a, "export: unknown format '%s' (json, csv, markdown or html)", name);
	return NULL;
}

/* ---- where it goes ---- */

typedef struct target {
	app *app;
	whole_file *file; /* NULL: standard output */
} target;

/* path NULL or "-": standard output. */
static bool target_begin(target *t, app *a, const char *path, bool force, viva_error *err)
{
	*t = (target){.app = a};
	return !path || strcmp(path, "-") == 0 || whole_file_begin(path, force, &t->file, err);
}

static void target_add(target *t, const viva_buf *text)
{
	if (t->file)
		whole_file_add(t->file, text->text, text->length);
	else
		app_write(t->app, text);
}

/* Whether nobody reads any more what goes to standard output. */
static bool target_left(const target *t)
{
	return !t->file && out_reader_left(t->app->out);
}

static bool target_end(target *t, bool keep, viva_error *err)
{
	return t->file ? whole_file_end(t->file, keep, err) : true;
}

/* ---- one session ---- */

static int write_sheet(app *a, const sheet *s, const format_row *format, const char *path, bool force)
{
	target t;
	viva_error err;
	viva_buf text = VIVA_BUF_INIT;
	int code = STATUS_OK;

	if (!target_begin(&t, a, path, force, &err))
		return app_report(a, &err);
	format->write(&text, s);
	bool whole = !text.failed || viva_fail_memory(&err);
	if (whole)
		target_add(&t, &text);
	if (!target_end(&t, whole, &err) || !whole)
		code = app_report(a, &err);
	viva_buf_free(&text);
	return code;
}

static int export_session(app *a, history *h, const char *word, const format_row *format, const char *path, bool force)
{
	int64_t number;
	sheet s;
	viva_error err;
	int code;

	if (!review_number(word, &number)) {
		app_complain(a, "export: '%s' is not the number of a session (usage: export SESSION)", word);
		return STATUS_USAGE;
	}
	viva_arena *arena = viva_arena_new();
	if (!arena) {
		viva_fail_memory(&err);
		return app_report(a, &err);
	}
	if (h && sheet_make(a, h, number, arena, &s, &err))
		code = write_sheet(a, &s, format, path, force);
	else if (!h || err.code == VIVA_E_NOT_FOUND)
		code = review_tell_absent(a, h, word, number, arena);
	else
		code = app_report(a, &err);
	viva_arena_free(arena);
	return code;
}

/* ---- the whole history ---- */

typedef struct walk {
	history *history;
	viva_arena *arena;
	viva_buf text;
	int64_t session;
	size_t sessions, answers;
} walk;

/* The next session in w->text. *found is false after the last. */
static bool next_session(walk *w, bool *found, viva_error *err)
{
	history_record record;

	viva_arena_reset(w->arena);
	viva_buf_clear(&w->text);
	if (!history_next_record(w->history, &w->session, w->arena, &record, found, err))
		return false;
	if (!*found)
		return true;
	w->sessions++;
	w->answers += record.count;
	history_lines_record(&w->text, &record);
	return !w->text.failed || viva_fail_memory(err);
}

static bool write_sessions(walk *w, target *t, viva_error *err)
{
	bool found = true;

	history_lines_begin(&w->text);
	target_add(t, &w->text);
	while (found && !target_left(t)) {
		if (!next_session(w, &found, err))
			return false;
		if (found)
			target_add(t, &w->text);
	}
	history_lines_end(&w->text, w->sessions, w->answers);
	target_add(t, &w->text);
	return !w->text.failed || viva_fail_memory(err);
}

static bool is_empty(history *h, bool *empty, viva_error *err)
{
	history_session *list;
	size_t count = 0;
	viva_arena *arena = viva_arena_new();
	bool read = arena ? history_sessions(h, 1, arena, &list, &count, err) : viva_fail_memory(err);

	viva_arena_free(arena);
	*empty = count == 0;
	return read;
}

static int export_all(app *a, history *h, const char *path, bool force)
{
	walk w = {.history = h, .text = VIVA_BUF_INIT};
	target t;
	bool empty = true;
	viva_error err;

	if (h && !is_empty(h, &empty, &err))
		return app_report(a, &err);
	if (empty) {
		app_complain(a, "there is nothing to export: the history is empty");
		return STATUS_SHORT;
	}
	if (!target_begin(&t, a, path, force, &err))
		return app_report(a, &err);
	w.arena = viva_arena_new();
	bool whole = w.arena ? write_sessions(&w, &t, &err) : viva_fail_memory(&err);
	bool ended = target_end(&t, whole, &err);
	viva_arena_free(w.arena);
	viva_buf_free(&w.text);
	return whole && ended ? STATUS_OK : app_report(a, &err);
}

int command_export(app *a, const arguments *given)
{
	const char *path = args_text(given, "-o"), *name = args_text(given, "--as");
	bool all = args_flag(given, "--all"), force = args_flag(given, "--force");
	const format_row *format = all ? NULL : choose_format(a, name, path);
	int code;

	if (all == (given->count == 1)) {
		app_complain(a, all ? "export: a session or --all, not both"
		                    : "export: which session? (usage: export SESSION, or export --all)");
		return STATUS_USAGE;
	}
	if (all && name) {
		app_complain(a, "export: --as goes with a session; --all writes JSON Lines");
		return STATUS_USAGE;
	}
	if (!all && !format)
		return STATUS_USAGE;
	history *h = app_history(a, false, &code);
	if (code)
		return code;
	return all ? export_all(a, h, path, force) : export_session(a, h, given->words[0], format, path, force);
}
