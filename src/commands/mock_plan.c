/* mock_plan.c - what a mock interview shall be, from options, and the draw. */
#include "mock_plan.h"
#include "interview/mock_draw.h"
#include "topics.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- options ---- */

static bool level_named(const char *name, int *level)
{
	for (*level = VIVA_JUNIOR; *level <= VIVA_STAFF; ++*level)
		if (strcmp(viva_level_name((viva_level)*level), name) == 0)
			return true;
	return false;
}

static int check_words(app *a, const arguments *given, mock_plan *p)
{
	int code;

	p->words = viva_arena_array(a->arena, given->count, sizeof *p->words);
	if (!p->words) {
		app_complain(a, "out of memory");
		return STATUS_FAILED;
	}
	for (size_t i = 0; i < given->count; i++) {
		const char *word = given->words[i], *meant = NULL;
		if (!topic_exists(a->library, word)) {
			meant = topic_nearest(a->library, word);
			if (!meant && !app_question(a, word, &code))
				return code;
		}
		if (meant) {
			app_complain(a, "mock: unknown topic '%s' (did you mean '%s'?)", word, meant);
			return STATUS_USAGE;
		}
		p->words[p->word_count] = viva_arena_copy(a->arena, word, strlen(word));
		p->word_count += p->words[p->word_count] != NULL;
	}
	return STATUS_OK;
}

static int wrong(app *a, const char *option, const char *wants, const char *value)
{
	app_complain(a, "mock: %s wants %s, not '%s'", option, wants, value);
	return STATUS_USAGE;
}

/* The number of an option within bounds; `number` stays where it was not given. */
static int read_number(app *a, const arguments *given, const char *option, int least, int most, int *number)
{
	long n = args_count(given, option, *number);
	char wants[64];

	if (!args_text(given, option))
		return STATUS_OK;
	snprintf(wants, sizeof wants, "a number from %d to %d", least, most);
	if (n < least || n > most)
		return wrong(a, option, wants, args_text(given, option));
	*number = (int)n;
	return STATUS_OK;
}

static int read_seed(app *a, const char *text, mock_plan *p)
{
	if (!text)
		return STATUS_OK;
	errno = 0;
	unsigned long long seed = strtoull(text, NULL, 10);
	/* The history keeps it as a signed number. */
	if (errno || seed > INT64_MAX)
		return wrong(a, "--seed", "a smaller number", text);
	p->seed = seed;
	p->seeded = true;
	return STATUS_OK;
}

int mock_plan_read(app *a, const arguments *given, mock_plan *p)
{
	const char *level = args_text(given, "--level"), *feedback = args_text(given, "--feedback");
	const char *at_zero = args_text(given, "--at-zero");
	int code;

	*p = (mock_plan){.level = MOCK_ANY_LEVEL, .wanted = MOCK_QUESTIONS};
	p->rules = (mock_rules){.at_zero = MOCK_FINISH, .follow_ups = !args_flag(given, "--no-follow-ups")};
	if (!app_library(a, &code))
		return code;
	code = check_words(a, given, p);
	if (code == STATUS_OK && level && !level_named(level, &p->level))
		code = wrong(a, "--level", "junior, mid, senior or staff", level);
	if (code == STATUS_OK && feedback && strcmp(feedback, "each") != 0 && strcmp(feedback, "end") != 0)
		code = wrong(a, "--feedback", "each or end", feedback);
	if (code == STATUS_OK && at_zero && !mock_zero_named(at_zero, &p->rules.at_zero))
		code = wrong(a, "--at-zero", "stop, finish or tell", at_zero);
	if (code == STATUS_OK)
		code = read_number(a, given, "--questions", 1, MOCK_QUESTIONS_MAX, &p->wanted);
	if (code == STATUS_OK)
		code = read_number(a, given, "--minutes", 0, MOCK_MINUTES_MAX, &p->rules.minutes);
	p->minutes_given = args_text(given, "--minutes") != NULL;
	p->feedback_each = feedback && strcmp(feedback, "each") == 0;
	return code == STATUS_OK ? read_seed(a, args_text(given, "--seed"), p) : code;
}

/* ---- the draw ---- */

static bool is_wanted(const app *a, const mock_plan *p, const viva_question *q)
{
	if (!q->rubric || (p->level != MOCK_ANY_LEVEL && (int)q->level != p->level))
		return false;
	for (size_t i = 0; i < p->word_count; i++)
		if (strcmp(p->words[i], q->topic) == 0 || viva_library_find(a->library, p->words[i], NULL) == q)
			return true;
	return p->word_count == 0;
}

static const char *name_of(const viva_question *q, viva_arena *arena)
{
	size_t room = strlen(q->bank) + strlen(q->id) + 2;
	char *name = viva_arena_get(arena, room);

	if (name)
		snprintf(name, room, "%s/%s", q->bank, q->id);
	return name;
}

/* With a seed, what was practised is left out of account: the same seed is the same interview, now and in a month, here
 * and with whoever has the same banks. */
