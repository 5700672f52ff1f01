/* test_subject.c - in questions that compare, of what each thing is said. */
#include "engine_fixture.h"

static int set_up_comparison(void **state)
{
	set_up(state);
	bench *b = *state;
	add_subject(b, "rag", "=rag; pipeline");
	add_subject(b, "agent", "agent");
	return 0;
}

typedef struct row {
	const char *subject; /* of which "loop" is said, NULL: not known */
	const char *answer;
	bool known_failure;
} row;

static void check(bench *b, const row *rows, size_t count)
{
	size_t wrong = 0;

	for (size_t i = 0; i < count; i++) {
		const viva_point_result *p = match_term(b, phrase(b, "loop"), rows[i].answer);
		if (p->match_count != 1)
			fail_msg("%zu matches in '%s'", p->match_count, rows[i].answer);
		const char *found = p->matches[0].subject ? p->matches[0].subject : "",
				   *meant = rows[i].subject ? rows[i].subject : "";
		bool right = strcmp(found, meant) == 0;
		if (right && rows[i].known_failure)
			print_message("right now, and no known failure any more: '%s'\n", rows[i].answer);
		if (right || rows[i].known_failure)
			continue;
		print_error("said of '%s', not of '%s': '%s'\n", found, meant, rows[i].answer);
		wrong++;
	}
	assert_int_equal(wrong, 0);
}

#define CHECK(b, rows) check((b), (rows), sizeof(rows) / sizeof *(rows))

static void a_sentence_is_about_what_it_names(void **state)
{
	static const row rows[] = {
		{"agent", "An agent works in a loop.", false},
		{"agent", "Agents loop until they are done.", false},
		{"rag", "A RAG pipeline has no loop.", false},
		{"agent", "The loop is what makes an agent.", false},
		{"agent", "In a loop the agent decides what comes next.", false},
		{NULL, "There is a loop in it.", false},
	};

	CHECK(*state, rows);
}

static void the_nearest_name_before_counts(void **state)
{
	static const row rows[] = {
		{"agent", "RAG is fixed, while an agent runs in a loop.", false},
		{"agent", "RAG is a fixed flow and an agent is a loop.", false},
		{"rag", "An agent is free, while RAG is no loop.", false},
		{"agent", "RAG is fixed. An agent loops.", false},
		{"agent", "RAG: fixed\nAgent: loop", false},
		{"agent", "- RAG is fixed\n- agent has a loop", false},
	};

	CHECK(*state, rows);
}

static void pronouns_carry_on_from_the_sentence_before(void **state)
{
	static const row rows[] = {
		{"agent", "An agent decides for itself. It runs in a loop.", false},
		{"agent", "Agents decide for themselves. They run in a loop.", false},
		{"agent", "Take an agent. It runs in a loop, unlike RAG.", false},
		{"agent", "An agent decides for itself. This is a loop.", false},
		{"agent", "An agent decides. It may use a pipeline, but it is a loop.", true},
	};

	CHECK(*state, rows);
}

static void what_is_named_for_comparison_is_not_the_subject(void **state)
{
	static const row rows[] = {
		{"agent", "Unlike RAG, an agent runs in a loop.", false},
		{"agent", "An agent is more than RAG, it is a loop.", false},
		{"agent", "An agent, compared to RAG, is a loop.", false},
		{"agent", "Agents beat RAG where a loop is wanted.", true},
		{"agent", "An agent versus RAG: it has a loop.", false},
	};

	CHECK(*state, rows);
}

static void the_other_is_not_guessed(void **state)
{
	static const row rows[] = {
		{NULL, "RAG is fixed. The other is a loop.", false},
		{NULL, "RAG and agents differ: the latter is a loop.", false},
	};

	CHECK(*state, rows);
}

/* ---- what it is worth ---- */

static void said_of_the_other_thing_a_point_is_not_made(void **state)
{
	bench *b = *state;

	add_point(b, "loop", phrase(b, "loop"))->about = "agent";
	const viva_point_result *p = point_of(score(b, "A RAG pipeline works in a loop."), "loop");
	assert_int_equal(p->ground, VIVA_REFUSED);
	assert_int_equal(p->matches[0].standing, VIVA_ELSEWHERE);
	assert_string_equal(p->matches[0].subject, "rag");
	assert_true(p->credit <= 0);
	assert_int_equal(p->evidence_count, 0);
	assert_int_equal(point_of(score(b, "An agent works in a loop."), "loop")->ground, VIVA_MADE);
}

static void said_of_nothing_in_particular_it_counts(void **state)
{
	bench *b = *state;

	add_point(b, "loop", phrase(b, "loop"))->about = "agent";
	assert_int_equal(point_of(score(b, "There is a loop in it somewhere."), "loop")->ground, VIVA_MADE);
}

static void a_point_about_nothing_counts_wherever_it_is_said(void **state)
{
	bench *b = *state;

	add_point(b, "loop", phrase(b, "loop"));
	assert_int_equal(point_of(score(b, "A RAG pipeline works in a loop."), "loop")->ground, VIVA_MADE);
}

static void a_claim_ends_in_what_it_claims(void **state)
{
	bench *b = *state;

	add_point(b, "loop", phrase(b, "decide & loop"))->about = "agent";
	const viva_point_result *p = point_of(score(b, "RAG cannot decide, an agent can, in a loop."), "loop");
	assert_int_equal(p->match_count, 1);
	assert_string_equal(p->matches[0].subject, "agent");
}

static void subjects_can_be_switched_off(void **state)
{
	bench *b = *state;

	b->without = VIVA_WITHOUT_SUBJECTS;
	add_point(b, "loop", phrase(b, "loop"))->about = "agent";
	assert_int_equal(point_of(score(b, "A RAG pipeline works in a loop."), "loop")->ground, VIVA_MADE);
}

static void an_unknown_subject_is_refused(void **state)
{
	bench *b = *state;
	viva_point *p = add_point(b, "loop", phrase(b, "loop"));

	p->about = "agents";
	p->place = (viva_place){"rubric.json", 12, 5};
	assert_false(compiles(b));
	assert_int_equal(b->err.code, VIVA_E_INPUT);
	assert_string_equal(b->err.message, "point 'loop' is about 'agents', which is not among the subjects");
	assert_int_equal(b->err.line, 12);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up_comparison, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_sentence_is_about_what_it_names),
		TEST(the_nearest_name_before_counts),
		TEST(pronouns_carry_on_from_the_sentence_before),
		TEST(what_is_named_for_comparison_is_not_the_subject),
		TEST(the_other_is_not_guessed),
		TEST(said_of_the_other_thing_a_point_is_not_made),
		TEST(said_of_nothing_in_particular_it_counts),
		TEST(a_point_about_nothing_counts_wherever_it_is_said),
		TEST(a_claim_ends_in_what_it_claims),
		TEST(subjects_can_be_switched_off),
		TEST(an_unknown_subject_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
