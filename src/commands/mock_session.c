/* mock_session.c - a mock interview under way, and what the history keeps of it. */
#include "mock_session.h"

#include <stdio.h>
#include <string.h>

/* ---- from one form to the other ---- */

/* What the history keeps is behind after an event. */
static void write_down(mock_session *s)
{
	s->kept.ending = mock_ending_name(s->mock.ending);
	s->kept.elapsed_ms = s->mock.elapsed_ms;
	s->kept.current = s->mock.current < s->mock.count ? (int)s->mock.current : -1;
	s->kept.put_off = s->mock.put_off;
	s->kept.told = s->mock.told;
	for (size_t i = 0; i < s->mock.count; i++) {
		const mock_item *item = &s->mock.items[i];
		history_mock_item *kept = &s->kept.items[i];
		kept->state = mock_state_name(item->state);
		kept->put_off = item->put_off;
		kept->follow_ups = item->follow_ups;
		kept->spent_ms = item->spent_ms;
		kept->draft = s->drafts[i].text;
	}
}

/* False where the history says what this viva does not know. */
static bool read_off(mock_session *s)
{
	const history_mock *kept = &s->kept;
	bool known =
		mock_zero_named(kept->at_zero, &s->mock.rules.at_zero) && mock_ending_named(kept->ending, &s->mock.ending);

	s->mock.rules.minutes = kept->minutes;
	s->mock.rules.follow_ups = kept->follow_ups;
	s->mock.elapsed_ms = kept->elapsed_ms;
	s->mock.current = kept->current >= 0 ? (size_t)kept->current : kept->count;
	s->mock.put_off = kept->put_off;
	s->mock.told = kept->told;
	for (size_t i = 0; known && i < kept->count; i++) {
		const history_mock_item *from = &kept->items[i];
		mock_item *item = &s->mock.items[i];
		known = mock_state_named(from->state, &item->state);
		item->put_off = from->put_off;
		item->follow_ups = from->follow_ups;
		item->spent_ms = from->spent_ms;
		viva_buf_adds(&s->drafts[i], from->draft);
	}
	return known;
}

/* ---- beginning ---- */

static int no_memory(app *a)
{
	app_complain(a, "out of memory");
	return STATUS_FAILED;
}

static bool open_session(mock_session *s, app *a)
{
	int ignored;

	*s = (mock_session){.app = a, .arena = viva_arena_new()};
	s->history = app_history(a, true, &ignored);
	return s->history && s->arena;
}

/* Room for so many items. */
static bool make_room(mock_session *s, size_t count)
{
	s->mock.items = viva_arena_array(s->arena, count, sizeof *s->mock.items);
	s->questions = viva_arena_array(s->arena, count, sizeof *s->questions);
	s->drafts = viva_arena_array(s->arena, count, sizeof *s->drafts);
	if (!s->mock.items || !s->questions || !s->drafts)
		return false;
	for (size_t i = 0; i < count; i++)
		s->drafts[i] = (viva_buf)VIVA_BUF_INIT;
	s->mock.count = count;
	return true;
}

static void plan_items(mock_session *s, const mock_plan *p)
{
	for (size_t i = 0; i < p->count; i++) {
		const viva_question *q = p->questions[i];
		s->questions[i] = q;
		s->kept.items[i] = (history_mock_item){.bank = q->bank,
		                                       .question = q->id,
		                                       .topic = q->topic,
		                                       .level = viva_level_name(q->level),
		                                       .minutes = q->minutes,
		                                       .state = mock_state_name(MOCK_WAITING),
		                                       .draft = ""};
	}
}

int mock_session_begin(mock_session *s, app *a, const mock_plan *p)
{
	viva_error err;

	if (!open_session(s, a))
		return s->history ? no_memory(a) : STATUS_FAILED;
	s->kept = (history_mock){.started_ms = app_now_ms(),
	                         .level = p->level == MOCK_ANY_LEVEL ? NULL : viva_level_name((viva_level)p->level),
	                         .seeded = p->seeded,
	                         .seed = (int64_t)p->seed,
	                         .minutes = p->rules.minutes,
	                         .at_zero = mock_zero_name(p->rules.at_zero),
	                         .feedback = p->feedback_each ? "each" : "end",
	                         .follow_ups = p->rules.follow_ups,
	                         .hint_cost = MOCK_HINT_COST,
	                         .count = p->count};
	s->kept.items = viva_arena_array(s->arena, p->count, sizeof *s->kept.items);
	if (!s->kept.items || !make_room(s, p->count))
		return no_memory(a);
	plan_items(s, p);
	s->mock.rules = p->rules;
	s->mock.current = p->count;
	write_down(s);
	return history_begin_mock(s->history, &s->kept, &err) ? STATUS_OK : app_report(a, &err);
}

