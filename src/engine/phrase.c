/*
 * phrase.c - the phrase language of rubrics/README.md, read into slots.
 *
 *   phrase := side { " & " ["!"] side }
 *   side   := { gap } item { { gap } item }
 *   gap    := ".." [number] | "..."
 *   item   := choice { "|" choice } ["?"]
 *   choice := word | "=" word | word "*" | "@" concept | "_" | "#"
 *
 * A word with a hyphen is two slots; among alternatives it is the word written as one, which text with a hyphen matches
 * too.
 */
#include "program.h"

#include <ctype.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { GAP_SHORT = 3, GAP_LONG = 8, NEAR_WORDS = 12 };

typedef struct phrase_reader {
	compiler *c;
	const viva_term *term;
	const char *at;
	slot slots[SLOTS_MAX];
	char words[SLOTS_MAX][WORD_MAX + 1]; /* the word of a slot that is one plain word, else "" */
	size_t count;
	int gap;
} phrase_reader;

static bool fault(const phrase_reader *r, const char *what)
{
	viva_fail(r->c->err, VIVA_E_INPUT, "phrase '%s': %s", r->term->text, what);
	return viva_fail_at(r->c->err, r->term->place.file, r->term->place.line, r->term->place.column);
}

/* ---- one choice of a slot ---- */

static bool is_word_char(char c)
{
	return isalnum((unsigned char)c) || c == '\'' || (unsigned char)c >= 0x80;
}

/* Signs that are words of their own, as they are in answers. */
static bool is_sign(char c)
{
	return c == '%' || c == '$';
}

static bool is_decimal_point(const char *at, const char *begin)
{
	return *at == '.' && at > begin && isdigit((unsigned char)at[-1]) && isdigit((unsigned char)at[1]);
}

/* Whether folded text is what a token of an answer can be, once its apostrophes are dropped. */
static bool is_possible_word(const char *text)
{
	size_t letters = 0;

	for (const char *at = text; *at;) {
		size_t n = letter_length(at);
		if (n == 0 && *at != '\'' && !is_decimal_point(at, text))
			return false;
		letters += n;
		at += n ? n : 1;
	}
	return letters > 0;
}

/* Takes a word, folded as answers are; its apostrophes are dropped. */
static bool take_word(phrase_reader *r, char word[WORD_MAX + 1])
{
	const char *begin = r->at;
	folded plain;
	size_t n = 0;

	if (is_sign(*begin)) {
		r->at++;
		memcpy(word, begin, 1);
		word[1] = '\0';
		return true;
	}
	while (is_word_char(*r->at) || is_decimal_point(r->at, begin))
		r->at++;
	if (r->at == begin)
		return fault(r, "a word is expected");
	if (!fold_text(begin, (size_t)(r->at - begin), r->c->program->arena, &plain))
		return viva_fail_memory(r->c->err);
	if (!is_possible_word(plain.text))
		return fault(r, "a word has a sign in it that words of answers have not");
	if (plain.length > WORD_MAX)
		return fault(r, "a word is longer than 64 bytes");
	for (size_t i = 0; i < plain.length; i++)
		if (plain.text[i] != '\'')
			word[n++] = plain.text[i];
	word[n] = '\0';
	return true;
}

static uint32_t add_word_key(phrase_reader *r, const char *word)
{
	char stem[STEM_MAX];
	const char *text = word;

	if (!r->c->plain) {
		stem_word(r->c->stems, word, stem);
		text = stem;
	}
	return vocabulary_add_word(&r->c->program->vocabulary, text, word);
}

static bool take_concept(phrase_reader *r, option *o)
{
	const char *begin = ++r->at;
	char name[80];

	while (isalnum((unsigned char)*r->at) || *r->at == '-')
		r->at++;
	size_t length = (size_t)(r->at - begin);
	if (length == 0 || length >= sizeof name)
		return fault(r, "'@' wants the name of a concept");
	memcpy(name, begin, length);
	name[length] = '\0';
	o->kind = OPTION_NODE;
	return compile_concept(r->c, name, &r->term->place, &o->index);
}

