/* concepts.c - concepts, from JSON: an object of named sets of terms. */
#include "content.h"
#include "terms.h"

#include <string.h>

static const field fields[] = {
	{.name = "means", .read = field_text, .offset = offsetof(viva_concept, means)},
	{.name = "terms", .read = field_term, .offset = offsetof(viva_concept, term), .required = true},
};

static const shape concept_shape = {"concept", FIELDS(fields), sizeof(viva_concept), NULL,
                                    offsetof(viva_concept, place)};

/* The concept's name, its key; NULL after a fault. */
static const char *take_name(content *c, const json_node *node)
{
	reader *r = &c->r;
	const char *key = json_key(node);
	bool added;

	if (!fields_is_id(key)) {
		reader_fault(r, reader_key_at(r, node), "the name of a concept must be 1 to %d of a-z, 0-9 and '-', not '%s'",
		             ID_MAX, key);
		return NULL;
	}
	const char *copy = viva_arena_copy(r->arena, key, strlen(key));
	name *entry = copy ? names_put(&c->concept_names, r->arena, copy, &added) : NULL;
	if (!entry) {
		reader_no_memory(r);
		return NULL;
	}
	if (!added) {
		reader_fault(r, reader_key_at(r, node), "concept '%s' stands twice; the first is at %s:%d:%d", key,
		             entry->place.file, entry->place.line, entry->place.column);
		return NULL;
	}
	entry->place = reader_key_at(r, node);
	return copy;
}

static void read_concept(content *c, const json_node *node)
{
	viva_concept concept;
	const char *text = take_name(c, node);
	bool good = fields_read(&c->r, node, &concept_shape, &concept);

	if (!text || !good)
		return;
	viva_concept *added =
		viva_arena_push(c->r.arena, (void **)&c->concepts, &c->concept_count, &c->concept_room, sizeof concept);
	if (!added) {
		reader_no_memory(&c->r);
		return;
	}
	*added = concept;
	added->name = text;
	added->place = reader_key_at(&c->r, node);
}

void concepts_read(content *c, const json_node *object)
{
	for (const json_node *node = json_first(object); node; node = json_next(node))
		read_concept(c, node);
}
