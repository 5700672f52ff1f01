/* test_cases.c - runs the files of tests/cases, whose form case_file.h describes: each block is a test. */
#include "case_file.h"

#include <viva/bank.h>

#include <dirent.h>
#include <math.h>
#include <unistd.h>

#ifndef VIVA_SOURCE
#define VIVA_SOURCE "."
#endif

static case_set cases;
static viva_library *library;
static viva_scratch *scratch;

/* ---- loading ---- */

static char *read_file(const char *path)
{
	viva_buf text = VIVA_BUF_INIT;
	char part[4096];
	size_t n;
	FILE *in = fopen(path, "r");

	if (!in)
		fail_msg("cannot open '%s': run from the project's directory", path);
	while ((n = fread(part, 1, sizeof part, in)) > 0)
		viva_buf_add(&text, part, n);
	fclose(in);
	return viva_buf_take(&text);
}

static int is_case_file(const struct dirent *entry)
{
	size_t length = strlen(entry->d_name);
	return length > 5 && strcmp(entry->d_name + length - 5, ".case") == 0;
}

static void load_cases(void)
{
	static const char directory[] = VIVA_SOURCE "/tests/cases";
	struct dirent **entries;
	int count = scandir(directory, &entries, is_case_file, alphasort);

	if (count < 0)
		fail_msg("cannot read '%s': run from the project's directory", directory);
	cases.arena = viva_arena_new();
	for (int i = 0; i < count; i++) {
		char path[1024];
		snprintf(path, sizeof path, "%s/%s", directory, entries[i]->d_name);
		char *text = read_file(path);
		read_cases(&cases, viva_arena_copy(cases.arena, entries[i]->d_name, strlen(entries[i]->d_name)), text);
		free(text);
		free(entries[i]);
	}
	free(entries);
}

static void add_bank(const char *path)
{
	viva_report *report = viva_report_new();
	viva_error err;
	bool ok = viva_library_add(library, path, report, &err) && !viva_report_has_faults(report);

	for (size_t i = 0; !ok && i < viva_report_count(report); i++) {
		const viva_finding *f = viva_report_at(report, i);
		print_error("%s:%d:%d: %s\n", f->file, f->line, f->column, f->message);
	}
	viva_report_free(report);
	if (!ok)
		fail_msg("cannot load '%s'", path);
}

static void load_rubrics(void)
{
	library = viva_library_new();
	scratch = viva_scratch_new();
	assert_true(library && scratch);
	add_bank(VIVA_SOURCE);
	for (size_t i = 0; i < cases.rubric_count; i++) {
		char path[] = "/tmp/viva-case-XXXXXX.json";
		viva_buf text = VIVA_BUF_INIT;
		int file = mkstemps(path, 5);
		write_rubric(&cases.rubrics[i], &text);
		assert_true(file >= 0 && write(file, text.text, text.length) == (ssize_t)text.length);
		close(file);
		add_bank(path);
		unlink(path);
		viva_buf_free(&text);
	}
}

/* ---- expectations ---- */

typedef bool expectation(const case_block *b, const viva_result *r, const char *rest);

/* The point that the rest of a line begins with; *value is what follows its id. */
static const viva_point_result *point_named(const viva_result *r, const char *rest, const char **value)
{
	size_t length = strcspn(rest, " ");
	char id[80];

	snprintf(id, sizeof id, "%.*s", (int)length, rest);
	*value = rest + length + (rest[length] == ' ');
	return point_of(r, id);
}

static bool expect_credit(const case_block *b, const viva_result *r, const char *rest)
{
	const char *value;
	const viva_point_result *p = point_named(r, rest, &value);

	(void)b;
	return fabs(p->credit - strtod(value, NULL)) < 1e-9;
}

static bool expect_ground(const case_block *b, const viva_result *r, const char *rest)
{
	const char *value;
	const viva_point_result *p = point_named(r, rest, &value);

	(void)b;
	return strcmp(viva_ground_name(p->ground), value) == 0;
}

static bool expect_quote(const case_block *b, const viva_result *r, const char *rest)
{
	const char *value;
	const viva_point_result *p = point_named(r, rest, &value);
	bool found = false;

	for (size_t i = 0; i < p->evidence_count; i++) {
		size_t length = p->evidence[i].end - p->evidence[i].start;
		found = found || (strlen(value) == length && memcmp(b->answer + p->evidence[i].start, value, length) == 0);
	}
	return found;
}

