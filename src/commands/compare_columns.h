/*
 * compare_columns.h - two columns of text, side by side where the terminal has the room, else one above the other.
 *
 * Ownership: texts are copied into the column's arena. Lack of memory leaves lines out.
 */
#ifndef VIVA_COMPARE_COLUMNS_H
#define VIVA_COMPARE_COLUMNS_H

#include "terminal/output.h"

enum { COMPARE_WIDE = 100 }; /* columns from which the two stand side by side */

typedef struct compare_item {
	out_style style;
	const char *mark, *text; /* the mark stands before the text, in the same style; "" for none */
	double bar;              /* 0..1, behind the text and before `after`; -1 for none */
	const char *after;
} compare_item;

typedef struct compare_column {
	viva_arena *arena;
	void *items; /* compare_item */
	size_t count, capacity;
} compare_column;

/* A paragraph, wrapped to the column. */
void compare_add(compare_column *c, out_style style, const char *mark, const char *text);
/* A line with a bar in it. */
void compare_add_bar(compare_column *c, out_style style, const char *text, double bar, const char *after);

void compare_print(out *o, const compare_column *left, const compare_column *right);

#endif
