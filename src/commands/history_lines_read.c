/* history_lines_read.c - a whole history as JSON Lines, coming in: line by line, and a session at a time. */
#include "history_lines.h"
#include "record_json.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* ---- lines ---- */

static bool fail_here(const history_lines *r, viva_error *err)
{
	return viva_fail_at(err, r->path, r->line, 0);
}

static bool ends_early(const history_lines *r, viva_error *err)
{
	viva_fail(err, VIVA_E_INPUT, "the file is cut off here");
	return fail_here(r, err);
}

/* Reads a line with its line feed into r->text; nothing at the end of the file. */
static bool read_line(history_lines *r, viva_error *err)
{
	int c;

	viva_buf_clear(&r->text);
	errno = 0;
	while ((c = getc_unlocked(r->file)) != EOF) {
		viva_buf_addc(&r->text, (char)c);
		if (c == '\n' || r->text.length > JSON_FILE_MAX)
			break;
	}
	r->line++;
	if (c == EOF && ferror(r->file))
		return viva_fail(err, VIVA_E_FILE, "cannot read '%s': %s", r->path, strerror(errno));
	if (r->text.failed)
		return viva_fail_memory(err);
	if (r->text.length <= JSON_FILE_MAX)
		return true;
	viva_fail(err, VIVA_E_LIMIT, "the line is longer than %d MiB", JSON_FILE_MAX / 1024 / 1024);
	return fail_here(r, err);
}

static bool is_blank(const viva_buf *text)
{
	return strspn(text->text, " \t\r\n") == text->length;
}

/* Reads the next line that is not blank and parses it. */
static bool next_line(history_lines *r, viva_error *err)
{
	json_free(r->doc);
	r->doc = NULL;
	do {
		if (!read_line(r, err))
			return false;
		if (r->text.length == 0)
			return ends_early(r, err);
	} while (is_blank(&r->text));
	if (json_parse(r->path, r->text.text, r->text.length, &r->doc, err))
		return true;
	if (err->code == VIVA_E_INPUT && r->text.text[r->text.length - 1] != '\n')
		return ends_early(r, err);
	if (err->line)
		err->line += r->line - 1;
	return false;
}

/* ---- the first line ---- */

static const char sqlite_magic[] = "SQLite format 3";

/* What the file says that it is, in the line read or, where that is "{" alone, in the next: "" for nothing. */
static void find_tag(history_lines *r, char *tag, size_t size)
{
	static const char key[] = "\"viva\"";
	viva_error ignored;
	const char *at = strstr(r->text.text, key);

	*tag = '\0';
	if (!at && read_line(r, &ignored))
		at = strstr(r->text.text, key);
	if (!at)
		return;
	at += strlen(key);
	at += strspn(at, " :");
	if (*at == '"')
		snprintf(tag, size, "%.*s", (int)strcspn(at + 1, "\"\n"), at + 1);
}

static bool something_else(history_lines *r, const char *tag, viva_error *err)
{
	if (strncmp(tag, "session/", strlen("session/")) == 0)
		return viva_fail(err, VIVA_E_INPUT, "'%s' is one session; only a whole history (export --all) can be imported",
		                 r->path);
	if (*tag)
		return viva_fail(err, VIVA_E_INPUT, "'%s' is a file of '%s', not a history (export --all makes one)", r->path,
		                 tag);
	return viva_fail(err, VIVA_E_INPUT, "'%s' is not a history that viva exported (export --all makes one)", r->path);
}

static bool check_version(const history_lines *r, const char *version, viva_error *err)
{
	char *end;
	long number = strtol(version, &end, 10);

	if (number == HISTORY_LINES_VERSION && !*end)
		return true;
	if (number > HISTORY_LINES_VERSION)
		viva_fail(err, VIVA_E_INPUT, "a newer viva exported it (its version is %ld, this viva knows up to %d)", number,
		          HISTORY_LINES_VERSION);
	else
		viva_fail(err, VIVA_E_INPUT, "it is of version '%s', which there never was", version);
	return fail_here(r, err);
}

