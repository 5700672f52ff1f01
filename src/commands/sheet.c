/* sheet.c - a session made ready to be handed to somebody else. */
#include "sheet.h"
#include "bank/json.h"
#include "interview/mock.h"
#include "mock_card.h"
#include "review.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- marks in the answer's text ---- */

typedef struct mark_list {
	void *items; /* sheet_mark */
	size_t count, capacity;
} mark_list;

/* Evidence counts only where its words stand in the text at the place that it names. */
static bool take_mark(const char *text, const json_node *evidence, sheet_mark *mark)
{
	const json_node *start = json_get(evidence, "start"), *words = json_get(evidence, "text");
	double at = start ? json_number(start) : -1;
	const char *quoted = words ? json_string(words) : NULL;

	if (!quoted || !*quoted || at < 0 || at > (double)strlen(text))
		return false;
	mark->start = (size_t)at;
	mark->end = mark->start + strlen(quoted);
	return strncmp(text + mark->start, quoted, strlen(quoted)) == 0;
}

static bool add_marks(mark_list *list, const char *text, const json_node *owners, bool wrong, viva_arena *arena)
{
	for (const json_node *o = owners ? json_first(owners) : NULL; o; o = json_next(o)) {
		const json_node *evidence = json_get(o, "evidence"), *id = json_get(o, "id");
		const char *name = id && json_string(id) ? json_string(id) : "";
		for (const json_node *e = evidence ? json_first(evidence) : NULL; e; e = json_next(e)) {
			sheet_mark found = {.wrong = wrong};
			if (!take_mark(text, e, &found))
				continue;
			sheet_mark *mark = viva_arena_push(arena, &list->items, &list->count, &list->capacity, sizeof *mark);
			found.id = viva_arena_copy(arena, name, strlen(name));
			if (!mark || !found.id)
				return false;
			*mark = found;
		}
	}
	return true;
}

static int by_start(const void *left, const void *right)
{
	const sheet_mark *a = left, *b = right;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	return (a->end < b->end) - (a->end > b->end);
}

/* Where two overlap, the first in the text stays. */
static size_t drop_overlaps(sheet_mark *marks, size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++)
		if (!kept || marks[i].start >= marks[kept - 1].end)
			marks[kept++] = marks[i];
	return kept;
}

static bool find_marks(sheet_answer *a, viva_arena *arena)
{
	json_doc *doc;
	mark_list list = {0};
	viva_error ignored;

	if (a->answer->parent || !json_parse(NULL, a->answer->result, strlen(a->answer->result), &doc, &ignored))
		return true;
	const json_node *root = json_root(doc);
	bool whole = add_marks(&list, a->answer->text, json_get(root, "points"), false, arena) &&
	             add_marks(&list, a->answer->text, json_get(root, "mistakes"), true, arena);
	json_free(doc);
	a->marks = list.items;
	if (list.count)
		qsort(a->marks, list.count, sizeof *a->marks, by_start);
	a->mark_count = drop_overlaps(a->marks, list.count);
	return whole;
}

/* ---- answers ---- */

static bool is_outdated(viva_library *library, const viva_question *q, const history_answer *answer)
{
	viva_error ignored;
	const viva_scorer *scorer = q && q->rubric ? viva_library_scorer(library, q, &ignored) : NULL;

	return scorer && strcmp(viva_scorer_revision(scorer), answer->revision) != 0;
}

/* Contests are shown with the last word on a question. */
static bool is_last_word(const history_answer *answers, size_t count, size_t i)
{
	return i + 1 == count || !answers[i + 1].parent;
}

static bool fill_feedback(sheet *s, sheet_answer *to, int64_t root, bool last, viva_arena *arena)
{
	viva_error ignored;
	feedback *f = feedback_of_json(to->answer->result, to->question, arena, &ignored);

	to->feedback = f;
	return !f || !last || beside_contest(&s->beside, root, f, arena);
}

static bool fill_answer(app *a, sheet *s, const history_answer *answers, size_t i, viva_arena *arena)
{
	const history_answer *answer = &answers[i];
	sheet_answer *to = &s->answers[i];

	s->questions += answer->parent == 0;
	to->answer = answer;
	to->number = s->questions;
	to->before = answer->parent && i ? &answers[i - 1] : NULL;
	to->question = review_question(a->library, answer);
	to->prompt = review_prompt(answer, to->question);
	to->outdated = is_outdated(a->library, to->question, answer);
	return fill_feedback(s, to, answer->parent ? answer->parent : answer->id, is_last_word(answers, s->count, i),
	                     arena) &&
	       find_marks(to, arena);
}

/* ---- what it adds up to ---- */

/* The answer whose marks count: the last of an answer and its follow-ups. */
static const sheet_answer *last_of(const sheet *s, size_t first)
{
	const sheet_answer *last = &s->answers[first];

	for (size_t i = first + 1; i < s->count && s->answers[i].answer->parent; i++)
		if (s->answers[i].answer->id > last->answer->id)
			last = &s->answers[i];
	return last;
}

static int64_t seconds_of(const sheet *s, size_t first)
{
	int64_t seconds = s->answers[first].answer->seconds;

	for (size_t i = first + 1; i < s->count && s->answers[i].answer->parent; i++)
		seconds += s->answers[i].answer->seconds;
	return seconds;
}

