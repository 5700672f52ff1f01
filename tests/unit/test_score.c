/* test_score.c - from matches to credit, from credit to a score. */
#include "engine_fixture.h"

static void assert_credit(const viva_result *r, const char *id, double credit)
{
	assert_true(point_of(r, id)->credit >= credit && point_of(r, id)->credit <= credit);
}

/* Four points: chunk (weight 2), embed, index, and a bonus of half a point. */
static int set_up_points(void **state)
{
	set_up(state);
	bench *b = *state;
	add_point(b, "chunk", phrase(b, "chunk"))->weight = 2;
	add_point(b, "embed", phrase(b, "embed"))->tier = VIVA_SHOULD;
	add_point(b, "index", phrase(b, "index"))->touch = phrase(b, "lookup");
	viva_point *p = add_point(b, "bonus", phrase(b, "rerank"));
	p->tier = VIVA_BONUS;
	p->weight = 0.5;
	return 0;
}

/* ---- the formula ---- */

static void the_score_is_the_share_of_the_weights(void **state)
{
	static const struct {
		const char *answer;
		int score;
	} rows[] = {
		{"I would chunk it, then embed it, then index it.", 100},
		{"I would chunk all of it.", 50},
		{"I would embed all of it.", 25},
		{"I would chunk it and embed it.", 75},
		{"I would make a lookup of it.", 13}, /* 12.5, rounded */
		{"I might chunk all of it.", 25},
		{"I would do nothing much with it.", 0},
		{"I would rerank all of it.", 13},
		{"I would chunk it, rerank it.", 63},
		{"I would chunk it, then embed it, then index it, then rerank it.", 100}, /* 112.5, cut */
	};
	bench *b = *state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const viva_result *r = score(b, rows[i].answer);
		assert_true(r->scored);
		if (r->score != rows[i].score)
			fail_msg("%d, not %d: '%s'", r->score, rows[i].score, rows[i].answer);
	}
}

static void verdicts_name_the_score(void **state)
{
	bench *b = *state;
	static const struct {
		int weight; /* of the point that is made, of 100 */
		const char *verdict;
	} rows[] = {{100, "strong"}, {80, "strong"},  {79, "good"}, {60, "good"},
	            {59, "partial"}, {35, "partial"}, {34, "weak"}, {1, "weak"}};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		start_over(b);
		add_point(b, "made", phrase(b, "chunk"))->weight = rows[i].weight;
		if (rows[i].weight < 100)
			add_point(b, "missed", phrase(b, "embed"))->weight = 100 - rows[i].weight;
		const viva_result *r = score(b, "I would chunk all of it.");
		assert_int_equal(r->score, rows[i].weight);
		assert_string_equal(r->verdict, rows[i].verdict);
	}
}

static void every_point_is_listed_in_the_order_of_the_rubric(void **state)
{
	static const char *const answers[] = {"", "short", "I would rerank it, then embed it.",
	                                      "nothing of what was asked"};
	bench *b = *state;

	for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
		const viva_result *r = score(b, answers[i]);
		assert_int_equal(r->point_count, 4);
		for (size_t k = 0; k < 4; k++)
			assert_ptr_equal(r->points[k].point, &b->points[k]);
	}
}

/* ---- grounds ---- */

static void a_ground_says_why(void **state)
{
	bench *b = *state;
	const viva_result *r = score(b, "I chunk it. I make a lookup. I would not embed it.");

	assert_int_equal(point_of(r, "chunk")->ground, VIVA_MADE);
	assert_int_equal(point_of(r, "index")->ground, VIVA_TOUCHED);
	assert_int_equal(point_of(r, "embed")->ground, VIVA_REFUSED);
	assert_int_equal(point_of(r, "bonus")->ground, VIVA_MISSING);
	assert_string_equal(r->reason, "embed: denied by \"not\"");
}

static void a_touch_earns_half_at_most(void **state)
{
	bench *b = *state;
	const viva_point_result *p = point_of(score(b, "I would make a lookup of it."), "index");

	assert_credit(&b->result, "index", 0.5);
	assert_int_equal(p->matches[0].standing, VIVA_WEAK);
	assert_int_equal(p->evidence_count, 1);
	assert_credit(score(b, "I would make a lookup of it, an index."), "index", 1);
}

