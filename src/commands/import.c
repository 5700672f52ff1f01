/* import.c - viva import: the sessions of another machine's history, merged into this one. */
#include "commands.h"
#include "figures.h"
#include "history_lines.h"

#include <errno.h>
#include <string.h>

/* Nothing for none. */
static void add_count(viva_buf *to, size_t count, const char *noun)
{
	char text[FIGURES_TEXT];

	if (count == 0)
		return;
	figures_count(text, count, noun);
	viva_buf_addf(to, "%s%s", to->length ? ", " : "", text);
}

static void tell(app *a, const history_merged *m)
{
	viva_buf line = VIVA_BUF_INIT, known = VIVA_BUF_INIT;

	add_count(&line, m->sessions, "session");
	add_count(&line, m->answers, "answer");
	add_count(&line, m->interviews, "scorecard");
	add_count(&line, m->grades, "later grade");
	add_count(&line, m->contests, "contested point");
	viva_buf_adds(&line, line.length ? " added" : "Nothing new");
	if (m->known) {
		add_count(&known, m->known, "session");
		viva_buf_addf(&line, "; %s %s here already", known.text, m->known == 1 ? "was" : "were");
	}
	viva_buf_addc(&line, '.');
	out_text(a->out, 0, 0, OUT_PLAIN, line.text);
	viva_buf_free(&line);
	viva_buf_free(&known);
}

static bool merge_all(history_lines *lines, history *h, viva_arena *arena, history_merged *merged, viva_error *err)
{
	history_record record;
	bool found = true;

	while (found) {
		viva_arena_reset(arena);
		if (!history_lines_next(lines, arena, &record, &found, err))
			return false;
		if (!found || history_merge(h, &record, merged, err))
			continue;
		return err->code == VIVA_E_INPUT ? viva_fail_at(err, lines->path, lines->session_line, 0) : false;
	}
	return true;
}

static bool merge(history_lines *lines, history *h, history_merged *merged, viva_error *err)
{
	viva_arena *arena = viva_arena_new();

	if (!arena)
		return viva_fail_memory(err);
	bool merged_all = history_begin_merge(h, err);
	if (merged_all) {
		merged_all = merge_all(lines, h, arena, merged, err);
		merged_all = history_end_merge(h, merged_all, err) && merged_all;
	}
	viva_arena_free(arena);
	return merged_all;
}

static int fail(app *a, const viva_error *err)
{
	int code = app_report(a, err);

	app_complain(a, "nothing was imported; the history is as it was");
	return code;
}

/* The file is looked at before the history is opened: what is none makes no history either. */
static int import_lines(app *a, FILE *file, const char *path)
{
	history_lines lines;
	history_merged merged = {0};
	viva_error err;
	int code;

	if (!history_lines_open(&lines, file, path, &err)) {
		history_lines_close(&lines);
		return fail(a, &err);
	}
	history *h = app_history(a, true, &code);
	if (h && merge(&lines, h, &merged, &err))
		tell(a, &merged);
	else if (h)
		code = fail(a, &err);
	history_lines_close(&lines);
	return code;
}

int command_import(app *a, const arguments *given)
{
	const char *path = given->words[0];
	viva_error err;
	FILE *file = fopen(path, "rbe");

	if (!file) {
		viva_fail(&err, VIVA_E_FILE, "cannot open '%s': %s", path, strerror(errno));
		return app_report(a, &err);
	}
	int code = import_lines(a, file, path);
	fclose(file);
	return code;
}
