/*
 * screen.h - what a terminal shows: a small emulator of an xterm, for tests to look at.
 *
 * It knows what readline, pagers and viva write: printing with wrapping at the right edge, cursor movement, erasing,
 * inserting and deleting, scrolling. Colours and modes are accepted and have no effect. Lines that scroll off, or that
 * are cleared, are kept above the screen.
 *
 * Lines are numbered from 0, the first that was ever shown. Failures of memory abort: it serves tests only.
 */
#ifndef VIVA_TEST_SCREEN_H
#define VIVA_TEST_SCREEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct screen screen;

screen *screen_new(int rows, int columns);
void screen_free(screen *s);
void screen_resize(screen *s, int rows, int columns); /* what no longer fits is cut off */

/* Takes bytes as a program writes them; sequences and characters may be split between calls. */
void screen_write(screen *s, const char *bytes, size_t length);

size_t screen_top(const screen *s);  /* the first line that is visible */
size_t screen_line(const screen *s); /* the line of the cursor */

/* The text of lines `from` to `to` (one past the last; SIZE_MAX: all) in malloc'd memory: lines without the blanks at
 * their end, each with a newline, except that a line that went on past the right edge is joined to the next. Empty
 * lines at the end are left out. */
char *screen_text(const screen *s, size_t from, size_t to);

/* A place in the text: a line and a byte within it. */
typedef struct screen_place {
	size_t line, byte;
} screen_place;

/* Whether the text is found at or after *place, which then is moved to its end. */
bool screen_find(const screen *s, screen_place *place, const char *text);

#endif
