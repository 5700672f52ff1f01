/*
 * ctype.h - the character type locale (LC_CTYPE) in which a line is read.
 *
 * readline sets LC_CTYPE from the environment each time it begins a line. Where that says C, POSIX, or something that
 * is not installed, letters outside ASCII would show as octal; so a UTF-8 locale stands in the environment for that
 * moment. Other categories are never touched: a decimal comma would get into printf and strtod.
 */
#ifndef VIVA_CTYPE_H
#define VIVA_CTYPE_H

#include <stdbool.h>

/* Whether the environment asks for UTF-8. */
bool ctype_is_utf8(void);

/* Runs begin(context) with the environment asking for a UTF-8 locale, if it asked for mere ASCII. LC_CTYPE stays as
 * begin left it until ctype_restore. */
void ctype_begin(void (*begin)(void *context), void *context);
void ctype_restore(void);

#endif
