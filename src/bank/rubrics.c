/* rubrics.c - rubrics, from JSON. */
#include "content.h"
#include "terms.h"

enum { LIST_MAX = 256 }; /* points, mistakes or subjects of one rubric: far beyond what people write, or could use */

static const char *const tier_names[] = {"must", "should", "bonus", NULL};

#define POINT(member) .offset = offsetof(viva_point, member)

static const field point_fields[] = {
	{.name = "id", .read = field_id, POINT(id), .required = true},
	{.name = "says", .read = field_text, POINT(says), .required = true},
	{.name = "why", .read = field_text, POINT(why)},
	{.name = "tier", .read = field_choice, POINT(tier), .choices = tier_names},
	{.name = "weight",
     .read = field_number,
     POINT(weight),
     .min = 0.001,
     .max = 1000,
     .expects = "a number above 0, up to 1000"},
	{.name = "match", .read = field_term, POINT(match), .required = true},
	{.name = "touch", .read = field_term, POINT(touch)},
	{.name = "deny", .read = field_term, POINT(deny)},
	{.name = "about", .read = field_id, POINT(about)},
	{.name = "naming", .read = field_flag, POINT(naming)},
	{.name = "follow_up", .read = field_text, POINT(follow_up)},
};
static const viva_point default_point = {.weight = 1, .tier = VIVA_SHOULD};
static const shape point_shape = {"point", FIELDS(point_fields), sizeof(viva_point), &default_point,
                                  offsetof(viva_point, place)};

static const field mistake_fields[] = {
	{.name = "id", .read = field_id, .offset = offsetof(viva_mistake, id), .required = true},
	{.name = "says", .read = field_text, .offset = offsetof(viva_mistake, says), .required = true},
	{.name = "match", .read = field_term, .offset = offsetof(viva_mistake, match), .required = true},
	{.name = "penalty",
     .read = field_number,
     .offset = offsetof(viva_mistake, penalty),
     .min = 0,
     .max = 100,
     .expects = "a number from 0 to 100"},
	{.name = "withholds",
     .read = field_ids,
     .offset = offsetof(viva_mistake, withholds),
     .count_offset = offsetof(viva_mistake, withhold_count)},
};
static const viva_mistake default_mistake = {.penalty = 5};
static const shape mistake_shape = {"mistake", FIELDS(mistake_fields), sizeof(viva_mistake), &default_mistake,
                                    offsetof(viva_mistake, place)};

static const field subject_fields[] = {
	{.name = "id", .read = field_id, .offset = offsetof(viva_subject, id), .required = true},
	{.name = "names", .read = field_term, .offset = offsetof(viva_subject, names), .required = true},
};
static const shape subject_shape = {"subject", FIELDS(subject_fields), sizeof(viva_subject), NULL, SIZE_MAX};

/* The first is for rubrics that stand apart from their question. */
static const field rubric_fields[] = {
	{.name = "question", .read = field_id, .offset = offsetof(viva_rubric, question), .required = true},
	{.name = "points",
     .read = field_list,
     .offset = offsetof(viva_rubric, points),
     .count_offset = offsetof(viva_rubric, point_count),
     .required = true,
     .max = LIST_MAX,
     .elements = &point_shape},
	{.name = "mistakes",
     .read = field_list,
     .offset = offsetof(viva_rubric, mistakes),
     .count_offset = offsetof(viva_rubric, mistake_count),
     .max = LIST_MAX,
     .elements = &mistake_shape},
	{.name = "topic", .read = field_term, .offset = offsetof(viva_rubric, topic)},
	{.name = "beside", .read = field_term, .offset = offsetof(viva_rubric, beside)},
	{.name = "subjects",
     .read = field_list,
     .offset = offsetof(viva_rubric, subjects),
     .count_offset = offsetof(viva_rubric, subject_count),
     .max = LIST_MAX,
     .elements = &subject_shape},
};

enum { RUBRIC_FIELDS = sizeof rubric_fields / sizeof *rubric_fields };

static const shape rubric_shape = {
	"rubric", rubric_fields, RUBRIC_FIELDS, sizeof(viva_rubric), NULL, offsetof(viva_rubric, place)};
static const shape inline_shape = {"rubric", rubric_fields + 1,           RUBRIC_FIELDS - 1, sizeof(viva_rubric),
                                   NULL,     offsetof(viva_rubric, place)};

/* ---- what its parts say of each other ---- */

/* The ids of a list of objects, which must differ. */
typedef struct id_list {
	names table; /* in the reader's scratch arena, as are the ids */
	const char **ids;
	size_t count;
	bool complete; /* every id could be read, so that references to them can be judged */
} id_list;

static void add_id(reader *r, id_list *list, const json_node *id, const char *what)
{
	bool added;
	name *entry = names_put(&list->table, r->scratch, json_string(id), &added);

	if (!entry) {
		reader_no_memory(r);
		list->complete = false;
	} else if (added) {
		entry->place = reader_at(r, id);
		list->ids[list->count++] = json_string(id);
	} else {
		reader_fault(r, reader_at(r, id), "%s '%s' stands twice in this rubric; the first is at %d:%d", what,
		             json_string(id), entry->place.line, entry->place.column);
	}
}

