/* bank.c - bank list, bank check, rubric check. */
#include "bank/json_write.h"
#include "bank/report.h"
#include "commands.h"

#include <string.h>

int command_bank_list(app *a, const arguments *given)
{
	int code;
	viva_library *library = app_library(a, &code);
	viva_buf text = VIVA_BUF_INIT;
	json_out w = json_out_to(&text, 2);
	bool json = args_flag(given, "--json");

	if (!library)
		return code;
	json_out_array(&w, NULL);
	for (size_t i = 0; i < viva_library_banks(library); i++) {
		const viva_bank *b = viva_library_bank(library, i);
		json_out_object(&w, NULL);
		json_out_string(&w, "name", b->name);
		json_out_string(&w, "title", b->title);
		json_out_string(&w, "path", b->path);
		json_out_integer(&w, "questions", (int64_t)b->question_count);
		json_out_end_object(&w);
		if (json)
			continue;
		out_cell(a->out, OUT_ACCENT, 16, b->name);
		out_putf(a->out, OUT_PLAIN, " %3zu questions  ", b->question_count);
		out_put(a->out, OUT_PLAIN, b->title ? b->title : "");
		out_putf(a->out, OUT_DIM, "  %s", b->path);
		out_newline(a->out);
	}
	json_out_end_array(&w);
	json_out_newline(&w);
	if (json)
		app_write(a, &text);
	viva_buf_free(&text);
	return STATUS_OK;
}

static void write_findings(app *a, const viva_report *report)
{
	viva_buf text = VIVA_BUF_INIT;
	json_out w = json_out_to(&text, 2);

	json_out_array(&w, NULL);
	for (size_t i = 0; i < viva_report_count(report); i++) {
		const viva_finding *f = viva_report_at(report, i);
		json_out_object(&w, NULL);
		json_out_string(&w, "file", f->file);
		json_out_integer(&w, "line", f->line);
		json_out_integer(&w, "column", f->column);
		json_out_string(&w, "severity", f->severity == VIVA_FAULT ? "error" : "warning");
		json_out_string(&w, "message", f->message);
		json_out_end_object(&w);
	}
	json_out_end_array(&w);
	json_out_newline(&w);
	app_write(a, &text);
	viva_buf_free(&text);
}

/* Prints the findings on standard output, for they are the result of a check, and tells the status. */
static int tell_findings(app *a, viva_report *report, const arguments *given)
{
	bool fell_short = viva_report_has_faults(report) || (args_flag(given, "--strict") && viva_report_count(report) > 0);

	viva_report_sort(report);
	if (args_flag(given, "--json"))
		write_findings(a, report);
	else
		app_print_findings(report, a->out);
	return fell_short ? STATUS_SHORT : STATUS_OK;
}

/* Loads a bank for a check. What is wrong inside is in the report; the complaint is of a path that cannot be read at
 * all. */
static int load_for_check(app *a, viva_library *library, const char *path, viva_report *report)
{
	viva_error err;

	if (viva_library_add(library, path, report, &err) || err.code == VIVA_E_INPUT || err.code == VIVA_E_LIMIT)
		return STATUS_OK;
	app_report(a, &err);
	return STATUS_FAILED;
}

static int worse(int one, int other)
{
	return one > other ? one : other;
}

int command_bank_check(app *a, const arguments *given)
{
	viva_library *library = viva_library_new();
	viva_report *report = viva_report_new();
	char *const *paths = given->words;
	int code = STATUS_OK;
	size_t count = given->count ? given->count : a->bank_count;

	if (library && report) {
		for (size_t i = 0; i < count; i++)
			code = worse(code, load_for_check(a, library, given->count ? paths[i] : a->bank_paths[i], report));
		viva_library_check(library, report);
		code = worse(code, tell_findings(a, report, given));
	} else {
		app_complain(a, "out of memory");
		code = STATUS_FAILED;
	}
	viva_library_free(library);
	viva_report_free(report);
	return code;
}

/* Compiles the rubric of a question that was named. */
static int check_rubric(app *a, const char *name, viva_report *report)
{
	int code;
	viva_error err;
	const viva_question *q = app_question(a, name, &code);

	if (!q)
		return code;
	if (!viva_library_scorer(a->library, q, &err)) {
		viva_fail_at(&err, q->place.file, q->place.line, q->place.column);
		report_add_error(report, &err);
	}
	return STATUS_OK;
}

int command_rubric_check(app *a, const arguments *given)
{
	int code = STATUS_OK;
	viva_library *library = app_library(a, &code);
	viva_report *report = library ? viva_report_new() : NULL;

	if (!report)
		return library ? STATUS_FAILED : code;
	if (given->count == 0)
		viva_library_check(library, report);
	for (size_t i = 0; i < given->count; i++)
		code = worse(code, check_rubric(a, given->words[i], report));
	code = worse(code, tell_findings(a, report, given));
	viva_report_free(report);
	return code;
}
