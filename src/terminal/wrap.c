/* wrap.c - text fitted to columns: paragraphs, table cells, and what they measure with. */
#include "terminal/output.h"

#include "terminal/printer.h"
#include "terminal/safe.h"
#include "terminal/width.h"

#include <errno.h>
#include <string.h>

/* The line of a text that begins at `from`, in at most `room` columns: *end is where what it shows ends, *next where
 * the next line begins. A line ends at a newline, else at the last space before what does not fit, else within the
 * word. */
static void fit_line(const viva_buf *text, size_t from, int room, size_t *end, size_t *next)
{
	size_t at = from;
	size_t shown = from;           /* the end of the last word so far */
	size_t cut = from, resume = 0; /* the last place between two words; resume 0: none yet */
	int used = 0;

	while (at < text->length && text->text[at] != '\n') {
		int columns;
		size_t bytes = width_next(text->text + at, text->length - at, &columns);
		if (bytes == 1 && text->text[at] == ' ') {
			at++;
			used++;
			continue;
		}
		if (shown > from && at > shown) {
			cut = shown;
			resume = at;
		}
		if (used + columns > room && at > from) {
			*end = resume ? cut : shown;
			*next = resume ? resume : at;
			return;
		}
		at += bytes;
		used += columns;
		shown = at;
	}
	*end = shown;
	*next = at < text->length ? at + 1 : at;
}

static void print_spaces(out *o, int count)
{
	static const char spaces[] = "                                ";
	int most = (int)sizeof spaces - 1;

	o->column += count > 0 ? count : 0;
	for (; count > 0; count -= most)
		printer_write(o, spaces, (size_t)(count < most ? count : most));
}

/* Prints o->text from `from` to `end`, run by run of one style. */
static void print_line(out *o, size_t from, size_t end)
{
	const char *styles = o->styles.text;

	while (from < end) {
		size_t run = from + 1;
		while (run < end && styles[run] == styles[from])
			run++;
		printer_styled(o, (out_style)styles[from], o->text.text + from, run - from);
		from = run;
	}
}

/* Puts the spans into o->text, made safe, with the style of each byte beside it; what is blank at the end goes. */
static bool gather(out *o, const out_span *spans, size_t count)
{
	viva_buf *text = &o->text;

	viva_buf_clear(text);
	viva_buf_clear(&o->styles);
	for (size_t i = 0; i < count; i++) {
		safe_add(text, spans[i].text, strlen(spans[i].text), o->utf8);
		while (o->styles.length < text->length && !o->styles.failed)
			viva_buf_addc(&o->styles, (char)spans[i].style);
	}
	while (text->length > 0 && strchr(" \n", text->text[text->length - 1]))
		viva_buf_cut(text, text->length - 1);
	if (text->failed || o->styles.failed)
		o->trouble = ENOMEM;
	return !text->failed && !o->styles.failed;
}

void out_para(out *o, int indent, int hang, const out_span *spans, size_t count)
{
	int width = out_width(o);
	int margin = indent;
	size_t from = 0;

	if (!gather(o, spans, count))
		return;
	do {
		size_t end, next;
		if (margin > width / 2)
			margin = width / 2; /* some room must remain */
		int room = width - margin - o->column;
		fit_line(&o->text, from, room > 0 ? room : 0, &end, &next);
		if (end > from) {
			print_spaces(o, margin);
			print_line(o, from, end);
		}
		out_newline(o);
		from = next;
		margin = hang;
	} while (from < o->text.length);
}

void out_text(out *o, int indent, int hang, out_style style, const char *text)
{
	out_para(o, indent, hang, &(out_span){style, text}, 1);
}

/* The bytes of the longest prefix of safe text within `columns`; *used is what it takes. */
static size_t fit_prefix(const char *text, size_t length, int columns, int *used)
{
	size_t at = 0;

	*used = 0;
	while (at < length) {
		int more;
		size_t bytes = width_next(text + at, length - at, &more);
		if (*used + more > columns)
			break;
		*used += more;
		at += bytes;
	}
	return at;
}

/* In a row, a newline is a space. */
static void make_one_line(viva_buf *text)
{
	for (size_t i = 0; i < text->length; i++)
		if (text->text[i] == '\n')
			text->text[i] = ' ';
}

void out_cell(out *o, out_style style, int width, const char *text)
{
	const char *ellipsis = "";
	int room = width < 0 ? -width : width;
	int used;

	if (!printer_prepare(o, text, strlen(text)))
		return;
	make_one_line(&o->text);
	size_t bytes = fit_prefix(o->text.text, o->text.length, room, &used);
	if (bytes < o->text.length) {
		int taken = o->utf8 ? 1 : 3;
		if (room > taken) {
			ellipsis = o->utf8 ? "…" : "...";
			bytes = fit_prefix(o->text.text, bytes, room - taken, &used);
			used += taken;
		}
		viva_buf_cut(&o->text, bytes);
		viva_buf_adds(&o->text, ellipsis);
	}
	if (width < 0)
		print_spaces(o, room - used);
	printer_styled(o, style, o->text.text, o->text.length);
	if (width > 0)
		print_spaces(o, room - used);
}

int out_columns(const out *o, const char *text)
{
	viva_buf safe = VIVA_BUF_INIT;

	safe_add(&safe, text, strlen(text), o->utf8);
	make_one_line(&safe);
	int columns = width_of(safe.text, safe.length);
	viva_buf_free(&safe);
	return columns;
}

size_t out_fit(const out *o, const char *text, int columns)
{
	viva_buf safe = VIVA_BUF_INIT;
	size_t length = strlen(text);
	size_t at = 0;
	int used = 0;

	while (at < length) {
		int ignored;
		size_t bytes = width_next(text + at, length - at, &ignored);
		viva_buf_clear(&safe);
		safe_add(&safe, text + at, bytes, o->utf8);
		make_one_line(&safe);
		used += width_of(safe.text, safe.length);
		if (used > columns || safe.failed)
			break;
		at += bytes;
	}
	viva_buf_free(&safe);
	return at;
}
