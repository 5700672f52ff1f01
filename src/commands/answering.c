/* answering.c - typing an answer. */
#include "answering.h"
#include "feedback.h"

#include <stdio.h>
#include <string.h>

/* ---- the draft ---- */

static void save_draft(answering *w, const char *text)
{
	int ignored;
	viva_error err;
	history *h = w->draft_key ? app_history(w->app, true, &ignored) : NULL;
	history_draft draft = {w->draft_key, text, w->asked_ms, answering_seconds(w), w->hints};

	if (h && !history_save_draft(h, &draft, &err)) {
		app_report(w->app, &err);
		/* Once is enough: the answer itself goes on. */
		w->draft_key = NULL;
	}
}

/* Calls a function with the answer so far, the line being typed included. */
static answer_end with_line(answering *w, const char *line, answer_end (*call)(answering *w, const char *text))
{
	viva_buf text = VIVA_BUF_INIT;
	answer_end end = ANSWER_GOES_ON;

	viva_buf_add(&text, w->text.text, w->text.length);
	viva_buf_adds(&text, line);
	if (!text.failed)
		end = call(w, text.text);
	viva_buf_free(&text);
	return end;
}

static answer_end keep_text(answering *w, const char *text)
{
	if (w->frame)
		w->frame->keep(w, text);
	else
		save_draft(w, text);
	return ANSWER_GOES_ON;
}

void answering_keep(answering *w, const char *unfinished_line)
{
	with_line(w, unfinished_line, keep_text);
}

void answering_drop_draft(answering *w)
{
	int ignored;
	viva_error err;
	history *h = w->draft_key ? app_history(w->app, false, &ignored) : NULL;

	if (h && !history_drop_draft(h, w->draft_key, &err))
		app_report(w->app, &err);
}

size_t answering_words(const char *text)
{
	size_t words = 0;
	bool inside = false;

	for (; *text; text++) {
		bool space = strchr(" \t\n", *text) != NULL;
		words += !space && !inside;
		inside = !space;
	}
	return words;
}

/* Takes the last line off the text where it has no end, to be typed on. */
static void take_half(answering *w)
{
	size_t begin = w->text.length;

	while (begin > 0 && w->text.text[begin - 1] != '\n')
		begin--;
	viva_buf_adds(&w->half, w->text.text + begin);
	viva_buf_cut(&w->text, begin);
}

void answering_take_draft(answering *w, const char *text)
{
	out *o = w->app->out;

	viva_buf_adds(&w->text, text);
	if (w->frame && w->app->interactive)
		take_half(w);
	if (w->text.length && w->text.text[w->text.length - 1] != '\n')
		viva_buf_addc(&w->text, '\n');
	out_putf(o, OUT_HALF, "  You had begun to answer this: %zu words. ", answering_words(text));
	out_put(o, OUT_DIM, "Go on, or /clear to begin anew.");
	out_newline(o);
	if (w->text.length)
		out_text(o, 2, 2, OUT_QUOTE, w->text.text);
	if (w->text.length && !w->frame)
		out_newline(o);
}

static void load_draft(answering *w)
{
	int ignored;
	bool found = false;
	viva_error err;
	history_draft draft;
	history *h = app_history(w->app, false, &ignored);
	viva_arena *arena = h ? viva_arena_new() : NULL;

	if (!arena)
		return;
	if (!history_load_draft(h, w->draft_key, arena, &draft, &found, &err)) {
		app_report(w->app, &err);
	} else if (found && draft.text && *draft.text) {
		w->seconds_before = draft.seconds;
		w->hints = draft.hints;
		answering_take_draft(w, draft.text);
	}
	viva_arena_free(arena);
}

void answering_begin(answering *w, app *a, const viva_question *q, bool drafts)
{
	*w = (answering){.app = a,
	                 .question = q,
	                 .text = VIVA_BUF_INIT,
	                 .half = VIVA_BUF_INIT,
	                 .asked_ms = app_now_ms(),
	                 .began = app_seconds()};
	/* A script says all there is to say: it neither leaves a draft nor finds one. */
	if (!drafts || !a->interactive)
		return;
	size_t room = strlen(q->bank) + strlen(q->id) + 2;
	char *key = viva_arena_get(a->arena, room);
	if (!key)
		return;
	snprintf(key, room, "%s/%s", q->bank, q->id);
	w->draft_key = key;
	load_draft(w);
}

void answering_begin_framed(answering *w, app *a, const viva_question *q, const answering_frame *frame)
{
	answering_begin(w, a, q, false);
	w->frame = frame;
}

void answering_free(answering *w)
{
	viva_buf_free(&w->text);
	viva_buf_free(&w->half);
}

int answering_seconds(const answering *w)
{
	return w->seconds_before + (int)(app_seconds() - w->began);
}

/* ---- lines ---- */

