/* vocabulary.c - the words of a rubric, hashed, and looked up for the tokens of an answer. */
#include "vocabulary.h"

#include <string.h>

enum { BUCKETS = 4096 };

static uint32_t hash_word(key_kind kind, const char *text)
{
	/* FNV-1a, 32 bits. */
	uint32_t h = 2166136261u ^ (uint32_t)kind;

	for (; *text; text++)
		h = (h ^ (unsigned char)*text) * 16777619u;
	return h;
}

static uint32_t letters_of(const char *text)
{
	uint32_t letters = 0;

	for (; *text; text++)
		letters |= *text >= 'a' && *text <= 'z' ? 1u << (*text - 'a') : 1u << 26;
	return letters;
}

bool vocabulary_begin(vocabulary *v, viva_arena *arena)
{
	memset(v, 0, sizeof *v);
	v->arena = arena;
	v->bucket_count = BUCKETS;
	v->longest_join = 2;
	v->buckets = viva_arena_array(arena, v->bucket_count, sizeof *v->buckets);
	return v->buckets != NULL;
}

static uint32_t find_key(const vocabulary *v, key_kind kind, const char *text)
{
	for (uint32_t at = v->buckets[hash_word(kind, text) % v->bucket_count]; at; at = v->keys[at - 1].next)
		if (v->keys[at - 1].kind == kind && strcmp(v->keys[at - 1].text, text) == 0)
			return at - 1;
	return UINT32_MAX;
}

uint32_t vocabulary_add(vocabulary *v, key_kind kind, const char *text)
{
	uint32_t index = find_key(v, kind, text);
	if (index != UINT32_MAX)
		return index;
	char *copy = viva_arena_copy(v->arena, text, strlen(text));
	key *k = copy ? viva_arena_push(v->arena, (void **)&v->keys, &v->count, &v->room, sizeof *k) : NULL;
	if (!k)
		return UINT32_MAX;
	uint32_t *bucket = &v->buckets[hash_word(kind, text) % v->bucket_count];
	*k = (key){.kind = kind, .text = copy, .letters = letters_of(copy), .next = *bucket};
	index = (uint32_t)v->count - 1;
	*bucket = index + 1;
	if (kind == KEY_PREFIX) {
		uint32_t *p = viva_arena_push(v->arena, (void **)&v->prefixes, &v->prefix_count, &v->prefix_room, sizeof *p);
		if (!p)
			return UINT32_MAX;
		*p = index;
	}
	return index;
}

uint32_t vocabulary_add_word(vocabulary *v, const char *stem, const char *word)
{
	uint32_t index = vocabulary_add(v, KEY_STEM, stem);

	if (index == UINT32_MAX || v->keys[index].word)
		return index;
	key *k = &v->keys[index];
	k->word = viva_arena_copy(v->arena, word, strlen(word));
	k->word_letters = letters_of(word);
	return k->word ? index : UINT32_MAX;
}

/* ---- looking up ---- */

typedef struct finder {
	const vocabulary *v;
	const prose *t;
	stemmer *stems;
	lookup_options options;
	viva_arena *arena;
	found_key *found;
	size_t count, room;
	bool failed;
} finder;

static bool report(finder *f, uint32_t key_index, size_t first, uint32_t tokens)
{
	if (key_index == UINT32_MAX)
		return false;
	found_key *k = viva_arena_push(f->arena, (void **)&f->found, &f->count, &f->room, sizeof *k);
	if (k)
		*k = (found_key){key_index, (uint32_t)first, tokens};
	else
		f->failed = true;
	return true;
}

static int bits(uint32_t x)
{
	return __builtin_popcount(x);
}

/* Slips between what was typed and what is meant, or limit + 1 where they are more than are forgiven or than `limit`.
 */
static int slips_within(const char *typed, uint32_t letters, const char *meant, uint32_t meant_letters, int limit)
{
	int forgiven = slips_forgiven(typed, meant), most = forgiven < limit ? forgiven : limit;

	/* A slip changes at most two of the letters that occur; of four letters, only two may have changed places. */
	if (most < 1 || bits(letters ^ meant_letters) > 4 || (strlen(typed) == 4 && letters != meant_letters))
		return limit + 1;
	int slips = slips_between(typed, meant, most);
	return slips <= most ? slips : limit + 1;
}

/* The key that a misspelt word most likely means, by its stem or as it is written: the fewest slips, then the oldest
 * key. */
