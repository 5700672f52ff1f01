/*
 * input_driver.c - a program for test_input.c to sit at: it reads lines with input_read and says what came.
 *
 *	input_driver [--history FILE] [--prefill TEXT] [--colour] [--no-complete] [--idle] [--once]
 *
 * Every event is a line "<line: TEXT>", "<end>", "<interrupt: TEXT>", "<terminate: TEXT>" or "<failed: MESSAGE>", with
 * newlines in the text as \n and bytes outside ASCII as they are. The line "edit" gives the last line read to the
 *editor, "busy" waits for a Ctrl-C outside input_read, "modes" tells the line number and LC_CTYPE.
 */
#include "terminal/input.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct driver {
	input *in;
	input_options options;
	input_request request;
	bool once;
	viva_buf last;
} driver;

static void complete(void *context, const char *line, size_t word_start, const char *word, input_offer *offer,
                     void *list)
{
	static const char *const words[] = {"ask", "again", "mock", "bad\033[31m"};

	(void)context, (void)word;
	for (size_t i = 0; word_start == 0 && i < sizeof words / sizeof words[0]; i++)
		offer(list, words[i]);
	if (strncmp(line, "ask ", 4) == 0)
		offer(list, "rag-design");
}

static void idle(void *context, const char *line)
{
	(void)context;
	FILE *file = fopen(getenv("IDLE_FILE"), "w");
	if (file) {
		fputs(line, file);
		fclose(file);
	}
}

static void say(const char *event, const char *text, size_t length)
{
	printf("<%s: ", event);
	for (size_t i = 0; i < length; i++) {
		if (text[i] == '\n')
			fputs("\\n", stdout);
		else if (text[i] == '\0')
			fputs("\\0", stdout);
		else if (text[i] == '\033')
			fputs("\\e", stdout);
		else if (length <= 200 || i < 20)
			putchar(text[i]);
	}
	printf(">\n");
	if (length > 200)
		printf("<length: %zu>\n", length);
	fflush(stdout);
}

static void edit(driver *d)
{
	viva_error err;

	if (input_edit(d->in, &d->last, &err))
		say("edited", d->last.text, d->last.length);
	else
		say("failed", err.message, strlen(err.message));
}

static void wait_for_interrupt(driver *d)
{
	printf("<busy>\n");
	fflush(stdout);
	while (!input_take_interrupt(d->in))
		usleep(1000);
	printf("<%s>\n", input_take_interrupt(d->in) ? "again" : "interrupted");
	fflush(stdout);
}

static void act(driver *d, const viva_buf *line)
{
	say("line", line->text, line->length);
	if (strcmp(line->text, "edit") == 0)
		edit(d);
	else if (strcmp(line->text, "busy") == 0)
		wait_for_interrupt(d);
	else if (strcmp(line->text, "modes") == 0)
		printf("<line %zu, %s, %s, %s>\n", input_line_number(d->in), setlocale(LC_CTYPE, NULL),
		       input_is_terminal(d->in) ? "terminal" : "script", getenv("LC_ALL"));
	viva_buf_clear(&d->last);
	viva_buf_add(&d->last, line->text, line->length);
}

static int run(driver *d)
{
	viva_buf line = VIVA_BUF_INIT;
	viva_error err;
	int status = -1;

	while (status < 0) {
		input_event event = input_read(d->in, &d->request, &line, &err);
		d->request.prefill = NULL;
		if (event == INPUT_LINE)
			act(d, &line);
		else if (event == INPUT_INTERRUPT)
			say("interrupt", line.text, line.length);
		else if (event == INPUT_FAILED)
			say("failed", err.message, strlen(err.message));
		else
			status = event == INPUT_END ? 0 : 143;
		if (event == INPUT_END)
			printf("<end>\n");
		if (event == INPUT_TERMINATE)
			say("terminate", line.text, line.length);
		if (d->once && status < 0)
			status = 0;
	}
	viva_buf_free(&line);
	return status;
}

static bool take_arguments(driver *d, int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--history") == 0 && i + 1 < argc)
			d->options.history_file = argv[++i];
		else if (strcmp(argv[i], "--prefill") == 0 && i + 1 < argc)
			d->request.prefill = argv[++i];
		else if (strcmp(argv[i], "--colour") == 0)
			d->request.prompt_colour = "\033[1m";
		else if (strcmp(argv[i], "--no-complete") == 0)
			d->request.complete = false;
		else if (strcmp(argv[i], "--idle") == 0)
			d->request.idle = true;
		else if (strcmp(argv[i], "--once") == 0)
			d->once = true;
		else
			return false;
	}
	return true;
}

int main(int argc, char **argv)
{
	driver d = {.last = VIVA_BUF_INIT};
	viva_error err;

	setlocale(LC_CTYPE, "");
	d.options = (input_options){.in = stdin, .out = stdout, .complete = complete, .idle = idle, .idle_ms = 20};
	d.request = (input_request){.prompt = "> ", .remember = true, .complete = true};
	if (!take_arguments(&d, argc, argv) || !input_open(&d.options, &d.in, &err))
		return 2;
	int status = run(&d);
	viva_buf_free(&d.last);
	input_close(d.in);
	return status;
}
