/*
 * labelled.h - answers marked point by point by people: what rubrics are measured against.
 *
 * A line of a .jsonl file: {"id": "...", "question": "ID", "split": "write" or "apart", "answer": "TEXT",
 * "points": {"POINT": 0..1, ...}, "holistic": 0..10}. "split" says whether rules may be written against the answer (the
 * default) or it is kept apart to measure them.
 *
 * Ownership: everything lies in the arena handed in.
 */
#ifndef VIVA_LABELLED_H
#define VIVA_LABELLED_H

#include <viva/rubric.h>
#include <viva/viva.h>

typedef struct labelled_mark {
	const char *point;
	double mark; /* 0..1 */
} labelled_mark;

typedef struct labelled {
	const char *id, *question, *answer;
	bool apart;
	const labelled_mark *marks;
	size_t mark_count;
	double holistic; /* 0..10, or -1 where it is not given */
} labelled;

/* Reads a .jsonl file, or every .jsonl file of a directory in the order of names. Stops at the first fault, with its
 * place. */
bool labelled_read(const char *path, viva_arena *arena, labelled **list, size_t *count, viva_error *err);

/* Where labelled answers are when none are named: tests/labelled in the first bank that has it; beside the first bank,
 * to be complained of, where none has. Lies in the arena; NULL for lack of memory. */
const char *labelled_place(const viva_library *library, viva_arena *arena);

/* Whether the rubric has every point that is marked: a misspelt one would be left out of all figures without a word.
 * VIVA_E_INPUT where not. */
bool labelled_fits(const labelled *answer, const viva_rubric *rubric, viva_error *err);

#endif
