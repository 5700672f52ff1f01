/*
 * changes.h - two marks of the same question held against each other: points gained, lost, and as they were.
 *
 * Ownership: a list of changes lies in the arena handed in and borrows the names of the points.
 */
#ifndef VIVA_CHANGES_H
#define VIVA_CHANGES_H

#include "history/history.h"
#include "terminal/output.h"

typedef struct change {
	const char *point, *tier;
	double weight;
	double before, after; /* credits; -1 where the point was not asked for */
} change;

typedef struct changes {
	change *list; /* in the order of the later rubric, then the points that it has no more */
	size_t count;
	size_t gained, lost; /* points: how many have more credit, and how many less */
} changes;

/* False for lack of memory. */
bool changes_between(const history_answer *before, const history_answer *after, viva_arena *arena, changes *c);

/* A line for each point that has more or less credit than before. */
void changes_print(out *o, const changes *c, int indent);

/* A line for each mistake that one result has and the other does not; nothing where one of them cannot be read. */
void changes_print_mistakes(out *o, const char *before, const char *after, viva_arena *arena, int indent);

/* A credit as a mark, a word, and the style of both: "made", "touched", "missing", "not asked". */
typedef struct change_look {
	const char *mark, *word;
	out_style style;
} change_look;

change_look change_look_of(double credit);

#endif
