/* paste.c - a bracketed paste. */
#include "terminal/paste.h"

#include "terminal/newlines.h"

void paste_take(int (*next_key)(void), viva_buf *text)
{
	static const char end[] = "\033[201~";
	size_t matched = 0;
	int c;

	while (end[matched] && (c = next_key()) >= 0) {
		matched = c == end[matched] ? matched + 1 : c == end[0];
		if (c != '\0' && text->length <= TEXT_LIMIT + sizeof end)
			viva_buf_addc(text, (char)c);
	}
	if (!end[matched])
		viva_buf_cut(text, text->length - matched);
	viva_buf_cut(text, newlines_unify(text->text, text->length));
}
