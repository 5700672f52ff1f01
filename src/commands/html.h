/*
 * html.h - pieces of an HTML page: text that stays text, and charts as inline SVG that say in words what they show.
 */
#ifndef VIVA_HTML_H
#define VIVA_HTML_H

#include <viva/memory.h>

#include <stddef.h>

/* Text, in an element or a quoted attribute; NULL for none. Control characters become visible stand-ins. */
void html_text(viva_buf *to, const char *text);
void html_piece(viva_buf *to, const char *text, size_t length);

/* An element with a text in it; a class of NULL for none. */
void html_element(viva_buf *to, const char *name, const char *class, const char *text);

/* The class of a score of 0..100: good, half or bad, as on the screen. */
const char *html_class(double score);

/* A page's charts are told apart by numbers. */
typedef struct html_charts {
	size_t count;
} html_charts;

/* A ring filled to a score of 0..100, the figure in it; a score below 0 is none. */
void html_ring(viva_buf *to, html_charts *charts, double score, const char *title, const char *description);

/* A bar filled to 0..1. */
void html_bar(viva_buf *to, html_charts *charts, double fraction, const char *class, const char *title,
              const char *description);

/* A bar of what was made and, behind it, what was touched; parts of 1. */
void html_stack(viva_buf *to, html_charts *charts, double made, double touched, const char *title,
                const char *description);

#endif
