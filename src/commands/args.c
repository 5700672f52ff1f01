/* args.c - taking a command line apart: words, options, and what is wrong with them. */
#include "command.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

static int row_of(const option_row *rows, const char *name, size_t length)
{
	for (int i = 0; rows && rows[i].name; i++)
		if (strlen(rows[i].name) == length && strncmp(rows[i].name, name, length) == 0)
			return i;
	return -1;
}

static const char *value_of(const arguments *a, const char *name)
{
	int row = row_of(a->rows, name, strlen(name));
	return row < 0 ? NULL : a->values[row];
}

bool args_flag(const arguments *a, const char *name)
{
	return value_of(a, name) != NULL;
}

const char *args_text(const arguments *a, const char *name)
{
	return value_of(a, name);
}

long args_count(const arguments *a, const char *name, long otherwise)
{
	const char *text = value_of(a, name);
	return text ? strtol(text, NULL, 10) : otherwise;
}

bool split_words(const char *line, viva_arena *arena, char ***words, size_t *count, viva_error *err)
{
	size_t length = strlen(line), n = 0;
	char *text = viva_arena_copy(arena, line, length);
	char **list = viva_arena_array(arena, length / 2 + 2, sizeof *list);
	char *to = text;

	if (!text || !list)
		return viva_fail_memory(err);
	for (const char *c = line; *c;) {
		char quote = 0;
		while (*c == ' ' || *c == '\t')
			c++;
		if (!*c)
			break;
		list[n++] = to;
		for (; *c && (quote || (*c != ' ' && *c != '\t')); c++) {
			if (quote ? *c == quote : (*c == '"' || *c == '\''))
				quote = quote ? 0 : *c;
			else if (*c == '\\' && quote != '\'' && c[1])
				*to++ = *++c;
			else
				*to++ = *c;
		}
		if (quote)
			return viva_fail(err, VIVA_E_USAGE, "a quotation mark %c is not closed", quote);
		c += *c != '\0';
		*to++ = '\0';
	}
	*words = list;
	*count = n;
	return true;
}

/* ---- finding the command ---- */

static bool is_here(const command *c, bool in_repl)
{
	return c->place == IN_BOTH || c->place == (in_repl ? IN_REPL : IN_SHELL);
}

/* How many of the words a command's name takes, or 0 where they are not its name. */
static size_t words_of_name(const command *c, char **words, size_t count)
{
	const char *space = strchr(c->name, ' ');
	size_t first = space ? (size_t)(space - c->name) : strlen(c->name);

	if (count == 0 || strlen(words[0]) != first || strncmp(words[0], c->name, first) != 0)
		return 0;
	if (!space)
		return 1;
	return count > 1 && strcmp(words[1], space + 1) == 0 ? 2 : 0;
}

static bool begins_name(const char *name, const char *word)
{
	size_t length = strlen(word);
	return strncmp(name, word, length) == 0 && (name[length] == ' ' || name[length] == '\0');
}

const command *command_find(char **words, size_t count, bool in_repl, size_t *taken, const char **nearest)
{
	const char *names[128], *wanted = count ? words[0] : "";
	char family[96];
	size_t n = 0;

	for (size_t i = 0; i < command_count; i++) {
		const command *c = &command_table[i];
		*taken = is_here(c, in_repl) ? words_of_name(c, words, count) : 0;
		if (*taken)
			return c;
		if (is_here(c, in_repl) && n < sizeof names / sizeof *names)
			names[n++] = c->name;
	}
	/* "bank lst": look among the family's names, else among all. */
	for (size_t i = 0; i < n && count > 1; i++) {
		if (begins_name(names[i], words[0])) {
			snprintf(family, sizeof family, "%.40s %.50s", words[0], words[1]);
			wanted = family;
		}
	}
	*nearest = viva_nearest(wanted, names, n);
	return NULL;
}

/* ---- options ---- */

static int wrong_option(app *a, const command *c, const char *word)
{
	const char *names[ARGS_OPTIONS_MAX + 1];
	size_t n = 0;

	for (int i = 0; c->options && c->options[i].name && n < ARGS_OPTIONS_MAX; i++)
		names[n++] = c->options[i].name;
	const char *nearest = viva_nearest(word, names, n);
	if (nearest)
		app_complain(a, "%s: unknown option '%s' (did you mean '%s'?)", c->name, word, nearest);
	else
		app_complain(a, "%s: unknown option '%s' (see 'help %s')", c->name, word, c->name);
	return STATUS_USAGE;
}

