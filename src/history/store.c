/* store.c - the history's handle: opening, migration, errors, queries. The one file that knows SQLite. */
#include "store.h"

#include <errno.h>
#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum {
	APPLICATION_ID = 0x76697661, /* "viva", at offset 68 of the file: `file` and we know it by this */
	BUSY_MS = 2000
};

/* ---- errors ---------------------------------------------------------------------------------------------------- */

static bool fail_with(const history *h, const char *verb, const char *reason, viva_error *err)
{
	return viva_fail(err, VIVA_E_DATABASE, "cannot %s history '%s': %s", verb, h->path, reason);
}

static const char *why_read_only(int status)
{
	switch (status) {
	case SQLITE_READONLY_DIRECTORY:
		return "its directory cannot be written, and the journal belongs there";
	case SQLITE_READONLY_ROLLBACK:
		return "a write was interrupted and cannot be undone, because it is read-only";
	case SQLITE_READONLY_DBMOVED:
		return "the file was moved or removed while in use";
	default:
		return "it is read-only";
	}
}

/* Says what the status means to the person who reads it; SQLite's own words only where there are no better ones. */
static bool fail(const history *h, int status, const char *verb, viva_error *err)
{
	int number = sqlite3_system_errno(h->db);
	const char *system = number ? strerror(number) : sqlite3_errstr(status);

	switch (status & 0xFF) {
	case SQLITE_NOMEM:
		return viva_fail_memory(err);
	case SQLITE_BUSY:
		return fail_with(h, verb, "another program has kept it locked for over 2 seconds", err);
	case SQLITE_READONLY:
		return fail_with(h, verb, why_read_only(status), err);
	case SQLITE_FULL:
		return fail_with(h, verb, "the disk is full", err);
	case SQLITE_NOTADB:
		return fail_with(h, verb, "it is not a viva history", err);
	case SQLITE_CORRUPT:
		return fail_with(h, verb, "it is damaged", err);
	case SQLITE_CANTOPEN:
		return viva_fail(err, VIVA_E_DATABASE, "cannot %s history '%s': its journal cannot be opened: %s", verb,
		                 h->path, system);
	case SQLITE_IOERR:
		return fail_with(h, verb, system, err);
	default:
		return fail_with(h, verb, sqlite3_errmsg(h->db), err);
	}
}

/* ---- queries --------------------------------------------------------------------------------------------------- */

static void note(store_query *q, int status)
{
	if (q->status == SQLITE_OK)
		q->status = status;
}

store_query store_ask(history *h, const char *sql)
{
	store_query q = {.h = h};

	note(&q, sqlite3_prepare_v2(h->db, sql, -1, &q.statement, NULL));
	return q;
}

void store_bind_int(store_query *q, int64_t value)
{
	if (q->status == SQLITE_OK)
		note(q, sqlite3_bind_int64(q->statement, ++q->bound, value));
}

void store_bind_real(store_query *q, double value)
{
	if (q->status == SQLITE_OK)
		note(q, sqlite3_bind_double(q->statement, ++q->bound, value));
}

void store_bind_text(store_query *q, const char *text)
{
	store_bind_text_or_null(q, text ? text : "");
}

void store_bind_text_or_null(store_query *q, const char *text)
{
	if (q->status == SQLITE_OK)
		note(q, sqlite3_bind_text(q->statement, ++q->bound, text, -1, SQLITE_TRANSIENT));
}

bool store_row(store_query *q)
{
	if (q->status != SQLITE_OK)
		return false;
	int status = sqlite3_step(q->statement);
	if (status != SQLITE_ROW && status != SQLITE_DONE)
		note(q, status);
	return status == SQLITE_ROW;
}

void store_run(store_query *q)
{
	while (store_row(q))
		;
	store_again(q);
}

void store_again(store_query *q)
{
	q->bound = 0;
	sqlite3_reset(q->statement); /* repeats the failure of the last step, which is already noted */
}

bool store_done(store_query *q, const char *verb, viva_error *err)
{
	bool done = q->status == SQLITE_OK || fail(q->h, q->status, verb, err);

	sqlite3_finalize(q->statement);
	q->statement = NULL;
	return done;
}

