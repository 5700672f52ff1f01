/* help.c - help and version, made from the rows of the table. */
#include "commands.h"

#include <stdio.h>
#include <string.h>

enum { NAME = 16 }; /* columns of a command's name */

static bool is_listed(const app *a, const command *c)
{
	return c->place == IN_BOTH || c->place == (a->in_repl ? IN_REPL : IN_SHELL);
}

static void print_options(out *o, const option_row *rows)
{
	char name[64];

	for (int i = 0; rows && rows[i].name; i++) {
		snprintf(name, sizeof name, "%s%s%s", rows[i].name, rows[i].value ? " " : "",
		         rows[i].value ? rows[i].value : "");
		out_put(o, OUT_PLAIN, "  ");
		out_cell(o, OUT_ACCENT, 18, name);
		out_text(o, 0, 20, OUT_PLAIN, rows[i].help);
	}
}

static void print_page(app *a, const command *c)
{
	out *o = a->out;

	out_putf(o, OUT_ACCENT, "%s%s", a->in_repl ? "" : "viva ", c->name);
	out_putf(o, OUT_PLAIN, "%s%s%s", *c->synopsis ? " " : "", c->synopsis, c->options ? " [OPTIONS]" : "");
	out_newline(o);
	out_newline(o);
	for (const char *p = c->page; *p;) {
		/* Lines of a paragraph are joined, so that it wraps to any width; an indented line stands by itself. */
		viva_buf text = VIVA_BUF_INIT;
		bool verbatim = *p == ' ';
		do {
			size_t n = strcspn(p, "\n");
			if (text.length)
				viva_buf_addc(&text, ' ');
			viva_buf_add(&text, p, n);
			p += n + (p[n] == '\n');
		} while (!verbatim && *p && *p != '\n' && *p != ' ');
		if (verbatim)
			out_put(o, OUT_ACCENT, text.text), out_newline(o);
		else
			out_text(o, 0, 0, OUT_PLAIN, text.text);
		viva_buf_free(&text);
		if (*p == '\n') {
			out_newline(o);
			p++;
		}
	}
	if (c->options)
		out_newline(o);
	print_options(o, c->options);
}

static void print_commands(app *a)
{
	for (size_t i = 0; i < command_count; i++) {
		const command *c = &command_table[i];
		if (!is_listed(a, c))
			continue;
		out_put(a->out, OUT_PLAIN, "  ");
		out_cell(a->out, OUT_ACCENT, NAME, c->name);
		out_text(a->out, 0, NAME + 2, OUT_PLAIN, c->summary);
	}
}

static const option_row globals[] = {
	{"--bank", OPTION_TEXT, "PATH", "use this bank (a directory or file) and no other; may be repeated"},
	{"--history", OPTION_TEXT, "FILE", "keep the history there"},
	{"--color", OPTION_TEXT, "WHEN", "auto, never or always"},
	{"--width", OPTION_COUNT, "N", "columns to write for"},
	{"--help", OPTION_FLAG, NULL, "this list; behind a command, its own"},
	{"--version", OPTION_FLAG, NULL, "the version"},
	{NULL, OPTION_FLAG, NULL, NULL},
};

static void print_overview(app *a)
{
	out *o = a->out;

	if (!a->in_repl) {
		out_text(o, 0, 0, OUT_PLAIN, "viva - practise interviews in the terminal, scored point by point, offline");
		out_newline(o);
		out_text(o, 0, 0, OUT_PLAIN, "usage: viva [OPTIONS] [COMMAND ...]");
		out_text(o, 0, 0, OUT_PLAIN, "Without a command, it takes commands one after another.");
		out_newline(o);
	}
	print_commands(a);
	out_newline(o);
	if (!a->in_repl) {
		print_options(o, globals);
		out_newline(o);
	}
	out_span more[] = {{OUT_PLAIN, "One command in full: "}, {OUT_ACCENT, a->in_repl ? "help ask" : "viva help ask"}};
	out_para(o, 0, 0, more, 2);
}

/* "help bank": every command of the family. */
static int print_family(app *a, const char *word)
{
	size_t length = strlen(word), found = 0;

	for (size_t i = 0; i < command_count; i++) {
		const command *c = &command_table[i];
		if (!is_listed(a, c) || strncmp(c->name, word, length) != 0 || c->name[length] != ' ')
			continue;
		if (found++)
			out_newline(a->out);
		print_page(a, c);
	}
	return found ? STATUS_OK : STATUS_USAGE;
}

static int print_help(app *a, const arguments *given)
{
	const char *nearest = NULL;
	size_t taken;

	if (given->count == 0) {
		print_overview(a);
		return STATUS_OK;
	}
	const command *c = command_find(given->words, given->count, a->in_repl, &taken, &nearest);
	/* What is known only in the other place can be read about here too. */
	if (!c)
		c = command_find(given->words, given->count, !a->in_repl, &taken, &(const char *){NULL});
	if (c) {
		print_page(a, c);
		return STATUS_OK;
	}
	if (print_family(a, given->words[0]) == STATUS_OK)
		return STATUS_OK;
	if (nearest)
		app_complain(a, "no help for '%s' (did you mean '%s'?)", given->words[0], nearest);
	else
		app_complain(a, "no help for '%s': there is no such command", given->words[0]);
	return STATUS_USAGE;
}

int command_help(app *a, const arguments *given)
{
	out_page_begin(a->out);
	int code = print_help(a, given);
	out_page_end(a->out);
	return code;
}

int command_version(app *a, const arguments *given)
{
	(void)given;
	out_putf(a->out, OUT_PLAIN, "viva %s", viva_version());
	out_newline(a->out);
	return STATUS_OK;
}
