/* repl.c - the greeting and the loop that reads commands. */
#include "repl.h"
#include "answering.h"
#include "commands.h"
#include "interview/draw.h"
#include "mock_session.h"
#include "places.h"
#include "suggest.h"

#include <stdio.h>
#include <string.h>

enum { IDLE_MS = 700, DUE_SHOWN = 3 };

static void idle(void *context, const char *line)
{
	(void)context;
	answering_idle(line);
}

input *app_input(app *a, int *code)
{
	viva_error err;
	input_options options = {.in = stdin,
	                         .out = stdout,
	                         .history_file = place_of_commands(a->arena),
	                         .complete = suggest_words,
	                         .idle = idle,
	                         .idle_ms = IDLE_MS,
	                         .context = a};

	*code = STATUS_OK;
	if (a->input || input_open(&options, &a->input, &err))
		return a->input;
	*code = app_report(a, &err);
	return NULL;
}

/* ---- the greeting ---- */

static void greet_banks(app *a)
{
	for (size_t i = 0; i < viva_library_banks(a->library); i++) {
		const viva_bank *b = viva_library_bank(a->library, i);
		out_put(a->out, OUT_PLAIN, "  ");
		out_cell(a->out, OUT_DIM, 12, i ? "" : "bank");
		out_putf(a->out, OUT_PLAIN, "%s", b->title ? b->title : b->name);
		out_putf(a->out, OUT_DIM, ", %zu questions", b->question_count);
		out_newline(a->out);
	}
}

static bool is_due(const viva_question *q, const history_practice *list, size_t count, int64_t now_ms, double *score)
{
	const history_practice *p = history_practice_of(list, count, q->bank, q->id);

	if (!p)
		return false;
	*score = p->last_score;
	return draw_is_due(&(draw_card){true, p->last_score, p->last_ms, false}, now_ms);
}

static void greet_due(app *a, history *h, viva_arena *arena)
{
	history_practice *list;
	size_t count, due = 0;
	viva_error err;
	viva_buf names = VIVA_BUF_INIT;

	if (!history_practised(h, arena, &list, &count, &err))
		return;
	for (size_t i = 0; i < viva_library_count(a->library); i++) {
		const viva_question *q = viva_library_at(a->library, i);
		double score;
		if (!is_due(q, list, count, app_now_ms(), &score))
			continue;
		if (due++ < DUE_SHOWN)
			viva_buf_addf(&names, "%s%s (%.0f)", due > 1 ? ", " : "", q->id, score);
	}
	if (due > DUE_SHOWN)
		viva_buf_addf(&names, " and %zu more", due - DUE_SHOWN);
	out_put(a->out, OUT_PLAIN, "  ");
	out_cell(a->out, OUT_DIM, 12, "due");
	out_text(a->out, 0, 14, OUT_PLAIN,
	         due     ? names.text
	         : count ? "nothing: all you answered is fresh"
	                 : "nothing yet: you have not answered a question");
	viva_buf_free(&names);
}

static void greet_unfinished(app *a, history *h, viva_arena *arena)
{
	history_draft draft;
	bool found = false;
	viva_error err;

	if (!history_load_draft(h, NULL, arena, &draft, &found, &err) || !found || !*draft.text)
		return;
	const char *slash = strchr(draft.question, '/');
	out_put(a->out, OUT_PLAIN, "  ");
	out_cell(a->out, OUT_DIM, 12, "unfinished");
	out_span line[] = {{OUT_PLAIN, "what you typed is kept: "},
	                   {OUT_ACCENT, "ask "},
	                   {OUT_ACCENT, slash ? slash + 1 : draft.question}};
	out_para(a->out, 0, 14, line, 3);
}

static void greet_interview(app *a)
{
	mock_session s;
	bool found;
	char standing[64];

	if (mock_session_take_up(&s, a, false, &found) == STATUS_OK && found) {
		mock_session_standing(&s, standing);
		out_put(a->out, OUT_PLAIN, "  ");
		out_cell(a->out, OUT_DIM, 12, "interview");
		out_span line[] = {
			{OUT_HALF, "unfinished: "}, {OUT_PLAIN, standing}, {OUT_PLAIN, ": "}, {OUT_ACCENT, "mock --resume"}};
		out_para(a->out, 0, 14, line, sizeof line / sizeof *line);
	}
	mock_session_free(&s);
}

static void greet_history(app *a)
{
	int code;
	history *h = app_history(a, false, &code);
	viva_arena *arena = h ? viva_arena_new() : NULL;

	if (!arena) {
		if (code == STATUS_OK) {
			out_put(a->out, OUT_PLAIN, "  ");
			out_cell(a->out, OUT_DIM, 12, "due");
			out_text(a->out, 0, 14, OUT_PLAIN, "nothing yet: you have not answered a question");
		}
		return;
	}
	greet_due(a, h, arena);
	greet_unfinished(a, h, arena);
	greet_interview(a);
	viva_arena_free(arena);
}

