/*
 * markdown.h - text put into Markdown (CommonMark) so that it shows as what it is: nothing that somebody typed becomes
 * a heading, a link or HTML.
 */
#ifndef VIVA_MARKDOWN_H
#define VIVA_MARKDOWN_H

#include <viva/memory.h>

/* On one line; line breaks become blanks. */
void markdown_text(viva_buf *to, const char *text);

/* As a quotation, line by line, ended by a line break. */
void markdown_quote(viva_buf *to, const char *text);

#endif
