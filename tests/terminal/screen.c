/* screen.c - the sequences of an xterm, acted out on a grid. */
#include "screen.h"

#include "grid.h"

#include <stdlib.h>
#include <string.h>

typedef enum state { GROUND, ESCAPE, CSI, STRING, CHARSET } state;

enum { MOST_PARAMETERS = 8 };

struct screen {
	grid grid;
	long saved_row;
	int saved_column;

	state state;
	char utf8[5];
	int utf8_have, utf8_want;
	int parameters[MOST_PARAMETERS], parameter_count;
	bool private_mode;
};

screen *screen_new(int rows, int columns)
{
	screen *s = calloc(1, sizeof *s);

	if (!s)
		abort();
	grid_begin(&s->grid, rows, columns);
	return s;
}

void screen_free(screen *s)
{
	if (s)
		grid_end(&s->grid);
	free(s);
}

void screen_resize(screen *s, int rows, int columns)
{
	grid_resize(&s->grid, rows, columns);
}

static void erase_display(grid *g, int what)
{
	if (what == 0) {
		grid_erase(g, g->column, g->columns);
		grid_erase_lines(g, g->at + 1, g->top + (size_t)g->rows);
	} else if (what == 1) {
		grid_erase_lines(g, g->top, g->at);
		grid_erase(g, 0, g->column + 1);
	} else if (what == 2) {
		grid_clear(g);
	}
}

/* The n-th parameter of a sequence; missing or 0 gives `otherwise`. */
static int parameter(const screen *s, int n, int otherwise)
{
	return n < s->parameter_count && s->parameters[n] > 0 ? s->parameters[n] : otherwise;
}

/* A sequence that moves the cursor; false where it does something else. */
static bool move_cursor(screen *s, char final)
{
	grid *g = &s->grid;
	int n = parameter(s, 0, 1);

	if (final == 'A')
		grid_move(g, grid_row(g) - n, g->column);
	else if (final == 'B')
		grid_move(g, grid_row(g) + n, g->column);
	else if (final == 'C')
		grid_move(g, grid_row(g), g->column + n);
	else if (final == 'D')
		grid_move(g, grid_row(g), g->column - n);
	else if (final == 'G')
		grid_move(g, grid_row(g), n - 1);
	else if (final == 'd')
		grid_move(g, n - 1, g->column);
	else if (final == 'H' || final == 'f')
		grid_move(g, n - 1, parameter(s, 1, 1) - 1);
	else
		return false;
	return true;
}

/* What is not known (colours, reports, margins) changes no text. */
static void end_csi(screen *s, char final)
{
	grid *g = &s->grid;
	int n = parameter(s, 0, 1);
	int what = parameter(s, 0, 0);
	int most = g->columns - g->column;

	if (s->private_mode)
		return;
	g->wrap_next = g->wrap_next && final == 'm';
	if (move_cursor(s, final))
		return;
	if (final == 'J')
		erase_display(g, what);
	else if (final == 'K')
		grid_erase(g, what == 0 ? g->column : 0, what == 1 ? g->column + 1 : g->columns);
	else if (final == '@')
		grid_insert(g, n < most ? n : most);
	else if (final == 'P')
		grid_delete(g, n < most ? n : most);
	else if (final == 'X')
		grid_erase(g, g->column, g->column + n);
}

static void take_csi(screen *s, char c)
{
	if (c >= '0' && c <= '9') {
		if (s->parameter_count == 0)
			s->parameter_count = 1;
		int *last = &s->parameters[s->parameter_count - 1];
		*last = *last < 10000 ? *last * 10 + (c - '0') : *last;
	} else if (c == ';') {
		if (s->parameter_count == 0)
			s->parameter_count = 1;
		if (s->parameter_count < MOST_PARAMETERS)
			s->parameter_count++;
	} else if (c == '?' || c == '>' || c == '=') {
		s->private_mode = true;
	} else if (c >= '@' && c <= '~') {
		end_csi(s, c);
		s->state = GROUND;
	}
}

static void take_escape(screen *s, char c)
{
	grid *g = &s->grid;

	s->state = GROUND;
	if (c == '[') {
		s->state = CSI;
		memset(s->parameters, 0, sizeof s->parameters);
		s->parameter_count = 0;
		s->private_mode = false;
	} else if (c == ']' || c == 'P') {
		s->state = STRING;
	} else if (strchr("()*+#%", c)) {
		s->state = CHARSET;
	} else if (c == 'M') {
		grid_reverse_feed(g);
	} else if (c == 'D' || c == 'E') {
		grid_line_feed(g);
		g->column = c == 'E' ? 0 : g->column;
	} else if (c == '7') {
		s->saved_row = grid_row(g);
		s->saved_column = g->column;
	} else if (c == '8') {
		grid_move(g, s->saved_row, s->saved_column);
	}
}

static void take_control(screen *s, char c)
{
	grid *g = &s->grid;

	if (c == '\033')
		s->state = ESCAPE;
	else if (c == '\b')
		grid_move(g, grid_row(g), g->column - 1);
	else if (c == '\r')
		g->column = 0;
	else if (c == '\n')
		grid_line_feed(g);
	else if (c == '\t')
		grid_move(g, grid_row(g), (g->column / 8 + 1) * 8);
	if (c == '\b' || c == '\r' || c == '\n' || c == '\t')
		g->wrap_next = false;
}

/* A byte of a character; invalid ones show as U+FFFD. */
static void take_character(screen *s, char c)
{
	unsigned char byte = (unsigned char)c;

	if ((byte & 0xC0) == 0x80 && s->utf8_have > 0) {
		s->utf8[s->utf8_have++] = c;
	} else {
		if (s->utf8_have > 0)
			grid_print(&s->grid, "\xEF\xBF\xBD");
		s->utf8_want = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
		s->utf8[0] = c;
		s->utf8_have = 1;
	}
	if (s->utf8_have < s->utf8_want)
		return;
	s->utf8[s->utf8_have] = '\0';
	s->utf8_have = 0;
	grid_print(&s->grid, s->utf8_want == 1 && byte >= 0x80 ? "\xEF\xBF\xBD" : s->utf8);
}

void screen_write(screen *s, const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		char c = bytes[i];
		bool control = (unsigned char)c < 0x20 || c == 0x7F;
		if (s->state == STRING)
			s->state = c == '\a' ? GROUND : c == '\033' ? ESCAPE : STRING;
		else if (control)
			take_control(s, c);
		else if (s->state == ESCAPE)
			take_escape(s, c);
		else if (s->state == CSI)
			take_csi(s, c);
		else if (s->state == CHARSET)
			s->state = GROUND;
		else
			take_character(s, c);
	}
}

size_t screen_top(const screen *s)
{
	return s->grid.top;
}

size_t screen_line(const screen *s)
{
	return s->grid.at;
}

char *screen_text(const screen *s, size_t from, size_t to)
{
	return grid_text(&s->grid, from, to, NULL);
}

bool screen_find(const screen *s, screen_place *place, const char *text)
{
	return grid_find(&s->grid, place, text);
}
