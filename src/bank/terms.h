/*
 * terms.h - terms, from JSON: phrases, patterns, and what combines them.
 *
 * Only the shape is checked here; phrases and patterns are compiled, and refused, by viva_scorer_new.
 */
#ifndef VIVA_TERMS_H
#define VIVA_TERMS_H

#include "fields.h"

/* const viva_term *: a string, a list (any of them) or an object of one of the kinds. */
field_read field_term;

#endif
