/* suggest.c - completion of commands, options, topics, questions and sessions. */
#include "suggest.h"
#include "commands.h"

#include <stdio.h>
#include <string.h>

typedef struct offering {
	app *app;
	const char *word;
	input_offer *offer;
	void *list;
} offering;

static void offer_word(const offering *o, const char *candidate)
{
	if (strncmp(candidate, o->word, strlen(o->word)) == 0)
		o->offer(o->list, candidate);
}

/* The nth word of commands' names, of those that begin with `before`. A word that several share is offered once. */
static void offer_commands(const offering *o, const char *before)
{
	char last[64] = "";
	size_t skip = strlen(before);

	for (size_t i = 0; i < command_count; i++) {
		const command *c = &command_table[i];
		char word[64];
		if (c->place == IN_SHELL || strncmp(c->name, before, skip) != 0)
			continue;
		snprintf(word, sizeof word, "%.*s", (int)strcspn(c->name + skip, " "), c->name + skip);
		if (strcmp(word, last) != 0)
			offer_word(o, word);
		memcpy(last, word, sizeof last);
	}
}

static void offer_questions(const offering *o, bool topics)
{
	int ignored;
	viva_library *library = app_library(o->app, &ignored);
	const char *topic = "";

	for (size_t i = 0; library && i < viva_library_count(library); i++) {
		const viva_question *q = viva_library_at(library, i);
		offer_word(o, q->id);
		if (topics && strcmp(topic, q->topic) != 0)
			offer_word(o, q->topic);
		topic = q->topic;
	}
}

static void offer_sessions(const offering *o)
{
	int ignored;
	viva_error err;
	history_session *list;
	size_t count;
	history *h = app_history(o->app, false, &ignored);
	viva_arena *arena = h ? viva_arena_new() : NULL;

	if (arena && history_sessions(h, 50, arena, &list, &count, &err)) {
		for (size_t i = 0; i < count; i++) {
			char number[24];
			snprintf(number, sizeof number, "%lld", (long long)list[i].id);
			offer_word(o, number);
		}
	}
	viva_arena_free(arena);
}

static void offer_arguments(const offering *o, const command *c)
{
	for (int i = 0; o->word[0] == '-' && c->options && c->options[i].name; i++)
		offer_word(o, c->options[i].name);
	switch (c->complete) {
	case COMPLETE_QUESTIONS:
	case COMPLETE_TOPICS:
		offer_questions(o, c->complete == COMPLETE_TOPICS);
		break;
	case COMPLETE_SESSIONS:
		offer_sessions(o);
		break;
	case COMPLETE_COMMANDS:
		offer_commands(o, "");
		break;
	case COMPLETE_NOTHING:
	case COMPLETE_FILES:
		break;
	}
}

void suggest_words(void *context, const char *line, size_t word_start, const char *word, input_offer *offer, void *list)
{
	offering o = {context, word, offer, list};
	viva_arena *arena = viva_arena_new();
	char **words = NULL;
	size_t count = 0, taken;
	const char *nearest;
	viva_buf before = VIVA_BUF_INIT;

	viva_buf_add(&before, line, word_start);
	if (!arena || !split_words(before.text, arena, &words, &count, NULL)) {
		count = 0;
	} else if (count == 0) {
		offer_commands(&o, "");
	} else {
		char family[64];
		const command *c = command_find(words, count, true, &taken, &nearest);
		snprintf(family, sizeof family, "%.60s ", words[0]);
		if (c)
			offer_arguments(&o, c);
		else if (count == 1)
			offer_commands(&o, family);
	}
	viva_buf_free(&before);
	viva_arena_free(arena);
}
