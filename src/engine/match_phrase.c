/* match_phrase.c - phrases: slots matched one after the other over tokens. */
#include "match_internal.h"

#include <string.h>

enum {
	LIGHT_MAX = 3,     /* light words skipped in a row */
	STEPS_MAX = 20000, /* tries for one phrase on one answer: no real phrase comes near */
	ENDS_MAX = 8       /* ways in which one slot may match at one token */
};

typedef struct phrase_run {
	run *r;
	const node *n;
	int steps;
	span slots[SLOTS_MAX]; /* where each matched; empty for one that was left out */
} phrase_run;

/* Where the options of a slot that begin at token `at` end: fills ends, returns how many. Longer ones first. */
static size_t slot_ends(phrase_run *p, const slot *s, uint32_t at, uint32_t ends[ENDS_MAX])
{
	const lookup *l = &p->r->lookup;
	size_t count = 0;

	for (size_t i = 0; i < s->option_count && count < ENDS_MAX; i++) {
		const option *o = &s->options[i];
		if (o->kind == OPTION_WORD || o->kind == OPTION_NUMBER) {
			if (o->kind == OPTION_WORD || (p->r->prose->tokens[at].flags & TOKEN_NUMBER))
				ends[count++] = at + 1;
		} else if (o->kind == OPTION_KEY) {
			for (uint32_t f = l->token_start[at]; f < l->token_start[at + 1] && count < ENDS_MAX; f++)
				if (l->found[f].key == o->index)
					ends[count++] = at + l->found[f].tokens;
		} else {
			const hits *inner = run_node(p->r, o->index);
			for (size_t h = 0; h < inner->count && count < ENDS_MAX; h++)
				if (inner->list[h].parts[0].first == at)
					ends[count++] = hit_hull(&inner->list[h]).last;
		}
	}
	for (size_t i = 1; i < count; i++)
		for (size_t j = i; j > 0 && ends[j] > ends[j - 1]; j--) {
			uint32_t swap = ends[j];
			ends[j] = ends[j - 1];
			ends[j - 1] = swap;
		}
	return count;
}

static bool match_from(phrase_run *p, size_t slot_index, uint32_t at, bool first);

/* Tries slot `i` (or it and the next, written as one word) to begin right at token `at`. */
static bool match_at(phrase_run *p, size_t i, uint32_t at)
{
	const slot *s = &p->n->slots[i];
	uint32_t ends[ENDS_MAX];
	size_t count = slot_ends(p, s, at, ends);

	for (size_t e = 0; e < count; e++) {
		p->slots[i] = (span){at, ends[e]};
		if (match_from(p, i + 1, ends[e], false))
			return true;
	}
	if (s->joined == UINT32_MAX)
		return false;
	const lookup *l = &p->r->lookup;
	for (uint32_t f = l->token_start[at]; f < l->token_start[at + 1]; f++) {
		if (l->found[f].key != s->joined)
			continue;
		p->slots[i] = (span){at, at + l->found[f].tokens};
		p->slots[i + 1] = (span){0, 0};
		if (match_from(p, i + 2, at + l->found[f].tokens, false))
			return true;
	}
	return false;
}

/* Matches slots from `i` on, the next token being `at`. The first slot must begin there; others may come after their
 * gap. */
static bool match_from(phrase_run *p, size_t i, uint32_t at, bool first)
{
	const prose *t = p->r->prose;

	if (i == p->n->slot_count)
		return true;
	if (--p->steps < 0)
		return false;
	const slot *s = &p->n->slots[i];
	uint32_t sentence_index = at > 0 ? t->tokens[at - 1].sentence : 0;
	int skipped = 0, light = 0;
	for (uint32_t j = at; j < t->count; j++) {
		if (!first && t->tokens[j].sentence != sentence_index)
			break;
		/* Words that belong right together are not torn apart by a comma. */
		if (!first && s->gap == 0 && (t->tokens[j].flags & TOKEN_COMMA))
			break;
		if (match_at(p, i, j))
			return true;
		if (first)
			break;
		if ((t->tokens[j].flags & TOKEN_LIGHT) && light < LIGHT_MAX)
			light++;
		else if (++skipped > s->gap)
			break;
	}
	p->slots[i] = (span){0, 0};
	return s->may_miss && match_from(p, i + 1, at, first);
}

