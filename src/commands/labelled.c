/* labelled.c - reading labelled answers. */
#include "labelled.h"
#include "bank/json.h"
#include "bank/text_file.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

typedef struct reader {
	viva_arena *arena;
	labelled *list;
	size_t count, room;
	const char *path;
	int line;
	viva_error *err;
} reader;

static bool fault(const reader *r, const char *what)
{
	viva_fail(r->err, VIVA_E_INPUT, "%s", what);
	return viva_fail_at(r->err, r->path, r->line, 1);
}

static const char *text_of(const reader *r, const json_node *root, const char *key)
{
	const json_node *node = json_get(root, key);
	const char *text = node ? json_string(node) : NULL;
	return text ? viva_arena_copy(r->arena, text, strlen(text)) : NULL;
}

static bool take_marks(reader *r, labelled *l, const json_node *points)
{
	if (!points || json_type_of(points) != JSON_OBJECT)
		return fault(r, "'points' is missing or no object");
	labelled_mark *marks = viva_arena_array(r->arena, json_count(points), sizeof *marks);
	if (!marks)
		return viva_fail_memory(r->err);
	for (const json_node *n = json_first(points); n; n = json_next(n)) {
		double mark = json_number(n);
		const char *key = json_key(n);
		if (json_type_of(n) != JSON_NUMBER || mark < 0 || mark > 1)
			return fault(r, "a mark is a number from 0 to 1");
		marks[l->mark_count].point = viva_arena_copy(r->arena, key, strlen(key));
		marks[l->mark_count++].mark = mark;
	}
	l->marks = marks;
	return true;
}

static bool take_answer(reader *r, const json_node *root)
{
	labelled *l = viva_arena_push(r->arena, (void **)&r->list, &r->count, &r->room, sizeof *l);

	if (!l)
		return viva_fail_memory(r->err);
	l->id = text_of(r, root, "id");
	l->question = text_of(r, root, "question");
	l->answer = text_of(r, root, "answer");
	if (!l->id || !l->question || !l->answer)
		return fault(r, "'id', 'question' and 'answer' are wanted");
	const char *split = text_of(r, root, "split");
	if (split && strcmp(split, "write") != 0 && strcmp(split, "apart") != 0)
		return fault(r, "'split' is \"write\" or \"apart\"");
	l->apart = split && strcmp(split, "apart") == 0;
	const json_node *holistic = json_get(root, "holistic");
	l->holistic = holistic && json_type_of(holistic) == JSON_NUMBER ? json_number(holistic) : -1;
	return take_marks(r, l, json_get(root, "points"));
}

static bool take_line(reader *r, const char *line, size_t length)
{
	json_doc *doc;
	char *copy;

	if (line[strspn(line, " \t\r")] == '\n' || length == 0)
		return true;
	copy = viva_arena_copy(r->arena, line, length);
	if (!copy)
		return viva_fail_memory(r->err);
	if (!json_parse(NULL, copy, length, &doc, r->err)) {
		int column = r->err->column;
		r->err->line = 0;
		return viva_fail_at(r->err, r->path, r->line, column);
	}
	bool ok = json_type_of(json_root(doc)) == JSON_OBJECT ? take_answer(r, json_root(doc))
	                                                      : fault(r, "an object is expected");
	json_free(doc);
	return ok;
}

static bool read_file(reader *r, const char *path)
{
	viva_buf text = VIVA_BUF_INIT;
	bool ok = text_file_read(path, JSON_FILE_MAX, &text, r->err);

	r->path = path;
	r->line = 0;
	for (size_t at = 0; ok && at < text.length;) {
		size_t length = strcspn(text.text + at, "\n");
		r->line++;
		ok = take_line(r, text.text + at, length);
		at += length + 1;
	}
	viva_buf_free(&text);
	return ok;
}

static int only_lines(const struct dirent *entry)
{
	const char *end = strrchr(entry->d_name, '.');
	return end && strcmp(end, ".jsonl") == 0;
}

static bool read_directory(reader *r, const char *path)
{
	struct dirent **entries;
	int n = scandir(path, &entries, only_lines, alphasort);
	bool ok = n >= 0 || viva_fail(r->err, VIVA_E_FILE, "cannot read '%s': %s", path, strerror(errno));

	for (int i = 0; i < n; i++) {
		viva_buf file = VIVA_BUF_INIT;
		viva_buf_addf(&file, "%s/%s", path, entries[i]->d_name);
		char *kept = viva_arena_copy(r->arena, file.text, file.length);
		ok = ok && (kept ? read_file(r, kept) : viva_fail_memory(r->err));
		viva_buf_free(&file);
		free(entries[i]);
	}
	if (n >= 0)
		free(entries);
	return ok;
}

bool labelled_read(const char *path, viva_arena *arena, labelled **list, size_t *count, viva_error *err)
{
	struct stat s;
	reader r = {.arena = arena, .err = err};

	if (stat(path, &s) != 0)
		return viva_fail(err, VIVA_E_NOT_FOUND, "cannot open '%s': %s", path, strerror(errno));
	if (!(S_ISDIR(s.st_mode) ? read_directory(&r, path) : read_file(&r, path)))
		return false;
	*list = r.list;
	*count = r.count;
	return true;
}

bool labelled_fits(const labelled *answer, const viva_rubric *rubric, viva_error *err)
{
	for (size_t m = 0; m < answer->mark_count; m++) {
		const char *point = answer->marks[m].point;
		bool known = false;
		for (size_t i = 0; i < rubric->point_count && !known; i++)
			known = strcmp(rubric->points[i].id, point) == 0;
		if (!known)
			return viva_fail(err, VIVA_E_INPUT, "answer '%s' marks '%s', which is no point of '%s'", answer->id, point,
			                 answer->question);
	}
	return true;
}

const char *labelled_place(const viva_library *library, viva_arena *arena)
{
	static const char inside[] = "/tests/labelled";
	const char *first = NULL;

	for (size_t i = 0; i < viva_library_banks(library); i++) {
		const char *bank = viva_library_bank(library, i)->path;
		size_t room = strlen(bank) + sizeof inside;
		char *path = viva_arena_get(arena, room);
		struct stat s;
		if (!path)
			return NULL;
		snprintf(path, room, "%s%s", bank, inside);
		if (stat(path, &s) == 0)
			return path;
		first = first ? first : path;
	}
	return first;
}
