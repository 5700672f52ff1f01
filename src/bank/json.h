/*
 * json.h - a JSON text as a tree whose every value knows where it stands in the text.
 *
 * json.c is the one file that knows cJSON. Stricter than cJSON: json_scan.c first checks the text against RFC 8259 and
 * says in plain words what is wrong and where; trailing text, nesting over 64, NUL, \u0000, bytes that are not UTF-8
 * and numbers that no double holds are refused. A key that stands twice in an object is for the caller to refuse: see
 * json_repeats.
 *
 * Ownership: a json_doc owns its tree until json_free; nodes and strings are borrowed from it. The text given to
 * json_parse is borrowed and must outlive it.
 *
 * Not for several threads at once: cJSON notes every parse in a static variable. A finished tree may be read by
 * several.
 */
#ifndef VIVA_JSON_H
#define VIVA_JSON_H

#include <viva/error.h>

#include <stdbool.h>
#include <stddef.h>

enum {
	JSON_FILE_MAX = 16 * 1024 * 1024, /* bytes */
	JSON_DEPTH_MAX = 64,
	JSON_NUMBER_MAX = 60 /* characters of a number: cJSON reads no more than 63 */
};

typedef struct json_doc json_doc;
typedef struct json_node json_node;

typedef enum json_type { JSON_NULL, JSON_FLAG, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT } json_type;

/* 1-based; the column counts code points. */
typedef struct json_spot {
	int line, column;
} json_spot;

/* Parses text[length], which a NUL must follow. file (may be NULL) goes into the error's place. VIVA_E_INPUT,
 * VIVA_E_LIMIT (over JSON_FILE_MAX, too deep), VIVA_E_MEMORY. */
bool json_parse(const char *file, const char *text, size_t length, json_doc **doc, viva_error *err);

/* The same for a file; also VIVA_E_NOT_FOUND and VIVA_E_FILE. */
bool json_read(const char *path, json_doc **doc, viva_error *err);

void json_free(json_doc *doc); /* NULL is allowed */

const json_node *json_root(const json_doc *doc);

/* The first key that repeats an earlier one of its object, or NULL. */
const json_node *json_first_repeat(const json_doc *doc);

json_type json_type_of(const json_node *node);
const char *json_type_name(json_type type); /* with its article: "a string", "an object"; "null" */

const char *json_string(const json_node *node); /* NULL where it is no string */
double json_number(const json_node *node);      /* 0 where it is no number */
bool json_flag(const json_node *node);          /* true for true */

/* The values of an array or object in their order; NULL past the last, and for what is neither. */
const json_node *json_first(const json_node *node);
const json_node *json_next(const json_node *node);
size_t json_count(const json_node *node);

/* The key that a value of an object stands under; NULL elsewhere. */
const char *json_key(const json_node *node);

/* The value under a key (case matters), the first of several; NULL where there is none. */
const json_node *json_get(const json_node *object, const char *key);

/* Where an object has the same key twice: for the later value, the earlier one. NULL otherwise. */
const json_node *json_repeats(const json_node *node);

/* Where a value begins, and where its key does (that of the value where it has no key). */
json_spot json_at(const json_node *node);
json_spot json_key_at(const json_node *node);

/* The text of a value just as it was written. */
const char *json_raw(const json_doc *doc, const json_node *node, size_t *length);

#endif