static void matches_stand_in_order_of_position_whatever_term_they_are_of(void **state)
{
	const viva_point_result *p =
		point_of(score(*state, "A lookup, then an index, then a lookup, and an index."), "index");

	assert_int_equal(p->match_count, 4);
	for (size_t i = 1; i < p->match_count; i++)
		assert_true(p->matches[i - 1].span.start < p->matches[i].span.start);
}

static void what_earns_the_credit_is_quoted(void **state)
{
	static const char answer[] = "I would not index it. A lookup it is, or rather an index.";
	const viva_point_result *p = point_of(score(*state, answer), "index");

	assert_int_equal(p->evidence_count, 1);
	assert_int_equal(p->evidence[0].start, strlen("I would not index it. A lookup it is, or rather an "));
	assert_int_equal(p->evidence[0].end, strlen(answer) - 1);
}

static void no_more_than_four_stretches_are_quoted_in_order(void **state)
{
	bench *b = *state;
	const viva_point_result *p = match_term(b, all_of(b, VIVA_ANSWER, "chunk; embed; index; rerank; cite; cache"),
	                                        "We cache and cite. We rerank. We index, embed and chunk.");

	assert_true(p->evidence_count > 0 && p->evidence_count <= 4);
	for (size_t i = 1; i < p->evidence_count; i++)
		assert_true(p->evidence[i - 1].end <= p->evidence[i].start);
}

/* ---- lists, echoes ---- */

static void a_bare_list_earns_half_unless_naming_is_the_point(void **state)
{
	static const char list[] = "chunking, embeddings, indexing, reranking";
	bench *b = *state;

	assert_credit(score(b, list), "chunk", 0.5);
	assert_int_equal(point_of(&b->result, "chunk")->matches[0].standing, VIVA_LISTED);
	b->points[0].naming = true;
	recompile(b);
	assert_credit(score(b, list), "chunk", 1);
	assert_credit(&b->result, "embed", 0.5);
	b->without = VIVA_WITHOUT_LISTS;
	recompile(b);
	assert_credit(score(b, list), "embed", 1);
}

static void the_questions_own_words_earn_nothing(void **state)
{
	bench *b = *state;

	b->rubric.prompt = "How would you chunk and embed a large manual?";
	recompile(b);
	const viva_result *r = score(b, "How would I chunk and embed a large manual? I would index it.");
	assert_int_equal(point_of(r, "chunk")->matches[0].standing, VIVA_ECHOED);
	assert_int_equal(point_of(r, "chunk")->ground, VIVA_REFUSED);
	assert_non_null(strstr(r->reason, "chunk: the question's own words in \"chunk\""));
	assert_credit(r, "index", 1);
	assert_credit(score(b, "By heading I would chunk it, then embed each piece with its title."), "chunk", 1);
	b->without = VIVA_WITHOUT_ECHO;
	recompile(b);
	assert_credit(score(b, "How would I chunk and embed a large manual?"), "chunk", 1);
}

/* ---- deny ---- */

static void what_says_the_contrary_takes_all_credit(void **state)
{
	static const char answer[] = "I chunk it all, but one chunk is enough.";
	bench *b = *state;

	b->points[0].deny = phrase(b, "one chunk .. enough");
	recompile(b);
	const viva_point_result *p = point_of(score(b, answer), "chunk");
	assert_int_equal(p->ground, VIVA_DENIED);
	assert_credit(&b->result, "chunk", 0);
	assert_int_equal(p->evidence_count, 0);
	assert_int_equal(p->against.start, strlen("I chunk it all, but "));
	assert_int_equal(p->against.end, strlen(answer) - 1);
	assert_string_equal(b->result.reason, "chunk: contradicted by \"one chunk is enough\"");
}

