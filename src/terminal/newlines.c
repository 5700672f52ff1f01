/* newlines.c - one kind of newline. */
#include "terminal/newlines.h"

size_t newlines_unify(char *text, size_t length)
{
	size_t to = 0;

	for (size_t from = 0; from < length; from++) {
		if (text[from] == '\r' && from + 1 < length && text[from + 1] == '\n')
			continue;
		text[to++] = text[from] == '\r' ? '\n' : text[from];
	}
	return to;
}