/* objects may be NULL: no ids. */
static id_list collect_ids(reader *r, const json_node *objects, const char *what)
{
	id_list list = {.ids = viva_arena_array(r->scratch, objects ? json_count(objects) : 0, sizeof *list.ids)};

	list.complete = list.ids || reader_no_memory(r);
	if (!objects || !list.complete)
		return list;
	for (const json_node *node = json_first(objects); node; node = json_next(node)) {
		const json_node *id = json_get(node, "id");
		if (id && json_string(id))
			add_id(r, &list, id, what);
		else
			list.complete = false;
	}
	return list;
}

/* Reports the id at node, under `key`, where the list does not have it. what: of which things the list is. */
static void check_reference(reader *r, const json_node *node, const id_list *list, const char *key, const char *what)
{
	const char *id = json_string(node);

	if (!id || names_get(&list->table, id))
		return;
	const char *nearest = viva_nearest(id, list->ids, list->count);
	reader_fault(r, reader_at(r, node), "'%s' names '%s', which is no %s of this rubric%s%s%s", key, id, what,
	             nearest ? "; did you mean '" : "", nearest ? nearest : "", nearest ? "'?" : "");
}

static void check_withholds(reader *r, const json_node *mistakes, const id_list *points)
{
	for (const json_node *mistake = json_first(mistakes); mistake; mistake = json_next(mistake)) {
		const json_node *list = json_get(mistake, "withholds");
		for (const json_node *id = list ? json_first(list) : NULL; id; id = json_next(id))
			check_reference(r, id, points, "withholds", "point");
	}
}

static void check_about(reader *r, const json_node *points, const id_list *subjects)
{
	for (const json_node *point = json_first(points); point; point = json_next(point)) {
		const json_node *about = json_get(point, "about");
		if (about)
			check_reference(r, about, subjects, "about", "subject");
	}
}

static void check_points(reader *r, const viva_rubric *rubric, const json_node *list)
{
	size_t bonus = 0;

	for (size_t i = 0; i < rubric->point_count; i++)
		bonus += rubric->points[i].tier == VIVA_BONUS;
	if (!json_first(list))
		reader_fault(r, reader_at(r, list), "a rubric needs a point");
	else if (rubric->point_count && bonus == rubric->point_count)
		reader_fault(r, reader_at(r, list), "every point is a bonus: a score needs one that is must or should");
}

static const json_node *get_list(const json_node *node, const char *key)
{
	const json_node *list = json_get(node, key);

	return list && json_type_of(list) == JSON_ARRAY ? list : NULL;
}

static void check(reader *r, const json_node *node, const viva_rubric *rubric)
{
	const json_node *points = get_list(node, "points");
	const json_node *mistakes = get_list(node, "mistakes");

	viva_arena_reset(r->scratch);
	const id_list point_ids = collect_ids(r, points, "point");
	const id_list subject_ids = collect_ids(r, get_list(node, "subjects"), "subject");
	collect_ids(r, mistakes, "mistake");
	if (points)
		check_points(r, rubric, points);
	if (mistakes && point_ids.complete)
		check_withholds(r, mistakes, &point_ids);
	if (points && subject_ids.complete)
		check_about(r, points, &subject_ids);
}

/* ---- reading ---- */

/* Notes that the question has a rubric; NULL where it has one already. where: what names the question. */
static name *take_name(content *c, const char *question, const json_node *where)
{
	bool added;
	name *entry = names_put(&c->rubric_names, c->r.arena, question, &added);

	if (!entry) {
		reader_no_memory(&c->r);
		return NULL;
	}
	if (!added) {
		reader_fault(&c->r, reader_at(&c->r, where), "question '%s' has two rubrics; the first is at %s:%d:%d",
		             question, entry->place.file, entry->place.line, entry->place.column);
		return NULL;
	}
	entry->place = reader_at(&c->r, where);
	return entry;
}

/* question: NULL where the rubric itself says it. */
static void read_rubric(content *c, const json_node *node, const char *question)
{
	loaded_rubric *loaded = viva_arena_get(c->r.arena, sizeof *loaded);
	size_t faults = c->r.faults;

	if (!loaded) {
		reader_no_memory(&c->r);
		return;
	}
	viva_rubric *rubric = &loaded->rubric;
	loaded->node = node;
	fields_read(&c->r, node, question ? &inline_shape : &rubric_shape, rubric);
	check(&c->r, node, rubric);
	if (question)
		rubric->question = question;
	if (!rubric->question)
		return;
	name *entry = take_name(c, rubric->question, question ? node : json_get(node, "question"));
	if (!entry)
		return;
	loaded->good = c->r.faults == faults;
	loaded_rubric **added =
		viva_arena_push(c->r.arena, (void **)&c->rubrics, &c->rubric_count, &c->rubric_room, sizeof(loaded_rubric *));
	if (!added) {
		reader_no_memory(&c->r);
		return;
	}
	*added = loaded;
}

void rubrics_read(content *c, const json_node *list)
{
	for (const json_node *node = json_first(list); node; node = json_next(node))
		read_rubric(c, node, NULL);
}

void rubrics_read_inline(content *c, const json_node *node, const char *question)
{
	read_rubric(c, node, question);
}
