/*
 * fields.h - reading JSON objects into structures by table: a row per key.
 *
 * A `shape` describes an object: its keys, what each must be, and where in the structure the value goes. A new key in
 * the format is one more row. Whatever is wrong (a missing or unknown key, one that stands twice, a value of the wrong
 * type) is reported with its place, and reading goes on, so that a person sees everything at once.
 *
 * Ownership: what is read lies in the reader's arena, but for field_array and field_object, which store the borrowed
 * node.
 */
#ifndef VIVA_FIELDS_H
#define VIVA_FIELDS_H

#include "json.h"

#include <viva/bank.h>

enum { ID_MAX = 64, FIELDS_MAX = 24 };

/* What reading one file needs. */
typedef struct reader {
	viva_arena *arena;
	viva_arena *scratch; /* for checks; whoever uses it resets it first */
	viva_report *report;
	const char *file; /* lives as long as the arena */
	size_t faults;
	bool no_memory;
} reader;

viva_place reader_at(const reader *r, const json_node *node);
viva_place reader_key_at(const reader *r, const json_node *node);

/* Reports a fault, counts it, and returns false. */
bool reader_fault(reader *r, viva_place place, const char *format, ...) VIVA_PRINTF(3, 4);
bool reader_no_memory(reader *r); /* notes it and returns false */

typedef struct field field;
typedef struct shape shape;

/* Puts the node's value where the field says within the structure at `out`; false after a fault. */
typedef bool field_read(reader *r, const json_node *node, const field *f, void *out);

struct field {
	const char *name;
	field_read *read;
	size_t offset;       /* of the member in the structure */
	size_t count_offset; /* where the reader makes a list: of the size_t that counts it */
	bool required;
	double min, max;            /* of numbers, both allowed; of a field_list, the most elements */
	const char *expects;        /* of numbers: "a whole number from 1 to 60" */
	const char *const *choices; /* of field_choice: the names of the enumeration in its order, then NULL */
	const shape *elements;      /* of field_list */
};

struct shape {
	const char *what; /* "point": named in messages, which put "a" before it */
	const field *fields;
	size_t field_count;  /* up to FIELDS_MAX */
	size_t size;         /* of the structure */
	const void *initial; /* one with the defaults, or NULL for zeros */
	size_t place_offset; /* of its viva_place, or SIZE_MAX */
};

/* The rows of a shape and their number, in the place of those two members. */
#define FIELDS(rows) (rows), sizeof(rows) / sizeof *(rows)

/* Reads an object. What could not be read stays as in `initial`. */
bool fields_read(reader *r, const json_node *node, const shape *s, void *out);

field_read field_text;   /* const char *: not empty, no control characters but newline and tab */
field_read field_id;     /* const char *: 1 to ID_MAX of a-z, 0-9 and '-' */
field_read field_texts;  /* const char *const * and a count */
field_read field_ids;    /* the same, of identifiers */
field_read field_int;    /* int */
field_read field_size;   /* size_t */
field_read field_number; /* double */
field_read field_flag;   /* bool */
field_read field_choice; /* an enumeration */
field_read field_list;   /* an array of structures, and a count */
field_read field_array;  /* const json_node *, which is an array */
field_read field_object; /* const json_node *, which is an object */
field_read field_any;    /* ignored */

/* Says that the node is not what the field must be, and returns false. */
bool field_mismatch(reader *r, const json_node *node, const field *f, const char *expected);

bool fields_is_id(const char *text);

/* A copy of a string node as field_text and field_id check it; NULL after a fault. f names it in messages. */
const char *fields_text(reader *r, const json_node *node, const field *f);
const char *fields_id(reader *r, const json_node *node, const field *f);

#endif
