/* test_vocabulary.c - which of a rubric's words each word of an answer is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <engine/vocabulary.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct fixture {
	viva_arena *arena;
	stemmer *stems;
	vocabulary words;
	lookup_options options;
	prose prose;
	lookup found;
} fixture;

static int set_up(void **state)
{
	fixture *f = calloc(1, sizeof *f);

	assert_non_null(f);
	f->arena = viva_arena_new();
	f->stems = stemmer_new();
	assert_non_null(f->arena);
	assert_non_null(f->stems);
	assert_true(vocabulary_begin(&f->words, f->arena));
	f->options = (lookup_options){.spelling = true, .stems = true};
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	fixture *f = *state;

	viva_arena_free(f->arena);
	stemmer_free(f->stems);
	free(f);
	return 0;
}

static uint32_t know(fixture *f, const char *word)
{
	char stem[STEM_MAX];

	stem_word(f->stems, word, stem);
	return vocabulary_add(&f->words, KEY_STEM, stem);
}

static void look_up(fixture *f, const char *answer)
{
	assert_true(text_read(answer, strlen(answer), f->arena, &f->prose));
	assert_true(vocabulary_look_up(&f->words, &f->prose, f->stems, f->options, f->arena, &f->found));
}

/* Whether a key was found at a token, covering so many. */
static bool stands_at(const fixture *f, uint32_t key_index, uint32_t first, uint32_t tokens)
{
	for (uint32_t i = f->found.token_start[first]; i < f->found.token_start[first + 1]; i++)
		if (f->found.found[i].key == key_index && f->found.found[i].first == first &&
		    f->found.found[i].tokens == tokens)
			return true;
	return false;
}

static size_t times(const fixture *f, uint32_t key_index)
{
	return f->found.key_start[key_index + 1] - f->found.key_start[key_index];
}

/* ---- keys ---- */

static void a_key_is_added_once(void **state)
{
	fixture *f = *state;
	uint32_t a = know(f, "chunk"), b = know(f, "embed");

	assert_int_not_equal(a, b);
	assert_int_equal(know(f, "chunks"), a);
	assert_int_equal(vocabulary_add(&f->words, KEY_STEM, "chunk"), a);
	assert_int_equal(f->words.count, 2);
}

static void the_same_text_of_another_kind_is_another_key(void **state)
{
	fixture *f = *state;
	uint32_t a = vocabulary_add(&f->words, KEY_STEM, "rag"), b = vocabulary_add(&f->words, KEY_EXACT, "rag");
	uint32_t c = vocabulary_add(&f->words, KEY_PREFIX, "rag");

	assert_true(a != b && b != c && a != c);
	look_up(f, "rag");
	assert_true(stands_at(f, a, 0, 1));
	assert_true(stands_at(f, b, 0, 1));
	assert_true(stands_at(f, c, 0, 1));
}

static void thousands_of_keys_are_all_found_again(void **state)
{
	fixture *f = *state;
	char word[32];

	for (uint32_t i = 0; i < 10000; i++) {
		snprintf(word, sizeof word, "w%ux", i);
		assert_int_equal(vocabulary_add(&f->words, KEY_EXACT, word), i);
	}
	for (uint32_t i = 0; i < 10000; i += 137) {
		snprintf(word, sizeof word, "w%ux", i);
		assert_int_equal(vocabulary_add(&f->words, KEY_EXACT, word), i);
		look_up(f, word);
		assert_true(stands_at(f, i, 0, 1));
	}
}

/* ---- looking up ---- */

static void an_answer_without_words_has_no_keys(void **state)
{
	fixture *f = *state;
	uint32_t chunk = know(f, "chunk");

	look_up(f, "");
	assert_int_equal(times(f, chunk), 0);
	look_up(f, "...");
	assert_int_equal(times(f, chunk), 0);
}

static void a_vocabulary_without_words_finds_nothing(void **state)
{
	fixture *f = *state;

	look_up(f, "chunk it and rerank it");
	for (uint32_t i = 0; i <= f->prose.count; i++)
		assert_int_equal(f->found.token_start[i], 0);
}

