/*
 * mock_run.c - a mock interview held. Whatever happens to an answer is written down before anything is said about it.
 */
#include "mock_run.h"
#include "commands.h"
#include "marking.h"
#include "mock_frame.h"
#include "mock_result.h"
#include "mock_thread.h"

#include <stdio.h>
#include <string.h>

typedef struct run {
	app *app;
	mock_session *session;
	const viva_question *question;
	const viva_scorer *scorer;
	const viva_point *follows; /* whose follow-up is asked, or NULL */
	mock_thread thread;
	const char *wait; /* what Enter does before the next question is shown, or NULL */
} run;

/* ---- asking ---- */

static void print_keys(const run *r)
{
	bool hints = r->question->hints.count > (size_t)r->thread.hints;
	char cost[40] = "";

	if (!r->app->interactive)
		return;
	if (hints)
		snprintf(cost, sizeof cost, "/hint (-%d points)  ", r->session->kept.hint_cost);
	out_newline(r->app->out);
	out_span keys[] = {{OUT_DIM, "End with a full stop alone on a line.  "},
	                   {OUT_ACCENT, cost},
	                   {OUT_ACCENT, r->follows ? "/skip  /pause  /help" : "/later  /skip  /pause  /help"}};
	out_para(r->app->out, 2, 2, keys, 3);
}

static void print_question(const run *r)
{
	const mock *m = &r->session->mock;
	const viva_question *q = r->question;
	out *o = r->app->out;
	char number[64], standing[64];

	out_newline(o);
	if (r->follows) {
		out_span ask[] = {{OUT_ACCENT, "Follow-up: "}, {OUT_STRONG, r->follows->follow_up}};
		out_para(o, 2, 2, ask, 2);
		print_keys(r);
		return;
	}
	out_rule(o);
	snprintf(number, sizeof number, "Question %zu of %zu", m->current + 1, m->count);
	snprintf(standing, sizeof standing, ", %d min", q->minutes);
	out_span head[] = {{OUT_STRONG, number},
	                   {OUT_PLAIN, "  "},
	                   {OUT_ACCENT, q->id},
	                   {OUT_DIM, "  "},
	                   {OUT_DIM, q->topic},
	                   {OUT_DIM, ", "},
	                   {OUT_DIM, viva_level_name(q->level)},
	                   {OUT_DIM, ", "},
	                   {OUT_DIM, viva_kind_name(q->kind)},
	                   {OUT_DIM, standing}};
	out_para(o, 2, 2, head, sizeof head / sizeof *head);
	out_newline(o);
	out_text(o, 2, 2, OUT_STRONG, q->prompt);
	print_keys(r);
}

/* Finds out what is to be asked. False where it is not to be had: then it is left out. */
static bool prepare(run *r)
{
	mock_session *s = r->session;
	history_mock_item *item = mock_session_item(s);
	int code;
	uint64_t bit;

	r->question = mock_session_question(s);
	r->scorer = r->question ? app_scorer(r->app, r->question, &code) : NULL;
	r->follows = r->scorer ? mock_thread_point(r->question->rubric, item->following, &bit) : NULL;
	if (!r->scorer) {
		app_complain(r->app, "question '%s' is not in the banks in use: it is left out", item->question);
		mock_lose(&s->mock);
	} else if (mock_follows(&s->mock) && (!r->follows || !r->follows->follow_up)) {
		mock_skip(&s->mock);
	} else {
		return true;
	}
	mock_session_save(s);
	return false;
}

/* What was begun before: the draft, the hints, and when the question was first asked. */
static void take_up(run *r, answering *w)
{
	mock_session *s = r->session;
	history_mock_item *item = mock_session_item(s);
	viva_buf draft = VIVA_BUF_INIT;

	w->hints = item->hints;
	w->hints_before = r->thread.hints;
	if (item->asked_ms)
		w->asked_ms = item->asked_ms;
	item->asked_ms = w->asked_ms;
	viva_buf_adds(&draft, s->drafts[s->mock.current].text);
	if (!answering_is_blank(draft.text))
		answering_take_draft(w, draft.text);
	viva_buf_free(&draft);
}

static answer_end take_answer(run *r, answering *w)
{
	mock_session *s = r->session;

	mock_clock_on(&s->mock, mock_frame_now());
	mock_session_save(s);
	answer_end end = answering_read(w);
	mock_clock_off(&s->mock, mock_frame_now());
	return end;
}

/* ---- what becomes of an answer ---- */

