/*
 * viva.h - all of libviva, and its version.
 *
 * Read next: bank.h (loading questions and rubrics), score.h (scoring an answer), rubric.h (what a rubric is as data),
 * memory.h and error.h (the two things that every other header uses).
 */
#ifndef VIVA_H
#define VIVA_H

#include "bank.h"
#include "error.h"
#include "memory.h"
#include "rubric.h"
#include "score.h"

#define VIVA_VERSION "0.1.0"

/* The version of the library in use, as opposed to the header compiled against. */
VIVA_API const char *viva_version(void);

#endif
