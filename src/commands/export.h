/*
 * export.h - a session written down in one of four formats. Nothing in them depends on when they were written.
 *
 * In all but JSON, which escapes by itself, what the terminal is spared (terminal/safe.h) is spared here: control
 * characters and what reorders text become visible stand-ins.
 */
#ifndef VIVA_EXPORT_H
#define VIVA_EXPORT_H

#include "sheet.h"

/* Appends the session. A lack of memory is left in to->failed. */
typedef void export_format(viva_buf *to, const sheet *s);

export_format export_json;     /* as `review N --json`, with the wording of questions and points */
export_format export_csv;      /* RFC 4180, a row for each point of each answer */
export_format export_markdown; /* CommonMark */
export_format export_html;     /* one file, without scripts, that needs nothing else */

#endif