static void a_denial_that_is_denied_or_doubted_takes_nothing(void **state)
{
	bench *b = *state;

	b->points[0].deny = phrase(b, "one piece");
	recompile(b);
	assert_credit(score(b, "I chunk it. I would never make it one piece."), "chunk", 1);
	assert_credit(score(b, "I chunk it. Perhaps one piece would do."), "chunk", 1);
	assert_credit(score(b, "I chunk it. Then one piece will do."), "chunk", 0);
	b->without = VIVA_WITHOUT_DENIALS;
	recompile(b);
	assert_credit(score(b, "I chunk it. Then one piece will do."), "chunk", 1);
}

/* ---- mistakes ---- */

static void a_mistake_costs_its_penalty(void **state)
{
	static const char answer[] = "I would chunk it and cache it forever.";
	bench *b = *state;

	add_mistake(b, "forever", 10, phrase(b, "cache .. forever"));
	const viva_result *r = score(b, answer);
	assert_int_equal(r->score, 40);
	assert_int_equal(r->mistake_count, 1);
	assert_string_equal(r->mistakes[0].mistake->id, "forever");
	assert_int_equal(r->mistakes[0].evidence_count, 1);
	assert_int_equal(r->mistakes[0].evidence[0].end, strlen(answer) - 1);
	assert_credit(r, "chunk", 1);
}

static void mistakes_never_take_the_score_below_nothing(void **state)
{
	bench *b = *state;

	add_mistake(b, "forever", 60, phrase(b, "cache .. forever"));
	add_mistake(b, "guess", 60, phrase(b, "guess"));
	assert_int_equal(score(b, "I would chunk it, cache it forever, guess the rest.")->score, 0);
	assert_int_equal(b->result.mistake_count, 2);
	assert_true(b->result.scored);
}

static void a_mistake_that_is_denied_is_not_made(void **state)
{
	bench *b = *state;

	add_mistake(b, "forever", 10, phrase(b, "cache .. forever"));
	assert_int_equal(score(b, "I would chunk it and never cache it forever.")->mistake_count, 0);
	assert_int_equal(score(b, "I would chunk it and perhaps cache it forever.")->mistake_count, 0);
}

static void a_mistake_withholds_the_points_that_it_contradicts(void **state)
{
	static const char *const ids[] = {"chunk", "bonus"};
	bench *b = *state;
	viva_mistake *m = add_mistake(b, "forever", 5, phrase(b, "cache .. forever"));

	m->withholds = ids;
	m->withhold_count = 2;
	const viva_result *r = score(b, "I would chunk it, embed it and cache it forever.");
	assert_int_equal(point_of(r, "chunk")->ground, VIVA_WITHHELD);
	assert_ptr_equal(point_of(r, "chunk")->mistake, m);
	assert_int_equal(point_of(r, "chunk")->evidence_count, 0);
	assert_credit(r, "embed", 1);
	assert_int_equal(r->score, 20);
	assert_non_null(strstr(r->reason, "chunk: withheld for \"cache it forever\""));
	b->without = VIVA_WITHOUT_DENIALS;
	recompile(b);
	assert_credit(score(b, "I would chunk it, embed it and cache it forever."), "chunk", 1);
	assert_int_equal(b->result.mistake_count, 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up_points, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_score_is_the_share_of_the_weights),
		TEST(verdicts_name_the_score),
		TEST(every_point_is_listed_in_the_order_of_the_rubric),
		TEST(a_ground_says_why),
		TEST(a_touch_earns_half_at_most),
		TEST(matches_stand_in_order_of_position_whatever_term_they_are_of),
		TEST(what_earns_the_credit_is_quoted),
		TEST(no_more_than_four_stretches_are_quoted_in_order),
		TEST(a_bare_list_earns_half_unless_naming_is_the_point),
		TEST(the_questions_own_words_earn_nothing),
		TEST(what_says_the_contrary_takes_all_credit),
		TEST(a_denial_that_is_denied_or_doubted_takes_nothing),
		TEST(a_mistake_costs_its_penalty),
		TEST(mistakes_never_take_the_score_below_nothing),
		TEST(a_mistake_that_is_denied_is_not_made),
		TEST(a_mistake_withholds_the_points_that_it_contradicts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