static uint32_t repair(const finder *f, const char *stem, const char *word)
{
	uint32_t letters = letters_of(stem), word_letters = letters_of(word), best = UINT32_MAX;
	int fewest = 3;

	for (uint32_t i = 0; i < f->v->count; i++) {
		const key *k = &f->v->keys[i];
		if (k->kind != KEY_STEM)
			continue;
		int slips = slips_within(stem, letters, k->text, k->letters, fewest - 1);
		if (slips >= fewest && k->word)
			slips = slips_within(word, word_letters, k->word, k->word_letters, fewest - 1);
		if (slips >= fewest)
			continue;
		fewest = slips;
		best = i;
	}
	return best;
}

static void look_up_word(finder *f, size_t i, bool *known)
{
	const token *k = &f->t->tokens[i];
	char stem[STEM_MAX];

	if (f->options.stems)
		stem_word(f->stems, k->word, stem);
	else
		strcpy(stem, k->word);
	*known = report(f, find_key(f->v, KEY_STEM, stem), i, 1);
	*known = report(f, find_key(f->v, KEY_EXACT, k->word), i, 1) || *known;
	for (size_t p = 0; p < f->v->prefix_count; p++) {
		const char *prefix = f->v->keys[f->v->prefixes[p]].text;
		if (strncmp(prefix, k->word, strlen(prefix)) == 0)
			*known = report(f, f->v->prefixes[p], i, 1) || *known;
	}
	bool may_be_slip = f->options.spelling && !*known && k->length >= 4 && !(k->flags & (TOKEN_NUMBER | TOKEN_CLOSED));
	if (may_be_slip && !is_ordinary_word(k->word))
		report(f, repair(f, stem, k->word), i, 1);
}

/* "re-rank" and "re rank" are rerank where the rubric knows that word: `tokens` tokens from i on, written as one. */
static void look_up_joined(finder *f, size_t i, uint32_t tokens)
{
	const token *first = &f->t->tokens[i];
	char joined[WORD_MAX + 1], stem[STEM_MAX];
	size_t length = 0;

	if (i + tokens > f->t->count || (first->flags & TOKEN_NUMBER) || first->length < 2)
		return;
	for (uint32_t k = 0; k < tokens; k++) {
		const token *next = first + k;
		bool apart = k > 0 && (next->clause != first->clause || (next->flags & TOKEN_COMMA));
		if (apart || length + next->length > WORD_MAX)
			return;
		memcpy(joined + length, next->word, next->length + 1);
		length += next->length;
	}
	if (f->options.stems)
		stem_word(f->stems, joined, stem);
	else
		strcpy(stem, joined);
	report(f, find_key(f->v, KEY_STEM, stem), i, tokens);
}

/* Orders what was found by token, as it already is, and by key: a counting sort each. */
static bool index_found(const finder *f, lookup *out)
{
	size_t tokens = f->t->count, keys = f->v->count;
	uint32_t *token_start = viva_arena_array(f->arena, tokens + 2, sizeof *token_start);
	uint32_t *key_start = viva_arena_array(f->arena, keys + 2, sizeof *key_start);
	uint32_t *by_key = viva_arena_array(f->arena, f->count + 1, sizeof *by_key);

	if (!token_start || !key_start || !by_key)
		return false;
	for (size_t i = 0; i < f->count; i++) {
		token_start[f->found[i].first + 1]++;
		key_start[f->found[i].key + 2]++;
	}
	for (size_t i = 0; i < tokens; i++)
		token_start[i + 1] += token_start[i];
	for (size_t k = 0; k < keys; k++)
		key_start[k + 2] += key_start[k + 1];
	for (uint32_t i = 0; i < f->count; i++)
		by_key[key_start[f->found[i].key + 1]++] = i;
	*out = (lookup){f->found, token_start, by_key, key_start};
	return true;
}

bool vocabulary_look_up(const vocabulary *v, const prose *t, stemmer *s, lookup_options options, viva_arena *arena,
                        lookup *out)
{
	finder f = {.v = v, .t = t, .stems = s, .options = options, .arena = arena};

	for (size_t i = 0; i < t->count && !f.failed; i++) {
		bool known;
		look_up_word(&f, i, &known);
		for (uint32_t tokens = 2; tokens <= v->longest_join; tokens++)
			look_up_joined(&f, i, tokens);
	}
	return !f.failed && index_found(&f, out);
}
