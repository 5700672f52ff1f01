/*
 * rubric.h - what an answer is marked against, as data: points, mistakes, and the terms that recognise them.
 *
 * These are plain structures that a loader (bank.h) or a program fills and then leaves alone; score.h compiles them.
 * rubrics/README.md describes the same things to authors, with the phrase language of VIVA_TERM_PHRASE.
 *
 * Ownership: whoever fills the structures owns everything they point to, usually by one arena, and keeps it alive and
 * unchanged for as long as a scorer made from them lives. Strings are valid UTF-8 without NUL.
 */
#ifndef VIVA_RUBRIC_H
#define VIVA_RUBRIC_H

#include "error.h"

#include <stdbool.h>
#include <stddef.h>

/* Where a thing stands in the file it was read from, for messages; file NULL and line 0 where there is none. */
typedef struct viva_place {
	const char *file;
	int line, column; /* 1-based; column in code points */
} viva_place;

typedef enum viva_term_kind {
	VIVA_TERM_PHRASE, /* text: a keyword phrase, see rubrics/README.md */
	VIVA_TERM_REGEX,  /* text: a PCRE2 pattern over the normalised answer */
	VIVA_TERM_ANY,    /* one of the children */
	VIVA_TERM_ALL,    /* every child, within `within` */
	VIVA_TERM_NONE,   /* inside all: none of the children within the other children's stretch of text */
	VIVA_TERM_SOME,   /* at least `count` of the children, within `within` */
	VIVA_TERM_NEAR /* every child, within `within`, at most `count` words between neighbours, in order where `ordered`
	                */
} viva_term_kind;

typedef enum viva_within { VIVA_SENTENCE, VIVA_CLAUSE, VIVA_ANSWER } viva_within;

typedef struct viva_term viva_term;
struct viva_term {
	viva_term_kind kind;
	const char *text;
	const viva_term *const *children;
	size_t child_count;
	size_t count;
	viva_within within;
	bool ordered;
	bool weak; /* a match earns half credit at most */
	viva_place place;
};

/* A set of terms under a name, shared by rubrics; phrases name it as @name. */
typedef struct viva_concept {
	const char *name;
	const char *means; /* one line for people, or NULL */
	const viva_term *term;
	viva_place place;
} viva_concept;

typedef struct viva_concepts {
	const viva_concept *list;
	size_t count;
} viva_concepts;

typedef enum viva_tier { VIVA_MUST, VIVA_SHOULD, VIVA_BONUS } viva_tier;

typedef struct viva_point {
	const char *id;
	const char *says;      /* the point in one sentence: the feedback when it is missing */
	const char *why;       /* why interviewers care, or NULL */
	const char *follow_up; /* what an interviewer asks when it is missing, or NULL */
	double weight;         /* above 0 */
	viva_tier tier;
	const char *about;      /* id of the subject that the point is about, or NULL */
	bool naming;            /* naming it is making it: a bare list earns full credit */
	const viva_term *match; /* full credit */
	const viva_term *touch; /* half credit, or NULL */
	const viva_term *deny;  /* says the contrary: withholds all credit, or NULL */
	viva_place place;
} viva_point;

typedef struct viva_mistake {
	const char *id;
	const char *says; /* what is wrong, and what is right instead */
	double penalty;   /* taken from the score of 0..100 */
	const viva_term *match;
	const char *const *withholds; /* ids of points whose credit it contradicts */
	size_t withhold_count;
	viva_place place;
} viva_mistake;

/* One of the things that a question compares. */
typedef struct viva_subject {
	const char *id;
	const viva_term *names;
} viva_subject;

typedef struct viva_rubric {
	const char *question;
	const char *prompt; /* the question's wording, whose echo earns nothing; NULL for none */
	const viva_point *points;
	size_t point_count;
	const viva_mistake *mistakes;
	size_t mistake_count;
	const viva_subject *subjects;
	size_t subject_count;
	const viva_term *topic; /* an answer without any of it and without a point is about something else; NULL: no gate */
	const viva_term
		*beside; /* a neighbouring topic in the same vocabulary: two different matches put the answer there */
	viva_place place;
} viva_rubric;

#endif
