/* test_export_file.c - a file written whole or not at all. */
#include "history_fixture.h"

#include <commands/whole_file.h>

#include <dirent.h>

/* What the directory holds, but "." and "..". */
static size_t count_files(const fixture *f)
{
	DIR *directory = opendir(f->directory);
	size_t count = 0;

	assert_non_null(directory);
	for (struct dirent *e; (e = readdir(directory));)
		count += strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0;
	closedir(directory);
	return count;
}

static void file_is(const char *path, const char *expected)
{
	char text[64] = "";
	FILE *file = fopen(path, "r");

	assert_non_null(file);
	text[fread(text, 1, sizeof text - 1, file)] = '\0';
	fclose(file);
	assert_string_equal(text, expected);
}

static bool write_it(fixture *f, const char *path, const char *text, bool replace)
{
	whole_file *w;

	if (!whole_file_begin(path, replace, &w, &f->err))
		return false;
	whole_file_add(w, text, strlen(text));
	return whole_file_end(w, true, &f->err);
}

static void a_file_is_there_when_it_is_whole_and_readable_by_one(void **state)
{
	fixture *f = *state;
	whole_file *w;
	struct stat st;
	mode_t mask = umask(0);

	assert_true(whole_file_begin(f->path, false, &w, &f->err));
	whole_file_add(w, "one", 3);
	assert_int_equal(access(f->path, F_OK), -1);
	assert_true(whole_file_end(w, true, &f->err));
	umask(mask);
	file_is(f->path, "one");
	assert_int_equal(stat(f->path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(count_files(f), 1);
}

static void what_is_given_up_leaves_nothing(void **state)
{
	fixture *f = *state;
	whole_file *w;

	assert_true(whole_file_begin(f->path, false, &w, &f->err));
	whole_file_add(w, "one", 3);
	assert_true(whole_file_end(w, false, &f->err));
	assert_int_equal(count_files(f), 0);
}

static void what_is_there_is_replaced_only_when_told_so(void **state)
{
	fixture *f = *state;

	assert_true(write_it(f, f->path, "one", false));
	assert_false(write_it(f, f->path, "two", false));
	assert_int_equal(f->err.code, VIVA_E_FILE);
	assert_non_null(strstr(f->err.message, "it exists"));
	file_is(f->path, "one");
	assert_true(write_it(f, f->path, "two", true));
	file_is(f->path, "two");
	assert_int_equal(count_files(f), 1);
}

/* Somebody else may put a file there while ours is being written. */
static void what_comes_in_between_is_not_replaced_either(void **state)
{
	fixture *f = *state;
	whole_file *w;
	char other[200];

	snprintf(other, sizeof other, "%s/other", f->directory);
	assert_true(write_it(f, other, "theirs", false));
	assert_true(whole_file_begin(f->path, false, &w, &f->err));
	whole_file_add(w, "ours", 4);
	assert_int_equal(rename(other, f->path), 0);
	assert_false(whole_file_end(w, true, &f->err));
	file_is(f->path, "theirs");
	assert_int_equal(count_files(f), 1);
}

static void only_a_regular_file_is_replaced(void **state)
{
	fixture *f = *state;
	char pipe[200], link[200];

	assert_false(write_it(f, f->directory, "x", true));
	assert_non_null(strstr(f->err.message, "it is a directory"));
	snprintf(pipe, sizeof pipe, "%s/pipe", f->directory);
	assert_int_equal(mkfifo(pipe, 0600), 0);
	assert_false(write_it(f, pipe, "x", true));
	assert_non_null(strstr(f->err.message, "it is not a regular file"));
	snprintf(link, sizeof link, "%s/link", f->directory);
	assert_int_equal(symlink("nowhere", link), 0);
	assert_false(write_it(f, link, "x", true));
	assert_non_null(strstr(f->err.message, "a symbolic link to nothing"));
}

static void behind_a_symbolic_link_the_file_is_replaced(void **state)
{
	fixture *f = *state;
	struct stat st;
	char link[200];

	snprintf(link, sizeof link, "%s/link", f->directory);
	assert_true(write_it(f, f->path, "one", false));
	assert_int_equal(symlink("history.db", link), 0);
	assert_false(write_it(f, link, "two", false));
	assert_true(write_it(f, link, "two", true));
	assert_int_equal(lstat(link, &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	file_is(f->path, "two");
}

static void where_nothing_can_be_written_it_is_said(void **state)
{
	fixture *f = *state;
	char absent[200];

	snprintf(absent, sizeof absent, "%s/absent/file", f->directory);
	assert_false(write_it(f, absent, "x", false));
	assert_int_equal(f->err.code, VIVA_E_FILE);
	assert_non_null(strstr(f->err.message, "No such file or directory"));
	assert_false(write_it(f, "", "x", false));
	assert_int_equal(count_files(f), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up_directory, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_file_is_there_when_it_is_whole_and_readable_by_one),
		TEST(what_is_given_up_leaves_nothing),
		TEST(what_is_there_is_replaced_only_when_told_so),
		TEST(what_comes_in_between_is_not_replaced_either),
		TEST(only_a_regular_file_is_replaced),
		TEST(behind_a_symbolic_link_the_file_is_replaced),
		TEST(where_nothing_can_be_written_it_is_said),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
