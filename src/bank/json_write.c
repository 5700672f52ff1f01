/* json_write.c - JSON out: commas, escapes and numbers. */
#include "json_write.h"

#include <inttypes.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

json_out json_out_to(viva_buf *buf, int indent)
{
	return (json_out){.buf = buf, .indent = indent};
}

/* ---- strings ---- */

static bool disturbs_a_terminal(utf8proc_int32_t c)
{
	return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x200E || c == 0x200F || c == 0x061C ||
	       (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static void put_escaped(viva_buf *buf, utf8proc_int32_t c)
{
	static const char named[] = "\bb\ff\nn\rr\tt";

	for (const char *pair = named; *pair; pair += 2) {
		if (*pair != c)
			continue;
		viva_buf_addc(buf, '\\');
		viva_buf_addc(buf, pair[1]);
		return;
	}
	viva_buf_addf(buf, "\\u%04x", (unsigned)c);
}

static void put_string(viva_buf *buf, const char *text, size_t length)
{
	size_t plain = 0; /* bytes before i that go out as they are */

	viva_buf_addc(buf, '"');
	for (size_t i = 0; i < length;) {
		utf8proc_int32_t c = -1;
		utf8proc_ssize_t bytes =
			utf8proc_iterate((const utf8proc_uint8_t *)text + i, (utf8proc_ssize_t)(length - i), &c);
		size_t step = bytes > 0 ? (size_t)bytes : 1;
		if (bytes > 0 && c != '"' && c != '\\' && !disturbs_a_terminal(c)) {
			plain += step;
			i += step;
			continue;
		}
		viva_buf_add(buf, text + i - plain, plain);
		plain = 0;
		if (bytes <= 0)
			viva_buf_adds(buf, "\\ufffd");
		else if (c == '"' || c == '\\')
			viva_buf_addf(buf, "\\%c", (char)c);
		else
			put_escaped(buf, c);
		i += step;
	}
	viva_buf_add(buf, text + length - plain, plain);
	viva_buf_addc(buf, '"');
}

/* ---- structure ---- */

static void put_line(const json_out *w)
{
	if (w->indent)
		viva_buf_addf(w->buf, "\n%*s", w->indent * w->depth, "");
}

/* What stands between the value before and this one. */
static void begin(json_out *w, const char *key)
{
	if (w->comma)
		viva_buf_adds(w->buf, w->indent ? "," : ", ");
	if (w->depth)
		put_line(w);
	w->comma = true;
	if (!key)
		return;
	put_string(w->buf, key, strlen(key));
	viva_buf_adds(w->buf, ": ");
}

static void open_bracket(json_out *w, const char *key, char bracket)
{
	begin(w, key);
	viva_buf_addc(w->buf, bracket);
	w->depth++;
	w->comma = false;
}

static void close_bracket(json_out *w, char bracket)
{
	w->depth--;
	if (w->comma)
		put_line(w);
	viva_buf_addc(w->buf, bracket);
	w->comma = true;
}

void json_out_object(json_out *w, const char *key)
{
	open_bracket(w, key, '{');
}

void json_out_end_object(json_out *w)
{
	close_bracket(w, '}');
}

void json_out_array(json_out *w, const char *key)
{
	open_bracket(w, key, '[');
}

void json_out_end_array(json_out *w)
{
	close_bracket(w, ']');
}

void json_out_newline(json_out *w)
{
	viva_buf_addc(w->buf, '\n');
	w->comma = false;
}

/* ---- values ---- */

void json_out_string(json_out *w, const char *key, const char *text)
{
	if (text)
		json_out_text(w, key, text, strlen(text));
	else
		json_out_null(w, key);
}

void json_out_text(json_out *w, const char *key, const char *text, size_t length)
{
	begin(w, key);
	put_string(w->buf, text, length);
}

void json_out_number(json_out *w, const char *key, double number)
{
	char digits[32];

	if (!isfinite(number)) {
		json_out_null(w, key);
		return;
	}
	if (number == trunc(number) && fabs(number) < 1e15) { /* 100, not 1e+02; and 0 for -0 */
		json_out_integer(w, key, (int64_t)number);
		return;
	}
	for (int precision = 1; precision <= 17; precision++) {
		snprintf(digits, sizeof digits, "%.*g", precision, number);
		if (strtod(digits, NULL) == number) /* NOLINT: equality is the point */
			break;
	}
	const char *point = localeconv()->decimal_point;
	char *found = strstr(digits, point);
	begin(w, key);
	if (found)
		viva_buf_addf(w->buf, "%.*s.%s", (int)(found - digits), digits, found + strlen(point));
	else
		viva_buf_adds(w->buf, digits);
}

void json_out_integer(json_out *w, const char *key, int64_t number)
{
	begin(w, key);
	viva_buf_addf(w->buf, "%" PRId64, number);
}

void json_out_flag(json_out *w, const char *key, bool flag)
{
	begin(w, key);
	viva_buf_adds(w->buf, flag ? "true" : "false");
}

void json_out_null(json_out *w, const char *key)
{
	begin(w, key);
	viva_buf_adds(w->buf, "null");
}

void json_out_raw(json_out *w, const char *key, const char *json, size_t length)
{
	begin(w, key);
	viva_buf_add(w->buf, json, length);
}
