/*
 * engine_fixture.h - what the tests of the engine share: a bench on which a small rubric is built in C and answers are
 * scored, and short ways to write terms.
 *
 * A bench owns everything got from it; set_up and tear_down make and free one for each test.
 */
#ifndef VIVA_TEST_ENGINE_FIXTURE_H
#define VIVA_TEST_ENGINE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <viva/score.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BENCH_POINTS = 16, BENCH_MISTAKES = 4, BENCH_SUBJECTS = 4, BENCH_CONCEPTS = 80, BENCH_CHILDREN = 40 };

typedef struct bench {
	viva_arena *arena;   /* of the rubric */
	viva_arena *results; /* may be reset between answers */
	viva_point points[BENCH_POINTS];
	viva_mistake mistakes[BENCH_MISTAKES];
	viva_subject subjects[BENCH_SUBJECTS];
	viva_concept concepts[BENCH_CONCEPTS];
	viva_concepts set;
	viva_rubric rubric;
	unsigned without;
	viva_scorer *scorer; /* made when the first answer is scored */
	viva_scratch *scratch;
	viva_result result;
	viva_error err;
} bench;

static inline int set_up(void **state)
{
	bench *b = calloc(1, sizeof *b);

	assert_non_null(b);
	b->arena = viva_arena_new();
	b->results = viva_arena_new();
	b->scratch = viva_scratch_new();
	assert_non_null(b->arena);
	assert_non_null(b->results);
	assert_non_null(b->scratch);
	b->set.list = b->concepts;
	b->rubric.question = "q";
	b->rubric.points = b->points;
	b->rubric.mistakes = b->mistakes;
	b->rubric.subjects = b->subjects;
	*state = b;
	return 0;
}

/* Forgets the compiled rubric, so that it can be changed. */
static inline void recompile(bench *b)
{
	viva_scorer_free(b->scorer);
	b->scorer = NULL;
}

/* Forgets points, mistakes, subjects and concepts. */
static inline void start_over(bench *b)
{
	recompile(b);
	b->rubric.point_count = b->rubric.mistake_count = b->rubric.subject_count = b->set.count = 0;
	b->rubric.topic = b->rubric.beside = NULL;
	b->rubric.prompt = NULL;
}

static inline int tear_down(void **state)
{
	bench *b = *state;

	viva_scorer_free(b->scorer);
	viva_scratch_free(b->scratch);
	viva_arena_free(b->results);
	viva_arena_free(b->arena);
	free(b);
	return 0;
}

/* ---- terms ---- */

static inline viva_term *term_of(bench *b, viva_term_kind kind, const char *text)
{
	viva_term *t = viva_arena_get(b->arena, sizeof *t);

	assert_non_null(t);
	t->kind = kind;
	t->text = text;
	t->place = (viva_place){"rubric.json", 7, 3};
	return t;
}

static inline viva_term *phrase(bench *b, const char *text)
{
	return term_of(b, VIVA_TERM_PHRASE, text);
}

static inline viva_term *regex(bench *b, const char *expression)
{
	return term_of(b, VIVA_TERM_REGEX, expression);
}

/* A term of phrases: "a; b; c" is three. */
static inline viva_term *group(bench *b, viva_term_kind kind, const char *phrases)
{
	viva_term *t = term_of(b, kind, NULL);
	const viva_term **children = viva_arena_array(b->arena, BENCH_CHILDREN, sizeof *children);

	assert_non_null(children);
	for (const char *at = phrases; *at;) {
		size_t length = strcspn(at, ";");
		assert_true(t->child_count < BENCH_CHILDREN);
		children[t->child_count++] = phrase(b, viva_arena_copy(b->arena, at, length));
		at += length + strspn(at + length, "; ");
	}
	t->children = children;
	return t;
}

static inline viva_term *any_of(bench *b, const char *phrases)
{
	return group(b, VIVA_TERM_ANY, phrases);
}

static inline viva_term *all_of(bench *b, viva_within within, const char *phrases)
{
	viva_term *t = group(b, VIVA_TERM_ALL, phrases);

	t->within = within;
	return t;
}

static inline viva_term *some_of(bench *b, size_t count, viva_within within, const char *phrases)
{
	viva_term *t = group(b, VIVA_TERM_SOME, phrases);

	t->count = count;
	t->within = within;
	return t;
}

