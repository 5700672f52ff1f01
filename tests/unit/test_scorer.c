/* test_scorer.c - compiling rubrics: what is refused, and the revision that tells one rubric from another. */
#include "engine_fixture.h"

/* ---- what does not compile ---- */

static void assert_fault(bench *b, viva_code code, const char *message)
{
	assert_false(compiles(b));
	assert_int_equal(b->err.code, code);
	assert_string_equal(b->err.message, message);
}

static void a_point_or_mistake_needs_something_to_match(void **state)
{
	bench *b = *state;

	add_point(b, "chunk", NULL)->place = (viva_place){"r.json", 3, 4};
	assert_fault(b, VIVA_E_INPUT, "point 'chunk' has nothing to match");
	assert_string_equal(b->err.file, "r.json");
	assert_int_equal(b->err.line, 3);
	start_over(b);
	add_point(b, "chunk", phrase(b, "chunk"));
	add_mistake(b, "forever", 5, NULL)->place = (viva_place){"r.json", 5, 6};
	assert_fault(b, VIVA_E_INPUT, "mistake 'forever' has nothing to match");
	assert_int_equal(b->err.line, 5);
}

static void a_list_of_terms_has_one_at_least(void **state)
{
	static const viva_term_kind kinds[] = {VIVA_TERM_ANY, VIVA_TERM_ALL, VIVA_TERM_NONE, VIVA_TERM_SOME,
	                                       VIVA_TERM_NEAR};
	bench *b = *state;

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		start_over(b);
		add_point(b, "p", group(b, kinds[i], ""));
		assert_fault(b, VIVA_E_INPUT, "a list of terms is empty");
		assert_int_equal(b->err.line, 7);
		assert_int_equal(b->err.column, 3);
	}
}

static void a_fault_is_found_wherever_it_stands(void **state)
{
	bench *b = *state;
	const viva_term *bad = phrase(b, "a |");

	for (int i = 0; i < 7; i++) {
		start_over(b);
		viva_point *p = add_point(b, "p", i == 0 ? bad : phrase(b, "chunk"));
		p->touch = i == 1 ? bad : NULL;
		p->deny = i == 2 ? bad : NULL;
		add_mistake(b, "m", 5, i == 3 ? bad : phrase(b, "embed"));
		b->rubric.topic = i == 4 ? bad : NULL;
		b->rubric.beside = i == 5 ? bad : NULL;
		b->subjects[0] = (viva_subject){"s", i == 6 ? bad : phrase(b, "index")};
		b->rubric.subject_count = 1;
		assert_fault(b, VIVA_E_INPUT, "phrase 'a |': a word is expected");
	}
}

static void concepts_may_name_each_other_but_not_in_a_circle(void **state)
{
	bench *b = *state;

	add_concept(b, "a", phrase(b, "@b"));
	add_concept(b, "b", phrase(b, "x @c"));
	add_concept(b, "c", phrase(b, "chunk"));
	add_point(b, "p", phrase(b, "@a"));
	assert_true(compiles(b));
	b->concepts[2].term = any_of(b, "chunk; @a");
	assert_fault(b, VIVA_E_INPUT, "concept '@a' contains itself");
	b->concepts[0].term = phrase(b, "@a");
	assert_fault(b, VIVA_E_INPUT, "concept '@a' contains itself");
}

static void a_concept_that_nobody_names_is_not_compiled(void **state)
{
	bench *b = *state;

	add_concept(b, "broken", phrase(b, "a |"));
	add_point(b, "p", phrase(b, "chunk"));
	assert_true(compiles(b));
}

static void without_concepts_none_is_known(void **state)
{
	bench *b = *state;
	viva_error err;

	add_point(b, "p", phrase(b, "@a"));
	assert_null(viva_scorer_new(&b->rubric, NULL, 0, &err));
	assert_string_equal(err.message, "unknown concept '@a'");
	assert_null(viva_scorer_new(&b->rubric, NULL, 0, NULL));
}