static void find_questions(mock_session *s)
{
	viva_buf name = VIVA_BUF_INIT;

	for (size_t i = 0; i < s->kept.count; i++) {
		viva_buf_clear(&name);
		viva_buf_addf(&name, "%s/%s", s->kept.items[i].bank, s->kept.items[i].question);
		const viva_question *q = viva_library_find(s->app->library, name.text, NULL);
		s->questions[i] = q && q->rubric ? q : NULL;
	}
	viva_buf_free(&name);
}

int mock_session_take_up(mock_session *s, app *a, bool touch, bool *found)
{
	int code;
	viva_error err;

	*found = false;
	*s = (mock_session){.app = a};
	history *h = app_history(a, false, &code);
	if (!h)
		return code;
	if (!open_session(s, a))
		return no_memory(a);
	if (!history_unfinished_mock(h, s->arena, &s->kept, found, &err))
		return app_report(a, &err);
	if (!*found)
		return STATUS_OK;
	if (!make_room(s, s->kept.count))
		return no_memory(a);
	if (!read_off(s)) {
		app_complain(a, "the unfinished interview is one that this viva cannot read");
		return STATUS_FAILED;
	}
	if (!app_library(a, &code))
		return code;
	find_questions(s);
	return !touch || history_take_up_mock(h, &s->kept, &err) ? STATUS_OK : app_report(a, &err);
}

void mock_session_free(mock_session *s)
{
	for (size_t i = 0; s->drafts && i < s->mock.count; i++)
		viva_buf_free(&s->drafts[i]);
	viva_arena_free(s->arena);
	*s = (mock_session){0};
}

/* ---- events ---- */

static bool report(mock_session *s, const viva_error *err)
{
	/* Once is enough. */
	if (!s->lost)
		app_report(s->app, err);
	s->lost = s->lost || err->code == VIVA_E_INPUT;
	return false;
}

bool mock_session_save(mock_session *s)
{
	viva_error err;

	write_down(s);
	return history_save_mock(s->history, &s->kept, s->mock.current, &err) || report(s, &err);
}

void mock_session_keep(mock_session *s, const char *text, int hints)
{
	viva_buf *draft = &s->drafts[s->mock.current];
	viva_error err;

	viva_buf_clear(draft);
	viva_buf_adds(draft, text);
	mock_session_item(s)->hints = hints;
	write_down(s);
	if (s->lost || history_save_mock(s->history, &s->kept, s->mock.current, &err))
		return;
	s->trouble = err;
	s->lost = err.code == VIVA_E_INPUT;
}

void mock_session_tell(mock_session *s)
{
	if (s->trouble.code != VIVA_OK)
		app_report(s->app, &s->trouble);
	viva_error_clear(&s->trouble);
}

bool mock_session_add(mock_session *s, history_answer *answer)
{
	viva_error err;

	answer->session = s->kept.session;
	write_down(s);
	return history_add_mock_answer(s->history, answer, &s->kept, s->mock.current, &err) || report(s, &err);
}

bool mock_session_end(mock_session *s, mock_ending ending)
{
	viva_error err;

	mock_end(&s->mock, ending);
	write_down(s);
	return history_end_mock(s->history, &s->kept, mock_ending_name(ending), &err) || report(s, &err);
}

history_mock_item *mock_session_item(const mock_session *s)
{
	return &s->kept.items[s->mock.current];
}

const viva_question *mock_session_question(const mock_session *s)
{
	return s->questions[s->mock.current];
}

void mock_session_standing(const mock_session *s, char text[64])
{
	int64_t left = mock_left_ms(&s->mock);
	char time[40] = "";

	if (s->kept.minutes && left > 0)
		snprintf(time, sizeof time, ", %d min left", (int)((left + 59999) / 60000));
	else if (s->kept.minutes)
		snprintf(time, sizeof time, ", the time is up");
	snprintf(text, 64, "%zu of %zu done%s", mock_settled(&s->mock), s->mock.count, time);
}
