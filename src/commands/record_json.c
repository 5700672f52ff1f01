/* record_json.c - the parts of a history's record, checked: what comes in may have been written by anybody. */
#include "record_json.h"
#include "interview/mock.h"

#include <viva/score.h>

#include <limits.h>
#include <string.h>

enum { UID_MAX = 64, KIND_MAX = 32 };

/* The end of the year 9999: what is later is no time, and sums with it could overflow. */
static const int64_t last_ms = 253402300799999;

static bool no_memory(members *m)
{
	m->failed = true;
	return viva_fail_memory(m->err);
}

static int take_int(members *m, const json_node *object, const char *key, int least)
{
	return (int)members_integer(m, object, key, least, INT_MAX);
}

/* A name: not empty, not long. */
static const char *take_name(members *m, const json_node *object, const char *key, size_t most)
{
	const char *name = members_text(m, object, key);

	if (!m->failed && (!*name || strlen(name) > most))
		members_wrong(m, json_get(object, key), "'%s' must have 1 to %zu bytes", key, most);
	return name;
}

/* The place of an answer of the record by its uid; 0 for null. */
static int64_t take_place(const record_builder *b, members *m, const json_node *object, const char *key)
{
	const char *uid = members_text_or_null(m, object, key);

	if (m->failed || !uid)
		return 0;
	for (size_t i = 0; i < b->record.count; i++)
		if (strcmp(b->record.answers[i].uid, uid) == 0)
			return (int64_t)i + 1;
	members_wrong(m, json_get(object, key), "'%s' is '%s', which is no answer above of this session", key, uid);
	return 0;
}

bool record_take_session(record_builder *b, members *m, const json_node *object)
{
	*b = (record_builder){0};
	b->record.uid = take_name(m, object, "uid", UID_MAX);
	b->record.kind = take_name(m, object, "kind", KIND_MAX);
	b->record.started_ms = members_integer(m, object, "started_ms", 0, last_ms);
	return !m->failed;
}

/* ---- grades ---- */

static const char *take_tier(members *m, const json_node *object)
{
	const char *tier = members_text(m, object, "tier");

	for (int t = VIVA_MUST; t <= VIVA_BONUS; t++)
		if (strcmp(tier, viva_tier_name((viva_tier)t)) == 0)
			return tier;
	if (!m->failed)
		members_wrong(m, json_get(object, "tier"), "'tier' must be must, should or bonus, not '%s'", tier);
	return "";
}

static bool take_points(members *m, const json_node *grade, history_answer *to)
{
	const json_node *array = members_array(m, grade, "points");
	history_point *points = viva_arena_array(m->arena, array ? json_count(array) : 0, sizeof *points);

	if (!points)
		return no_memory(m);
	to->points = points;
	for (const json_node *n = array ? json_first(array) : NULL; n && !m->failed; n = json_next(n)) {
		history_point *p = &points[to->point_count++];
		p->id = members_text(m, n, "id");
		p->credit = members_number(m, n, "credit", 0, 1);
		p->weight = members_number(m, n, "weight", 0, 1e6);
		p->tier = take_tier(m, n);
	}
	return !m->failed;
}

/* The stored result: an object, kept as it was written, or a string. */
static const char *take_result(members *m, const json_node *grade)
{
	const json_node *node = json_get(grade, "result");
	size_t length;

	if (node && json_type_of(node) == JSON_STRING)
		return members_text(m, grade, "result");
	if (!node || json_type_of(node) != JSON_OBJECT) {
		members_wrong(m, node ? node : grade, "'result' must be an object or a string");
		return "";
	}
	const char *raw = json_raw(m->doc, node, &length);
	const char *copy = viva_arena_copy(m->arena, raw, length);
	if (!copy)
		no_memory(m);
	return copy;
}

static bool take_grade(members *m, const json_node *grade, history_answer *to)
{
	to->scored = members_has(grade, "score");
	to->score = to->scored ? members_number(m, grade, "score", 0, 100) : 0;
	to->verdict = members_text(m, grade, "verdict");
	to->revision = members_text(m, grade, "revision");
	to->result = m->failed ? "" : take_result(m, grade);
	return !m->failed && take_points(m, grade, to);
}

/* Grades that came later than the answer of this place. */
static bool take_later(record_builder *b, members *m, const json_node *answer)
{
	const json_node *array = members_array(m, answer, "later");
	void *items = b->record.later;

	for (const json_node *n = array ? json_first(array) : NULL; n && !m->failed; n = json_next(n)) {
		history_grade *g = viva_arena_push(m->arena, &items, &b->record.later_count, &b->later_capacity, sizeof *g);
		if (!g)
			return no_memory(m);
		b->record.later = items;
		g->answer = (int64_t)b->record.count;
		g->counts = members_flag(m, n, "counts");
		take_grade(m, n, &g->marks);
	}
	return !m->failed;
}