bool history_lines_open(history_lines *r, FILE *file, const char *path, viva_error *err)
{
	static const char format[] = HISTORY_LINES_FORMAT;
	char tag[64];
	viva_error ignored;

	*r = (history_lines){.file = file, .path = path, .text = VIVA_BUF_INIT};
	if (!read_line(r, err))
		return false;
	if (r->text.length == 0)
		return viva_fail(err, VIVA_E_INPUT, "'%s' is empty", path);
	bool parsed = json_parse(NULL, r->text.text, r->text.length, &r->doc, &ignored);
	const json_node *node = parsed ? json_get(json_root(r->doc), "viva") : NULL;
	const char *named = node ? json_string(node) : NULL;
	if (named && strncmp(named, format, strlen(format)) == 0)
		return check_version(r, named + strlen(format), err);
	if (strncmp(r->text.text, sqlite_magic, strlen(sqlite_magic)) == 0)
		return viva_fail(err, VIVA_E_INPUT,
		                 "'%s' is a history itself, not an export of one (viva --history '%s' export --all makes one)",
		                 path, path);
	find_tag(r, tag, sizeof tag);
	return something_else(r, tag, err);
}

void history_lines_close(history_lines *r)
{
	json_free(r->doc);
	viva_buf_free(&r->text);
	*r = (history_lines){0};
}

/* ---- the others ---- */

/* What the line is: the name of its one member. */
static const char *kind_of(const history_lines *r)
{
	const json_node *root = json_root(r->doc), *first = json_first(root);
	bool one = json_type_of(root) == JSON_OBJECT && json_count(root) == 1 && json_type_of(first) == JSON_OBJECT;

	return one ? json_key(first) : "";
}

static const json_node *object_of(const history_lines *r)
{
	return json_first(json_root(r->doc));
}

static bool is_kind(const history_lines *r, const char *kind)
{
	return strcmp(kind_of(r), kind) == 0;
}

static members members_here(const history_lines *r, viva_arena *arena, viva_error *err)
{
	return (members){.doc = r->doc, .path = r->path, .line = r->line, .arena = arena, .err = err};
}

static bool unexpected(const history_lines *r, viva_error *err)
{
	viva_fail(err, VIVA_E_INPUT, "the line is not one of a session, an answer, an interview or the end in their order");
	return fail_here(r, err);
}

/* The last line says how much there was; nothing may come behind it. */
static bool read_end(history_lines *r, viva_arena *arena, viva_error *err)
{
	members m = members_here(r, arena, err);
	int64_t sessions = members_integer(&m, object_of(r), "sessions", 0, INT64_MAX);
	int64_t answers = members_integer(&m, object_of(r), "answers", 0, INT64_MAX);

	if (m.failed)
		return false;
	if ((size_t)sessions != r->sessions || (size_t)answers != r->answers) {
		viva_fail(err, VIVA_E_INPUT,
		          "the file should have %" PRId64 " sessions and %" PRId64
		          " answers, and has %zu and %zu: lines are lost",
		          sessions, answers, r->sessions, r->answers);
		return fail_here(r, err);
	}
	r->over = true;
	do {
		if (!read_line(r, err))
			return false;
	} while (r->text.length && is_blank(&r->text));
	return r->text.length == 0 || unexpected(r, err);
}

/* Takes lines until one belongs to something else, which is then the line that was read. */
static bool read_parts(history_lines *r, record_builder *b, viva_arena *arena, viva_error *err)
{
	while (next_line(r, err)) {
		members m = members_here(r, arena, err);
		if (is_kind(r, "session") || is_kind(r, "end"))
			return true;
		if (b->record.interview || !(is_kind(r, "answer") || is_kind(r, "interview")))
			return unexpected(r, err);
		bool answer = is_kind(r, "answer");
		if (!(answer ? record_take_answer : record_take_interview)(b, &m, object_of(r)))
			return false;
		r->answers += answer;
	}
	return false;
}

bool history_lines_next(history_lines *r, viva_arena *arena, history_record *record, bool *found, viva_error *err)
{
	record_builder b;

	*found = false;
	if (r->over)
		return true;
	if (r->sessions == 0 && !next_line(r, err))
		return false;
	if (is_kind(r, "end"))
		return read_end(r, arena, err);
	if (!is_kind(r, "session"))
		return unexpected(r, err);
	members m = members_here(r, arena, err);
	r->session_line = r->line;
	if (!record_take_session(&b, &m, object_of(r)))
		return false;
	r->sessions++;
	if (!read_parts(r, &b, arena, err))
		return false;
	*record = b.record;
	*found = true;
	return true;
}
