/* test_history_shared.c - several handles and processes on one history; locks; kill -9. */
#include "history_fixture.h"

#include <signal.h>

static int64_t begin_with(history *h, viva_error *err)
{
	int64_t id = 0;

	assert_true(history_begin_session(h, "ask", 1, &id, err));
	return id;
}

/* ---- several at once ---- */

static void two_handles_can_write_in_turns(void **state)
{
	fixture *f = *state;
	history *first = must_open(f);
	int64_t one = begin_with(first, &f->err);
	history *second = must_open(f); /* while the first one's session has no answer yet */
	int64_t two = begin_with(second, &f->err);

	assert_int_not_equal(one, two);
	assert_true(add_plain(second, two, &f->err));
	assert_true(add_plain(first, one, &f->err));
	assert_true(add_plain(second, two, &f->err));
	assert_true(add_plain(second, one, &f->err)); /* in a session that the other handle began */
	history_close(first);
	assert_true(add_plain(second, two, &f->err));
	history_close(second);
	assert_int_equal(count_answers(f), 5);
}

static void processes_that_write_at_once_lose_nothing(void **state)
{
	fixture *f = *state;
	enum { CHILDREN = 4, ANSWERS = 25 };

	for (int i = 0; i < CHILDREN; i++) {
		pid_t child = fork();
		assert_true(child >= 0);
		if (child > 0)
			continue;
		history *h;
		int64_t session;
		bool done = history_open(f->path, true, &h, &f->err) && history_begin_session(h, "ask", 1, &session, &f->err);
		for (int k = 0; done && k < ANSWERS; k++)
			done = add_plain(h, session, &f->err);
		if (!done)
			fprintf(stderr, "%s\n", f->err.message);
		_exit(!done);
	}
	for (int i = 0; i < CHILDREN; i++) {
		int status;
		assert_true(wait(&status) > 0);
		assert_int_equal(status, 0);
	}
	assert_int_equal(count_answers(f), CHILDREN * ANSWERS);
}

static void a_locked_history_is_reported_and_works_once_it_is_free(void **state)
{
	fixture *f = *state;

	make_history(f, 1);
	history *h = must_open(f);
	sqlite3 *db = meddle(f, "BEGIN EXCLUSIVE");
	must_not_open(f, VIVA_E_DATABASE, "locked");
	assert_false(add_plain(h, 1, &f->err));
	assert_int_equal(f->err.code, VIVA_E_DATABASE);
	sqlite3_close(db);
	assert_true(add_plain(h, 1, &f->err));
	history_close(h);
	assert_int_equal(count_answers(f), 2);
}

static void a_short_lock_is_waited_for(void **state)
{
	fixture *f = *state;
	int pipes[2];
	char byte;

	make_history(f, 1);
	assert_int_equal(pipe(pipes), 0);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		meddle(f, "BEGIN EXCLUSIVE");
		_exit(write(pipes[1], "x", 1) != 1 || usleep(200000) != 0);
	}
	assert_int_equal(read(pipes[0], &byte, 1), 1);
	history *h = must_open(f);
	assert_true(add_plain(h, 1, &f->err));
	history_close(h);
	assert_int_equal(waitpid(child, NULL, 0), child);
	close(pipes[0]);
	close(pipes[1]);
}

/* ---- kill -9 ---- */

/* Adds answers for ever and writes a byte for each that was acknowledged. */
static void write_until_killed(fixture *f, int acknowledge)
{
	history *h;
	int64_t session;

	if (!history_open(f->path, true, &h, &f->err) || !history_begin_session(h, "ask", 1, &session, &f->err))
		_exit(1);
	while (add_plain(h, session, &f->err) && write(acknowledge, "x", 1) == 1)
		;
	_exit(1);
}

static void what_was_acknowledged_survives_kill_9(void **state)
{
	fixture *f = *state;
	size_t acknowledged = 0, least = 0;

	for (size_t run = 1; run <= 10; run++) {
		int pipes[2];
		char bytes[256];
		assert_int_equal(pipe(pipes), 0);
		pid_t child = fork();
		assert_true(child >= 0);
		if (child == 0)
			write_until_killed(f, pipes[1]);
		close(pipes[1]);
		for (ssize_t got; acknowledged < least + 3 * run && (got = read(pipes[0], bytes, 1)) > 0;)
			acknowledged++;
		assert_int_equal(kill(child, SIGKILL), 0);
		for (ssize_t got; (got = read(pipes[0], bytes, sizeof bytes)) > 0;)
			acknowledged += (size_t)got;
		close(pipes[0]);
		int status;
		assert_int_equal(waitpid(child, &status, 0), child);
		assert_true(WIFSIGNALED(status));
		size_t there = count_answers(f);
		assert_in_range(there, acknowledged, acknowledged + 1); /* one may be stored and not yet acknowledged */
		acknowledged = least = there;
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(two_handles_can_write_in_turns, set_up_directory, tear_down),
		cmocka_unit_test_setup_teardown(processes_that_write_at_once_lose_nothing, set_up_directory, tear_down),
		cmocka_unit_test_setup_teardown(a_locked_history_is_reported_and_works_once_it_is_free, set_up_directory,
	                                    tear_down),
		cmocka_unit_test_setup_teardown(a_short_lock_is_waited_for, set_up_directory, tear_down),
		cmocka_unit_test_setup_teardown(what_was_acknowledged_survives_kill_9, set_up_directory, tear_down),
	};

	return cmocka_run_group_tests_name("history shared", tests, NULL, NULL);
}