static bool expect_made(const case_block *b, const viva_result *r, const char *rest)
{
	(void)b;
	for (size_t i = 0; i < r->mistake_count; i++)
		if (strcmp(r->mistakes[i].mistake->id, rest) == 0)
			return true;
	return false;
}

static bool expect_unmade(const case_block *b, const viva_result *r, const char *rest)
{
	return !expect_made(b, r, rest);
}

static bool expect_score(const case_block *b, const viva_result *r, const char *rest)
{
	(void)b;
	if (strcmp(rest, "none") == 0 || !r->scored)
		return strcmp(rest, "none") == 0 && !r->scored;
	if (strncmp(rest, "below ", 6) == 0)
		return r->score < atoi(rest + 6);
	if (strncmp(rest, "above ", 6) == 0)
		return r->score > atoi(rest + 6);
	return r->score == atoi(rest);
}

static bool expect_reason(const case_block *b, const viva_result *r, const char *rest)
{
	(void)b;
	return strstr(r->reason, rest) != NULL;
}

static const struct {
	const char *word;
	expectation *holds;
} expectations[] = {
	{"credit", expect_credit}, {"ground", expect_ground}, {"quote", expect_quote},   {"made", expect_made},
	{"unmade", expect_unmade}, {"score", expect_score},   {"reason", expect_reason},
};

static bool holds(const case_block *b, const viva_result *r, const case_line *e)
{
	for (size_t i = 0; i < sizeof expectations / sizeof *expectations; i++)
		if (strcmp(expectations[i].word, e->word) == 0)
			return expectations[i].holds(b, r, e->rest);
	fail_msg("%s:%d: '%s' has no meaning here", b->file, e->line, e->word);
	return false;
}

/* ---- running ---- */

static void show(const case_block *b, const viva_result *r)
{
	print_error("answer: %s\nscore: %d %s, %s\n", b->answer, r->score, r->verdict, r->reason);
	for (size_t i = 0; i < r->point_count; i++) {
		const viva_point_result *p = &r->points[i];
		print_error("  %s: %.1f %s", p->point->id, p->credit, viva_ground_name(p->ground));
		for (size_t k = 0; k < p->evidence_count; k++)
			print_error(" '%.*s'", (int)(p->evidence[k].end - p->evidence[k].start), b->answer + p->evidence[k].start);
		print_error("\n");
	}
}

static void run_block(void **state)
{
	const case_block *b = *state;
	const viva_question *q = viva_library_find(library, b->question, NULL);
	viva_arena *arena = viva_arena_new();
	viva_error err;
	viva_result r;
	size_t wrong = 0;

	if (!q)
		fail_msg("%s: no question '%s'", b->file, b->question);
	const viva_scorer *s = viva_library_scorer(library, q, &err);
	if (!s || !viva_score(s, scratch, b->answer, strlen(b->answer), arena, &r, &err))
		fail_msg("%s: '%s': %s", b->file, b->title, err.message);
	for (size_t i = 0; i < b->expected_count; i++) {
		if (holds(b, &r, &b->expected[i]))
			continue;
		if (!b->known_failure)
			print_error("%s:%d: not so: %s %s\n", b->file, b->expected[i].line, b->expected[i].word,
			            b->expected[i].rest);
		wrong++;
	}
	if (wrong && !b->known_failure)
		show(b, &r);
	else if (!wrong && b->known_failure)
		print_message("%s: right now, and no known failure any more: %s\n", b->file, b->title);
	viva_arena_free(arena);
	assert_true(wrong == 0 || b->known_failure);
}

static int load_everything(void **state)
{
	(void)state;
	load_rubrics();
	return 0;
}

static int free_everything(void **state)
{
	(void)state;
	viva_library_free(library);
	viva_scratch_free(scratch);
	return 0;
}

int main(void)
{
	load_cases();
	struct CMUnitTest *tests = calloc(cases.count, sizeof *tests);
	for (size_t i = 0; tests && i < cases.count; i++)
		tests[i] = (struct CMUnitTest){cases.blocks[i].title, run_block, NULL, NULL, &cases.blocks[i]};
	int failed = tests ? _cmocka_run_group_tests("cases", tests, cases.count, load_everything, free_everything) : 1;
	free(tests);
	case_set_free(&cases);
	return failed;
}
