/* test_match.c - terms made of terms, and where they are found. */
#include "engine_fixture.h"

typedef struct row {
	const char *answer;
	bool found;
} row;

static void check(bench *b, const viva_term *term, const row *rows, size_t count)
{
	size_t wrong = 0;

	for (size_t i = 0; i < count; i++) {
		if (finds(b, term, rows[i].answer) == rows[i].found)
			continue;
		print_error("%s in '%s'\n", rows[i].found ? "not found" : "found", rows[i].answer);
		wrong++;
	}
	assert_int_equal(wrong, 0);
}

#define CHECK(b, term, rows) check((b), (term), (rows), sizeof(rows) / sizeof *(rows))

/* The span of the only match, as text. */
static const char *quote(bench *b, const viva_term *term, const char *answer)
{
	static char text[400];
	const viva_point_result *p = match_term(b, term, answer);

	assert_int_equal(p->match_count, 1);
	size_t length = p->matches[0].span.end - p->matches[0].span.start;
	snprintf(text, sizeof text, "%.*s", (int)length, answer + p->matches[0].span.start);
	return text;
}

/* ---- any ---- */

static void any_wants_one_of_its_terms(void **state)
{
	static const row rows[] = {{"we chunk it", true}, {"we embed it", true}, {"we rank it", false}, {"", false}};

	CHECK(*state, any_of(*state, "chunk; embed"), rows);
}

static void any_tells_every_match_in_order_of_position(void **state)
{
	static const char answer[] = "we embed chunks, and embed the chunks again";
	const viva_point_result *p = match_term(*state, any_of(*state, "chunk; embed"), answer);

	assert_int_equal(p->match_count, 4);
	for (size_t i = 1; i < p->match_count; i++)
		assert_true(p->matches[i].span.start > p->matches[i - 1].span.start);
}

static void a_match_names_the_authors_term(void **state)
{
	bench *b = *state;
	const viva_term *t = any_of(b, "chunk; embed");

	assert_ptr_equal(match_term(b, t, "we embed it")->matches[0].term, t->children[1]);
	const viva_term *both = phrase(b, "chunk & embed");
	assert_ptr_equal(match_term(b, both, "we chunk and embed it")->matches[0].term, both);
}

/* ---- all ---- */

static void all_wants_every_term_within_a_sentence(void **state)
{
	static const row rows[] = {
		{"we chunk it and then embed it and index it", true},
		{"we index what we embed, in chunks", true},
		{"we chunk it and then embed it", false},
		{"we chunk it and embed it. Then we index it", false},
		{"chunk, 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30, embed, index", true},
	};

	CHECK(*state, all_of(*state, VIVA_SENTENCE, "chunk; embed; index"), rows);
}

static void all_may_want_them_within_a_clause(void **state)
{
	static const row rows[] = {
		{"we chunk and embed it", true},
		{"we chunk it, embed it", false},
		{"we chunk it because they embed it", false},
		{"they wait; we chunk and embed it", true},
	};

	CHECK(*state, all_of(*state, VIVA_CLAUSE, "chunk; embed"), rows);
}

static void all_may_want_them_anywhere_in_the_answer(void **state)
{
	static const row rows[] = {
		{"We chunk it. Then we wait. Then we embed it.", true},
		{"We embed it.\n\nWe chunk it.", true},
		{"We chunk it. Then we wait.", false},
	};

	CHECK(*state, all_of(*state, VIVA_ANSWER, "chunk; embed"), rows);
}

static void a_word_serves_one_term_only(void **state)
{
	static const row once[] = {{"put it in a vector store", false}, {"a vector store holds vectors", true}};

	CHECK(*state, all_of(*state, VIVA_SENTENCE, "vector store; vector"), once);
	CHECK(*state, all_of(*state, VIVA_ANSWER, "vector store; vector"), once);
}

static void over_the_answer_what_is_denied_is_passed_over(void **state)
{
	static const row rows[] = {
		{"I would not chunk it. We embed it.", false},
		{"I would not chunk it. Others chunk. We embed it.", true},
	};

	CHECK(*state, all_of(*state, VIVA_ANSWER, "chunk; embed"), rows);
}

/* ---- none ---- */

