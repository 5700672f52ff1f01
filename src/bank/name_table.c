/* name_table.c - open addressing with FNV-1a; the capacity is a power of two and at least half of it stays free. */
#include "name_table.h"

#include <stdint.h>
#include <string.h>

/* The slot that holds text, or the free one where it belongs. */
static name *slot_of(const names *table, const char *text)
{
	uint64_t hash = 0xCBF29CE484222325u;

	for (const char *c = text; *c; c++)
		hash = (hash ^ (unsigned char)*c) * 0x100000001B3u;
	size_t i = (size_t)(hash ^ hash >> 32) & (table->capacity - 1);
	while (table->slots[i].text && strcmp(table->slots[i].text, text) != 0)
		i = (i + 1) & (table->capacity - 1);
	return &table->slots[i];
}

static bool grow(names *table, viva_arena *arena)
{
	names grown = {.count = table->count, .capacity = table->capacity ? table->capacity * 2 : 64};

	grown.slots = viva_arena_array(arena, grown.capacity, sizeof *grown.slots);
	if (!grown.slots)
		return false;
	for (size_t i = 0; i < table->capacity; i++)
		if (table->slots[i].text)
			*slot_of(&grown, table->slots[i].text) = table->slots[i];
	*table = grown;
	return true;
}

name *names_get(const names *table, const char *text)
{
	if (!table->count)
		return NULL;
	name *slot = slot_of(table, text);
	return slot->text ? slot : NULL;
}

name *names_put(names *table, viva_arena *arena, const char *text, bool *added)
{
	*added = false;
	if (table->count * 2 >= table->capacity && !grow(table, arena))
		return NULL;
	name *slot = slot_of(table, text);
	if (!slot->text) {
		*slot = (name){.text = text};
		table->count++;
		*added = true;
	}
	return slot;
}
