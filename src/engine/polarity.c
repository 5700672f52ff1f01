/* polarity.c - cues and their reach. */
#include "polarity.h"

#include <stdlib.h>
#include <string.h>

enum {
	REACH_NOT = 9,    /* tokens between a negation and what it denies */
	REACH_HEDGE = 7,
	REACH_AFTER = 8,
	REACH_BEHIND = 3, /* between what is denied and a negation at the end of the clause */
	REACH_CANCEL = 3, /* between a negation and the dismissal that it turns round */
	LIST_ITEM = 5     /* tokens of a list item, over whose comma a negation still reaches */
};

bool polarity_compile(compiler *c, uint32_t *nodes)
{
	for (size_t i = 0; i < cue_count; i++) {
		viva_term *term = viva_arena_get(c->program->arena, sizeof *term);
		if (!term)
			return viva_fail_memory(c->err);
		term->kind = VIVA_TERM_PHRASE;
		term->text = cue_table[i].phrase;
		if (!compile_term(c, term, &nodes[i]))
			return false;
	}
	return true;
}

static uint32_t length_of(span s)
{
	return s.last - s.first;
}

static int compare_cues(const void *a, const void *b)
{
	const cue *x = a, *y = b;

	if (x->tokens.first != y->tokens.first)
		return x->tokens.first < y->tokens.first ? -1 : 1;
	if (length_of(x->tokens) != length_of(y->tokens))
		return length_of(x->tokens) > length_of(y->tokens) ? -1 : 1;
	return (int)x->kind - (int)y->kind;
}

static bool overlap(span a, span b)
{
	return a.first < b.last && b.first < a.last;
}

static bool is_strong(cue_kind kind)
{
	return kind != CUE_LIMIT;
}

/* Whether a cue reaches to what stands before it. */
static bool looks_back(cue_kind kind)
{
	return kind == CUE_AFTER || kind == CUE_AFTER_ALL || kind == CUE_HEDGE_AFTER;
}

/* A shorter cue within a longer one says nothing of its own. Cues that reach to different sides ("not worth") live
 * together. */
static void drop_contained(polarity *p)
{
	for (size_t i = 0; i < p->count; i++) {
		for (size_t j = 0; j < p->count; j++) {
			cue *big = &p->cues[i], *small = &p->cues[j];
			bool longer = length_of(big->tokens) > length_of(small->tokens);
			bool same_side = big->kind == CUE_NEUTRAL || looks_back(big->kind) == looks_back(small->kind);
			if (!longer || !is_strong(big->kind) || !same_side || !overlap(big->tokens, small->tokens))
				continue;
			small->spent = true;
			small->sufficient = small->sufficient || big->kind == CUE_NEUTRAL;
		}
	}
}

static bool first_word_is(const prose *t, span clause_tokens, const char *const *words)
{
	if (clause_tokens.first == clause_tokens.last)
		return false;
	for (; *words; words++)
		if (strcmp(t->tokens[clause_tokens.first].word, *words) == 0)
			return true;
	return false;
}

/* "If you don't X, it fails" and "without X you get Y" at the head of a sentence speak for X. */
static void spend_conditions(polarity *p)
{
	static const char *const conditions[] = {"if", "unless", "when", "once", "whenever", "until", "otherwise", NULL};
	const prose *t = p->prose;

	for (size_t i = 0; i < p->count; i++) {
		cue *c = &p->cues[i];
		const token *k = &t->tokens[c->tokens.first];
		span s = t->sentences[k->sentence].tokens;
		bool denies = c->kind == CUE_NOT || c->kind == CUE_DISMISS;
		bool leads = c->tokens.first == s.first && strcmp(k->word, "without") == 0 && s.last - s.first > 4;
		if (denies && (leads || first_word_is(t, t->clauses[k->clause].tokens, conditions)))
			c->spent = true;
	}
}

/* ---- reach ---- */