static void none_spoils_the_stretch_of_text_that_the_others_stand_in(void **state)
{
	bench *b = *state;
	static const row sentence[] = {
		{"we chunk it by heading", true},
		{"we chunk it by page", false},
		{"Pages are long. We chunk them", true},
		{"page by page", false},
	};
	static const row clause[] = {{"we chunk it because a page is long", true}, {"we chunk a page", false}};
	static const row answer[] = {{"Pages are long. We chunk them", false}, {"We chunk them", true}};

	CHECK(b, with(b, all_of(b, VIVA_SENTENCE, "chunk"), group(b, VIVA_TERM_NONE, "page; file")), sentence);
	CHECK(b, with(b, all_of(b, VIVA_CLAUSE, "chunk"), group(b, VIVA_TERM_NONE, "page")), clause);
	CHECK(b, with(b, all_of(b, VIVA_ANSWER, "chunk"), group(b, VIVA_TERM_NONE, "page")), answer);
}

static void none_may_stand_first(void **state)
{
	bench *b = *state;
	static const row rows[] = {{"we chunk it by heading", true}, {"we chunk it by page", false}};
	viva_term *t = with(b, term_of(b, VIVA_TERM_ALL, NULL), group(b, VIVA_TERM_NONE, "page"));

	CHECK(b, with(b, t, phrase(b, "chunk")), rows);
}

/* ---- some ---- */

static void some_wants_as_many_different_terms(void **state)
{
	static const row rows[] = {
		{"We chunk it. We embed it.", true},
		{"We chunk, embed and index it.", true},
		{"We chunk it. We chunk it again. Chunks!", false},
		{"We index it.", false},
		{"We wait for it.", false},
	};

	CHECK(*state, some_of(*state, 2, VIVA_ANSWER, "chunk; embed; index"), rows);
}

static void some_may_want_them_close_together(void **state)
{
	static const row sentence[] = {{"We chunk it. We embed it.", false}, {"We chunk it, then embed it.", true}};
	static const row clause[] = {{"We chunk it, they embed it.", false}, {"We chunk and embed it.", true}};

	CHECK(*state, some_of(*state, 2, VIVA_SENTENCE, "chunk; embed; index"), sentence);
	CHECK(*state, some_of(*state, 2, VIVA_CLAUSE, "chunk; embed; index"), clause);
}

static void some_of_one_is_any(void **state)
{
	static const row rows[] = {{"we chunk it", true}, {"we wait for it", false}};

	CHECK(*state, some_of(*state, 1, VIVA_ANSWER, "chunk; embed"), rows);
	CHECK(*state, some_of(*state, 1, VIVA_SENTENCE, "chunk; embed"), rows);
}

/* ---- near ---- */

static void near_wants_no_more_words_between_than_it_says(void **state)
{
	static const row rows[] = {
		{"chunk embed", true},
		{"chunk one two embed", true},
		{"embed one two chunk", true},
		{"chunk one two three embed", false},
		{"chunk, one, two, embed", true},
		{"chunk. Embed", false},
	};

	CHECK(*state, near_of(*state, 2, false, "chunk; embed"), rows);
}

static void near_may_want_them_right_beside_each_other(void **state)
{
	static const row rows[] = {{"chunk embed", true}, {"embed chunk", true}, {"chunk one embed", false}};

	CHECK(*state, near_of(*state, 0, false, "chunk; embed"), rows);
}

static void near_may_want_them_in_order(void **state)
{
	static const row rows[] = {
		{"chunk it then embed it then index it", true},
		{"embed it then chunk it then index it", false},
		{"index it then chunk it then embed it then index it", true},
		{"embed, chunk, embed, index", true},
	};

	CHECK(*state, near_of(*state, 5, true, "chunk; embed; index"), rows);
}

/* The words between neighbours count, whatever the order in which the author lists the terms. */
static void near_counts_between_neighbours_only(void **state)
{
	static const row rows[] = {
		{"chunk 1 2 embed 1 2 index", true},    {"index 1 2 embed 1 2 chunk", true},
		{"embed 1 2 index 1 2 chunk", true},    {"chunk 1 2 embed 1 2 3 index", false},
		{"chunk 1 2 3 index 1 2 embed", false},
	};

	CHECK(*state, near_of(*state, 2, false, "chunk; embed; index"), rows);
	CHECK(*state, near_of(*state, 2, false, "chunk; index; embed"), rows);
	CHECK(*state, near_of(*state, 2, false, "index; chunk; embed"), rows);
}

