/*
 * case_file.h - reads the files of tests/cases: what answers earn, a block for each.
 *
 *     rubric "topic": ["document"]                begins a rubric; on the line, members beside points, as JSON
 *     point rerank ["re-rank"], "weight": 2       a point of it: id, match, further members
 *     misstep forever "cache .. forever"          a mistake of it, likewise
 *     concept piece "chunk", "passage"            a concept that it may name, with its terms
 *     prompt How would you do it?                 its question, where that matters
 *     question rag-document-qa                    or, instead of a rubric: a shipped question
 *
 *     === a denied word earns nothing             begins a block, for the rubric above it
 *     known failure                               it fails for now, and tells when it does no more
 *     answer I would not rerank.
 *     credit rerank 0                             0, 0.5 or 1
 *     ground rerank refused                       why
 *     quote rerank re-ranking                     one of its pieces of evidence, to the letter
 *     made forever                                the mistake is made; `unmade`: it is not
 *     score 50                                    or `score none`, `score below 35`, `score above 60`
 *     reason the answer is empty                  a part of the reason
 *
 * A line that begins with a tab goes on with the one before it, after a newline. Lines that begin with # are comments.
 *
 * Ownership: a case_set owns everything that was read into it, until case_set_free.
 */
#ifndef VIVA_TEST_CASE_FILE_H
#define VIVA_TEST_CASE_FILE_H

#include "engine_fixture.h"

typedef struct case_line {
	const char *word, *rest; /* "credit", "rerank 0" */
	int line;
} case_line;

typedef struct case_block {
	const char *file, *title, *answer;
	const char *question; /* a shipped one, or the name of a rubric of the set */
	bool known_failure;
	case_line *expected;
	size_t expected_count, expected_room;
} case_block;

typedef struct case_rubric {
	char name[16]; /* c1, c2, ...: the bank's and its question's */
	viva_buf members, points, mistakes, concepts, prompt;
} case_rubric;

typedef struct case_set {
	viva_arena *arena;
	case_block *blocks;
	size_t count, room;
	case_rubric *rubrics;
	size_t rubric_count, rubric_room;
	const char *question; /* that the next block is for */
} case_set;

static inline void case_set_free(case_set *set)
{
	for (size_t i = 0; i < set->rubric_count; i++) {
		case_rubric *r = &set->rubrics[i];
		viva_buf *texts[] = {&r->members, &r->points, &r->mistakes, &r->concepts, &r->prompt};
		for (size_t k = 0; k < sizeof texts / sizeof *texts; k++)
			viva_buf_free(texts[k]);
	}
	viva_arena_free(set->arena);
}

/* ---- lines ---- */

/* The next line with those that go on with it, without its newline; NULL at the end. *at and *line are moved on. */
static inline char *next_line(case_set *set, const char **at, int *line)
{
	viva_buf text = VIVA_BUF_INIT;

	if (!**at)
		return NULL;
	do {
		size_t length = strcspn(*at, "\n");
		const char *begin = **at == '\t' ? *at + 1 : *at;
		viva_buf_addf(&text, "%s%.*s", **at == '\t' ? "\n" : "", (int)(length - (size_t)(begin - *at)), begin);
		*at += length;
		*at += **at == '\n';
		++*line;
	} while (**at == '\t');
	char *copy = viva_arena_copy(set->arena, text.text, text.length);
	viva_buf_free(&text);
	assert_non_null(copy);
	return copy;
}

/* Parts a line after its first word; returns what follows it. */
static inline char *part_word(char *line)
{
	char *end = line + strcspn(line, " \n");

	if (!*end)
		return end;
	*end = '\0';
	return end + 1;
}

/* ---- rubrics ---- */

static inline void begin_rubric(case_set *set, const char *members)
{
	case_rubric *r =
		viva_arena_push(set->arena, (void **)&set->rubrics, &set->rubric_count, &set->rubric_room, sizeof *r);

	assert_non_null(r);
	*r = (case_rubric){"", VIVA_BUF_INIT, VIVA_BUF_INIT, VIVA_BUF_INIT, VIVA_BUF_INIT, VIVA_BUF_INIT};
	snprintf(r->name, sizeof r->name, "c%zu", set->rubric_count);
	viva_buf_adds(&r->members, members);
	set->question = viva_arena_copy(set->arena, r->name, strlen(r->name));
}

