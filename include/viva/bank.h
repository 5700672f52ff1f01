/*
 * bank.h - question banks: JSON in, checked structures out, and where banks are found.
 *
 * A viva_library holds every bank that was loaded, finds questions in them, and makes their scorers when they are first
 * needed. What is wrong in a bank is put into a viva_report, everything at once; a broken bank does not stop the
 * others.
 *
 * Ownership: a library owns its banks, questions, rubrics and scorers until viva_library_free; what it hands out is
 * borrowed. A report owns its findings.
 *
 * Limits: files up to 16 MiB, nesting up to 64, identifiers up to 64 bytes of a-z, 0-9 and '-'.
 */
#ifndef VIVA_BANK_H
#define VIVA_BANK_H

#include "memory.h"
#include "rubric.h"
#include "score.h"

typedef struct viva_library viva_library;
typedef struct viva_report viva_report;

/* ---- reports -------------------------------------------------------------------------------------------------- */

typedef enum viva_severity { VIVA_WARNING, VIVA_FAULT } viva_severity;

typedef struct viva_finding {
	const char *file; /* "" for none */
	int line, column; /* 1-based, column in code points; 0 for none */
	viva_severity severity;
	const char *message;
	const char *excerpt; /* the line of the file, for a caret under `column`; "" for none */
} viva_finding;

VIVA_API viva_report *viva_report_new(void);
VIVA_API void viva_report_free(viva_report *report);
VIVA_API size_t viva_report_count(const viva_report *report);
VIVA_API const viva_finding *viva_report_at(const viva_report *report, size_t i);
VIVA_API bool viva_report_has_faults(const viva_report *report);
/* Puts findings into the order of file, line and column. */
VIVA_API void viva_report_sort(viva_report *report);

/* ---- questions ------------------------------------------------------------------------------------------------ */

typedef enum viva_level { VIVA_JUNIOR, VIVA_MID, VIVA_SENIOR, VIVA_STAFF } viva_level;
typedef enum viva_kind { VIVA_DESIGN, VIVA_CONCEPT, VIVA_COMPARE, VIVA_DEBUG, VIVA_EXPERIENCE } viva_kind;

typedef struct viva_strings {
	const char *const *items;
	size_t count;
} viva_strings;

typedef struct viva_question {
	const char *id;
	const char *bank; /* name of its bank */
	const char *topic;
	viva_level level;
	viva_kind kind;
	int minutes;
	const char *prompt;
	const char *testing;      /* what the interviewer is after, or NULL */
	const char *model_answer; /* or NULL */
	viva_strings hints, tags, related, sources;
	const viva_rubric *rubric; /* NULL where the bank has none for it */
	viva_place place;
} viva_question;

VIVA_API const char *viva_level_name(viva_level level);
VIVA_API const char *viva_kind_name(viva_kind kind);

/* ---- the library ---------------------------------------------------------------------------------------------- */

VIVA_API viva_library *viva_library_new(void); /* NULL for lack of memory */
VIVA_API void viva_library_free(viva_library *library);

/* Loads the bank at path: a directory with questions/ *.json and rubrics/ *.json (and rubrics/concepts/ *.json), named
 * by questions/bank.json or else by the directory, or one JSON file. Faults in its content go into report, and what
 * they spoil is left out. False where nothing could be loaded: VIVA_E_NOT_FOUND, VIVA_E_FILE, VIVA_E_INPUT (see the
 * report), VIVA_E_LIMIT, VIVA_E_MEMORY. */
VIVA_API bool viva_library_add(viva_library *library, const char *path, viva_report *report, viva_error *err);

typedef struct viva_bank {
	const char *name;
	const char *title; /* for people */
	const char *path;
	size_t question_count;
} viva_bank;

VIVA_API size_t viva_library_banks(const viva_library *library);
VIVA_API const viva_bank *viva_library_bank(const viva_library *library, size_t i);

/* Questions in the order of banks, files and entries. */
VIVA_API size_t viva_library_count(const viva_library *library);
VIVA_API const viva_question *viva_library_at(const viva_library *library, size_t i);

/* The question named "id" or "bank/id" (an id of its `aka` list does too), or NULL; *nearest (where not NULL) is then
 * the most similar name within reach, or NULL. An id that several banks use and that is given without a bank finds the
 * first. */
VIVA_API const viva_question *viva_library_find(const viva_library *library, const char *name, const char **nearest);

/* The concepts that a question's rubric may name. */
VIVA_API const viva_concepts *viva_library_concepts(const viva_library *library, const viva_question *question);

/* The question's scorer, made at the first call and kept. VIVA_E_NOT_FOUND: it has no rubric; else as viva_scorer_new.
 * Not for several threads at once. */
VIVA_API const viva_scorer *viva_library_scorer(viva_library *library, const viva_question *question, viva_error *err);

/* Compiles every rubric and adds what fails to the report. */
VIVA_API void viva_library_check(viva_library *library, viva_report *report);

/* A word of `words` within two edits of `word` (one in words of up to four letters), nearest first, or NULL. */
VIVA_API const char *viva_nearest(const char *word, const char *const *words, size_t count);

#endif
