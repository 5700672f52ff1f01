/* error.c - filling and formatting viva_error values. */
#include <viva/error.h>

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void viva_error_clear(viva_error *err)
{
	if (err)
		memset(err, 0, sizeof *err);
}

/* A message that did not fit may end within a character: take the broken one away. */
static void end_on_whole_character(char *text, size_t length)
{
	size_t start = length;

	while (start > 0 && ((unsigned char)text[start - 1] & 0xC0) == 0x80)
		start--;
	if (start == 0)
		return;
	unsigned char lead = (unsigned char)text[start - 1];
	size_t want = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
	if (length - (start - 1) < want)
		text[start - 1] = '\0';
}

bool viva_fail(viva_error *err, viva_code code, const char *format, ...)
{
	if (!err)
		return false;
	viva_error_clear(err);
	err->code = code;
	va_list args;
	va_start(args, format);
	int length = vsnprintf(err->message, sizeof err->message, format, args);
	va_end(args);
	if (length >= (int)sizeof err->message)
		end_on_whole_character(err->message, sizeof err->message - 1);
	for (char *c = err->message; *c; c++)
		if (*c == '\n')
			*c = ' ';
	return false;
}

bool viva_fail_memory(viva_error *err)
{
	return viva_fail(err, VIVA_E_MEMORY, "out of memory");
}

bool viva_fail_at(viva_error *err, const char *file, int line, int column)
{
	if (!err || err->line != 0)
		return false;
	if (file && !err->file[0]) {
		size_t length = strlen(file);
		const char *end = length < sizeof err->file ? file : file + length - (sizeof err->file - 1);
		while (((unsigned char)*end & 0xC0) == 0x80 && end > file)
			end++;
		snprintf(err->file, sizeof err->file, "%s", end);
	}
	err->line = line;
	err->column = column;
	return false;
}

void viva_error_format(const viva_error *err, char *text, size_t size)
{
	const char *file = err->file;

	if (file[0] && err->line && err->column)
		snprintf(text, size, "%s:%d:%d: %s", file, err->line, err->column, err->message);
	else if (file[0] && err->line)
		snprintf(text, size, "%s:%d: %s", file, err->line, err->message);
	else if (file[0])
		snprintf(text, size, "%s: %s", file, err->message);
	else if (err->line)
		snprintf(text, size, "line %d: %s", err->line, err->message);
	else
		snprintf(text, size, "%s", err->message);
}
