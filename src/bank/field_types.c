/* field_types.c - the types that the value of a key can have. */
#include "fields.h"

#include <assert.h>
#include <math.h>
#include <string.h>

static_assert(sizeof(viva_level) == sizeof(unsigned), "field_choice stores enumerations as unsigned");

/* Copies a value into the member at an offset; the type of a pointer member does not matter so. */
static void put(void *out, size_t offset, const void *value, size_t size)
{
	memcpy((char *)out + offset, value, size);
}

bool field_mismatch(reader *r, const json_node *node, const field *f, const char *expected)
{
	return reader_fault(r, reader_at(r, node), "'%s' must be %s, not %s", f->name, expected,
	                    json_type_name(json_type_of(node)));
}

/* ---- text ---- */

static const char *copy(reader *r, const char *text)
{
	const char *copied = viva_arena_copy(r->arena, text, strlen(text));

	if (!copied)
		reader_no_memory(r);
	return copied;
}

/* "\b" in a JSON string is a backspace; who wrote it meant a regular expression's word boundary. */
static const char *control_character(const char *text)
{
	for (; *text; text++)
		if (((unsigned char)*text < ' ' && *text != '\n' && *text != '\t') || *text == 0x7F)
			return text;
	return NULL;
}

const char *fields_text(reader *r, const json_node *node, const field *f)
{
	const char *text = json_string(node);

	if (!text) {
		field_mismatch(r, node, f, "a string");
		return NULL;
	}
	if (text[strspn(text, " \t\n")] == '\0') {
		reader_fault(r, reader_at(r, node), "'%s' is empty", f->name);
		return NULL;
	}
	const char *control = control_character(text);
	if (control) {
		reader_fault(r, reader_at(r, node),
		             "'%s' holds the control character U+%04X: a backslash itself is written '\\\\'", f->name,
		             (unsigned)*control);
		return NULL;
	}
	return copy(r, text);
}

bool fields_is_id(const char *text)
{
	size_t length = strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-");

	return length > 0 && length <= ID_MAX && text[length] == '\0';
}

const char *fields_id(reader *r, const json_node *node, const field *f)
{
	const char *text = json_string(node);

	if (!text) {
		field_mismatch(r, node, f, "a string");
		return NULL;
	}
	if (!fields_is_id(text)) {
		reader_fault(r, reader_at(r, node), "'%s' must be 1 to %d of a-z, 0-9 and '-', not '%s'", f->name, ID_MAX,
		             text);
		return NULL;
	}
	return copy(r, text);
}

bool field_text(reader *r, const json_node *node, const field *f, void *out)
{
	const char *text = fields_text(r, node, f);

	if (text)
		put(out, f->offset, &text, sizeof text);
	return text != NULL;
}

bool field_id(reader *r, const json_node *node, const field *f, void *out)
{
	const char *text = fields_id(r, node, f);

	if (text)
		put(out, f->offset, &text, sizeof text);
	return text != NULL;
}

static bool strings(reader *r, const json_node *node, const field *f, void *out,
                    const char *read(reader *, const json_node *, const field *))
{
	bool good = true;
	size_t count = 0;

	if (json_type_of(node) != JSON_ARRAY)
		return field_mismatch(r, node, f, "a list of strings");
	const char **items = viva_arena_array(r->arena, json_count(node), sizeof *items);
	if (!items)
		return reader_no_memory(r);
	for (const json_node *item = json_first(node); item; item = json_next(item)) {
		items[count] = read(r, item, f);
		if (items[count])
			count++;
		else
			good = false;
	}
	put(out, f->offset, &items, sizeof items);
	put(out, f->count_offset, &count, sizeof count);
	return good;
}

bool field_texts(reader *r, const json_node *node, const field *f, void *out)
{
	return strings(r, node, f, out, fields_text);
}

bool field_ids(reader *r, const json_node *node, const field *f, void *out)
{
	return strings(r, node, f, out, fields_id);
}

/* ---- numbers ---- */