static int take_value(app *a, const command *c, arguments *given, int row, const char *value)
{
	if (!value) {
		app_complain(a, "%s: %s wants a value: %s", c->name, c->options[row].name, c->options[row].value);
		return STATUS_USAGE;
	}
	if (c->options[row].type == OPTION_COUNT) {
		char *end;
		long n = strtol(value, &end, 10);
		if (*end || end == value || n < 0 || n == LONG_MAX) {
			app_complain(a, "%s: %s wants a whole number, not '%s'", c->name, c->options[row].name, value);
			return STATUS_USAGE;
		}
	}
	given->values[row] = value;
	return STATUS_OK;
}

/* Takes the option at words[*at]: "--name", "--name=value", "--name value", "-n value" or "-nvalue". */
static int take_option(app *a, const command *c, arguments *given, char **words, size_t count, size_t *at)
{
	const char *word = words[*at], *equals = strchr(word, '=');
	int row = row_of(c->options, word, equals ? (size_t)(equals - word) : strlen(word));
	int letter = word[1] != '-' ? row_of(c->options, word, 2) : -1;

	if (row < 0 && letter >= 0 && c->options[letter].type != OPTION_FLAG)
		return take_value(a, c, given, letter, word + 2);
	if (row < 0)
		return wrong_option(a, c, word);
	if (c->options[row].type == OPTION_FLAG) {
		given->values[row] = "";
		if (!equals)
			return STATUS_OK;
		app_complain(a, "%s: %s takes no value", c->name, c->options[row].name);
		return STATUS_USAGE;
	}
	if (!equals)
		++*at;
	return take_value(a, c, given, row, equals ? equals + 1 : *at < count ? words[*at] : NULL);
}

static bool is_option(const char *word)
{
	return word[0] == '-' && word[1] != '\0';
}

static int take_words(app *a, const command *c, char **words, size_t count, arguments *given)
{
	bool options = true;

	given->words = words;
	for (size_t i = 0; i < count; i++) {
		if (options && strcmp(words[i], "--") == 0) {
			options = false;
		} else if (options && is_option(words[i])) {
			int wrong = take_option(a, c, given, words, count, &i);
			if (wrong)
				return wrong;
		} else {
			given->words[given->count++] = words[i];
		}
	}
	if (given->count >= c->words_min && given->count <= c->words_max)
		return STATUS_OK;
	app_complain(a, "%s: %s (usage: %s%s%s)", c->name,
	             given->count < c->words_min ? "something is missing" : "too many words", c->name,
	             *c->synopsis ? " " : "", c->synopsis);
	return STATUS_USAGE;
}

/* "--help" may stand anywhere behind a command. */
static bool asks_for_help(char **words, size_t count)
{
	for (size_t i = 0; i < count && strcmp(words[i], "--"); i++)
		if (strcmp(words[i], "--help") == 0 || strcmp(words[i], "-h") == 0)
			return true;
	return false;
}

/* "bank", of which there are "bank check" and "bank list". */
static bool is_family(const char *word, bool in_repl)
{
	for (size_t i = 0; i < command_count; i++)
		if (is_here(&command_table[i], in_repl) && begins_name(command_table[i].name, word) &&
		    strchr(command_table[i].name, ' '))
			return true;
	return false;
}

static int unknown_command(app *a, char **words, size_t count, bool in_repl, const char *nearest)
{
	const char *ignored;
	size_t taken;
	bool family = *words[0] && is_family(words[0], in_repl);
	const command *elsewhere = command_find(words, count, !in_repl, &taken, &ignored);
	char name[96];

	snprintf(name, sizeof name, "%.40s%s%.50s", words[0], family && count > 1 ? " " : "",
	         family && count > 1 ? words[1] : "");
	if (elsewhere)
		app_complain(a, "'%s' is %s", elsewhere->name,
		             in_repl ? "for the shell only" : "for the prompt only: start 'viva' without a command");
	else if (family && count == 1)
		app_complain(a, "'%s' wants a second word (see 'help %s')", name, name);
	else if (nearest)
		app_complain(a, "unknown command '%s' (did you mean '%s'?)", name, nearest);
	else
		app_complain(a, "unknown command '%s' (see 'help')", name);
	return STATUS_USAGE;
}

int command_run(app *a, char **words, size_t count, bool in_repl)
{
	static char help_word[] = "help";
	const char *nearest = NULL;
	size_t taken;
	const command *c = command_find(words, count, in_repl, &taken, &nearest);

	if (!c && !(count > 1 && asks_for_help(words + 1, count - 1)))
		return unknown_command(a, words, count, in_repl, nearest);
	if (!c)
		taken = 1;
	if (asks_for_help(words + taken, count - taken)) {
		char *about[3] = {help_word, words[0], taken > 1 ? words[1] : NULL};
		return command_run(a, about, taken + 1, in_repl);
	}
	arguments given = {.rows = c->options};
	int wrong = take_words(a, c, words + taken, count - taken, &given);
	return wrong ? wrong : c->run(a, &given);
}