static void the_sides_of_an_ampersand_count_between_neighbours_too(void **state)
{
	static const row rows[] = {{"chunk 1 2 3 4 5 6 7 8 embed 1 2 3 4 5 6 7 8 index", true}};

	CHECK(*state, phrase(*state, "chunk & index & embed"), rows);
	CHECK(*state, phrase(*state, "chunk & embed & index"), rows);
}

static void near_takes_the_nearest(void **state)
{
	assert_string_equal(quote(*state, near_of(*state, 9, false, "chunk; embed"), "embed one two chunk embed"),
	                    "chunk embed");
}

/* ---- phrases in answers ---- */

static void a_comma_parts_words_that_belong_together(void **state)
{
	ASSERT_FINDS(*state, "vector store", "a vector store");
	ASSERT_FINDS_NOT(*state, "vector store", "a vector, store it");
	ASSERT_FINDS_NOT(*state, "vector store", "a vector; store it");
	ASSERT_FINDS(*state, "vector .. store", "a vector, store it");
	ASSERT_FINDS_NOT(*state, "vector .. store", "a vector. Store it");
}

static void every_place_of_a_phrase_is_found(void **state)
{
	const viva_point_result *p = match_term(*state, phrase(*state, "vector store"),
	                                        "vector store, vectorstore, vector-stores; a store of vectors");

	assert_int_equal(p->match_count, 3);
}

static void a_match_is_quoted_with_the_words_in_its_short_gaps(void **state)
{
	static const char answer[] = "split it all into very small pieces of text";
	const viva_point_result *p = match_term(*state, phrase(*state, "split .. piece"), answer);

	assert_int_equal(p->evidence_count, 1);
	assert_int_equal(p->evidence[0].start, 0);
	assert_int_equal(p->evidence[0].end, strlen("split it all into very small pieces"));
	assert_int_equal(p->matches[0].span.end, p->evidence[0].end);
}

static void a_match_is_quoted_without_the_words_in_its_long_gaps(void **state)
{
	static const char answer[] = "split one two three four five six seven eight pieces of text";
	const viva_point_result *p = match_term(*state, phrase(*state, "split ... piece"), answer);

	assert_int_equal(p->evidence_count, 2);
	assert_int_equal(p->evidence[0].end, strlen("split"));
	assert_int_equal(p->evidence[1].start, strlen("split one two three four five six seven eight "));
	assert_int_equal(p->matches[0].span.start, 0);
	assert_int_equal(p->matches[0].span.end, p->evidence[1].end);
}

static void light_words_within_a_match_are_quoted_with_it(void **state)
{
	static const char answer[] = "we cite all of the sources there";
	const viva_point_result *p = match_term(*state, phrase(*state, "cite source"), answer);

	assert_int_equal(p->evidence_count, 1);
	assert_int_equal(p->evidence[0].start, 3);
	assert_int_equal(p->evidence[0].end, strlen("we cite all of the sources"));
}

static void a_thing_said_a_thousand_times_is_found(void **state)
{
	viva_buf text = VIVA_BUF_INIT;

	for (int i = 0; i < 5000; i++)
		viva_buf_adds(&text, "chunk it. ");
	const viva_point_result *p = match_term(*state, phrase(*state, "chunk"), text.text);
	assert_true(p->match_count > 100);
	assert_int_equal(p->ground, VIVA_MADE);
	viva_buf_free(&text);
}

/* Where the tries for a phrase run out, nobody knows whether it stands in the rest. */
static void a_phrase_that_was_not_tried_everywhere_is_not_missed(void **state)
{
	viva_buf text = VIVA_BUF_INIT;

	for (int i = 0; i < 10500; i++)
		viva_buf_adds(&text, "chunk ");
	viva_buf_adds(&text, "size");
	const viva_point_result *p = match_term(*state, phrase(*state, "chunk size"), text.text);
	assert_int_not_equal(p->ground, VIVA_MISSING);
	viva_buf_free(&text);
}

