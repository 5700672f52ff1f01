/* markdown.c - text put into Markdown as what it is. */
#include "markdown.h"
#include "terminal/safe.h"

#include <string.h>

/* What begins something in the middle of a line. */
static bool is_special(char c)
{
	return strchr("\\`*_[]<>&|~$!", c) != NULL;
}

/* Escapes what begins a heading, a list or a rule where a line begins; returns how many bytes it took. */
static size_t add_beginning(viva_buf *to, const char *line, size_t length)
{
	size_t digits = strspn(line, "0123456789");

	if (digits > length)
		digits = length;
	if (length && strchr("#+-=", *line)) {
		viva_buf_addf(to, "\\%c", *line);
		return 1;
	}
	if (digits && digits < length && (line[digits] == '.' || line[digits] == ')')) {
		viva_buf_addf(to, "%.*s\\%c", (int)digits, line, line[digits]);
		return digits + 1;
	}
	return 0;
}

static void add_line(viva_buf *to, const char *line, size_t length)
{
	for (size_t i = add_beginning(to, line, length); i < length; i++) {
		if (is_special(line[i]))
			viva_buf_addc(to, '\\');
		viva_buf_addc(to, line[i]);
	}
}

void markdown_text(viva_buf *to, const char *text)
{
	viva_buf plain = VIVA_BUF_INIT;

	safe_add(&plain, text, strlen(text), true);
	for (size_t i = 0; i < plain.length; i++)
		if (plain.text[i] == '\n')
			plain.text[i] = ' ';
	add_line(to, plain.text, plain.length);
	to->failed = to->failed || plain.failed;
	viva_buf_free(&plain);
}

/* One line of a quotation. Blanks before it would be dropped, or make it code: they become hard ones. */
static void add_quoted(viva_buf *to, const char *line, size_t length, bool breaks)
{
	size_t blanks = 0;

	while (length && line[length - 1] == ' ')
		length--;
	while (blanks < length && line[blanks] == ' ')
		blanks++;
	viva_buf_adds(to, length ? "> " : ">");
	for (size_t i = 0; i < blanks; i++)
		viva_buf_adds(to, "\u00A0");
	add_line(to, line + blanks, length - blanks);
	viva_buf_adds(to, length && breaks ? "\\\n" : "\n");
}

void markdown_quote(viva_buf *to, const char *text)
{
	viva_buf plain = VIVA_BUF_INIT;

	safe_add(&plain, text, strlen(text), true);
	for (const char *line = plain.text; *line;) {
		size_t length = strcspn(line, "\n");
		const char *next = line + length + (line[length] == '\n');
		add_quoted(to, line, length, *next && *next != '\n');
		line = next;
	}
	to->failed = to->failed || plain.failed;
	viva_buf_free(&plain);
}
