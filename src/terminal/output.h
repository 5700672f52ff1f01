/*
 * output.h - what a person sees: styled and wrapped text, columns, bars, the pager. The one place where text is made
 * safe to print.
 *
 * Whatever is printed through an `out` has its control characters (C0 but newline and tab, DEL, C1), bidirectional
 * overrides and isolates, and invalid bytes replaced by visible stand-ins: ␛-like "^[" forms, "\u202e" forms, and
 * U+FFFD (or "?" where the locale is not UTF-8). In a locale that is not UTF-8, characters outside ASCII are written as
 * a plain form where one is in the table (quotes, dashes, bullets, ellipsis, arrows, the bar and mark glyphs) and "?"
 * otherwise. A tab is four spaces.
 *
 * Colour carries meaning only beside a word or a mark. It is off with NO_COLOR (non-empty), TERM=dumb or unset, or
 * where the stream is no terminal.
 *
 * Ownership: an out borrows its FILE and owns its buffers until out_close. Widths are terminal columns as utf8proc
 * counts them per grapheme, clamped to two.
 */
#ifndef VIVA_OUTPUT_H
#define VIVA_OUTPUT_H

#include <viva/error.h>
#include <viva/memory.h>

#include <stdio.h>

typedef struct out out;

typedef enum out_style {
	OUT_PLAIN,
	OUT_STRONG, /* bold: headings, the score */
	OUT_DIM,    /* what may be skipped */
	OUT_GOOD,   /* green: a point made */
	OUT_HALF,   /* yellow: touched */
	OUT_BAD,    /* red: missed, a mistake */
	OUT_ACCENT, /* cyan: what can be typed next: commands, ids */
	OUT_QUOTE   /* italic, or plain where that is not to be had: words of the answer */
} out_style;

typedef enum out_when { OUT_AUTO, OUT_NEVER, OUT_ALWAYS } out_when;

typedef struct out_options {
	FILE *file;
	out_when colour;
	int width;     /* columns; 0: ask the terminal, else COLUMNS, else 80. Used between 40 and 120: longer lines tire */
	out_when utf8; /* auto: by nl_langinfo(CODESET) */
} out_options;

bool out_open(const out_options *options, out **o, viva_error *err);
void out_close(out *o); /* NULL is allowed; flushes */

int out_width(const out *o); /* columns in use now; asks the terminal anew after a resize */
bool out_has_colour(const out *o);
bool out_is_utf8(const out *o);
bool out_is_terminal(const out *o);
const char *out_sgr(const out *o, out_style style); /* the escape sequence of a style, "" without colour */

/* A run of text in one style. Paragraphs are made of spans; spaces between words may break, newlines do break. */
typedef struct out_span {
	out_style style;
	const char *text;
} out_span;

/* Prints as it is (made safe), without wrapping or newline. */
void out_put(out *o, out_style style, const char *text);
void out_putf(out *o, out_style style, const char *format, ...) VIVA_PRINTF(3, 4);
void out_newline(out *o);

/* A paragraph, wrapped to the width: the first line indented by `indent`, the others by `hang` columns, newline at the
 * end. A word longer than the line is broken. What stands on the line already counts. */
void out_para(out *o, int indent, int hang, const out_span *spans, size_t count);
/* The same for one span. */
void out_text(out *o, int indent, int hang, out_style style, const char *text);

/* A cell of a table row: text cut with an ellipsis or padded to `width` columns; negative width aligns to the right. */
void out_cell(out *o, out_style style, int width, const char *text);

/* A bar of `width` columns filled to fraction 0..1 (eighths of a column in UTF-8, '#' and '.' otherwise). */
void out_bar(out *o, out_style style, double fraction, int width);

/* A small chart of values 0..1, one column each. Without UTF-8: digits 0..9. */
void out_spark(out *o, out_style style, const double *values, size_t count);

/* A source line and under it a caret at a column (1-based, in code points), as compilers show it. A line too wide is
 * cut around the column. */
void out_caret(out *o, const char *line, int column);

/* A thin line across the width. */
void out_rule(out *o);

/* Columns that a text takes when printed; the bytes of its longest prefix that fits in `columns`. */
int out_columns(const out *o, const char *text);
size_t out_fit(const out *o, const char *text, int columns);

/* Sends what is printed until out_page_end through $PAGER (default less, with LESS=FRX) where the stream is a terminal
 * and the text is taller than the screen; otherwise prints it. PAGER="" or "cat": never. A pager that quits early is no
 * error.
 */
void out_page_begin(out *o);
void out_page_end(out *o);

/* Writes bytes as they are: for JSON, which is safe by itself. */
void out_write(out *o, const char *bytes, size_t length);

/* Whether writing failed because nobody reads any more (a pipe to `head`): nothing that a person needs to be told. */
bool out_reader_left(const out *o);

/* Flushes and tells whether everything reached the file: VIVA_E_FILE (full disk, closed pipe). */
bool out_flush(out *o, viva_error *err);

#endif