static void terms_are_nested_64_deep_at_most(void **state)
{
	bench *b = *state;
	viva_term *t = phrase(b, "chunk");

	for (int i = 1; i < 64; i++)
		t = with(b, term_of(b, VIVA_TERM_ANY, NULL), t);
	add_point(b, "p", t);
	assert_true(compiles(b));
	start_over(b);
	add_point(b, "p", with(b, term_of(b, VIVA_TERM_ANY, NULL), t));
	assert_fault(b, VIVA_E_LIMIT, "terms are nested more than 64 deep");
}

static void concepts_in_concepts_count_as_nesting(void **state)
{
	static char names[70][16], texts[70][16];
	bench *b = *state;

	for (int i = 0; i < 70; i++) {
		snprintf(names[i], sizeof names[i], "c%d", i);
		if (i < 69)
			snprintf(texts[i], sizeof texts[i], "@c%d", i + 1);
		else
			strcpy(texts[i], "chunk");
		add_concept(b, names[i], phrase(b, texts[i]));
	}
	add_point(b, "p", phrase(b, "@c0"));
	assert_fault(b, VIVA_E_LIMIT, "terms are nested more than 64 deep");
	start_over(b);
	for (int i = 10; i < 70; i++)
		add_concept(b, names[i], phrase(b, texts[i]));
	add_point(b, "p", phrase(b, "@c10"));
	assert_true(compiles(b));
}

static void a_rubric_without_points_compiles(void **state)
{
	bench *b = *state;
	const viva_result *r = score(b, "I would chunk all of it.");

	assert_int_equal(r->point_count, 0);
	assert_int_equal(r->score, 0);
}

static void freeing_null_does_nothing(void **state)
{
	(void)state;
	viva_scorer_free(NULL);
	viva_scratch_free(NULL);
}

/* ---- the revision ---- */

static void revision_of(bench *b, char revision[17])
{
	assert_true(compiles(b));
	assert_int_equal(strlen(viva_scorer_revision(b->scorer)), 16);
	assert_int_equal(strspn(viva_scorer_revision(b->scorer), "0123456789abcdef"), 16);
	strcpy(revision, viva_scorer_revision(b->scorer));
}

static void put_rubric(bench *b)
{
	start_over(b);
	add_concept(b, "piece", any_of(b, "chunk; passage"));
	add_concept(b, "unused", any_of(b, "wheel"));
	viva_point *p = add_point(b, "split", phrase(b, "split .. @piece"));
	p->touch = phrase(b, "split");
	add_point(b, "embed", with(b, all_of(b, VIVA_SENTENCE, "embed"), any_of(b, "index; store")));
	add_mistake(b, "forever", 5, phrase(b, "cache forever"));
	b->rubric.topic = phrase(b, "document");
}

static void wording_for_people_does_not_change_the_revision(void **state)
{
	bench *b = *state;
	char before[17], after[17];

	put_rubric(b);
	revision_of(b, before);
	revision_of(b, after);
	assert_string_equal(before, after);
	b->points[0].says = "Other words";
	b->points[0].why = "For a reason";
	b->points[0].follow_up = "And then?";
	b->points[0].place = (viva_place){"elsewhere.json", 1, 1};
	b->mistakes[0].says = "Other words";
	b->concepts[0].means = "something else";
	b->concepts[1].term = any_of(b, "not in use");
	revision_of(b, after);
	assert_string_equal(before, after);
}

