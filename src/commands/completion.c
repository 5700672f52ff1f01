/*
 * completion.c - completion scripts for bash, zsh and fish, made from the rows of the command table.
 *
 * The scripts know commands and options by themselves and ask `viva questions --json` for ids and topics, so that a
 * bank that was added is completed too.
 */
#include "commands.h"

#include <string.h>

static const char *const global_names = "--bank --history --color --width --help --version";

/* Where the command stands among the words typed, for bash and zsh: behind the options, some of which take a value. */
#define PAST_OPTIONS(word)                                                                                             \
	" case " word " in\n"                                                                                              \
	"    --bank|--history|--color|--width) i=$((i + 2)) ;; -*) i=$((i + 1)) ;; *) break ;;\n"                          \
	"  esac; done\n"

static bool in_shell(const command *c)
{
	return c->place != IN_REPL;
}

/* The first words of all commands, or the second words of a family. */
static void add_words(viva_buf *to, const char *family)
{
	size_t skip = strlen(family);
	char last[64] = "";

	for (size_t i = 0; i < command_count; i++) {
		const command *c = &command_table[i];
		if (!in_shell(c) || strncmp(c->name, family, skip) != 0)
			continue;
		char word[64];
		snprintf(word, sizeof word, "%.*s", (int)strcspn(c->name + skip, " "), c->name + skip);
		if (strcmp(word, last) != 0)
			viva_buf_addf(to, "%s%s", to->length ? " " : "", word);
		memcpy(last, word, sizeof last);
	}
}

static void add_options(viva_buf *to, const command *c)
{
	for (int i = 0; c->options && c->options[i].name; i++)
		viva_buf_addf(to, "%s%s", i ? " " : "", c->options[i].name);
}

static const char *function_of(const command *c)
{
	switch (c->complete) {
	case COMPLETE_QUESTIONS:
		return "questions";
	case COMPLETE_TOPICS:
		return "topics";
	case COMPLETE_SESSIONS:
		return "sessions";
	case COMPLETE_COMMANDS:
		return "commands";
	case COMPLETE_FILES:
	case COMPLETE_NOTHING:
		break;
	}
	return "";
}

/* Words of the JSON listings, without a JSON parser: values of a key of the entries, which stands on a line of its own.
 */
#define LISTING "viva %s --json 2>/dev/null | sed -n 's/^    \"%s\": \"\\{0,1\\}\\([^\",]*\\).*/\\1/p'"

static void print_listings(out *o, const char *prefix)
{
	static const struct {
		const char *name, *command, *key;
	} listings[] = {{"ids", "questions", "id"}, {"topic", "questions", "topic"}, {"sessions", "review", "id"}};

	for (size_t i = 0; i < sizeof listings / sizeof *listings; i++) {
		out_putf(o, OUT_PLAIN, "%s%s() { " LISTING " | sort -u; }\n", prefix, listings[i].name, listings[i].command,
		         listings[i].key);
	}
	out_putf(o, OUT_PLAIN, "%squestions() { %sids; }\n%stopics() { %sids; %stopic; }\n", prefix, prefix, prefix, prefix,
	         prefix);
	viva_buf words = VIVA_BUF_INIT;
	add_words(&words, "");
	out_putf(o, OUT_PLAIN, "%scommands() { echo '%s' | tr ' ' '\\n'; }\n", prefix, words.text);
	viva_buf_free(&words);
}

/* ---- bash and zsh ---- */

/* The body of the case over the command's name, which both shells read. `reply` is how a list of words is offered. */
static void print_cases(out *o, const char *prefix)
{
	for (size_t i = 0; i < command_count; i++) {
		const command *c = &command_table[i];
		viva_buf options = VIVA_BUF_INIT;
		const char *function = function_of(c);
		if (!in_shell(c))
			continue;
		add_options(&options, c);
		out_putf(o, OUT_PLAIN, "    '%s') words='%s'", c->name, options.text);
		if (*function)
			out_putf(o, OUT_PLAIN, "; words=\"$words $(%s%s)\"", prefix, function);
		out_put(o, OUT_PLAIN, strcmp(c->name, "completion") == 0 ? "; words='bash zsh fish'" : "");
		out_put(o, OUT_PLAIN, " ;;\n");
		viva_buf_free(&options);
	}
}

static void print_families(out *o)
{
	static const char *const families[] = {"bank", "rubric"};

	for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
		viva_buf words = VIVA_BUF_INIT;
		char family[32];
		snprintf(family, sizeof family, "%s ", families[i]);
		add_words(&words, family);
		out_putf(o, OUT_PLAIN, "    '%s') words='%s' ;;\n", families[i], words.text);
		viva_buf_free(&words);
	}
}

static void print_bash(out *o)
{
	viva_buf words = VIVA_BUF_INIT;

	add_words(&words, "");
	out_put(o, OUT_PLAIN, "# bash completion for viva, made by `viva completion bash`\n");
	print_listings(o, "_viva_");
	out_put(o, OUT_PLAIN,
	        "_viva() {\n"
	        "  local word=${COMP_WORDS[COMP_CWORD]} words= i=1\n"
	        "  while [ $i -lt $COMP_CWORD ]; do" PAST_OPTIONS(
				"${COMP_WORDS[i]}") "  local command=${COMP_WORDS[i]} at=$((COMP_CWORD - i))\n"
	                                "  case $command in bank|rubric) [ $at -gt 1 ] && command=\"$command "
	                                "${COMP_WORDS[i + 1]}\" ;; esac\n"
	                                "  if [ $at -lt 0 ]; then [ \"${COMP_WORDS[COMP_CWORD - 1]}\" = --color ] && "
	                                "words='auto never always'\n");
	out_putf(o, OUT_PLAIN, "  elif [ $at -eq 0 ]; then words='%s %s'\n  else case $command in\n", words.text,
	         global_names);
	print_cases(o, "_viva_");
	print_families(o);
	out_put(o, OUT_PLAIN,
	        "  esac; fi\n"
	        "  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
	        "}\n"
	        "complete -o default -F _viva viva\n");
	viva_buf_free(&words);
}

