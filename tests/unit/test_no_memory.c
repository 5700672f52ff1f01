/* test_no_memory.c - every allocation fails once, and the first so many work and no other: each time an error, no leak.
 *
 * Linked with -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc; leaks are seen by the sanitizer's build. What the
 * libraries allocate for themselves is not reached. */
#include "engine_fixture.h"

/* The functions that the linker puts in the place of the allocator's, and the real ones. */
void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);
int __lsan_do_recoverable_leak_check(void) __attribute__((weak));

static size_t countdown; /* allocations until one fails; 0: none fails */
static bool lasting;     /* and all after it fail too */
static size_t failures;

static bool fails_now(void)
{
	if (countdown == 0 || --countdown > 0)
		return false;
	failures++;
	countdown = lasting;
	return true;
}

void *__wrap_malloc(size_t size)
{
	return fails_now() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
	return fails_now() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *old, size_t size)
{
	return fails_now() ? NULL : __real_realloc(old, size);
}

static void fail_at(size_t n, bool and_after)
{
	countdown = n;
	lasting = and_after;
	failures = 0;
}

static void fail_no_more(void)
{
	countdown = 0;
}

static void assert_no_leak(void)
{
	if (__lsan_do_recoverable_leak_check)
		assert_int_equal(__lsan_do_recoverable_leak_check(), 0);
}

/* More calls than any of these functions makes. */
enum { ENOUGH = 5000 };

static const char answer[] =
	"I\xE2\x80\x99"
	"d split the documents into chunks, perhaps 300 tokens each; embed them, then rerank with a cross-encoder.\n"
	"- cite the sources\n- never skip the evaluaton: caf\xC3\xA9, chunking, top-10, reranking\n\n"
	"One chunk is not enough. I would not put the whole document into the prompt.";

static void put_rubric(bench *b)
{
	static const char *const withheld[] = {"embed"};
	char names[12][16];

	for (int i = 0; i < 12; i++) {
		snprintf(names[i], sizeof names[i], "c%d", i);
		add_concept(b, viva_arena_copy(b->arena, names[i], strlen(names[i])),
		            any_of(b, "chunk; passage; piece of text"));
	}
	add_point(b, "split", phrase(b, "split|carve .. @c1 & document & !page"))->touch = phrase(b, "@c2");
	add_point(b, "embed", with(b, all_of(b, VIVA_ANSWER, "embed; rerank"), regex(b, "top-\\d+")))->deny =
		phrase(b, "one chunk .. enough");
	add_point(b, "rerank", near_of(b, 5, false, "re-rank; cross-encoder"))->about = "rag";
	add_point(b, "cite", some_of(b, 2, VIVA_ANSWER, "cite; source; evaluat*"))->tier = VIVA_BONUS;
	viva_mistake *m = add_mistake(b, "whole", 5, phrase(b, "whole document .. prompt"));
	m->withholds = withheld;
	m->withhold_count = 1;
	add_subject(b, "rag", "=rag; pipeline");
	b->rubric.prompt = "How would you split documents?";
	b->rubric.topic = any_of(b, "document");
	b->rubric.beside = any_of(b, "fine-tune");
}

/* ---- the engine ---- */

static void check_scorer(bench *b, bool and_after)
{
	size_t n = 1;

	for (;; n++) {
		viva_error err = {0};
		assert_true(n < ENOUGH);
		fail_at(n, and_after);
		viva_scorer *s = viva_scorer_new(&b->rubric, &b->set, 0, &err);
		fail_no_more();
		if (failures == 0) {
			assert_non_null(s);
			viva_scorer_free(s);
			break;
		}
		if (s)
			fail_msg("allocation %zu failed and nobody noticed", n);
		assert_int_equal(err.code, VIVA_E_MEMORY);
		assert_string_equal(err.message, "out of memory");
	}
	assert_true(n > 10);
	assert_no_leak();
}

