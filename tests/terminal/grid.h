/*
 * grid.h - the lines and cells of a screen, and what can be done to them. screen.c, which reads the sequences that a
 * program writes, is its only user; see screen.h for what is numbered how.
 */
#ifndef VIVA_TEST_GRID_H
#define VIVA_TEST_GRID_H

#include "screen.h"

#include <locale.h>

typedef struct cell {
	char text[20]; /* a character and the marks upon it; "" is blank */
	bool covered;  /* the right half of a wide character */
} cell;

typedef struct line {
	cell *cells;
	int count;
	bool joined; /* goes on in the next line */
} line;

typedef struct grid {
	int rows, columns;
	line *lines;
	size_t count;
	size_t top, at; /* the first visible line, the cursor's */
	int column;
	bool wrap_next; /* the last column was printed: the next character goes to the next line */
	locale_t locale;
} grid;

void grid_begin(grid *g, int rows, int columns);
void grid_end(grid *g);
void grid_resize(grid *g, int rows, int columns);

long grid_row(const grid *g);                   /* of the cursor, from 0 at the top of the screen */
void grid_move(grid *g, long row, long column); /* brought within the screen */
void grid_line_feed(grid *g);
void grid_reverse_feed(grid *g);

void grid_print(grid *g, const char *utf8); /* one character, terminated */
void grid_erase(grid *g, int from, int to); /* columns of the cursor's line */
void grid_erase_lines(grid *g, size_t from, size_t to);
void grid_clear(grid *g); /* what was there is kept above */
void grid_insert(grid *g, int count);
void grid_delete(grid *g, int count);

/* screen_text, and where in it each line starts: starts (NULL: not wanted) has room for all lines and the end. */
char *grid_text(const grid *g, size_t from, size_t to, size_t *starts);
bool grid_find(const grid *g, screen_place *place, const char *wanted);

#endif
