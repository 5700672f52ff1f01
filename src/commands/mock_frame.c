/* mock_frame.c - the clock and the requests of a mock interview. */
#include "mock_frame.h"
#include "asking.h"

#include <stdio.h>

enum { SAVED_EVERY = 5, MINUTE_MS = 60 * 1000 }; /* ticks, which come once a second */

int64_t mock_frame_now(void)
{
	return (int64_t)(app_seconds() * 1000);
}

static mock_session *session_of(const answering *w)
{
	return w->frame->context;
}

/* ---- the clock ---- */

/* "24 min", and in the last minute "50 s" in steps of ten, so that the prompt does not flicker while somebody thinks.
 */
static void time_left(char text[16], int64_t left_ms)
{
	if (left_ms > MINUTE_MS)
		snprintf(text, 16, "%d min", (int)((left_ms + MINUTE_MS - 1) / MINUTE_MS));
	else if (left_ms > 0)
		snprintf(text, 16, "%d s", (int)((left_ms + 9999) / 10000 * 10));
	else if (left_ms > -MINUTE_MS)
		snprintf(text, 16, "time up");
	else
		snprintf(text, 16, "+%d min", (int)(-left_ms / MINUTE_MS));
}

static void make_prompt(const answering *w, char text[ANSWERING_PROMPT])
{
	const mock *m = &session_of(w)->mock;
	char left[16];

	time_left(left, m->rules.minutes ? mock_left_ms(m) : 0);
	if (m->rules.minutes)
		snprintf(text, ANSWERING_PROMPT, "%zu/%zu %6s> ", m->current + 1, m->count, left);
	else
		snprintf(text, ANSWERING_PROMPT, "%zu/%zu> ", m->current + 1, m->count);
}

static bool is_cut(const mock *m)
{
	return m->rules.at_zero == MOCK_STOP && mock_is_up(m);
}

static void tell(out *o, const mock *m, mock_notice notice)
{
	char half[80];
	int minutes = m->rules.minutes / 2;

	snprintf(half, sizeof half, "Half of the time is gone: %d%s minute%s left.", minutes,
	         m->rules.minutes % 2 ? "½" : "", m->rules.minutes <= 2 ? " is" : "s are");
	const char *const texts[] = {[MOCK_HALF] = half,
	                             [MOCK_FIVE_MINUTES] = "Five minutes are left.",
	                             [MOCK_ONE_MINUTE] = "One minute is left.",
	                             [MOCK_ZERO] = m->rules.at_zero == MOCK_FINISH
	                                               ? "The time is up: finish this answer."
	                                               : "The time is up; from here it is overtime."};

	out_text(o, 2, 2, OUT_HALF, texts[notice]);
}

static answer_end between(answering *w)
{
	mock_session *s = session_of(w);

	mock_clock_to(&s->mock, mock_frame_now());
	mock_session_tell(s);
	if (s->lost)
		return ANSWER_FAILED;
	if (is_cut(&s->mock))
		return ANSWER_CUT;
	mock_notice notice = mock_take_notice(&s->mock);
	if (notice != MOCK_SILENT) {
		tell(w->app->out, &s->mock, notice);
		mock_session_save(s);
	}
	return ANSWER_GOES_ON;
}

static void keep(answering *w, const char *text)
{
	mock_session *s = session_of(w);

	mock_clock_to(&s->mock, mock_frame_now());
	mock_session_keep(s, text, w->hints);
}

static answer_end tick(answering *w, const char *text)
{
	mock_session *s = session_of(w);
	int64_t before = s->mock.elapsed_ms / 1000;

	mock_clock_to(&s->mock, mock_frame_now());
	/* Thinking takes time too: whatever ends the program, little of it is given back. */
	if (before / SAVED_EVERY != s->mock.elapsed_ms / 1000 / SAVED_EVERY)
		mock_session_keep(s, text, w->hints);
	return s->lost ? ANSWER_FAILED : is_cut(&s->mock) ? ANSWER_CUT : ANSWER_GOES_ON;
}

/* ---- requests ---- */

answer_end mock_frame_wait(app *a, const char *what)
{
	viva_buf line = VIVA_BUF_INIT;
	asked_end end = ASKED_ANSWERED;

	if (a->interactive)
		while ((end = asking(a, what, NULL, &line)) == ASKED_INTERRUPTED)
			;
	viva_buf_free(&line);
	return end == ASKED_ANSWERED     ? ANSWER_GOES_ON
	       : end == ASKED_LEFT       ? ANSWER_LEFT
	       : end == ASKED_TERMINATED ? ANSWER_TERMINATED
	                                 : ANSWER_FAILED;
}

static answer_end pause_interview(answering *w)
{
	mock_session *s = session_of(w);
	char standing[64];
	viva_buf what = VIVA_BUF_INIT;

	mock_clock_off(&s->mock, mock_frame_now());
	mock_session_save(s);
	mock_session_standing(s, standing);
	viva_buf_addf(&what, "The clock stands: %s. Enter goes on, Ctrl-D leaves", standing);
	answer_end end = mock_frame_wait(w->app, what.text);
	viva_buf_free(&what);
	mock_clock_on(&s->mock, mock_frame_now());
	return end;
}

static answer_end put_off(answering *w)
{
	mock_session *s = session_of(w);

	if (mock_follows(&s->mock)) {
		out_text(w->app->out, 2, 2, OUT_DIM, "A follow-up is answered now; /skip leaves it.");
		return ANSWER_GOES_ON;
	}
	if (mock_settled(&s->mock) + 1 == s->mock.count) {
		out_text(w->app->out, 2, 2, OUT_DIM, "There is no other question left to ask before it.");
		return ANSWER_GOES_ON;
	}
	return ANSWER_PUT_OFF;
}

static answer_end skip(answering *w)
{
	(void)w;
	return ANSWER_SKIPPED;
}

static answer_end end_interview(answering *w)
{
	(void)w;
	return ANSWER_OVER;
}

static answer_end leave(answering *w)
{
	(void)w;
	return ANSWER_LEFT;
}

static const answering_request requests[] = {
	{"/end", "end the interview here; what you typed is your answer", end_interview},
	{"/later", "come back to this question at the end; what you typed is kept", put_off},
	{"/leave", "go away: 'mock --resume' goes on here (as Ctrl-D does)", leave},
	{"/pause", "stop the clock until you press Enter", pause_interview},
	{"/skip", "leave the question for good: it counts as 0", skip},
};

void mock_frame_make(answering_frame *frame, mock_session *s)
{
	*frame = (answering_frame){.context = s,
	                           .between = between,
	                           .prompt = make_prompt,
	                           .tick = tick,
	                           .keep = keep,
	                           .requests = requests,
	                           .request_count = sizeof requests / sizeof *requests,
	                           .at_end = ANSWER_LEFT,
	                           .insists = s->app->interactive && !mock_follows(&s->mock),
	                           .hint_cost = s->kept.hint_cost};
}