static void stems_find_inflections_and_exact_keys_do_not(void **state)
{
	fixture *f = *state;
	uint32_t stem = know(f, "chunk"), exact = vocabulary_add(&f->words, KEY_EXACT, "chunk");

	look_up(f, "Chunks of a chunk");
	assert_true(stands_at(f, stem, 0, 1));
	assert_false(stands_at(f, exact, 0, 1));
	assert_true(stands_at(f, stem, 3, 1));
	assert_true(stands_at(f, exact, 3, 1));
}

static void prefixes_find_words_that_begin_so(void **state)
{
	fixture *f = *state;
	uint32_t key_index = vocabulary_add(&f->words, KEY_PREFIX, "deduplic");

	look_up(f, "deduplic, deduplication, dedupe");
	assert_true(stands_at(f, key_index, 0, 1));
	assert_true(stands_at(f, key_index, 1, 1));
	assert_int_equal(times(f, key_index), 2);
}

static void a_key_may_cover_two_words(void **state)
{
	fixture *f = *state;
	uint32_t rerank = know(f, "rerank");

	look_up(f, "rerank or re-rank or re rank or re-ranking");
	assert_true(stands_at(f, rerank, 0, 1));
	assert_true(stands_at(f, rerank, 2, 2));
	assert_true(stands_at(f, rerank, 5, 2));
	assert_true(stands_at(f, rerank, 8, 2));
	assert_int_equal(times(f, rerank), 4);
}

static void words_in_different_clauses_are_not_joined(void **state)
{
	fixture *f = *state;
	uint32_t rerank = know(f, "rerank");

	look_up(f, "re, rank. Re. Rank; re: rank (re) rank");
	assert_int_equal(times(f, rerank), 0);
}

static void words_too_long_to_join_are_let_be(void **state)
{
	fixture *f = *state;
	char answer[140] = "";

	know(f, "rerank");
	memset(answer, 'a', 64);
	answer[64] = ' ';
	memset(answer + 65, 'b', 64);
	look_up(f, answer);
	assert_int_equal(f->prose.count, 2);
}

static void what_was_found_is_ordered_by_token_and_by_key(void **state)
{
	fixture *f = *state;
	uint32_t keys[3] = {know(f, "chunk"), know(f, "embed"), know(f, "rerank")};

	look_up(f, "embed chunk rerank embed chunk chunk re-rank");
	for (uint32_t i = 1; i < f->found.token_start[f->prose.count]; i++)
		assert_true(f->found.found[i].first >= f->found.found[i - 1].first);
	static const size_t counts[3] = {3, 2, 2};
	for (size_t k = 0; k < 3; k++) {
		assert_int_equal(times(f, keys[k]), counts[k]);
		for (uint32_t i = f->found.key_start[keys[k]]; i < f->found.key_start[keys[k] + 1]; i++) {
			assert_int_equal(f->found.found[f->found.by_key[i]].key, keys[k]);
			if (i > f->found.key_start[keys[k]])
				assert_true(f->found.by_key[i] > f->found.by_key[i - 1]);
		}
	}
}

/* ---- misspellings ---- */

/* Whether the first word of an answer is taken for a word of the rubric. */
static bool is_taken_for(fixture *f, const char *typed, const char *meant)
{
	uint32_t key_index = know(f, meant);

	look_up(f, typed);
	return stands_at(f, key_index, 0, 1);
}

typedef struct slip {
	const char *typed, *meant;
	bool known_failure; /* what a careful reader would say, and the engine does not yet */
} slip;

static void slips_of_the_finger_are_repaired(void **state)
{
	static const slip rows[] = {
		{"chukn", "chunk", false},
		{"chunck", "chunk", false},
		{"rerakning", "rerank", false},
		{"reranc", "rerank", false},
		{"embbeding", "embed", false},
		{"retreival", "retrieve", false},
		{"hallucanation", "hallucinate", false},
		{"latancy", "latency", false},
		{"cahce", "cache", false},
		/* A slip in the ending hides the stem: the word is not brought to it, and is too far from it as it stands. */
		{"cachr", "cache", true},
		{"citaton", "citation", true},
		{"groundedess", "grounded", true},
		{"evalaution", "evaluation", true},
		{"detectoin", "detection", true},
		{"determinsitic", "deterministic", false},
	};
	size_t wrong = 0;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		bool repaired = is_taken_for(*state, rows[i].typed, rows[i].meant);
		if (repaired && rows[i].known_failure)
			print_message("'%s' is repaired now: it is no known failure any more\n", rows[i].typed);
		if (repaired || rows[i].known_failure)
			continue;
		print_error("'%s' is not taken for '%s'\n", rows[i].typed, rows[i].meant);
		wrong++;
	}
	assert_int_equal(wrong, 0);
}

