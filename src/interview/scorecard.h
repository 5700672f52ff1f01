/*
 * scorecard.h - what a mock interview amounts to. Pure: the answers as they were scored go in, figures come out;
 * wording them is others' work (commands/scorecard_print.c).
 *
 * The mark of a question is its score, follow-ups included, less what its hints cost. Overall is the mean mark of all
 * questions of the interview: one that was skipped, not reached or not scorable has 0.
 *
 * The level. An answer stands at the level of its question where three quarters of the weight of its must points are
 * made; one below where two fifths are; else two below. It stands one above where nine tenths of the must, three
 * quarters of the should and half of the bonus points are made, by weight. A question skipped or not scorable stands
 * below junior. The interview stands at the level nearest to the mean over the questions asked, the lower of two as
 * near.
 *
 * Ownership: what goes in is the caller's and is borrowed; what comes out lies in the arena handed in.
 */
#ifndef VIVA_SCORECARD_H
#define VIVA_SCORECARD_H

#include <viva/bank.h>

typedef struct scorecard_point {
	const char *id, *says;
	viva_tier tier;
	double credit, weight;
	bool assessed; /* false: it counts neither way */
} scorecard_point;

typedef enum scorecard_state { SCORECARD_ANSWERED, SCORECARD_SKIPPED, SCORECARD_UNREACHED } scorecard_state;

typedef struct scorecard_question {
	const char *bank, *id, *topic;
	viva_level level;
	int minutes; /* that the question gives */
	scorecard_state state;
	bool scored;
	double score; /* 0..100, by the rubric */
	int hints, follow_ups;
	int64_t seconds;
	const scorecard_point *points; /* none where it was not answered */
	size_t point_count;
	/* set by scorecard_make */
	double mark;
	int level_shown; /* as `level` below */
} scorecard_question;

typedef struct scorecard_topic {
	const char *topic;
	size_t questions;
	double mark; /* mean */
} scorecard_topic;

typedef struct scorecard_tier {
	size_t made, touched, points;
	double share; /* of the weight, 0..1; 0 without points */
} scorecard_tier;

typedef struct scorecard_missing {
	const scorecard_question *question;
	const scorecard_point *point;
} scorecard_missing;

typedef enum scorecard_advice_kind {
	ADVICE_QUESTION, /* question: once more; point (may be NULL): the weightiest that was missing */
	ADVICE_TOPIC,    /* topic: more of it */
	ADVICE_CLOCK,    /* to the clock: time ran out, or questions were not reached */
	ADVICE_HINTS,    /* question: without hints */
	ADVICE_LEVEL,    /* level: an interview one up */
	ADVICE_MORE      /* another interview */
} scorecard_advice_kind;

typedef struct scorecard_advice {
	scorecard_advice_kind kind;
	const scorecard_question *question;
	const scorecard_point *point;
	const char *topic;
	double mark; /* of the topic */
	viva_level level;
} scorecard_advice;

enum { SCORECARD_ADVICE = 3, SCORECARD_BELOW = -1 /* a level: below junior */ };

typedef struct scorecard {
	/* what goes in */
	scorecard_question *questions;
	size_t count;
	int hint_cost;   /* points of the score, each */
	int64_t seconds; /* used */
	int minutes;     /* that there were, 0 for no limit */
	/* what comes out */
	double overall;
	double answered_mark; /* mean of those answered */
	size_t answered, skipped, unreached;
	scorecard_topic *topics; /* in the order of questions */
	size_t topic_count;
	scorecard_tier tiers[3];    /* by viva_tier, over the questions that have a score */
	int level;                  /* a viva_level, or SCORECARD_BELOW; only where something was asked */
	scorecard_missing *missing; /* what an answer one level up would have said: of each answer, the missing points of
	                             * the lowest tier that has any; must before should before bonus, then by weight */
	size_t missing_count;
	scorecard_advice advice[SCORECARD_ADVICE];
	size_t advice_count;
} scorecard;

/* Fills in what comes out. False for lack of memory. */
bool scorecard_make(scorecard *card, viva_arena *arena);

#endif
