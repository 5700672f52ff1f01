/* ask.c - the commands that ask: which question it shall be. turn.c does the rest. */
#include "commands.h"
#include "interview/draw.h"
#include "topics.h"
#include "turn.h"

#include <stdio.h>
#include <string.h>

static bool fill_cards(app *a, draw_card *cards, size_t count, const char *topic, viva_arena *arena)
{
	history_practice *done = NULL;
	size_t done_count = 0, wanted = 0;
	int ignored;
	viva_error err;
	history *h = app_history(a, false, &ignored);

	if (h && !history_practised(h, arena, &done, &done_count, &err))
		app_report(a, &err);
	for (size_t i = 0; i < count; i++) {
		const viva_question *q = viva_library_at(a->library, i);
		cards[i].excluded = !q->rubric || (topic && strcmp(q->topic, topic) != 0);
		wanted += !cards[i].excluded;
		const history_practice *p = history_practice_of(done, done_count, q->bank, q->id);
		if (p)
			cards[i] = (draw_card){true, p->last_score, p->last_ms, cards[i].excluded};
	}
	/* Not the same one twice in a row, unless there is no other. */
	for (size_t i = 0; i < count && wanted > 1; i++)
		if (viva_library_at(a->library, i) == turn_last_question(a))
			cards[i].excluded = true;
	return wanted > 0;
}

static const viva_question *draw_question(app *a, const char *topic)
{
	size_t count = viva_library_count(a->library);
	viva_arena *arena = viva_arena_new();
	draw_card *cards = arena ? viva_arena_array(arena, count, sizeof *cards) : NULL;
	const viva_question *q = NULL;

	bool any = cards && fill_cards(a, cards, count, topic, arena);
	for (int code; any && !q;) {
		size_t i = draw_next(cards, count, app_now_ms());
		any = i < count;
		/* A rubric that does not compile is complained of and passed over, else it would be drawn for ever. */
		q = any && app_scorer(a, viva_library_at(a->library, i), &code) ? viva_library_at(a->library, i) : NULL;
		if (any)
			cards[i].excluded = true;
	}
	viva_arena_free(arena);
	return q;
}

/* The question that a word names: a question, a topic to draw from, or with NULL the one that needs practice most. */
static const viva_question *choose(app *a, const char *word, int *code)
{
	if (!app_library(a, code))
		return NULL;
	if (word && !topic_exists(a->library, word)) {
		const char *meant = topic_nearest(a->library, word);
		if (!meant)
			return app_question(a, word, code);
		app_complain(a, "unknown topic '%s' (did you mean '%s'?)", word, meant);
		*code = STATUS_USAGE;
		return NULL;
	}
	const viva_question *q = draw_question(a, word);
	if (!q) {
		app_complain(a, "the banks hold no question with a rubric");
		*code = STATUS_SHORT;
	}
	return q;
}

/* ---- the commands ---- */

int command_ask(app *a, const arguments *given)
{
	int code;
	const viva_question *q = choose(a, given->count ? given->words[0] : NULL, &code);

	return q ? turn_ask(a, q, "ask") : code;
}

/* The question answered last, in this run or in an earlier one. */
static const viva_question *last_question(app *a, int *code)
{
	bool found = false;
	viva_error err;
	history_answer last;

	if (turn_last_question(a))
		return turn_last_question(a);
	history *h = app_history(a, false, code);
	viva_arena *arena = h ? viva_arena_new() : NULL;
	const viva_question *q = NULL;
	if (arena && !history_last_answer(h, NULL, arena, &last, &found, &err)) {
		*code = app_report(a, &err);
	} else if (!found) {
		if (*code == STATUS_OK)
			app_complain(a, "no question has been answered yet (see 'ask')");
		*code = *code ? *code : STATUS_SHORT;
	} else {
		char name[200];
		snprintf(name, sizeof name, "%s/%s", last.bank, last.question);
		q = app_question(a, name, code);
	}
	viva_arena_free(arena);
	return q;
}

int command_again(app *a, const arguments *given)
{
	int code;

	if (!app_library(a, &code))
		return code;
	const viva_question *q = given->count ? app_question(a, given->words[0], &code) : last_question(a, &code);
	return q ? turn_ask(a, q, "again") : code;
}

int command_follow(app *a, const arguments *given)
{
	(void)given;
	const viva_point *next = turn_next(a);
	if (!next) {
		app_complain(a, turn_last_question(a) ? "there is nothing to follow up"
		                                      : "no question has been answered yet (see 'ask')");
		return STATUS_SHORT;
	}
	out_newline(a->out);
	out_text(a->out, 2, 2, OUT_STRONG, next->follow_up);
	if (a->interactive)
		out_newline(a->out);
	return turn_follow(a);
}

int command_model(app *a, const arguments *given)
{
	int code;
	const viva_question *q = given->count ? app_question(a, given->words[0], &code) : last_question(a, &code);

	if (!q)
		return code;
	if (!q->model_answer) {
		app_complain(a, "question '%s' has no model answer", q->id);
		return STATUS_SHORT;
	}
	out_newline(a->out);
	out_text(a->out, 2, 2, OUT_PLAIN, q->model_answer);
	out_newline(a->out);
	return STATUS_OK;
}