static bool number(reader *r, const json_node *node, const field *f, bool whole, double *value)
{
	*value = json_number(node);
	if (json_type_of(node) != JSON_NUMBER)
		return field_mismatch(r, node, f, f->expects);
	if (*value < f->min || *value > f->max || (whole && *value != trunc(*value)))
		return reader_fault(r, reader_at(r, node), "'%s' must be %s, not %.6g", f->name, f->expects, *value);
	return true;
}

bool field_int(reader *r, const json_node *node, const field *f, void *out)
{
	double value;

	if (!number(r, node, f, true, &value))
		return false;
	int whole = (int)value;
	put(out, f->offset, &whole, sizeof whole);
	return true;
}

bool field_size(reader *r, const json_node *node, const field *f, void *out)
{
	double value;

	if (!number(r, node, f, true, &value))
		return false;
	size_t whole = (size_t)value;
	put(out, f->offset, &whole, sizeof whole);
	return true;
}

bool field_number(reader *r, const json_node *node, const field *f, void *out)
{
	double value;

	if (!number(r, node, f, false, &value))
		return false;
	put(out, f->offset, &value, sizeof value);
	return true;
}

bool field_flag(reader *r, const json_node *node, const field *f, void *out)
{
	if (json_type_of(node) != JSON_FLAG)
		return field_mismatch(r, node, f, "true or false");
	bool flag = json_flag(node);
	put(out, f->offset, &flag, sizeof flag);
	return true;
}

bool field_choice(reader *r, const json_node *node, const field *f, void *out)
{
	const char *text = json_string(node);
	viva_buf all = VIVA_BUF_INIT;
	unsigned count = 0, chosen;

	for (; f->choices[count]; count++)
		viva_buf_addf(&all, "%s%s", count == 0 ? "" : f->choices[count + 1] ? ", " : " or ", f->choices[count]);
	for (chosen = 0; text && chosen < count && strcmp(text, f->choices[chosen]) != 0; chosen++)
		;
	bool good = text && chosen < count;
	if (good) {
		put(out, f->offset, &chosen, sizeof chosen);
	} else if (!text) {
		field_mismatch(r, node, f, all.text);
	} else {
		const char *nearest = viva_nearest(text, f->choices, count);
		reader_fault(r, reader_at(r, node), "'%s' must be %s, not '%s'%s%s%s", f->name, all.text, text,
		             nearest ? "; did you mean '" : "", nearest ? nearest : "", nearest ? "'?" : "");
	}
	r->no_memory |= all.failed;
	viva_buf_free(&all);
	return good;
}

/* ---- lists and objects ---- */

bool field_list(reader *r, const json_node *node, const field *f, void *out)
{
	const shape *elements = f->elements;
	size_t count = 0;
	bool good = true;

	if (json_type_of(node) != JSON_ARRAY)
		return field_mismatch(r, node, f, "a list of objects");
	if ((double)json_count(node) > f->max)
		return reader_fault(r, reader_at(r, node), "'%s' has %zu entries, more than %g", f->name, json_count(node),
		                    f->max);
	char *items = viva_arena_array(r->arena, json_count(node), elements->size);
	if (!items)
		return reader_no_memory(r);
	for (const json_node *item = json_first(node); item; item = json_next(item))
		good = fields_read(r, item, elements, items + elements->size * count++) && good;
	put(out, f->offset, &items, sizeof items);
	put(out, f->count_offset, &count, sizeof count);
	return good;
}

bool field_array(reader *r, const json_node *node, const field *f, void *out)
{
	if (json_type_of(node) != JSON_ARRAY)
		return field_mismatch(r, node, f, "a list");
	put(out, f->offset, &node, sizeof(const json_node *));
	return true;
}

bool field_object(reader *r, const json_node *node, const field *f, void *out)
{
	if (json_type_of(node) != JSON_OBJECT)
		return field_mismatch(r, node, f, "an object");
	put(out, f->offset, &node, sizeof(const json_node *));
	return true;
}

bool field_any(reader *r, const json_node *node, const field *f, void *out)
{
	(void)r, (void)node, (void)f, (void)out;
	return true;
}
