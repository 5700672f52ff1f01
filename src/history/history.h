/*
 * history.h - scored sessions, kept in one SQLite file.
 *
 * The file is private to the person: created 0600 in directories created 0700. It is in rollback-journal mode,
 * because a journal-mode database can still be read on a full disk and on a read-only mount, with synchronous=EXTRA,
 * because FULL leaves out the directory that the journal was deleted from. Whatever a function has acknowledged by
 * returning true survives SIGKILL and power loss.
 *
 * Ownership: a history owns its database handle until history_close. Strings handed in are copied. Arrays handed out
 * are got from the arena that the caller passes.
 *
 * A program with SIGXFSZ at its default dies where the file outgrows a limit (ulimit -f): ignore it, and get an error.
 *
 * A follow-up (an answer with a parent) is stored with the result of the whole: what was said before and the follow-up,
 * scored together. So the result that counts for an answer is that of its newest follow-up (the one added last, however
 * deep), even if that has no score; without a follow-up, its own. Where this header speaks of the score or the points
 * of an answer in a sum, that result is meant.
 *
 * Times are milliseconds since 1970-01-01 UTC (`_ms`), durations are whole seconds. Text is UTF-8.
 */
#ifndef VIVA_HISTORY_H
#define VIVA_HISTORY_H

#include <viva/error.h>
#include <viva/memory.h>

#include <stdint.h>

typedef struct history history;

/* Opens (or with `create` creates) the history at path, migrating an older version in place within one transaction.
 * VIVA_E_DATABASE: not a database, truncated, from a newer version (says both versions), locked for over 2 s;
 * VIVA_E_FILE: the directory or file cannot be made or opened; VIVA_E_NOT_FOUND: absent and not to be created.
 * An unwritable file opens for reading; writing then fails with VIVA_E_DATABASE. */
bool history_open(const char *path, bool create, history **out, viva_error *err);
void history_close(history *h); /* NULL is allowed */

/* ---- writing ------------------------------------------------------------------------------------------------- */

typedef struct history_point {
	const char *id;
	double credit; /* 0, 0.5 or 1 */
	double weight;
	const char *tier; /* must, should, bonus */
} history_point;

typedef struct history_answer {
	int64_t id;      /* set by history_add_answer and by reading */
	const char *uid; /* what it is known by on any machine, within its session; NULL where it is new: one is made */
	int64_t session;
	int64_t parent;            /* the answer that this one follows up, 0 for none */
	const char *follows_point; /* the point whose follow-up this answers, NULL for none */
	const char *bank, *question, *topic, *level;
	int64_t asked_ms; /* when the question was shown */
	int seconds;      /* time taken */
	int hints;        /* hints used */
	const char *text; /* the answer as typed; of a follow-up, what it added */
	/* From here on, of a follow-up: of the whole. */
	bool scored;  /* false: no score, see reason in the result */
	double score; /* 0..100 when scored */
	const char *verdict;
	const char *revision; /* of the rubric */
	const char *result;   /* the full result as JSON text, as `viva score --json` prints it */
	const history_point *points;
	size_t point_count;
} history_answer;

/* Begins a session of a kind ("ask", "again", "mock"); *id is its number, counted from 1 and never given twice. It is
 * stored along with its first answer: of a session without answers nothing remains once the handle is closed. */
bool history_begin_session(history *h, const char *kind, int64_t started_ms, int64_t *id, viva_error *err);

/* Adds an answer with its points, all or nothing; durable on return; sets answer->id. Text that is NULL becomes "".
 * VIVA_E_NOT_FOUND: no such session, or the parent is not in it. */
bool history_add_answer(history *h, history_answer *answer, viva_error *err);

/* ---- the draft: what is being typed --------------------------------------------------------------------------- */

typedef struct history_draft {
	const char *question; /* bank/id */
	const char *text;
	int64_t asked_ms;
	int seconds; /* time spent so far */
	int hints;
} history_draft;

