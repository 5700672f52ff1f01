/*
 * polarity.h - whether what matched is asserted, doubted or denied: which cues stand in an answer (cues.c), which of
 * them say nothing after all (spend.c), and how far the others reach (reach.c).
 *
 * Reach. A negation governs the words behind it up to the end of its clause; past a comma only while a list goes on ("I
 * don't need X, Y or Z"). A dismissal that is itself negated affirms ("never skip X"). A negation in a condition, or of
 * sufficiency, denies nothing ("if you don't X it fails", "X alone is not enough"). Cues that are part of the matched
 * words are the point itself ("cannot decide").
 *
 * Ownership: everything lies in the arena of the run.
 */
#ifndef VIVA_POLARITY_H
#define VIVA_POLARITY_H

#include "cues.h"
#include "match.h"

typedef struct cue {
	cue_kind kind;
	span tokens;    /* from its first word to its last */
	const hit *hit; /* its words, without what may stand between them */
	bool spent;     /* it denies and doubts nothing ... */
	span spender; /* ... because of these words, but for what matched those very words; empty for none in particular */
} cue;

typedef struct polarity {
	const prose *prose;
	cue *cues; /* in order of position */
	size_t count, room;
} polarity;

/* Compiles the table of cues; nodes[cue_count] are their nodes. */
bool polarity_compile(compiler *c, uint32_t *nodes);

/* Finds the cues of an answer. False only for lack of memory. */
bool polarity_read(run *r, const uint32_t *nodes, polarity *out);

typedef enum stance { STANCE_ASSERTED, STANCE_HEDGED, STANCE_NEGATED } stance;

/* How a hit is meant; *by is the cue's words, empty where it is asserted. hedges, denials: whether these count. */
stance polarity_of(const polarity *p, const hit *h, bool hedges, bool denials, span *by);

/* ---- between polarity.c, spend.c and reach.c ---- */

enum { REACH_NOT = 9 }; /* tokens between a negation and what it denies, or what turns it round */

/* Marks the cues that say nothing. */
void spend_cues(polarity *p);

/* Whether a cue reaches a stretch of text. */
bool cue_reaches(const prose *t, const cue *c, span part);

/* Whether a negation (past_and: a dismissal) that ends before token `from` still holds at token `to`, at most `reach`
 * on. */
bool reaches_forward(const prose *t, uint32_t from, uint32_t to, uint32_t reach, bool past_and);

/* Whether a cue is the last thing said in its clause. */
bool ends_clause(const prose *t, const cue *c);

#endif
