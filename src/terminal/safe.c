/* safe.c - stand-ins for what must not reach a terminal, and plain forms for what a plain one cannot show. */
#include "terminal/safe.h"

#include "terminal/width.h"

#include <stdlib.h>
#include <string.h>

typedef struct plain_form {
	uint16_t code;
	char text[5];
} plain_form;

/* Sorted by code. */
static const plain_form plain_forms[] = {
	{0x00A0, " "},  {0x00AB, "<<"},  {0x00AD, ""},    {0x00B1, "+-"}, {0x00B7, "."},  {0x00BB, ">>"}, {0x00D7, "x"},
	{0x00F7, "/"},  {0x2000, " "},   {0x2001, " "},   {0x2002, " "},  {0x2003, " "},  {0x2004, " "},  {0x2005, " "},
	{0x2006, " "},  {0x2007, " "},   {0x2008, " "},   {0x2009, " "},  {0x200A, " "},  {0x2010, "-"},  {0x2011, "-"},
	{0x2012, "-"},  {0x2013, "-"},   {0x2014, "--"},  {0x2015, "--"}, {0x2018, "'"},  {0x2019, "'"},  {0x201A, ","},
	{0x201B, "'"},  {0x201C, "\""},  {0x201D, "\""},  {0x201E, "\""}, {0x201F, "\""}, {0x2022, "*"},  {0x2023, ">"},
	{0x2024, "."},  {0x2026, "..."}, {0x202F, " "},   {0x2032, "'"},  {0x2033, "\""}, {0x2039, "<"},  {0x203A, ">"},
	{0x2043, "-"},  {0x2044, "/"},   {0x2190, "<-"},  {0x2191, "^"},  {0x2192, "->"}, {0x2193, "v"},  {0x2194, "<->"},
	{0x21D0, "<="}, {0x21D2, "=>"},  {0x21D4, "<=>"}, {0x2212, "-"},  {0x2215, "/"},  {0x2217, "*"},  {0x2219, "*"},
	{0x2248, "~"},  {0x2260, "!="},  {0x2264, "<="},  {0x2265, ">="}, {0x22C5, "."},  {0x2500, "-"},  {0x2501, "="},
	{0x2502, "|"},  {0x2503, "|"},   {0x250C, "+"},   {0x2510, "+"},  {0x2514, "+"},  {0x2518, "+"},  {0x251C, "+"},
	{0x2524, "+"},  {0x252C, "+"},   {0x2534, "+"},   {0x253C, "+"},  {0x2550, "="},  {0x2581, "_"},  {0x2588, "#"},
	{0x2589, "#"},  {0x258A, "#"},   {0x258B, "#"},   {0x258C, "#"},  {0x258D, "#"},  {0x258E, "."},  {0x258F, "."},
	{0x2591, "."},  {0x2592, ":"},   {0x2593, "#"},   {0x25A0, "#"},  {0x25A1, "o"},  {0x25AA, "*"},  {0x25B2, "^"},
	{0x25B6, ">"},  {0x25B8, ">"},   {0x25BA, ">"},   {0x25BC, "v"},  {0x25C0, "<"},  {0x25C6, "*"},  {0x25C7, "o"},
	{0x25CB, "o"},  {0x25CF, "*"},   {0x25D0, "~"},   {0x25D1, "~"},  {0x25E6, "o"},  {0x2605, "*"},  {0x2606, "o"},
	{0x26A0, "!"},  {0x2713, "+"},   {0x2714, "+"},   {0x2715, "x"},  {0x2716, "x"},  {0x2717, "x"},  {0x2718, "x"},
	{0x276F, ">"},  {0x279C, "->"},  {0x27A4, ">"},   {0x27F5, "<-"}, {0x27F6, "->"}, {0x3000, "  "},
};

static int compare_code(const void *key, const void *entry)
{
	uint32_t code = *(const uint32_t *)key;
	uint32_t other = ((const plain_form *)entry)->code;

	return (code > other) - (code < other);
}

static const char *plain_form_of(uint32_t code)
{
	const plain_form *form =
		bsearch(&code, plain_forms, sizeof plain_forms / sizeof plain_forms[0], sizeof plain_forms[0], compare_code);

	return form ? form->text : NULL;
}

/* What acts on the terminal, or on the order of what is shown, instead of being shown. */
static bool is_unsafe(uint32_t code)
{
	return code < 0x20 || (code >= 0x7F && code <= 0x9F) || (code >= 0x202A && code <= 0x202E) ||
	       (code >= 0x2066 && code <= 0x2069) || code == 0x2028 || code == 0x2029;
}

static void add_stand_in(viva_buf *to, uint32_t code)
{
	if (code == '\n')
		viva_buf_addc(to, '\n');
	else if (code == '\t')
		viva_buf_addf(to, "%*s", SAFE_TAB, "");
	else if (code < 0x20 || code == 0x7F)
		viva_buf_addf(to, "^%c", (char)(code ^ 0x40));
	else
		viva_buf_addf(to, "\\u%04x", (unsigned)code);
}

/* A grapheme for a terminal that has ASCII only: its first character decides, marks upon it are left out. */
static void add_plain(viva_buf *to, uint32_t code, int columns)
{
	const char *form = plain_form_of(code);

	if (code < 0x80)
		viva_buf_addc(to, (char)code);
	else if (form)
		viva_buf_adds(to, form);
	else if (columns > 0)
		viva_buf_addc(to, '?');
}

void safe_add(viva_buf *to, const char *text, size_t length, bool utf8)
{
	for (size_t at = 0; at < length;) {
		int columns;
		uint32_t code;
		size_t bytes = width_next(text + at, length - at, &columns);

		if (width_decode(text + at, bytes, &code) == 0)
			viva_buf_adds(to, utf8 ? "\xEF\xBF\xBD" : "?");
		else if (is_unsafe(code))
			add_stand_in(to, code);
		else if (utf8)
			viva_buf_add(to, text + at, bytes);
		else
			add_plain(to, code, columns);
		at += bytes;
	}
}

bool safe_is_plain(const char *text)
{
	size_t length = strlen(text);
	uint32_t code;

	for (size_t at = 0; at < length;) {
		size_t bytes = width_decode(text + at, length - at, &code);
		if (bytes == 0 || is_unsafe(code))
			return false;
		at += bytes;
	}
	return true;
}
