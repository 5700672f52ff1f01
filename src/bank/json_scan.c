/* json_scan.c - the grammar of JSON, with a message for each way to miss it. */
#include "json_scan.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

typedef struct scan {
	const char *file;
	const char *text; /* a NUL stands at text[length] and nowhere before: the end is seen without comparing */
	size_t length, at;
	json_spot spot; /* of the character at `at` */
	json_nodes *nodes;
	struct {
		json_spot spot;
		char bracket;
	} open[JSON_DEPTH_MAX]; /* the arrays and objects that `at` lies in */
	size_t depth;
	viva_error *err;
} scan;

static VIVA_PRINTF(3, 4) bool fail_at(scan *s, json_spot spot, const char *format, ...)
{
	char message[sizeof s->err->message];
	va_list args;

	va_start(args, format);
	vsnprintf(message, sizeof message, format, args);
	va_end(args);
	viva_fail(s->err, VIVA_E_INPUT, "%s", message);
	return viva_fail_at(s->err, s->file, spot.line, spot.column);
}

static char peek(const scan *s)
{
	return s->text[s->at];
}

/* One byte on. Only the first byte of a character counts as a column. */
static void advance(scan *s)
{
	char c = s->text[s->at++];

	if (c == '\n') {
		s->spot.line++;
		s->spot.column = 1;
	} else if (((unsigned char)s->text[s->at] & 0xC0) != 0x80) {
		s->spot.column++;
	}
}

static void skip_space(scan *s)
{
	while (peek(s) == ' ' || peek(s) == '\t' || peek(s) == '\n' || peek(s) == '\r')
		advance(s);
}

/* ---- bytes ---- */

