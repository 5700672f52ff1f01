/*
 * editor.h - a text given to the person's own editor, and taken back.
 */
#ifndef VIVA_EDITOR_H
#define VIVA_EDITOR_H

#include <viva/error.h>
#include <viva/memory.h>

/* What input_edit does (input.h), with the editor's standard input and output given; input -1: it gets nothing to read.
 */
bool editor_edit(viva_buf *text, int input, int output, viva_error *err);

#endif
