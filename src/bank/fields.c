/* fields.c - objects: every key known, none twice, none missing. */
#include "fields.h"

#include "report.h"

#include <string.h>

viva_place reader_at(const reader *r, const json_node *node)
{
	json_spot spot = json_at(node);

	return (viva_place){r->file, spot.line, spot.column};
}

viva_place reader_key_at(const reader *r, const json_node *node)
{
	json_spot spot = json_key_at(node);

	return (viva_place){r->file, spot.line, spot.column};
}

bool reader_fault(reader *r, viva_place place, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	report_addv(r->report, VIVA_FAULT, &place, format, args);
	va_end(args);
	r->faults++;
	return false;
}

bool reader_no_memory(reader *r)
{
	r->no_memory = true;
	return false;
}

/* Says that a key is not known, and which one was probably meant, or else which there are. */
static bool unknown_key(reader *r, const json_node *node, const shape *s)
{
	const char *known[FIELDS_MAX];
	viva_buf all = VIVA_BUF_INIT;

	for (size_t i = 0; i < s->field_count; i++) {
		known[i] = s->fields[i].name;
		viva_buf_addf(&all, "%s%s", i ? ", " : "", known[i]);
	}
	const char *nearest = viva_nearest(json_key(node), known, s->field_count);
	if (nearest)
		reader_fault(r, reader_key_at(r, node), "unknown key '%s' in a %s; did you mean '%s'?", json_key(node), s->what,
		             nearest);
	else
		reader_fault(r, reader_key_at(r, node), "unknown key '%s' in a %s; it may have: %s", json_key(node), s->what,
		             all.text);
	r->no_memory |= all.failed;
	viva_buf_free(&all);
	return false;
}

static size_t field_index(const shape *s, const char *key)
{
	size_t i = 0;

	while (i < s->field_count && strcmp(s->fields[i].name, key) != 0)
		i++;
	return i;
}

static bool missing_key(reader *r, const json_node *node, const shape *s, const char *key)
{
	const json_node *id = json_get(node, "id");

	if (id && json_string(id))
		return reader_fault(r, reader_at(r, node), "%s '%s' has no '%s'", s->what, json_string(id), key);
	return reader_fault(r, reader_at(r, node), "%s without '%s'", s->what, key);
}

bool fields_read(reader *r, const json_node *node, const shape *s, void *out)
{
	bool seen[FIELDS_MAX] = {false};
	bool good = true;

	if (s->initial)
		memcpy(out, s->initial, s->size);
	else
		memset(out, 0, s->size);
	if (s->place_offset != SIZE_MAX)
		*(viva_place *)((char *)out + s->place_offset) = reader_at(r, node);
	if (json_type_of(node) != JSON_OBJECT)
		return reader_fault(r, reader_at(r, node), "a %s must be an object, not %s", s->what,
		                    json_type_name(json_type_of(node)));
	for (const json_node *value = json_first(node); value; value = json_next(value)) {
		size_t i = field_index(s, json_key(value));
		if (json_repeats(value)) {
			json_spot first = json_key_at(json_repeats(value));
			good = reader_fault(r, reader_key_at(r, value), "key '%s' stands twice in a %s; the first is at %d:%d",
			                    json_key(value), s->what, first.line, first.column);
		} else if (i == s->field_count) {
			good = unknown_key(r, value, s);
		} else {
			seen[i] = true;
			good = s->fields[i].read(r, value, &s->fields[i], out) && good;
		}
	}
	for (size_t i = 0; i < s->field_count; i++)
		if (s->fields[i].required && !seen[i])
			good = missing_key(r, node, s, s->fields[i].name);
	return good;
}
