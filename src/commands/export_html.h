/* export_html.h - the two halves of the HTML report: the page (export_html.c), and an answer in it
 * (export_html_answer.c). */
#ifndef VIVA_EXPORT_HTML_H
#define VIVA_EXPORT_HTML_H

#include "export.h"
#include "html.h"

/* Appends the answer at an index with its follow-ups as an article, and moves the index past them. */
void html_answer(viva_buf *to, const sheet *s, size_t *index, html_charts *charts);

#endif
