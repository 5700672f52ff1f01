/* input.c - lines from a person through readline, or from a script. The one file that knows readline. */
#include "terminal/input.h"

#include "terminal/candidates.h"
#include "terminal/ctype.h"
#include "terminal/editor.h"
#include "terminal/newlines.h"
#include "terminal/paste.h"
#include "terminal/pulse.h"
#include "terminal/recall.h"
#include "terminal/safe.h"
#include "terminal/script.h"
#include "terminal/signals.h"
#include "terminal/tty.h"
#include "terminal/width.h"

#include <readline/history.h>
#include <readline/readline.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct input {
	input_options options;
	char *history_file;
	viva_buf remembered; /* what this run adds to it */
	bool person;         /* in and out are terminals */
	bool fancy;          /* and one that readline can draw on: else the script reads */
	bool gone;           /* the terminal hung up */
	script *script;
	size_t lines;

	/* The reading under way. */
	const input_request *request;
	viva_buf *line;
	viva_buf prompt;
	bool done, ended, stopped; /* by a line, by its end of file, by the tick */
	candidates candidates;
};

/* readline's callbacks carry no context. */
static input *reader;

/* Where the keys are bound: the two keymaps in which text is typed, and what TAB did there before us. */
static struct {
	Keymap map;
	rl_command_func_t *tab;
} keymaps[] = {{emacs_standard_keymap, NULL}, {vi_insertion_keymap, NULL}};

enum { KEYMAPS = sizeof keymaps / sizeof keymaps[0] };

static void prepare_terminal(int meta)
{
	rl_prep_terminal(meta);
	tty_prepare(fileno(rl_instream));
}

/* After a stop, the shell has changed the modes and written below the line. */
static void resume(void)
{
	rl_deprep_terminal();
	prepare_terminal(1);
	rl_reset_screen_size();
	rl_forced_update_display();
}

static void give_way(int number)
{
	rl_echo_signal_char(number);
	rl_deprep_terminal();
	fflush(rl_outstream);
	signals_default(number);
	resume();
}

/* Acts on the signals that arrived; true where the reading must end. */
static bool attend(void)
{
	if (signals_take(SIGQUIT))
		give_way(SIGQUIT);
	if (signals_take(SIGTSTP))
		give_way(SIGTSTP);
	if (signals_take(SIGCONT))
		resume();
	if (signals_take(SIGWINCH))
		rl_resize_terminal();
	return reader->gone || signals_raised(SIGINT) || input_terminated(reader);
}

/* readline's source of keys. The loop in read_keys waits for the first of a sequence; the others, those of a paste
 * above all, are waited for here, where a signal must be able to end the wait too. */
static int read_key(FILE *stream)
{
	unsigned char key;

	while (!attend()) {
		tty_event event = tty_next_key(fileno(stream), &key);
		if (event == TTY_KEY)
			return key;
		reader->gone = event == TTY_GONE;
	}
	return READERR;
}

static int insert_newline(int count, int key)
{
	(void)count, (void)key;
	return rl_insert_text("\n") > 0 ? 0 : 1;
}

/* Spaces to the next tab stop. */
static int insert_tab(int count, int key)
{
	static const char spaces[] = "    ";
	int start = rl_point;

	(void)count, (void)key;
	while (start > 0 && rl_line_buffer[start - 1] != '\n')
		start--;
	int column = width_of(rl_line_buffer + start, (size_t)(rl_point - start));
	rl_insert_text(spaces + column % ((int)sizeof spaces - 1));
	return 0;
}

/* A bracketed paste becomes part of the line as one piece. readline's own function would double CR LF. */
static int insert_paste(int count, int key)
{
	viva_buf text = VIVA_BUF_INIT;

	(void)count, (void)key;
	paste_take(rl_read_key, &text);
	if (text.failed)
		rl_ding();
	else
		rl_insert_text(text.text);
	viva_buf_free(&text);
	return 0;
}

/* Bound before readline reads the person's inputrc, which may bind them otherwise. */
static void bind_keys(void)
{
	for (int i = 0; i < KEYMAPS; i++) {
		rl_bind_keyseq_in_map("\\e[200~", insert_paste, keymaps[i].map);
		rl_bind_keyseq_in_map("\\e\\C-m", insert_newline, keymaps[i].map);
		rl_bind_keyseq_in_map("\\e\\C-j", insert_newline, keymaps[i].map);
	}
	rl_variable_bind("enable-bracketed-paste", "on");
}

/* What TAB does in completing, which the inputrc may have chosen; a macro or a prefix is left alone. */
static void find_tab_keys(void)
{
	for (int i = 0; i < KEYMAPS; i++) {
		int type = ISFUNC;
		rl_command_func_t *bound = rl_function_of_keyseq("\t", keymaps[i].map, &type);
		keymaps[i].tab = type == ISFUNC ? bound : NULL;
	}
}

