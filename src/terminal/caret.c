/* caret.c - a line of a file with a caret under one of its columns, as compilers show it. */
#include "terminal/printer.h"

#include <string.h>

enum { INDENT = 4 };

/* Bytes of the first `count` code points, or fewer where the text ends. */
static size_t code_points(const char *text, size_t count)
{
	size_t i = 0;

	while (text[i] && count > 0) {
		i++;
		while (((unsigned char)text[i] & 0xC0) == 0x80)
			i++;
		count--;
	}
	return i;
}

void out_caret(out *o, const char *line, int column)
{
	size_t before = code_points(line, column > 0 ? (size_t)column - 1 : 0), start = 0;
	viva_buf lead = VIVA_BUF_INIT;

	/* A long line is shown from somewhat before the column. */
	int room = out_width(o) - INDENT - 8;
	while (start < before) {
		viva_buf_clear(&lead);
		viva_buf_add(&lead, line + start, before - start);
		if (out_columns(o, lead.text) <= room)
			break;
		start += code_points(line + start, 8);
	}
	viva_buf_clear(&lead);
	viva_buf_add(&lead, line + start, start < before ? before - start : 0);
	int columns = out_columns(o, lead.text);
	out_putf(o, OUT_PLAIN, "%*s", INDENT, "");
	viva_buf_clear(&lead);
	viva_buf_add(&lead, line + start, out_fit(o, line + start, out_width(o) - INDENT));
	for (size_t i = 0; i < lead.length; i++)
		if (lead.text[i] == '\t')
			lead.text[i] = ' ';
	out_put(o, OUT_PLAIN, lead.text);
	out_newline(o);
	out_putf(o, OUT_PLAIN, "%*s", INDENT + columns, "");
	out_put(o, OUT_BAD, "^");
	out_newline(o);
	viva_buf_free(&lead);
}
