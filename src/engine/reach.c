/* reach.c - how far a cue reaches over the words before and behind it. */
#include "polarity.h"

#include <string.h>

enum {
	REACH_HEDGE = 7,
	REACH_AFTER = 8,
	REACH_BEHIND = 3, /* between what is denied and a negation at the end of the clause */
	LIST_ITEM = 5,    /* tokens of a list item, over whose comma a negation still reaches */
	ASIDE = 6         /* tokens of a clause that is a mere afterthought: ", maybe" */
};

static bool is_joint(const token *k)
{
	static const char *const joints[] = {"or", "and", "nor", NULL};
	return token_is_one_of(k, joints);
}

/* A list item: short, and without words that make a clause of its own. */
static bool is_list_item(const prose *t, const clause *c)
{
	if (span_length(c->tokens) > LIST_ITEM)
		return false;
	for (uint32_t i = c->tokens.first; i < c->tokens.last; i++)
		if ((t->tokens[i].flags & TOKEN_CLOSED) && !is_joint(&t->tokens[i]))
			return false;
	return true;
}

/* Whether a comma's clause goes on with a list that ends in "or Z": "No X, Y or Z", but not "No X, Y helps". */
static bool list_goes_on(const prose *t, uint32_t clause_index)
{
	for (; clause_index < t->clause_count; clause_index++) {
		const clause *c = &t->clauses[clause_index];
		if (!c->soft || !is_list_item(t, c))
			return false;
		for (uint32_t i = c->tokens.first; i < c->tokens.last; i++)
			if (is_joint(&t->tokens[i]))
				return true;
	}
	return false;
}

static bool stops_negation(const token *k)
{
	static const char *const stops[] = {"but", "by", "so", "because", "then", "and", "needed", "required", NULL};
	return token_is_one_of(k, stops);
}

static bool is_subject(const token *k)
{
	static const char *const subjects[] = {"i", "we", "you", "they", "id", "youd", NULL};
	return token_is_one_of(k, subjects);
}

bool reaches_forward(const prose *t, uint32_t from, uint32_t to, uint32_t reach, bool past_and)
{
	if (to < from || to - from > reach)
		return false;
	for (uint32_t i = from; i <= to && i < t->count; i++) {
		const token *k = &t->tokens[i];
		if (i < to && stops_negation(k) && !(past_and && strcmp(k->word, "and") == 0))
			return false;
		/* Not past a new subject: "instead of X I do Y". */
		if (past_and && i > from && is_subject(k))
			return false;
		if (i == 0 || k->clause == t->tokens[i - 1].clause)
			continue;
		if (k->sentence != t->tokens[i - 1].sentence || !list_goes_on(t, k->clause))
			return false;
	}
	return true;
}

/* Whether something that ends before token `from` lies in the same run of words as a cue at `to`. Past "and" only where
 * it joins names: "X and Y are overkill", not "X is cheap and dropping it is silly". */
static bool reaches_back(const prose *t, uint32_t from, uint32_t to, uint32_t reach)
{
	if (to < from || to - from > reach)
		return false;
	for (uint32_t i = from; i <= to; i++) {
		if (i > 0 && t->tokens[i].clause != t->tokens[i - 1].clause)
			return false;
		if (i > from && i < to && strcmp(t->tokens[i].word, "and") == 0)
			return false;
	}
	return true;
}

bool ends_clause(const prose *t, const cue *c)
{
	return c->tokens.last == t->clauses[t->tokens[c->tokens.first].clause].tokens.last;
}

/* "X? Never." but not "X is fixed and Y is not", which denies of Y. */
static bool denies_backwards(const prose *t, uint32_t from, const cue *c)
{
	for (uint32_t i = from; i < c->tokens.first; i++)
		if (stops_negation(&t->tokens[i]))
			return false;
	return ends_clause(t, c) && reaches_back(t, from, c->tokens.first, REACH_BEHIND);
}

/* "Reranking? No.": a sentence that is nothing but the cue answers the question before it. */
static bool answers_question(const prose *t, const cue *c, span part)
{
	uint32_t own = t->tokens[c->tokens.first].sentence, other = t->tokens[part.first].sentence;

	return own == other + 1 && t->sentences[other].question &&
	       span_length(t->sentences[own].tokens) == span_length(c->tokens);
}

/* ", maybe" and ", if there's time": an afterthought to the clause before. */
static bool is_afterthought(const prose *t, const cue *c, span part)
{
	uint32_t own = t->tokens[c->tokens.first].clause;

	return span_length(t->clauses[own].tokens) <= ASIDE && ends_clause(t, c) &&
	       own == t->tokens[part.first].clause + 1 &&
	       t->tokens[c->tokens.first].sentence == t->tokens[part.first].sentence;
}

bool cue_reaches(const prose *t, const cue *c, span part)
{
	uint32_t begin = c->tokens.first, end = c->tokens.last;

	switch (c->kind) {
	case CUE_NOT:
		return reaches_forward(t, end, part.first, REACH_NOT, false) || denies_backwards(t, part.last, c) ||
		       answers_question(t, c, part);
	case CUE_DISMISS:
		return reaches_forward(t, end, part.first, REACH_NOT, true) ||
		       (ends_clause(t, c) && reaches_back(t, part.last, begin, REACH_AFTER));
	case CUE_AROUND:
		return part.first >= begin && part.last <= end;
	case CUE_HEDGE:
		return reaches_forward(t, end, part.first, REACH_HEDGE, true);
	case CUE_HEDGE_AFTER:
		return reaches_back(t, part.last, begin, REACH_AFTER) || is_afterthought(t, c, part);
	case CUE_HEDGE_END:
		return (ends_clause(t, c) && reaches_back(t, part.last, begin, REACH_AFTER)) || is_afterthought(t, c, part);
	case CUE_AFTER:
		return reaches_back(t, part.last, begin, REACH_AFTER);
	case CUE_AFTER_END:
		return ends_clause(t, c) && reaches_back(t, part.last, begin, REACH_AFTER);
	case CUE_AFTER_ALL:
		return part.last <= begin && t->tokens[part.first].sentence == t->tokens[begin].sentence;
	case CUE_NEUTRAL:
	case CUE_LIMIT:
		break;
	}
	return false;
}
