/* mock.c - the command `mock`: a new interview, the unfinished one, or the end of it. */
#include "asking.h"
#include "commands.h"
#include "mock_frame.h"
#include "mock_run.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* ---- the unfinished one ---- */

static void print_unfinished(app *a, const mock_session *s)
{
	char standing[64], name[48];

	mock_session_standing(s, standing);
	snprintf(name, sizeof name, "Your interview %" PRId64 ": ", s->kept.session);
	out_newline(a->out);
	out_span line[] = {{OUT_STRONG, name}, {OUT_PLAIN, standing}, {OUT_PLAIN, "."}};
	out_para(a->out, 2, 2, line, 3);
}

static int go_on(app *a)
{
	mock_session s;
	bool found;
	int code = mock_session_take_up(&s, a, true, &found);

	if (found && code == STATUS_OK) {
		print_unfinished(a, &s);
		code = mock_run(&s);
	} else if (code == STATUS_OK) {
		app_complain(a, "mock: there is no unfinished interview");
		code = STATUS_SHORT;
	}
	mock_session_free(&s);
	return code;
}

static int discard(app *a)
{
	mock_session s;
	bool found, answered = false;
	int code = mock_session_take_up(&s, a, true, &found);

	if (found && code == STATUS_OK) {
		for (size_t i = 0; i < s.kept.count; i++)
			answered = answered || s.kept.items[i].answer;
		code = mock_session_end(&s, MOCK_GIVEN_UP) ? STATUS_OK : STATUS_FAILED;
		if (code == STATUS_OK)
			out_text(a->out, a->interactive ? 2 : 0, 2, OUT_PLAIN,
			         answered ? "The interview is given up. Its answers stay in the history."
			                  : "The interview is given up.");
	} else if (code == STATUS_OK) {
		app_complain(a, "mock: there is no unfinished interview");
		code = STATUS_SHORT;
	}
	mock_session_free(&s);
	return code;
}

typedef enum unfinished { UNFINISHED_NONE, UNFINISHED_GO_ON, UNFINISHED_STAYS } unfinished;

/* Where one is unfinished, a person chooses between it and a new one; a script has to say. */
static int settle_unfinished(app *a, unfinished *what)
{
	static const char *const words[] = {"on", "new", NULL};
	mock_session s;
	bool found;
	int choice = 0, code = mock_session_take_up(&s, a, false, &found);
	int64_t number = found ? s.kept.session : 0;

	*what = UNFINISHED_NONE;
	if (found && a->interactive)
		print_unfinished(a, &s);
	mock_session_free(&s);
	if (!found || code != STATUS_OK)
		return code;
	*what = UNFINISHED_STAYS;
	if (!a->interactive) {
		app_complain(a, "mock: interview %" PRId64 " is unfinished: --resume goes on with it, --discard gives it up",
		             number);
		return STATUS_USAGE;
	}
	asked_end end = asking_choice(a, "Go on with it, or give it up and begin a new one: on, new", words, 0, &choice);
	if (end != ASKED_ANSWERED)
		return asked_status(end);
	*what = choice == 0 ? UNFINISHED_GO_ON : UNFINISHED_NONE;
	return choice == 1 ? discard(a) : STATUS_OK;
}

/* ---- a new one ---- */

static bool any_option(const arguments *given)
{
	for (size_t i = 0; given->rows[i].name; i++)
		if (given->values[i])
			return true;
	return false;
}

static int begin(app *a, const mock_plan *p)
{
	mock_session s;
	int code = mock_session_begin(&s, a, p);

	if (code == STATUS_OK) {
		mock_plan_print(a, p);
		code = mock_run(&s);
	}
	mock_session_free(&s);
	return code;
}

static int begin_new(app *a, const arguments *given)
{
	mock_plan p;
	unfinished what;
	bool go = true, ask = a->interactive && given->count == 0 && !any_option(given);
	int code = mock_plan_read(a, given, &p);

	if (code == STATUS_OK)
		code = settle_unfinished(a, &what);
	if (code != STATUS_OK || what == UNFINISHED_STAYS)
		return code;
	if (what == UNFINISHED_GO_ON)
		return go_on(a);
	code = ask ? mock_plan_ask(a, &p, &go) : mock_plan_draw(a, &p);
	return code == STATUS_OK && go ? begin(a, &p) : code;
}

/* ---- the command ---- */

/* --resume and --discard stand alone. */
static int check_alone(app *a, const arguments *given, const char *option)
{
	size_t values = 0;

	for (size_t i = 0; given->rows[i].name; i++)
		values += given->values[i] != NULL;
	if (values == 1 && given->count == 0)
		return STATUS_OK;
	app_complain(a, "mock: %s goes with nothing else: the interview is as it was planned", option);
	return STATUS_USAGE;
}

int command_mock(app *a, const arguments *given)
{
	bool resume = args_flag(given, "--resume"), drop = args_flag(given, "--discard");
	int code = resume || drop ? check_alone(a, given, resume ? "--resume" : "--discard") : STATUS_OK;

	if (code != STATUS_OK || !app_library(a, &code))
		return code;
	if (drop)
		return discard(a);
	if (!app_input(a, &code))
		return code;
	a->interactive = input_is_terminal(a->input);
	return resume ? go_on(a) : begin_new(a, given);
}
