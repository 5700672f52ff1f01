/* document.c - the formats of files: a row of `formats` each. */
#include "document.h"

#include <string.h>

/* What the files have at their top. */
typedef struct document {
	const char *topic;
	const char *name, *title;
	const json_node *questions, *rubrics, *concepts;
} document;

#define MEMBER(member) .offset = offsetof(document, member)

static const field question_fields[] = {
	{.name = "viva", .read = field_any},
	{.name = "$schema", .read = field_any},
	{.name = "topic", .read = field_id, .required = true, MEMBER(topic)},
	{.name = "questions", .read = field_array, .required = true, MEMBER(questions)},
};
static const field rubric_fields[] = {
	{.name = "viva", .read = field_any},
	{.name = "$schema", .read = field_any},
	{.name = "rubrics", .read = field_array, .required = true, MEMBER(rubrics)},
};
static const field concept_fields[] = {
	{.name = "viva", .read = field_any},
	{.name = "$schema", .read = field_any},
	{.name = "concepts", .read = field_object, .required = true, MEMBER(concepts)},
};
static const field bank_fields[] = {
	{.name = "viva", .read = field_any},
	{.name = "$schema", .read = field_any},
	{.name = "name", .read = field_id, .required = true, MEMBER(name)},
	{.name = "title", .read = field_text, MEMBER(title)},
	{.name = "concepts", .read = field_object, MEMBER(concepts)},
	{.name = "questions", .read = field_array, MEMBER(questions)},
};

/* In the order of document_format. */
static const struct {
	const char *tag;
	shape shape;
} formats[] = {
	{"questions/1", {"questions file", FIELDS(question_fields), sizeof(document), NULL, SIZE_MAX}},
	{"rubrics/1", {"rubrics file", FIELDS(rubric_fields), sizeof(document), NULL, SIZE_MAX}},
	{"concepts/1", {"concepts file", FIELDS(concept_fields), sizeof(document), NULL, SIZE_MAX}},
	{"bank/1", {"bank", FIELDS(bank_fields), sizeof(document), NULL, SIZE_MAX}},
};

/* What to say of a file whose tag is another: one that is not known, or known but not in this place. */
static bool wrong_tag(reader *r, const json_node *tag, const char *expected)
{
	const char *text = json_string(tag);

	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (strcmp(text, formats[i].tag) == 0)
			return reader_fault(r, reader_at(r, tag), "expected '%s' here, found a file of '%s'", expected, text);
	return reader_fault(r, reader_at(r, tag), "format '%s' is not known here; expected '%s'", text, expected);
}

/* Whether the file says that it has the format. */
static bool check_tag(reader *r, const json_node *root, const char *expected)
{
	if (json_type_of(root) != JSON_OBJECT)
		return reader_fault(r, reader_at(r, root), "expected an object with \"viva\": \"%s\", found %s", expected,
		                    json_type_name(json_type_of(root)));
	const json_node *tag = json_get(root, "viva");
	if (!tag)
		return reader_fault(r, reader_at(r, root), "expected \"viva\": \"%s\", which names the format", expected);
	if (!json_string(tag))
		return reader_fault(r, reader_at(r, tag), "'viva' must be '%s', not %s", expected,
		                    json_type_name(json_type_of(tag)));
	return strcmp(json_string(tag), expected) == 0 || wrong_tag(r, tag, expected);
}

static void take_name(content *c, const json_node *root, const document *d)
{
	if (!d->name)
		return;
	c->name = d->name;
	c->title = d->title;
	c->name_place = reader_at(&c->r, json_get(root, "name"));
}

/* Its questions, rubrics and concepts are read even where something else at the top is wrong. */
static bool read_root(content *c, const json_node *root, document_format format)
{
	document d;

	if (!check_tag(&c->r, root, formats[format].tag))
		return false;
	fields_read(&c->r, root, &formats[format].shape, &d);
	if (format == DOCUMENT_BANK)
		take_name(c, root, &d);
	if (d.concepts)
		concepts_read(c, d.concepts);
	if (d.questions) {
		if (format == DOCUMENT_BANK)
			questions_read_inline(c, d.questions);
		else
			questions_read(c, d.questions, d.topic);
	}
	if (d.rubrics)
		rubrics_read(c, d.rubrics);
	return true;
}

static bool keep(content *c, json_doc *doc)
{
	json_doc **kept = viva_arena_push(c->r.arena, (void **)&c->docs, &c->doc_count, &c->doc_room, sizeof(json_doc *));

	if (!kept) {
		json_free(doc);
		return reader_no_memory(&c->r);
	}
	*kept = doc;
	return true;
}

static bool read_file(content *c, const char *path, document_format format, viva_error *err)
{
	json_doc *doc;

	c->r.file = path;
	if (!json_read(path, &doc, err)) {
		if (err->code == VIVA_E_MEMORY)
			return reader_no_memory(&c->r);
		return reader_fault(&c->r, (viva_place){path, err->line, err->column}, "%s", err->message);
	}
	if (!keep(c, doc))
		return viva_fail_memory(err);
	if (!read_root(c, json_root(doc), format))
		return viva_fail(err, VIVA_E_INPUT, "'%s' is no file of format '%s'", path, formats[format].tag);
	return true;
}

void document_unread(content *c, document_format format)
{
	c->questions_unread |= format == DOCUMENT_QUESTIONS || format == DOCUMENT_BANK;
	c->rubrics_unread |= format == DOCUMENT_RUBRICS || format == DOCUMENT_BANK;
}

bool document_read(content *c, const char *path, document_format format, viva_error *err)
{
	viva_error local;

	c->bank_file |= format == DOCUMENT_BANK;
	if (read_file(c, path, format, err ? err : &local))
		return true;
	document_unread(c, format);
	return false;
}
