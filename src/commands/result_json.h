/*
 * result_json.h - a scored answer as JSON, in the one form that `viva score`, the history and `viva review` share.
 */
#ifndef VIVA_RESULT_JSON_H
#define VIVA_RESULT_JSON_H

#include "bank/json_write.h"

#include <viva/viva.h>

/* Writes the members of a result (score, verdict, points, mistakes, reason) into the object that is open in w. answer
 * is the text that was scored: evidence quotes it. */
void result_json(json_out *w, const viva_result *result, const char *answer);

#endif
