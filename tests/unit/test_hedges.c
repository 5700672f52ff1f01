/* test_hedges.c - what is doubted, and how cues are told from what was matched. */
#include "polarity_fixture.h"

/* ---- doubted ---- */

static void hedges_doubt_what_they_reach(void **state)
{
	static const row rows[] = {
		{HALF, "Maybe I'd rerank.", false},
		{HALF, "Perhaps rerank the hits.", false},
		{HALF, "I might rerank the hits.", false},
		{HALF, "You could possibly rerank them.", false},
		{HALF, "I'm not sure if I'd rerank.", false},
		{HALF, "I'm not sure whether reranking would pay off.", false},
		{HALF, "I guess reranking helps.", false},
		{HALF, "I suppose you rerank.", false},
		{HALF, "In theory you rerank.", false},
		{HALF, "Reranking would be nice to have.", false},
		{HALF, "Reranking, maybe.", false},
		{HALF, "Reranking or something.", false},
		{HALF, "If there is time I'd rerank.", false},
		{HALF, "I'd rerank if there's time.", false},
		{HALF, "I doubt whether reranking helps.", false},
		{HALF, "Probably reranking would help, I think, not sure.", false},
		{HALF, "Something like reranking, I guess.", false},
	};

	CHECK_SENTENCES(*state, rows);
}

static void numbers_and_firm_words_are_no_hedges(void **state)
{
	static const row rows[] = {
		{YES, "I'd take maybe 100 and rerank them.", false}, {YES, "Rerank maybe 100 of them.", false},
		{YES, "Retrieve perhaps fifty and rerank.", false},  {YES, "I'd rerank maybe a hundred.", false},
		{YES, "I'm sure that reranking helps.", false},      {YES, "I have no doubt that reranking helps.", false},
		{YES, "There might be noise, so I rerank.", false},  {YES, "The vectors might be off. I rerank.", false},
		{YES, "Perhaps obvious, but I'd rerank.", false},    {YES, "I think you have to rerank.", false},
	};

	CHECK_SENTENCES(*state, rows);
}

static void a_denial_outweighs_a_doubt(void **state)
{
	static const row rows[] = {
		{NO, "Maybe I would not rerank.", false},
		{NO, "I might skip reranking.", false},
		{NO, "Perhaps reranking is overkill.", false},
	};

	CHECK_SENTENCES(*state, rows);
}

/* ---- beyond single words ---- */

static void a_negation_that_is_matched_is_the_point(void **state)
{
	bench *b = *state;

	assert_int_equal(match_term(b, phrase(b, "cannot decide"), "The pipeline cannot decide anything.")->ground,
	                 VIVA_MADE);
	assert_int_equal(match_term(b, phrase(b, "no single metric"), "No single metric will do.")->ground, VIVA_MADE);
	assert_int_equal(match_term(b, phrase(b, "=not .. fixed"), "It's not a fixed flow.")->ground, VIVA_MADE);
}

static void the_cue_is_quoted(void **state)
{
	static const char *const rows[][2] = {
		{"I would not rerank anything.", "not"},   {"I'd use an index instead of reranking.", "instead of"},
		{"Reranking is overkill.", "is overkill"}, {"Maybe I'd rerank.", "Maybe"},
		{"I would rerank them all.", ""},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const viva_match *m = match_term(*state, phrase(*state, "rerank"), rows[i][0])->matches;
		char cue[80];
		snprintf(cue, sizeof cue, "%.*s", (int)(m->cue.end - m->cue.start), rows[i][0] + m->cue.start);
		assert_string_equal(cue, rows[i][1]);
	}
}

static void a_thing_denied_once_and_said_once_is_said(void **state)
{
	bench *b = *state;
	const viva_point_result *p =
		match_term(b, phrase(b, "rerank"), "I would not rerank small sets. I rerank the top fifty.");

	assert_int_equal(p->ground, VIVA_MADE);
	assert_int_equal(p->matches[0].standing, VIVA_NEGATED);
	assert_int_equal(p->matches[1].standing, VIVA_ASSERTED);
}

static void what_is_switched_off_is_not_judged(void **state)
{
	bench *b = *state;

	b->without = VIVA_WITHOUT_POLARITY;
	assert_int_equal(match_term(b, phrase(b, "rerank"), "I would not rerank.")->matches[0].standing, VIVA_ASSERTED);
	assert_int_equal(match_term(b, phrase(b, "rerank"), "Maybe I'd rerank it.")->matches[0].standing, VIVA_HEDGED);
	b->without = VIVA_WITHOUT_HEDGES;
	assert_int_equal(match_term(b, phrase(b, "rerank"), "I would not rerank.")->matches[0].standing, VIVA_NEGATED);
	assert_int_equal(match_term(b, phrase(b, "rerank"), "Maybe I'd rerank it.")->matches[0].standing, VIVA_ASSERTED);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(hedges_doubt_what_they_reach),
		TEST(numbers_and_firm_words_are_no_hedges),
		TEST(a_denial_outweighs_a_doubt),
		TEST(a_negation_that_is_matched_is_the_point),
		TEST(the_cue_is_quoted),
		TEST(a_thing_denied_once_and_said_once_is_said),
		TEST(what_is_switched_off_is_not_judged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
