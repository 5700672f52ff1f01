/* script.c - a plain reader of lines that signals can interrupt. */
#include "terminal/script.h"

#include "terminal/ctype.h"
#include "terminal/newlines.h"
#include "terminal/safe.h"
#include "terminal/signals.h"
#include "terminal/tty.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct script {
	FILE *in, *out;
	size_t from, to; /* what of the block is not yet handed out */
	char block[8192];
};

script *script_open(FILE *in, FILE *out)
{
	script *s = calloc(1, sizeof *s);

	if (s) {
		s->in = in;
		s->out = out;
	}
	return s;
}

void script_close(script *s)
{
	free(s);
}

/* INPUT_LINE: there is more in the block. */
static input_event refill(script *s, viva_error *err)
{
	int fd = fileno(s->in);

	s->from = s->to = 0;
	fflush(s->out);
	for (;;) {
		if (signals_raised(SIGTERM) || signals_raised(SIGHUP))
			return INPUT_TERMINATE;
		if (signals_take(SIGINT))
			return INPUT_INTERRUPT;
		if (fd >= 0 && signals_wait(fd, -1) < 0)
			continue;
		ssize_t got =
			fd >= 0 ? tty_read(fd, s->block, sizeof s->block) : (ssize_t)fread(s->block, 1, sizeof s->block, s->in);
		if (got < 0 && (errno == EINTR || errno == EAGAIN))
			continue;
		if (got < 0) {
			viva_fail(err, VIVA_E_FILE, "cannot read the input: %s", strerror(errno));
			return INPUT_FAILED;
		}
		s->to = (size_t)got;
		return got > 0 ? INPUT_LINE : INPUT_END;
	}
}

/* The end of a line: CR LF is one newline. */
static input_event finish(viva_buf *line)
{
	if (line->length > 0 && line->text[line->length - 1] == '\r')
		viva_buf_cut(line, line->length - 1);
	return INPUT_LINE;
}

/* As much as shows that the line is too long, even if its last byte is a CR that goes. */
static void keep(viva_buf *line, const char *text, size_t length)
{
	size_t room = TEXT_LIMIT + 2 - line->length;

	viva_buf_add(line, text, length < room ? length : room);
}

/* Reads with the signals held. */
static input_event read_line(script *s, viva_buf *line, viva_error *err)
{
	bool any = false;

	for (;;) {
		if (s->from == s->to) {
			input_event event = refill(s, err);
			if (event == INPUT_END && any)
				return finish(line);
			if (event != INPUT_LINE)
				return event;
		}
		const char *begin = s->block + s->from;
		const char *newline = memchr(begin, '\n', s->to - s->from);
		size_t length = newline ? (size_t)(newline - begin) : s->to - s->from;
		any = true;
		keep(line, begin, length);
		s->from += length + (newline ? 1 : 0);
		if (newline)
			return finish(line);
	}
}

static void show_prompt(script *s, const char *prompt, const char *prefill)
{
	viva_buf shown = VIVA_BUF_INIT;

	viva_buf_adds(&shown, prompt);
	if (*prefill)
		viva_buf_addf(&shown, "[%s] ", prefill);
	viva_buf safe = VIVA_BUF_INIT;
	safe_add(&safe, shown.text, shown.length, ctype_is_utf8());
	fputs(safe.text, s->out);
	viva_buf_free(&shown);
	viva_buf_free(&safe);
}

input_event script_read(script *s, const input_request *person, viva_buf *line, viva_error *err)
{
	const char *prefill = person && person->prefill ? person->prefill : "";

	if (person)
		show_prompt(s, person->prompt, prefill);
	signals_hold(false);
	input_event event = read_line(s, line, err);
	signals_release();
	if (person && event != INPUT_LINE)
		fputc('\n', s->out); /* the prompt stands there still */
	else if (line->length == 0)
		viva_buf_adds(line, prefill);
	return event;
}
