/* test_phrase.c - the phrase language of rubrics/README.md, form by form. */
#include "engine_fixture.h"

typedef struct row {
	const char *phrase, *answer;
	bool found;
} row;

static void check(bench *b, const row *rows, size_t count)
{
	size_t wrong = 0;

	for (size_t i = 0; i < count; i++) {
		if (finds_phrase(b, rows[i].phrase, rows[i].answer) == rows[i].found)
			continue;
		print_error("'%s' %s in '%s'\n", rows[i].phrase, rows[i].found ? "is not found" : "is found", rows[i].answer);
		wrong++;
	}
	assert_int_equal(wrong, 0);
}

#define CHECK(b, rows) check((b), (rows), sizeof(rows) / sizeof *(rows))

/* ---- words ---- */

static void a_word_is_found_with_its_inflections(void **state)
{
	static const row rows[] = {
		{"chunk", "We chunk it.", true}, {"chunk", "CHUNKS", true},
		{"chunk", "chunking it", true},  {"chunks", "a chunk", true},
		{"chunk", "chunky bits", false}, {"chunk", "we split it", false},
		{"chunk", "we chukn it", true},  {"rag", "we use rga here", false},
		{"Chunk", "chunk", true},        {"caf\xC3\xA9", "the Cafe\xCC\x81 is", true},
	};

	CHECK(*state, rows);
}

static void an_equals_sign_wants_exactly_this_spelling(void **state)
{
	static const row rows[] = {
		{"=rag", "We use RAG.", true},    {"=rag", "in rags", false},      {"=chunk", "chunks", false},
		{"=chunk", "we chukn it", false}, {"=dont", "I don't know", true}, {"=don't", "I don\xE2\x80\x99t know", true},
	};

	CHECK(*state, rows);
}

static void a_star_wants_words_that_begin_so(void **state)
{
	static const row rows[] = {
		{"deduplic*", "deduplication", true}, {"deduplic*", "we deduplicate", true},
		{"deduplic*", "deduplic", true},      {"deduplic*", "duplicates", false},
		{"re*", "reranking", true},           {"deduplic* chunk", "deduplicated chunks", true},
	};

	CHECK(*state, rows);
}

static void hyphens_and_spaces_do_not_matter(void **state)
{
	static const row rows[] = {
		{"re-rank", "we rerank it", true},
		{"re-rank", "we re-rank it", true},
		{"re-rank", "we re rank it", true},
		{"rerank", "we rerank it", true},
		{"rerank", "we re-rank it", true},
		{"rerank", "we re rank it", true},
		{"re rank", "we rerank it", true},
		{"re rank", "we re-rank it", true},
		{"vector store", "a vectorstore", true},
		{"vectorstore", "a vector store", true},
		{"vector-store", "vector stores", true},
		{"cross-encoder reranker", "a crossencoder re-ranker", true},
		{"re-rank", "we re\xE2\x80\x91rank it", true},
		{"re-rank", "we rank it", false},
		{"re-rank", "re, rank it", false},
	};

	CHECK(*state, rows);
}

static void signs_and_points_within_words_are_read_as_in_answers(void **state)
{
	static const row rows[] = {
		{"5%", "we lost 5% of them", true}, {"5 %", "we lost 5% of them", true},
		{"5%", "we lost 5 of them", false}, {"$5", "it costs $5 a day", true},
		{"# %", "it is 95 % now", true},    {"node.js", "we use node.js here", true},
		{"0.5", "at 0.5 it is", true},      {"0.5", "at 0 and 5", false},
	};

	CHECK(*state, rows);
}

/* ---- words in a row ---- */

static void words_follow_one_another(void **state)
{
	static const row rows[] = {
		{"vector store", "put it in a vector store", true},
		{"vector store", "store the vector", false},
		{"vector store", "a vector in some strange store", false},
		{"vector store", "a vector. Store it", false},
		{"vector store", "a vector\nstore", false},
		{"vector store", "the vector, store it", false},
		{"top k chunk", "the top k chunks", true},
		{"top k chunk", "the top-k chunks", true},
	};

	CHECK(*state, rows);
}

