/* report.c - findings, each with the line of the file that it is about. */
#include "report.h"

#include "json.h"
#include "text_file.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum {
	EXCERPT_MAX = 1024,  /* bytes of a line that are shown; a column beyond them has no excerpt */
	FINDINGS_MAX = 10000 /* more than anybody reads; a file of 16 MiB can have millions */
};

typedef struct entry {
	viva_finding finding;
	size_t order; /* in which it was added */
} entry;

struct viva_report {
	viva_arena *arena;
	entry *entries;
	size_t count, capacity;
	bool has_faults, failed;

	/* The file that excerpts come from, and the line that was looked up last. */
	char *file;
	viva_buf text;
	int line;
	size_t line_start;
};

viva_report *viva_report_new(void)
{
	viva_report *report = calloc(1, sizeof *report);

	if (!report)
		return NULL;
	report->text = (viva_buf)VIVA_BUF_INIT;
	report->arena = viva_arena_new();
	if (report->arena)
		return report;
	free(report);
	return NULL;
}

void viva_report_free(viva_report *report)
{
	if (!report)
		return;
	viva_arena_free(report->arena);
	viva_buf_free(&report->text);
	free(report->file);
	free(report);
}

size_t viva_report_count(const viva_report *report)
{
	return report->count;
}

const viva_finding *viva_report_at(const viva_report *report, size_t i)
{
	return i < report->count ? &report->entries[i].finding : NULL;
}

bool viva_report_has_faults(const viva_report *report)
{
	return report->has_faults;
}

bool report_failed(const viva_report *report)
{
	return report && report->failed;
}

static int by_place(const void *a, const void *b)
{
	const entry *x = a, *y = b;
	int order = strcmp(x->finding.file, y->finding.file);

	if (order == 0)
		order = (x->finding.line > y->finding.line) - (x->finding.line < y->finding.line);
	if (order == 0)
		order = (x->finding.column > y->finding.column) - (x->finding.column < y->finding.column);
	return order ? order : (x->order > y->order) - (x->order < y->order);
}

void viva_report_sort(viva_report *report)
{
	if (report->count)
		qsort(report->entries, report->count, sizeof *report->entries, by_place);
}

/* ---- excerpts ---- */

/* Makes file the one that excerpts come from; false where it cannot be read. A pipe is not opened: it would be waited
 * for. */
static bool open_file(viva_report *report, const char *file)
{
	struct stat status;
	viva_error err;

	if (report->file && strcmp(report->file, file) == 0)
		return report->text.length > 0;
	free(report->file);
	report->file = strdup(file);
	report->line = 1;
	report->line_start = 0;
	viva_buf_clear(&report->text);
	report->failed |= !report->file;
	if (!report->file || stat(file, &status) != 0 || !S_ISREG(status.st_mode))
		return false;
	if (!text_file_read(file, JSON_FILE_MAX, &report->text, &err)) {
		report->failed |= err.code == VIVA_E_MEMORY;
		viva_buf_clear(&report->text);
	}
	return report->text.length > 0;
}

/* Moves to the beginning of a line; false where the file has fewer. */
static bool seek_line(viva_report *report, int line)
{
	const char *text = report->text.text;

	if (line < report->line) {
		report->line = 1;
		report->line_start = 0;
	}
	while (report->line < line) {
		const char *end = memchr(text + report->line_start, '\n', report->text.length - report->line_start);
		if (!end)
			return false;
		report->line_start = (size_t)(end - text) + 1;
		report->line++;
	}
	return true;
}

/* The bytes of a line that are worth showing, given that the caret goes under `column`: none where it is too far out.
 */
static size_t shown_length(const char *line, size_t length, int column)
{
	if (length && line[length - 1] == '\r')
		length--;
	if (length > EXCERPT_MAX) {
		length = EXCERPT_MAX;
		while (length && ((unsigned char)line[length] & 0xC0) == 0x80)
			length--;
		if (column > (int)length)
			return 0;
	}
	return memchr(line, '\0', length) ? 0 : length;
}

static const char *excerpt(viva_report *report, const viva_place *place)
{
	if (!place->file || place->line < 1 || !open_file(report, place->file) || !seek_line(report, place->line))
		return "";
	const char *line = report->text.text + report->line_start;
	size_t rest = report->text.length - report->line_start;
	if (rest > EXCERPT_MAX + 1)
		rest = EXCERPT_MAX + 1;
	const char *end = memchr(line, '\n', rest);
	size_t length = shown_length(line, end ? (size_t)(end - line) : rest, place->column);
	const char *copy = viva_arena_copy(report->arena, line, length);
	report->failed |= !copy;
	return copy ? copy : "";
}

/* ---- adding ---- */

static void add(viva_report *report, viva_severity severity, const viva_place *place, const char *message,
                size_t length)
{
	const char *file = place->file ? place->file : "";
	viva_finding finding = {.line = place->line, .column = place->column, .severity = severity};

	finding.file = viva_arena_copy(report->arena, file, strlen(file));
	finding.message = viva_arena_copy(report->arena, message, length);
	finding.excerpt = excerpt(report, place);
	entry *added = NULL;
	if (finding.file && finding.message)
		added =
			viva_arena_push(report->arena, (void **)&report->entries, &report->count, &report->capacity, sizeof *added);
	if (added)
		*added = (entry){finding, report->count};
	else
		report->failed = true;
}

void report_addv(viva_report *report, viva_severity severity, const viva_place *place, const char *format, va_list args)
{
	static const char enough[] = "more was found, and is left out";
	const viva_place nowhere = {0};
	viva_buf message = VIVA_BUF_INIT;

	if (!report)
		return;
	report->has_faults |= severity == VIVA_FAULT;
	if (report->count == FINDINGS_MAX)
		add(report, VIVA_WARNING, &nowhere, enough, sizeof enough - 1);
	if (report->count > FINDINGS_MAX)
		return;
	viva_buf_addv(&message, format, args);
	if (message.failed)
		report->failed = true;
	else
		add(report, severity, place, message.text, message.length);
	viva_buf_free(&message);
}

void report_add(viva_report *report, viva_severity severity, const viva_place *place, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	report_addv(report, severity, place, format, args);
	va_end(args);
}

void report_add_error(viva_report *report, const viva_error *err)
{
	const viva_place place = {err->file[0] ? err->file : NULL, err->line, err->column};

	report_add(report, VIVA_FAULT, &place, "%s", err->message);
}
