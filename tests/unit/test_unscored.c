/* test_unscored.c - answers that have no score, points that could not be assessed, and what is no answer at all. */
#include "engine_fixture.h"

static int set_up_points(void **state)
{
	set_up(state);
	bench *b = *state;
	add_point(b, "chunk", phrase(b, "chunk"))->weight = 2;
	add_point(b, "embed", phrase(b, "embed"));
	add_point(b, "index", phrase(b, "index"));
	return 0;
}

/* ---- no score ---- */

static void assert_not_scored(bench *b, const char *answer, const char *reason)
{
	const viva_result *r = score(b, answer);

	assert_false(r->scored);
	assert_int_equal(r->score, 0);
	assert_string_equal(r->verdict, "not scored");
	assert_string_equal(r->reason, reason);
	assert_int_equal(r->point_count, b->rubric.point_count);
	for (size_t i = 0; i < r->point_count; i++) {
		assert_true(r->points[i].credit <= 0);
		assert_int_equal(r->points[i].evidence_count, 0);
	}
}

static void an_empty_or_short_answer_has_no_score(void **state)
{
	bench *b = *state;

	assert_not_scored(b, "", "the answer is empty");
	assert_not_scored(b, " \n\t ... -- ", "the answer is empty");
	assert_not_scored(b, "\xE2\x80\x8B", "the answer is empty");
	assert_not_scored(b, "no idea", "the answer is too short to be scored");
	assert_not_scored(b, "never chunk it", "the answer is too short to be scored");
	assert_true(score(b, "I have no idea")->scored);
}

static void the_points_of_a_short_answer_stand_without_a_score(void **state)
{
	const viva_result *r = score(*state, "chunk it");

	assert_false(r->scored);
	assert_int_equal(r->score, 0);
	assert_string_equal(r->reason, "the answer is too short to be scored");
	assert_int_equal(point_of(r, "chunk")->ground, VIVA_MADE);
	assert_int_equal(point_of(r, "chunk")->evidence_count, 1);
	assert_true(score(*state, "chunk it all, then")->scored);
}

static void an_answer_about_something_else_has_no_score(void **state)
{
	static const char reason[] = "the answer is not about the question";
	bench *b = *state;

	b->rubric.topic = any_of(b, "document; retriev*");
	recompile(b);
	assert_not_scored(b, "I like to bake bread on Sundays.", reason);
	assert_true(score(b, "I like to bake documents on Sundays.")->scored);
	assert_true(score(b, "I like to chunk bread on Sundays.")->scored);
	assert_true(score(b, "I would not chunk bread on Sundays.")->scored);
	b->without = VIVA_WITHOUT_TOPIC;
	recompile(b);
	assert_true(score(b, "I like to bake bread on Sundays.")->scored);
}

static void without_a_topic_the_questions_words_are_it(void **state)
{
	bench *b = *state;

	assert_true(score(b, "I like to bake bread on Sundays.")->scored);
	b->rubric.prompt = "How do you split a manual?";
	recompile(b);
	assert_not_scored(b, "I like to bake bread on Sundays.", "the answer is not about the question");
	assert_true(score(b, "I like to read manuals on Sundays.")->scored);
}

static void two_matches_of_a_neighbouring_topic_put_the_answer_there(void **state)
{
	bench *b = *state;

	b->rubric.beside = any_of(b, "fine-tune; learning rate; lora");
	recompile(b);
	assert_not_scored(b, "I would fine-tune it with a small learning rate, then index it.",
	                  "the answer is not about the question");
	assert_true(score(b, "I would fine-tune it, or fine-tune it again.")->scored);
	assert_true(score(b, "I would chunk it and embed it, not fine-tune it with a learning rate.")->scored);
}

static void a_mistake_keeps_an_answer_on_the_topic(void **state)
{
	bench *b = *state;

	b->rubric.topic = any_of(b, "document");
	add_mistake(b, "forever", 10, phrase(b, "bake"));
	assert_true(score(b, "I like to bake bread on Sundays.")->scored);
}