static inline viva_term *near_of(bench *b, size_t words, bool ordered, const char *phrases)
{
	viva_term *t = group(b, VIVA_TERM_NEAR, phrases);

	t->count = words;
	t->ordered = ordered;
	t->within = VIVA_SENTENCE;
	return t;
}

/* Puts a child more into a group. */
static inline viva_term *with(bench *b, viva_term *t, const viva_term *child)
{
	const viva_term **children = viva_arena_array(b->arena, t->child_count + 1, sizeof *children);

	assert_non_null(children);
	for (size_t i = 0; i < t->child_count; i++)
		children[i] = t->children[i];
	children[t->child_count++] = child;
	t->children = children;
	return t;
}

/* ---- the rubric ---- */

static inline viva_point *add_point(bench *b, const char *id, const viva_term *match)
{
	assert_true(b->rubric.point_count < BENCH_POINTS);
	viva_point *p = &b->points[b->rubric.point_count++];
	*p = (viva_point){.id = id, .says = id, .weight = 1, .tier = VIVA_MUST, .match = match};
	recompile(b);
	return p;
}

static inline viva_mistake *add_mistake(bench *b, const char *id, double penalty, const viva_term *match)
{
	assert_true(b->rubric.mistake_count < BENCH_MISTAKES);
	viva_mistake *m = &b->mistakes[b->rubric.mistake_count++];
	*m = (viva_mistake){.id = id, .says = id, .penalty = penalty, .match = match};
	recompile(b);
	return m;
}

static inline void add_subject(bench *b, const char *id, const char *names)
{
	assert_true(b->rubric.subject_count < BENCH_SUBJECTS);
	b->subjects[b->rubric.subject_count++] = (viva_subject){id, any_of(b, names)};
	recompile(b);
}

static inline viva_concept *add_concept(bench *b, const char *name, const viva_term *term)
{
	assert_true(b->set.count < BENCH_CONCEPTS);
	viva_concept *c = &b->concepts[b->set.count++];
	*c = (viva_concept){.name = name, .term = term};
	recompile(b);
	return c;
}

static inline bool compiles(bench *b)
{
	recompile(b);
	b->scorer = viva_scorer_new(&b->rubric, &b->set, b->without, &b->err);
	return b->scorer != NULL;
}

/* ---- scoring ---- */

/* Scores an answer of length bytes; false with b->err filled. */
static inline bool try_score(bench *b, const char *answer, size_t length)
{
	if (!b->scorer && !compiles(b))
		fail_msg("the rubric does not compile: %s", b->err.message);
	return viva_score(b->scorer, b->scratch, answer, length, b->results, &b->result, &b->err);
}

static inline const viva_result *score(bench *b, const char *answer)
{
	if (!try_score(b, answer, strlen(answer)))
		fail_msg("not scored: %s", b->err.message);
	return &b->result;
}

static inline const viva_point_result *point_of(const viva_result *r, const char *id)
{
	for (size_t i = 0; i < r->point_count; i++)
		if (strcmp(r->points[i].point->id, id) == 0)
			return &r->points[i];
	fail_msg("no point '%s'", id);
	return NULL;
}

/* What an answer earns for one term alone. */
static inline const viva_point_result *match_term(bench *b, const viva_term *term, const char *answer)
{
	b->rubric.point_count = 0;
	add_point(b, "p", term);
	return point_of(score(b, answer), "p");
}

/* Whether a term is found in an answer, whatever it is worth there. */
static inline bool finds(bench *b, const viva_term *term, const char *answer)
{
	return match_term(b, term, answer)->match_count > 0;
}

static inline bool finds_phrase(bench *b, const char *text, const char *answer)
{
	return finds(b, phrase(b, text), answer);
}

#define ASSERT_FINDS(b, text, answer)                                                                                  \
	do {                                                                                                               \
		if (!finds_phrase((b), (text), (answer)))                                                                      \
			fail_msg("'%s' is not found in '%s'", (text), (answer));                                                   \
	} while (0)

#define ASSERT_FINDS_NOT(b, text, answer)                                                                              \
	do {                                                                                                               \
		if (finds_phrase((b), (text), (answer)))                                                                       \
			fail_msg("'%s' is found in '%s'", (text), (answer));                                                       \
	} while (0)

#endif
