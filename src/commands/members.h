/*
 * members.h - the members of a JSON object that comes from somewhere else, each checked as it is taken.
 *
 * The first thing that is wrong goes into the error with its place; from then on everything taken is 0, NULL or "", so
 * that one look at `failed` at the end is enough. Members that nobody takes are skipped.
 *
 * Ownership: texts are copied into the arena.
 */
#ifndef VIVA_MEMBERS_H
#define VIVA_MEMBERS_H

#include "bank/json.h"

#include <viva/memory.h>

typedef struct members {
	const json_doc *doc;
	const char *path; /* for messages */
	int line;         /* at which the JSON text begins, from 1 */
	viva_arena *arena;
	viva_error *err;
	bool failed;
} members;

/* Notes what is wrong with a node and returns false. */
bool members_wrong(members *m, const json_node *node, const char *format, ...) VIVA_PRINTF(3, 4);

/* "" after a failure. */
const char *members_text(members *m, const json_node *object, const char *key);
/* NULL where it is absent or null. */
const char *members_text_or_null(members *m, const json_node *object, const char *key);
int64_t members_integer(members *m, const json_node *object, const char *key, int64_t least, int64_t most);
double members_number(members *m, const json_node *object, const char *key, double least, double most);
bool members_flag(members *m, const json_node *object, const char *key);
/* Whether it is there and not null. */
bool members_has(const json_node *object, const char *key);
const json_node *members_object(members *m, const json_node *object, const char *key);
const json_node *members_array(members *m, const json_node *object, const char *key);

#endif
