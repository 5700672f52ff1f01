/* test_keyword.c - when two written words are one keyword. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <engine/keyword.h>
#include <engine/text.h>

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef VIVA_SOURCE
#define VIVA_SOURCE "."
#endif

static int new_stemmer(void **state)
{
	*state = stemmer_new();
	return *state ? 0 : -1;
}

static int free_stemmer(void **state)
{
	stemmer_free(*state);
	return 0;
}

static bool is_same(void **state, const char *a, const char *b)
{
	char x[STEM_MAX], y[STEM_MAX];

	stem_word(*state, a, x);
	stem_word(*state, b, y);
	return strcmp(x, y) == 0;
}

/* Each row is words that must all be one keyword (or, not same, all be different ones). */
static void check(void **state, const char *const (*rows)[6], size_t count, bool same)
{
	size_t wrong = 0;

	for (size_t i = 0; i < count; i++) {
		for (size_t k = 1; k < 6 && rows[i][k]; k++) {
			if (is_same(state, rows[i][0], rows[i][k]) == same)
				continue;
			print_error("%s and %s are %s keyword\n", rows[i][0], rows[i][k], same ? "not one" : "one");
			wrong++;
		}
	}
	assert_int_equal(wrong, 0);
}

#define CHECK(state, rows, same) check((state), (rows), sizeof(rows) / sizeof *(rows), (same))

/* ---- stems ---- */

static void inflections_are_one_keyword(void **state)
{
	static const char *const rows[][6] = {
		{"chunk", "chunks", "chunked", "chunking"},
		{"rerank", "reranks", "reranked", "reranking", "reranker"},
		{"embed", "embeds", "embedded", "embedding", "embeddings"},
		{"evaluate", "evaluates", "evaluated", "evaluating", "evaluation"},
		{"index", "indexes", "indices", "indexed", "indexing"},
		{"retrieve", "retrieves", "retrieved", "retrieving", "retrieval"},
		{"cache", "caches", "cached", "caching", "cacheable"},
		{"deterministic", "determinism", "deterministically"},
		{"query", "queries", "querying", "queried"},
		{"policy", "policies"},
		{"cite", "cites", "cited", "citing"},
	};

	CHECK(state, rows, true);
}

static void irregular_forms_are_one_keyword(void **state)
{
	static const char *const rows[][6] = {
		{"choose", "chose", "chosen", "choosing"},
		{"write", "wrote", "written", "writing"},
		{"find", "found", "finding"},
		{"person", "people"},
		{"criterion", "criteria"},
		{"matrix", "matrices"},
		{"be", "is", "are", "was", "were"},
		{"cheap", "cheaper", "cheapest"},
	};

	CHECK(state, rows, true);
}

static void plurals_of_abbreviations_are_one_keyword(void **state)
{
	static const char *const rows[][6] = {
		{"llm", "llms"}, {"db", "dbs"}, {"pdf", "pdfs"}, {"gpu", "gpus"}, {"api", "apis"}};

	CHECK(state, rows, true);
}

static void british_and_american_spellings_are_one_keyword(void **state)
{
	static const char *const rows[][6] = {
		{"optimise", "optimize", "optimised", "optimized", "optimising"},
		{"tokenisation", "tokenization", "tokenisations"},
		{"analyse", "analyze", "analysed", "analyzed", "analyzing"},
		{"colour", "color", "colours", "coloured", "coloring"},
		{"behaviour", "behavior", "behaviours", "behaviors"},
		{"catalogue", "catalog", "catalogues", "catalogs"},
		{"centre", "center", "centred", "centered", "centers"},
		{"labelled", "labeled", "label", "labelling", "labels"},
		{"modelling", "modeling", "model"},
		{"travelled", "traveled", "travel", "travelling", "traveller"},
		{"summarise", "summarize", "summarises", "summarizes"},
	};

	CHECK(state, rows, true);
}

/* Words that only look British keep their own inflections. */
static void endings_that_look_british_do_not_tear_a_word_apart(void **state)
{
	static const char *const rows[][6] = {
		{"raise", "raises", "raised", "raising"},
		{"advise", "advises", "advised", "advising"},
		{"revise", "revises", "revised", "revising"},
		{"praise", "praises", "praised", "praising"},
		{"noise", "noises"},
		{"arise", "arises", "arising"},
		{"promise", "promises", "promised", "promising"},
		{"rise", "rises", "rising"},
		{"scour", "scours", "scoured", "scouring"},
		{"pour", "pours", "poured", "pouring"},
		{"hour", "hours"},
		{"spell", "spells", "spelled", "spelling"},
		{"dwell", "dwells", "dwelled", "dwelling"},
		{"sell", "sells", "selling"},
		{"catalogue", "catalogued", "cataloguing"},
		{"centre", "centres"},
	};

	CHECK(state, rows, true);
}

