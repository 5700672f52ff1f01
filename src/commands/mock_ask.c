/* mock_ask.c - what a mock interview shall be, asked of the person who sits there. Enter takes what stands in brackets.
 */
#include "asking.h"
#include "mock_plan.h"
#include "topics.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* In as many columns as there is room for. */
static void print_topics(app *a, const char *const *topics, size_t count)
{
	enum { INDENT = 2, NUMBER = 4, GAP = 3 };
	int widest = 0;

	for (size_t i = 0; i < count; i++) {
		int width = out_columns(a->out, topics[i]);
		widest = width > widest ? width : widest;
	}
	int cell = NUMBER + widest + GAP, columns = (out_width(a->out) - INDENT) / cell;
	size_t across = columns > 1 ? (size_t)columns : 1;
	for (size_t i = 0; i < count; i++) {
		char number[24];
		snprintf(number, sizeof number, "%3zu ", i + 1);
		out_putf(a->out, OUT_PLAIN, "%*s", i % across ? 0 : INDENT, "");
		out_put(a->out, OUT_ACCENT, number);
		if (i % across == across - 1 || i + 1 == count) {
			out_put(a->out, OUT_PLAIN, topics[i]);
			out_newline(a->out);
		} else {
			out_cell(a->out, OUT_PLAIN, widest + GAP, topics[i]);
		}
	}
}

/* Takes a topic by its number or its name. */
static bool take_topic(app *a, mock_plan *p, const char *word, const char *const *topics, size_t count)
{
	char *end;
	unsigned long number = strtoul(word, &end, 10);
	const char *topic = *end == '\0' && number >= 1 && number <= count ? topics[number - 1] : NULL;

	for (size_t i = 0; !topic && i < count; i++)
		if (strcmp(topics[i], word) == 0)
			topic = topics[i];
	if (topic) {
		p->words[p->word_count++] = topic;
		return true;
	}
	const char *nearest = viva_nearest(word, topics, count);
	if (nearest)
		app_complain(a, "unknown topic '%s' (did you mean '%s'?)", word, nearest);
	else
		app_complain(a, "unknown topic '%s'", word);
	return false;
}

static bool take_topics(app *a, mock_plan *p, char *line, const char *const *topics, size_t count)
{
	char *rest = NULL;

	p->word_count = 0;
	if (strcmp(line, "all") == 0)
		return true;
	for (char *word = strtok_r(line, " ,\t\n", &rest); word; word = strtok_r(NULL, " ,\t\n", &rest))
		if (p->word_count == count || !take_topic(a, p, word, topics, count))
			return false;
	return true;
}

static asked_end ask_topics(app *a, mock_plan *p)
{
	size_t count;
	const char **topics = topic_list(a->library, a->arena, &count);
	viva_buf line = VIVA_BUF_INIT;
	asked_end end = ASKED_ANSWERED;

	p->words = viva_arena_array(a->arena, count, sizeof *p->words);
	if (!topics || !p->words)
		return ASKED_FAILED;
	if (count > 1)
		print_topics(a, topics, count);
	while (count > 1 && (end = asking(a, "Topics, by number or name", "all", &line)) == ASKED_ANSWERED)
		if (take_topics(a, p, line.text, topics, count))
			break;
	viva_buf_free(&line);
	return end;
}

static asked_end ask_level(app *a, mock_plan *p)
{
	static const char *const words[] = {"any", "junior", "mid", "senior", "staff", NULL};
	int choice;
	asked_end end = asking_choice(a, "Level: junior, mid, senior, staff or any", words, 0, &choice);

	p->level = choice - 1;
	return end;
}

static asked_end ask_feedback(app *a, mock_plan *p)
{
	static const char *const words[] = {"end", "each", NULL};
	int choice;
	asked_end end = asking_choice(a, "Feedback: after each question, or at the end", words, 0, &choice);

	p->feedback_each = choice == 1;
	return end;
}

static asked_end ask_zero(app *a, mock_plan *p)
{
	static const char *const words[] = {"stop", "finish", "tell", NULL};
	int choice;

	if (p->rules.minutes == 0)
		return ASKED_ANSWERED;
	asked_end end =
		asking_choice(a, "When time is up: stop, finish the answer, or only tell", words, MOCK_FINISH, &choice);
	p->rules.at_zero = (mock_zero)choice;
	return end;
}

static asked_end ask_minutes(app *a, mock_plan *p)
{
	asked_end end = asking_number(a, "Minutes, 0 for no limit", 0, MOCK_MINUTES_MAX, &p->rules.minutes);

	p->minutes_given = true;
	return end;
}

int mock_plan_ask(app *a, mock_plan *p, bool *go)
{
	asked_end (*const rest[])(app *, mock_plan *) = {ask_minutes, ask_feedback, ask_zero};
	asked_end end;
	int code = STATUS_OK;

	*go = false;
	out_newline(a->out);
	out_span head[] = {{OUT_STRONG, "A mock interview. "},
	                   {OUT_DIM, "Enter takes what stands in brackets; Ctrl-D leaves."}};
	out_para(a->out, 2, 2, head, 2);
	end = ask_topics(a, p);
	do {
		if (end == ASKED_ANSWERED)
			end = ask_level(a, p);
		if (end == ASKED_ANSWERED)
			end = asking_number(a, "Questions", 1, MOCK_QUESTIONS_MAX, &p->wanted);
		if (end == ASKED_ANSWERED)
			code = mock_plan_draw(a, p);
		/* No question of that level: another level may have some. */
	} while (end == ASKED_ANSWERED && code == STATUS_SHORT && p->level != MOCK_ANY_LEVEL);
	if (end == ASKED_ANSWERED && code != STATUS_OK)
		return code;
	for (size_t i = 0; end == ASKED_ANSWERED && i < sizeof rest / sizeof *rest; i++)
		end = rest[i](a, p);
	*go = end == ASKED_ANSWERED;
	return asked_status(end);
}
