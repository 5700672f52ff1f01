/*
 * json_scan.h - one strict pass over a JSON text: says what is wrong with it, and notes where every value stands.
 *
 * Only json.c uses it. cJSON accepts more than JSON and gives its nodes no position, so this pass comes first; the
 * nodes it makes stand in the order in which cJSON's tree is walked, so that the two are joined by counting.
 */
#ifndef VIVA_JSON_SCAN_H
#define VIVA_JSON_SCAN_H

#include "json.h"

#include <stdint.h>

struct cJSON;

struct json_node {
	const struct cJSON *item; /* the same value in cJSON's tree; set by json.c */
	const json_node *repeats; /* set by json.c */
	json_spot key, at;
	uint32_t start, end; /* bytes of the value in the text */
	uint32_t size;       /* nodes in its subtree, itself included: the next sibling stands so many further */
};

/* Begins as {0}; the caller frees `list`, also after a failure. */
typedef struct json_nodes {
	json_node *list;
	size_t count, capacity;
} json_nodes;

/* Checks text[length], which a NUL must follow, and fills nodes in pre-order. Errors as json_parse. */
bool json_scan(const char *file, const char *text, size_t length, json_nodes *nodes, viva_error *err);

#endif
