/*
 * polarity.h - whether what matched is asserted, doubted or denied: which cues stand in an answer, and how far they reach.
 *
 * Reach. A negation governs the words behind it up to the end of its clause; past a comma only while a list goes on ("I
 * don't need X, Y or Z"). A dismissal that is itself negated affirms ("never skip X"). A negation in a condition, or of
 * sufficiency, denies nothing ("if you don't X it fails", "X alone is not enough"). Cues that are part of the matched words
 * are the point itself ("cannot decide").
 *
 * Ownership: everything lies in the arena of the run.
 */
#ifndef VIVA_POLARITY_H
#define VIVA_POLARITY_H

#include "cues.h"
#include "match.h"

typedef struct cue {
	cue_kind kind;
	span tokens;
	bool spent; /* neutralised: denies and doubts nothing */
	bool sufficient; /* spent because it says that something does not suffice: "no single X" still denies "a single X" */
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

/* What is asked of polarity_of: whether hedges and denials count, and whether the hit is a wrong claim (a mistake, a point's
 * contrary), which "no single X is enough" denies although it denies no point about X. */
typedef struct polarity_options {
	bool hedges, denials, wrong_claim;
} polarity_options;

/* How a hit is meant; *by is the cue's words, empty where it is asserted. */
stance polarity_of(const polarity *p, const hit *h, polarity_options options, span *by);

#endif
