/*
 * pattern.h - regular expressions over folded text. pattern.c is the one file that knows PCRE2.
 *
 * A pattern cannot run away: the steps it takes on one text are counted (by PCRE2's automatic callouts, not by a clock,
 * so that the same text gives the same answer on every machine), and past PATTERN_STEPS it is given up as not assessed.
 *
 * Ownership: a pattern is the caller's until pattern_free. It may be used by several threads, each with a pattern_match
 * of its own.
 */
#ifndef VIVA_PATTERN_H
#define VIVA_PATTERN_H

#include <viva/error.h>

#include <stdint.h>

enum {
	PATTERN_STEPS = 200000, /* steps for one pattern on one answer, long runs counted as several: about 10 ms */
	PATTERN_MAX = 4096      /* bytes of a pattern */
};

typedef struct pattern pattern;
typedef struct pattern_match pattern_match;

/* Compiles with UTF, UCP, CASELESS and DOTALL; \C is refused. VIVA_E_INPUT: the message says what and shows where, the
 * column is that of the fault within the pattern, in code points. VIVA_E_LIMIT: longer than PATTERN_MAX. */
pattern *pattern_new(const char *expression, viva_error *err);
void pattern_free(pattern *p);

/* Whether it matches the empty string, which would make it match everywhere: 1, 0, or -1 for lack of memory. */
int pattern_matches_nothing(const pattern *p);

pattern_match *pattern_match_new(void);
void pattern_match_free(pattern_match *m);

typedef enum pattern_outcome { PATTERN_FOUND, PATTERN_ABSENT, PATTERN_GAVE_UP, PATTERN_NO_MEMORY } pattern_outcome;

/* Looks for the pattern in text[length] from byte `from`. *steps is what is left of the steps and is counted down.
 * PATTERN_FOUND: [*start, *end), not empty. */
pattern_outcome pattern_find(const pattern *p, pattern_match *m, const char *text, size_t length, size_t from,
                             uint32_t *steps, size_t *start, size_t *end);

#endif
