/* test_history_file.c - the history's file: made, absent, foreign, damaged, unreadable, read-only, full. */
#include "history_fixture.h"

#include <history/store.h>

#include <signal.h>
#include <sys/resource.h>

static void write_file(const fixture *f, const char *bytes, size_t length)
{
	FILE *file = fopen(f->path, "w");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
}

static off_t file_size(const fixture *f)
{
	struct stat st;

	assert_int_equal(stat(f->path, &st), 0);
	return st.st_size;
}

/* Runs a check in a process that no permission is waived for, and fails with what it says. */
static void run_as_ordinary_user(fixture *f, const char *(*check)(fixture *f))
{
	int pipes[2];
	char said[600] = "";

	assert_int_equal(pipe(pipes), 0);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		const char *wrong = "cannot become an ordinary user";
		if (geteuid() != 0 || (setgid(65534) == 0 && setuid(65534) == 0))
			wrong = check(f);
		if (wrong)
			dprintf(pipes[1], "%s (%s)", wrong, f->err.message);
		_exit(wrong != NULL);
	}
	close(pipes[1]);
	for (size_t at = 0; at < sizeof said - 1;) {
		ssize_t got = read(pipes[0], said + at, sizeof said - 1 - at);
		if (got <= 0)
			break;
		at += (size_t)got;
	}
	close(pipes[0]);
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	if (status)
		fail_msg("%s", said[0] ? said : "the child died");
}

static void give_away(const fixture *f)
{
	if (geteuid() != 0)
		return;
	assert_int_equal(chown(f->directory, 65534, 65534), 0);
	if (access(f->path, F_OK) == 0)
		assert_int_equal(chown(f->path, 65534, 65534), 0);
}

/* ---- making it ---- */

static mode_t mode_of(const char *path)
{
	struct stat st;

	assert_int_equal(stat(path, &st), 0);
	return st.st_mode & 0777;
}

static void the_file_and_its_directories_are_private(void **state)
{
	fixture *f = *state;
	char journal[sizeof f->path + 8], one[96], two[96];
	mode_t mask = umask(0);

	snprintf(one, sizeof one, "%s/one", f->directory);
	snprintf(two, sizeof two, "%s/one/two", f->directory);
	snprintf(f->path, sizeof f->path, "%s/one/two/history.db", f->directory);
	make_history(f, 1);
	sqlite3 *db = meddle(f, "BEGIN IMMEDIATE; DELETE FROM answer");
	umask(mask);
	snprintf(journal, sizeof journal, "%s-journal", f->path);
	assert_int_equal(mode_of(journal), 0600);
	sqlite3_close(db);
	assert_int_equal(mode_of(f->path), 0600);
	assert_int_equal(mode_of(one), 0700);
	assert_int_equal(mode_of(two), 0700);
}

static void nothing_but_the_file_is_left_when_it_is_closed(void **state)
{
	fixture *f = *state;

	make_history(f, 3);
	assert_int_equal(unlink(f->path), 0);
	assert_int_equal(rmdir(f->directory), 0);
	assert_int_equal(mkdir(f->directory, 0700), 0);
}

static void what_is_absent_is_not_made_unasked(void **state)
{
	fixture *f = *state;
	history *h;

	assert_false(history_open(f->path, false, &h, &f->err));
	assert_int_equal(f->err.code, VIVA_E_NOT_FOUND);
	assert_int_equal(access(f->path, F_OK), -1);
	write_file(f, "", 0); /* as a creation that was killed leaves it */
	assert_false(history_open(f->path, false, &h, &f->err));
	assert_int_equal(f->err.code, VIVA_E_NOT_FOUND);
	make_history(f, 1);
	assert_int_equal(count_answers(f), 1);
}

static void a_path_is_a_path_whatever_it_looks_like(void **state)
{
	fixture *f = *state;
	const char *const paths[] = {":memory:", "file:history.db?mode=memory", "-odd 'name'"};
	int here = open(".", O_RDONLY | O_DIRECTORY);

	assert_true(here >= 0);
	assert_int_equal(chdir(f->directory), 0);
	for (size_t i = 0; i < 3; i++) {
		snprintf(f->path, sizeof f->path, "%s", paths[i]);
		make_history(f, 1);
		assert_int_equal(access(paths[i], F_OK), 0);
		assert_int_equal(count_answers(f), 1);
	}
	assert_int_equal(fchdir(here), 0);
	close(here);
}

static void what_is_no_file_is_refused(void **state)
{
	fixture *f = *state;

	snprintf(f->path, sizeof f->path, "%s", f->directory);
	must_not_open(f, VIVA_E_FILE, "not a regular file");
	snprintf(f->path, sizeof f->path, "/dev/null");
	must_not_open(f, VIVA_E_FILE, "not a regular file");
	snprintf(f->path, sizeof f->path, "/dev/null/history.db");
	must_not_open(f, VIVA_E_FILE, "Not a directory");
	f->path[0] = '\0';
	must_not_open(f, VIVA_E_FILE, "empty");
}

/* ---- what is in it ---- */

