/*
 * content.h - a bank while it is being read: what its files hold so far, and the checks between them.
 *
 * questions.c, rubrics.c and concepts.c add to it, document.c reads single files, load.c finds them, link.c joins
 * questions and rubrics. The library takes over what is left in the end.
 *
 * Ownership: the structures lie in the library's arena; the JSON trees are the content's until content_free, because
 * checks between files point into them.
 */
#ifndef VIVA_CONTENT_H
#define VIVA_CONTENT_H

#include "fields.h"
#include "name_table.h"

/* Its question comes first, so that a question of the library can be taken for one. */
typedef struct loaded_question {
	viva_question question;
	const json_node *node;          /* valid while loading */
	const json_node *inline_rubric; /* likewise; NULL for none */
	viva_strings aka;
	const char *full_name; /* bank/id */
	size_t index, bank;    /* in the library */
	viva_scorer *scorer;   /* NULL until it is first needed */
} loaded_question;

typedef struct loaded_rubric {
	viva_rubric rubric;
	const json_node *node; /* valid while loading */
	bool good;
} loaded_rubric;

typedef struct content {
	reader r;                 /* of the file at hand */
	const char *name, *title; /* of the bank; NULL where no file has said */
	viva_place name_place;
	bool bank_file; /* there is a file to say the name: where it does not, the bank has none */

	loaded_question **questions;
	size_t question_count, question_room;
	loaded_rubric **rubrics;
	size_t rubric_count, rubric_room;
	viva_concept *concepts;
	size_t concept_count, concept_room;

	/* Every name that was met, also of what is left out for its faults, so that one fault does not bring others in its
	 * train. The value of a question's is its loaded_question, NULL where it is left out; the others have none. */
	names question_names, rubric_names, concept_names;
	names former_names; /* from aka */

	bool questions_unread, rubrics_unread; /* a file of them could not be read: what is missing may stand there */

	json_doc **docs;
	size_t doc_count, doc_room;
} content;

void content_free(content *c);

/* Each adds what the node holds; what is faulty is reported and left out. */
void questions_read(content *c, const json_node *list, const char *topic); /* topic NULL: it could not be read */
void questions_read_inline(content *c, const json_node *list);             /* each has its own topic and rubric */
void rubrics_read(content *c, const json_node *list);
void concepts_read(content *c, const json_node *object);

/* Adds the rubric that a question carries. */
void rubrics_read_inline(content *c, const json_node *node, const char *question);

/* Joins questions with their rubrics and checks what they say of each other. known: whether another bank has a question
 * of that id. */
void content_link(content *c, bool (*known)(const void *context, const char *id), const void *context);

#endif
