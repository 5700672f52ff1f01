/* terms.c - the kinds of terms: one row of `kinds` each. */
#include "terms.h"

#include <string.h>

static const char *const within_names[] = {"sentence", "clause", "answer", NULL};
static const char *const near_within_names[] = {"sentence", "clause", NULL};

static field_read read_children;

/* The first key of a kind is the one that it is known by. */
static const field any_fields[] = {
	{.name = "any", .read = read_children},
	{.name = "weak", .read = field_flag, .offset = offsetof(viva_term, weak)},
};
static const field all_fields[] = {
	{.name = "all", .read = read_children},
	{.name = "within", .read = field_choice, .offset = offsetof(viva_term, within), .choices = within_names},
	{.name = "weak", .read = field_flag, .offset = offsetof(viva_term, weak)},
};
static const field none_fields[] = {
	{.name = "none", .read = read_children},
};
static const field some_fields[] = {
	{.name = "some", .read = read_children},
	{.name = "count",
     .read = field_size,
     .required = true,
     .offset = offsetof(viva_term, count),
     .min = 1,
     .max = 1000,
     .expects = "a whole number from 1 up"},
	{.name = "within", .read = field_choice, .offset = offsetof(viva_term, within), .choices = within_names},
	{.name = "weak", .read = field_flag, .offset = offsetof(viva_term, weak)},
};
static const field near_fields[] = {
	{.name = "near", .read = read_children},
	{.name = "words",
     .read = field_size,
     .required = true,
     .offset = offsetof(viva_term, count),
     .min = 0,
     .max = 100,
     .expects = "a whole number from 0 to 100"},
	{.name = "within", .read = field_choice, .offset = offsetof(viva_term, within), .choices = near_within_names},
	{.name = "ordered", .read = field_flag, .offset = offsetof(viva_term, ordered)},
	{.name = "weak", .read = field_flag, .offset = offsetof(viva_term, weak)},
};
static const field regex_fields[] = {
	{.name = "re", .read = field_text, .offset = offsetof(viva_term, text)},
	{.name = "weak", .read = field_flag, .offset = offsetof(viva_term, weak)},
};

#define PLACE offsetof(viva_term, place)

static const viva_term any_term = {.kind = VIVA_TERM_ANY};
static const viva_term all_term = {.kind = VIVA_TERM_ALL, .within = VIVA_SENTENCE};
static const viva_term none_term = {.kind = VIVA_TERM_NONE};
static const viva_term some_term = {.kind = VIVA_TERM_SOME, .within = VIVA_ANSWER};
static const viva_term near_term = {.kind = VIVA_TERM_NEAR, .within = VIVA_SENTENCE};
static const viva_term regex_term = {.kind = VIVA_TERM_REGEX};

static const shape kinds[] = {
	{"term with 'any'", FIELDS(any_fields), sizeof(viva_term), &any_term, PLACE},
	{"term with 'all'", FIELDS(all_fields), sizeof(viva_term), &all_term, PLACE},
	{"term with 'none'", FIELDS(none_fields), sizeof(viva_term), &none_term, PLACE},
	{"term with 'some'", FIELDS(some_fields), sizeof(viva_term), &some_term, PLACE},
	{"term with 'near'", FIELDS(near_fields), sizeof(viva_term), &near_term, PLACE},
	{"term with 're'", FIELDS(regex_fields), sizeof(viva_term), &regex_term, PLACE},
};

enum { KIND_COUNT = sizeof kinds / sizeof *kinds };

static const viva_term *read_term(reader *r, const json_node *node, const field *f);

static bool read_list(reader *r, const json_node *list, const field *f, viva_term *term)
{
	bool good = true;

	if (json_type_of(list) != JSON_ARRAY)
		return field_mismatch(r, list, f, "a list of terms");
	if (!json_first(list))
		return reader_fault(r, reader_at(r, list), "'%s' is an empty list, which matches nothing", f->name);
	const viva_term **children = viva_arena_array(r->arena, json_count(list), sizeof *children);
	if (!children)
		return reader_no_memory(r);
	for (const json_node *node = json_first(list); node; node = json_next(node)) {
		const viva_term *child = read_term(r, node, f);
		if (child)
			children[term->child_count++] = child;
		else
			good = false;
	}
	term->children = children;
	return good;
}

