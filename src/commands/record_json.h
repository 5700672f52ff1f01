/*
 * record_json.h - the parts of a history's record (history/transfer.h) from the JSON objects of a history's lines.
 *
 * A record_builder collects the parts of one record; each function takes one object into it. False after a failure,
 * which members.err then tells.
 */
#ifndef VIVA_RECORD_JSON_H
#define VIVA_RECORD_JSON_H

#include "history/transfer.h"
#include "members.h"

typedef struct record_builder {
	history_record record; /* whole after each part */
	size_t answer_capacity, later_capacity, contest_capacity;
} record_builder;

bool record_take_session(record_builder *b, members *m, const json_node *object);
bool record_take_answer(record_builder *b, members *m, const json_node *object);
bool record_take_interview(record_builder *b, members *m, const json_node *object);

#endif