static bool take_contests(record_builder *b, members *m, const json_node *answer)
{
	const json_node *array = members_array(m, answer, "contested");
	void *items = b->record.contests;

	if (array && json_count(array) && b->record.answers[b->record.count - 1].parent)
		return members_wrong(m, array, "a follow-up has no contested points of its own");
	for (const json_node *n = array ? json_first(array) : NULL; n && !m->failed; n = json_next(n)) {
		history_contest *c =
			viva_arena_push(m->arena, &items, &b->record.contest_count, &b->contest_capacity, sizeof *c);
		if (!c)
			return no_memory(m);
		b->record.contests = items;
		c->answer = (int64_t)b->record.count;
		c->point = members_text(m, n, "point");
		c->credit = members_number(m, n, "credit", 0, 1);
		c->reason = members_text(m, n, "reason");
		c->at_ms = members_integer(m, n, "at_ms", 0, last_ms);
		c->counts = members_flag(m, n, "counts");
	}
	return !m->failed;
}

/* ---- answers ---- */

bool record_take_answer(record_builder *b, members *m, const json_node *object)
{
	history_answer a = {0};

	a.uid = take_name(m, object, "uid", UID_MAX);
	a.parent = take_place(b, m, object, "follows");
	a.follows_point = members_text_or_null(m, object, "follows_point");
	a.bank = members_text(m, object, "bank");
	a.question = members_text(m, object, "question");
	a.topic = members_text(m, object, "topic");
	a.level = members_text(m, object, "level");
	a.asked_ms = members_integer(m, object, "asked_ms", 0, last_ms);
	a.seconds = take_int(m, object, "seconds", 0);
	a.hints = take_int(m, object, "hints", 0);
	a.text = members_text(m, object, "text");
	const json_node *grade = members_object(m, object, "grade");
	if (!grade || !take_grade(m, grade, &a))
		return false;
	void *items = b->record.answers;
	history_answer *to = viva_arena_push(m->arena, &items, &b->record.count, &b->answer_capacity, sizeof *to);
	if (!to)
		return no_memory(m);
	b->record.answers = items;
	*to = a;
	to->id = (int64_t)b->record.count;
	return take_later(b, m, object) && take_contests(b, m, object);
}

/* ---- interviews ---- */

static const char *take_state(members *m, const json_node *object)
{
	mock_state state;
	const char *name = members_text(m, object, "state");

	if (!m->failed && !mock_state_named(name, &state))
		members_wrong(m, json_get(object, "state"), "'state' is '%s', which is not known", name);
	return name;
}

static void take_item(const record_builder *b, members *m, const json_node *object, history_mock_item *item)
{
	item->bank = members_text(m, object, "bank");
	item->question = members_text(m, object, "question");
	item->topic = members_text(m, object, "topic");
	item->level = members_text(m, object, "level");
	item->minutes = take_int(m, object, "minutes", 0);
	item->state = take_state(m, object);
	item->put_off = take_int(m, object, "put_off", 0);
	item->follow_ups = take_int(m, object, "follow_ups", 0);
	item->spent_ms = members_integer(m, object, "spent_ms", 0, last_ms);
	item->asked_ms = members_integer(m, object, "asked_ms", 0, last_ms);
	item->hints = take_int(m, object, "hints", 0);
	item->answer = take_place(b, m, object, "answer");
	item->following = members_text_or_null(m, object, "following");
	item->draft = "";
}

static void take_rules(members *m, const json_node *object, history_mock *to)
{
	mock_zero zero;
	mock_ending ending;

	to->level = members_text_or_null(m, object, "level");
	to->seeded = members_has(object, "seed");
	to->seed = to->seeded ? members_integer(m, object, "seed", INT64_MIN, INT64_MAX) : 0;
	to->minutes = take_int(m, object, "minutes", 0);
	to->at_zero = members_text(m, object, "at_zero");
	to->feedback = members_text(m, object, "feedback");
	to->follow_ups = members_flag(m, object, "follow_ups");
	to->hint_cost = (int)members_integer(m, object, "hint_cost", 0, 100);
	to->ending = members_text(m, object, "ending");
	if (!m->failed && !mock_zero_named(to->at_zero, &zero))
		members_wrong(m, json_get(object, "at_zero"), "'at_zero' is '%s', which is not known", to->at_zero);
	if (!m->failed && (!mock_ending_named(to->ending, &ending) || ending == MOCK_GOES_ON))
		members_wrong(m, json_get(object, "ending"), "'ending' is '%s', which is not known", to->ending);
}

bool record_take_interview(record_builder *b, members *m, const json_node *object)
{
	history_mock *to = viva_arena_get(m->arena, sizeof *to);

	if (!to)
		return no_memory(m);
	take_rules(m, object, to);
	to->elapsed_ms = members_integer(m, object, "elapsed_ms", 0, last_ms);
	to->put_off = take_int(m, object, "put_off", 0);
	to->told = take_int(m, object, "told", 0);
	const json_node *items = members_array(m, object, "items");
	size_t count = items ? json_count(items) : 0;
	to->current = (int)members_integer(m, object, "current", -1, (int64_t)count - 1);
	to->items = viva_arena_array(m->arena, count, sizeof *to->items);
	if (!to->items)
		return no_memory(m);
	for (const json_node *n = items ? json_first(items) : NULL; n && !m->failed; n = json_next(n))
		take_item(b, m, n, &to->items[to->count++]);
	b->record.interview = to;
	return !m->failed;
}
