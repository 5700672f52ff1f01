/* subject.c - binding words to the things that a question compares. */
#include "subject.h"

#include <string.h>

enum { SUBJECTS_MAX = 100, NOBODY = -1, NO_MENTION = -2, UNCLEAR = -3 };

/* "Than RAG", "unlike an agent": named only to compare with. */
static bool is_aside(const prose *t, uint32_t first)
{
	static const char *const asides[] = {"than",    "unlike",   "versus", "vs", "over",
	                                     "against", "compared", "beats",  NULL};

	for (uint32_t back = 1; back <= 3 && back <= first; back++) {
		const token *k = &t->tokens[first - back];
		if (k->sentence != t->tokens[first].sentence)
			return false;
		if (token_is_one_of(k, asides))
			return true;
		if (!(k->flags & TOKEN_LIGHT) && strcmp(k->word, "to") && strcmp(k->word, "with"))
			return false;
	}
	return false;
}

/* Marks where each subject is named: its index at the first token of the name. */
static int8_t *find_mentions(run *r, const viva_scorer *s)
{
	const prose *t = r->prose;
	int8_t *named = viva_arena_array(r->arena, t->count + 1, sizeof *named);

	if (!named)
		return NULL;
	memset(named, NO_MENTION, t->count + 1);
	for (size_t i = 0; i < s->rubric->subject_count && i < SUBJECTS_MAX; i++) {
		const hits *names = run_node(r, s->subjects[i]);
		for (size_t h = 0; h < names->count; h++) {
			uint32_t first = names->list[h].parts[0].first;
			if (!is_aside(t, first))
				named[first] = (int8_t)i;
		}
	}
	/* "The other", "the latter": one of them, but who can say which. */
	static const char *const others[] = {"other", "latter", "former", "second", NULL};
	for (uint32_t i = 1; i < t->count; i++)
		if (named[i] == NO_MENTION && token_is_one_of(&t->tokens[i], others) &&
		    strcmp(t->tokens[i - 1].word, "the") == 0 &&
		    !(i + 1 < t->count && strcmp(t->tokens[i + 1].word, "hand") == 0))
			named[i] = UNCLEAR;
	return named;
}

static bool begins_with_pronoun(const prose *t, const sentence *s)
{
	static const char *const pronouns[] = {"it",   "its",    "they",  "their", "this",
	                                       "that", "theyre", "these", "there", NULL};
	return token_is_one_of(&t->tokens[s->tokens.first], pronouns);
}

int8_t *subject_of_tokens(run *r, const viva_scorer *s)
{
	const prose *t = r->prose;
	int8_t *named = find_mentions(r, s);
	int8_t carried = NOBODY;

	if (!named)
		return NULL;
	for (size_t i = 0; i < t->sentence_count; i++) {
		const sentence *unit = &t->sentences[i];
		int8_t now = begins_with_pronoun(t, unit) ? carried : NOBODY;
		uint32_t first = unit->tokens.first;
		while (first < unit->tokens.last && named[first] == NO_MENTION)
			first++;
		bool same_clause = first < unit->tokens.last && t->tokens[first].clause == t->tokens[unit->tokens.first].clause;
		if (same_clause && now == NOBODY)
			now = named[first] == UNCLEAR ? NOBODY : named[first];
		for (uint32_t k = unit->tokens.first; k < unit->tokens.last; k++) {
			if (named[k] != NO_MENTION)
				now = named[k] == UNCLEAR ? NOBODY : named[k];
			named[k] = now;
		}
		carried = now;
	}
	return named;
}