static bool read_children(reader *r, const json_node *node, const field *f, void *out)
{
	return read_list(r, node, f, out);
}

/* ---- what must hold among a term and its children ---- */

static bool misplaced_none(reader *r, const viva_term *none)
{
	return reader_fault(r, none->place, "'none' stands only in the list of an 'all', beside what must match");
}

/* complete: every child could be read, so that they can be counted. */
static bool check_children(reader *r, const json_node *node, const viva_term *term, bool complete)
{
	size_t nones = 0;

	for (size_t i = 0; i < term->child_count; i++) {
		if (term->children[i]->kind != VIVA_TERM_NONE)
			continue;
		nones++;
		if (term->kind != VIVA_TERM_ALL)
			return misplaced_none(r, term->children[i]);
	}
	if (!complete)
		return false;
	if (term->kind == VIVA_TERM_ALL && nones == term->child_count)
		return misplaced_none(r, term->children[0]);
	if (term->kind == VIVA_TERM_SOME && term->count > term->child_count)
		return reader_fault(r, reader_at(r, json_get(node, "count")), "'count' is %zu, of a list of %zu", term->count,
		                    term->child_count);
	if (term->kind == VIVA_TERM_NEAR && term->child_count < 2)
		return reader_fault(r, term->place, "'near' needs two terms or more");
	return true;
}

/* ---- one term ---- */

/* The kind that an object's keys name; NULL after a fault. */
static const shape *kind_of(reader *r, const json_node *node)
{
	const shape *found = NULL;
	const char *names[KIND_COUNT];

	for (size_t i = 0; i < KIND_COUNT; i++) {
		names[i] = kinds[i].fields[0].name;
		if (!json_get(node, names[i]))
			continue;
		if (found) {
			reader_fault(r, reader_at(r, node), "a term is of one kind, this one has both '%s' and '%s'",
			             found->fields[0].name, names[i]);
			return NULL;
		}
		found = &kinds[i];
	}
	if (found)
		return found;
	for (const json_node *value = json_first(node); value; value = json_next(value)) {
		const char *nearest = viva_nearest(json_key(value), names, KIND_COUNT);
		if (!nearest)
			continue;
		reader_fault(r, reader_key_at(r, value), "unknown key '%s' in a term; did you mean '%s'?", json_key(value),
		             nearest);
		return NULL;
	}
	reader_fault(r, reader_at(r, node), "a term has one of the keys any, all, none, some, near, re");
	return NULL;
}

static bool read_object(reader *r, const json_node *node, viva_term *term)
{
	const shape *kind = kind_of(r, node);

	return kind && check_children(r, node, term, fields_read(r, node, kind, term));
}

static const viva_term *read_term(reader *r, const json_node *node, const field *f)
{
	viva_term *term = viva_arena_get(r->arena, sizeof *term);
	bool good = false;

	if (!term) {
		reader_no_memory(r);
		return NULL;
	}
	term->place = reader_at(r, node);
	switch (json_type_of(node)) {
	case JSON_STRING:
		term->kind = VIVA_TERM_PHRASE;
		term->text = fields_text(r, node, f);
		good = term->text != NULL;
		break;
	case JSON_ARRAY:
		term->kind = VIVA_TERM_ANY;
		good = check_children(r, node, term, read_list(r, node, f, term));
		break;
	case JSON_OBJECT:
		good = read_object(r, node, term);
		break;
	default:
		field_mismatch(r, node, f, "a term (a string, a list or an object)");
	}
	return good ? term : NULL;
}

bool field_term(reader *r, const json_node *node, const field *f, void *out)
{
	const viva_term *term = read_term(r, node, f);

	if (term && term->kind == VIVA_TERM_NONE)
		return misplaced_none(r, term);
	if (term)
		memcpy((char *)out + f->offset, &term, sizeof(const viva_term *));
	return term != NULL;
}