static bool read_practised(app *a, const mock_plan *p, viva_arena *arena, history_practice **list, size_t *count)
{
	int ignored;
	viva_error err;
	history *h = p->seeded ? NULL : app_history(a, false, &ignored);

	*count = 0;
	if (!h || history_practised(h, arena, list, count, &err))
		return true;
	app_report(a, &err);
	return false;
}

static mock_candidate *list_candidates(app *a, const mock_plan *p, viva_arena *arena, size_t *count)
{
	size_t done_count, all = viva_library_count(a->library);
	history_practice *done = NULL;
	mock_candidate *list = viva_arena_array(arena, all, sizeof *list);

	*count = 0;
	if (!list || !read_practised(a, p, arena, &done, &done_count))
		return NULL;
	for (size_t i = 0; i < all; i++) {
		const viva_question *q = viva_library_at(a->library, i);
		mock_candidate *c = &list[(*count)++];
		*c = (mock_candidate){.name = name_of(q, arena), .topic = q->topic, .card = {.excluded = !is_wanted(a, p, q)}};
		const history_practice *before = history_practice_of(done, done_count, q->bank, q->id);
		if (before)
			c->card = (draw_card){true, before->last_score, before->last_ms, c->card.excluded};
		if (!c->name)
			return NULL;
	}
	return list;
}

/* Draws until every rubric that was drawn compiles; one that does not is complained of and passed over. */
static size_t draw(app *a, const mock_plan *p, mock_candidate *list, size_t count, size_t *drawn)
{
	int ignored;
	uint64_t seed = p->seeded ? p->seed : (uint64_t)app_now_ms() ^ (uint64_t)getpid() << 40;

	for (;;) {
		size_t have = mock_draw(list, count, (size_t)p->wanted, seed, app_now_ms(), drawn), good = 0;
		while (good < have && app_scorer(a, viva_library_at(a->library, drawn[good]), &ignored))
			good++;
		if (good == have)
			return have;
		list[drawn[good]].card.excluded = true;
	}
}

static int tell_none(app *a, const mock_plan *p)
{
	if (p->level == MOCK_ANY_LEVEL)
		app_complain(a, "mock: there is no question with a rubric to draw");
	else
		app_complain(a, "mock: there is no question of level '%s' among these (see 'questions')",
		             viva_level_name((viva_level)p->level));
	return STATUS_SHORT;
}

int mock_plan_draw(app *a, mock_plan *p)
{
	viva_arena *arena = viva_arena_new();
	size_t count = 0, *drawn = arena ? viva_arena_array(arena, (size_t)p->wanted, sizeof *drawn) : NULL;
	mock_candidate *list = drawn ? list_candidates(a, p, arena, &count) : NULL;

	p->questions = viva_arena_array(a->arena, (size_t)p->wanted, sizeof *p->questions);
	if (!list || !p->questions) {
		viva_arena_free(arena);
		app_complain(a, "mock: the questions could not be drawn");
		return STATUS_FAILED;
	}
	p->count = draw(a, p, list, count, drawn);
	for (size_t i = 0; i < p->count; i++)
		p->questions[i] = viva_library_at(a->library, drawn[i]);
	viva_arena_free(arena);
	for (size_t i = 0; i < p->count && !p->minutes_given; i++)
		p->rules.minutes = i ? p->rules.minutes + p->questions[i]->minutes : p->questions[i]->minutes;
	return p->count ? STATUS_OK : tell_none(a, p);
}

/* ---- telling ---- */

void mock_plan_minutes(char text[32], int minutes)
{
	if (minutes)
		snprintf(text, 32, "%d minute%s", minutes, minutes == 1 ? "" : "s");
	else
		snprintf(text, 32, "no time limit");
}

void mock_plan_print(app *a, const mock_plan *p)
{
	static const char *const at_zero[] = {"; at zero it stops at once", "; at zero you may finish the answer",
	                                      "; at zero you are told, and go on"};
	char count[48], minutes[32], hints[48];

	const char *level = p->level == MOCK_ANY_LEVEL ? "" : viva_level_name((viva_level)p->level);
	snprintf(count, sizeof count, "%zu %s%squestion%s", p->count, level, *level ? " " : "", p->count == 1 ? "" : "s");
	mock_plan_minutes(minutes, p->rules.minutes);
	snprintf(hints, sizeof hints, "A hint costs %d points of its question.", MOCK_HINT_COST);
	out_newline(a->out);
	out_span line[] = {{OUT_STRONG, "Mock interview: "},
	                   {OUT_PLAIN, count},
	                   {OUT_PLAIN, (size_t)p->wanted > p->count ? " (there are no more), " : ", "},
	                   {OUT_PLAIN, minutes},
	                   {OUT_PLAIN, p->rules.minutes ? at_zero[p->rules.at_zero] : ""},
	                   {OUT_PLAIN, "; feedback "},
	                   {OUT_PLAIN, p->feedback_each ? "after each question" : "at the end"},
	                   {OUT_PLAIN, p->rules.follow_ups ? ". " : "; no follow-up questions. "},
	                   {OUT_PLAIN, hints}};
	out_para(a->out, 2, 2, line, sizeof line / sizeof *line);
}
