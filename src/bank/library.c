/* library.c - loaded banks: taking them over, finding questions, making scorers. */
#include "library.h"

#include "report.h"

#include <stdlib.h>
#include <string.h>

viva_library *viva_library_new(void)
{
	viva_library *library = calloc(1, sizeof *library);

	if (!library)
		return NULL;
	library->arena = viva_arena_new();
	if (library->arena)
		return library;
	free(library);
	return NULL;
}

void viva_library_free(viva_library *library)
{
	if (!library)
		return;
	for (size_t i = 0; i < library->count; i++)
		viva_scorer_free(library->questions[i]->scorer);
	viva_arena_free(library->arena);
	free(library);
}

/* ---- taking over a bank ---- */

static const char *full_name(viva_library *library, const char *bank, const char *id)
{
	viva_buf text = VIVA_BUF_INIT;

	viva_buf_addf(&text, "%s/%s", bank, id);
	const char *copy = text.failed ? NULL : viva_arena_copy(library->arena, text.text, text.length);
	viva_buf_free(&text);
	return copy;
}

static bool take_questions(viva_library *library, const content *c)
{
	for (size_t i = 0; i < c->question_count; i++) {
		loaded_question *q = c->questions[i];
		q->question.bank = c->name;
		q->full_name = full_name(library, c->name, q->question.id);
		q->index = library->count;
		q->bank = library->bank_count;
		loaded_question **slot = viva_arena_push(library->arena, (void **)&library->questions, &library->count,
		                                         &library->room, sizeof(loaded_question *));
		if (!slot || !q->full_name)
			return false;
		*slot = q;
	}
	return true;
}

bool library_take(viva_library *library, const content *c, const char *path, viva_error *err)
{
	const size_t count = library->count;
	const char *path_copy = viva_arena_copy(library->arena, path, strlen(path));
	loaded_bank *b = NULL;

	if (path_copy && take_questions(library, c))
		b = viva_arena_push(library->arena, (void **)&library->banks, &library->bank_count, &library->bank_room,
		                    sizeof *b);
	if (!b) {
		library->count = count;
		return viva_fail_memory(err);
	}
	b->bank = (viva_bank){c->name, c->title ? c->title : c->name, path_copy, c->question_count};
	b->concepts = (viva_concepts){c->concepts, c->concept_count};
	b->questions = c->question_names;
	b->former = c->former_names;
	return true;
}

/* ---- reading ---- */

size_t viva_library_banks(const viva_library *library)
{
	return library->bank_count;
}

const viva_bank *viva_library_bank(const viva_library *library, size_t i)
{
	return i < library->bank_count ? &library->banks[i].bank : NULL;
}

size_t viva_library_count(const viva_library *library)
{
	return library->count;
}

const viva_question *viva_library_at(const viva_library *library, size_t i)
{
	return i < library->count ? &library->questions[i]->question : NULL;
}

const loaded_bank *library_bank_named(const viva_library *library, const char *text, size_t length)
{
	for (size_t i = 0; i < library->bank_count; i++) {
		const char *bank = library->banks[i].bank.name;
		if (strlen(bank) == length && memcmp(bank, text, length) == 0)
			return &library->banks[i];
	}
	return NULL;
}

/* ---- finding ---- */

static const viva_question *look_up(const names *table, const char *id)
{
	const name *entry = names_get(table, id);
	const loaded_question *q = entry ? entry->value : NULL;

	return q ? &q->question : NULL;
}

static const viva_question *find_in_bank(const loaded_bank *bank, const char *id)
{
	const viva_question *found = look_up(&bank->questions, id);

	return found ? found : look_up(&bank->former, id);
}

/* A name that is in use in any bank goes before a former one in any. */
static const viva_question *find_anywhere(const viva_library *library, const char *id)
{
	const viva_question *found = NULL;

	for (size_t i = 0; i < library->bank_count && !found; i++)
		found = look_up(&library->banks[i].questions, id);
	for (size_t i = 0; i < library->bank_count && !found; i++)
		found = look_up(&library->banks[i].former, id);
	return found;
}

static const char *nearest_name(const viva_library *library, const char *text, bool full)
{
	const char **words = malloc((library->count + 1) * sizeof *words);

	if (!words)
		return NULL;
	for (size_t i = 0; i < library->count; i++)
		words[i] = full ? library->questions[i]->full_name : library->questions[i]->question.id;
	const char *nearest = viva_nearest(text, words, library->count);
	free(words);
	return nearest;
}

const viva_question *viva_library_find(const viva_library *library, const char *text, const char **nearest)
{
	const char *slash = strchr(text, '/');
	const viva_question *found = NULL;

	if (slash) {
		const loaded_bank *bank = library_bank_named(library, text, (size_t)(slash - text));
		found = bank ? find_in_bank(bank, slash + 1) : NULL;
	} else {
		found = find_anywhere(library, text);
	}
	if (nearest)
		*nearest = found ? NULL : nearest_name(library, text, slash != NULL);
	return found;
}

/* ---- scorers ---- */

/* Every question that is handed out lies at the beginning of its loaded_question. */
static const loaded_question *loaded(const viva_question *question)
{
	return (const loaded_question *)(const void *)question;
}

const viva_concepts *viva_library_concepts(const viva_library *library, const viva_question *question)
{
	return &library->banks[loaded(question)->bank].concepts;
}

const viva_scorer *viva_library_scorer(viva_library *library, const viva_question *question, viva_error *err)
{
	loaded_question *q = library->questions[loaded(question)->index];

	if (!question->rubric) {
		viva_fail(err, VIVA_E_NOT_FOUND, "question '%s' has no rubric", question->id);
		return NULL;
	}
	if (!q->scorer)
		q->scorer = viva_scorer_new(question->rubric, viva_library_concepts(library, question), 0, err);
	return q->scorer;
}
