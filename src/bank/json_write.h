/*
 * json_write.h - JSON out, appended to a viva_buf.
 *
 * A json_out keeps track of commas and indentation; whoever writes says only what comes next. Keys are given inside
 * objects and NULL elsewhere. Numbers are written with a point whatever the locale, in the shortest form that reads
 * back the same. In strings, what would disturb a terminal is escaped (C0, DEL, C1, bidirectional overrides, line
 * separators), and a byte that is not UTF-8 becomes U+FFFD, so that the output is always valid.
 *
 * Ownership: the buffer is the caller's; lack of memory is left in its `failed`.
 */
#ifndef VIVA_JSON_WRITE_H
#define VIVA_JSON_WRITE_H

#include <viva/memory.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct json_out {
	viva_buf *buf;
	int indent; /* spaces a level for files that people edit; 0: all in one line */
	int depth;
	bool comma; /* something stands before in this array or object */
} json_out;

/* `json_out w = json_out_to(&buf, 0);` */
json_out json_out_to(viva_buf *buf, int indent);

void json_out_object(json_out *w, const char *key);
void json_out_end_object(json_out *w);
void json_out_array(json_out *w, const char *key);
void json_out_end_array(json_out *w);

void json_out_string(json_out *w, const char *key, const char *text); /* null for NULL */
void json_out_text(json_out *w, const char *key, const char *text, size_t length);
void json_out_number(json_out *w, const char *key, double number); /* null for what is not finite */
void json_out_integer(json_out *w, const char *key, int64_t number);
void json_out_flag(json_out *w, const char *key, bool flag);
void json_out_null(json_out *w, const char *key);
void json_out_raw(json_out *w, const char *key, const char *json, size_t length); /* JSON as it is */

/* Ends a line after a whole value, for JSON Lines and at the end of a file. */
void json_out_newline(json_out *w);

#endif