static void ordinary_words_and_short_ones_are_not_repaired(void **state)
{
	static const char *const rows[][2] = {
		{"chink", "chunk"},   {"house", "horse"},    {"rga", "rag"},     {"drag", "rag"},       {"contest", "context"},
		{"police", "policy"}, {"reasons", "season"}, {"2024x", "2025x"}, {"through", "though"}, {"moral", "model"},
	};
	size_t wrong = 0;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (!is_taken_for(*state, rows[i][0], rows[i][1]))
			continue;
		print_error("'%s' is taken for '%s'\n", rows[i][0], rows[i][1]);
		wrong++;
	}
	assert_int_equal(wrong, 0);
}

static void the_nearest_word_is_meant_and_of_two_the_older(void **state)
{
	fixture *f = *state;
	uint32_t far = vocabulary_add(&f->words, KEY_STEM, "transfxrk"),
			 near = vocabulary_add(&f->words, KEY_STEM, "transform");

	look_up(f, "transfrom");
	assert_true(stands_at(f, near, 0, 1));
	assert_int_equal(times(f, far), 0);
	uint32_t old = vocabulary_add(&f->words, KEY_STEM, "qwzxcvbnmx"),
			 young = vocabulary_add(&f->words, KEY_STEM, "qwzxcvbnmk");
	look_up(f, "qwzxcvbnmq");
	assert_true(stands_at(f, old, 0, 1));
	assert_int_equal(times(f, young), 0);
}

static void exact_keys_and_prefixes_are_never_guessed(void **state)
{
	fixture *f = *state;
	uint32_t exact = vocabulary_add(&f->words, KEY_EXACT, "rerank"),
			 prefix = vocabulary_add(&f->words, KEY_PREFIX, "deduplic");

	look_up(f, "rerakn dedulpication");
	assert_int_equal(times(f, exact), 0);
	assert_int_equal(times(f, prefix), 0);
}

/* ---- switched off ---- */

static void without_spelling_nothing_is_repaired(void **state)
{
	fixture *f = *state;
	uint32_t rerank = know(f, "rerank");

	f->options.spelling = false;
	look_up(f, "rerakn, reranked, re-rank");
	assert_int_equal(times(f, rerank), 2);
}

static void without_stems_only_the_word_as_spelt_is_found(void **state)
{
	fixture *f = *state;
	uint32_t embedding = vocabulary_add(&f->words, KEY_STEM, "embedding");

	f->options = (lookup_options){false, false};
	look_up(f, "embeddings embed embedding em-bedding");
	assert_int_equal(times(f, embedding), 2);
	assert_true(stands_at(f, embedding, 2, 1));
	assert_true(stands_at(f, embedding, 3, 2));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_key_is_added_once),
		TEST(the_same_text_of_another_kind_is_another_key),
		TEST(thousands_of_keys_are_all_found_again),
		TEST(an_answer_without_words_has_no_keys),
		TEST(a_vocabulary_without_words_finds_nothing),
		TEST(stems_find_inflections_and_exact_keys_do_not),
		TEST(prefixes_find_words_that_begin_so),
		TEST(a_key_may_cover_two_words),
		TEST(words_in_different_clauses_are_not_joined),
		TEST(words_too_long_to_join_are_let_be),
		TEST(what_was_found_is_ordered_by_token_and_by_key),
		TEST(slips_of_the_finger_are_repaired),
		TEST(ordinary_words_and_short_ones_are_not_repaired),
		TEST(the_nearest_word_is_meant_and_of_two_the_older),
		TEST(exact_keys_and_prefixes_are_never_guessed),
		TEST(without_spelling_nothing_is_repaired),
		TEST(without_stems_only_the_word_as_spelt_is_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
