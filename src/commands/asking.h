/* asking.h - a short question to a person, with an answer that Enter takes. */
#ifndef VIVA_ASKING_H
#define VIVA_ASKING_H

#include "app.h"

typedef enum asked_end {
	ASKED_ANSWERED,
	ASKED_LEFT,        /* Ctrl-D */
	ASKED_INTERRUPTED, /* Ctrl-C */
	ASKED_TERMINATED,
	ASKED_FAILED /* the complaint is made */
} asked_end;

/* Asks "  what [otherwise]: " and puts what was typed into *line, blanks at its ends left out; `otherwise` for nothing.
 * Where that is NULL, nothing stands in brackets and nothing typed is "". */
asked_end asking(app *a, const char *what, const char *otherwise, viva_buf *line);

/* Asks until the answer is one of the words (ends with NULL), or the beginning of only one of them; *choice is its
 * place. */
asked_end asking_choice(app *a, const char *what, const char *const *words, int otherwise, int *choice);

/* Asks for a whole number from least to most. */
asked_end asking_number(app *a, const char *what, int least, int most, int *number);

/* The status that a command ends with when its person ended it so. */
int asked_status(asked_end end);

#endif
