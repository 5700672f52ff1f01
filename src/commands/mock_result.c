/* mock_result.c - the end of a mock interview. */
#include "mock_result.h"
#include "mock_card.h"
#include "review.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static const char *what_ended_it(mock_ending ending)
{
	switch (ending) {
	case MOCK_OUT_OF_TIME:
		return "The time is up: the interview is over.";
	case MOCK_ENDED:
		return "You ended the interview.";
	case MOCK_DONE:
	case MOCK_GOES_ON:
	case MOCK_GIVEN_UP:
		break;
	}
	return "That was the last question.";
}

static bool any_answer(const mock_session *s)
{
	for (size_t i = 0; i < s->kept.count; i++)
		if (s->kept.items[i].answer)
			return true;
	return false;
}

/* Of an interview without a single answer nothing is kept, and there is little to say. */
static int tell_empty(app *a)
{
	out_text(a->out, 2, 2, OUT_PLAIN, "Nothing was answered, so there is no scorecard, and no session is kept.");
	return STATUS_SHORT;
}

/* The scorecard alone, where the feedback was given along the way. */
static int show_card(mock_session *s)
{
	history_session session;
	history_answer *answers;
	size_t count;
	viva_error err;
	int code = STATUS_FAILED;
	viva_arena *arena = viva_arena_new();

	if (!arena || !history_read_session(s->history, s->kept.session, arena, &session, &answers, &count, &err)) {
		if (arena)
			code = app_report(s->app, &err);
	} else {
		const scorecard *card = mock_card_make(s->app, &s->kept, answers, count, arena);
		if (s->app->interactive)
			out_page_begin(s->app->out);
		if (card)
			mock_card_print(s->app, card, &s->kept);
		if (s->app->interactive)
			out_page_end(s->app->out);
		code = card ? STATUS_OK : STATUS_FAILED;
	}
	viva_arena_free(arena);
	return code;
}

static int show(mock_session *s)
{
	char number[32];

	if (strcmp(s->kept.feedback, "each") == 0)
		return show_card(s);
	snprintf(number, sizeof number, "%" PRId64, s->kept.session);
	return review_show(s->app, number);
}

int mock_result(mock_session *s)
{
	app *a = s->app;

	if (!mock_session_end(s, s->mock.ending))
		return STATUS_FAILED;
	out_newline(a->out);
	out_text(a->out, 2, 2, OUT_STRONG, what_ended_it(s->mock.ending));
	if (!any_answer(s))
		return tell_empty(a);
	out_newline(a->out);
	int code = show(s);
	char again[48];
	snprintf(again, sizeof again, "%sreview %" PRId64, a->in_repl ? "" : "viva ", s->kept.session);
	out_span line[] = {{OUT_DIM, "To see this again: "}, {OUT_ACCENT, again}};
	out_para(a->out, 2, 2, line, 2);
	return code;
}