static void print_zsh(out *o)
{
	viva_buf words = VIVA_BUF_INIT;

	add_words(&words, "");
	out_put(o, OUT_PLAIN, "#compdef viva\n# zsh completion for viva, made by `viva completion zsh`\n");
	print_listings(o, "_viva_");
	out_put(
		o, OUT_PLAIN,
		"_viva() {\n"
		"  local i=2 offered=\n"
		"  while [ $i -lt $CURRENT ]; do" PAST_OPTIONS(
			"$words[i]") "  local command=$words[i] before=$words[CURRENT-1] at=$((CURRENT - i))\n"
						 "  case $command in bank|rubric) [ $at -gt 1 ] && command=\"$command $words[i+1]\" ;; esac\n"
						 "  () {\n    local words=\n"
						 "    if [ $at -lt 0 ]; then [ \"$before\" = --color ] && words='auto never always'\n");
	out_putf(o, OUT_PLAIN, "    elif [ $at -eq 0 ]; then words='%s %s'\n    else case $command in\n", words.text,
	         global_names);
	print_cases(o, "_viva_");
	print_families(o);
	out_put(o, OUT_PLAIN,
	        "    esac; fi\n"
	        "    offered=$words\n"
	        "  }\n"
	        "  compadd -- ${=offered} || _files\n"
	        "}\n"
	        "if [ \"$funcstack[1]\" = _viva ]; then _viva \"$@\"; else compdef _viva viva; fi\n");
	viva_buf_free(&words);
}

/* ---- fish ---- */

/* fish quotes with single quotes, in which a backslash escapes. */
static void put_quoted(out *o, const char *text)
{
	out_put(o, OUT_PLAIN, "'");
	for (; *text; text++)
		out_putf(o, OUT_PLAIN, *text == '\'' ? "\\%c" : "%c", *text);
	out_put(o, OUT_PLAIN, "'");
}

/* The condition under which a row's words are offered: its own name has been typed. */
static void put_condition(out *o, const command *c)
{
	const char *space = strchr(c->name, ' ');

	out_putf(o, OUT_PLAIN, "complete -c viva -n '__fish_seen_subcommand_from %.*s", (int)strcspn(c->name, " "),
	         c->name);
	if (space)
		out_putf(o, OUT_PLAIN, "; and __fish_seen_subcommand_from %s", space + 1);
	out_put(o, OUT_PLAIN, "'");
}

static void print_fish_command(out *o, const command *c)
{
	const char *space = strchr(c->name, ' '), *function = function_of(c);

	if (space)
		out_putf(o, OUT_PLAIN, "complete -c viva -f -n '__fish_seen_subcommand_from %.*s' -a %s -d ",
		         (int)(space - c->name), c->name, space + 1);
	else
		out_putf(o, OUT_PLAIN, "complete -c viva -f -n __fish_use_subcommand -a %s -d ", c->name);
	put_quoted(o, c->summary);
	out_newline(o);
	if (*function) {
		put_condition(o, c);
		out_putf(o, OUT_PLAIN, " -f -a '(__viva_%s)'\n", function);
	}
	for (int i = 0; c->options && c->options[i].name; i++) {
		const char *name = c->options[i].name;
		put_condition(o, c);
		out_putf(o, OUT_PLAIN, " -%c %s%s -d ", name[1] == '-' ? 'l' : 's', name + (name[1] == '-' ? 2 : 1),
		         c->options[i].value ? " -r" : "");
		put_quoted(o, c->options[i].help);
		out_newline(o);
	}
}

static void print_fish(out *o)
{
	out_put(o, OUT_PLAIN, "# fish completion for viva, made by `viva completion fish`\n");
	out_putf(o, OUT_PLAIN, "function __viva_questions; " LISTING " | sort -u; end\n", "questions", "id");
	out_putf(o, OUT_PLAIN, "function __viva_topics; __viva_questions; " LISTING " | sort -u; end\n", "questions",
	         "topic");
	out_putf(o, OUT_PLAIN, "function __viva_sessions; " LISTING " | sort -u; end\n", "review", "id");
	out_put(o, OUT_PLAIN,
	        "function __viva_commands; viva help | sed -n 's/^  \\([a-z]\\+\\) .*/\\1/p' | sort -u; end\n");
	out_put(o, OUT_PLAIN, "complete -c viva -f -n __fish_use_subcommand -a 'bank rubric'\n");
	for (size_t i = 0; i < command_count; i++)
		if (in_shell(&command_table[i]))
			print_fish_command(o, &command_table[i]);
}

static const struct {
	const char *shell;
	void (*print)(out *o);
} shells[] = {{"bash", print_bash}, {"fish", print_fish}, {"zsh", print_zsh}};

int command_completion(app *a, const arguments *given)
{
	for (size_t i = 0; i < sizeof shells / sizeof *shells; i++) {
		if (strcmp(shells[i].shell, given->words[0]) == 0) {
			shells[i].print(a->out);
			return STATUS_OK;
		}
	}
	app_complain(a, "no completion for '%s' (there is one for bash, fish and zsh)", given->words[0]);
	return STATUS_USAGE;
}