/* ---- weak terms ---- */

static void a_weak_term_makes_all_of_a_term_weak(void **state)
{
	bench *b = *state;
	viva_term *t = any_of(b, "chunk"), *both = all_of(b, VIVA_SENTENCE, "embed");

	t->weak = true;
	assert_int_equal(match_term(b, t, "we chunk it all here")->matches[0].standing, VIVA_WEAK);
	assert_int_equal(match_term(b, with(b, both, t), "we chunk it and embed it")->matches[0].standing, VIVA_WEAK);
}

static void of_a_weak_and_a_strong_term_the_strong_one_counts(void **state)
{
	bench *b = *state;
	viva_term *weak = any_of(b, "chunk"), *t = any_of(b, "embed");

	weak->weak = true;
	t = with(b, t, weak);
	assert_true(match_term(b, t, "we chunk it all here")->credit < 1);
	assert_true(match_term(b, t, "we chunk it and embed it")->credit >= 1);
}

/* ---- patterns that were given up ---- */

static void what_was_given_up_is_unknown_wherever_it_stands(void **state)
{
	bench *b = *state;
	viva_buf text = VIVA_BUF_INIT;
	const viva_term *slow = regex(b, "(\\w|\\s)*overlap\\d");

	for (int i = 0; i < 400; i++)
		viva_buf_adds(&text, "we chunk with overlap ");
	add_concept(b, "slow", slow);
	const viva_term *terms[] = {
		slow,
		with(b, any_of(b, "embed"), slow),
		with(b, all_of(b, VIVA_SENTENCE, "chunk"), slow),
		with(b, all_of(b, VIVA_ANSWER, "chunk"), slow),
		with(b, some_of(b, 2, VIVA_ANSWER, "chunk; embed"), slow),
		with(b, some_of(b, 2, VIVA_SENTENCE, "chunk; embed"), slow),
		with(b, near_of(b, 3, false, "chunk"), slow),
		phrase(b, "@slow"),
		phrase(b, "chunk @slow"),
		phrase(b, "@slow .. chunk"),
		phrase(b, "chunk & @slow"),
	};
	for (size_t i = 0; i < sizeof terms / sizeof *terms; i++)
		if (match_term(b, terms[i], text.text)->ground != VIVA_UNASSESSED)
			fail_msg("term %zu is not unassessed", i);
	viva_buf_free(&text);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(any_wants_one_of_its_terms),
		TEST(any_tells_every_match_in_order_of_position),
		TEST(a_match_names_the_authors_term),
		TEST(all_wants_every_term_within_a_sentence),
		TEST(all_may_want_them_within_a_clause),
		TEST(all_may_want_them_anywhere_in_the_answer),
		TEST(a_word_serves_one_term_only),
		TEST(over_the_answer_what_is_denied_is_passed_over),
		TEST(none_spoils_the_stretch_of_text_that_the_others_stand_in),
		TEST(none_may_stand_first),
		TEST(some_wants_as_many_different_terms),
		TEST(some_may_want_them_close_together),
		TEST(some_of_one_is_any),
		TEST(near_wants_no_more_words_between_than_it_says),
		TEST(near_may_want_them_right_beside_each_other),
		TEST(near_may_want_them_in_order),
		TEST(near_counts_between_neighbours_only),
		TEST(the_sides_of_an_ampersand_count_between_neighbours_too),
		TEST(near_takes_the_nearest),
		TEST(a_comma_parts_words_that_belong_together),
		TEST(every_place_of_a_phrase_is_found),
		TEST(a_match_is_quoted_with_the_words_in_its_short_gaps),
		TEST(a_match_is_quoted_without_the_words_in_its_long_gaps),
		TEST(light_words_within_a_match_are_quoted_with_it),
		TEST(a_thing_said_a_thousand_times_is_found),
		TEST(a_phrase_that_was_not_tried_everywhere_is_not_missed),
		TEST(a_weak_term_makes_all_of_a_term_weak),
		TEST(of_a_weak_and_a_strong_term_the_strong_one_counts),
		TEST(what_was_given_up_is_unknown_wherever_it_stands),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
