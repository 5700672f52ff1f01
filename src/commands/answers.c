/*
 * answers.c - JSON Lines in, JSON Lines out, in order, in constant memory, with any number of threads.
 *
 * Lines are read in batches of BATCH. The main thread parses a batch and finds the scorers (neither may be done by two
 * threads at once), the workers score its lines, the main thread writes the results in their order.
 */
#include "answers.h"
#include "bank/json.h"
#include "command.h"
#include "result_json.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

enum { BATCH = 256, LINE_MAX_BYTES = 1024 * 1024 };

typedef struct line {
	viva_buf id; /* the id as it was written, or empty */
	viva_buf question;
	viva_buf answer;
	const viva_scorer *scorer; /* NULL: error says why */
	char error[700];
	viva_buf out;
	bool bad;
} line;

typedef struct filter {
	app *app;
	line lines[BATCH];
	size_t count;
	atomic_size_t next; /* the next line of the batch that no worker has taken */
	size_t number;      /* of the line last read */
	bool any_bad, no_memory;
	int read_errno; /* after the last line: why there was no other, where reading failed */
	/* the workers */
	pthread_mutex_t lock;
	pthread_cond_t work, done;
	size_t batch, finished; /* batches begun; workers that have finished the current one */
	bool over;
	int workers;
} filter;

/* ---- one line ---- */

static void set_error(line *l, size_t number, const char *what)
{
	snprintf(l->error, sizeof l->error, "line %zu: %s", number, what);
	l->bad = true;
}

static const char *member(const json_node *root, const char *key, const char **wrong)
{
	const json_node *node = json_get(root, key);
	const char *text = node ? json_string(node) : NULL;

	if (!text)
		*wrong = key;
	return text;
}

static void find_scorer(filter *f, line *l, const char *question)
{
	char what[600];
	const char *nearest = NULL;
	viva_error err;
	const viva_question *q = viva_library_find(f->app->library, question, &nearest);

	if (!q) {
		snprintf(what, sizeof what,
		         nearest ? "unknown question '%.200s' (did you mean '%s'?)" : "unknown question '%.200s'", question,
		         nearest ? nearest : "");
		set_error(l, f->number, what);
		return;
	}
	l->scorer = viva_library_scorer(f->app->library, q, &err);
	if (!l->scorer)
		set_error(l, f->number, err.message);
}

static void take_members(filter *f, line *l, const json_doc *doc)
{
	const json_node *root = json_root(doc), *id = json_get(root, "id");
	const char *wrong = NULL;
	char what[80];

	if (json_type_of(root) != JSON_OBJECT) {
		set_error(l, f->number, "an object is expected");
		return;
	}
	if (id) {
		size_t length;
		const char *raw = json_raw(doc, id, &length);
		viva_buf_add(&l->id, raw, length);
	}
	const char *answer = member(root, "answer", &wrong), *question = member(root, "question", &wrong);
	if (wrong) {
		snprintf(what, sizeof what, "'%s' is missing or no string", wrong);
		set_error(l, f->number, what);
		return;
	}
	viva_buf_adds(&l->question, question);
	viva_buf_adds(&l->answer, answer);
	find_scorer(f, l, question);
}

static void parse_line(filter *f, line *l, const char *text, size_t length)
{
	json_doc *doc;
	viva_error err;
	char what[600];

	viva_buf_clear(&l->id);
	viva_buf_clear(&l->question);
	viva_buf_clear(&l->answer);
	viva_buf_clear(&l->out);
	l->scorer = NULL;
	l->bad = false;
	if (!json_parse(NULL, text, length, &doc, &err)) {
		snprintf(what, sizeof what, "column %d: %s", err.column, err.message);
		set_error(l, f->number, what);
		return;
	}
	take_members(f, l, doc);
	json_free(doc);
}

static void write_id(json_out *w, const line *l)
{
	if (l->id.length)
		json_out_raw(w, "id", l->id.text, l->id.length);
	else
		json_out_null(w, "id");
}

static void write_error(line *l)
{
	json_out w = json_out_to(&l->out, 0);

	viva_buf_clear(&l->out);
	json_out_object(&w, NULL);
	write_id(&w, l);
	json_out_string(&w, "error", l->error);
	json_out_end_object(&w);
	json_out_newline(&w);
	l->bad = true;
}

static void score_line(line *l, size_t number, viva_scratch *scratch, viva_arena *arena)
{
	viva_result result;
	viva_error err;

	viva_arena_reset(arena);
	if (l->scorer && !viva_score(l->scorer, scratch, l->answer.text, l->answer.length, arena, &result, &err))
		set_error(l, number, err.message);
	if (!l->scorer || l->bad) {
		write_error(l);
		return;
	}
	json_out w = json_out_to(&l->out, 0);
	json_out_object(&w, NULL);
	write_id(&w, l);
	json_out_string(&w, "question", l->question.text);
	result_json(&w, &result, l->answer.text);
	json_out_end_object(&w);
	json_out_newline(&w);
}

/* ---- workers ---- */

static bool score_batch(filter *f)
{
	viva_scratch *scratch = viva_scratch_new();
	viva_arena *arena = viva_arena_new();
	bool ok = scratch && arena;
	size_t first = f->number - f->count + 1;

	for (size_t i; ok && (i = atomic_fetch_add(&f->next, 1)) < f->count;)
		score_line(&f->lines[i], first + i, scratch, arena);
	viva_scratch_free(scratch);
	viva_arena_free(arena);
	return ok;
}

