/*
 * cues.h - the words that turn what is said into its opposite, or into a doubt. The table is in cues.c; polarity.h
 * tells how far each reaches.
 */
#ifndef VIVA_CUES_H
#define VIVA_CUES_H

#include <stddef.h>

typedef enum cue_kind {
	CUE_NOT,         /* grammar's negation, of what follows: not, never, without */
	CUE_DISMISS,     /* a verb that waves away what follows: skip, instead of; negated it affirms: never skip */
	CUE_AROUND,      /* waves away what stands between its words: leave X out */
	CUE_AFTER,       /* waves away what stands before it: X is overkill */
	CUE_AFTER_END,   /* likewise, but only at the end of its clause: X: no need */
	CUE_AFTER_ALL,   /* likewise, wherever in the sentence that was: X and Y, ... I wouldn't bother with them */
	CUE_HEDGE,       /* doubts what follows: might, not sure whether */
	CUE_HEDGE_AFTER, /* doubts what stands before it */
	CUE_HEDGE_END,   /* likewise, but only at the end of its clause: X, maybe */
	CUE_NEUTRAL,     /* looks like a cue and is none: not only, maybe 100 */
	CUE_LIMIT        /* after a negation, makes it one of sufficiency: X alone is not ..., not enough */
} cue_kind;

typedef struct cue_row {
	cue_kind kind;
	const char *phrase; /* in the language of phrases */
} cue_row;

extern const cue_row cue_table[];
extern const size_t cue_count;

#endif
