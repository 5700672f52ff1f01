/*
 * error.h - how every part of viva says that something went wrong.
 *
 * A fallible function returns false (or NULL) and fills the viva_error it was given: a code, a message and, where there
 * is one, a place in a file. Nothing below main and the commands prints or exits.
 *
 * Ownership: a viva_error is a plain value that holds its own text; there is nothing to free.
 *
 * Messages follow git's manner: what failed first, lower case, no full stop, the subject in quotes.
 */
#ifndef VIVA_ERROR_H
#define VIVA_ERROR_H

#include <stdbool.h>
#include <stddef.h>

#ifndef VIVA_API
#define VIVA_API __attribute__((visibility("default")))
#endif

#ifdef __GNUC__
#define VIVA_PRINTF(fmt, first) __attribute__((format(printf, fmt, first)))
#else
#define VIVA_PRINTF(fmt, first)
#endif

typedef enum viva_code {
	VIVA_OK = 0,
	VIVA_E_USAGE,     /* the caller or the person asked for something that does not exist or makes no sense */
	VIVA_E_INPUT,     /* data is malformed: JSON, a rubric, a pattern, UTF-8 */
	VIVA_E_NOT_FOUND, /* a question, session, bank or file that is not there */
	VIVA_E_LIMIT,     /* larger, deeper or slower than the documented limits */
	VIVA_E_FILE,      /* a file or directory could not be read or written */
	VIVA_E_DATABASE,  /* the history could not be read or written */
	VIVA_E_TERMINAL,  /* the terminal failed */
	VIVA_E_MEMORY     /* out of memory */
} viva_code;

typedef struct viva_error {
	viva_code code;
	int line;          /* 1-based; 0 where there is none */
	int column;        /* 1-based, in code points; 0 where there is none */
	char file[512];    /* "" where there is none */
	char message[512]; /* one sentence, no newline */
} viva_error;

/* Forgets any error: code VIVA_OK, everything empty. */
VIVA_API void viva_error_clear(viva_error *err);

/* Fills *err with a code and a message (cut at the buffer's end on a whole code point) and no place. err may be NULL.
 * Always returns false, so that a function can end with `return viva_fail(err, ...)`. */
VIVA_API bool viva_fail(viva_error *err, viva_code code, const char *format, ...) VIVA_PRINTF(3, 4);

/* The same for lack of memory. */
VIVA_API bool viva_fail_memory(viva_error *err);

/* Adds a place to an error that has none yet. file may be NULL; a path that is too long keeps its end. Returns false.
 */
VIVA_API bool viva_fail_at(viva_error *err, const char *file, int line, int column);

/* Writes "file:line:column: message", leaving out what there is not, into text[size]; always terminated. */
VIVA_API void viva_error_format(const viva_error *err, char *text, size_t size);

#endif
