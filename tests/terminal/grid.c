/* grid.c - cells, scrolling, and reading them as text. */
#include "grid.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

static void *grown(void *memory, size_t size)
{
	memory = realloc(memory, size);
	if (!memory)
		abort();
	return memory;
}

static line *line_at(grid *g, size_t number)
{
	if (number >= g->count) {
		g->lines = grown(g->lines, (number + 1) * sizeof *g->lines);
		memset(g->lines + g->count, 0, (number + 1 - g->count) * sizeof *g->lines);
		g->count = number + 1;
	}
	return &g->lines[number];
}

static cell *cell_at(grid *g, size_t number, int column)
{
	line *l = line_at(g, number);

	if (column >= l->count) {
		l->cells = grown(l->cells, (size_t)(column + 1) * sizeof *l->cells);
		memset(l->cells + l->count, 0, (size_t)(column + 1 - l->count) * sizeof *l->cells);
		l->count = column + 1;
	}
	return &l->cells[column];
}

void grid_begin(grid *g, int rows, int columns)
{
	memset(g, 0, sizeof *g);
	g->rows = rows;
	g->columns = columns;
	g->locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
	line_at(g, 0);
}

void grid_end(grid *g)
{
	for (size_t i = 0; i < g->count; i++)
		free(g->lines[i].cells);
	free(g->lines);
	if (g->locale)
		freelocale(g->locale);
}

void grid_resize(grid *g, int rows, int columns)
{
	g->rows = rows;
	g->columns = columns;
	g->wrap_next = false;
	for (size_t i = g->top; i < g->count; i++)
		if (g->lines[i].count > columns)
			g->lines[i].count = columns;
	if (g->column >= columns)
		g->column = columns - 1;
	if (g->at >= g->top + (size_t)rows)
		g->top = g->at - (size_t)rows + 1;
}

static size_t bottom(const grid *g)
{
	return g->top + (size_t)g->rows - 1;
}

void grid_line_feed(grid *g)
{
	if (g->at == bottom(g))
		g->top++;
	g->at++;
	line_at(g, g->at);
}

static int columns_of(grid *g, const char *utf8)
{
	locale_t before = uselocale(g->locale ? g->locale : (locale_t)0);
	mbstate_t begin = {0};
	wchar_t wide;
	int columns = mbrtowc(&wide, utf8, strlen(utf8), &begin) <= 4 ? wcwidth(wide) : 1;

	uselocale(before);
	return columns < 0 ? 1 : columns;
}

static void print_mark(grid *g, const char *utf8)
{
	int column = g->wrap_next ? g->column : g->column - 1;

	while (column > 0 && cell_at(g, g->at, column)->covered)
		column--;
	if (column < 0)
		return;
	cell *c = cell_at(g, g->at, column);
	if (strlen(c->text) + strlen(utf8) < sizeof c->text)
		strcat(c->text, utf8);
}

void grid_print(grid *g, const char *utf8)
{
	int columns = columns_of(g, utf8);

	if (columns == 0) {
		print_mark(g, utf8);
		return;
	}
	if (g->wrap_next || g->column + columns > g->columns) {
		line_at(g, g->at)->joined = true;
		grid_line_feed(g);
		g->column = 0;
	}
	cell *c = cell_at(g, g->at, g->column);
	snprintf(c->text, sizeof c->text, "%s", utf8);
	c->covered = false;
	if (columns == 2) {
		cell *right = cell_at(g, g->at, g->column + 1);
		right->text[0] = '\0';
		right->covered = true;
	}
	g->column += columns;
	g->wrap_next = g->column >= g->columns;
	if (g->wrap_next)
		g->column = g->columns - 1;
}

static void erase(grid *g, size_t number, int from, int to)
{
	line *l = line_at(g, number);

	for (int i = from; i < to && i < l->count; i++)
		memset(&l->cells[i], 0, sizeof l->cells[i]);
	if (to >= g->columns)
		l->joined = false;
}

void grid_erase_lines(grid *g, size_t from, size_t to)
{
	for (size_t i = from; i < to && i < g->count; i++)
		erase(g, i, 0, g->lines[i].count > g->columns ? g->lines[i].count : g->columns);
}

void grid_erase(grid *g, int from, int to)
{
	erase(g, g->at, from, to);
}

