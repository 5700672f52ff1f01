/* answering_requests.c - what a line that begins with a slash asks for while an answer is typed. */
#include "answering.h"

#include <stdio.h>
#include <string.h>

static answer_end show_hint(answering *w)
{
	const viva_strings *hints = &w->question->hints;
	size_t next = (size_t)(w->hints_before + w->hints);
	char head[32] = "Hint: ";

	if (next >= hints->count) {
		out_text(w->app->out, 2, 2, OUT_DIM, hints->count ? "There are no more hints." : "This question has no hints.");
		return ANSWER_GOES_ON;
	}
	if (w->frame && w->frame->hint_cost)
		snprintf(head, sizeof head, "Hint (-%d points): ", w->frame->hint_cost);
	w->hints++;
	/* Before it is seen: a hint that was read has its price, whatever happens then. */
	answering_keep(w, "");
	out_span line[] = {{OUT_HALF, head}, {OUT_PLAIN, hints->items[next]}};
	out_para(w->app->out, 2, 2, line, 2);
	return ANSWER_GOES_ON;
}

static answer_end open_editor(answering *w)
{
	viva_error err;

	if (w->text.length && w->text.text[w->text.length - 1] == '\n')
		viva_buf_cut(&w->text, w->text.length - 1);
	bool edited = input_edit(w->app->input, &w->text, &err);
	if (w->text.length)
		viva_buf_addc(&w->text, '\n');
	if (!edited) {
		app_report(w->app, &err);
		return ANSWER_GOES_ON;
	}
	answering_keep(w, "");
	out_putf(w->app->out, OUT_DIM, "  %zu words; go on, or end with a full stop alone.", answering_words(w->text.text));
	out_newline(w->app->out);
	return ANSWER_GOES_ON;
}

static answer_end show_text(answering *w)
{
	out_text(w->app->out, 2, 2, OUT_QUOTE, w->text.length ? w->text.text : "(nothing yet)");
	return ANSWER_GOES_ON;
}

static answer_end take_back(answering *w)
{
	size_t length = w->text.length;

	if (length == 0)
		return show_text(w);
	while (length > 1 && w->text.text[length - 2] != '\n')
		length--;
	viva_buf_cut(&w->text, length - 1);
	answering_keep(w, "");
	return show_text(w);
}

static answer_end clear_text(answering *w)
{
	viva_buf_clear(&w->text);
	answering_keep(w, "");
	out_text(w->app->out, 2, 2, OUT_DIM, "Cleared.");
	return ANSWER_GOES_ON;
}

static answer_end skip_question(answering *w)
{
	(void)w;
	return ANSWER_SKIPPED;
}

static answer_end finish_answer(answering *w)
{
	return answering_finish(w);
}

static answer_end show_question(answering *w)
{
	out_text(w->app->out, 2, 2, OUT_STRONG, w->question->prompt);
	return ANSWER_GOES_ON;
}

static answer_end show_requests(answering *w);

static const answering_request ordinary[] = {
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

enum { ORDINARY = sizeof ordinary / sizeof *ordinary, REQUESTS_MAX = 32 };

/* All requests that there are here, in alphabetical order; those of the frame take the place of ordinary ones. */
static size_t list_requests(const answering *w, const answering_request *list[REQUESTS_MAX])
{
	size_t own = w->frame ? w->frame->request_count : 0, o = 0, f = 0, count = 0;

	while (count < REQUESTS_MAX && (o < ORDINARY || f < own)) {
		int order = o == ORDINARY ? 1 : f == own ? -1 : strcmp(ordinary[o].name, w->frame->requests[f].name);
		list[count++] = order < 0 ? &ordinary[o] : &w->frame->requests[f];
		o += order <= 0;
		f += order >= 0;
	}
	return count;
}

static answer_end show_requests(answering *w)
{
	const answering_request *list[REQUESTS_MAX];
	size_t count = list_requests(w, list);

	for (size_t i = 0; i < count; i++) {
		out_put(w->app->out, OUT_PLAIN, "  ");
		out_cell(w->app->out, OUT_ACCENT, 12, list[i]->name);
		out_text(w->app->out, 0, 14, OUT_PLAIN, list[i]->help);
	}
	return ANSWER_GOES_ON;
}

bool answering_is_request(const char *line)
{
	return line[0] == '/' && line[1] >= 'a' && line[1] <= 'z' && !line[strspn(line, "/abcdefghijklmnopqrstuvwxyz")];
}

answer_end answering_request_run(answering *w, const char *line)
{
	const answering_request *list[REQUESTS_MAX];
	const char *names[REQUESTS_MAX];
	size_t count = list_requests(w, list);

	for (size_t i = 0; i < count; i++) {
		names[i] = list[i]->name;
		if (strcmp(line, names[i]) == 0)
			return list[i]->run(w);
	}
	const char *nearest = viva_nearest(line, names, count);
	app_complain(w->app,
	             nearest ? "unknown request '%s' (did you mean '%s'?)" : "unknown request '%s' (/help lists them)",
	             line, nearest);
	return ANSWER_GOES_ON;
}
