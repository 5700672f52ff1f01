/*
 * document.h - one file of a bank: which format it says it has, and what stands in it.
 */
#ifndef VIVA_DOCUMENT_H
#define VIVA_DOCUMENT_H

#include "content.h"

typedef enum document_format { DOCUMENT_QUESTIONS, DOCUMENT_RUBRICS, DOCUMENT_CONCEPTS, DOCUMENT_BANK } document_format;

/* Adds the file at path, which lives as long as the arena, to the content. Faults go into the report. False where the
 * file is none of that format, or no JSON: *err (may be NULL) then says it too. */
bool document_read(content *c, const char *path, document_format format, viva_error *err);

/* Notes that a file of that format could not be read. */
void document_unread(content *c, document_format format);

#endif
