/* answering.c - typing an answer. */
#include "answering.h"
#include "feedback.h"

#include <stdio.h>
#include <string.h>

/* ---- the draft ---- */

static void keep_draft(answering *w, const char *unfinished_line)
{
	int ignored;
	viva_error err;
	history *h = w->draft_key ? app_history(w->app, true, &ignored) : NULL;
	viva_buf text = VIVA_BUF_INIT;

	if (!h)
		return;
	viva_buf_add(&text, w->text.text, w->text.length);
	viva_buf_adds(&text, unfinished_line);
	history_draft draft = {w->draft_key, text.text, w->asked_ms, answering_seconds(w), w->hints};
	if (!text.failed && !history_save_draft(h, &draft, &err)) {
		app_report(w->app, &err);
		/* Once is enough: the answer itself goes on. */
		w->draft_key = NULL;
	}
	viva_buf_free(&text);
}

void answering_drop_draft(answering *w)
{
	int ignored;
	viva_error err;
	history *h = w->draft_key ? app_history(w->app, false, &ignored) : NULL;

	if (h && !history_drop_draft(h, w->draft_key, &err))
		app_report(w->app, &err);
}

static size_t words_in(const char *text)
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

static void take_draft(answering *w, const history_draft *d)
{
	out *o = w->app->out;

	viva_buf_adds(&w->text, d->text);
	if (w->text.length && w->text.text[w->text.length - 1] != '\n')
		viva_buf_addc(&w->text, '\n');
	w->seconds_before = d->seconds;
	w->hints = d->hints;
	out_putf(o, OUT_HALF, "  You had begun to answer this: %zu words. ", words_in(d->text));
	out_put(o, OUT_DIM, "Go on, or /clear to begin anew.");
	out_newline(o);
	out_text(o, 2, 2, OUT_QUOTE, d->text);
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
	if (!history_load_draft(h, w->draft_key, arena, &draft, &found, &err))
		app_report(w->app, &err);
	else if (found && draft.text && *draft.text)
		take_draft(w, &draft);
	viva_arena_free(arena);
}

