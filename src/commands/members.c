/* members.c - the members of a JSON object, checked as they are taken. */
#include "members.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool members_wrong(members *m, const json_node *node, const char *format, ...)
{
	viva_buf text = VIVA_BUF_INIT;
	json_spot at = json_at(node);
	va_list args;

	if (m->failed)
		return false;
	m->failed = true;
	va_start(args, format);
	viva_buf_addv(&text, format, args);
	va_end(args);
	viva_fail(m->err, VIVA_E_INPUT, "%s", text.text);
	viva_buf_free(&text);
	return viva_fail_at(m->err, m->path, m->line + at.line - 1, at.column);
}

bool members_has(const json_node *object, const char *key)
{
	const json_node *node = json_get(object, key);

	return node && json_type_of(node) != JSON_NULL;
}

/* The member, or NULL where it is not there or something else; `what` it should be: "a string". */
static const json_node *take(members *m, const json_node *object, const char *key, json_type type, const char *what)
{
	const json_node *node = m->failed ? NULL : json_get(object, key);

	if (m->failed)
		return NULL;
	if (!node) {
		members_wrong(m, object, "'%s' is missing", key);
		return NULL;
	}
	if (json_type_of(node) == type)
		return node;
	members_wrong(m, node, "'%s' must be %s, not %s", key, what, json_type_name(json_type_of(node)));
	return NULL;
}

const json_node *members_object(members *m, const json_node *object, const char *key)
{
	return take(m, object, key, JSON_OBJECT, json_type_name(JSON_OBJECT));
}

const json_node *members_array(members *m, const json_node *object, const char *key)
{
	return take(m, object, key, JSON_ARRAY, json_type_name(JSON_ARRAY));
}

bool members_flag(members *m, const json_node *object, const char *key)
{
	const json_node *node = take(m, object, key, JSON_FLAG, "true or false");

	return node && json_flag(node);
}

const char *members_text(members *m, const json_node *object, const char *key)
{
	const json_node *node = take(m, object, key, JSON_STRING, json_type_name(JSON_STRING));
	const char *text = node ? json_string(node) : "";
	const char *copy = viva_arena_copy(m->arena, text, strlen(text));

	if (copy)
		return copy;
	if (!m->failed)
		viva_fail_memory(m->err);
	m->failed = true;
	return "";
}

const char *members_text_or_null(members *m, const json_node *object, const char *key)
{
	return members_has(object, key) ? members_text(m, object, key) : NULL;
}

/* Read from its digits: a double would not hold all of them. */
int64_t members_integer(members *m, const json_node *object, const char *key, int64_t least, int64_t most)
{
	const json_node *node = take(m, object, key, JSON_NUMBER, "a whole number");
	char digits[JSON_NUMBER_MAX + 1], *end;
	size_t length;

	if (!node)
		return 0;
	const char *raw = json_raw(m->doc, node, &length);
	snprintf(digits, sizeof digits, "%.*s", (int)length, raw);
	errno = 0;
	int64_t number = strtoll(digits, &end, 10);
	if (!*end && !errno && number >= least && number <= most)
		return number;
	members_wrong(m, node, "'%s' must be a whole number from %" PRId64 " to %" PRId64 ", not %s", key, least, most,
	              digits);
	return 0;
}

double members_number(members *m, const json_node *object, const char *key, double least, double most)
{
	const json_node *node = take(m, object, key, JSON_NUMBER, json_type_name(JSON_NUMBER));
	double number = node ? json_number(node) : 0;

	if (!node || (number >= least && number <= most))
		return number;
	members_wrong(m, node, "'%s' must be a number from %g to %g, not %g", key, least, most, number);
	return 0;
}