static void bind_tab_keys(bool complete)
{
	for (int i = 0; i < KEYMAPS; i++)
		if (keymaps[i].tab)
			rl_bind_key_in_map('\t', complete ? keymaps[i].tab : insert_tab, keymaps[i].map);
}

/* readline's generator: a match a call, allocated. */
static char *next_match(const char *word, int state)
{
	const char *fold = rl_variable_value("completion-ignore-case");
	const char *match = candidates_next(&reader->candidates, word, fold && strcmp(fold, "on") == 0);

	(void)state;
	return match ? strdup(match) : NULL;
}

static char **complete(const char *word, int start, int end)
{
	const input_options *o = &reader->options;
	char *line = strndup(rl_line_buffer, (size_t)end);

	rl_attempted_completion_over = 1; /* never file names */
	candidates_clear(&reader->candidates);
	if (line && reader->request->complete && o->complete)
		o->complete(o->context, line, (size_t)start, word, candidates_offer, &reader->candidates);
	free(line);
	return rl_completion_matches(word, next_match);
}

/* readline's handler of a finished line; NULL at its end of file. */
static void take_line(char *text)
{
	reader->done = true;
	reader->ended = !text;
	/* At the end of file readline writes a newline, but only where it also has to turn bracketed paste off. */
	if (!text && strcmp(rl_variable_value("enable-bracketed-paste"), "off") == 0)
		rl_crlf();
	if (text || reader->gone)
		viva_buf_adds(reader->line, text ? text : rl_line_buffer);
	free(text);
	rl_callback_handler_remove(); /* else readline prompts at once */
}

static void remember(input *in)
{
	const HIST_ENTRY *last = history_get(history_base + history_length - 1);

	if (in->line->length == 0 || (last && strcmp(last->line, in->line->text) == 0))
		return;
	add_history(in->line->text);
	if (!strchr(in->line->text, '\n')) /* the file has a line for each */
		viva_buf_addf(&in->remembered, "%s\n", in->line->text);
}

static void make_prompt(input *in, const char *text)
{
	const char *colour = in->request->prompt_colour;
	bool coloured = colour && *colour;

	viva_buf_clear(&in->prompt);
	if (coloured)
		viva_buf_addf(&in->prompt, "%c%s%c", RL_PROMPT_START_IGNORE, colour, RL_PROMPT_END_IGNORE);
	safe_add(&in->prompt, text, strlen(text), ctype_is_utf8());
	if (coloured)
		viva_buf_addf(&in->prompt, "%c\033[0m%c", RL_PROMPT_START_IGNORE, RL_PROMPT_END_IGNORE);
}

static void begin_line(void *context)
{
	input *in = context;

	using_history();
	rl_reset_screen_size(); /* the window may have changed since */
	rl_callback_handler_install(in->prompt.text, take_line);
	if (in->request->prefill) {
		rl_insert_text(in->request->prefill);
		rl_redisplay();
	}
}

/* Ends a line that was not finished, and leaves the cursor below it. */
static void abandon_line(input *in)
{
	viva_buf_adds(in->line, rl_line_buffer);
	rl_callback_sigcleanup();
	rl_free_line_state();
	rl_point = rl_end;
	rl_redisplay();
	if (signals_raised(SIGINT))
		rl_echo_signal_char(SIGINT);
	rl_crlf();
	rl_callback_handler_remove();
}

/* The prompt may change under the line, but not where readline shows something of its own in its place. */
static void call_tick(input *in)
{
	viva_buf prompt = VIVA_BUF_INIT;

	in->stopped = !in->request->tick(in->request->tick_context, rl_line_buffer, &prompt);
	if (prompt.length && !RL_ISSTATE(RL_STATE_ISEARCH | RL_STATE_NSEARCH | RL_STATE_NUMERICARG)) {
		make_prompt(in, prompt.text);
		rl_set_prompt(in->prompt.text);
		rl_redisplay();
	}
	viva_buf_free(&prompt);
}

static void read_keys(input *in)
{
	const input_options *o = &in->options;
	pulse p;

	pulse_begin(&p, in->request->tick != NULL, o->idle && in->request->idle ? o->idle_ms : 0, rl_line_buffer);
	while (!in->done && !in->stopped && !attend()) {
		int ready = signals_wait(fileno(o->in), pulse_wait(&p, rl_line_buffer));
		if (ready > 0) {
			pulse_key(&p);
			rl_callback_read_char();
		} else if (ready == 0 && pulse_take_pause(&p, rl_line_buffer)) {
			o->idle(o->context, rl_line_buffer);
		}
		if (!in->done && pulse_take_tick(&p))
			call_tick(in);
	}
	pulse_end(&p);
}

