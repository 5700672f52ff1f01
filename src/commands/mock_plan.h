/*
 * mock_plan.h - what a mock interview shall be, from options or asked for, and the questions drawn for it.
 *
 * Ownership: what a plan points to lies in the app's arena or belongs to the library.
 */
#ifndef VIVA_MOCK_PLAN_H
#define VIVA_MOCK_PLAN_H

#include "command.h"
#include "interview/mock.h"

enum {
	MOCK_QUESTIONS = 5,
	MOCK_QUESTIONS_MAX = 50,
	MOCK_MINUTES_MAX = 24 * 60,
	MOCK_HINT_COST = 5,
	MOCK_ANY_LEVEL = -1
};

typedef struct mock_plan {
	const char **words; /* topics and questions to draw from; none: all */
	size_t word_count;
	int level; /* a viva_level or MOCK_ANY_LEVEL */
	int wanted;
	bool minutes_given;
	bool seeded;
	uint64_t seed;
	bool feedback_each;
	mock_rules rules;                /* without minutes_given, the minutes are those of the questions drawn */
	const viva_question **questions; /* drawn */
	size_t count;
} mock_plan;

/* From the command's words and options. A status, with the complaint made. */
int mock_plan_read(app *a, const arguments *given, mock_plan *p);

/* Draws the questions. A status, with the complaint made. */
int mock_plan_draw(app *a, mock_plan *p);

/* Asks a person for everything, and draws. *go tells whether there is to be an interview. */
int mock_plan_ask(app *a, mock_plan *p, bool *go);

/* Prints what there will be. */
void mock_plan_print(app *a, const mock_plan *p);

/* "25 minutes", "1 minute", or "no time limit". */
void mock_plan_minutes(char text[32], int minutes);

#endif
