/* spend.c - cues that say nothing after all: part of a longer one, turned round by another, in a condition, or of
 * sufficiency. */
#include "polarity.h"

#include <string.h>

enum {
	REACH_CANCEL = 3 /* between a negation and the dismissal that it turns round */
};

static void spend(cue *c, span spender)
{
	c->spent = true;
	c->spender = spender;
}

/* Whether a cue reaches to what stands before it. */
static bool looks_back(cue_kind kind)
{
	return kind == CUE_AFTER || kind == CUE_AFTER_END || kind == CUE_AFTER_ALL || kind == CUE_HEDGE_AFTER ||
	       kind == CUE_HEDGE_END;
}

static bool dismisses(cue_kind kind)
{
	return kind == CUE_DISMISS || kind == CUE_AROUND;
}

/* A shorter cue within a longer one says nothing of its own. Cues that reach to different sides ("not worth") live
 * together. */
static void spend_contained(polarity *p)
{
	for (size_t i = 0; i < p->count; i++) {
		for (size_t j = 0; j < p->count; j++) {
			const cue *big = &p->cues[i];
			cue *small = &p->cues[j];
			bool longer = span_length(big->tokens) > span_length(small->tokens);
			bool same_side = big->kind == CUE_NEUTRAL || looks_back(big->kind) == looks_back(small->kind);
			if (longer && big->kind != CUE_LIMIT && big->kind != CUE_AROUND && same_side &&
			    hits_overlap(big->hit, small->hit))
				spend(small, big->kind == CUE_NEUTRAL ? big->tokens : (span){0, 0});
		}
	}
}

/* Words that tell of harm: what leads to it is not what is proposed. */
static bool tells_of_harm(const token *k)
{
	static const char *const harm[] = {
		"bad",     "blind",       "break",        "breaks",  "cost",    "costs",  "dangerous", "degrades",
		"drop",    "drops",       "error",        "errors",  "fail",    "fails",  "fall",      "falls",
		"garbage", "hallucinate", "hallucinates", "hurt",    "hurts",   "lose",   "loses",     "lost",
		"miss",    "misses",      "mistake",      "noise",   "problem", "regret", "risk",      "risky",
		"suffer",  "suffers",     "trouble",      "useless", "worse",   "wrong",  NULL};
	return token_is_one_of(k, harm);
}

static bool harm_between(const prose *t, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		if (tells_of_harm(&t->tokens[i]))
			return true;
	return false;
}

static bool is_without(const prose *t, const cue *c)
{
	return c->kind == CUE_NOT && strcmp(t->tokens[c->tokens.first].word, "without") == 0;
}

/* "Skipping X hurts", "people who skip X regret it", "not X-ing is a mistake": told as a warning. */
static bool is_warning(const prose *t, const cue *c)
{
	static const char *const gerunds[] = {"skipping", "ignoring", "omitting", "neglecting", "not", NULL};
	const token *k = &t->tokens[c->tokens.first];
	span s = t->sentences[k->sentence].tokens;
	bool leads = c->tokens.first == s.first && token_is_one_of(k, gerunds);
	bool who = c->tokens.first > s.first && strcmp(k[-1].word, "who") == 0;

	return (leads || who) && harm_between(t, c->tokens.last, s.last);
}

/* "If you don't X, it fails", "without X you get Y", "you get noise without X" speak for X. */
static void spend_conditions(polarity *p)
{
	static const char *const conditions[] = {"if", "unless", "when", "once", "whenever", "until", "otherwise", NULL};
	const prose *t = p->prose;

	for (size_t i = 0; i < p->count; i++) {
		cue *c = &p->cues[i];
		const token *k = &t->tokens[c->tokens.first];
		span s = t->sentences[k->sentence].tokens, own = t->clauses[k->clause].tokens;
		bool leads = c->tokens.first == s.first && is_without(t, c) && span_length(s) > 4;
		bool harms = is_without(t, c) && harm_between(t, own.first, c->tokens.first);
		if (c->kind != CUE_NOT && !dismisses(c->kind))
			continue;
		if (leads || harms || is_warning(t, c) || token_is_one_of(&t->tokens[own.first], conditions))
			spend(c, (span){0, 0});
	}
}

/* "Never skip X": the negation turns the dismissal round, and neither denies X. "Nothing goes live without X" likewise.
 */
static void spend_double_negations(polarity *p)
{
	for (size_t i = 0; i < p->count; i++) {
		cue *no = &p->cues[i];
		if (no->kind != CUE_NOT || no->spent)
			continue;
		for (size_t j = i + 1; j < p->count; j++) {
			cue *other = &p->cues[j];
			bool without = is_without(p->prose, other);
			if ((!dismisses(other->kind) && !without) || other->spent ||
			    !reaches_forward(p->prose, no->tokens.last, other->tokens.first, without ? REACH_NOT : REACH_CANCEL,
			                     false))
				continue;
			spend(no, other->tokens);
			spend(other, no->tokens);
			break;
		}
	}
}

/* "X is not overkill": a negation in the gap of what waves away. */
static void spend_negated_verdicts(polarity *p)
{
	for (size_t i = 0; i < p->count; i++) {
		cue *verdict = &p->cues[i];
		for (size_t j = 0; verdict->kind == CUE_AFTER && j < p->count; j++) {
			cue *no = &p->cues[j];
			bool inside = no->tokens.first >= verdict->tokens.first && no->tokens.last <= verdict->tokens.last;
			if (no->kind != CUE_NOT || !inside || hits_overlap(no->hit, verdict->hit))
				continue;
			spend(verdict, no->tokens);
			spend(no, verdict->tokens);
		}
	}
}

/* "X is overkill, Y is not": the second denies the verdict, not Y. */
static void spend_contrasts(polarity *p)
{
	const prose *t = p->prose;

	for (size_t i = 0; i < p->count; i++) {
		cue *no = &p->cues[i];
		for (size_t j = 0; no->kind == CUE_NOT && ends_clause(t, no) && j < i; j++) {
			const token *a = &t->tokens[p->cues[j].tokens.first], *b = &t->tokens[no->tokens.first];
			if (p->cues[j].kind == CUE_AFTER && a->sentence == b->sentence && a->clause < b->clause)
				spend(no, p->cues[j].tokens);
		}
	}
}

/* "Not enough", "can't trust X alone": what is denied is that it suffices. */
static void spend_limited(polarity *p)
{
	const prose *t = p->prose;

	for (size_t i = 0; i < p->count; i++) {
		const cue *limit = &p->cues[i];
		for (size_t j = 0; limit->kind == CUE_LIMIT && !limit->spent && j < p->count; j++) {
			cue *no = &p->cues[j];
			uint32_t from = no->tokens.last, to = limit->tokens.first;
			bool same_clause = from < t->count && t->tokens[from].clause == t->tokens[to].clause;
			if (no->kind == CUE_NOT && same_clause && reaches_forward(t, from, to, REACH_NOT, false))
				spend(no, limit->tokens);
		}
	}
}

void spend_cues(polarity *p)
{
	spend_contained(p);
	spend_conditions(p);
	spend_double_negations(p);
	spend_negated_verdicts(p);
	spend_contrasts(p);
	spend_limited(p);
}
