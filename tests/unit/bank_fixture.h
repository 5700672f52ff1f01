/*
 * bank_fixture.h - what the tests of banks share: a directory of their own, a library, and short ways to write a bank.
 */
#ifndef VIVA_TEST_BANK_FIXTURE_H
#define VIVA_TEST_BANK_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <viva/bank.h>

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct fixture {
	char directory[64];
	viva_library *library;
	viva_report *report;
	viva_error err;
} fixture;

static inline int set_up(void **state)
{
	fixture *f = calloc(1, sizeof *f);

	assert_non_null(f);
	strcpy(f->directory, "/tmp/viva-bank-XXXXXX");
	assert_non_null(mkdtemp(f->directory));
	f->library = viva_library_new();
	f->report = viva_report_new();
	assert_non_null(f->library);
	assert_non_null(f->report);
	*state = f;
	return 0;
}

static inline int remove_entry(const char *path, const struct stat *st, int kind, struct FTW *where)
{
	(void)st, (void)kind, (void)where;
	return remove(path);
}

static inline int tear_down(void **state)
{
	fixture *f = *state;

	viva_report_free(f->report);
	viva_library_free(f->library);
	nftw(f->directory, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
	free(f);
	return 0;
}

/* The path of a file of the fixture; static, for one use. */
static inline const char *path_of(const fixture *f, const char *name)
{
	static char path[512];

	snprintf(path, sizeof path, "%s/%s", f->directory, name);
	return path;
}

/* Writes a file and the directories that it needs. */
static inline void put_bytes(const fixture *f, const char *name, const char *bytes, size_t length)
{
	char path[512];

	snprintf(path, sizeof path, "%s", path_of(f, name));
	for (char *slash = path + strlen(f->directory) + 1; (slash = strchr(slash, '/')); slash++) {
		*slash = '\0';
		mkdir(path, 0755);
		*slash = '/';
	}
	FILE *out = fopen(path, "w");
	assert_non_null(out);
	assert_int_equal(fwrite(bytes, 1, length, out), length);
	assert_int_equal(fclose(out), 0);
}

/* Writes JSON in which ' stands for the double quote, so that it can be read here. */
static inline void put(const fixture *f, const char *name, const char *json)
{
	char *text = strdup(json);

	assert_non_null(text);
	for (char *c = text; *c; c++)
		if (*c == '\'')
			*c = '"';
	put_bytes(f, name, text, strlen(text));
	free(text);
}

static inline bool add(fixture *f, const char *name)
{
	viva_error_clear(&f->err);
	return viva_library_add(f->library, path_of(f, name), f->report, &f->err);
}

static inline void show_findings(const fixture *f)
{
	for (size_t i = 0; i < viva_report_count(f->report); i++) {
		const viva_finding *found = viva_report_at(f->report, i);
		print_error("%s:%d:%d: %s: %s\n", found->file, found->line, found->column,
		            found->severity == VIVA_FAULT ? "fault" : "warning", found->message);
	}
}

typedef struct expectation {
	const char *file; /* below the fixture's directory */
	int line, column;
	viva_severity severity;
	const char *message; /* in which $ stands for the fixture's directory */
} expectation;

static inline bool same_text(const char *text, const char *pattern, const char *directory)
{
	size_t length = strlen(directory);

	for (; *pattern; pattern++) {
		if (*pattern == '$') {
			if (strncmp(text, directory, length) != 0)
				return false;
			text += length;
		} else if (*text++ != *pattern) {
			return false;
		}
	}
	return *text == '\0';
}

static inline bool is_as_expected(const fixture *f, const viva_finding *found, const expectation *e)
{
	return strcmp(found->file, path_of(f, e->file)) == 0 && found->line == e->line && found->column == e->column &&
	       found->severity == e->severity && same_text(found->message, e->message, f->directory);
}

/* The report holds exactly these findings, in this order once sorted. */
static inline void assert_findings(const fixture *f, const expectation *expected, size_t count)
{
	viva_report_sort(f->report);
	for (size_t i = 0; i < count || i < viva_report_count(f->report); i++) {
		if (i < count && i < viva_report_count(f->report) &&
		    is_as_expected(f, viva_report_at(f->report, i), &expected[i]))
			continue;
		show_findings(f);
		if (i < count)
			fail_msg("expected %s:%d:%d: %s", expected[i].file, expected[i].line, expected[i].column,
			         expected[i].message);
		fail_msg("expected no more than %zu findings", count);
	}
}

#define ASSERT_FINDINGS(f, expected) assert_findings(f, expected, sizeof(expected) / sizeof *(expected))

static inline void assert_no_findings(const fixture *f)
{
	assert_findings(f, NULL, 0);
}

/* A bank in one file, around the members of its one question. */
static inline void put_question(const fixture *f, const char *members)
{
	viva_buf text = VIVA_BUF_INIT;

	viva_buf_addf(&text, "{'viva': 'bank/1', 'name': 'acme', 'questions': [\n%s\n]}", members);
	put(f, "bank.json", text.text);
	viva_buf_free(&text);
}

#define QUESTION "'id': 'q', 'topic': 't', 'level': 'mid', 'kind': 'design', 'minutes': 6, 'prompt': 'How?'"
#define RUBRIC "'points': [{'id': 'p', 'says': 'Says p', 'match': 'word'}]"

#endif
