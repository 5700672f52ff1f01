/* width.c - graphemes and columns, as utf8proc knows them. */
#include "terminal/width.h"

#include <limits.h>
#include <utf8proc.h>

size_t width_decode(const char *text, size_t length, uint32_t *code)
{
	/* utf8proc wants a length that fits its signed type; no character needs more than four bytes. */
	utf8proc_int32_t decoded;
	utf8proc_ssize_t bytes =
		utf8proc_iterate((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)(length < 4 ? length : 4), &decoded);

	if (bytes <= 0)
		return 0;
	*code = (uint32_t)decoded;
	return (size_t)bytes;
}

bool width_is_utf8(const char *text, size_t length)
{
	uint32_t code;

	for (size_t at = 0; at < length;) {
		size_t bytes = width_decode(text + at, length - at, &code);
		if (bytes == 0)
			return false;
		at += bytes;
	}
	return true;
}

static bool is_printable_ascii(char c)
{
	return c >= ' ' && c <= '~';
}

size_t width_next(const char *text, size_t length, int *columns)
{
	if (is_printable_ascii(text[0]) && (length == 1 || is_printable_ascii(text[1]))) {
		*columns = 1;
		return 1;
	}

	uint32_t code, next;
	size_t bytes = width_decode(text, length, &code);
	*columns = 1;
	if (bytes == 0)
		return 1;
	*columns = utf8proc_charwidth((utf8proc_int32_t)code);

	utf8proc_int32_t state = 0;
	while (bytes < length && code != '\r') { /* Unicode keeps CR LF together; a terminal does not */
		size_t more = width_decode(text + bytes, length - bytes, &next);
		if (more == 0 || utf8proc_grapheme_break_stateful((utf8proc_int32_t)code, (utf8proc_int32_t)next, &state))
			break;
		*columns += utf8proc_charwidth((utf8proc_int32_t)next);
		if (*columns > 2)
			*columns = 2;
		code = next;
		bytes += more;
	}
	return bytes;
}

int width_of(const char *text, size_t length)
{
	int sum = 0;

	for (size_t at = 0; at < length;) {
		int columns;
		at += width_next(text + at, length - at, &columns);
		if (sum > INT_MAX - columns)
			return INT_MAX;
		sum += columns;
	}
	return sum;
}
