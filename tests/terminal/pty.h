/*
 * pty.h - a program on a pseudo-terminal, driven as a person would: keys go in, and what the screen shows is waited
 *for.
 *
 * Nothing depends on how fast anything is: every wait ends as soon as what it waits for is there, and fails after a
 * deadline that is far longer than any machine needs (PTY_DEADLINE seconds). A wait that fails says on stderr what it
 * waited for and what the screen showed instead.
 *
 * A test reads like a conversation. pty_expect looks at what came after the text that the last pty_expect found, so
 *that the same prompt can be waited for again and again:
 *
 *	const char *const program[] = {"build/viva", NULL};
 *	const char *const environment[] = {"LC_ALL=C.UTF-8", "EDITOR=./editor.sh", NULL};
 *	pty *p = pty_start(program, environment, 24, 80);
 *	assert_true(pty_expect(p, "viva> "));
 *	pty_send(p, "help\r");
 *	assert_true(pty_expect(p, "ask"));
 *	assert_true(pty_expect(p, "viva> "));
 *	pty_send(p, PTY_CTRL_D);
 *	assert_true(pty_exits_with(p, 0));
 *	pty_close(p);
 *
 * Ownership: a pty owns its program, which pty_close ends if it still runs. Strings handed out are malloc'd.
 */
#ifndef VIVA_TEST_PTY_H
#define VIVA_TEST_PTY_H

#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

enum { PTY_DEADLINE = 30 }; /* seconds */

#define PTY_CTRL_A "\001"
#define PTY_CTRL_C "\003"
#define PTY_CTRL_D "\004"
#define PTY_CTRL_R "\022"
#define PTY_CTRL_U "\025"
#define PTY_CTRL_Z "\032"
#define PTY_TAB "\t"
#define PTY_ENTER "\r"
#define PTY_ALT_ENTER "\033\r"
#define PTY_ESCAPE "\033"
#define PTY_BACKSPACE "\177"
#define PTY_UP "\033[A"
#define PTY_LEFT "\033[D"
#define PTY_PASTE_BEGIN "\033[200~"
#define PTY_PASTE_END "\033[201~"

typedef struct pty pty;

/* Starts a program (searched in PATH) on a terminal of that size. environment, NULL or ending with NULL, is put over
 * the test's own: "NAME=value" sets, "NAME" unsets. Before it, TERM is set to xterm, LC_ALL to C.UTF-8 and INPUTRC to
 * /dev/null; PAGER, LESS, NO_COLOR, COLUMNS and LINES are unset. Aborts where no terminal can be had.
 *
 * The program has no shell above it, so Ctrl-Z does nothing, as the kernel has it; a test of that starts a shell. */
pty *pty_start(const char *const argv[], const char *const environment[], int rows, int columns);

/* Ends the program if it still runs, and frees everything. NULL is allowed. */
void pty_close(pty *p);

void pty_send(pty *p, const char *keys);
void pty_send_bytes(pty *p, const char *bytes, size_t length);
void pty_paste(pty *p, const char *text);       /* as a terminal pastes into a program that asked for bracketed paste */
void pty_resize(pty *p, int rows, int columns); /* the program gets SIGWINCH */
void pty_signal(pty *p, int number);
void pty_hang_up(pty *p); /* the terminal goes away, as when its window is closed; only pty_exits_with may follow */

/* Waits until the screen, or what scrolled off it, shows the text after what was last found this way. The text may
 * reach over lines ("\n" between them). Blanks at the end of lines are not there, but for those right before the
 * cursor. */
bool pty_expect(pty *p, const char *text);

/* Waits until the line of the cursor is exactly this, blanks at its end left out. Nothing is taken as found. */
bool pty_expect_line(pty *p, const char *text);

/* Waits until the program has written these bytes, escape sequences and all, at any time since it began. */
bool pty_expect_bytes(pty *p, const char *bytes);

/* Waits until the program is over; true if it ended with this status (128 + n where signal n ended it). */
bool pty_exits_with(pty *p, int status);

/* What the screen shows; everything that was shown since the beginning. What the program wrote last may not be there
 * yet: wait for something first. */
char *pty_screen(const pty *p);
char *pty_all(const pty *p);

/* The bytes that the program wrote since the beginning. */
const char *pty_bytes(const pty *p);

/* The terminal's modes now. */
struct termios pty_modes(const pty *p);

/* Whether the modes are again as the program found them. */
bool pty_modes_are_restored(const pty *p);

#endif
