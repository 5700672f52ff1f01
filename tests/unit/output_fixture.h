/*
 * output_fixture.h - what the tests of output share: an out on a temporary file, and what it printed.
 */
#ifndef VIVA_TEST_OUTPUT_FIXTURE_H
#define VIVA_TEST_OUTPUT_FIXTURE_H

#include "terminal/output.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static FILE *file; /* what the test prints to */
static char printed[1 << 16];

static inline out *open_out(out_when utf8, out_when colour, int width)
{
	out_options options = {.file = file, .colour = colour, .width = width, .utf8 = utf8};
	out *o;

	assert_true(out_open(&options, &o, NULL));
	return o;
}

/* What the out printed; it is closed. */
static inline const char *close_out(out *o)
{
	assert_true(out_flush(o, NULL));
	out_close(o);
	rewind(file);
	size_t length = fread(printed, 1, sizeof printed - 1, file);
	printed[length] = '\0';
	rewind(file);
	assert_int_equal(ftruncate(fileno(file), 0), 0);
	return printed;
}

static inline out *utf8_out(void)
{
	return open_out(OUT_ALWAYS, OUT_NEVER, 80);
}

static inline out *plain_out(void)
{
	return open_out(OUT_NEVER, OUT_NEVER, 80);
}

static inline out *colour_out(void)
{
	return open_out(OUT_ALWAYS, OUT_ALWAYS, 80);
}

static inline int open_file(void **state)
{
	(void)state;
	file = tmpfile();
	return file ? 0 : -1;
}

static inline int close_file(void **state)
{
	(void)state;
	return fclose(file);
}

#endif