/* Keeps one draft per question; a second save replaces the first. Durable on return. */
bool history_save_draft(history *h, const history_draft *draft, viva_error *err);
/* The draft of one question, or with question NULL the newest of all. *found tells whether there is one. */
bool history_load_draft(history *h, const char *question, viva_arena *arena, history_draft *draft, bool *found,
                        viva_error *err);
bool history_drop_draft(history *h, const char *question, viva_error *err);

/* ---- reading -------------------------------------------------------------------------------------------------- */

typedef struct history_session {
	int64_t id;
	const char *uid; /* what it is known by on any machine; NULL before its first answer */
	int64_t started_ms;
	const char *kind;
	const char *questions; /* ids, separated by commas, in the order asked, without repeats */
	const char *topics;    /* likewise */
	const char *banks;     /* likewise */
	size_t answers;        /* follow-ups not counted */
	bool scored;           /* some answer has a score that counts */
	double score; /* mean of the scores that count, one for each question asked, 0..100; of a mock interview less
	               * what hints cost, and when it is over of all its questions: 0 for one without a score */
	int64_t seconds;
} history_session;

/* Sessions that hold an answer, newest first. limit 0: all. */
bool history_sessions(history *h, size_t limit, viva_arena *arena, history_session **list, size_t *count,
                      viva_error *err);

/* One session and its answers in the order given, follow-ups after their parent; each with the result that it got when
 * it was given. VIVA_E_NOT_FOUND: no such session. */
bool history_read_session(history *h, int64_t id, viva_arena *arena, history_session *session, history_answer **answers,
                          size_t *count, viva_error *err);

/* The newest answer (not a follow-up), or where question is not NULL the newest to one question: an id, or bank/id. It
 * has its own text, time and hints, and the result that counts: scored, score, verdict, revision, result and points. */
bool history_last_answer(history *h, const char *question, viva_arena *arena, history_answer *answer, bool *found,
                         viva_error *err);

typedef struct history_topic {
	const char *topic;
	size_t answers; /* scored ones, each with its follow-ups counted once */
	double average; /* 0..100 */
	double trend;   /* average of the newer half less that of the older half; 0 below four answers. The middle one of an
	                 * odd number is in neither half */
	int64_t last_ms; /* of all its answers, follow-ups and unscored ones too; likewise the seconds */
	int64_t seconds;
} history_topic;

/* Progress by topic, in the order of topic names. A topic without any score is left out. */
bool history_topics(history *h, viva_arena *arena, history_topic **list, size_t *count, viva_error *err);

/* Likewise by the questions' level, which then stands in the place of the topic. */
bool history_levels(history *h, viva_arena *arena, history_topic **list, size_t *count, viva_error *err);

typedef struct history_missed {
	const char *bank, *question, *point;
	size_t asked;   /* answers in which the point could be made: scored ones, each with its follow-ups counted once */
	size_t missed;  /* of these, credit 0 in the end */
	size_t touched; /* of these, credit 0.5 */
} history_missed;

/* Points by how often they were missed: most lost first (missed + touched/2, whatever they weigh), then question and
 * point. A point that was always made is left out. limit 0: all. */
bool history_most_missed(history *h, size_t limit, viva_arena *arena, history_missed **list, size_t *count,
                         viva_error *err);

typedef struct history_practice {
	const char *bank, *question;
	size_t answers;    /* follow-ups not counted */
	double last_score; /* 0..100, its follow-ups included; 0 where the last answer has no score */
	int64_t last_ms;
} history_practice;

/* One row per question ever answered, in the order of bank and id: what drawing the next question needs. */
bool history_practised(history *h, viva_arena *arena, history_practice **list, size_t *count, viva_error *err);

/* The row of one question in such a list, or NULL. */
const history_practice *history_practice_of(const history_practice *list, size_t count, const char *bank,
                                            const char *question);

#endif
