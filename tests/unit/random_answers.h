/*
 * random_answers.h - answers made of words that matter to the tests of properties, joined at random; the same ones for
 * the same seed.
 */
#ifndef VIVA_TEST_RANDOM_ANSWERS_H
#define VIVA_TEST_RANDOM_ANSWERS_H

#include "engine_fixture.h"

/* Set it before the first answer of a test; not 0. */
static uint64_t seed;

static inline uint32_t random_below(uint32_t limit)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (uint32_t)((seed >> 11) % limit);
}

static inline void add_random_word(viva_buf *text)
{
	static const char *const words[] = {
		"chunk",
		"Chunks",
		"split",
		"carve",
		"embed",
		"embedding",
		"re-rank",
		"rerank",
		"cross-encoder",
		"cite",
		"sources",
		"log",
		"by",
		"hand",
		"no",
		"single",
		"metric",
		"not",
		"never",
		"skip",
		"without",
		"instead",
		"of",
		"is",
		"overkill",
		"maybe",
		"not sure",
		"if",
		"and",
		"but",
		"I",
		"the",
		"we",
		"don't",
		"don\xE2\x80\x99t",
		"would",
		"caf\xC3\xA9",
		"cafe\xCC\x81",
		"menu",
		"100",
		"3.5",
		"%",
		"w/o",
		"useless",
		"citations",
		"whole",
		"document",
		"prompt",
		"alone",
		"enough",
		"them",
		"it",
		"rerakn",
		"chukn",
	};
	static const char *const joints[] = {" ",  " ",  " ",    " ",   " ",  ", ",   ". ", "; ",
	                                     ": ", "\n", "\n- ", " - ", "? ", "... ", " (", ") "};

	viva_buf_adds(text, words[random_below(sizeof words / sizeof *words)]);
	viva_buf_adds(text, joints[random_below(sizeof joints / sizeof *joints)]);
}

static inline void add_random_code_point(viva_buf *text)
{
	static const uint32_t limits[] = {0x80, 0x250, 0x3000, 0x10000, 0x110000};
	uint32_t c = 1 + random_below(limits[random_below(5)] - 1);

	if (c >= 0xD800 && c < 0xE000)
		c = 0x2019;
	if (c < 0x80) {
		viva_buf_addc(text, (char)c);
	} else if (c < 0x800) {
		viva_buf_addc(text, (char)(0xC0 | c >> 6));
		viva_buf_addc(text, (char)(0x80 | (c & 0x3F)));
	} else if (c < 0x10000) {
		viva_buf_addc(text, (char)(0xE0 | c >> 12));
		viva_buf_addc(text, (char)(0x80 | (c >> 6 & 0x3F)));
		viva_buf_addc(text, (char)(0x80 | (c & 0x3F)));
	} else {
		viva_buf_addc(text, (char)(0xF0 | c >> 18));
		viva_buf_addc(text, (char)(0x80 | (c >> 12 & 0x3F)));
		viva_buf_addc(text, (char)(0x80 | (c >> 6 & 0x3F)));
		viva_buf_addc(text, (char)(0x80 | (c & 0x3F)));
	}
}

/* A random answer: words that matter, with one in so many a code point of any kind. */
static inline void make_answer(viva_buf *text, uint32_t words, uint32_t one_in)
{
	viva_buf_clear(text);
	for (uint32_t i = 0; i < words; i++) {
		add_random_word(text);
		if (random_below(one_in) == 0)
			add_random_code_point(text);
	}
}

#endif