static void *work(void *context)
{
	filter *f = context;
	size_t seen = 0;

	pthread_mutex_lock(&f->lock);
	for (;;) {
		while (f->batch == seen && !f->over)
			pthread_cond_wait(&f->work, &f->lock);
		if (f->over)
			break;
		seen = f->batch;
		pthread_mutex_unlock(&f->lock);
		bool ok = score_batch(f);
		pthread_mutex_lock(&f->lock);
		f->no_memory = f->no_memory || !ok;
		f->finished++;
		pthread_cond_signal(&f->done);
	}
	pthread_mutex_unlock(&f->lock);
	return NULL;
}

/* The main thread works too; the others are woken for their share. */
static void run_batch(filter *f)
{
	atomic_store(&f->next, 0);
	pthread_mutex_lock(&f->lock);
	f->batch++;
	f->finished = 0;
	pthread_cond_broadcast(&f->work);
	pthread_mutex_unlock(&f->lock);
	bool ok = score_batch(f);
	pthread_mutex_lock(&f->lock);
	f->no_memory = f->no_memory || !ok;
	while (f->finished < (size_t)f->workers)
		pthread_cond_wait(&f->done, &f->lock);
	pthread_mutex_unlock(&f->lock);
}

static bool write_batch(filter *f)
{
	for (size_t i = 0; i < f->count; i++) {
		line *l = &f->lines[i];
		f->any_bad = f->any_bad || l->bad;
		f->no_memory = f->no_memory || l->out.failed || l->answer.failed;
		out_write(f->app->out, l->out.text, l->out.length);
	}
	/* That standard output failed is said when the program ends; here it ends the work. */
	return out_flush(f->app->out, NULL);
}

/* ---- the whole ---- */

static bool is_blank(const char *text, ssize_t length)
{
	for (ssize_t i = 0; i < length; i++)
		if (!strchr(" \t\r\n", text[i]))
			return false;
	return true;
}

/* Reads up to BATCH lines; false at the end of the input. */
static bool read_batch(filter *f, FILE *in, char **text, size_t *room)
{
	f->count = 0;
	while (f->count < BATCH) {
		ssize_t length = getline(text, room, in);
		if (length < 0) {
			f->read_errno = errno;
			return f->count > 0;
		}
		if (length > 0 && (*text)[length - 1] == '\n')
			(*text)[--length] = '\0';
		f->number++;
		line *l = &f->lines[f->count++];
		if (length > LINE_MAX_BYTES || is_blank(*text, length)) {
			parse_line(f, l, "{}", 2);
			set_error(l, f->number, length > LINE_MAX_BYTES ? "longer than 1 MiB" : "the line is empty");
		} else {
			parse_line(f, l, *text, (size_t)length);
		}
	}
	return true;
}

static int filter_stream(filter *f, FILE *in, const char *path)
{
	char *text = NULL;
	size_t room = 0;
	bool written = true;

	while (written && !f->no_memory && read_batch(f, in, &text, &room)) {
		run_batch(f);
		written = write_batch(f);
	}
	bool failed = ferror(in) != 0;
	free(text);
	if (failed)
		app_complain(f->app, "cannot read '%s': %s", path ? path : "standard input", strerror(f->read_errno));
	if (f->no_memory)
		app_complain(f->app, "out of memory");
	return failed || f->no_memory ? STATUS_FAILED : f->any_bad ? STATUS_SHORT : STATUS_OK;
}

static void end_workers(filter *f, pthread_t *threads)
{
	pthread_mutex_lock(&f->lock);
	f->over = true;
	pthread_cond_broadcast(&f->work);
	pthread_mutex_unlock(&f->lock);
	for (int i = 0; i < f->workers; i++)
		pthread_join(threads[i], NULL);
}

static void free_lines(filter *f)
{
	for (size_t i = 0; i < BATCH; i++) {
		viva_buf_free(&f->lines[i].id);
		viva_buf_free(&f->lines[i].question);
		viva_buf_free(&f->lines[i].answer);
		viva_buf_free(&f->lines[i].out);
	}
	free(f);
}

static int run_filter(app *a, FILE *in, const char *path, int threads)
{
	filter *f = calloc(1, sizeof *f);
	pthread_t *workers = calloc((size_t)threads, sizeof *workers);

	if (!f || !workers) {
		free(f);
		free(workers);
		app_complain(a, "out of memory");
		return STATUS_FAILED;
	}
	f->app = a;
	pthread_mutex_init(&f->lock, NULL);
	pthread_cond_init(&f->work, NULL);
	pthread_cond_init(&f->done, NULL);
	for (size_t i = 0; i < BATCH; i++) {
		line *l = &f->lines[i];
		l->id = l->question = l->answer = l->out = (viva_buf)VIVA_BUF_INIT;
	}
	/* Fewer threads than asked for do the same work. */
	while (f->workers < threads - 1 && pthread_create(&workers[f->workers], NULL, work, f) == 0)
		f->workers++;
	int status = filter_stream(f, in, path);
	end_workers(f, workers);
	pthread_mutex_destroy(&f->lock);
	pthread_cond_destroy(&f->work);
	pthread_cond_destroy(&f->done);
	free(workers);
	free_lines(f);
	return status;
}

int answers_filter(app *a, const char *path, int threads)
{
	int status;
	bool standard = !path || strcmp(path, "-") == 0;

	if (!app_library(a, &status))
		return status;
	FILE *in = standard ? stdin : fopen(path, "rb");
	if (!in) {
		app_complain(a, "cannot open '%s': %s", path, strerror(errno));
		return STATUS_FAILED;
	}
	status = run_filter(a, in, path, threads);
	if (!standard)
		fclose(in);
	return status;
}
