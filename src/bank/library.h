/*
 * library.h - what a viva_library is made of, for library.c and load.c.
 */
#ifndef VIVA_LIBRARY_H
#define VIVA_LIBRARY_H

#include "content.h"

typedef struct loaded_bank {
	viva_bank bank;
	viva_concepts concepts;
	names questions, former; /* to loaded_question; NULL for what was left out */
} loaded_bank;

struct viva_library {
	viva_arena *arena;
	loaded_bank *banks;
	size_t bank_count, bank_room;
	loaded_question **questions;
	size_t count, room;
};

/* Takes over what was read for the bank at path. False for VIVA_E_MEMORY, with nothing added. */
bool library_take(viva_library *library, const content *c, const char *path, viva_error *err);

/* The loaded bank of that name, or NULL. length: of the name. */
const loaded_bank *library_bank_named(const viva_library *library, const char *text, size_t length);

#endif