/* The answering that the idle callback keeps: there is one at a time. */
static answering *being_typed;

void answering_idle(const char *line)
{
	if (being_typed)
		answering_keep(being_typed, line);
}

static void make_prompt(const answering *w, char prompt[ANSWERING_PROMPT])
{
	char clock[16];

	if (w->frame) {
		w->frame->prompt(w, prompt);
		return;
	}
	feedback_time(clock, answering_seconds(w));
	snprintf(prompt, ANSWERING_PROMPT, "%5s> ", clock);
}

static bool tick(void *context, const char *line, viva_buf *prompt)
{
	answering *w = context;
	char text[ANSWERING_PROMPT];

	w->cut = with_line(w, line, w->frame->tick);
	make_prompt(w, text);
	viva_buf_adds(prompt, text);
	return w->cut == ANSWER_GOES_ON;
}

static input_event read_line(answering *w, viva_buf *line, viva_error *err)
{
	char prompt[ANSWERING_PROMPT];

	make_prompt(w, prompt);
	input_request request = {.prompt = prompt,
	                         .prompt_colour = out_sgr(w->app->out, OUT_DIM),
	                         .prefill = w->half.length ? w->half.text : NULL,
	                         .idle = true,
	                         .tick = w->frame ? tick : NULL,
	                         .tick_context = w};
	(void)out_flush(w->app->out, NULL);
	being_typed = w;
	input_event event = input_read(w->app->input, &request, line, err);
	being_typed = NULL;
	viva_buf_clear(&w->half);
	if (w->app->script_line)
		w->app->script_line = input_line_number(w->app->input);
	return event;
}

static void tell_interrupt(answering *w)
{
	if (w->told_interrupt)
		return;
	out_span line[] = {{OUT_DIM, "Line cleared; the lines before it are kept. "},
	                   {OUT_DIM, w->frame ? "Ctrl-D leaves, to go on later." : "/skip leaves the question."}};
	out_para(w->app->out, 2, 2, line, 2);
	w->told_interrupt = true;
}

/* Takes a line into the answer. A line that is not valid text is left out, with a complaint. */
static void take_line(answering *w, const viva_buf *line)
{
	viva_error err;

	if (!viva_answer_valid(line->text, line->length, &err)) {
		app_complain(w->app, "the line is not valid UTF-8 at byte %d and was left out", err.column);
		return;
	}
	if (w->text.length + line->length + 1 > VIVA_ANSWER_MAX) {
		app_complain(w->app, "the answer would be longer than %d bytes: the line was left out", VIVA_ANSWER_MAX);
		return;
	}
	viva_buf_add(&w->text, line->text, line->length);
	viva_buf_addc(&w->text, '\n');
	answering_keep(w, "");
}

bool answering_is_blank(const char *text)
{
	return text[strspn(text, " \t\r\n")] == '\0';
}

answer_end answering_finish(answering *w)
{
	if (!answering_is_blank(w->text.text))
		return ANSWER_GIVEN;
	if (!w->frame || !w->frame->insists)
		return ANSWER_SKIPPED;
	out_text(w->app->out, 2, 2, OUT_DIM, "There is nothing yet. /skip leaves the question.");
	return ANSWER_GOES_ON;
}

/* A line that was finished. */
static answer_end take_input(answering *w, const viva_buf *line)
{
	if (strcmp(line->text, ".") == 0)
		return answering_finish(w);
	if (answering_is_request(line->text))
		return answering_request_run(w, line->text);
	take_line(w, line);
	return ANSWER_GOES_ON;
}

static answer_end take_event(answering *w, input_event event, const viva_buf *line, const viva_error *err)
{
	switch (event) {
	case INPUT_LINE:
		return take_input(w, line);
	case INPUT_END:
		return w->frame ? w->frame->at_end : answering_finish(w);
	case INPUT_INTERRUPT:
		answering_keep(w, ""); /* a pause may have kept the line that is cleared now */
		tell_interrupt(w);
		break;
	case INPUT_STOPPED:
		if (line->length)
			take_line(w, line);
		return w->cut;
	case INPUT_TERMINATE:
		answering_keep(w, line->text);
		return ANSWER_TERMINATED;
	case INPUT_FAILED:
		app_report(w->app, err);
		return err->code == VIVA_E_LIMIT ? ANSWER_GOES_ON : ANSWER_FAILED;
	}
	return ANSWER_GOES_ON;
}

answer_end answering_read(answering *w)
{
	viva_buf line = VIVA_BUF_INIT;
	viva_error err;
	answer_end end = ANSWER_GOES_ON;

	while (end == ANSWER_GOES_ON) {
		if (w->frame)
			end = w->frame->between(w);
		if (end == ANSWER_GOES_ON)
			end = take_event(w, read_line(w, &line, &err), &line, &err);
	}
	viva_buf_free(&line);
	return end;
}
