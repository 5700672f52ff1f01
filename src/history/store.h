/*
 * store.h - what the other files of the history know of SQLite: queries that remember their failure, and transactions.
 *
 * store.c alone includes SQLite's header. A query is asked, bound in the order of its parameters, stepped, and done:
 *
 *	store_query q = store_ask(h, "SELECT kind FROM session WHERE id = ?");
 *	store_bind_int(&q, id);
 *	while (store_row(&q))
 *		kind = store_text(&q, 0, arena);
 *	return store_done(&q, "read", err);
 *
 * Like a viva_buf, a query remembers its first failure and does nothing from then on (no row, 0, NULL), so that the one
 * check in store_done is enough. Every query that was asked must be done before its transaction ends.
 *
 * `verb` completes the message "cannot ... history 'path': reason"; `err` is filled on failure.
 */
#ifndef VIVA_HISTORY_STORE_H
#define VIVA_HISTORY_STORE_H

#include "mock.h"

/* A session that has a number and no answer yet; see write.c. */
typedef struct begun_session {
	int64_t id;
	int64_t started_ms;
	const char *kind;
} begun_session;

struct history {
	struct sqlite3 *db;
	/* As it was given, for messages. */
	char *path;
	/* The system lets this person only read the file. */
	bool read_only;
	/* Owns what `begun` points to. */
	viva_arena *arena;
	begun_session *begun;
	size_t begun_count, begun_capacity;
};

typedef struct store_query {
	history *h;
	/* NULL where it could not be compiled. */
	struct sqlite3_stmt *statement;
	/* Parameters bound so far. */
	int bound;
	/* SQLite's code of the first failure, 0 for none. */
	int status;
} store_query;

store_query store_ask(history *h, const char *sql);

/* Binds the next parameter. Text is copied; store_bind_text stores NULL as "". */
void store_bind_int(store_query *q, int64_t value);
void store_bind_real(store_query *q, double value);
void store_bind_text(store_query *q, const char *text);
void store_bind_text_or_null(store_query *q, const char *text);

/* Takes the next row; false at the end or on failure. */
bool store_row(store_query *q);
/* Makes ready for other parameters. */
void store_again(store_query *q);
/* Steps to the end and makes ready for other parameters. */
void store_run(store_query *q);
/* Frees the query; true if nothing failed. */
bool store_done(store_query *q, const char *verb, viva_error *err);

/* Columns of the row taken, counted from 0. Text is NULL where the column is; store_text copies it into the arena,
 * store_peek lends it until the next row. */
bool store_is_null(const store_query *q, int column);
int64_t store_int(const store_query *q, int column);
double store_real(const store_query *q, int column);
const char *store_text(store_query *q, int column, viva_arena *arena);
const char *store_peek(store_query *q, int column);

/* Remembers that the query's caller ran out of memory. */
void store_out_of_memory(store_query *q);

/* Transactions do not nest. store_begin_write takes the write lock at once, waiting up to two seconds for others: a
 * transaction that read first and wrote later could not wait at all. store_end commits if `done`, and otherwise (or
 * where that fails) rolls back and returns false; then err is as it was filled by what failed. */
bool store_begin_read(history *h, viva_error *err);
bool store_begin_write(history *h, viva_error *err);
bool store_end(history *h, bool done, const char *verb, viva_error *err);

/* For use within a transaction that is open: the number of the next session; a session (uid NULL: one is made); an
 * answer with its points; a grade of an answer, of which the part from `scored` on is used, that counts from now on or
 * never did. */
bool store_take_session_number(history *h, int64_t *id, viva_error *err);
bool store_write_session(history *h, int64_t id, const char *kind, int64_t started_ms, const char *uid,
                         viva_error *err);
bool store_write_answer(history *h, const history_answer *answer, int64_t *id, viva_error *err);
bool store_write_grade(history *h, int64_t answer, const history_answer *grade, bool standing, viva_error *err);
/* A session with its answers, as history_read_session. */
bool store_read_session(history *h, int64_t id, viva_arena *arena, history_session *session, history_answer **answers,
                        size_t *count, viva_error *err);
/* The points of a grade. */
void store_read_points(store_query *q, int64_t grade, viva_arena *arena, history_answer *answer);

/* The interview of a session (0: the newest that goes on), and all of one with its answers by their numbers; m->run
 * is 1. */
bool store_read_mock(history *h, int64_t session, viva_arena *arena, history_mock *m, bool *found, viva_error *err);
bool store_write_mock(history *h, const history_mock *m, viva_error *err);

/* The steps that make a history, oldest first: step N takes version N to version N + 1. See schema.c. */
extern const char *const store_schema_steps[];
/* How many steps there are. */
extern const int store_schema_version;

/* Sees to it that a regular file is at path, making it (0600) and its directories (0700) where `create` is set. */
bool store_make_file(const char *path, bool create, viva_error *err);

#endif
