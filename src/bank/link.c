/* link.c - what the parts of a bank say of each other: rubrics of questions, questions of questions. */
#include "content.h"
#include "report.h"

static VIVA_PRINTF(3, 4) void warn(content *c, viva_place place, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	report_addv(c->r.report, VIVA_WARNING, &place, format, args);
	va_end(args);
}

/* The findings of this file come from several: a node's place takes its file from the structure it belongs to. */
static viva_place place_of(const viva_place *owner, const json_node *node)
{
	json_spot spot = json_at(node);

	return (viva_place){owner->file, spot.line, spot.column};
}

static void no_such_question(content *c, const loaded_rubric *loaded)
{
	const viva_rubric *rubric = &loaded->rubric;
	const char **ids = viva_arena_array(c->r.scratch, c->question_count, sizeof *ids);

	if (!ids) {
		reader_no_memory(&c->r);
		return;
	}
	for (size_t i = 0; i < c->question_count; i++)
		ids[i] = c->questions[i]->question.id;
	const char *nearest = viva_nearest(rubric->question, ids, c->question_count);
	reader_fault(&c->r, place_of(&rubric->place, json_get(loaded->node, "question")),
	             "rubric for '%s', which is no question of this bank%s%s%s", rubric->question,
	             nearest ? "; did you mean '" : "", nearest ? nearest : "", nearest ? "'?" : "");
}

static void link_rubrics(content *c)
{
	for (size_t i = 0; i < c->rubric_count; i++) {
		loaded_rubric *loaded = c->rubrics[i];
		name *entry = names_get(&c->question_names, loaded->rubric.question);
		loaded_question *q = entry ? entry->value : NULL;
		viva_arena_reset(c->r.scratch);
		if (q && loaded->good) {
			loaded->rubric.prompt = q->question.prompt;
			q->question.rubric = &loaded->rubric;
		} else if (!entry && !c->questions_unread) {
			no_such_question(c, loaded);
		}
	}
}

static void check_related(content *c, const loaded_question *q, bool (*known)(const void *, const char *),
                          const void *context)
{
	const json_node *list = json_get(q->node, "related");

	for (const json_node *node = list ? json_first(list) : NULL; node; node = json_next(node)) {
		const char *id = json_string(node);
		if (!names_get(&c->question_names, id) && !known(context, id) && !c->questions_unread)
			warn(c, place_of(&q->question.place, node), "'related' names '%s', which is no question", id);
	}
}

/* A former name finds its question, unless another one has that name, now or formerly. */
static void link_former_names(content *c, loaded_question *q)
{
	const json_node *node = q->aka.count ? json_first(json_get(q->node, "aka")) : NULL;

	for (size_t i = 0; i < q->aka.count; i++, node = json_next(node)) {
		const name *taken = names_get(&c->question_names, q->aka.items[i]);
		bool added = false;
		name *entry = taken ? NULL : names_put(&c->former_names, c->r.arena, q->aka.items[i], &added);
		if (!taken && !entry) {
			reader_no_memory(&c->r);
		} else if (added) {
			*entry = (name){entry->text, q, place_of(&q->question.place, node)};
		} else {
			const viva_place *first = taken ? &taken->place : &entry->place;
			warn(c, place_of(&q->question.place, node),
			     "'aka' names '%s', which is the name of another question: %s:%d:%d", q->aka.items[i], first->file,
			     first->line, first->column);
		}
	}
}

void content_link(content *c, bool (*known)(const void *context, const char *id), const void *context)
{
	link_rubrics(c);
	for (size_t i = 0; i < c->question_count; i++) {
		loaded_question *q = c->questions[i];
		if (!names_get(&c->rubric_names, q->question.id) && !c->rubrics_unread)
			warn(c, place_of(&q->question.place, json_get(q->node, "id")),
			     "question '%s' has no rubric: answers to it get no score", q->question.id);
		check_related(c, q, known, context);
		link_former_names(c, q);
	}
}

void content_free(content *c)
{
	for (size_t i = 0; i < c->doc_count; i++)
		json_free(c->docs[i]);
	c->doc_count = 0;
	viva_arena_free(c->r.scratch);
	c->r.scratch = NULL;
}
