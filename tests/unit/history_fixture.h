/*
 * history_fixture.h - what the tests of the history share: a directory of their own, and short ways to fill a history.
 */
#ifndef VIVA_TEST_HISTORY_FIXTURE_H
#define VIVA_TEST_HISTORY_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <history/history.h>

#include <fcntl.h>
#include <ftw.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct fixture {
	char directory[64], path[128];
	viva_arena *arena;
	viva_error err;
	/* NULL with set_up_directory. */
	history *h;
} fixture;

static inline int set_up_directory(void **state)
{
	fixture *f = calloc(1, sizeof *f);

	assert_non_null(f);
	strcpy(f->directory, "/tmp/viva-history-XXXXXX");
	assert_non_null(mkdtemp(f->directory));
	snprintf(f->path, sizeof f->path, "%s/history.db", f->directory);
	f->arena = viva_arena_new();
	assert_non_null(f->arena);
	*state = f;
	return 0;
}

static inline int set_up(void **state)
{
	set_up_directory(state);
	fixture *f = *state;
	assert_true(history_open(f->path, true, &f->h, &f->err));
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

	history_close(f->h);
	viva_arena_free(f->arena);
	chmod(f->directory, 0700);
	assert_int_equal(nftw(f->directory, remove_entry, 8, FTW_DEPTH | FTW_PHYS), 0);
	free(f);
	return 0;
}

/* An ordinary answer, for a test to change what it is about. */
static inline history_answer an_answer(int64_t session, const char *question, int64_t asked_ms, double score)
{
	return (history_answer){.session = session,
	                        .bank = "viva",
	                        .question = question,
	                        .topic = "topic",
	                        .level = "mid",
	                        .asked_ms = asked_ms,
	                        .seconds = 60,
	                        .text = "an answer",
	                        .scored = true,
	                        .score = score,
	                        .verdict = "fair",
	                        .revision = "r1",
	                        .result = "{}"};
}

static inline int64_t begin(fixture *f, int64_t started_ms)
{
	int64_t id = 0;

	assert_true(history_begin_session(f->h, "ask", started_ms, &id, &f->err));
	return id;
}

static inline int64_t add(fixture *f, history_answer answer)
{
	assert_true(history_add_answer(f->h, &answer, &f->err));
	assert_true(answer.id > 0);
	return answer.id;
}

static inline history_answer *read_session(fixture *f, int64_t id, history_session *session, size_t *count)
{
	history_answer *answers = NULL;

	assert_true(history_read_session(f->h, id, f->arena, session, &answers, count, &f->err));
	return answers;
}

/* The ways of the tests that open and close for themselves. */

static inline history *must_open(fixture *f)
{
	history *h;

	if (!history_open(f->path, true, &h, &f->err))
		fail_msg("%s", f->err.message);
	return h;
}

static inline void must_not_open(fixture *f, viva_code code, const char *part)
{
	history *h = (history *)f;

	assert_false(history_open(f->path, true, &h, &f->err));
	assert_null(h);
	assert_int_equal(f->err.code, code);
	if (!strstr(f->err.message, part))
		fail_msg("'%s' does not say '%s'", f->err.message, part);
}

static inline bool add_plain(history *h, int64_t session, viva_error *err)
{
	history_answer answer = an_answer(session, "q", 1, 50);

	return history_add_answer(h, &answer, err);
}

/* Makes a history with one session, number 1, of so many answers. */
static inline void make_history(fixture *f, size_t answers)
{
	history *h = must_open(f);
	int64_t session = 0;

	assert_true(history_begin_session(h, "ask", 1, &session, &f->err));
	for (size_t i = 0; i < answers; i++)
		assert_true(add_plain(h, session, &f->err));
	history_close(h);
}

static inline size_t count_answers(fixture *f)
{
	history *h = must_open(f);
	history_session *list;
	size_t count, answers = 0;

	assert_true(history_sessions(h, 0, f->arena, &list, &count, &f->err));
	for (size_t i = 0; i < count; i++)
		answers += list[i].answers;
	history_close(h);
	return answers;
}

/* Takes a history back to what it was before later grades and contested points: to version 4. */
#define WITHOUT_LATER_GRADES                                                                                           \
	"DROP VIEW counted; DROP VIEW amended; DROP VIEW amended_point; DROP TABLE contest; DROP TABLE chosen;"            \
	"CREATE VIEW counted AS"                                                                                           \
	" SELECT a.id, a.session, a.bank, a.question, a.topic, a.asked_ms, g.answer AS graded, g.id AS grade, g.score"     \
	" FROM answer a JOIN grade g ON g.standing = 1"                                                                    \
	" AND g.answer = coalesce((SELECT max(f.id) FROM answer f WHERE f.root = a.id), a.id)"                             \
	" WHERE a.parent IS NULL;"

/* Runs SQL on the file past the history's back. The caller closes. */
static inline sqlite3 *meddle(const fixture *f, const char *sql)
{
	sqlite3 *db;

	assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	return db;
}

#endif
