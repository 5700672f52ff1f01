/* score.c - viva score: answers scored without a terminal. */
#include "answers.h"
#include "commands.h"
#include "feedback.h"
#include "result_json.h"

#include <errno.h>
#include <string.h>

enum { THREADS_MAX = 256 };

bool answer_read(const char *path, viva_buf *text, viva_error *err)
{
	bool standard = !path || strcmp(path, "-") == 0;
	FILE *f = standard ? stdin : fopen(path, "rb");
	char chunk[4096];
	size_t n;

	if (!f)
		return viva_fail(err, errno == ENOENT ? VIVA_E_NOT_FOUND : VIVA_E_FILE, "cannot open '%s': %s", path,
		                 strerror(errno));
	viva_buf_clear(text);
	errno = 0;
	while (text->length <= VIVA_ANSWER_MAX && (n = fread(chunk, 1, sizeof chunk, f)) > 0)
		viva_buf_add(text, chunk, n);
	bool failed = ferror(f) != 0;
	int why = errno;
	if (!standard)
		fclose(f);
	if (failed)
		return viva_fail(err, VIVA_E_FILE, "cannot read '%s': %s", standard ? "standard input" : path, strerror(why));
	if (text->failed)
		return viva_fail_memory(err);
	if (text->length > VIVA_ANSWER_MAX)
		return viva_fail(err, VIVA_E_LIMIT, "the answer is longer than %d bytes", VIVA_ANSWER_MAX);
	if (text->length && text->text[text->length - 1] == '\n')
		viva_buf_cut(text, text->length - 1);
	return true;
}

static void print_json(app *a, const viva_question *q, const viva_result *result, const char *answer)
{
	viva_buf text = VIVA_BUF_INIT;
	json_out w = json_out_to(&text, 0);

	json_out_object(&w, NULL);
	json_out_string(&w, "question", q->id);
	result_json(&w, result, answer);
	json_out_end_object(&w);
	json_out_newline(&w);
	app_write(a, &text);
	viva_buf_free(&text);
}

static int score_text(app *a, const viva_question *q, const viva_buf *answer, bool json)
{
	int status;
	viva_result result;
	viva_error err;
	const viva_scorer *scorer = app_scorer(a, q, &status);
	viva_scratch *scratch = scorer ? app_scratch(a) : NULL;
	viva_arena *arena = viva_arena_new();

	if (!scratch || !arena) {
		viva_arena_free(arena);
		return status ? status : STATUS_FAILED;
	}
	if (!viva_score(scorer, scratch, answer->text, answer->length, arena, &result, &err)) {
		status = app_report(a, &err);
	} else if (json) {
		print_json(a, q, &result, answer->text);
		status = result.scored ? STATUS_OK : STATUS_SHORT;
	} else {
		const feedback *f = feedback_of_result(&result, answer->text, arena);
		if (f)
			feedback_print(a->out, f, -1, 0);
		status = !f ? STATUS_FAILED : result.scored ? STATUS_OK : STATUS_SHORT;
	}
	viva_arena_free(arena);
	return status;
}

int command_score(app *a, const arguments *given)
{
	int status;
	viva_error err;
	viva_buf answer = VIVA_BUF_INIT;
	long threads = args_count(given, "-j", 1);

	if (threads < 1 || threads > THREADS_MAX) {
		app_complain(a, "score: -j wants 1 to %d threads", THREADS_MAX);
		return STATUS_USAGE;
	}
	if (args_flag(given, "--jsonl")) {
		if (given->count <= 1)
			return answers_filter(a, given->count ? given->words[0] : NULL, (int)threads);
		app_complain(a, "score: --jsonl takes at most one file");
		return STATUS_USAGE;
	}
	if (given->count == 0) {
		app_complain(a, "score: which question? (usage: score QUESTION [FILE], or score --jsonl [FILE])");
		return STATUS_USAGE;
	}
	const viva_question *q = app_question(a, given->words[0], &status);
	if (!q)
		return status;
	if (answer_read(given->count > 1 ? given->words[1] : NULL, &answer, &err))
		status = score_text(a, q, &answer, args_flag(given, "--json"));
	else
		status = app_report(a, &err) == STATUS_SHORT ? STATUS_SHORT : STATUS_FAILED;
	viva_buf_free(&answer);
	return status;
}
