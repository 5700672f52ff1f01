/*
 * mock.h - the course of a mock interview: which question stands, what becomes of it, and the clock. Pure: whoever
 *drives it tells it what happened and what time it is; drawing the questions (mock_draw.h), asking and scoring are
 *others' work.
 *
 *	mock m = {.rules = rules, .items = items, .count = count};
 *	while (mock_next(&m, &item)) {
 *		mock_clock_on(&m, now);
 *		... an answer is typed; mock_clock_to(&m, now) as often as there is something to look at ...
 *		mock_clock_off(&m, now);
 *		mock_answer(&m, wants_follow_up);
 *	}
 *
 * All of it lies in the structures and may be written down at any moment and taken up again: only the clock must be
 *off.
 *
 * Ownership: the items are the caller's. Times are milliseconds; those handed in come from a clock that never jumps.
 */
#ifndef VIVA_MOCK_H
#define VIVA_MOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What happens when the time is up, chosen beforehand. */
typedef enum mock_zero {
	MOCK_STOP,   /* the answer is taken as it stands, and the interview is over */
	MOCK_FINISH, /* the answer may be finished; then it is over */
	MOCK_TELL    /* it is told, and goes on */
} mock_zero;

typedef enum mock_state {
	MOCK_WAITING,
	MOCK_PUT_OFF,   /* to be asked again when the others are done */
	MOCK_FOLLOWING, /* answered; a follow-up stands */
	MOCK_ANSWERED,
	MOCK_SKIPPED, /* left for good */
	MOCK_GONE     /* the banks no longer have it */
} mock_state;

typedef enum mock_ending {
	MOCK_GOES_ON,
	MOCK_DONE, /* every question has been dealt with */
	MOCK_OUT_OF_TIME,
	MOCK_ENDED,   /* by the candidate, before the end */
	MOCK_GIVEN_UP /* thrown away while it was unfinished */
} mock_ending;

typedef struct mock_rules {
	int minutes; /* 0: no limit */
	mock_zero at_zero;
	bool follow_ups;
} mock_rules;

enum { MOCK_FOLLOW_UPS = 2 }; /* at most so many to a question */

typedef struct mock_item {
	mock_state state;
	int put_off;    /* how many had been put off when it was, itself counted: the least comes back first */
	int follow_ups; /* asked so far */
	int64_t spent_ms;
} mock_item;

typedef struct mock {
	mock_rules rules;
	mock_item *items;
	size_t count;
	size_t current; /* the question that stands; below count once mock_next was true */
	int put_off;    /* how many times something was */
	int told;       /* the last mock_notice that was told */
	int64_t elapsed_ms;
	mock_ending ending;
	bool clock_on;
	int64_t clock_ms; /* when it was last looked at */
} mock;

/* ---- questions ---- */

/* The question that stands now: the one begun (which may be concluded even when the time is up), else the next in
 * order, else the first of those put off. False where the interview is over; then the ending is set. */
bool mock_next(mock *m, mock_item **item);

/* The question that stands was answered, or its follow-up was. With `probe` there is something to follow up: a
 * follow-up then stands, where the rules, the time and MOCK_FOLLOW_UPS allow it. Returns whether one does. */
bool mock_answer(mock *m, bool probe);

void mock_skip(mock *m); /* of a follow-up: that one is left, the question stays answered */
/* Puts the question off. False where there is no other to ask before it: it stands still. */
bool mock_put_off(mock *m);
void mock_lose(mock *m); /* the question is not to be had any more */
void mock_end(mock *m, mock_ending ending);

/* How many questions have been dealt with: answered, skipped or lost. */
size_t mock_settled(const mock *m);
/* Whether a follow-up stands. */
bool mock_follows(const mock *m);

/* ---- the clock ---- */

void mock_clock_on(mock *m, int64_t now_ms);
/* Counts the time since the clock was last looked at. A clock that is off does not move. */
void mock_clock_to(mock *m, int64_t now_ms);
void mock_clock_off(mock *m, int64_t now_ms);

/* Below 0 when the time is up. INT64_MAX without a limit. */
int64_t mock_left_ms(const mock *m);
bool mock_is_up(const mock *m);

typedef enum mock_notice { MOCK_SILENT, MOCK_HALF, MOCK_FIVE_MINUTES, MOCK_ONE_MINUTE, MOCK_ZERO } mock_notice;

/* What is to be told of the time now, each thing once; of several that have come, the last. Five minutes are told of
 * where the half is more than that, the last minute where it is less than the half. */
mock_notice mock_take_notice(mock *m);

/* ---- names, as they are written down and typed ---- */

const char *mock_zero_name(mock_zero zero);
const char *mock_state_name(mock_state state);
const char *mock_ending_name(mock_ending ending);
bool mock_zero_named(const char *name, mock_zero *zero);
bool mock_state_named(const char *name, mock_state *state);
bool mock_ending_named(const char *name, mock_ending *ending);

#endif