/* Whether a hyphenated word begins here that stands among alternatives. */
static bool is_hyphenated_choice(const phrase_reader *r, size_t choices_before)
{
	const char *at = r->at;

	if (*at != '-' || !is_word_char(at[1]))
		return false;
	while (is_word_char(*at) || *at == '-')
		at++;
	return choices_before > 0 || *at == '|';
}

/* Adds the rest of a hyphenated word to its first part. */
static bool take_other_parts(phrase_reader *r, char word[WORD_MAX + 1])
{
	uint32_t parts = 1;

	for (; *r->at == '-'; parts++) {
		char part[WORD_MAX + 1];
		r->at++;
		if (!take_word(r, part))
			return false;
		if (parts == 3)
			return fault(r, "a word with three hyphens cannot be an alternative: name a concept");
		if (strlen(word) + strlen(part) > WORD_MAX)
			return fault(r, "a word is longer than 64 bytes");
		strcat(word, part);
	}
	if (parts > r->c->program->vocabulary.longest_join)
		r->c->program->vocabulary.longest_join = parts;
	return true;
}

static bool take_choice(phrase_reader *r, option *o, size_t choices_before, char word[WORD_MAX + 1])
{
	program *p = r->c->program;

	word[0] = '\0';
	if (*r->at == '@')
		return take_concept(r, o);
	o->kind = OPTION_KEY;
	if (*r->at == '_' || *r->at == '#') {
		o->kind = *r->at++ == '_' ? OPTION_WORD : OPTION_NUMBER;
		return true;
	}
	bool exact = *r->at == '=';
	r->at += exact;
	if (!take_word(r, word) || (is_hyphenated_choice(r, choices_before) && !take_other_parts(r, word)))
		return false;
	if (*r->at == '*') {
		r->at++;
		if (strlen(word) < 2)
			return fault(r, "'*' wants at least two letters before it");
		o->index = vocabulary_add(&p->vocabulary, KEY_PREFIX, word);
		word[0] = '\0';
	} else if (exact) {
		o->index = vocabulary_add(&p->vocabulary, KEY_EXACT, word);
		word[0] = '\0';
	} else {
		o->index = add_word_key(r, word);
	}
	return o->index != UINT32_MAX || viva_fail_memory(r->c->err);
}

/* ---- slots ---- */

static bool add_slot(phrase_reader *r, const option *options, size_t count, const char *word)
{
	if (r->count == SLOTS_MAX)
		return fault(r, "more than 24 words");
	option *copy = viva_arena_array(r->c->program->arena, count, sizeof *copy);
	if (!copy)
		return viva_fail_memory(r->c->err);
	memcpy(copy, options, count * sizeof *copy);
	r->slots[r->count] = (slot){copy, count, false, r->count ? r->gap : 0, UINT32_MAX};
	strcpy(r->words[r->count], word);
	r->count++;
	r->gap = 0;
	return true;
}

/* An item: choices, an optional "?", and after a hyphen the next slot. */
static bool take_item(phrase_reader *r)
{
	option options[64];
	char word[WORD_MAX + 1];
	size_t count = 0;

	do {
		if (count == sizeof options / sizeof *options)
			return fault(r, "more than 64 alternatives");
		if (!take_choice(r, &options[count], count, word))
			return false;
		count++;
	} while (*r->at == '|' && r->at++);
	if (!add_slot(r, options, count, count == 1 ? word : ""))
		return false;
	if (*r->at == '?') {
		r->at++;
		r->slots[r->count - 1].may_miss = true;
	}
	bool joined = *r->at == '-' || *r->at == '.';
	if (joined && r->at[1] && r->at[1] != ' ' && r->at[1] != '.') {
		if (count > 1)
			return fault(r, "a hyphen cannot follow alternatives: name a concept");
		r->at++;
		return take_item(r);
	}
	/* "5%" and "$5" are two words. */
	if (is_sign(*r->at) || (is_sign(r->at[-1]) && is_word_char(*r->at)))
		return take_item(r);
	if (*r->at && *r->at != ' ')
		return fault(r, "a sign that has no meaning here (see rubrics/README.md, Phrases)");
	return true;
}

