/* questions.c - questions, from JSON. */
#include "content.h"

static const char *const level_names[] = {"junior", "mid", "senior", "staff", NULL};
static const char *const kind_names[] = {"design", "concept", "compare", "debug", "experience", NULL};

const char *viva_level_name(viva_level level)
{
	return level_names[level];
}

const char *viva_kind_name(viva_kind kind)
{
	return kind_names[kind];
}

#define OFFSET(member) .offset = offsetof(loaded_question, member)
#define STRINGS(member)                                                                                                \
	.offset = offsetof(loaded_question, member.items), .count_offset = offsetof(loaded_question, member.count)

/* The last two are known only where a question stands in a bank of one file. */
static const field fields[] = {
	{.name = "id", .read = field_id, OFFSET(question.id), .required = true},
	{.name = "level", .read = field_choice, OFFSET(question.level), .required = true, .choices = level_names},
	{.name = "kind", .read = field_choice, OFFSET(question.kind), .required = true, .choices = kind_names},
	{.name = "minutes",
     .read = field_int,
     OFFSET(question.minutes),
     .required = true,
     .min = 1,
     .max = 60,
     .expects = "a whole number from 1 to 60"},
	{.name = "prompt", .read = field_text, OFFSET(question.prompt), .required = true},
	{.name = "testing", .read = field_text, OFFSET(question.testing)},
	{.name = "hints", .read = field_texts, STRINGS(question.hints)},
	{.name = "model_answer", .read = field_text, OFFSET(question.model_answer)},
	{.name = "tags", .read = field_texts, STRINGS(question.tags)},
	{.name = "related", .read = field_ids, STRINGS(question.related)},
	{.name = "sources", .read = field_texts, STRINGS(question.sources)},
	{.name = "aka", .read = field_ids, STRINGS(aka)},
	{.name = "topic", .read = field_id, OFFSET(question.topic), .required = true},
	{.name = "rubric", .read = field_object, OFFSET(inline_rubric)},
};

enum { FIELD_COUNT = sizeof fields / sizeof *fields };

static const shape beside_rubrics = {
	"question", fields, FIELD_COUNT - 2, sizeof(loaded_question), NULL, offsetof(loaded_question, question.place)};
static const shape with_rubric = {
	"question", fields, FIELD_COUNT, sizeof(loaded_question), NULL, offsetof(loaded_question, question.place)};

/* Notes the question's name; NULL where it is taken. */
static name *take_name(content *c, const loaded_question *q)
{
	bool added;
	name *entry = names_put(&c->question_names, c->r.arena, q->question.id, &added);
	const json_node *id = json_get(q->node, "id");

	if (!entry) {
		reader_no_memory(&c->r);
		return NULL;
	}
	if (!added) {
		reader_fault(&c->r, reader_at(&c->r, id), "question '%s' stands twice; the first is at %s:%d:%d",
		             q->question.id, entry->place.file, entry->place.line, entry->place.column);
		return NULL;
	}
	entry->place = reader_at(&c->r, id);
	return entry;
}

static void keep(content *c, name *entry, const loaded_question *q)
{
	loaded_question *kept = viva_arena_get(c->r.arena, sizeof *kept);
	loaded_question **slot = viva_arena_push(c->r.arena, (void **)&c->questions, &c->question_count, &c->question_room,
	                                         sizeof(loaded_question *));

	if (!kept || !slot) {
		reader_no_memory(&c->r);
		return;
	}
	*kept = *q;
	*slot = kept;
	entry->value = kept;
}

static void read_question(content *c, const json_node *node, const shape *s, const char *topic)
{
	loaded_question q;
	bool good = fields_read(&c->r, node, s, &q);

	q.node = node;
	if (topic)
		q.question.topic = topic;
	if (!q.question.id)
		return;
	name *entry = take_name(c, &q);
	if (!entry)
		return;
	if (q.inline_rubric)
		rubrics_read_inline(c, q.inline_rubric, q.question.id);
	if (good && q.question.topic)
		keep(c, entry, &q);
}

void questions_read(content *c, const json_node *list, const char *topic)
{
	for (const json_node *node = json_first(list); node; node = json_next(node))
		read_question(c, node, &beside_rubrics, topic);
}

void questions_read_inline(content *c, const json_node *list)
{
	for (const json_node *node = json_first(list); node; node = json_next(node))
		read_question(c, node, &with_rubric, NULL);
}