/* The weightiest must point that is missing and was not followed up, or NULL. */
static const viva_point *probe(const run *r, const viva_result *result)
{
	uint64_t bit = 0;

	if (r->follows)
		mock_thread_point(r->question->rubric, r->follows->id, &bit);
	const viva_point *p = result->scored ? feedback_follow_up(result, r->thread.followed | bit) : NULL;
	return p && p->tier == VIVA_MUST ? p : NULL;
}

/* Writes the answer down. Where that fails, everything is as it was before. */
static bool keep_answer(run *r, marking *m, history_answer *answer)
{
	mock_session *s = r->session;
	history_mock_item *item = mock_session_item(s), kept_before = *item;
	mock_item *course = &s->mock.items[s->mock.current], before = *course;
	viva_buf *draft = &s->drafts[s->mock.current], draft_before = *draft;
	const viva_point *next = probe(r, &m->result);

	if (!marking_fill(m, r->app, answer))
		return false;
	item->following = mock_answer(&s->mock, next != NULL) ? next->id : NULL;
	item->hints = 0;
	item->asked_ms = 0;
	*draft = (viva_buf)VIVA_BUF_INIT;
	bool kept = mock_session_add(s, answer);
	if (kept) {
		viva_buf_free(&draft_before);
		asked_free(r->app); /* what "again" means is now this */
	} else {
		*item = kept_before;
		*course = before;
		*draft = draft_before;
	}
	return kept;
}

/* Scores what was typed, together with what was said before, and writes it down. */
static bool conclude(run *r, const answering *w)
{
	const mock_session *s = r->session;
	viva_buf whole = VIVA_BUF_INIT, said = VIVA_BUF_INIT;
	marking m;

	viva_buf_adds(&said, w->text.text);
	while (said.length && said.text[said.length - 1] == '\n')
		viva_buf_cut(&said, said.length - 1);
	if (r->follows)
		viva_buf_addf(&whole, "%s\n\n", r->thread.text.text);
	viva_buf_adds(&whole, said.text);
	int seconds = (int)(s->mock.items[s->mock.current].spent_ms / 1000) - r->thread.seconds;
	history_answer answer = {.parent = r->follows ? mock_session_item(s)->answer : 0,
	                         .follows_point = r->follows ? r->follows->id : NULL,
	                         .asked_ms = w->asked_ms,
	                         .seconds = seconds > 0 ? seconds : 0,
	                         .hints = w->hints,
	                         .text = said.text};
	bool done = marking_make(&m, r->app, r->question, r->scorer, whole.text) && keep_answer(r, &m, &answer);
	marking_free(&m);
	viva_buf_free(&whole);
	viva_buf_free(&said);
	return done;
}

/* The feedback to the question that has just been settled, where it was answered. */
static void show_feedback(run *r)
{
	mock_session *s = r->session;
	mock_thread thread;
	marking m;
	char text[80];

	if (strcmp(s->kept.feedback, "each") != 0 || s->mock.items[s->mock.current].state != MOCK_ANSWERED)
		return;
	if (mock_thread_read(&thread, s)) {
		bool marked = marking_make(&m, r->app, r->question, r->scorer, thread.text.text);
		out_newline(r->app->out);
		if (r->app->interactive)
			out_page_begin(r->app->out);
		if (marked)
			feedback_print(r->app->out, m.feedback, thread.seconds, r->question->minutes);
		snprintf(text, sizeof text, "%d hint%s: -%d points.", thread.hints, thread.hints == 1 ? "" : "s",
		         thread.hints * s->kept.hint_cost);
		if (thread.hints)
			out_text(r->app->out, 2, 2, OUT_HALF, text);
		if (r->app->interactive)
			out_page_end(r->app->out);
		marking_free(&m);
		r->wait = "Enter for the next question; the clock stands";
	}
	mock_thread_free(&thread);
}

/* The answer is left without a word; of a follow-up, that one is. */
static void leave_question(run *r)
{
	mock_session *s = r->session;

	mock_skip(&s->mock);
	mock_session_item(s)->following = NULL;
	viva_buf_clear(&s->drafts[s->mock.current]);
	mock_session_save(s);
}

/* An answer that was given, or cut short. Without a word it is none. False where it could not be kept. */
static bool settle(run *r, const answering *w)
{
	if (answering_is_blank(w->text.text))
		leave_question(r);
	else if (!conclude(r, w))
		return false;
	if (!mock_follows(&r->session->mock))
		show_feedback(r);
	return true;
}