static input_event read_fancy(input *in)
{
	make_prompt(in, in->request->prompt);
	signals_hold(true);
	bind_tab_keys(in->request->complete && in->options.complete);
	ctype_begin(begin_line, in);
	read_keys(in);
	if (!in->done)
		abandon_line(in);
	ctype_restore();
	fflush(in->options.out);
	signals_release();

	if (in->gone || input_terminated(in))
		return INPUT_TERMINATE;
	if (in->ended)
		return INPUT_END;
	return in->done ? INPUT_LINE : in->stopped ? INPUT_STOPPED : INPUT_INTERRUPT;
}

/* What holds for a line, however it was read. */
static input_event check_line(const viva_buf *line, viva_error *err)
{
	if (line->failed)
		viva_fail_memory(err);
	else if (line->length > TEXT_LIMIT)
		viva_fail(err, VIVA_E_LIMIT, "a line is longer than %d bytes", TEXT_LIMIT);
	return line->failed || line->length > TEXT_LIMIT ? INPUT_FAILED : INPUT_LINE;
}

input_event input_read(input *in, const input_request *request, viva_buf *line, viva_error *err)
{
	in->request = request;
	in->line = line;
	in->done = in->ended = in->stopped = false;
	viva_buf_clear(line);
	if (in->gone || input_terminated(in))
		return INPUT_TERMINATE;
	if (signals_take(SIGINT) && !in->person)
		return INPUT_INTERRUPT; /* a script is to stop there; a person has the clean line already */

	input_event event = in->fancy ? read_fancy(in) : script_read(in->script, in->person ? request : NULL, line, err);
	if (event == INPUT_INTERRUPT)
		signals_take(SIGINT);
	if (event != INPUT_LINE)
		return event;
	in->lines++;
	event = check_line(line, err);
	if (event == INPUT_LINE && in->fancy && request->remember)
		remember(in);
	return event;
}

static void start_readline(void *context)
{
	input *in = context;

	rl_readline_name = "viva";
	rl_instream = in->options.in;
	rl_outstream = in->options.out;
	rl_catch_signals = 0;
	rl_catch_sigwinch = 0;
	rl_change_environment = 0; /* LINES and COLUMNS would be stale in the pager after a resize */
	rl_getc_function = read_key;
	rl_prep_term_function = prepare_terminal;
	rl_attempted_completion_function = complete;
	rl_completer_word_break_characters = " \t\n";
	bind_keys();
	rl_initialize();
	find_tab_keys();
	stifle_history(RECALL_LINES);
}

static bool open_reader(input *in, viva_error *err)
{
	const char *type = getenv("TERM");

	in->person = isatty(fileno(in->options.in)) == 1 && isatty(fileno(in->options.out)) == 1;
	in->fancy = in->person && type && *type && strcmp(type, "dumb") != 0;
	if (!in->fancy) {
		in->script = script_open(in->options.in, in->options.out);
		return in->script || viva_fail_memory(err);
	}
	ctype_begin(start_readline, in);
	ctype_restore();
	if (in->history_file)
		recall_load(in->history_file, add_history);
	return true;
}

static void free_input(input *in)
{
	script_close(in->script);
	viva_buf_free(&in->remembered);
	viva_buf_free(&in->prompt);
	candidates_free(&in->candidates);
	free(in->history_file);
	free(in);
}

bool input_open(const input_options *options, input **out, viva_error *err)
{
	input *in = calloc(1, sizeof *in);

	if (!in)
		return viva_fail_memory(err);
	in->options = *options;
	in->remembered = in->prompt = in->candidates.names = (viva_buf)VIVA_BUF_INIT;
	in->history_file = options->history_file ? strdup(options->history_file) : NULL;
	reader = in;
	if (options->history_file && !in->history_file ? !viva_fail_memory(err) : !open_reader(in, err)) {
		free_input(in);
		reader = NULL;
		return false;
	}
	signals_open();
	*out = in;
	return true;
}

void input_close(input *in)
{
	if (!in)
		return;
	signals_close();
	if (in->history_file && in->remembered.length > 0 && !in->remembered.failed)
		recall_save(in->history_file, in->remembered.text);
	if (in->fancy)
		rl_clear_history();
	free_input(in);
	reader = NULL;
}

bool input_is_terminal(const input *in)
{
	return in->person;
}

size_t input_line_number(const input *in)
{
	return in->lines;
}

bool input_edit(input *in, viva_buf *text, viva_error *err)
{
	fflush(in->options.out);
	return editor_edit(text, in->person ? fileno(in->options.in) : -1, fileno(in->options.out), err);
}

bool input_terminated(const input *in)
{
	(void)in;
	return signals_raised(SIGTERM) || signals_raised(SIGHUP);
}

bool input_take_interrupt(input *in)
{
	(void)in;
	return signals_take(SIGINT);
}
