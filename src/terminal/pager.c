/* pager.c - text taller than the screen goes through $PAGER. It is gathered first, since only then its height is known.
 */
#include "terminal/output.h"

#include "terminal/child.h"
#include "terminal/printer.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* NULL: none is wanted. */
static const char *wanted_pager(void)
{
	const char *pager = getenv("PAGER"), *term = getenv("TERM");

	/* A dumb terminal scrolls only; less would complain and wait. */
	if (!term || strcmp(term, "dumb") == 0)
		return NULL;
	if (!pager)
		return "less -FRX -P '?e  the end, q to go on:  space for more, q to go on.'";
	return *pager && strcmp(pager, "cat") != 0 ? pager : NULL;
}

/* Lines end at the width of the screen where they are printed without wrapping, but those are few and short. */
static bool is_taller_than_screen(const out *o)
{
	struct winsize size;
	size_t lines = 0;

	if (ioctl(fileno(o->file), TIOCGWINSZ, &size) != 0 || size.ws_row == 0)
		return false;
	for (const char *c = o->page.text; (c = strchr(c, '\n')) != NULL; c++)
		lines++;
	return lines >= size.ws_row; /* the prompt takes a line too */
}

/* LESS says that colours are colours, in case the pager is a bare "less"; a value that a person set wins. LESSSECURE
 * keeps keys typed ahead from writing files. */
static bool show_by(const char *pager, out *o)
{
	viva_buf command = VIVA_BUF_INIT;
	int status = 0;

	viva_buf_addf(&command, "LESS=\"${LESS-FRX}\" LESSSECURE=1; export LESS LESSSECURE; %s", pager);
	child job = {
		.command = command.text, .feed = o->page.text, .feed_length = o->page.length, .output = fileno(o->file)};
	bool shown = !command.failed && fflush(o->file) == 0 && child_run(&job, &status, NULL) && status < 126;
	viva_buf_free(&command);
	return shown;
}

void out_page_begin(out *o)
{
	if (o->terminal && wanted_pager())
		o->pages++;
}

void out_page_end(out *o)
{
	if (o->pages == 0 || --o->pages > 0)
		return;
	if (!is_taller_than_screen(o) || !show_by(wanted_pager(), o))
		printer_write(o, o->page.text, o->page.length);
	if (o->page.failed)
		o->trouble = ENOMEM;
	viva_buf_free(&o->page);
}
