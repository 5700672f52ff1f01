/* compile.c - terms into nodes: a row per kind of term. */
#include "program.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

enum { DEPTH_MAX = 64 };
static const uint32_t BEING_COMPILED = UINT32_MAX;

void program_mix(program *p, const char *text)
{
	/* FNV-1a, 64 bits, with the terminator, so that "ab","c" differs from "a","bc". */
	do {
		p->revision = (p->revision ^ (unsigned char)*text) * 1099511628211u;
	} while (*text++);
}

bool program_begin(program *p, viva_error *err)
{
	memset(p, 0, sizeof *p);
	p->revision = 14695981039346656037u;
	p->arena = viva_arena_new();
	if (p->arena && vocabulary_begin(&p->vocabulary, p->arena))
		return true;
	program_free(p);
	return viva_fail_memory(err);
}

void program_free(program *p)
{
	for (size_t i = 0; i < p->node_count; i++)
		pattern_free(p->nodes[i].pattern);
	viva_arena_free(p->arena);
	memset(p, 0, sizeof *p);
}

bool compiler_begin(compiler *c, program *p, const viva_concepts *concepts, bool plain, viva_error *err)
{
	static const viva_concepts none;

	*c = (compiler){.program = p, .plain = plain, .concepts = concepts ? concepts : &none, .err = err};
	c->stems = stemmer_new();
	c->concept_nodes = viva_arena_array(p->arena, c->concepts->count + 1, sizeof *c->concept_nodes);
	if (c->stems && c->concept_nodes)
		return true;
	compiler_end(c);
	return viva_fail_memory(err);
}

void compiler_end(compiler *c)
{
	stemmer_free(c->stems);
	c->stems = NULL;
}

static bool fail_at_term(compiler *c, const viva_term *term)
{
	return viva_fail_at(c->err, term->place.file, term->place.line, term->place.column);
}

node *compile_add_node(compiler *c, const viva_term *term, viva_term_kind kind, uint32_t *index)
{
	program *p = c->program;

	if (p->node_count >= NODES_MAX) {
		viva_fail(c->err, VIVA_E_LIMIT, "the rubric has more than %d terms", NODES_MAX);
		fail_at_term(c, term);
		return NULL;
	}
	node *n = viva_arena_push(p->arena, (void **)&p->nodes, &p->node_count, &p->node_room, sizeof *n);
	if (!n) {
		viva_fail_memory(c->err);
		return NULL;
	}
	n->kind = kind;
	n->term = term;
	n->weak = term->weak;
	n->words = INT_MAX;
	*index = (uint32_t)p->node_count - 1;
	return n;
}

bool compile_concept(compiler *c, const char *name, const viva_place *place, uint32_t *index)
{
	size_t i = 0;

	while (i < c->concepts->count && strcmp(c->concepts->list[i].name, name) != 0)
		i++;
	if (i == c->concepts->count) {
		viva_fail(c->err, VIVA_E_INPUT, "unknown concept '@%s'", name);
		return viva_fail_at(c->err, place->file, place->line, place->column);
	}
	if (c->concept_nodes[i] == BEING_COMPILED) {
		viva_fail(c->err, VIVA_E_INPUT, "concept '@%s' contains itself", name);
		return viva_fail_at(c->err, place->file, place->line, place->column);
	}
	if (c->concept_nodes[i] == 0) {
		uint32_t made;
		c->concept_nodes[i] = BEING_COMPILED;
		if (!compile_term(c, c->concepts->list[i].term, &made))
			return false;
		c->concept_nodes[i] = made + 1;
	}
	*index = c->concept_nodes[i] - 1;
	return true;
}

/* ---- the kinds ---- */

static bool compile_regex(compiler *c, const viva_term *term, uint32_t *index)
{
	pattern *p = pattern_new(term->text, c->err);
	if (!p) {
		/* The pattern's own column says where within it; the place is that of the term. */
		if (c->err)
			c->err->column = 0;
		return fail_at_term(c, term);
	}
	node *n = compile_add_node(c, term, VIVA_TERM_REGEX, index);
	if (!n) {
		pattern_free(p);
		return false;
	}
	n->pattern = p;
	program_mix(c->program, term->text);
	int nothing = pattern_matches_nothing(p);
	if (nothing <= 0)
		return nothing == 0 || viva_fail_memory(c->err);
	size_t shown = strnlen(term->text, 80);
	while (((unsigned char)term->text[shown] & 0xC0) == 0x80)
		shown--;
	viva_fail(c->err, VIVA_E_INPUT, "the pattern '%.*s' matches the empty string, and so every answer", (int)shown,
	          term->text);
	return fail_at_term(c, term);
}

static bool compile_children(compiler *c, const viva_term *term, uint32_t *index)
{
	if (term->child_count == 0) {
		viva_fail(c->err, VIVA_E_INPUT, "a list of terms is empty");
		return fail_at_term(c, term);
	}
	uint32_t *children = viva_arena_array(c->program->arena, term->child_count, sizeof *children);
	if (!children)
		return viva_fail_memory(c->err);
	for (size_t i = 0; i < term->child_count; i++)
		if (!compile_term(c, term->children[i], &children[i]))
			return false;
	/* Nodes below may have moved the array: the node is added last. */
	node *n = compile_add_node(c, term, term->kind, index);
	if (!n)
		return false;
	n->children = children;
	n->child_count = term->child_count;
	n->count = term->count;
	n->within = term->within;
	n->ordered = term->ordered;
	if (term->kind == VIVA_TERM_NEAR)
		n->words = term->count < INT_MAX ? (int)term->count : INT_MAX;
	return true;
}

static const struct {
	const char *name;
	bool (*compile)(compiler *c, const viva_term *term, uint32_t *index);
} kinds[] = {
	[VIVA_TERM_PHRASE] = {"phrase", compile_phrase}, [VIVA_TERM_REGEX] = {"re", compile_regex},
	[VIVA_TERM_ANY] = {"any", compile_children},     [VIVA_TERM_ALL] = {"all", compile_children},
	[VIVA_TERM_NONE] = {"none", compile_children},   [VIVA_TERM_SOME] = {"some", compile_children},
	[VIVA_TERM_NEAR] = {"near", compile_children},
};

bool compile_term(compiler *c, const viva_term *term, uint32_t *index)
{
	char shape[96];

	if (c->depth >= DEPTH_MAX) {
		viva_fail(c->err, VIVA_E_LIMIT, "terms are nested more than %d deep", DEPTH_MAX);
		return fail_at_term(c, term);
	}
	snprintf(shape, sizeof shape, "%s %zu %zu %d %d %d", kinds[term->kind].name, term->child_count, term->count,
	         (int)term->within, term->ordered, term->weak);
	program_mix(c->program, shape);
	c->depth++;
	bool ok = kinds[term->kind].compile(c, term, index);
	c->depth--;
	return ok;
}