bool store_is_null(const store_query *q, int column)
{
	return sqlite3_column_type(q->statement, column) == SQLITE_NULL;
}

int64_t store_int(const store_query *q, int column)
{
	return sqlite3_column_int64(q->statement, column);
}

double store_real(const store_query *q, int column)
{
	return sqlite3_column_double(q->statement, column);
}

const char *store_peek(store_query *q, int column)
{
	if (store_is_null(q, column))
		return NULL;
	const char *text = (const char *)sqlite3_column_text(q->statement, column);
	if (!text)
		store_out_of_memory(q);
	return text;
}

const char *store_text(store_query *q, int column, viva_arena *arena)
{
	const char *text = store_peek(q, column);

	if (!text)
		return NULL;
	const char *copy = viva_arena_copy(arena, text, (size_t)sqlite3_column_bytes(q->statement, column));
	if (!copy)
		store_out_of_memory(q);
	return copy;
}

void store_out_of_memory(store_query *q)
{
	note(q, SQLITE_NOMEM);
}

/* ---- transactions ---------------------------------------------------------------------------------------------- */

static bool execute(history *h, const char *sql, const char *verb, viva_error *err)
{
	int status = sqlite3_exec(h->db, sql, NULL, NULL, NULL);

	return status == SQLITE_OK || fail(h, status, verb, err);
}

bool store_begin_read(history *h, viva_error *err)
{
	return execute(h, "BEGIN", "read", err);
}

bool store_begin_write(history *h, viva_error *err)
{
	if (h->read_only)
		return fail(h, SQLITE_READONLY, "write", err);
	return execute(h, "BEGIN IMMEDIATE", "write", err);
}

bool store_end(history *h, bool done, const char *verb, viva_error *err)
{
	done = done && execute(h, "COMMIT", verb, err);
	if (!sqlite3_get_autocommit(h->db)) /* SQLite itself may have rolled back, on a full disk for one */
		(void)sqlite3_exec(h->db, "ROLLBACK", NULL, NULL, NULL);
	return done;
}

/* ---- versions -------------------------------------------------------------------------------------------------- */

static bool read_number(history *h, const char *sql, int64_t *number, viva_error *err)
{
	store_query q = store_ask(h, sql);

	if (store_row(&q))
		*number = store_int(&q, 0);
	return store_done(&q, "open", err);
}

/* Within a transaction: the version of the schema, 0 for an empty file. Fails where it is none of ours. */
static bool read_version(history *h, int64_t *version, viva_error *err)
{
	int64_t application = 0, tables = 0;

	if (!read_number(h, "PRAGMA application_id", &application, err) ||
	    !read_number(h, "PRAGMA user_version", version, err) ||
	    !read_number(h, "SELECT count(*) FROM sqlite_schema", &tables, err))
		return false;
	if (application != APPLICATION_ID && (application || *version || tables))
		return fail(h, SQLITE_NOTADB, "open", err);
	if (*version > store_schema_version)
		return viva_fail(err, VIVA_E_DATABASE,
		                 "cannot open history '%s': a newer viva made it (its version is %" PRId64
		                 ", this viva knows up to %d)",
		                 h->path, *version, store_schema_version);
	return true;
}

/* Within a transaction: SQLite itself misses a file cut off within its last page, and takes one of a single byte for an
 * empty one, to be written over. */
static bool check_length(history *h, viva_error *err)
{
	int64_t pages = 0, page = 0;
	struct stat file;

	if (!read_number(h, "PRAGMA page_count", &pages, err) || !read_number(h, "PRAGMA page_size", &page, err))
		return false;
	if (stat(h->path, &file) != 0)
		return viva_fail(err, VIVA_E_FILE, "cannot open history '%s': %s", h->path, strerror(errno));
	if (pages == 0 && file.st_size > 0)
		return fail(h, SQLITE_NOTADB, "open", err);
	return file.st_size >= pages * page || fail(h, SQLITE_CORRUPT, "open", err);
}