void grid_clear(grid *g)
{
	g->top += (size_t)g->rows;
	g->at += (size_t)g->rows;
	line_at(g, g->at);
}

void grid_insert(grid *g, int count)
{
	cell_at(g, g->at, g->columns + count);
	line *l = line_at(g, g->at);
	size_t moved = (size_t)(g->columns - g->column);

	memmove(&l->cells[g->column + count], &l->cells[g->column], moved * sizeof l->cells[0]);
	memset(&l->cells[g->column], 0, (size_t)count * sizeof l->cells[0]);
	l->count = g->columns;
}

void grid_delete(grid *g, int count)
{
	cell_at(g, g->at, g->columns + count);
	line *l = line_at(g, g->at);
	size_t moved = (size_t)(g->columns - g->column);

	memset(&l->cells[g->columns], 0, (size_t)count * sizeof l->cells[0]);
	memmove(&l->cells[g->column], &l->cells[g->column + count], moved * sizeof l->cells[0]);
	l->count = g->columns;
}

void grid_move(grid *g, long row, long column)
{
	row = row < 0 ? 0 : row >= g->rows ? g->rows - 1 : row;
	column = column < 0 ? 0 : column >= g->columns ? g->columns - 1 : column;
	g->at = g->top + (size_t)row;
	g->column = (int)column;
	line_at(g, g->at);
}

long grid_row(const grid *g)
{
	return (long)(g->at - g->top);
}

void grid_reverse_feed(grid *g)
{
	if (g->at > g->top) {
		g->at--;
		return;
	}
	for (size_t i = bottom(g); i > g->top; i--) { /* the last line falls off */
		line *to = line_at(g, i);
		line keep = *to;
		*to = g->lines[i - 1];
		g->lines[i - 1] = keep;
	}
	grid_erase_lines(g, g->top, g->top + 1);
}

/* The columns of a line that show something; before the cursor, blanks do. */
static int shown_columns(const grid *g, size_t number)
{
	const line *l = &g->lines[number];
	int end = l->count;

	while (end > 0 && !l->cells[end - 1].covered &&
	       strspn(l->cells[end - 1].text, " ") == strlen(l->cells[end - 1].text))
		end--;
	return number == g->at && end < g->column ? g->column : end;
}

/* Writes a line at *to and returns its length; to NULL only counts. */
static size_t line_text(const grid *g, size_t number, char *to)
{
	const line *l = &g->lines[number];
	int end = l->joined ? l->count : shown_columns(g, number);
	size_t length = 0;

	for (int i = 0; i <= end; i++) {
		const char *text = i == end ? "\n" : " ";
		if (i < end && i < l->count && (l->cells[i].text[0] || l->cells[i].covered))
			text = l->cells[i].text;
		if (i == end && l->joined)
			break;
		if (to)
			memcpy(to + length, text, strlen(text));
		length += strlen(text);
	}
	return length;
}

char *grid_text(const grid *g, size_t from, size_t to, size_t *starts)
{
	size_t length = 0;

	to = to < g->count ? to : g->count;
	while (to > from && shown_columns(g, to - 1) == 0)
		to--;
	for (size_t i = from; i < to; i++)
		length += line_text(g, i, NULL);
	char *text = grown(NULL, length + 1);
	length = 0;
	for (size_t i = from; i < to; i++) {
		if (starts)
			starts[i - from] = length;
		length += line_text(g, i, text + length);
	}
	text[length] = '\0';
	if (starts)
		starts[to > from ? to - from : 0] = length;
	return text;
}

bool grid_find(const grid *g, screen_place *place, const char *wanted)
{
	size_t lines = g->count - place->line;
	size_t *starts = grown(NULL, (lines + 1) * sizeof *starts);
	char *text = grid_text(g, place->line, SIZE_MAX, starts);
	size_t first = strcspn(text, "\n");
	char *found = strstr(text + (place->byte < first ? place->byte : first), wanted);

	if (found) {
		size_t end = (size_t)(found - text) + strlen(wanted);
		size_t number = 0;
		while (text[starts[number]] && starts[number + 1] <= end && text[starts[number + 1]])
			number++;
		place->line += number;
		place->byte = end - starts[number];
	}
	free(starts);
	free(text);
	return found;
}