/* What a text file does not hold, wherever it stands; so the grammar need not think of it. */
static bool check_bytes(scan *s)
{
	const utf8proc_uint8_t *text = (const utf8proc_uint8_t *)s->text;

	if (s->length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
		return fail_at(s, s->spot, "byte order mark at the beginning: save the file as UTF-8 without one");
	for (size_t i = 0; i < s->length;) {
		utf8proc_int32_t code = text[i];
		utf8proc_ssize_t bytes = 1;
		if (code >= 0x80)
			bytes = utf8proc_iterate(text + i, (utf8proc_ssize_t)(s->length - i), &code);
		if (bytes < 1)
			return fail_at(s, s->spot, "byte 0x%02x is not UTF-8: save the file as UTF-8", text[i]);
		if (code == 0)
			return fail_at(s, s->spot, "NUL byte: this is no text file");
		if (code == '\n')
			s->spot = (json_spot){s->spot.line + 1, 1};
		else
			s->spot.column++;
		i += (size_t)bytes;
	}
	s->spot = (json_spot){1, 1};
	return true;
}

/* ---- messages ---- */

/* Says what should stand here, and what does. */
static bool expected(scan *s, const char *what)
{
	const utf8proc_uint8_t *text = (const utf8proc_uint8_t *)s->text + s->at;
	utf8proc_int32_t code = 0;

	if (s->at == s->length) {
		if (!s->depth)
			return fail_at(s, s->spot, "expected %s, but the text ends", what);
		json_spot open = s->open[s->depth - 1].spot;
		return fail_at(s, s->spot, "expected %s, but the text ends: the '%c' at %d:%d is not closed", what,
		               s->open[s->depth - 1].bracket, open.line, open.column);
	}
	utf8proc_ssize_t bytes = utf8proc_iterate(text, (utf8proc_ssize_t)(s->length - s->at), &code);
	if (code == '/' || code == '#')
		return fail_at(s, s->spot, "comments are not part of JSON");
	if (code == '\'' || code == 0x201C || code == 0x201D)
		return fail_at(s, s->spot, "strings stand in plain double quotes, not in %.*s", (int)bytes, text);
	if (code < ' ')
		return fail_at(s, s->spot, "expected %s, found the control character U+%04X", what, (unsigned)code);
	return fail_at(s, s->spot, "expected %s, found '%.*s'", what, (int)bytes, text);
}

/* ---- strings, numbers, words ---- */

/* The four digits behind a \u; -1 where they are not four. */
static int hex4(const char *digits)
{
	int value = 0;

	for (int i = 0; i < 4; i++) {
		const char *all = "0123456789abcdef0123456789ABCDEF";
		const char *digit = digits[i] ? strchr(all, digits[i]) : NULL;
		if (!digit)
			return -1;
		value = value * 16 + (int)((digit - all) % 16);
	}
	return value;
}

static bool scan_unicode_escape(scan *s)
{
	const char *text = s->text + s->at;
	int code = hex4(text + 2);
	size_t length = 6;

	if (code < 0)
		return fail_at(s, s->spot, "'\\u' without four hexadecimal digits");
	if (code == 0)
		return fail_at(s, s->spot, "'\\u0000' is not allowed in text");
	if (code >= 0xD800 && code < 0xE000) {
		int low = code < 0xDC00 && text[6] == '\\' && text[7] == 'u' ? hex4(text + 8) : -1;
		if (low < 0xDC00 || low >= 0xE000)
			return fail_at(s, s->spot, "'%.6s' is half of a surrogate pair", text);
		length = 12;
	}
	while (length--)
		advance(s);
	return true;
}

static bool scan_escape(scan *s)
{
	char c = s->text[s->at + 1];

	if (c == 'u')
		return scan_unicode_escape(s);
	if (c && !strchr("\"\\/bfnrt", c)) {
		if (c > ' ' && c < 0x7F)
			return fail_at(s, s->spot, "unknown escape '\\%c': a backslash itself is written '\\\\'", c);
		return fail_at(s, s->spot, "a backslash itself is written '\\\\'");
	}
	advance(s);
	if (c)
		advance(s);
	return true;
}

static bool scan_string(scan *s)
{
	const json_spot start = s->spot;

	for (advance(s); peek(s) != '"';) {
		char c = peek(s);
		if (!c)
			return fail_at(s, start, "string without its closing quote");
		if (c == '\n' || c == '\r')
			return fail_at(s, start, "string that does not end on its line: a line break in it is written '\\n'");
		if (c == '\t')
			return fail_at(s, s->spot, "tab in a string: it is written '\\t'");
		if ((unsigned char)c < ' ')
			return fail_at(s, s->spot, "control character U+%04X in a string: it is written '\\u%04x'", (unsigned)c,
			               (unsigned)c);
		if (c != '\\')
			advance(s);
		else if (!scan_escape(s))
			return false;
	}
	advance(s);
	return true;
}

static const char *skip_digits(const char *c)
{
	while (*c >= '0' && *c <= '9')
		c++;
	return c;
}

/* The end of the number at c as JSON has numbers: no plus sign or leading zero, digits on both sides of the point. NULL
 * where there is none. */
static const char *number_end(const char *c)
{
	if (*c == '-')
		c++;
	const char *whole = c;
	c = *c == '0' ? c + 1 : skip_digits(c);
	if (c == whole)
		return NULL;
	if (*c == '.' && skip_digits(c + 1) > c + 1)
		c = skip_digits(c + 1);
	if (*c == 'e' || *c == 'E') {
		const char *exponent = c + 1 + (c[1] == '+' || c[1] == '-');
		if (skip_digits(exponent) > exponent)
			c = skip_digits(exponent);
	}
	return c;
}

/* A number, true, false, null, or what somebody took for one of them. */
static bool scan_word(scan *s)
{
	const char *word = s->text + s->at;
	size_t length = strspn(word, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-.");
	int shown = length > 40 ? 40 : (int)length;

	if (length == 0)
		return expected(s, "a value");
	if (strchr("+-.0123456789", word[0])) {
		if (number_end(word) != word + length)
			return fail_at(s, s->spot, "'%.*s' is no number as JSON writes them", shown, word);
		if (length > JSON_NUMBER_MAX)
			return fail_at(s, s->spot, "number of more than %d characters", JSON_NUMBER_MAX);
	} else if (!(length == 4 && memcmp(word, "true", 4) == 0) && !(length == 5 && memcmp(word, "false", 5) == 0) &&
	           !(length == 4 && memcmp(word, "null", 4) == 0)) {
		return fail_at(s, s->spot,
		               "unknown word '%.*s': text stands in double quotes, and the words are true, false, null", shown,
		               word);
	}
	while (length--)
		advance(s);
	return true;
}

/* ---- values ---- */

static bool scan_value(scan *s, const json_spot *key);

static bool scan_key(scan *s)
{
	if (peek(s) != '"')
		return expected(s, "a key in double quotes");
	if (!scan_string(s))
		return false;
	skip_space(s);
	if (peek(s) != ':')
		return expected(s, "':' after the key");
	advance(s);
	return true;
}

/* What stands between the brackets, and the closing one. */
static bool scan_members(scan *s, bool object)
{
	const char close = object ? '}' : ']';

	advance(s);
	skip_space(s);
	if (peek(s) == close) {
		advance(s);
		return true;
	}
	for (;;) {
		json_spot key = s->spot;
		if (object && !scan_key(s))
			return false;
		if (!scan_value(s, object ? &key : NULL))
			return false;
		skip_space(s);
		json_spot comma = s->spot;
		char c = peek(s);
		if (c != ',' && c != close)
			return expected(s, object ? "',' or '}'" : "',' or ']'");
		advance(s);
		if (c == close)
			return true;
		skip_space(s);
		if (peek(s) == close)
			return fail_at(s, comma, "comma before the closing '%c'", close);
	}
}

static bool scan_container(scan *s)
{
	if (s->depth == JSON_DEPTH_MAX) {
		viva_fail(s->err, VIVA_E_LIMIT, "nested more than %d deep", JSON_DEPTH_MAX);
		return viva_fail_at(s->err, s->file, s->spot.line, s->spot.column);
	}
	s->open[s->depth].spot = s->spot;
	s->open[s->depth].bracket = peek(s);
	s->depth++;
	bool good = scan_members(s, peek(s) == '{');
	s->depth--;
	return good;
}

static json_node *new_node(scan *s)
{
	json_nodes *nodes = s->nodes;

	if (nodes->count == nodes->capacity) {
		size_t room = nodes->capacity ? nodes->capacity * 2 : 64;
		json_node *list = realloc(nodes->list, room * sizeof *list);
		if (!list) {
			viva_fail_memory(s->err);
			return NULL;
		}
		nodes->list = list;
		nodes->capacity = room;
	}
	return &nodes->list[nodes->count++];
}

/* key: where the value's key stands, NULL for none. */
static bool scan_value(scan *s, const json_spot *key)
{
	skip_space(s);
	const size_t index = s->nodes->count;
	json_node *node = new_node(s);
	if (!node)
		return false;
	*node = (json_node){.key = key ? *key : s->spot, .at = s->spot, .start = (uint32_t)s->at};
	char c = peek(s);
	if (!(c == '"' ? scan_string(s) : c == '{' || c == '[' ? scan_container(s) : scan_word(s)))
		return false;
	node = &s->nodes->list[index]; /* the list may have moved */
	node->end = (uint32_t)s->at;
	node->size = (uint32_t)(s->nodes->count - index);
	return true;
}

bool json_scan(const char *file, const char *text, size_t length, json_nodes *nodes, viva_error *err)
{
	viva_error ignored;
	scan s = {
		.file = file, .text = text, .length = length, .spot = {1, 1}, .nodes = nodes, .err = err ? err : &ignored};

	if (!check_bytes(&s))
		return false;
	skip_space(&s);
	if (s.at == length)
		return fail_at(&s, (json_spot){1, 1}, "empty: expected a JSON value");
	if (!scan_value(&s, NULL))
		return false;
	skip_space(&s);
	return s.at == length || expected(&s, "nothing more after the JSON value");
}