/* The matched slots as parts: neighbours with nothing but light words between them are one. */
static hit make_hit(const phrase_run *p)
{
	const prose *t = p->r->prose;
	hit h = {.term = p->n->term};

	for (size_t i = 0; i < p->n->slot_count; i++) {
		span s = p->slots[i];
		if (s.first == s.last)
			continue;
		span *last = h.part_count ? &h.parts[h.part_count - 1] : NULL;
		bool follows = last != NULL;
		for (uint32_t j = last ? last->last : 0; follows && j < s.first; j++)
			follows = (t->tokens[j].flags & TOKEN_LIGHT) != 0;
		if (follows || h.part_count == HIT_PARTS)
			last->last = s.last;
		else
			h.parts[h.part_count++] = s;
	}
	return h;
}

static void try_start(phrase_run *p, uint32_t at, hits *out)
{
	memset(p->slots, 0, p->n->slot_count * sizeof *p->slots);
	if (!match_from(p, 0, at, true))
		return;
	hit h = make_hit(p);
	if (h.part_count)
		add_hit(p->r, out, &h);
}

/* Tries the tokens at which a key was found. */
static void try_key(phrase_run *p, uint32_t key_index, hits *out)
{
	const lookup *l = &p->r->lookup;

	for (uint32_t f = l->key_start[key_index]; f < l->key_start[key_index + 1]; f++)
		try_start(p, l->found[l->by_key[f]].first, out);
}

/* Tries every token at which slot `i` could begin. */
static void try_slot(phrase_run *p, size_t i, hits *out)
{
	const slot *s = &p->n->slots[i];

	for (size_t k = 0; k < s->option_count; k++) {
		const option *o = &s->options[k];
		if (o->kind == OPTION_WORD || o->kind == OPTION_NUMBER) {
			for (uint32_t at = 0; at < p->r->prose->count; at++)
				try_start(p, at, out);
		} else if (o->kind == OPTION_KEY) {
			try_key(p, o->index, out);
		} else {
			const hits *inner = run_node(p->r, o->index);
			for (size_t h = 0; h < inner->count; h++)
				try_start(p, inner->list[h].parts[0].first, out);
		}
	}
	if (s->joined != UINT32_MAX)
		try_key(p, s->joined, out);
}

/* A phrase of one slot: each of its matches is one of the phrase's, with all its parts. */
static bool run_single(run *r, const node *n, hits *out)
{
	const slot *s = &n->slots[0];
	const lookup *l = &r->lookup;

	if (n->slot_count != 1)
		return false;
	for (size_t k = 0; k < s->option_count; k++) {
		const option *o = &s->options[k];
		if (o->kind == OPTION_WORD || o->kind == OPTION_NUMBER)
			return false;
		if (o->kind == OPTION_NODE) {
			const hits *inner = run_node(r, o->index);
			out->unknown = out->unknown || inner->unknown;
			for (size_t h = 0; h < inner->count; h++)
				add_hit(r, out, &inner->list[h]);
			continue;
		}
		for (uint32_t f = l->key_start[o->index]; f < l->key_start[o->index + 1]; f++) {
			const found_key *k_found = &l->found[l->by_key[f]];
			hit h = {.parts = {{k_found->first, k_found->first + k_found->tokens}}, .part_count = 1, .term = n->term};
			add_hit(r, out, &h);
		}
	}
	return true;
}

/* Whether more may be there than was found: the tries ran out, or a pattern within a concept was given up. */
static bool is_unknown(const phrase_run *p)
{
	bool unknown = p->steps < 0;

	for (size_t i = 0; i < p->n->slot_count; i++)
		for (size_t k = 0; k < p->n->slots[i].option_count; k++) {
			const option *o = &p->n->slots[i].options[k];
			unknown = unknown || (o->kind == OPTION_NODE && p->r->memo[o->index].unknown);
		}
	return unknown;
}

void run_phrase(run *r, const node *n, hits *out)
{
	phrase_run p = {.r = r, .n = n, .steps = STEPS_MAX};

	if (run_single(r, n, out))
		return;
	for (size_t i = 0; i < n->slot_count; i++) {
		try_slot(&p, i, out);
		if (!n->slots[i].may_miss)
			break;
	}
	out->unknown = is_unknown(&p);
}