void answering_begin(answering *w, app *a, const viva_question *q, bool drafts)
{
	*w = (answering){.app = a, .question = q, .text = VIVA_BUF_INIT, .asked_ms = app_now_ms(), .began = app_seconds()};
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

void answering_free(answering *w)
{
	viva_buf_free(&w->text);
}

int answering_seconds(const answering *w)
{
	return w->seconds_before + (int)(app_seconds() - w->began);
}

/* ---- requests ---- */

typedef enum request_end { REQUEST_DONE, REQUEST_SKIP, REQUEST_FINISH } request_end;

static request_end show_hint(answering *w)
{
	const viva_strings *hints = &w->question->hints;

	if ((size_t)w->hints >= hints->count) {
		out_text(w->app->out, 2, 2, OUT_DIM, hints->count ? "There are no more hints." : "This question has no hints.");
		return REQUEST_DONE;
	}
	out_span line[] = {{OUT_HALF, "Hint: "}, {OUT_PLAIN, hints->items[w->hints++]}};
	out_para(w->app->out, 2, 2, line, 2);
	keep_draft(w, "");
	return REQUEST_DONE;
}

static request_end open_editor(answering *w)
{
	viva_error err;

	if (w->text.length && w->text.text[w->text.length - 1] == '\n')
		viva_buf_cut(&w->text, w->text.length - 1);
	bool edited = input_edit(w->app->input, &w->text, &err);
	if (w->text.length)
		viva_buf_addc(&w->text, '\n');
	if (!edited) {
		app_report(w->app, &err);
		return REQUEST_DONE;
	}
	keep_draft(w, "");
	out_putf(w->app->out, OUT_DIM, "  %zu words; go on, or end with a full stop alone.", words_in(w->text.text));
	out_newline(w->app->out);
	return REQUEST_DONE;
}

static request_end show_text(answering *w)
{
	out_text(w->app->out, 2, 2, OUT_QUOTE, w->text.length ? w->text.text : "(nothing yet)");
	return REQUEST_DONE;
}

static request_end take_back(answering *w)
{
	size_t length = w->text.length;

	if (length == 0)
		return show_text(w);
	while (length > 1 && w->text.text[length - 2] != '\n')
		length--;
	viva_buf_cut(&w->text, length - 1);
	keep_draft(w, "");
	return show_text(w);
}

static request_end clear_text(answering *w)
{
	viva_buf_clear(&w->text);
	keep_draft(w, "");
	out_text(w->app->out, 2, 2, OUT_DIM, "Cleared.");
	return REQUEST_DONE;
}

static request_end skip_question(answering *w)
{
	(void)w;
	return REQUEST_SKIP;
}

static request_end finish_answer(answering *w)
{
	(void)w;
	return REQUEST_FINISH;
}

static request_end show_question(answering *w)
{
	out_text(w->app->out, 2, 2, OUT_STRONG, w->question->prompt);
	return REQUEST_DONE;
}

static request_end show_requests(answering *w);

static const struct {
	const char *name, *help;
	request_end (*run)(answering *w);
} requests[] = {
	{"/back", "take the last line back", take_back},
	{"/clear", "begin anew", clear_text},
	{"/done", "end the answer and have it scored (as a full stop alone does)", finish_answer},
	{"/edit", "open what you have in your editor", open_editor},
	{"/help", "this list", show_requests},
	{"/hint", "a hint", show_hint},
	{"/question", "the question again", show_question},
	{"/skip", "leave the question without an answer; what you typed is kept", skip_question},
	{"/text", "what you have so far", show_text},
};

enum { REQUESTS = sizeof requests / sizeof *requests };

static request_end show_requests(answering *w)
{
	for (size_t i = 0; i < REQUESTS; i++) {
		out_put(w->app->out, OUT_PLAIN, "  ");
		out_cell(w->app->out, OUT_ACCENT, 12, requests[i].name);
		out_text(w->app->out, 0, 14, OUT_PLAIN, requests[i].help);
	}
	return REQUEST_DONE;
}

/* Whether a line is meant as a request: a slash and letters only. "/ratio of hits" is an answer. */
static bool looks_like_request(const char *line)
{
	return line[0] == '/' && line[1] >= 'a' && line[1] <= 'z' && !line[strspn(line, "/abcdefghijklmnopqrstuvwxyz")];
}

static request_end run_request(answering *w, const char *line)
{
	const char *names[REQUESTS];

	for (size_t i = 0; i < REQUESTS; i++) {
		names[i] = requests[i].name;
		if (strcmp(line, names[i]) == 0)
			return requests[i].run(w);
	}
	const char *nearest = viva_nearest(line, names, REQUESTS);
	app_complain(w->app, nearest ? "unknown request '%s' (did you mean '%s'?)" : "unknown request '%s' (/help lists them)", line,
	             nearest);
	return REQUEST_DONE;
}

/* ---- lines ---- */

/* The answering that the idle callback keeps: there is one at a time. */
static answering *being_typed;

void answering_idle(const char *line)
{
	if (being_typed)
		keep_draft(being_typed, line);
}

static input_event read_line(answering *w, viva_buf *line, viva_error *err)
{
	char clock[16], prompt[32];

	feedback_time(clock, answering_seconds(w));
	snprintf(prompt, sizeof prompt, "%5s> ", clock);
	input_request request = {.prompt = prompt, .prompt_colour = out_sgr(w->app->out, OUT_DIM), .idle = true};
	(void)out_flush(w->app->out, NULL);
	being_typed = w;
	input_event event = input_read(w->app->input, &request, line, err);
	being_typed = NULL;
	if (w->app->script_line)
		w->app->script_line = input_line_number(w->app->input);
	return event;
}

static void tell_interrupt(answering *w)
{
	if (w->told_interrupt)
		return;
	out_text(w->app->out, 2, 2, OUT_DIM, "Line cleared; the lines before it are kept. /skip leaves the question.");
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
	keep_draft(w, "");
}

static bool is_blank(const char *text)
{
	return text[strspn(text, " \t\r\n")] == '\0';
}

static answer_end finish(const answering *w)
{
	return is_blank(w->text.text) ? ANSWER_SKIPPED : ANSWER_GIVEN;
}

answer_end answering_read(answering *w)
{
	viva_buf line = VIVA_BUF_INIT;
	viva_error err;
	answer_end end = ANSWER_FAILED;

	for (bool reading = true; reading;) {
		request_end asked = REQUEST_DONE;
		switch (read_line(w, &line, &err)) {
		case INPUT_LINE:
			if (strcmp(line.text, ".") == 0)
				asked = REQUEST_FINISH;
			else if (looks_like_request(line.text))
				asked = run_request(w, line.text);
			else
				take_line(w, &line);
			break;
		case INPUT_END:
			asked = REQUEST_FINISH;
			break;
		case INPUT_INTERRUPT:
			tell_interrupt(w);
			break;
		case INPUT_TERMINATE:
			keep_draft(w, line.text);
			end = ANSWER_TERMINATED;
			reading = false;
			break;
		case INPUT_FAILED:
			app_report(w->app, &err);
			reading = err.code == VIVA_E_LIMIT;
			break;
		}
		if (asked != REQUEST_DONE) {
			end = asked == REQUEST_SKIP ? ANSWER_SKIPPED : finish(w);
			reading = false;
		}
	}
	viva_buf_free(&line);
	return end;
}
