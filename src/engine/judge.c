/* judge.c - the worth of a match. The rules stand in the order in which they are asked. */
#include "judge.h"
#include "subject.h"

#include <string.h>

/* ---- echo ---- */

static bool is_prompt_word(const viva_scorer *s, stemmer *stems, const char *word)
{
	char stem[STEM_MAX];

	stem_word(stems, word, stem);
	for (size_t i = 0; i < s->prompt_count; i++)
		if (strcmp(s->prompt_stems[i], stem) == 0)
			return true;
	return false;
}

/* A sentence echoes the question when it holds most of its words and little else. */
static bool repeats_prompt(const judge *j, const sentence *s)
{
	size_t shared = 0, own = 0;

	for (uint32_t i = s->tokens.first; i < s->tokens.last; i++) {
		bool counts = !(j->prose->tokens[i].flags & (TOKEN_LIGHT | TOKEN_CLOSED));
		shared += counts && j->prompt_word[i];
		own += counts && !j->prompt_word[i];
	}
	return shared >= 2 && shared * 10 >= j->scorer->prompt_count * 6 && own <= shared;
}

static bool read_echoes(judge *j, run *r, stemmer *stems)
{
	bool *words = viva_arena_array(r->arena, j->prose->count + 1, sizeof *words);
	bool *sentences = viva_arena_array(r->arena, j->prose->sentence_count + 1, sizeof *sentences);

	if (!words || !sentences)
		return false;
	j->prompt_word = words;
	j->echoes = sentences;
	for (size_t i = 0; i < j->prose->count; i++)
		words[i] = is_prompt_word(j->scorer, stems, j->prose->tokens[i].word);
	for (size_t i = 0; i < j->prose->sentence_count; i++)
		sentences[i] = repeats_prompt(j, &j->prose->sentences[i]);
	return true;
}

static bool is_echo(const judge *j, const hit *h)
{
	for (int p = 0; p < h->part_count; p++) {
		for (uint32_t i = h->parts[p].first; i < h->parts[p].last; i++) {
			const token *k = &j->prose->tokens[i];
			bool counts = !(k->flags & (TOKEN_LIGHT | TOKEN_CLOSED));
			if (!j->echoes[k->sentence] || (counts && !j->prompt_word[i]))
				return false;
		}
	}
	return true;
}

/* ---- the rules ---- */

static bool is_listed(const judge *j, const hit *h)
{
	for (int p = 0; p < h->part_count; p++)
		if (!j->prose->sentences[j->prose->tokens[h->parts[p].first].sentence].bare)
			return false;
	return true;
}

/* Whether most of what matched is said of another subject. The last part decides: a claim ends in what it claims. */
static int subject_index(const judge *j, const hit *h)
{
	return j->subjects ? j->subjects[h->parts[h->part_count - 1].first] : -1;
}

static viva_span bytes_of(const judge *j, span tokens)
{
	viva_span bytes;
	text_bytes(j->prose, tokens, &bytes.start, &bytes.end);
	return bytes;
}

static void stand(viva_match *m, viva_standing standing, double credit)
{
	m->standing = standing;
	m->credit = credit;
}

void judge_hit(const judge *j, const hit *h, const viva_point *point, int about, viva_match *out)
{
	unsigned without = j->scorer->without;
	span hull = hit_hull(h), by;
	uint32_t clause_index = j->prose->tokens[hull.first].clause;
	bool hedges = !(without & VIVA_WITHOUT_HEDGES), denials = !(without & VIVA_WITHOUT_POLARITY);
	stance meant = polarity_of(&j->polarity, h, hedges, denials, &by);
	int subject = subject_index(j, h);

	*out = (viva_match){.span = bytes_of(j, hull), .term = h->term};
	out->clause = bytes_of(j, j->prose->clauses[clause_index].tokens);
	out->cue = bytes_of(j, by);
	if (subject >= 0)
		out->subject = j->scorer->rubric->subjects[subject].id;
	stand(out, VIVA_ASSERTED, 1);
	if (meant == STANCE_NEGATED)
		stand(out, VIVA_NEGATED, 0);
	else if (!(without & VIVA_WITHOUT_ECHO) && is_echo(j, h))
		stand(out, VIVA_ECHOED, 0);
	else if (!(without & VIVA_WITHOUT_SUBJECTS) && about >= 0 && subject >= 0 && subject != about)
		stand(out, VIVA_ELSEWHERE, 0);
	else if (meant == STANCE_HEDGED)
		stand(out, VIVA_HEDGED, 0.5);
	else if (!(without & VIVA_WITHOUT_LISTS) && point && !point->naming && is_listed(j, h))
		stand(out, VIVA_LISTED, 0.5);
	else if (h->weak)
		stand(out, VIVA_WEAK, 0.5);
}

/* For terms that range over the whole answer: 0 only for what is denied. */
static double standing_of_part(void *context, const hit *h)
{
	const judge *j = context;
	span by;
	stance meant = polarity_of(&j->polarity, h, true, !(j->scorer->without & VIVA_WITHOUT_POLARITY), &by);

	return meant == STANCE_NEGATED ? 0 : meant == STANCE_HEDGED ? 0.5 : h->weak ? 0.6 : 1;
}

bool judge_begin(judge *j, run *r, const viva_scorer *s, stemmer *stems)
{
	*j = (judge){.scorer = s, .prose = r->prose};
	if (!polarity_read(r, s->cues, &j->polarity) || !read_echoes(j, r, stems))
		return false;
	r->standing = standing_of_part;
	r->context = j;
	if (s->rubric->subject_count == 0)
		return true;
	j->subjects = subject_of_tokens(r, s);
	return j->subjects != NULL;
}
