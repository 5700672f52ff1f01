/* questions.c - browsing the bank: questions, show. */
#include "bank/json_write.h"
#include "commands.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

static bool holds(const char *text, const char *filter)
{
	return text && strcasestr(text, filter) != NULL;
}

/* Every word of the filter must be found somewhere. */
static bool is_wanted(const viva_question *q, const arguments *given)
{
	for (size_t i = 0; i < given->count; i++) {
		const char *f = given->words[i];
		if (!holds(q->id, f) && !holds(q->topic, f) && !holds(viva_level_name(q->level), f) &&
		    !holds(viva_kind_name(q->kind), f) && !holds(q->prompt, f) && !holds(q->bank, f))
			return false;
	}
	return true;
}

/* ---- as JSON ---- */

static void write_question(json_out *w, const viva_question *q, bool in_full)
{
	json_out_object(w, NULL);
	json_out_string(w, "id", q->id);
	json_out_string(w, "bank", q->bank);
	json_out_string(w, "topic", q->topic);
	json_out_string(w, "level", viva_level_name(q->level));
	json_out_string(w, "kind", viva_kind_name(q->kind));
	json_out_integer(w, "minutes", q->minutes);
	json_out_string(w, "prompt", q->prompt);
	json_out_array(w, "points");
	for (size_t i = 0; q->rubric && i < q->rubric->point_count; i++) {
		const viva_point *p = &q->rubric->points[i];
		json_out_object(w, NULL);
		json_out_string(w, "id", p->id);
		json_out_string(w, "says", p->says);
		json_out_string(w, "tier", viva_tier_name(p->tier));
		json_out_number(w, "weight", p->weight);
		json_out_end_object(w);
	}
	json_out_end_array(w);
	if (in_full) {
		json_out_string(w, "testing", q->testing);
		json_out_array(w, "hints");
		for (size_t i = 0; i < q->hints.count; i++)
			json_out_string(w, NULL, q->hints.items[i]);
		json_out_end_array(w);
		json_out_string(w, "model_answer", q->model_answer);
	}
	json_out_end_object(w);
}

static void print_json(app *a, const viva_question *const *list, size_t count, bool array)
{
	viva_buf text = VIVA_BUF_INIT;
	json_out w = json_out_to(&text, 2);

	if (array)
		json_out_array(&w, NULL);
	for (size_t i = 0; i < count; i++)
		write_question(&w, list[i], !array);
	if (array)
		json_out_end_array(&w);
	json_out_newline(&w);
	app_write(a, &text);
	viva_buf_free(&text);
}

/* ---- the list ---- */

static void complain_of_none(app *a, const arguments *given)
{
	viva_buf filter = VIVA_BUF_INIT;

	for (size_t i = 0; i < given->count; i++)
		viva_buf_addf(&filter, "%s%s", i ? " " : "", given->words[i]);
	app_complain(a, "no question matches '%s'", filter.text);
	viva_buf_free(&filter);
}

static void print_row(out *o, const viva_question *q, const history_practice *p)
{
	char last[16] = "";

	if (p)
		snprintf(last, sizeof last, "%3.0f", p->last_score);
	out_put(o, OUT_PLAIN, "  ");
	out_cell(o, OUT_ACCENT, 28, q->id);
	out_put(o, OUT_PLAIN, " ");
	out_cell(o, OUT_PLAIN, 7, viva_level_name(q->level));
	out_cell(o, OUT_PLAIN, 11, viva_kind_name(q->kind));
	out_cell(o, OUT_DIM, -6, last);
	out_put(o, OUT_PLAIN, "  ");
	int room = out_width(o) - 57;
	if (room >= 20)
		out_cell(o, OUT_DIM, room, q->prompt);
	out_newline(o);
}

static void print_list(app *a, const viva_question *const *list, size_t count, viva_arena *arena)
{
	history_practice *done = NULL;
	size_t done_count = 0;
	const char *topic = NULL;
	int ignored;
	viva_error err;
	history *h = app_history(a, false, &ignored);

	if (h && !history_practised(h, arena, &done, &done_count, &err))
		app_report(a, &err);
	out_page_begin(a->out);
	for (size_t i = 0; i < count; i++) {
		if (!topic || strcmp(topic, list[i]->topic) != 0) {
			if (topic)
				out_newline(a->out);
			topic = list[i]->topic;
			out_put(a->out, OUT_STRONG, topic);
			out_newline(a->out);
		}
		print_row(a->out, list[i], history_practice_of(done, done_count, list[i]->bank, list[i]->id));
	}
	out_page_end(a->out);
}

int command_questions(app *a, const arguments *given)
{
	int code;
	viva_library *library = app_library(a, &code);

	if (!library)
		return code;
	viva_arena *arena = viva_arena_new();
	const viva_question **list = arena ? viva_arena_array(arena, viva_library_count(library) + 1, sizeof *list) : NULL;
	size_t count = 0;
	for (size_t i = 0; list && i < viva_library_count(library); i++)
		if (is_wanted(viva_library_at(library, i), given))
			list[count++] = viva_library_at(library, i);
	code = list ? STATUS_OK : STATUS_FAILED;
	if (list && args_flag(given, "--json")) {
		print_json(a, list, count, true);
	} else if (list && count == 0) {
		complain_of_none(a, given);
		code = STATUS_SHORT;
	} else if (list) {
		print_list(a, list, count, arena);
	}
	viva_arena_free(arena);
	return code;
}

/* ---- one question ---- */

static void print_labelled(out *o, const char *label, const char *text)
{
	if (!text)
		return;
	out_newline(o);
	out_put(o, OUT_STRONG, label);
	out_newline(o);
	out_text(o, 2, 2, OUT_PLAIN, text);
}

static void print_question(out *o, const viva_question *q)
{
	out_put(o, OUT_ACCENT, q->id);
	out_putf(o, OUT_DIM, "  %s, %s, %s, %d min", q->topic, viva_level_name(q->level), viva_kind_name(q->kind),
	         q->minutes);
	out_newline(o);
	out_newline(o);
	out_text(o, 2, 2, OUT_STRONG, q->prompt);
	print_labelled(o, "What the interviewer is after", q->testing);
	if (q->rubric) {
		out_newline(o);
		out_put(o, OUT_STRONG, "Points");
		out_newline(o);
	}
	for (size_t i = 0; q->rubric && i < q->rubric->point_count; i++) {
		const viva_point *p = &q->rubric->points[i];
		out_put(o, OUT_PLAIN, "  ");
		out_cell(o, OUT_DIM, 8, viva_tier_name(p->tier));
		out_span line[] = {{OUT_ACCENT, p->id}, {OUT_PLAIN, "  "}, {OUT_PLAIN, p->says}};
		out_para(o, 0, 10, line, 3);
	}
	print_labelled(o, "A strong answer", q->model_answer);
	for (size_t i = 0; i < q->sources.count; i++)
		print_labelled(o, i ? "" : "Sources", q->sources.items[i]);
}

int command_show(app *a, const arguments *given)
{
	int code;
	const viva_question *q = app_question(a, given->words[0], &code);

	if (!q)
		return code;
	if (args_flag(given, "--json")) {
		print_json(a, &q, 1, false);
		return STATUS_OK;
	}
	out_page_begin(a->out);
	print_question(a->out, q);
	out_page_end(a->out);
	return STATUS_OK;
}
