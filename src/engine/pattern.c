/* pattern.c - PCRE2, kept on a leash. */
#include "pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>
#include <string.h>

struct pattern {
	pcre2_code *code;
};

struct pattern_match {
	pcre2_match_data *data;
	pcre2_match_context *context;
	uint32_t *steps;
	size_t at; /* where the step before was */
};

/* Bytes that cost one step more: a repeat of one character is a single callout, however far it runs. */
enum { RUN_OF_A_STEP = 64 };

static int count_step(pcre2_callout_block *block, void *user)
{
	pattern_match *m = user;
	size_t now = block->current_position, run = now > m->at ? now - m->at : m->at - now;
	size_t cost = 1 + run / RUN_OF_A_STEP;

	m->at = now;
	if (*m->steps < cost) {
		*m->steps = 0;
		return PCRE2_ERROR_CALLOUT;
	}
	*m->steps -= (uint32_t)cost;
	return 0;
}

static int code_points(const char *text, size_t length)
{
	int n = 0;

	for (size_t i = 0; i < length; i++)
		n += ((unsigned char)text[i] & 0xC0) != 0x80;
	return n;
}

pattern *pattern_new(const char *expression, viva_error *err)
{
	size_t length = strlen(expression);
	int code;
	PCRE2_SIZE offset;

	if (length > PATTERN_MAX) {
		viva_fail(err, VIVA_E_LIMIT, "the pattern is longer than %d bytes", PATTERN_MAX);
		return NULL;
	}
	pattern *p = calloc(1, sizeof *p);
	if (!p) {
		viva_fail_memory(err);
		return NULL;
	}
	uint32_t options =
		PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS | PCRE2_DOTALL | PCRE2_NEVER_BACKSLASH_C | PCRE2_AUTO_CALLOUT;
	p->code = pcre2_compile((PCRE2_SPTR)expression, length, options, &code, &offset, NULL);
	if (p->code)
		return p;
	if (code == PCRE2_ERROR_HEAP_FAILED) {
		free(p);
		viva_fail_memory(err);
		return NULL;
	}
	PCRE2_UCHAR message[160];
	pcre2_get_error_message(code, message, sizeof message);
	offset = offset < length ? offset : length;
	size_t shown = offset < 60 ? 0 : offset - 60;
	while (((unsigned char)expression[shown] & 0xC0) == 0x80)
		shown++;
	viva_fail(err, VIVA_E_INPUT, "pattern does not compile: %s, after '%.*s'", (char *)message, (int)(offset - shown),
	          expression + shown);
	if (err)
		err->column = 1 + code_points(expression, offset);
	free(p);
	return NULL;
}

void pattern_free(pattern *p)
{
	if (!p)
		return;
	pcre2_code_free(p->code);
	free(p);
}

int pattern_matches_nothing(const pattern *p)
{
	pattern_match *m = pattern_match_new();
	uint32_t steps = PATTERN_STEPS;

	if (!m)
		return -1;
	m->steps = &steps;
	m->at = 0;
	int found = pcre2_match(p->code, (PCRE2_SPTR) "", 0, 0, 0, m->data, m->context);
	pattern_match_free(m);
	return found == PCRE2_ERROR_NOMEMORY ? -1 : found >= 0;
}

pattern_match *pattern_match_new(void)
{
	pattern_match *m = calloc(1, sizeof *m);
	if (!m)
		return NULL;
	m->data = pcre2_match_data_create(1, NULL);
	m->context = pcre2_match_context_create(NULL);
	if (!m->data || !m->context) {
		pattern_match_free(m);
		return NULL;
	}
	pcre2_set_callout(m->context, count_step, m);
	return m;
}

void pattern_match_free(pattern_match *m)
{
	if (!m)
		return;
	pcre2_match_data_free(m->data);
	pcre2_match_context_free(m->context);
	free(m);
}

pattern_outcome pattern_find(const pattern *p, pattern_match *m, const char *text, size_t length, size_t from,
                             uint32_t *steps, size_t *start, size_t *end)
{
	m->steps = steps;
	m->at = from;
	int found =
		pcre2_match(p->code, (PCRE2_SPTR)text, length, from, PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY, m->data, m->context);
	if (found == PCRE2_ERROR_NOMATCH)
		return PATTERN_ABSENT;
	if (found == PCRE2_ERROR_NOMEMORY)
		return PATTERN_NO_MEMORY;
	if (found < 0)
		return PATTERN_GAVE_UP;
	const PCRE2_SIZE *where = pcre2_get_ovector_pointer(m->data);
	*start = where[0];
	*end = where[1];
	/* \K can put the start behind the end; there is nothing to quote then. */
	return *start < *end ? PATTERN_FOUND : PATTERN_ABSENT;
}
