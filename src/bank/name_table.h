/*
 * name_table.h - a table from names to things, for identifiers by the ten thousand.
 *
 * Ownership: the table lies in the arena that it is given at every insertion; names are borrowed.
 */
#ifndef VIVA_NAME_TABLE_H
#define VIVA_NAME_TABLE_H

#include <viva/memory.h>
#include <viva/rubric.h>

typedef struct name {
	const char *text;
	void *value;
	viva_place place; /* where the name was given, for who meets it again */
} name;

/* Begins as {0}. */
typedef struct names {
	name *slots;
	size_t count, capacity;
} names;

/* The entry of a name, or NULL. It stays where it is until the next names_put. */
name *names_get(const names *table, const char *text);

/* The entry of a name, made where there was none: *added tells. NULL for lack of memory. */
name *names_put(names *table, viva_arena *arena, const char *text, bool *added);

#endif
