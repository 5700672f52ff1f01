/*
 * history_lines.h - a whole history as JSON Lines: `export --all` writes them, `import` reads them. Any size, a session
 * at a time.
 *
 *	{"viva": "history/1"}
 *	{"session": {"uid": ..., "kind": ..., "started_ms": ...}}
 *	{"answer": {"uid": ..., "follows": UID or null, "text": ..., "grade": {...}, "later": [...], "contested": [...]}}
 *	{"interview": {..., "items": [{..., "answer": UID or null}, ...]}}
 *	{"end": {"sessions": N, "answers": N}}
 *
 * Answers belong to the session above them; an interview, where there is one, follows them. A grade has its score, the
 * result and the points; those that came later say whether they count. Times are milliseconds since 1970 UTC.
 *
 * The last line tells a whole file from half of one. Keys that are not known are skipped: what an older viva must not
 * lose comes with another number behind "history/".
 */
#ifndef VIVA_HISTORY_LINES_H
#define VIVA_HISTORY_LINES_H

#include "bank/json.h"
#include "history/transfer.h"

#include <stdio.h>

#define HISTORY_LINES_FORMAT "history/"
enum { HISTORY_LINES_VERSION = 1 };

/* ---- writing ---- */

void history_lines_begin(viva_buf *to);
void history_lines_record(viva_buf *to, const history_record *record);
void history_lines_end(viva_buf *to, size_t sessions, size_t answers);

/* ---- reading ---- */

typedef struct history_lines {
	FILE *file;               /* the caller's */
	const char *path;         /* for messages */
	int line;                 /* the number of the one last read */
	int session_line;         /* of the one that began the session last handed out */
	viva_buf text;            /* of that line */
	json_doc *doc;            /* likewise */
	size_t sessions, answers; /* begun so far */
	bool over;
} history_lines;

/* Reads the first line. VIVA_E_INPUT: it is something else, or of a newer version; VIVA_E_FILE. To be closed all the
 * same. */
bool history_lines_open(history_lines *r, FILE *file, const char *path, viva_error *err);

/* The next session, in the arena. *found is false at the end. VIVA_E_INPUT with the line: anything that is not as
 * above, or the file ends before its end; VIVA_E_LIMIT, VIVA_E_FILE, VIVA_E_MEMORY. */
bool history_lines_next(history_lines *r, viva_arena *arena, history_record *record, bool *found, viva_error *err);

void history_lines_close(history_lines *r);

#endif