/* Takes the schema to our version, one step after the other; another program may have done it while we waited. */
static bool run_steps(history *h, viva_error *err)
{
	int64_t version = 0;
	char sql[100];

	if (!read_version(h, &version, err))
		return false;
	for (; version < store_schema_version; version++)
		if (!execute(h, store_schema_steps[version], "set up", err))
			return false;
	snprintf(sql, sizeof sql, "PRAGMA application_id = %d; PRAGMA user_version = %d", APPLICATION_ID,
	         store_schema_version);
	return execute(h, sql, "set up", err);
}

static bool migrate(history *h, bool create, viva_error *err)
{
	int64_t version = 0;

	if (!store_begin_read(h, err) || !store_end(h, read_version(h, &version, err) && check_length(h, err), "open", err))
		return false;
	if (version == store_schema_version)
		return true;
	if (version == 0 && !create)
		return viva_fail(err, VIVA_E_NOT_FOUND, "there is no history at '%s': the file is empty", h->path);
	return store_begin_write(h, err) && store_end(h, run_steps(h, err), "set up", err);
}

/* ---- opening --------------------------------------------------------------------------------------------------- */

/* A path that SQLite takes for nothing but a path: ":memory:" and "file:..." would mean something else to it. */
static char *plain_path(const char *path)
{
	viva_buf plain = VIVA_BUF_INIT;

	if (path[0] != '/')
		viva_buf_adds(&plain, "./");
	viva_buf_adds(&plain, path);
	return viva_buf_take(&plain);
}

static bool connect_to(history *h, viva_error *err)
{
	char *path = plain_path(h->path);
	/* Where the system lets us only read, SQLite opens for reading. */
	int status = path ? sqlite3_open_v2(path, &h->db, SQLITE_OPEN_READWRITE, NULL) : SQLITE_NOMEM;

	free(path);
	if (!h->db || status == SQLITE_NOMEM)
		return viva_fail_memory(err);
	if (status != SQLITE_OK) {
		int number = sqlite3_system_errno(h->db);
		return viva_fail(err, VIVA_E_FILE, "cannot open history '%s': %s", h->path,
		                 number ? strerror(number) : sqlite3_errstr(status));
	}
	h->read_only = sqlite3_db_readonly(h->db, "main") == 1;
	sqlite3_extended_result_codes(h->db, 1);
	sqlite3_busy_timeout(h->db, BUSY_MS);
	/* The file may come from somebody else: nothing in its schema is to run with our rights. */
	sqlite3_db_config(h->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(h->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	return true;
}

/* EXTRA is FULL plus a sync of the directory once the journal is gone: without it, power loss could bring the journal
 * of a finished transaction back, and that would undo it. Sorting in memory keeps answers out of temporary files. */
static bool configure(history *h, viva_error *err)
{
	if (!execute(h,
	             "PRAGMA synchronous = EXTRA; PRAGMA foreign_keys = ON;"
	             "PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON",
	             "open", err))
		return false;
	/* Somebody may have put the file into WAL mode. Where another program keeps it so, that works as well. */
	if (!h->read_only)
		(void)sqlite3_exec(h->db, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
	return true;
}

static bool set_up(history *h, const char *path, bool create, viva_error *err)
{
	h->path = strdup(path);
	h->arena = viva_arena_new();
	if (!h->path || !h->arena)
		return viva_fail_memory(err);
	return store_make_file(h->path, create, err) && connect_to(h, err) && configure(h, err) && migrate(h, create, err);
}

bool history_open(const char *path, bool create, history **out, viva_error *err)
{
	*out = NULL;
	if (!path[0])
		return viva_fail(err, VIVA_E_FILE, "cannot open history '': the path is empty");
	history *h = calloc(1, sizeof *h);
	if (!h)
		return viva_fail_memory(err);
	if (!set_up(h, path, create, err)) {
		history_close(h);
		return false;
	}
	*out = h;
	return true;
}

void history_close(history *h)
{
	if (!h)
		return;
	sqlite3_close(h->db);
	viva_arena_free(h->arena);
	free(h->path);
	free(h);
}
