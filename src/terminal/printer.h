/*
 * printer.h - what the output files of this module share: the out itself and the two ways to its file.
 */
#ifndef VIVA_PRINTER_H
#define VIVA_PRINTER_H

#include "terminal/output.h"

struct out {
	FILE *file;
	int fixed_width; /* 0: ask */
	bool colour, italics, utf8, terminal;
	int trouble;     /* the errno of the first write that failed, or 0 */
	int pages;       /* out_page_begin without its out_page_end */
	int column;      /* where the line under way has come to, from 0 */
	viva_buf page;   /* what they hold back */
	viva_buf text;   /* scratch: safe text on its way out */
	viva_buf styles; /* scratch: one out_style per byte of text */
};

/* Columns outside the range that reads well are brought into it. */
int printer_readable_width(long columns);

/* Sends bytes to the file, or to the page that is being gathered. They are safe already. */
void printer_write(out *o, const char *bytes, size_t length);

/* The same in a style, which is closed before a newline and taken up after it: a pager shows lines by themselves. */
void printer_styled(out *o, out_style style, const char *text, size_t length);

/* Sets o->text to the text made safe; false for lack of memory, which out_flush will tell. */
bool printer_prepare(out *o, const char *text, size_t length);

#endif