static void what_is_no_history_is_refused_and_left_alone(void **state)
{
	fixture *f = *state;
	static const char text[] = "Dear diary, this is no database. It is longer than the sixteen bytes of a header.\n";

	write_file(f, text, sizeof text - 1);
	must_not_open(f, VIVA_E_DATABASE, "not a viva history");
	assert_int_equal(file_size(f), sizeof text - 1);
	write_file(f, "x", 1);
	must_not_open(f, VIVA_E_DATABASE, "not a viva history");
}

static void another_programs_database_is_refused_and_left_alone(void **state)
{
	fixture *f = *state;

	sqlite3_close(meddle(f, "CREATE TABLE bookmarks (url TEXT)"));
	off_t size = file_size(f);
	must_not_open(f, VIVA_E_DATABASE, "not a viva history");
	sqlite3_close(meddle(f, "DROP TABLE bookmarks; PRAGMA application_id = 77"));
	must_not_open(f, VIVA_E_DATABASE, "not a viva history");
	assert_int_equal(file_size(f), size);
}

static void a_truncated_history_is_refused(void **state)
{
	fixture *f = *state;

	make_history(f, 20);
	off_t whole = file_size(f);
	const off_t lengths[] = {whole - 1, whole / 2, 4096, 100};
	for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
		assert_int_equal(truncate(f->path, lengths[i]), 0);
		must_not_open(f, VIVA_E_DATABASE, "damaged");
		assert_int_equal(file_size(f), lengths[i]);
	}
}

static void damage_within_is_reported_and_does_not_crash(void **state)
{
	fixture *f = *state;
	char noise[4096];
	history *h;
	history_session *list;
	size_t count;

	make_history(f, 200);
	off_t pages = file_size(f) / (off_t)sizeof noise;
	memset(noise, 0xA5, sizeof noise);
	int fd = open(f->path, O_WRONLY);
	assert_true(fd >= 0);
	for (off_t page = 1; page < pages; page++)
		assert_int_equal(pwrite(fd, noise, sizeof noise, page * (off_t)sizeof noise), sizeof noise);
	close(fd);
	if (history_open(f->path, true, &h, &f->err)) {
		assert_false(history_sessions(h, 0, f->arena, &list, &count, &f->err));
		history_close(h);
	}
	assert_int_equal(f->err.code, VIVA_E_DATABASE);
	assert_non_null(strstr(f->err.message, "damaged"));
}

static void a_newer_version_is_refused_and_both_versions_are_named(void **state)
{
	fixture *f = *state;

	char expected[64];

	make_history(f, 1);
	sqlite3_close(meddle(f, "PRAGMA user_version = 97"));
	snprintf(expected, sizeof expected, "version is 97, this viva knows up to %d", store_schema_version);
	must_not_open(f, VIVA_E_DATABASE, expected);
}

static int64_t add_to(history *h, history_answer answer)
{
	viva_error err;

	if (!history_add_answer(h, &answer, &err))
		fail_msg("%s", err.message);
	return answer.id;
}

/* What viva made before it knew which follow-ups belong to which answer. */
static void an_older_history_is_brought_up_to_date_with_all_that_is_in_it(void **state)
{
	fixture *f = *state;
	history_session *list;
	size_t count;

	make_history(f, 3);
	history *h = must_open(f);
	history_answer follow = an_answer(1, "q", 2, 70);
	follow.parent = 2;
	follow.parent = add_to(h, follow);
	follow.score = 95;
	add_to(h, follow);
	history_close(h);
	sqlite3_close(meddle(f, WITHOUT_LATER_GRADES
	                     "DROP VIEW counted; DROP INDEX answer_by_root; ALTER TABLE answer DROP COLUMN root;"
	                     "DROP TABLE mock_item; DROP TABLE mock;"
	                     "DROP INDEX session_by_uid; ALTER TABLE session DROP COLUMN uid;"
	                     "DROP INDEX answer_by_uid; ALTER TABLE answer DROP COLUMN uid;"
	                     "PRAGMA user_version = 1"));
	h = must_open(f);
	assert_true(history_sessions(h, 0, f->arena, &list, &count, &f->err));
	assert_int_equal(list[0].answers, 3);
	assert_true(list[0].score == 65); /* of 50, 95 and 50 */
	history_close(h);
}

/* ---- what the system allows ---- */

static const char *cannot_create(fixture *f)
{
	history *h;

	if (history_open(f->path, true, &h, &f->err))
		return "a history was made in a directory that cannot be written";
	return f->err.code == VIVA_E_FILE && strstr(f->err.message, "Permission denied") ? NULL : "another error";
}

static void an_unwritable_directory_gets_no_history(void **state)
{
	fixture *f = *state;

	give_away(f);
	assert_int_equal(chmod(f->directory, 0500), 0);
	run_as_ordinary_user(f, cannot_create);
	snprintf(f->path, sizeof f->path, "%s/below/history.db", f->directory);
	run_as_ordinary_user(f, cannot_create);
}

static const char *cannot_open(fixture *f)
{
	history *h;

	if (history_open(f->path, true, &h, &f->err))
		return "an unreadable history was opened";
	return f->err.code == VIVA_E_FILE && strstr(f->err.message, "Permission denied") ? NULL : "another error";
}

