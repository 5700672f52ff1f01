/* paste.h - a bracketed paste: what a terminal sends between "\e[200~" and "\e[201~". */
#ifndef VIVA_PASTE_H
#define VIVA_PASTE_H

#include <viva/memory.h>

/* Takes keys, from behind the beginning, until the end has come or there are none (below 0), and appends what was
 * pasted to *text, with '\n' for every newline. NUL is left out; of a paste over the limit, enough is kept to see that.
 */
void paste_take(int (*next_key)(void), viva_buf *text);

#endif
