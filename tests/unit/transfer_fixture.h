/*
 * transfer_fixture.h - what the tests of moving a history share: a second history beside the fixture's own, a history
 * written down as text, and text taken in.
 */
#ifndef VIVA_TEST_TRANSFER_FIXTURE_H
#define VIVA_TEST_TRANSFER_FIXTURE_H

#include "history_fixture.h"

#include <commands/history_lines.h>

/* The whole history as `export --all` writes it. The caller frees. */
static inline char *written_down(fixture *f, history *h)
{
	viva_buf text = VIVA_BUF_INIT;
	history_record record;
	bool found = true;
	size_t sessions = 0, answers = 0;

	history_lines_begin(&text);
	for (int64_t at = 0; found;) {
		assert_true(history_next_record(h, &at, f->arena, &record, &found, &f->err));
		if (!found)
			break;
		history_lines_record(&text, &record);
		sessions++;
		answers += record.count;
	}
	history_lines_end(&text, sessions, answers);
	char *taken = viva_buf_take(&text);
	assert_non_null(taken);
	return taken;
}

static inline bool take_all(fixture *f, history_lines *lines, history *h, history_merged *merged)
{
	history_record record;
	bool found = true;

	while (found) {
		if (!history_lines_next(lines, f->arena, &record, &found, &f->err))
			return false;
		if (found && !history_merge(h, &record, merged, &f->err))
			return false;
	}
	return true;
}

/* Takes text[length] in, all or nothing, as `import` does; f->err says why not. */
static inline bool take_in(fixture *f, history *h, const char *text, size_t length, history_merged *merged)
{
	history_lines lines;
	FILE *file = tmpfile();

	assert_non_null(file);
	assert_int_equal(fwrite(text, 1, length, file), length);
	rewind(file);
	*merged = (history_merged){0};
	bool done = history_lines_open(&lines, file, "file", &f->err);
	if (done) {
		assert_true(history_begin_merge(h, &f->err));
		done = take_all(f, &lines, h, merged);
		viva_error ending;
		assert_true(history_end_merge(h, done, &ending));
	}
	history_lines_close(&lines);
	fclose(file);
	return done;
}

static inline history_merged must_take_in(fixture *f, history *h, const char *text)
{
	history_merged merged;

	if (!take_in(f, h, text, strlen(text), &merged))
		fail_msg("line %d: %s", f->err.line, f->err.message);
	return merged;
}

/* Another history in the fixture's directory. The caller closes. */
static inline history *another(fixture *f, const char *name)
{
	char path[200];
	history *h;

	snprintf(path, sizeof path, "%s/%s", f->directory, name);
	assert_true(history_open(path, true, &h, &f->err));
	return h;
}

/* Fails where the two histories do not read the same. */
static inline void assert_same(fixture *f, history *one, history *two)
{
	char *left = written_down(f, one), *right = written_down(f, two);

	assert_string_equal(left, right);
	free(left);
	free(right);
}

#endif
