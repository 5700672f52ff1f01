/* app.c - what all commands share, opened when first asked for. */
#include "app.h"
#include "command.h"

#include <errno.h>
#include <string.h>
#include <time.h>

void app_complain(app *a, const char *format, ...)
{
	va_list args;
	viva_error flushed;

	/* What was printed before comes before. */
	if (a && a->out)
		(void)out_flush(a->out, &flushed);
	viva_buf line = VIVA_BUF_INIT;
	va_start(args, format);
	viva_buf_addv(&line, format, args);
	va_end(args);
	out *errors;
	out_options options = {.file = stderr, .colour = OUT_NEVER};
	if (out_open(&options, &errors, NULL)) {
		if (a && a->script_line)
			out_putf(errors, OUT_PLAIN, "viva: line %zu: %s", a->script_line, line.text);
		else
			out_putf(errors, OUT_PLAIN, "viva: %s", line.text);
		out_newline(errors);
		out_close(errors);
	}
	viva_buf_free(&line);
}

void app_write(app *a, const viva_buf *text)
{
	if (text->failed)
		app_complain(a, "out of memory");
	else
		out_write(a->out, text->text, text->length);
}

int app_report(app *a, const viva_error *err)
{
	char text[1200];

	viva_error_format(err, text, sizeof text);
	app_complain(a, "%s", text);
	switch (err->code) {
	case VIVA_E_USAGE:
	case VIVA_E_NOT_FOUND:
		return STATUS_USAGE;
	case VIVA_OK:
	case VIVA_E_INPUT:
	case VIVA_E_LIMIT:
		return STATUS_SHORT;
	case VIVA_E_FILE:
	case VIVA_E_DATABASE:
	case VIVA_E_TERMINAL:
	case VIVA_E_MEMORY:
		break;
	}
	return STATUS_FAILED;
}

void app_print_findings(const viva_report *report, out *o)
{
	for (size_t i = 0; i < viva_report_count(report); i++) {
		const viva_finding *f = viva_report_at(report, i);
		if (*f->file)
			out_putf(o, OUT_PLAIN, "%s:", f->file);
		if (f->line)
			out_putf(o, OUT_PLAIN, "%d:%d:", f->line, f->column);
		out_putf(o, OUT_PLAIN, "%s%s: %s", *f->file ? " " : "", f->severity == VIVA_FAULT ? "error" : "warning",
		         f->message);
		out_newline(o);
		if (!*f->excerpt || !f->column)
			continue;
		out_caret(o, f->excerpt, f->column);
	}
}

/* On standard error: the result of a command goes where it always does. */
static void tell_findings(app *a)
{
	out *errors;
	out_options options = {.file = stderr, .colour = OUT_NEVER, .width = out_width(a->out)};

	if (!out_open(&options, &errors, NULL))
		return;
	app_print_findings(a->report, errors);
	out_close(errors);
}

static bool load_banks(app *a, viva_error *err)
{
	bool any = false;

	for (size_t i = 0; i < a->bank_count; i++) {
		viva_error e;
		viva_error_clear(&e);
		if (viva_library_add(a->library, a->bank_paths[i], a->report, &e)) {
			any = true;
		} else if (e.code != VIVA_E_NOT_FOUND || a->banks_named) {
			*err = e;
			/* A bank that was named and is bad in itself is told by its findings. */
			if (e.code != VIVA_E_INPUT && e.code != VIVA_E_LIMIT)
				app_report(a, &e);
		}
	}
	return any;
}

viva_library *app_library(app *a, int *status)
{
	viva_error err;

	*status = STATUS_OK;
	if (a->library)
		return a->library;
	viva_error_clear(&err);
	a->library = viva_library_new();
	a->report = viva_report_new();
	if (!a->library || !a->report) {
		viva_fail_memory(&err);
		*status = app_report(a, &err);
		return NULL;
	}
	bool any = load_banks(a, &err);
	viva_report_sort(a->report);
	if (viva_report_has_faults(a->report))
		tell_findings(a);
	if (any)
		return a->library;
	if (err.code == VIVA_OK)
		app_complain(a, "no question bank found (name one with --bank PATH or VIVA_BANK_PATH)");
	*status = STATUS_FAILED;
	viva_library_free(a->library);
	a->library = NULL;
	return NULL;
}

const viva_question *app_question(app *a, const char *name, int *status)
{
	const char *nearest = NULL;
	viva_library *library = app_library(a, status);

	if (!library)
		return NULL;
	const viva_question *q = viva_library_find(library, name, &nearest);
	if (q)
		return q;
	if (nearest)
		app_complain(a, "unknown question '%s' (did you mean '%s'?)", name, nearest);
	else
		app_complain(a, "unknown question '%s' (see 'questions')", name);
	*status = STATUS_USAGE;
	return NULL;
}

const viva_scorer *app_scorer(app *a, const viva_question *q, int *status)
{
	viva_error err;
	const viva_scorer *s = viva_library_scorer(a->library, q, &err);

	*status = s ? STATUS_OK : app_report(a, &err);
	return s;
}

history *app_history(app *a, bool create, int *status)
{
	viva_error err;

	*status = STATUS_OK;
	if (a->history || history_open(a->history_path, create, &a->history, &err))
		return a->history;
	if (err.code == VIVA_E_NOT_FOUND && !create)
		return NULL;
	app_report(a, &err);
	*status = STATUS_FAILED;
	return NULL;
}

viva_scratch *app_scratch(app *a)
{
	viva_error err;

	if (!a->scratch)
		a->scratch = viva_scratch_new();
	if (!a->scratch) {
		viva_fail_memory(&err);
		app_report(a, &err);
	}
	return a->scratch;
}

int64_t app_now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

double app_seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}
