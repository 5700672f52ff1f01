/*
 * places.h - where things are: banks, the history, the command history, by the XDG base directory specification.
 *
 * Ownership: every path lies in the arena handed in. NULL is lack of memory, or no home directory.
 */
#ifndef VIVA_PLACES_H
#define VIVA_PLACES_H

#include <viva/memory.h>

/* $XDG_DATA_HOME/viva/history.db, else ~/.local/share/viva/history.db. */
const char *place_of_history(viva_arena *arena);

/* $XDG_STATE_HOME/viva/commands, else ~/.local/state/viva/commands. */
const char *place_of_commands(viva_arena *arena);

/* Takes "a:b:c" apart; empty parts are left out. */
bool places_split(viva_arena *arena, const char *paths, const char ***list, size_t *count);

/* Where banks are when none is named: every entry of $XDG_DATA_HOME/viva/banks in the order of names, then the shipped
 * bank: beside the program as installed (../share/viva) or built (..), else where `make install` put it. */
bool places_of_banks(viva_arena *arena, const char ***list, size_t *count);

#endif
