/*
 * regrade.h - old answers scored with today's rubrics. What was shown then stays; the new marks are kept beside it.
 */
#ifndef VIVA_REGRADE_H
#define VIVA_REGRADE_H

#include "app.h"

typedef enum regrade_end {
	REGRADE_ADDED,
	REGRADE_KNOWN, /* scored under these rules before, then or since */
	REGRADE_GONE,  /* the banks in use do not have the question */
	REGRADE_BARE,  /* they have it without a rubric */
	REGRADE_FAILED /* the complaint is made */
} regrade_end;

typedef struct regraded {
	regrade_end end;
	int64_t grade; /* under today's rubric; 0 for none */
} regraded;

/* Scores the answers of a session, each follow-up with what was said before it. list gets one for each answer. False
 * for lack of memory, with the complaint made. */
bool regrade_answers(app *a, history *h, const history_answer *answers, size_t count, viva_arena *arena,
                     regraded **list);

typedef struct regrade_wish {
	int64_t session;
	bool score;           /* with today's rubrics */
	const char *counting; /* what counts from now on: "new" (what was scored now), "then", or NULL: as it is */
	bool quiet;           /* says nothing of what changed */
} regrade_wish;

/* `review N --regrade` and `--count`. A status. */
int regrade_session(app *a, history *h, const regrade_wish *wish, viva_arena *arena);

#endif