static inline void add_member(viva_buf *list, const char *format_head, const char *id, const char *format_tail,
                              const char *json, const char *end)
{
	viva_buf_addf(list, "%s%s%s%s%s%s", list->length ? ",\n" : "", format_head, id, format_tail, json, end);
}

/* Takes a line that belongs to a rubric; false where it does not. */
static inline bool take_rubric_line(case_set *set, const char *word, char *rest)
{
	case_rubric *r = set->rubric_count ? &set->rubrics[set->rubric_count - 1] : NULL;

	if (strcmp(word, "rubric") == 0) {
		begin_rubric(set, rest);
	} else if (strcmp(word, "question") == 0) {
		set->question = rest;
	} else if (r && strcmp(word, "prompt") == 0) {
		viva_buf_adds(&r->prompt, rest);
	} else if (r && strcmp(word, "point") == 0) {
		char *json = part_word(rest);
		add_member(&r->points, "{\"id\": \"", rest, "\", \"says\": \"It is said\", \"match\": ", json, "}");
	} else if (r && strcmp(word, "misstep") == 0) {
		char *json = part_word(rest);
		add_member(&r->mistakes, "{\"id\": \"", rest, "\", \"says\": \"It is wrong\", \"match\": ", json, "}");
	} else if (r && strcmp(word, "concept") == 0) {
		char *json = part_word(rest);
		add_member(&r->concepts, "\"", rest, "\": {\"terms\": [", json, "]}");
	} else {
		return false;
	}
	return true;
}

/* A rubric as a bank in one file. */
static inline void write_rubric(const case_rubric *r, viva_buf *out)
{
	viva_buf_addf(
		out,
		"{\"viva\": \"bank/1\", \"name\": \"%s\", \"concepts\": {%s},\n\"questions\": [{\"id\": \"%s\", \"topic\": "
		"\"cases\", \"level\": \"mid\", \"kind\": \"design\", \"minutes\": 5, \"prompt\": \"%s\",\n\"rubric\": {%s%s\n"
		"\"points\": [%s], \"mistakes\": [%s]}}]}\n",
		r->name, r->concepts.text, r->name, r->prompt.length ? r->prompt.text : "?", r->members.text,
		r->members.length ? "," : "", r->points.text, r->mistakes.text);
}

/* ---- blocks ---- */

static inline void take_block_line(case_set *set, const char *file, int at, const char *word, char *rest)
{
	case_block *b = set->count ? &set->blocks[set->count - 1] : NULL;

	if (strcmp(word, "===") == 0) {
		b = viva_arena_push(set->arena, (void **)&set->blocks, &set->count, &set->room, sizeof *b);
		assert_non_null(b);
		*b = (case_block){.file = file, .title = rest, .question = set->question};
		if (!set->question)
			fail_msg("%s:%d: no rubric stands before it", file, at);
	} else if (b && strcmp(word, "known") == 0 && strcmp(rest, "failure") == 0) {
		b->known_failure = true;
	} else if (b && strcmp(word, "answer") == 0) {
		b->answer = rest;
	} else if (b) {
		case_line *e =
			viva_arena_push(set->arena, (void **)&b->expected, &b->expected_count, &b->expected_room, sizeof *e);
		assert_non_null(e);
		*e = (case_line){viva_arena_copy(set->arena, word, strlen(word)), rest, at};
	} else {
		fail_msg("%s:%d: '%s' has no meaning here", file, at, word);
	}
}

/* Reads the text of a file into the set. */
static inline void read_cases(case_set *set, const char *file, const char *text)
{
	int line = 0;

	set->question = NULL;
	for (const char *at = text; *at;) {
		int begin = line + 1;
		char *word = next_line(set, &at, &line);
		if (!*word || *word == '#')
			continue;
		char *rest = part_word(word);
		if (!take_rubric_line(set, word, rest))
			take_block_line(set, file, begin, word, rest);
	}
	for (size_t i = 0; i < set->count; i++)
		if (!set->blocks[i].answer || !set->blocks[i].expected_count)
			fail_msg("%s: '%s' has no answer, or expects nothing of it", set->blocks[i].file, set->blocks[i].title);
}

#endif