/* Does what the end of an answer asks for. ANSWER_GOES_ON: on to the next question. */
static answer_end act(run *r, const answering *w, answer_end end)
{
	mock_session *s = r->session;
	bool blank = answering_is_blank(w->text.text), kept = true;

	switch (end) {
	case ANSWER_CUT:
		out_text(r->app->out, 2, 2, OUT_HALF,
		         blank ? "The time is up." : "The time is up. What you have typed is your answer.");
		kept = settle(r, w);
		break;
	case ANSWER_GIVEN:
		kept = settle(r, w);
		break;
	case ANSWER_SKIPPED:
		leave_question(r);
		show_feedback(r);
		break;
	case ANSWER_OVER:
		kept = blank || settle(r, w);
		if (kept)
			mock_end(&s->mock, MOCK_ENDED);
		break;
	case ANSWER_PUT_OFF:
		mock_put_off(&s->mock);
		mock_session_save(s);
		break;
	case ANSWER_GOES_ON:
	case ANSWER_TERMINATED:
	case ANSWER_FAILED:
	case ANSWER_LEFT:
		mock_session_save(s);
		return end;
	}
	return kept && !s->lost ? ANSWER_GOES_ON : ANSWER_FAILED;
}

/* Whether an answer that could not be kept, for want of space say, is left under the hands of the person who typed it.
 */
static bool may_try_again(const run *r, answer_end end)
{
	if (end != ANSWER_GIVEN || !r->app->interactive || r->session->lost)
		return false;
	out_text(r->app->out, 2, 2, OUT_BAD, "Your answer is not lost yet: a full stop alone tries again to keep it.");
	return true;
}

static answer_end hold(run *r, answering *w)
{
	for (;;) {
		answer_end end = take_answer(r, w), then = act(r, w, end);
		if (then != ANSWER_FAILED || !may_try_again(r, end))
			return then;
	}
}

static answer_end ask(run *r)
{
	answering w;
	answering_frame frame;

	if (!prepare(r))
		return ANSWER_GOES_ON;
	answer_end end = mock_thread_read(&r->thread, r->session) ? ANSWER_GOES_ON : ANSWER_FAILED;
	if (end == ANSWER_GOES_ON) {
		mock_frame_make(&frame, r->session);
		print_question(r);
		answering_begin_framed(&w, r->app, r->question, &frame);
		take_up(r, &w);
		end = hold(r, &w);
		answering_free(&w);
	}
	mock_thread_free(&r->thread);
	return end;
}

/* ---- the interview ---- */

/* It stands where it is, to be gone on with. */
static int stop_here(run *r, answer_end end)
{
	char standing[64];

	if (end == ANSWER_TERMINATED)
		return STATUS_TERMINATED;
	mock_session_tell(r->session);
	if (r->session->lost)
		return STATUS_SHORT;
	mock_session_standing(r->session, standing);
	if (!r->app->interactive) {
		app_complain(r->app, "the interview is not over: %s; 'viva mock --resume' goes on with it", standing);
		return end == ANSWER_LEFT ? STATUS_SHORT : STATUS_FAILED;
	}
	out_newline(r->app->out);
	out_span line[] = {{OUT_PLAIN, "The interview waits for you: "},
	                   {OUT_PLAIN, standing},
	                   {OUT_PLAIN, ". "},
	                   {OUT_ACCENT, r->app->in_repl ? "mock --resume" : "viva mock --resume"},
	                   {OUT_PLAIN, " goes on."}};
	out_para(r->app->out, 2, 2, line, sizeof line / sizeof *line);
	return end == ANSWER_LEFT ? STATUS_OK : STATUS_FAILED;
}

int mock_run(mock_session *s)
{
	run r = {.app = s->app, .session = s, .wait = "Enter begins; the clock runs from then on"};
	mock_item *ignored;

	if (mock_settled(&s->mock) || s->mock.elapsed_ms)
		r.wait = "Enter goes on; the clock runs from then on";
	while (mock_next(&s->mock, &ignored)) {
		answer_end end = ANSWER_GOES_ON;
		if (r.wait)
			end = mock_frame_wait(r.app, r.wait);
		r.wait = NULL;
		if (end == ANSWER_GOES_ON)
			end = ask(&r);
		else
			mock_session_save(s);
		if (end != ANSWER_GOES_ON)
			return stop_here(&r, end);
	}
	return mock_result(s);
}