/* Whether a comma's clause goes on with a list: short, and without words that make a clause of its own. */
static bool is_list_item(const prose *t, const clause *c)
{
	if (length_of(c->tokens) > LIST_ITEM)
		return false;
	for (uint32_t i = c->tokens.first; i < c->tokens.last; i++)
		if ((t->tokens[i].flags & TOKEN_CLOSED) && strcmp(t->tokens[i].word, "or") && strcmp(t->tokens[i].word, "and"))
			return false;
	return true;
}

static bool stops_negation(const token *k)
{
	static const char *const stops[] = {"but", "by", "so", "because", "then", "and", "needed", "required", NULL};
	for (const char *const *s = stops; *s; s++)
		if (strcmp(k->word, *s) == 0)
			return true;
	return false;
}

static bool is_subject(const token *k)
{
	static const char *const subjects[] = {"i", "we", "you", "they", "id", "youd", NULL};
	for (const char *const *s = subjects; *s; s++)
		if (strcmp(k->word, *s) == 0)
			return true;
	return false;
}

/* Whether a cue that ends before token `from` still holds at token `to`. A dismissal goes past "and", but not past a new
 * subject: "instead of X I do Y". */
static bool carries(const prose *t, uint32_t from, uint32_t to, uint32_t reach, bool dismissal)
{
	if (to < from || to - from > reach)
		return false;
	for (uint32_t i = from; i <= to && i < t->count; i++) {
		const token *k = &t->tokens[i];
		if (i < to && stops_negation(k) && !(dismissal && strcmp(k->word, "and") == 0))
			return false;
		if (dismissal && i > from && is_subject(k))
			return false;
		if (i == 0 || k->clause == t->tokens[i - 1].clause)
			continue;
		const clause *c = &t->clauses[k->clause];
		if (k->sentence != t->tokens[i - 1].sentence || !c->soft || !is_list_item(t, c))
			return false;
	}
	return true;
}

/* Whether something that ends before token `from` lies in the same run of words as a cue at `to`. */
static bool reaches_back(const prose *t, uint32_t from, uint32_t to, uint32_t reach)
{
	if (to < from || to - from > reach)
		return false;
	for (uint32_t i = from; i <= to; i++)
		if (i > 0 && t->tokens[i].clause != t->tokens[i - 1].clause)
			return false;
	return true;
}

static bool is_without(const prose *t, const cue *c)
{
	return c->kind == CUE_NOT && strcmp(t->tokens[c->tokens.first].word, "without") == 0;
}

/* "Never skip X": the negation turns the dismissal round, and neither denies X. "Nothing goes live without X" likewise. */
static void spend_double_negations(polarity *p)
{
	for (size_t i = 0; i < p->count; i++) {
		cue *no = &p->cues[i];
		if (no->kind != CUE_NOT || no->spent)
			continue;
		for (size_t j = i + 1; j < p->count; j++) {
			cue *dismissal = &p->cues[j];
			bool without = is_without(p->prose, dismissal);
			if ((dismissal->kind != CUE_DISMISS && !without) || dismissal->spent ||
			    !carries(p->prose, no->tokens.last, dismissal->tokens.first, without ? REACH_NOT : REACH_CANCEL, false))
				continue;
			no->spent = dismissal->spent = true;
			break;
		}
	}
}

/* "Not enough", "can't trust X alone": what is denied is that it suffices. */
static void spend_limited(polarity *p)
{
	for (size_t i = 0; i < p->count; i++) {
		if (p->cues[i].kind != CUE_LIMIT || p->cues[i].spent)
			continue;
		for (size_t j = 0; j < p->count; j++) {
			cue *no = &p->cues[j];
			uint32_t from = no->tokens.last, to = p->cues[i].tokens.first;
			bool same_clause = from < p->prose->count && p->prose->tokens[from].clause == p->prose->tokens[to].clause;
			if (no->kind == CUE_NOT && same_clause && carries(p->prose, from, to, REACH_NOT, false))
				no->spent = true;
		}
	}
}

