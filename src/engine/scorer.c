/* scorer.c - compiling a rubric into a scorer. */
#include "scorer.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Raised whenever the rules of scoring change what an answer earns, so that revisions differ. */
static const char rules_version[] = "viva rules 1";

static bool compile_optional(compiler *c, const viva_term *term, uint32_t *index)
{
	*index = NO_NODE;
	program_mix(c->program, term ? "one" : "none"); /* so that the same term in another place is another rubric */
	return !term || compile_term(c, term, index);
}

static int subject_index(const viva_rubric *r, const char *id)
{
	for (size_t i = 0; i < r->subject_count; i++)
		if (strcmp(r->subjects[i].id, id) == 0)
			return (int)i;
	return -1;
}

static bool compile_point(compiler *c, const viva_rubric *r, const viva_point *p, point_nodes *out)
{
	char shape[128];

	snprintf(shape, sizeof shape, "%.64s %a %d %d", p->id, p->weight, (int)p->tier, p->naming);
	program_mix(c->program, shape);
	out->about = -1;
	if (p->about) {
		program_mix(c->program, p->about);
		out->about = subject_index(r, p->about);
		if (out->about < 0) {
			viva_fail(c->err, VIVA_E_INPUT, "point '%s' is about '%s', which is not among the subjects", p->id,
			          p->about);
			return viva_fail_at(c->err, p->place.file, p->place.line, p->place.column);
		}
	}
	if (!p->match) {
		viva_fail(c->err, VIVA_E_INPUT, "point '%s' has nothing to match", p->id);
		return viva_fail_at(c->err, p->place.file, p->place.line, p->place.column);
	}
	return compile_term(c, p->match, &out->match) && compile_optional(c, p->touch, &out->touch) &&
	       compile_optional(c, p->deny, &out->deny);
}

static bool compile_mistake(compiler *c, const viva_mistake *m, uint32_t *index)
{
	char shape[128];

	snprintf(shape, sizeof shape, "%.64s %a", m->id, m->penalty);
	program_mix(c->program, shape);
	for (size_t i = 0; i < m->withhold_count; i++)
		program_mix(c->program, m->withholds[i]);
	if (!m->match) {
		viva_fail(c->err, VIVA_E_INPUT, "mistake '%s' has nothing to match", m->id);
		return viva_fail_at(c->err, m->place.file, m->place.line, m->place.column);
	}
	return compile_term(c, m->match, index);
}

static bool add_prompt_stem(viva_scorer *s, compiler *c, const char *word)
{
	char stem[STEM_MAX];

	stem_word(c->stems, word, stem);
	for (size_t i = 0; i < s->prompt_count; i++)
		if (strcmp(s->prompt_stems[i], stem) == 0)
			return true;
	const char *copy = viva_arena_copy(s->program.arena, stem, strlen(stem));
	if (!copy)
		return false;
	s->prompt_stems[s->prompt_count++] = copy;
	return true;
}

static bool read_prompt(viva_scorer *s, compiler *c)
{
	prose t;
	const char *prompt = s->rubric->prompt;

	if (!prompt || !viva_answer_valid(prompt, strlen(prompt), NULL))
		return true;
	program_mix(&s->program, prompt);
	if (!text_read(prompt, strlen(prompt), s->program.arena, &t))
		return viva_fail_memory(c->err);
	s->prompt_stems = viva_arena_array(s->program.arena, t.count + 1, sizeof *s->prompt_stems);
	if (!s->prompt_stems)
		return viva_fail_memory(c->err);
	for (size_t i = 0; i < t.count; i++)
		if (!(t.tokens[i].flags & (TOKEN_LIGHT | TOKEN_CLOSED)) && !add_prompt_stem(s, c, t.tokens[i].word))
			return viva_fail_memory(c->err);
	return true;
}

static bool compile_parts(viva_scorer *s, compiler *c)
{
	const viva_rubric *r = s->rubric;
	bool ok = polarity_compile(c, s->cues);

	for (size_t i = 0; ok && i < r->point_count; i++)
		ok = compile_point(c, r, &r->points[i], &s->points[i]);
	for (size_t i = 0; ok && i < r->mistake_count; i++)
		ok = compile_mistake(c, &r->mistakes[i], &s->mistakes[i]);
	for (size_t i = 0; ok && i < r->subject_count; i++)
		ok = compile_term(c, r->subjects[i].names, &s->subjects[i]);
	return ok && compile_optional(c, r->topic, &s->topic) && compile_optional(c, r->beside, &s->beside) &&
	       read_prompt(s, c);
}

static bool compile_rubric(viva_scorer *s, const viva_concepts *concepts, viva_error *err)
{
	viva_arena *arena = s->program.arena;
	compiler c;

	s->points = viva_arena_array(arena, s->rubric->point_count, sizeof *s->points);
	s->mistakes = viva_arena_array(arena, s->rubric->mistake_count, sizeof *s->mistakes);
	s->subjects = viva_arena_array(arena, s->rubric->subject_count, sizeof *s->subjects);
	s->cues = viva_arena_array(arena, cue_count, sizeof *s->cues);
	if (!s->points || !s->mistakes || !s->subjects || !s->cues)
		return viva_fail_memory(err);
	if (!compiler_begin(&c, &s->program, concepts, (s->without & VIVA_WITHOUT_STEMS) != 0, err))
		return false;
	program_mix(&s->program, rules_version);
	bool ok = compile_parts(s, &c);
	compiler_end(&c);
	snprintf(s->revision, sizeof s->revision, "%016" PRIx64, s->program.revision);
	return ok;
}

viva_scorer *viva_scorer_new(const viva_rubric *rubric, const viva_concepts *concepts, unsigned without,
                             viva_error *err)
{
	viva_scorer *s = calloc(1, sizeof *s);

	if (!s) {
		viva_fail_memory(err);
		return NULL;
	}
	s->rubric = rubric;
	s->without = without;
	viva_error_clear(err);
	if (program_begin(&s->program, err) && compile_rubric(s, concepts, err))
		return s;
	viva_scorer_free(s);
	return NULL;
}

void viva_scorer_free(viva_scorer *scorer)
{
	if (!scorer)
		return;
	program_free(&scorer->program);
	free(scorer);
}

const char *viva_scorer_revision(const viva_scorer *scorer)
{
	return scorer->revision;
}

viva_scratch *viva_scratch_new(void)
{
	viva_scratch *scratch = calloc(1, sizeof *scratch);

	if (!scratch)
		return NULL;
	scratch->arena = viva_arena_new();
	scratch->stems = stemmer_new();
	scratch->patterns = pattern_match_new();
	if (scratch->arena && scratch->stems && scratch->patterns)
		return scratch;
	viva_scratch_free(scratch);
	return NULL;
}

void viva_scratch_free(viva_scratch *scratch)
{
	if (!scratch)
		return;
	viva_arena_free(scratch->arena);
	stemmer_free(scratch->stems);
	pattern_match_free(scratch->patterns);
	free(scratch);
}
