/* normalise.c - case folding, NFKC, quotes and dashes, with a map back to the original. */
#include "normalise.h"

#include <viva/score.h>

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

bool viva_answer_valid(const char *text, size_t length, viva_error *err)
{
	size_t i = 0;

	while (i < length) {
		utf8proc_int32_t c;
		unsigned char byte = (unsigned char)text[i];
		utf8proc_ssize_t n = 1;
		if (byte >= 0x80)
			n = utf8proc_iterate((const utf8proc_uint8_t *)text + i, (utf8proc_ssize_t)(length - i), &c);
		if (n < 1 || byte == 0) {
			viva_fail(err, VIVA_E_INPUT,
			          byte ? "the answer is not valid UTF-8 at byte %zu" : "the answer holds a NUL at byte %zu", i + 1);
			if (err)
				err->column = (int)(i + 1);
			return false;
		}
		i += (size_t)n;
	}
	return true;
}

/* What people and editors type for the plain character, beyond what NFKC folds. */
static const struct {
	utf8proc_int32_t character;
	const char *plain;
} substitutes[] = {
	{0x2018, "'"},  {0x2019, "'"},  {0x201A, "'"},  {0x201B, "'"},  {0x2032, "'"},  {0x00B4, "'"},  {0x0060, "'"},
	{0x02BC, "'"},  {0x201C, "\""}, {0x201D, "\""}, {0x201E, "\""}, {0x201F, "\""}, {0x2033, "\""}, {0x00AB, "\""},
	{0x00BB, "\""}, {0x2010, "-"},  {0x2011, "-"},  {0x2012, "-"},  {0x2013, "-"},  {0x2212, "-"},  {0x2014, "--"},
	{0x2015, "--"}, {0x2022, "*"},  {0x25E6, "*"},  {0x25AA, "*"},  {0x2023, "*"},  {0x00B7, "*"},  {0x2192, "->"},
	{0x21D2, "=>"}, {0x2713, "*"},  {0x0085, "\n"}, {0x2028, "\n"}, {0x2029, "\n"},
};

static const char *substitute(utf8proc_int32_t c)
{
	for (size_t i = 0; i < sizeof substitutes / sizeof *substitutes; i++)
		if (substitutes[i].character == c)
			return substitutes[i].plain;
	return NULL;
}

size_t letter_length(const char *s)
{
	unsigned char byte = (unsigned char)*s;
	utf8proc_int32_t c;

	if (byte < 0x80)
		return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
	utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)s, -1, &c);
	return n > 0 && utf8proc_category(c) <= UTF8PROC_CATEGORY_NO ? (size_t)n : 0;
}

/* Combining marks, and the vowels and finals that Korean syllables are composed of. */
static bool is_mark(utf8proc_int32_t c)
{
	utf8proc_category_t category = utf8proc_category(c);
	bool hangul = c >= 0x1160 && c <= 0x11FF;
	return hangul || category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC ||
	       category == UTF8PROC_CATEGORY_ME;
}

/* Marks on one character: no language has as many (UAX #15, stream-safe text), and ordering them is quadratic. */
enum { MARKS_MAX = 30 };

/* Bytes from `at` to the end of the character there with its combining marks, so that composition sees them together.
 */
static size_t cluster_length(const char *text, size_t length, size_t at, utf8proc_int32_t *first)
{
	utf8proc_int32_t c;
	size_t n = (size_t)utf8proc_iterate((const utf8proc_uint8_t *)text + at, (utf8proc_ssize_t)(length - at), first);

	for (int marks = 0; marks < MARKS_MAX && at + n < length && (unsigned char)text[at + n] >= 0x80; marks++) {
		utf8proc_ssize_t more =
			utf8proc_iterate((const utf8proc_uint8_t *)text + at + n, (utf8proc_ssize_t)(length - at - n), &c);
		if (more < 1 || !is_mark(c))
			break;
		n += (size_t)more;
	}
	return n;
}

typedef struct fold_state {
	viva_arena *arena;
	viva_buf text;
	uint32_t *from, *to;
	size_t room;
} fold_state;

static bool put(fold_state *s, const char *bytes, size_t count, size_t from, size_t to)
{
	size_t at = s->text.length;

	if (at + count > s->room) {
		size_t room = (at + count) * 2;
		uint32_t *f = viva_arena_array(s->arena, room, sizeof *f), *t = viva_arena_array(s->arena, room, sizeof *t);
		if (!f || !t)
			return false;
		memcpy(f, s->from, at * sizeof *f);
		memcpy(t, s->to, at * sizeof *t);
		s->from = f;
		s->to = t;
		s->room = room;
	}
	viva_buf_add(&s->text, bytes, count);
	for (size_t i = at; i < at + count; i++) {
		s->from[i] = (uint32_t)from;
		s->to[i] = (uint32_t)to;
	}
	return !s->text.failed;
}

static bool put_cluster(fold_state *s, const char *text, size_t at, size_t length, utf8proc_int32_t first)
{
	const char *plain = substitute(first);
	if (plain)
		return put(s, plain, strlen(plain), at, at + length);
	utf8proc_uint8_t *mapped = NULL;
	utf8proc_ssize_t n =
		utf8proc_map((const utf8proc_uint8_t *)text + at, (utf8proc_ssize_t)length, &mapped,
	                 UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
	if (n == UTF8PROC_ERROR_NOMEM)
		return false;
	/* What cannot be mapped (unassigned, say) stands as it is. */
	bool ok = n < 0 ? put(s, text + at, length, at, at + length) : put(s, (char *)mapped, (size_t)n, at, at + length);
	free(mapped);
	return ok;
}

bool fold_text(const char *text, size_t length, viva_arena *arena, folded *out)
{
	fold_state s = {.arena = arena, .text = VIVA_BUF_INIT, .room = length + 64};
	bool ok = true;

	s.from = viva_arena_array(arena, s.room, sizeof *s.from);
	s.to = viva_arena_array(arena, s.room, sizeof *s.to);
	ok = s.from && s.to;
	for (size_t i = 0; ok && i < length;) {
		unsigned char c = (unsigned char)text[i];
		/* A mark does not compose with the white space before it, and must not drag it into a word. */
		bool alone = c <= ' ' || (c < 0x80 && (i + 1 == length || (unsigned char)text[i + 1] < 0x80));
		if (alone) {
			char lower = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c == '`' ? '\'' : c);
			ok = put(&s, &lower, 1, i, i + 1);
			i++;
			continue;
		}
		utf8proc_int32_t first;
		size_t n = cluster_length(text, length, i, &first);
		ok = put_cluster(&s, text, i, n, first);
		i += n;
	}
	if (ok) {
		out->text = viva_arena_copy(arena, s.text.text, s.text.length);
		out->length = s.text.length;
		out->from = s.from;
		out->to = s.to;
		ok = out->text != NULL;
	}
	viva_buf_free(&s.text);
	return ok;
}