static void greet_command(out *o, const char *typed, const char *what)
{
	out_put(o, OUT_PLAIN, "  ");
	out_cell(o, OUT_ACCENT, 26, typed);
	out_text(o, 0, 28, OUT_PLAIN, what);
}

static void greet(app *a)
{
	out *o = a->out;

	out_newline(o);
	out_putf(o, OUT_STRONG, "  viva %s", viva_version());
	out_put(o, OUT_DIM, "  interview practice, scored point by point, offline");
	out_newline(o);
	out_newline(o);
	greet_banks(a);
	greet_history(a);
	out_newline(o);
	greet_command(o, "ask", "a question that needs practice");
	if (viva_library_count(a->library)) {
		char typed[90];
		snprintf(typed, sizeof typed, "ask %s", viva_library_at(a->library, 0)->topic);
		greet_command(o, typed, "one on a topic (TAB completes)");
	}
	greet_command(o, "mock", "a whole interview against the clock");
	greet_command(o, "questions", "browse the bank");
	greet_command(o, "review", "your sessions");
	greet_command(o, "help", "all commands");
	out_newline(o);
}

/* ---- the loop ---- */

static int run_line(app *a, const char *line)
{
	char **words;
	size_t count;
	viva_error err;
	viva_arena *arena = viva_arena_new();
	int code = STATUS_FAILED;

	if (!arena)
		return STATUS_FAILED;
	if (!split_words(line, arena, &words, &count, &err))
		code = app_report(a, &err);
	else if (count == 0 || words[0][0] == '#')
		code = STATUS_OK;
	else
		code = command_run(a, words, count, true);
	viva_arena_free(arena);
	return code;
}

/* A script's status is the worst of its commands'; a person at the prompt has seen what went wrong. */
static int merge(const app *a, int so_far, int code)
{
	if (a->interactive || code == STATUS_QUIT)
		return so_far;
	return code > so_far ? code : so_far;
}

static int read_commands(app *a)
{
	viva_buf line = VIVA_BUF_INIT;
	viva_error err;
	int worst = STATUS_OK;

	for (bool reading = true; reading;) {
		input_request request = {
			.prompt = "viva> ", .prompt_colour = out_sgr(a->out, OUT_STRONG), .remember = true, .complete = true};
		int code = STATUS_OK;
		(void)out_flush(a->out, NULL);
		a->script_line = 0;
		switch (input_read(a->input, &request, &line, &err)) {
		case INPUT_LINE:
			a->script_line = a->interactive ? 0 : input_line_number(a->input);
			code = run_line(a, line.text);
			reading = code != STATUS_QUIT && code != STATUS_TERMINATED;
			break;
		case INPUT_END:
			reading = false;
			break;
		case INPUT_INTERRUPT:
		case INPUT_STOPPED:
			break;
		case INPUT_TERMINATE:
			code = STATUS_TERMINATED;
			reading = false;
			break;
		case INPUT_FAILED:
			code = app_report(a, &err);
			reading = err.code == VIVA_E_LIMIT;
			break;
		}
		worst = code == STATUS_TERMINATED ? code : merge(a, worst, code);
		if (!out_flush(a->out, NULL) && !a->interactive)
			reading = false;
	}
	viva_buf_free(&line);
	return worst;
}

int repl_run(app *a)
{
	int code;

	a->in_repl = true;
	if (!app_library(a, &code) || !app_input(a, &code))
		return code;
	a->interactive = input_is_terminal(a->input);
	if (a->interactive)
		greet(a);
	return read_commands(a);
}

int command_quit(app *a, const arguments *given)
{
	(void)a;
	(void)given;
	return STATUS_QUIT;
}

int command_reload(app *a, const arguments *given)
{
	int code;

	(void)given;
	asked_free(a);
	viva_library *old = a->library;
	viva_report *old_report = a->report;
	a->library = NULL;
	a->report = NULL;
	if (!app_library(a, &code)) {
		/* What was read before is better than nothing. */
		viva_report_free(a->report);
		a->library = old;
		a->report = old_report;
		return code;
	}
	viva_library_free(old);
	viva_report_free(old_report);
	out_putf(a->out, OUT_PLAIN, "%zu questions in %zu %s", viva_library_count(a->library),
	         viva_library_banks(a->library), viva_library_banks(a->library) == 1 ? "bank" : "banks");
	out_newline(a->out);
	return STATUS_OK;
}