static void light_words_between_the_words_are_skipped(void **state)
{
	static const row rows[] = {
		{"cite source", "cite the source", true},
		{"cite source", "cite all of the sources", true},
		{"cite source", "cite just the same sources", true},
		{"cite source", "cite a few of their own sources", false}, /* four */
		{"cite source", "cite good sources", false},
		{"cite the source", "cite the source", true},
	};

	CHECK(*state, rows);
}

static void a_bar_wants_one_of_the_words(void **state)
{
	static const row rows[] = {
		{"split|carve|cut", "I carve it", true},      {"split|carve|cut", "I bake it", false},
		{"split|carve text", "carve the text", true}, {"text split|=cut", "text cut", true},
		{"text split|=cut", "text cuts", false},      {"text spl*|=cut", "text splitter", true},
		{"low-latency|fast", "a low latency", true},  {"fast|low-latency", "a low-latency", true},
		{"fast|low-latency", "lowlatency", true},
	};

	CHECK(*state, rows);
}

static void a_question_mark_lets_a_word_be_missing(void **state)
{
	static const row rows[] = {
		{"hand over? control", "hand over control", true},
		{"hand over? control", "hand control", true},
		{"hand over? control", "hand out control", false},
		{"over? control", "in control", true},
		{"over? control", "over control", true},
		{"control over?", "in control", true},
		{"over? control?", "it is over", true},
		{"over? control?", "in control", true},
		{"over? control?", "nothing", false},
		{"a|b? control", "b control", true},
	};

	CHECK(*state, rows);
}

static void an_optional_word_is_part_of_the_match_where_it_stands(void **state)
{
	const viva_point_result *p =
		match_term(*state, phrase(*state, "hand over? control over?"), "hand over control over it");

	assert_int_equal(p->matches[0].span.start, 0);
	assert_int_equal(p->matches[0].span.end, strlen("hand over control over"));
}

static void an_underscore_is_any_word_and_a_hash_any_number(void **state)
{
	static const row rows[] = {
		{"no _ metric", "no single metric", true},
		{"no _ metric", "no metric", false},
		{"no _ metric", "no one single metric", false},
		{"top #", "the top 5", true},
		{"top #", "the top five", false},
		{"# chunk", "20 chunks", true},
		{"# chunk", "0.5 chunks", true},
		{"top #|k", "the top k", true},
		{"_ metric", "metric", false},
		{"#", "there are 12", true},
	};

	CHECK(*state, rows);
}

static void dots_are_a_gap_within_the_sentence(void **state)
{
	static const row rows[] = {
		{"split .. piece", "split it into small pieces", true},
		{"split .. piece", "split pieces", true},
		{"split .. piece", "split all of it into very small pieces", true}, /* light ones do not count */
		{"split .. piece", "split one two three pieces", true},
		{"split .. piece", "split one two three four pieces", false},
		{"split ... piece", "split one two three four five six seven eight pieces", true},
		{"split ... piece", "split one two three four five six seven eight nine pieces", false},
		{"split ..5 piece", "split one two three four five pieces", true},
		{"split ..5 piece", "split one two three four five six pieces", false},
		{"split ..1 piece", "split one piece", true},
		{"split .. piece", "split it. A piece", false},
		{"split .. piece", "split it, say, into pieces", true},
		{"split .. piece", "piece to split", false},
		{"a .. b .. c", "a x b y c", true},
	};

	CHECK(*state, rows);
}

/* A gap takes the first way that leads to a match of everything. */
static void a_gap_looks_further_where_the_first_way_fails(void **state)
{
	static const row rows[] = {
		{"split .. piece size", "split pieces by piece size", true},
		{"a? b .. c d", "b c x c d", true},
		{"@cut .. piece", "split text piece", true},
	};
	bench *b = *state;

	add_concept(b, "cut", any_of(b, "split; split text"));
	CHECK(b, rows);
}

