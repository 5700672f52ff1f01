/*
 * score.h - scoring a typed answer against a rubric, by rule, the same way every time.
 *
 * A viva_scorer is a compiled rubric: make it once, use it for many answers. It is immutable after viva_scorer_new, so
 * that threads may share it; each thread scores with its own viva_scratch.
 *
 * Ownership: a scorer borrows the viva_rubric and viva_concepts it was made from. A viva_result borrows from the
 * scorer, and is owned by the arena it was put in.
 *
 * Positions are byte offsets into the UTF-8 answer as given; end is one past the last byte.
 */
#ifndef VIVA_SCORE_H
#define VIVA_SCORE_H

#include "memory.h"
#include "rubric.h"

#include <stdint.h>

/* Mechanisms that can be switched off, one bit each, to measure what each is worth. */
typedef enum viva_mechanism {
	VIVA_WITHOUT_SPELLING = 1u << 0, /* repair of misspelt words */
	VIVA_WITHOUT_POLARITY = 1u << 1, /* denial and dismissal */
	VIVA_WITHOUT_HEDGES = 1u << 2,   /* "maybe", "not sure": half credit */
	VIVA_WITHOUT_LISTS = 1u << 3,    /* a bare list only touches */
	VIVA_WITHOUT_SUBJECTS = 1u << 4, /* what is said of the other thing does not count */
	VIVA_WITHOUT_ECHO = 1u << 5,     /* the question's own words do not count */
	VIVA_WITHOUT_TOPIC = 1u << 6,    /* an answer about something else has no score */
	VIVA_WITHOUT_DENIALS = 1u << 7,  /* the deny field of points, and mistakes that withhold credit */
	VIVA_WITHOUT_STEMS = 1u << 8     /* inflections */
} viva_mechanism;

/* The names of the mechanisms as --without takes them ("spelling", ...): the name of bit i, NULL past the last. */
VIVA_API const char *viva_mechanism_name(unsigned i);

typedef struct viva_scorer viva_scorer;
typedef struct viva_scratch viva_scratch;

/* Compiles a rubric with the concepts it may name. VIVA_E_INPUT with the term's place: a phrase or pattern that does
 * not compile, an unknown concept or subject, concepts in a cycle; VIVA_E_LIMIT; VIVA_E_MEMORY. concepts may be NULL.
 * without: an OR of viva_mechanism bits. */
VIVA_API viva_scorer *viva_scorer_new(const viva_rubric *rubric, const viva_concepts *concepts, unsigned without,
                                      viva_error *err);
VIVA_API void viva_scorer_free(viva_scorer *scorer); /* NULL is allowed */

/* 16 hexadecimal digits that change when the rubric's terms, weights, concepts in use, or the scoring rules change. Its
 * wording for people does not count. FNV-1a, 64 bits. Owned by the scorer. */
VIVA_API const char *viva_scorer_revision(const viva_scorer *scorer);

/* Working memory for scoring, to be used by one thread at a time, for any number of scorers. */
VIVA_API viva_scratch *viva_scratch_new(void);
VIVA_API void viva_scratch_free(viva_scratch *scratch);

/* Why a match did or did not count. */
typedef enum viva_standing {
	VIVA_ASSERTED,  /* said, or described as what one would do */
	VIVA_WEAK,      /* only a weak term, or one that is only named */
	VIVA_LISTED,    /* stands in a bare list */
	VIVA_HEDGED,    /* "might", "not sure" */
	VIVA_NEGATED,   /* denied or dismissed; cue says by what */
	VIVA_ELSEWHERE, /* said of the other thing */
	VIVA_ECHOED     /* the question's own words */
} viva_standing;

typedef struct viva_span {
	size_t start, end;
} viva_span;

typedef struct viva_match {
	viva_span span;   /* all of it */
	viva_span cue;    /* the words that negate or hedge it; start == end for none */
	viva_span clause; /* the clause that it stands in */
	viva_standing standing;
	double credit;         /* what this match alone earns: 0, 0.5 or 1 */
	const viva_term *term; /* the term that matched */
	const char *subject;   /* whom it was taken to be about: id of a subject, or NULL */
} viva_match;

/* Why a point has the credit it has. */
typedef enum viva_ground {
	VIVA_MADE,
	VIVA_TOUCHED,   /* see the best match's standing */
	VIVA_MISSING,   /* nothing matched */
	VIVA_REFUSED,   /* matches there were, none of which counts: see their standing */
	VIVA_DENIED,    /* the point's deny terms matched: `against` */
	VIVA_WITHHELD,  /* a mistake contradicts it: `against`, `mistake` */
	VIVA_UNASSESSED /* a pattern ran into its limits: unknown, and never counted as missed */
} viva_ground;

typedef struct viva_point_result {
	const viva_point *point;
	double credit; /* 0, 0.5 or 1 */
	viva_ground ground;
	const viva_match *matches; /* in order of position; every match found, whatever its standing */
	size_t match_count;
	const viva_span *evidence; /* the words that earned the credit, in order, not overlapping; none at credit 0 */
	size_t evidence_count;
	viva_span against;           /* what denied or withheld it; start == end for nothing */
	const viva_mistake *mistake; /* that withheld it, or NULL */
} viva_point_result;

typedef struct viva_mistake_result {
	const viva_mistake *mistake;
	const viva_span *evidence;
	size_t evidence_count;
} viva_mistake_result;

typedef struct viva_result {
	bool scored;                     /* false: see reason */
	int score;                       /* 0..100 */
	const char *verdict;             /* "strong", "good", "partial", "weak", or "not scored" */
	const char *reason;              /* why there is no score, or what was withheld and why; "" for nothing to say */
	const viva_point_result *points; /* every point of the rubric, in its order */
	size_t point_count;
	const viva_mistake_result *mistakes; /* those that were made */
	size_t mistake_count;
} viva_result;

enum { VIVA_ANSWER_MAX = 64 * 1024 }; /* bytes of the longest answer that is scored */

/* Whether an answer can be read at all: valid UTF-8 without NUL. VIVA_E_INPUT with column = offset + 1 of the bad byte.
 */
VIVA_API bool viva_answer_valid(const char *answer, size_t length, viva_error *err);

/* Scores an answer of length bytes. The score: 100 * sum(weight * credit) / sum(weight of must and should points),
 * bonus points added on top, less the penalties of mistakes, rounded, within 0..100. Points that could not be assessed
 * are left out of both sums. False for VIVA_E_INPUT (not UTF-8, or NUL: the column is the byte offset + 1),
 * VIVA_E_LIMIT (over VIVA_ANSWER_MAX) and VIVA_E_MEMORY. An answer that is empty, far too short or about something else
 * is no error: result->scored is false. */
VIVA_API bool viva_score(const viva_scorer *scorer, viva_scratch *scratch, const char *answer, size_t length,
                         viva_arena *arena, viva_result *result, viva_error *err);

/* Names for people and for JSON: "asserted", ...; "made", ...; "must", "should", "bonus". */
VIVA_API const char *viva_standing_name(viva_standing standing);
VIVA_API const char *viva_ground_name(viva_ground ground);
VIVA_API const char *viva_tier_name(viva_tier tier);

#endif
