/*
 * subject.h - in a question that compares, which of the compared things each word is said of.
 *
 * A sentence is about the thing it names; words before the first name belong to it too, unless the sentence begins with
 * a pronoun, which carries on from the sentence before. "Unlike X", "than X" name X without being about it.
 *
 * Ownership: the array lies in the arena of the run.
 */
#ifndef VIVA_SUBJECT_H
#define VIVA_SUBJECT_H

#include "scorer.h"

/* For each token the index of the subject it is said of, or -1 where that is not known. NULL only for lack of memory.
 */
int8_t *subject_of_tokens(run *r, const viva_scorer *s);

#endif