/* ---- patterns that were given up ---- */

static void what_could_not_be_assessed_is_left_out_of_the_score(void **state)
{
	bench *b = *state;
	viva_buf text = VIVA_BUF_INIT;

	b->points[2].match = regex(b, "(\\w|\\s)*overlap\\d");
	recompile(b);
	viva_buf_adds(&text, "I would chunk it. ");
	for (int i = 0; i < 400; i++)
		viva_buf_adds(&text, "then with some overlap ");
	const viva_result *r = score(b, text.text);
	assert_int_equal(point_of(r, "index")->ground, VIVA_UNASSESSED);
	assert_int_equal(r->score, 67); /* 2 of 3 */
	assert_string_equal(r->reason, "index: could not be assessed");
	viva_buf_free(&text);
}

static void a_topic_that_could_not_be_assessed_shuts_nobody_out(void **state)
{
	bench *b = *state;
	viva_buf text = VIVA_BUF_INIT;

	b->rubric.topic = regex(b, "(\\w|\\s)*overlap\\d");
	recompile(b);
	for (int i = 0; i < 400; i++)
		viva_buf_adds(&text, "then with some overlap ");
	assert_true(score(b, text.text)->scored);
	viva_buf_free(&text);
}

/* ---- what cannot be scored at all ---- */

static void an_answer_may_be_of_64_kib(void **state)
{
	bench *b = *state;
	char *text = malloc(VIVA_ANSWER_MAX + 1);

	assert_non_null(text);
	for (size_t i = 0; i <= VIVA_ANSWER_MAX; i++)
		text[i] = "chunk it, then embed it. "[i % 25];
	assert_true(try_score(b, text, VIVA_ANSWER_MAX));
	assert_false(try_score(b, text, VIVA_ANSWER_MAX + 1));
	assert_int_equal(b->err.code, VIVA_E_LIMIT);
	assert_string_equal(b->err.message, "the answer is longer than 65536 bytes");
	free(text);
}

static void what_is_no_text_is_refused_with_the_place_of_its_first_bad_byte(void **state)
{
	bench *b = *state;

	assert_false(try_score(b, "I would chunk it \xFF there", 24));
	assert_int_equal(b->err.code, VIVA_E_INPUT);
	assert_int_equal(b->err.column, 18);
	assert_false(try_score(b, "I would\0chunk it", 16));
	assert_int_equal(b->err.column, 8);
	assert_false(viva_score(b->scorer, b->scratch, "\xC3", 1, b->arena, &b->result, NULL));
}

static void a_long_reason_is_valid_text(void **state)
{
	bench *b = *state;

	start_over(b);
	for (int i = 0; i < BENCH_POINTS; i++)
		add_point(b, "a-point", phrase(b, "chunk"))->deny = phrase(b, "chunk ..40 end");
	const viva_result *r = score(
		b,
		"I chunk it, \xE2\x82\xAC\xE2\x82\xAC"
		"a \xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9"
		"\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9 to the end.");
	assert_int_equal(r->points[0].ground, VIVA_DENIED);
	assert_true(viva_answer_valid(r->reason, strlen(r->reason), NULL));
	assert_true(strlen(r->reason) < 1000);
	assert_non_null(strstr(r->reason, "...\""));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up_points, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(an_empty_or_short_answer_has_no_score),
		TEST(the_points_of_a_short_answer_stand_without_a_score),
		TEST(an_answer_about_something_else_has_no_score),
		TEST(without_a_topic_the_questions_words_are_it),
		TEST(two_matches_of_a_neighbouring_topic_put_the_answer_there),
		TEST(a_mistake_keeps_an_answer_on_the_topic),
		TEST(what_could_not_be_assessed_is_left_out_of_the_score),
		TEST(a_topic_that_could_not_be_assessed_shuts_nobody_out),
		TEST(an_answer_may_be_of_64_kib),
		TEST(what_is_no_text_is_refused_with_the_place_of_its_first_bad_byte),
		TEST(a_long_reason_is_valid_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
