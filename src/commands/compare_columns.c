/* compare_columns.c - two columns of text. */
#include "compare_columns.h"

#include <string.h>

enum { GAP = 3, MARK = 2, BAR = 16 };

static compare_item *add(compare_column *c, out_style style, const char *text)
{
	const char *copy = viva_arena_copy(c->arena, text, strlen(text));
	compare_item *item = copy ? viva_arena_push(c->arena, &c->items, &c->count, &c->capacity, sizeof *item) : NULL;

	if (item)
		*item = (compare_item){.style = style, .mark = "", .text = copy, .bar = -1, .after = ""};
	return item;
}

void compare_add(compare_column *c, out_style style, const char *mark, const char *text)
{
	compare_item *item = add(c, style, text);

	if (item)
		item->mark = mark;
}

void compare_add_bar(compare_column *c, out_style style, const char *text, double bar, const char *after)
{
	compare_item *item = add(c, style, text);

	if (item) {
		item->bar = bar;
		item->after = after;
	}
}

/* Where a column has come to. */
typedef struct reader {
	const compare_item *items;
	size_t count, at;
	const char *rest; /* of the item's text that is not printed yet; NULL at its beginning */
} reader;

static reader read_from(const compare_column *c)
{
	return (reader){.items = c->items, .count = c->count};
}

/* The bytes of the text's next line of so many columns: to a line feed, else to the last space that fits. */
static size_t next_line(const out *o, const char *text, int columns)
{
	size_t whole = strcspn(text, "\n");
	size_t fits = out_fit(o, text, columns);

	if (fits >= whole)
		return whole;
	size_t cut = fits;
	while (cut > 0 && text[cut] != ' ')
		cut--;
	return cut ? cut : fits ? fits : 1;
}

/* A cell; at the end of a line without the blanks behind it. */
static void print_cell(out *o, out_style style, int width, const char *text, bool last)
{
	int wanted = out_columns(o, text);

	out_cell(o, style, last && wanted < width ? wanted : width, text);
}

static void print_bar(out *o, const compare_item *item, int width, bool last)
{
	int text = out_columns(o, item->text) + 1;

	out_cell(o, OUT_STRONG, text, item->text);
	out_bar(o, item->style, item->bar, BAR);
	out_put(o, OUT_PLAIN, " ");
	print_cell(o, item->style, width - text - BAR - 1, item->after, last);
}

/* Prints the next line of a column, filled up to its width unless it is the last; nothing but blanks past its end. */
static void print_line(out *o, reader *r, int width, bool last)
{
	const compare_item *item = r->at < r->count ? &r->items[r->at] : NULL;
	viva_buf line = VIVA_BUF_INIT;

	if (item && item->bar >= 0) {
		print_bar(o, item, width, last);
		r->at++;
		return;
	}
	int mark = item && *item->mark ? MARK : 0;
	if (mark)
		out_cell(o, item->style, MARK, r->rest ? "" : item->mark);
	const char *text = item ? r->rest ? r->rest : item->text : "";
	size_t length = next_line(o, text, width - mark);
	viva_buf_add(&line, text, length);
	print_cell(o, item ? item->style : OUT_PLAIN, width - mark, line.text, last);
	viva_buf_free(&line);
	text += length;
	r->rest = *text ? text + (*text == '\n' || *text == ' ') : NULL;
	if (!r->rest)
		r->at++;
}

/* Whether nothing is to be seen on the next line. */
static bool is_blank(const reader *r)
{
	return r->at >= r->count || (!*r->items[r->at].mark && !*(r->rest ? r->rest : r->items[r->at].text));
}

static void print_above(out *o, const compare_column *c)
{
	for (reader r = read_from(c); r.at < r.count;) {
		out_put(o, OUT_PLAIN, is_blank(&r) ? "" : "  ");
		print_line(o, &r, out_width(o) - 2, true);
		out_newline(o);
	}
}

/* Paragraphs begin at the same height on either side. */
static void print_beside(out *o, const compare_column *left, const compare_column *right)
{
	int width = (out_width(o) - GAP) / 2;
	reader l = read_from(left), r = read_from(right);

	while (l.at < l.count || r.at < r.count) {
		size_t row = l.at < r.at ? l.at : r.at;
		reader none = {0};
		print_line(o, l.at == row ? &l : &none, width, false);
		reader *beside = r.at == row ? &r : &none;
		out_put(o, OUT_DIM, is_blank(beside) ? " │" : " │ ");
		print_line(o, beside, width, true);
		out_newline(o);
	}
}

void compare_print(out *o, const compare_column *left, const compare_column *right)
{
	if (out_width(o) >= COMPARE_WIDE) {
		print_beside(o, left, right);
		return;
	}
	print_above(o, left);
	out_rule(o);
	print_above(o, right);
}