static bool take_gap(phrase_reader *r)
{
	bool longer = r->at[2] == '.';

	r->at += longer ? 3 : 2;
	r->gap = longer ? GAP_LONG : GAP_SHORT;
	if (isdigit((unsigned char)*r->at)) {
		char *end;
		long n = strtol(r->at, &end, 10);
		if (n < 1 || n > GAP_MAX)
			return fault(r, "a gap is of 1 to 40 words");
		r->gap = (int)n;
		r->at = end;
	}
	return r->count || fault(r, "a gap cannot come first");
}

/* Two plain words, one right after the other, may also be written as one: vector store, vectorstore. */
static bool join_neighbours(phrase_reader *r)
{
	for (size_t i = 0; i + 1 < r->count; i++) {
		const char *a = r->words[i], *b = r->words[i + 1];
		char joined[WORD_MAX + 1];
		if (!*a || !*b || r->slots[i + 1].gap || r->slots[i].may_miss || r->slots[i + 1].may_miss ||
		    strlen(a) + strlen(b) > WORD_MAX || strlen(a) + strlen(b) < 5)
			continue;
		strcpy(joined, a);
		strcat(joined, b);
		r->slots[i].joined = add_word_key(r, joined);
		if (r->slots[i].joined == UINT32_MAX)
			return viva_fail_memory(r->c->err);
	}
	return true;
}

/* One side of an "&": up to it or the end. */
static bool take_side(phrase_reader *r, uint32_t *index)
{
	r->count = 0;
	r->gap = 0;
	while (*r->at && *r->at != '&') {
		bool ok = *r->at == ' ' ? (r->at++, true) : r->at[0] == '.' && r->at[1] == '.' ? take_gap(r) : take_item(r);
		if (!ok)
			return false;
	}
	if (r->count == 0)
		return fault(r, "a word is expected");
	if (r->gap)
		return fault(r, "a gap cannot come last");
	if (!join_neighbours(r))
		return false;
	node *n = compile_add_node(r->c, r->term, VIVA_TERM_PHRASE, index);
	slot *slots = n ? viva_arena_array(r->c->program->arena, r->count, sizeof *slots) : NULL;
	if (!slots)
		return n ? viva_fail_memory(r->c->err) : false;
	memcpy(slots, r->slots, r->count * sizeof *slots);
	n->slots = slots;
	n->slot_count = r->count;
	return true;
}

typedef struct side {
	uint32_t index;
	bool refused;
} side;

/* Puts the sides of "a & b & !c" under a near node: a and b near each other, with none of c. */
static bool join_sides(compiler *c, const viva_term *term, const side *sides, size_t count, uint32_t *index)
{
	uint32_t *children = viva_arena_array(c->program->arena, count, sizeof *children);
	node *n = children ? compile_add_node(c, term, VIVA_TERM_NEAR, index) : NULL;

	if (!n)
		return children ? false : viva_fail_memory(c->err);
	n->children = children;
	n->child_count = count;
	n->words = NEAR_WORDS;
	n->within = VIVA_SENTENCE;
	for (size_t i = 0; i < count; i++) {
		children[i] = sides[i].index;
		if (!sides[i].refused)
			continue;
		uint32_t *inner = viva_arena_array(c->program->arena, 1, sizeof *inner);
		node *none = inner ? compile_add_node(c, term, VIVA_TERM_NONE, &children[i]) : NULL;
		if (!none)
			return inner ? false : viva_fail_memory(c->err);
		*inner = sides[i].index;
		none->children = inner;
		none->child_count = 1;
	}
	return true;
}

bool compile_phrase(compiler *c, const viva_term *term, uint32_t *index)
{
	phrase_reader r = {.c = c, .term = term, .at = term->text};
	side sides[16];
	size_t count = 0, wanted = 0;

	program_mix(c->program, term->text);
	for (;;) {
		while (*r.at == ' ')
			r.at++;
		bool refused = *r.at == '!';
		r.at += refused;
		if (count == sizeof sides / sizeof *sides)
			return fault(&r, "more than 16 sides");
		sides[count].refused = refused;
		if (!take_side(&r, &sides[count++].index))
			return false;
		wanted += !refused;
		if (*r.at != '&')
			break;
		r.at++;
	}
	if (wanted == 0)
		return fault(&r, "'!' needs a side that is wanted");
	if (count == 1) {
		*index = sides[0].index;
		return true;
	}
	return join_sides(c, term, sides, count, index);
}