/* ---- concepts ---- */

static void an_at_sign_wants_any_match_of_a_concept(void **state)
{
	static const row rows[] = {
		{"@piece", "a passage", true},
		{"@piece", "text segments", true},
		{"@piece", "text", false},
		{"split .. @piece", "split it into passages", true},
		{"split .. @piece", "split it into text segments", true},
		{"small|@piece index", "passage index", true},
		{"@small-piece", "small chunks", true},
		{"@far", "split it before it goes into passages", true},
	};
	bench *b = *state;

	add_concept(b, "piece", any_of(b, "chunk; passage; text segment"));
	add_concept(b, "small-piece", phrase(b, "small @piece"));
	add_concept(b, "far", all_of(b, VIVA_SENTENCE, "split; @piece"));
	CHECK(b, rows);
}

/* ---- sides ---- */

static void an_ampersand_wants_both_sides_in_either_order(void **state)
{
	static const row rows[] = {
		{"split & piece", "split it into pieces", true},
		{"split & piece", "pieces are what you split", true},
		{"split & piece", "split it. Pieces come", false},
		{"split & piece", "split only", false},
		{"split & piece", "split 1 2 3 4 5 6 7 8 9 10 11 12 pieces", true},
		{"split & piece", "split 1 2 3 4 5 6 7 8 9 10 11 12 13 pieces", false},
		{"expire & after & minute|hour", "after an hour they expire", true},
		{"expire & after & minute|hour", "they expire in an hour", false},
		{"vector store & top k", "take the top k from the vector store", true},
		{"chunk & chunk", "a chunk", false},
		{"chunk & chunk", "a chunk and a chunk", true},
	};

	CHECK(*state, rows);
}

static void an_exclamation_mark_wants_none_of_that_side(void **state)
{
	static const row rows[] = {
		{"split & !page", "split it into pieces", true},
		{"split & !page", "split it into pages", false},
		{"split & !page", "A page is long. Split it", true},
		{"split & piece & !page", "split a piece", true},
		{"split & piece & !page", "split a piece of a page", false},
		{"!page & split", "split it", true},
		{"split & !by page", "split it by page", false},
	};

	CHECK(*state, rows);
}

/* ---- what does not compile ---- */

typedef struct fault {
	const char *phrase, *message;
} fault;

static void check_faults(bench *b, const fault *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		char message[600];
		b->rubric.point_count = 0;
		add_point(b, "p", phrase(b, rows[i].phrase));
		if (compiles(b))
			fail_msg("'%s' compiles", rows[i].phrase);
		snprintf(message, sizeof message, "phrase '%s': %s", rows[i].phrase, rows[i].message);
		assert_string_equal(b->err.message, message);
		assert_int_equal(b->err.code, VIVA_E_INPUT);
		assert_string_equal(b->err.file, "rubric.json");
		assert_int_equal(b->err.line, 7);
		assert_int_equal(b->err.column, 3);
	}
}

#define CHECK_FAULTS(b, rows) check_faults((b), (rows), sizeof(rows) / sizeof *(rows))

