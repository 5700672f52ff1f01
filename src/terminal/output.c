/* output.c - an out: what its terminal can do, styles, and plain printing. */
#include "terminal/output.h"

#include "terminal/printer.h"
#include "terminal/safe.h"
#include "terminal/width.h"

#include <errno.h>
#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { NARROWEST = 40, WIDEST = 120, USUAL_WIDTH = 80 };

static const char reset[] = "\033[0m";

static const char *const sequences[] = {
	[OUT_PLAIN] = reset,     [OUT_STRONG] = "\033[1m", [OUT_DIM] = "\033[2m",     [OUT_GOOD] = "\033[32m",
	[OUT_HALF] = "\033[33m", [OUT_BAD] = "\033[31m",   [OUT_ACCENT] = "\033[36m", [OUT_QUOTE] = "\033[3m",
};

static const char *environment(const char *name)
{
	const char *value = getenv(name);

	return value ? value : "";
}

static bool wants_colour(out_when when, bool terminal)
{
	const char *type = environment("TERM");

	if (when != OUT_AUTO)
		return when == OUT_ALWAYS;
	return terminal && !*environment("NO_COLOR") && *type && strcmp(type, "dumb") != 0;
}

/* These show italics as reverse video, or not at all. */
static bool has_italics(void)
{
	static const char *const without[] = {"linux", "screen", "vt", "ansi", "cons"};
	const char *type = environment("TERM");

	for (size_t i = 0; i < sizeof without / sizeof without[0]; i++)
		if (strncmp(type, without[i], strlen(without[i])) == 0)
			return false;
	return true;
}

bool out_open(const out_options *options, out **o, viva_error *err)
{
	out *made = calloc(1, sizeof *made);

	if (!made)
		return viva_fail_memory(err);
	made->file = options->file;
	made->terminal = isatty(fileno(options->file)) == 1;
	made->colour = wants_colour(options->colour, made->terminal);
	made->italics = has_italics();
	made->fixed_width = options->width > 0 ? printer_readable_width(options->width) : 0;
	made->utf8 = options->utf8 == OUT_AUTO ? strcmp(nl_langinfo(CODESET), "UTF-8") == 0 : options->utf8 == OUT_ALWAYS;
	made->page = made->text = made->styles = (viva_buf)VIVA_BUF_INIT;
	*o = made;
	return true;
}

void out_close(out *o)
{
	if (!o)
		return;
	while (o->pages > 0)
		out_page_end(o);
	out_flush(o, NULL);
	viva_buf_free(&o->page);
	viva_buf_free(&o->text);
	viva_buf_free(&o->styles);
	free(o);
}

int printer_readable_width(long columns)
{
	return columns < NARROWEST ? NARROWEST : columns > WIDEST ? WIDEST : (int)columns;
}

int out_width(const out *o)
{
	struct winsize size;

	if (o->fixed_width > 0)
		return o->fixed_width;
	if (o->terminal && ioctl(fileno(o->file), TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		return printer_readable_width(size.ws_col);
	long columns = strtol(environment("COLUMNS"), NULL, 10);
	return columns > 0 ? printer_readable_width(columns) : USUAL_WIDTH;
}

bool out_has_colour(const out *o)
{
	return o->colour;
}

bool out_is_utf8(const out *o)
{
	return o->utf8;
}

bool out_is_terminal(const out *o)
{
	return o->terminal;
}

const char *out_sgr(const out *o, out_style style)
{
	if (!o->colour || (style == OUT_QUOTE && !o->italics))
		return "";
	return sequences[style];
}

void printer_write(out *o, const char *bytes, size_t length)
{
	if (o->pages > 0) {
		viva_buf_add(&o->page, bytes, length);
		return;
	}
	if (length > 0 && fwrite(bytes, 1, length, o->file) != length && o->trouble == 0)
		o->trouble = errno ? errno : EIO;
}

void printer_styled(out *o, out_style style, const char *text, size_t length)
{
	const char *begin = style == OUT_PLAIN ? "" : out_sgr(o, style);

	while (length > 0) {
		const char *newline = memchr(text, '\n', length);
		size_t line = newline ? (size_t)(newline - text) : length;
		if (line > 0) {
			printer_write(o, begin, strlen(begin));
			printer_write(o, text, line);
			printer_write(o, reset, *begin ? strlen(reset) : 0);
			o->column += width_of(text, line);
		}
		if (newline)
			out_newline(o);
		line += newline ? 1 : 0;
		text += line;
		length -= line;
	}
}

bool printer_prepare(out *o, const char *text, size_t length)
{
	viva_buf_clear(&o->text);
	safe_add(&o->text, text, length, o->utf8);
	if (o->text.failed)
		o->trouble = ENOMEM;
	return !o->text.failed;
}

void out_put(out *o, out_style style, const char *text)
{
	if (printer_prepare(o, text, strlen(text)))
		printer_styled(o, style, o->text.text, o->text.length);
}

void out_putf(out *o, out_style style, const char *format, ...)
{
	viva_buf made = VIVA_BUF_INIT;
	va_list args;

	va_start(args, format);
	viva_buf_addv(&made, format, args);
	va_end(args);
	if (made.failed)
		o->trouble = ENOMEM;
	else
		out_put(o, style, made.text);
	viva_buf_free(&made);
}

void out_newline(out *o)
{
	o->column = 0;
	printer_write(o, "\n", 1);
}

void out_write(out *o, const char *bytes, size_t length)
{
	printer_write(o, bytes, length);
}

bool out_reader_left(const out *o)
{
	return o->trouble == EPIPE;
}

bool out_flush(out *o, viva_error *err)
{
	if (o->page.failed)
		o->trouble = ENOMEM;
	if (fflush(o->file) != 0 && o->trouble == 0)
		o->trouble = errno;
	if (o->trouble == ENOMEM)
		return viva_fail_memory(err);
	return o->trouble == 0 || viva_fail(err, VIVA_E_FILE, "cannot write the output: %s", strerror(o->trouble));
}