static void different_words_stay_different(void **state)
{
	static const char *const rows[][6] = {
		{"agent", "agenda"},   {"hour", "hor"},           {"four", "for"},      {"scouring", "score", "scoring"},
		{"news", "newer"},     {"class", "clas"},         {"loss", "lose"},     {"rag", "rage"},
		{"index", "indicate"}, {"precision", "previous"}, {"policy", "police"}, {"context", "contest"},
	};

	CHECK(state, rows, false);
}

static void any_word_has_a_stem(void **state)
{
	char stem[STEM_MAX], word[WORD_MAX + 1] = "";
	static const char *const words[] = {"", "a", "s", "'", "\xC3\xA9", "\xE6\x96\x87\xE6\x96\x87", "123", "3.5", "%"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		stem_word(*state, words[i], stem);
		assert_string_equal(stem, words[i]);
	}
	memset(word, 'x', WORD_MAX);
	stem_word(*state, word, stem);
	assert_string_equal(stem, word);
}

/* ---- slips ---- */

static void slips_are_counted(void **state)
{
	static const struct {
		const char *a, *b;
		int limit, slips;
	} rows[] = {
		{"chunk", "chunk", 2, 0},
		{"chunk", "chunks", 2, 1},
		{"chunk", "chnk", 2, 1},
		{"chunk", "chink", 2, 1},
		{"chunk", "chukn", 2, 1},
		{"chunk", "hcukn", 2, 2},
		{"chunk", "munch", 2, 3},
		{"", "ab", 2, 2},
		{"ab", "", 2, 2},
		{"", "", 0, 0},
		{"abc", "a", 1, 2},
		{"ca", "abc", 3, 3},
		{"kitten", "sitting", 3, 3},
		{"a", "b", 0, 1},
		{"rerank", "reerank", 1, 1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_int_equal(slips_between(rows[i].a, rows[i].b, rows[i].limit), rows[i].slips);
		assert_int_equal(slips_between(rows[i].b, rows[i].a, rows[i].limit), rows[i].slips);
	}
}

static void words_too_long_to_compare_are_too_far_apart(void **state)
{
	char a[WORD_MAX + 2] = "", b[WORD_MAX + 2] = "";

	(void)state;
	memset(a, 'x', WORD_MAX);
	memset(b, 'x', WORD_MAX + 1);
	assert_int_equal(slips_between(a, a, 2), 0);
	assert_int_equal(slips_between(a, b, 2), 3);
}

static void longer_words_are_forgiven_more(void **state)
{
	(void)state;
	assert_int_equal(slips_forgiven("rag", "rga"), 0);
	assert_int_equal(slips_forgiven("rgas", "rags"), 1);
	assert_int_equal(slips_forgiven("args", "rags"), 0);
	assert_int_equal(slips_forgiven("rags", "drags"), 0);
	assert_int_equal(slips_forgiven("chukn", "chunk"), 1);
	assert_int_equal(slips_forgiven("retriev", "retreive"), 1);
	assert_int_equal(slips_forgiven("hallucin", "halucinat"), 2);
}

/* ---- ordinary words ---- */

static void ordinary_words_are_known_in_their_inflections(void **state)
{
	static const char *const words[] = {"house",   "houses",   "walk",   "walked",  "walking",
	                                    "stopped", "stopping", "tries",  "happier", "happiness",
	                                    "quickly", "making",   "larger", "writers", "boxes"};

	(void)state;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (!is_ordinary_word(words[i]))
			fail_msg("'%s' is not taken for an ordinary word", words[i]);
}

static void what_is_no_word_is_not_ordinary(void **state)
{
	static const char *const words[] = {"", "s", "ing", "chukn", "rerakn", "embbedings", "zzzz", "\xC3\xA9\xC3\xA9"};
	char longest[WORD_MAX + 2] = "";

	(void)state;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (is_ordinary_word(words[i]))
			fail_msg("'%s' is taken for an ordinary word", words[i]);
	memset(longest, 'a', WORD_MAX);
	assert_false(is_ordinary_word(longest));
	memset(longest, 'a', WORD_MAX + 1);
	assert_false(is_ordinary_word(longest));
}

/* ---- tables ----
 * They are searched by halves, and a row out of order is a row that is not found. The tables are private: they are read
 * here from the source, and each row is looked for through what the engine offers. */

static char *read_source(const char *name)
{
	char path[512];
	viva_buf text = VIVA_BUF_INIT;
	char part[4096];
	size_t n;

	snprintf(path, sizeof path, "%s/src/engine/%s", VIVA_SOURCE, name);
	FILE *in = fopen(path, "r");
	if (!in)
		fail_msg("cannot open '%s': run from the project's directory", path);
	while ((n = fread(part, 1, sizeof part, in)) > 0)
		viva_buf_add(&text, part, n);
	fclose(in);
	return viva_buf_take(&text);
}

/* The next string of a table at *at, or NULL at its end. */
static const char *next_string(char **at)
{
	char *open = *at + strcspn(*at, "\";");

	if (*open != '"')
		return NULL;
	char *close = strchr(open + 1, '"');
	assert_non_null(close);
	*close = '\0';
	*at = close + 1;
	return open + 1;
}

static char *find_table(char *source, const char *name)
{
	char head[80];

	snprintf(head, sizeof head, " %s[] = {", name);
	char *found = strstr(source, head);
	if (!found)
		fail_msg("no table '%s'", name);
	return found + strlen(head);
}

static void every_irregular_form_is_found(void **state)
{
	char *source = read_source("keyword_forms.c"), *at = find_table(source, "forms");
	size_t rows = 0;

	(void)state;
	for (const char *word; (word = next_string(&at)); rows++) {
		const char *base = next_string(&at), *found = irregular_form(word);
		assert_non_null(base);
		if (!found || strcmp(found, base) != 0)
			fail_msg("the row of '%s' is out of order", word);
	}
	assert_true(rows > 100);
	free(source);
}

static void every_ordinary_word_is_found(void **state)
{
	char *source = read_source("words.txt");
	size_t rows = 0;

	(void)state;
	for (char *word = strtok(source, "\n"); word; word = strtok(NULL, "\n"), rows++)
		if (!is_ordinary_word(word))
			fail_msg("the row of '%s' is out of order", word);
	assert_true(rows > 1000);
	free(source);
}

static void check_flag(const char *table, token_flag flag)
{
	char *source = read_source("text.c"), *at = find_table(source, table);
	size_t rows = 0;

	for (const char *word; (word = next_string(&at)); rows++)
		if (!(word_flags(word) & flag))
			fail_msg("'%s' is out of order among %s", word, table);
	assert_true(rows > 20);
	free(source);
}

static void every_light_and_closed_word_is_found(void **state)
{
	(void)state;
	check_flag("light_words", TOKEN_LIGHT);
	check_flag("closed_words", TOKEN_CLOSED);
	assert_int_equal(word_flags("chunk"), 0);
	assert_int_equal(word_flags("4x"), TOKEN_NUMBER);
}

/* Counts the units that each row of a table, put into an answer, makes of it. */
static void check_units(const char *table, const char *before, const char *after, size_t clauses)
{
	char *source = read_source("text.c"), *at = find_table(source, table), answer[128];
	size_t rows = 0;

	for (const char *word; (word = next_string(&at)); rows++) {
		viva_arena *arena = viva_arena_new();
		prose t;
		snprintf(answer, sizeof answer, "%s%s%s", before, word, after);
		assert_non_null(arena);
		assert_true(text_read(answer, strlen(answer), arena, &t));
		if (t.clause_count != clauses || t.sentence_count != 1)
			fail_msg("'%s' is out of order among %s", word, table);
		viva_arena_free(arena);
	}
	assert_true(rows > 5);
	free(source);
}

static void every_word_that_parts_clauses_or_sentences_is_found(void **state)
{
	(void)state;
	check_units("clause_openers", "chunk ", " embed", 2);
	check_units("clause_subjects", "chunk and ", " embed", 2);
	check_units("abbreviations", "chunk ", ". embed", 1);
}

static bool is_bare(const char *answer)
{
	viva_arena *arena = viva_arena_new();
	prose t;

	assert_non_null(arena);
	assert_true(text_read(answer, strlen(answer), arena, &t));
	bool bare = t.sentences[0].bare;
	viva_arena_free(arena);
	return bare;
}

static void every_verb_that_begins_a_step_is_found(void **state)
{
	char *source = read_source("text.c"), *at = find_table(source, "imperatives"), answer[256];

	(void)state;
	for (const char *word; (word = next_string(&at));) {
		snprintf(answer, sizeof answer, "%s cats, %s dogs, %s cows, %s pigs", word, word, word, word);
		if (is_bare(answer))
			fail_msg("'%s' is out of order among imperatives", word);
	}
	assert_true(is_bare("wild cats, wild dogs, wild cows, wild pigs"));
	free(source);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, new_stemmer, free_stemmer)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(inflections_are_one_keyword),
		TEST(irregular_forms_are_one_keyword),
		TEST(plurals_of_abbreviations_are_one_keyword),
		TEST(british_and_american_spellings_are_one_keyword),
		TEST(endings_that_look_british_do_not_tear_a_word_apart),
		TEST(different_words_stay_different),
		TEST(any_word_has_a_stem),
		cmocka_unit_test(slips_are_counted),
		cmocka_unit_test(words_too_long_to_compare_are_too_far_apart),
		cmocka_unit_test(longer_words_are_forgiven_more),
		cmocka_unit_test(ordinary_words_are_known_in_their_inflections),
		cmocka_unit_test(what_is_no_word_is_not_ordinary),
		cmocka_unit_test(every_irregular_form_is_found),
		cmocka_unit_test(every_ordinary_word_is_found),
		cmocka_unit_test(every_light_and_closed_word_is_found),
		cmocka_unit_test(every_word_that_parts_clauses_or_sentences_is_found),
		cmocka_unit_test(every_verb_that_begins_a_step_is_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