/* Any session as if it were an interview of the questions that got a score, in which hints cost nothing. */
static bool make_up_plan(sheet *s, viva_arena *arena)
{
	history_mock_item *items = viva_arena_array(arena, s->count, sizeof *items);

	s->mock = (history_mock){.session = s->session.id, .ending = "", .items = items};
	for (size_t i = 0; items && i < s->count; i++) {
		const history_answer *a = s->answers[i].answer;
		if (a->parent || !last_of(s, i)->answer->scored)
			continue;
		items[s->mock.count++] =
			(history_mock_item){.bank = a->bank,
		                        .question = a->question,
		                        .topic = a->topic,
		                        .level = a->level,
		                        .minutes = s->answers[i].question ? s->answers[i].question->minutes : 0,
		                        .state = mock_state_name(MOCK_ANSWERED),
		                        .spent_ms = seconds_of(s, i) * 1000,
		                        .answer = a->id};
	}
	s->mock.elapsed_ms = s->session.seconds * 1000;
	return items != NULL;
}

bool sheet_make(app *a, history *h, int64_t session, viva_arena *arena, sheet *s, viva_error *err)
{
	int ignored;
	history_answer *answers;

	*s = (sheet){0};
	if (!history_read_session(h, session, arena, &s->session, &answers, &s->count, err) ||
	    !history_read_mock(h, session, arena, &s->mock, &s->interview, err) ||
	    !beside_read(h, session, arena, &s->beside, err))
		return false;
	if (s->count == 0)
		return viva_fail(err, VIVA_E_NOT_FOUND, "there is no such session");
	s->answers = viva_arena_array(arena, s->count, sizeof *s->answers);
	bool whole = s->answers != NULL;
	/* Without the banks, what was kept is there all the same. */
	app_library(a, &ignored);
	for (size_t i = 0; whole && i < s->count; i++)
		whole = fill_answer(a, s, answers, i, arena);
	whole = whole && (s->interview || make_up_plan(s, arena));
	if (whole)
		s->card = mock_card_make(a, &s->mock, answers, s->count, arena);
	return s->card || viva_fail_memory(err);
}

/* ---- looking things up ---- */

const char *sheet_title(const sheet *s)
{
	return s->interview || strcmp(s->session.kind, "mock") == 0 ? "Mock interview" : "Practice session";
}

const char *sheet_ending(const sheet *s)
{
	mock_ending ending;

	if (!s->interview || !mock_ending_named(s->mock.ending, &ending))
		return NULL;
	switch (ending) {
	case MOCK_GOES_ON:
		return "unfinished";
	case MOCK_OUT_OF_TIME:
		return "out of time";
	case MOCK_ENDED:
		return "ended early";
	case MOCK_GIVEN_UP:
		return "given up";
	case MOCK_DONE:
		break;
	}
	return NULL;
}

const char *sheet_word(const feedback_point *p)
{
	if (!p->assessed && p->credit < 1)
		return "unclear";
	return p->credit >= 1 ? "made" : p->credit > 0 ? "touched" : "missing";
}

bool sheet_shows(const sheet_answer *a, size_t point)
{
	const feedback_point *p = &a->feedback->points[point];
	const history_answer *before = a->before;

	if (!a->feedback->scored)
		return p->credit > 0;
	if (!before || !before->scored || before->point_count != a->feedback->point_count ||
	    strcmp(before->revision, a->answer->revision) != 0)
		return true;
	double change = p->credit - before->points[point].credit;
	bool followed = a->answer->follows_point && strcmp(a->answer->follows_point, p->id) == 0;
	return followed || p->contested || change > 0.25 || change < -0.25;
}

bool sheet_later(const sheet *s, const sheet_answer *a, size_t *at, viva_buf *line)
{
	viva_buf_clear(line);
	while (*at < s->beside.grade_count) {
		const history_grade *g = &s->beside.grades[(*at)++];
		if (g->shown || g->answer != a->answer->id)
			continue;
		if (g->marks.scored)
			viva_buf_addf(line, "By a later rubric: score %ld, %s", lround(g->marks.score), g->marks.verdict);
		else
			viva_buf_adds(line, "By a later rubric: no score");
		viva_buf_adds(line, g->counts ? " (counts)" : "");
		return true;
	}
	return false;
}

const char *sheet_amended(const sheet *s)
{
	return beside_counts(&s->beside)
	           ? "The overall score goes by what was chosen to count since, later grades or contested points; "
	             "the rest is as it was marked then."
	           : NULL;
}

/* Questions of the card are in the order of the plan, whose items know their answers. */
const sheet_answer *sheet_answer_of(const sheet *s, const scorecard_question *q)
{
	int64_t id = s->mock.items[q - s->card->questions].answer;

	for (size_t i = 0; id && i < s->count; i++)
		if (s->answers[i].answer->id == id)
			return &s->answers[i];
	return NULL;
}

const char *sheet_why(const sheet *s, const scorecard_missing *m)
{
	const sheet_answer *a = sheet_answer_of(s, m->question);
	const viva_rubric *rubric = a && a->question ? a->question->rubric : NULL;

	for (size_t i = 0; rubric && i < rubric->point_count; i++)
		if (strcmp(rubric->points[i].id, m->point->id) == 0)
			return rubric->points[i].why;
	return NULL;
}