static void what_is_no_phrase_is_refused_with_its_place(void **state)
{
	static const char sign[] = "a sign that has no meaning here (see rubrics/README.md, Phrases)";
	static const char word[] = "a word is expected",
					  within[] = "a word has a sign in it that words of answers have not";
	const fault rows[] = {
		{"", word},
		{"   ", word},
		{"a &", word},
		{"& a", word},
		{"a & & b", word},
		{"a & !", word},
		{"a|", word},
		{"|a", word},
		{"a||b", word},
		{"=", word},
		{"a (b)", word},
		{"*", word},
		{"a\tb", sign},
		{"a&b", sign},
		{"a!", sign},
		{"a/b", sign},
		{"a, b", sign},
		{"a?b", sign},
		{"a??", sign},
		{"a..b", sign},
		{"e.g.", sign},
		{"a - b", word},
		{"a-", sign},
		{"''", within},
		{"a\xE2\x80\x94"
	     "b",
	     within},
		{"rerank\xE2\x9C\x85", within},
		{"a .... b", word},
		{"a*", "'*' wants at least two letters before it"},
		{"@", "'@' wants the name of a concept"},
		{"@ piece", "'@' wants the name of a concept"},
		{".. a", "a gap cannot come first"},
		{"..", "a gap cannot come first"},
		{"a & .. b", "a gap cannot come first"},
		{"a ..", "a gap cannot come last"},
		{"a .. & b", "a gap cannot come last"},
		{"a ..0 b", "a gap is of 1 to 40 words"},
		{"a ..41 b", "a gap is of 1 to 40 words"},
		{"a ..99999999999999999999 b", "a gap is of 1 to 40 words"},
		{"!a", "'!' needs a side that is wanted"},
		{"!a & !b", "'!' needs a side that is wanted"},
		{"a|b-c-", word},
		{"a?|b", sign},
	};

	CHECK_FAULTS(*state, rows);
}

static void what_is_too_long_is_refused(void **state)
{
	static const fault rows[] = {
		{"a a a a a a a a a a a a a a a a a a a a a a a a a", "more than 24 words"},
		{"a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a", "more than 24 words"},
		{"a & a & a & a & a & a & a & a & a & a & a & a & a & a & a & a & a", "more than 16 sides"},
		{"a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|"
	     "a|a|a|a|a|a|a|a|a|a|a",
	     "more than 64 alternatives"},
		{"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "a word is longer than 64 bytes"},
	};

	CHECK_FAULTS(*state, rows);
}

static void as_much_as_is_allowed_compiles(void **state)
{
	static const char *const phrases[] = {
		"a a a a a a a a a a a a a a a a a a a a a a a a",
		"a & a & a & a & a & a & a & a & a & a & a & a & a & a & a & a",
		"a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|"
		"a|a|"
		"a|a|a|a|a|a|a",
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
		"a ..40 b",
		"  a   b  ",
	};

	for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
		ASSERT_FINDS_NOT(*state, phrases[i], "nothing of it is here");
}

static void an_unknown_concept_is_named(void **state)
{
	bench *b = *state;

	add_point(b, "p", phrase(b, "split @peice"));
	assert_false(compiles(b));
	assert_int_equal(b->err.code, VIVA_E_INPUT);
	assert_string_equal(b->err.message, "unknown concept '@peice'");
	assert_int_equal(b->err.line, 7);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_word_is_found_with_its_inflections),
		TEST(an_equals_sign_wants_exactly_this_spelling),
		TEST(a_star_wants_words_that_begin_so),
		TEST(hyphens_and_spaces_do_not_matter),
		TEST(signs_and_points_within_words_are_read_as_in_answers),
		TEST(words_follow_one_another),
		TEST(light_words_between_the_words_are_skipped),
		TEST(a_bar_wants_one_of_the_words),
		TEST(a_question_mark_lets_a_word_be_missing),
		TEST(an_optional_word_is_part_of_the_match_where_it_stands),
		TEST(an_underscore_is_any_word_and_a_hash_any_number),
		TEST(dots_are_a_gap_within_the_sentence),
		TEST(a_gap_looks_further_where_the_first_way_fails),
		TEST(an_at_sign_wants_any_match_of_a_concept),
		TEST(an_ampersand_wants_both_sides_in_either_order),
		TEST(an_exclamation_mark_wants_none_of_that_side),
		TEST(what_is_no_phrase_is_refused_with_its_place),
		TEST(what_is_too_long_is_refused),
		TEST(as_much_as_is_allowed_compiles),
		TEST(an_unknown_concept_is_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