bool polarity_read(run *r, const uint32_t *nodes, polarity *out)
{
	*out = (polarity){.prose = r->prose};
	for (size_t i = 0; i < cue_count; i++) {
		const hits *found = run_node(r, nodes[i]);
		for (size_t h = 0; h < found->count; h++) {
			cue *c = viva_arena_push(r->arena, (void **)&out->cues, &out->count, &out->room, sizeof *c);
			if (!c)
				return false;
			*c = (cue){.kind = cue_table[i].kind, .tokens = hit_hull(&found->list[h])};
		}
	}
	if (out->count)
		qsort(out->cues, out->count, sizeof *out->cues, compare_cues);
	drop_contained(out);
	spend_conditions(out);
	spend_double_negations(out);
	spend_limited(out);
	return true;
}

/* ---- judging a hit ---- */

/* "Reranking I'd skip, ...", "X? Never.": at the end of its clause a cue can only mean what stands before it. */
static bool ends_clause(const prose *t, const cue *c)
{
	return c->tokens.last == t->clauses[t->tokens[c->tokens.first].clause].tokens.last;
}

/* "X? Never." but not "X is fixed and Y is not", which denies of Y. */
static bool denies_backwards(const prose *t, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		if (stops_negation(&t->tokens[i]))
			return false;
	return reaches_back(t, from, to, REACH_BEHIND);
}

static bool governs(const prose *t, const cue *c, span part)
{
	if (c->kind == CUE_DISMISS && ends_clause(t, c) && reaches_back(t, part.last, c->tokens.first, REACH_AFTER))
		return true;
	if (c->kind == CUE_NOT && ends_clause(t, c) && denies_backwards(t, part.last, c->tokens.first))
		return true;
	switch (c->kind) {
	case CUE_NOT:
		return carries(t, c->tokens.last, part.first, REACH_NOT, false);
	case CUE_DISMISS:
		return carries(t, c->tokens.last, part.first, REACH_NOT, true);
	case CUE_HEDGE:
		return carries(t, c->tokens.last, part.first, REACH_HEDGE, true);
	case CUE_HEDGE_AFTER:
		/* "Rerank, maybe." but not "rerank and maybe cache", where the word looks ahead. */
		if (length_of(c->tokens) == 1 && !ends_clause(t, c))
			return false;
		return reaches_back(t, part.last, c->tokens.first, REACH_AFTER);
	case CUE_AFTER:
		return reaches_back(t, part.last, c->tokens.first, REACH_AFTER);
	case CUE_AFTER_ALL:
		return part.last <= c->tokens.first && t->tokens[part.first].sentence == t->tokens[c->tokens.first].sentence;
	case CUE_NEUTRAL:
	case CUE_LIMIT:
		break;
	}
	return false;
}

static bool is_own(const hit *h, span cue_tokens)
{
	for (int i = 0; i < h->part_count; i++)
		if (overlap(h->parts[i], cue_tokens))
			return true;
	return false;
}

stance polarity_of(const polarity *p, const hit *h, polarity_options options, span *by)
{
	stance worst = STANCE_ASSERTED;

	*by = (span){0, 0};
	for (size_t i = 0; i < p->count; i++) {
		const cue *c = &p->cues[i];
		bool hedge = c->kind == CUE_HEDGE || c->kind == CUE_HEDGE_AFTER;
		stance meant = hedge ? STANCE_HEDGED : STANCE_NEGATED;
		bool spent = c->spent && !(options.wrong_claim && c->sufficient);
		if (spent || meant <= worst || !(hedge ? options.hedges : options.denials) || is_own(h, c->tokens))
			continue;
		for (int k = 0; k < h->part_count; k++) {
			if (!governs(p->prose, c, h->parts[k]))
				continue;
			worst = meant;
			*by = c->tokens;
			break;
		}
	}
	return worst;
}
