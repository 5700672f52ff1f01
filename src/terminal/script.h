/*
 * script.h - lines from what is no terminal, or from one that can do nothing but print. Nothing is echoed.
 *
 * Memory is bounded whatever comes in. What is read ahead stays in the script, so nobody else may read the same file.
 */
#ifndef VIVA_SCRIPT_H
#define VIVA_SCRIPT_H

#include "terminal/input.h"

typedef struct script script;

/* Reads from `in`; before it waits, `out` is flushed, so that a program at the other end sees all there is to answer.
 * NULL for lack of memory. */
script *script_open(FILE *in, FILE *out);
void script_close(script *s); /* NULL is allowed; `in` stays open */

/* Appends the next line to *line, without its newline or CR LF. Of a line over TEXT_LIMIT bytes (newlines.h) it keeps
 * just enough to be over.
 *
 * person: NULL in a script. At a terminal that can only print, whose own driver edits the line, its prompt is shown,
 * and beside it its prefill in brackets, which an empty line takes. */
input_event script_read(script *s, const input_request *person, viva_buf *line, viva_error *err);

#endif