static void an_unreadable_history_is_a_file_error(void **state)
{
	fixture *f = *state;

	make_history(f, 1);
	give_away(f);
	assert_int_equal(chmod(f->path, 0), 0);
	run_as_ordinary_user(f, cannot_open);
}

static const char *can_only_read(fixture *f)
{
	history *h;
	history_session *list;
	int64_t id;
	size_t count;

	if (!history_open(f->path, true, &h, &f->err))
		return "not opened";
	if (!history_sessions(h, 0, f->arena, &list, &count, &f->err) || count != 1 || list[0].answers != 3)
		return "not read";
	if (history_begin_session(h, "ask", 1, &id, &f->err) || f->err.code != VIVA_E_DATABASE)
		return "a session was begun";
	if (!strstr(f->err.message, "read-only") && !strstr(f->err.message, "its directory cannot be written"))
		return "another reason";
	if (history_save_draft(h, &(history_draft){"q", "text", 1, 1, 0}, &f->err) || f->err.code != VIVA_E_DATABASE)
		return "a draft was saved";
	if (add_plain(h, 1, &f->err) || f->err.code != VIVA_E_DATABASE)
		return "an answer was added";
	if (!history_sessions(h, 0, f->arena, &list, &count, &f->err) || list[0].answers != 3)
		return "not read after writing failed";
	history_close(h);
	return NULL;
}

static void a_read_only_history_can_be_read(void **state)
{
	fixture *f = *state;

	make_history(f, 3);
	give_away(f);
	assert_int_equal(chmod(f->path, 0400), 0);
	run_as_ordinary_user(f, can_only_read);
}

static void a_history_in_a_read_only_directory_can_be_read(void **state)
{
	fixture *f = *state;

	make_history(f, 3);
	give_away(f);
	assert_int_equal(chmod(f->directory, 0500), 0);
	run_as_ordinary_user(f, can_only_read);
}

/* A limit on the file's size stands for the full disk. */
static const char *fills_the_disk(fixture *f)
{
	struct rlimit limit = {(rlim_t)file_size(f), (rlim_t)file_size(f)};
	history *h = must_open(f);
	history_session *list;
	size_t count, answers = 0;

	signal(SIGXFSZ, SIG_IGN);
	if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
		return "no limit";
	for (; add_plain(h, 1, &f->err); answers++)
		if (answers == 10000)
			return "the file grew past its limit";
	if (f->err.code != VIVA_E_DATABASE || !strstr(f->err.message, "cannot write history"))
		return "another error";
	if (!history_sessions(h, 0, f->arena, &list, &count, &f->err) || list[0].answers != 3 + answers)
		return "what was acknowledged is not there";
	history_close(h);
	return count_answers(f) == 3 + answers ? NULL : "what was acknowledged is not there after reopening";
}

static void a_full_disk_fails_the_write_and_keeps_what_was_there(void **state)
{
	fixture *f = *state;

	make_history(f, 3);
	give_away(f);
	run_as_ordinary_user(f, fills_the_disk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_file_and_its_directories_are_private, set_up_directory, tear_down),
		cmocka_unit_test_setup_teardown(nothing_but_the_file_is_left_when_it_is_closed, set_up_directory, tear_down),
		cmocka_unit_test_setup_teardown(what_is_absent_is_not_made_unasked, set_up_directory, tear_down),
		cmocka_unit_test_setup_teardown(a_path_is_a_path_whatever_it_looks_like, set_up_directory, tear_down),
		cmocka_unit_test_setup_teardown(what_is_no_file_is_refused, set_up_directory, tear_down),
		cmocka_unit_test_setup_teardown(what_is_no_history_is_refused_and_left_alone, set_up_directory, tear_down),
		cmocka_unit_test_setup_teardown(another_programs_database_is_refused_and_left_alone, set_up_directory,
	                                    tear_down),
		cmocka_unit_test_setup_teardown(a_truncated_history_is_refused, set_up_directory, tear_down),
		cmocka_unit_test_setup_teardown(damage_within_is_reported_and_does_not_crash, set_up_directory, tear_down),
		cmocka_unit_test_setup_teardown(a_newer_version_is_refused_and_both_versions_are_named, set_up_directory,
	                                    tear_down),
		cmocka_unit_test_setup_teardown(an_older_history_is_brought_up_to_date_with_all_that_is_in_it, set_up_directory,
	                                    tear_down),
		cmocka_unit_test_setup_teardown(an_unwritable_directory_gets_no_history, set_up_directory, tear_down),
		cmocka_unit_test_setup_teardown(an_unreadable_history_is_a_file_error, set_up_directory, tear_down),
		cmocka_unit_test_setup_teardown(a_read_only_history_can_be_read, set_up_directory, tear_down),
		cmocka_unit_test_setup_teardown(a_history_in_a_read_only_directory_can_be_read, set_up_directory, tear_down),
		cmocka_unit_test_setup_teardown(a_full_disk_fails_the_write_and_keeps_what_was_there, set_up_directory,
	                                    tear_down),
	};

	return cmocka_run_group_tests_name("history file", tests, NULL, NULL);
}