/* One change each that changes what an answer earns. */
static void change(bench *b, int which)
{
	static const char *const withheld[] = {"embed"};
	viva_point *p = &b->points[0];

	put_rubric(b);
	switch (which) {
	case 0:
		p->match = phrase(b, "split ... @piece");
		break;
	case 1:
		p->weight = 1.25;
		break;
	case 2:
		p->tier = VIVA_BONUS;
		break;
	case 3:
		p->naming = true;
		break;
	case 4:
		p->touch = NULL;
		break;
	case 5:
		p->deny = p->touch, p->touch = NULL;
		break;
	case 6:
		b->mistakes[0].penalty = 6;
		break;
	case 7:
		b->mistakes[0].withholds = withheld, b->mistakes[0].withhold_count = 1;
		break;
	case 8:
		b->rubric.topic = NULL;
		break;
	case 9:
		b->rubric.beside = b->rubric.topic, b->rubric.topic = NULL;
		break;
	case 10:
		b->concepts[0].term = any_of(b, "chunk; passages of text");
		break;
	case 11:
		b->points[1].match = with(b, all_of(b, VIVA_SENTENCE, "embed"), with(b, any_of(b, "index"), phrase(b, "shop")));
		break;
	case 12:
		b->points[1].match =
			with(b, with(b, all_of(b, VIVA_SENTENCE, "embed"), any_of(b, "index")), phrase(b, "store"));
		break;
	case 13:
		b->points[1].match = with(b, all_of(b, VIVA_CLAUSE, "embed"), any_of(b, "index; store"));
		break;
	case 14:
		b->rubric.point_count = 1;
		break;
	default:
		fail();
	}
}

static void every_change_of_what_an_answer_earns_changes_the_revision(void **state)
{
	bench *b = *state;
	char revisions[16][17];

	put_rubric(b);
	revision_of(b, revisions[15]);
	for (int i = 0; i < 15; i++) {
		change(b, i);
		revision_of(b, revisions[i]);
	}
	for (int i = 0; i < 16; i++)
		for (int k = 0; k < i; k++)
			if (strcmp(revisions[i], revisions[k]) == 0)
				fail_msg("changes %d and %d have one revision", k, i);
}

/* ---- names ---- */

static void mechanisms_have_names_by_their_bits(void **state)
{
	static const struct {
		viva_mechanism bit;
		const char *name;
	} rows[] = {
		{VIVA_WITHOUT_SPELLING, "spelling"}, {VIVA_WITHOUT_POLARITY, "polarity"}, {VIVA_WITHOUT_HEDGES, "hedges"},
		{VIVA_WITHOUT_LISTS, "lists"},       {VIVA_WITHOUT_SUBJECTS, "subjects"}, {VIVA_WITHOUT_ECHO, "echo"},
		{VIVA_WITHOUT_TOPIC, "topic"},       {VIVA_WITHOUT_DENIALS, "denials"},   {VIVA_WITHOUT_STEMS, "stems"},
	};

	(void)state;
	for (unsigned i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_int_equal(rows[i].bit, 1u << i);
		assert_string_equal(viva_mechanism_name(i), rows[i].name);
	}
	assert_null(viva_mechanism_name(sizeof rows / sizeof *rows));
	assert_null(viva_mechanism_name(1000));
}

static void standings_grounds_and_tiers_have_names(void **state)
{
	(void)state;
	assert_string_equal(viva_standing_name(VIVA_ASSERTED), "asserted");
	assert_string_equal(viva_standing_name(VIVA_ECHOED), "echoed");
	assert_string_equal(viva_ground_name(VIVA_MADE), "made");
	assert_string_equal(viva_ground_name(VIVA_UNASSESSED), "unassessed");
	assert_string_equal(viva_tier_name(VIVA_MUST), "must");
	assert_string_equal(viva_tier_name(VIVA_BONUS), "bonus");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_point_or_mistake_needs_something_to_match),
		TEST(a_list_of_terms_has_one_at_least),
		TEST(a_fault_is_found_wherever_it_stands),
		TEST(concepts_may_name_each_other_but_not_in_a_circle),
		TEST(a_concept_that_nobody_names_is_not_compiled),
		TEST(without_concepts_none_is_known),
		TEST(terms_are_nested_64_deep_at_most),
		TEST(concepts_in_concepts_count_as_nesting),
		TEST(a_rubric_without_points_compiles),
		cmocka_unit_test(freeing_null_does_nothing),
		TEST(wording_for_people_does_not_change_the_revision),
		TEST(every_change_of_what_an_answer_earns_changes_the_revision),
		cmocka_unit_test(mechanisms_have_names_by_their_bits),
		cmocka_unit_test(standings_grounds_and_tiers_have_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