static void a_rubric_that_finds_no_memory_is_an_error(void **state)
{
	put_rubric(*state);
	check_scorer(*state, false);
	check_scorer(*state, true);
}

static void check_score(bench *b, bool and_after)
{
	size_t n = 1;

	assert_true(compiles(b));
	int due = score(b, answer)->score;
	for (;; n++) {
		viva_error err = {0};
		viva_result result;
		viva_scratch *scratch = viva_scratch_new();
		viva_arena *arena = viva_arena_new();
		assert_true(scratch && arena && n < ENOUGH);
		fail_at(n, and_after);
		bool ok = viva_score(b->scorer, scratch, answer, strlen(answer), arena, &result, &err);
		fail_no_more();
		if (failures > 0) {
			if (ok)
				fail_msg("allocation %zu failed and nobody noticed", n);
			assert_int_equal(err.code, VIVA_E_MEMORY);
			/* The scratch is as good as new. */
			ok = viva_score(b->scorer, scratch, answer, strlen(answer), arena, &result, &err);
		}
		assert_true(ok);
		assert_int_equal(result.score, due);
		viva_scratch_free(scratch);
		viva_arena_free(arena);
		if (failures == 0)
			break;
	}
	assert_true(n > 5);
	assert_no_leak();
}

static void an_answer_that_finds_no_memory_is_an_error(void **state)
{
	put_rubric(*state);
	check_score(*state, false);
	check_score(*state, true);
}

static void a_scratch_that_finds_no_memory_is_null(void **state)
{
	(void)state;
	for (size_t n = 1;; n++) {
		assert_true(n < ENOUGH);
		fail_at(n, false);
		viva_scratch *s = viva_scratch_new();
		fail_no_more();
		viva_scratch_free(s);
		if (failures == 0)
			break;
		assert_null(s);
	}
	assert_no_leak();
}

/* ---- memory ---- */

static void an_arena_that_finds_no_memory_gives_null_and_goes_on(void **state)
{
	void *items = NULL;
	size_t count = 0, room = 0;

	(void)state;
	fail_at(1, false);
	assert_null(viva_arena_new());
	viva_arena *arena = viva_arena_new();
	assert_non_null(arena);
	fail_at(1, false);
	assert_null(viva_arena_get(arena, 10));
	fail_at(1, false);
	assert_null(viva_arena_push(arena, &items, &count, &room, 100000));
	assert_true(items == NULL && count == 0 && room == 0);
	fail_at(1, false);
	assert_null(viva_arena_copy(arena, "text", 4));
	assert_non_null(viva_arena_get(arena, 10));
	viva_arena_reset(arena);
	assert_non_null(viva_arena_get(arena, 10));
	viva_arena_free(arena);
}

static void a_buffer_that_finds_no_memory_remembers_it(void **state)
{
	viva_buf b = VIVA_BUF_INIT;

	(void)state;
	fail_at(1, false);
	assert_null(viva_buf_take(&b));
	fail_at(1, false);
	viva_buf_addf(&b, "%d", 42);
	assert_true(b.failed);
	assert_string_equal(b.text, "");
	viva_buf_clear(&b);
	viva_buf_adds(&b, "kept");
	fail_at(1, false);
	for (int i = 0; i < 100; i++)
		viva_buf_adds(&b, "0123456789");
	fail_no_more();
	assert_true(b.failed);
	assert_int_equal(strncmp(b.text, "kept", 4), 0);
	assert_int_equal(strlen(b.text), b.length);
	assert_true(b.length < 100);
	assert_null(viva_buf_take(&b));
	assert_no_leak();
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_rubric_that_finds_no_memory_is_an_error),
		TEST(an_answer_that_finds_no_memory_is_an_error),
		cmocka_unit_test(a_scratch_that_finds_no_memory_is_null),
		cmocka_unit_test(an_arena_that_finds_no_memory_gives_null_and_goes_on),
		cmocka_unit_test(a_buffer_that_finds_no_memory_remembers_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
