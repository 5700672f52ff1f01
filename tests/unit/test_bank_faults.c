/* test_bank_faults.c - what is wrong in a bank is said with its place, everything at once, and spoils nothing else. */
#include "bank_fixture.h"

/* Findings of bank.json, which the fixture writes, with the line of put_question's members counted as 2. */
#define AT(line, column, message)                                                                                      \
	{                                                                                                                  \
		"bank.json", line, column, VIVA_FAULT, message                                                                 \
	}

/* ---- objects ---- */

static void an_unknown_key_is_reported_with_the_one_that_was_meant(void **state)
{
	static const expectation expected[] = {
		AT(2, 2, "question 'q' has no 'prompt'"),
		AT(3, 1, "unknown key 'promt' in a question; did you mean 'prompt'?"),
		AT(4, 1,
	       "unknown key 'colour' in a question; it may have: id, level, kind, minutes, prompt, testing, hints, "
	       "model_answer, tags, related, sources, aka, topic, rubric"),
	};
	fixture *f = *state;

	put_question(f, " {'id': 'q', 'topic': 't', 'level': 'mid', 'kind': 'design', 'minutes': 6,\n"
	                "'promt': 'How?',\n"
	                "'colour': 1}");
	assert_false(add(f, "bank.json"));
	ASSERT_FINDINGS(f, expected);
}

static void a_key_that_stands_twice_is_reported_with_the_first(void **state)
{
	static const expectation expected[] = {
		AT(3, 2, "key 'minutes' stands twice in a question; the first is at 2:61"),
	};
	fixture *f = *state;

	put_question(f, "{" QUESTION ",\n 'minutes': 7}");
	assert_false(add(f, "bank.json"));
	ASSERT_FINDINGS(f, expected);
}

static void every_missing_key_is_named(void **state)
{
	static const expectation expected[] = {
		AT(2, 1, "question without 'id'"),    AT(2, 1, "question without 'level'"),
		AT(2, 1, "question without 'kind'"),  AT(2, 1, "question without 'minutes'"),
		AT(2, 1, "question without 'topic'"), AT(3, 1, "a question must be an object, not a list"),
	};
	fixture *f = *state;

	put_question(f, "{'prompt': 'How?'},\n[]");
	assert_false(add(f, "bank.json"));
	ASSERT_FINDINGS(f, expected);
}

static void a_value_of_the_wrong_type_is_told_what_was_expected(void **state)
{
	static const expectation expected[] = {
		AT(2, 8, "'id' must be 1 to 64 of a-z, 0-9 and '-', not 'Q 1'"),
		AT(3, 11, "'topic' must be a string, not a list"),
		AT(4, 11, "'level' must be junior, mid, senior or staff, not 'seniour'; did you mean 'senior'?"),
		AT(5, 10, "'kind' must be design, concept, compare, debug or experience, not null"),
		AT(6, 13, "'minutes' must be a whole number from 1 to 60, not a string"),
		AT(7, 12, "'prompt' is empty"),
		AT(8, 13, "'testing' must be a string, not a number"),
		AT(9, 11, "'hints' must be a list of strings, not a string"),
		AT(10, 16, "'tags' must be a string, not true or false"),
		AT(11, 14, "'related' must be 1 to 64 of a-z, 0-9 and '-', not ''"),
		AT(12, 12, "'rubric' must be an object, not a list"),
	};
	fixture *f = *state;

	put_question(f, "{'id': 'Q 1',\n"
	                " 'topic': ['t'],\n"
	                " 'level': 'seniour',\n"
	                " 'kind': null,\n"
	                " 'minutes': '6',\n"
	                " 'prompt': ' \\n',\n"
	                " 'testing': 1,\n"
	                " 'hints': 'One',\n"
	                " 'tags': ['a', true],\n"
	                " 'related': [''],\n"
	                " 'rubric': []}");
	assert_false(add(f, "bank.json"));
	ASSERT_FINDINGS(f, expected);
}

static void minutes_are_whole_and_within_the_hour(void **state)
{
	static const expectation expected[] = {
		AT(2, 96, "'minutes' must be a whole number from 1 to 60, not 0"),
		AT(3, 96, "'minutes' must be a whole number from 1 to 60, not 61"),
		AT(4, 96, "'minutes' must be a whole number from 1 to 60, not 2.5"),
		AT(5, 96, "'minutes' must be a whole number from 1 to 60, not 1e+300"),
	};
	fixture *f = *state;
	viva_buf text = VIVA_BUF_INIT;
	static const char *const minutes[] = {"0", "61", "2.5", "1e300"};

	for (int i = 0; i < 4; i++)
		viva_buf_addf(
			&text,
			"%s{'id': 'question-%d', 'topic': 't', 'level': 'mid', 'kind': 'debug', 'prompt': 'P?', 'minutes': %s}",
			i ? ",\n" : "", i, minutes[i]);
	put_question(f, text.text);
	viva_buf_free(&text);
	assert_false(add(f, "bank.json"));
	ASSERT_FINDINGS(f, expected);
}

static void an_identifier_has_up_to_sixty_four_bytes(void **state)
{
	fixture *f = *state;
	char id[66] = "", members[512];

	memset(id, 'a', 64);
	snprintf(members, sizeof members,
	         "{'id': '%s', 'topic': 't', 'level': 'mid', 'kind': 'debug', 'minutes': 1, "
	         "'prompt': 'P', 'rubric': {" RUBRIC "}}",
	         id);
	put_question(f, members);
	assert_true(add(f, "bank.json"));
	assert_no_findings(f);
	id[64] = 'a';
	snprintf(members, sizeof members, "{'viva': 'bank/1', 'name': '%s'}", id);
	put(f, "long.json", members);
	assert_false(add(f, "long.json"));
	assert_int_equal(viva_report_count(f->report), 1);
}

/* ---- rubrics ---- */

static void put_rubric(const fixture *f, const char *rubric)
{
	viva_buf text = VIVA_BUF_INIT;

	viva_buf_addf(&text, "{" QUESTION ", 'rubric':\n%s}", rubric);
	put_question(f, text.text);
	viva_buf_free(&text);
}

static void terms_that_make_no_sense_are_refused_each_at_its_place(void **state)
{
	static const expectation expected[] = {
		AT(4, 1, "a term has one of the keys any, all, none, some, near, re"),
		AT(5, 2, "unknown key 'al' in a term; did you mean 'all'?"),
		AT(6, 1, "a term is of one kind, this one has both 'any' and 'none'"),
		AT(7, 9, "'any' is an empty list, which matches nothing"),
		AT(8, 18, "unknown key 'count' in a term with 'all'; it may have: all, within, weak"),
		AT(9, 27, "'within' must be sentence, clause or answer, not 'paragraph'"),
		AT(10, 1, "'none' stands only in the list of an 'all', beside what must match"),
		AT(11, 10, "'none' stands only in the list of an 'all', beside what must match"),
		AT(12, 1, "term with 'some' without 'count'"),
		AT(13, 26, "'count' is 2, of a list of 1"),
		AT(14, 1, "'near' needs two terms or more"),
		AT(15, 31, "'words' must be a whole number from 0 to 100, not -1"),
		AT(16, 8, "'re' holds the control character U+0008: a backslash itself is written '\\\\'"),
		AT(17, 1, "'match' must be a term (a string, a list or an object), not a number"),
		AT(18, 9, "'all' must be a list of terms, not a string"),
		AT(19, 1, "'match' is empty"),
	};
	fixture *f = *state;

	put_rubric(f, "{'points': [{'id': 'p', 'says': 's', 'match': [\n"
	              "{},\n"
	              "{'al': ['x']},\n"
	              "{'any': ['x'], 'none': ['y']},\n"
	              "{'any': []},\n"
	              "{'all': ['x'],   'count': 2},\n"
	              "{'all': ['x'], 'within':  'paragraph'},\n"
	              "{'none': ['x']},\n"
	              "{'all': [{'none': ['x']}]},\n"
	              "{'some': ['x']},\n"
	              "{'some': ['x'], 'count': 2},\n"
	              "{'near': ['x'], 'words': 2},\n"
	              "{'near': ['x', 'y'], 'words': -1},\n"
	              "{'re': '\\btop'},\n"
	              "7,\n"
	              "{'all': 'x'},\n"
	              "''\n"
	              "]}]}");
	assert_true(add(f, "bank.json"));
	assert_null(viva_library_at(f->library, 0)->rubric);
	ASSERT_FINDINGS(f, expected);
}

static void a_point_must_be_whole(void **state)
{
	static const expectation expected[] = {
		AT(4, 1, "point 'p' has no 'says'"),
		AT(4, 1, "point 'p' has no 'match'"),
		AT(5, 54, "'weight' must be a number above 0, up to 1000, not 0"),
		AT(6, 52, "'tier' must be must, should or bonus, not 'most'; did you mean 'must'?"),
		AT(7, 54, "'naming' must be true or false, not a string"),
		AT(8, 44, "unknown key 'followup' in a point; did you mean 'follow_up'?"),
	};
	fixture *f = *state;

	put_rubric(f, "{'points': [\n"
	              "{'id': 'p'},\n"
	              "{'id': 'p2', 'says': 's', 'match': 'word', 'weight': 0},\n"
	              "{'id': 'p3', 'says': 's', 'match': 'word', 'tier': 'most'},\n"
	              "{'id': 'p4', 'says': 's', 'match': 'word', 'naming': 'yes'},\n"
	              "{'id': 'p5', 'says': 's', 'match': 'word', 'followup': 'And?'}]}");
	assert_true(add(f, "bank.json"));
	ASSERT_FINDINGS(f, expected);
}

static void what_a_rubric_says_of_its_parts_must_hold(void **state)
{
	static const expectation expected[] = {
		AT(5, 8, "point 'ttl' stands twice in this rubric; the first is at 4:8"),
		AT(6, 52, "'about' names 'agents', which is no subject of this rubric; did you mean 'agent'?"),
		AT(7, 78, "'withholds' names 'tttl', which is no point of this rubric; did you mean 'ttl'?"),
		AT(7, 86, "'withholds' names 'other', which is no point of this rubric"),
		AT(8, 8, "mistake 'm' stands twice in this rubric; the first is at 7:22"),
		AT(8, 51, "'penalty' must be a number from 0 to 100, not 101"),
		AT(10, 8, "subject 'agent' stands twice in this rubric; the first is at 9:22"),
	};
	fixture *f = *state;

	put_rubric(f, "{'points': [\n"
	              "{'id': 'ttl', 'says': 's', 'match': 'word'},\n"
	              "{'id': 'ttl', 'says': 's', 'match': 'word'},\n"
	              "{'id': 'b', 'says': 's', 'match': 'word', 'about': 'agents'}],\n"
	              " 'mistakes': [{'id': 'm', 'says': 's', 'match': 'word', 'withholds': ['ttl', 'tttl', 'other']},\n"
	              "{'id': 'm', 'says': 's', 'match': 'w', 'penalty': 101}],\n"
	              " 'subjects': [{'id': 'agent', 'names': 'agent'},\n"
	              "{'id': 'agent', 'names': 'loop'}]}");
	assert_true(add(f, "bank.json"));
	ASSERT_FINDINGS(f, expected);
}

static void a_score_needs_a_point_that_is_no_bonus(void **state)
{
	static const expectation expected[] = {
		AT(2, 114, "a rubric needs a point"),
		AT(3, 118, "every point is a bonus: a score needs one that is must or should"),
	};
	fixture *f = *state;

	put_question(f, "{" QUESTION ", 'rubric': {'points': []}},\n"
	                "{'id': 'other', 'topic': 't', 'level': 'mid', 'kind': 'design', 'minutes': 6, 'prompt': 'How?',"
	                " 'rubric': {'points': [{'id': 'p', 'says': 's', 'match': 'word', 'tier': 'bonus'}]}}");
	assert_true(add(f, "bank.json"));
	ASSERT_FINDINGS(f, expected);
}

static void a_rubric_has_no_more_than_256_points(void **state)
{
	fixture *f = *state;
	viva_buf text = VIVA_BUF_INIT;

	viva_buf_adds(&text, "{'points':\n[");
	for (int i = 0; i < 257; i++)
		viva_buf_addf(&text, "%s{'id': 'p%d', 'says': 's', 'match': 'word'}", i ? "," : "", i);
	viva_buf_adds(&text, "]}");
	put_rubric(f, text.text);
	viva_buf_free(&text);
	assert_true(add(f, "bank.json"));
	const expectation expected[] = {AT(4, 1, "'points' has 257 entries, more than 256")};
	ASSERT_FINDINGS(f, expected);
}

static void concepts_have_names_and_terms(void **state)
{
	static const expectation expected[] = {
		AT(2, 1, "the name of a concept must be 1 to 64 of a-z, 0-9 and '-', not 'Two words'"),
		AT(3, 6, "concept without 'terms'"),
		AT(3, 7, "unknown key 'term' in a concept; did you mean 'terms'?"),
		AT(4, 6, "a concept must be an object, not a list"),
		AT(5, 1, "concept 'a' stands twice; the first is at $/bank.json:3:1"),
	};
	fixture *f = *state;

	put(f, "bank.json",
	    "{'viva': 'bank/1', 'name': 'acme', 'concepts': {\n"
	    "'Two words': {'terms': ['x']},\n"
	    "'a': {'term': ['x']},\n"
	    "'b': ['x'],\n"
	    "'a': {'terms': ['x']}}}");
	assert_false(add(f, "bank.json"));
	ASSERT_FINDINGS(f, expected);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(an_unknown_key_is_reported_with_the_one_that_was_meant),
		TEST(a_key_that_stands_twice_is_reported_with_the_first),
		TEST(every_missing_key_is_named),
		TEST(a_value_of_the_wrong_type_is_told_what_was_expected),
		TEST(minutes_are_whole_and_within_the_hour),
		TEST(an_identifier_has_up_to_sixty_four_bytes),
		TEST(terms_that_make_no_sense_are_refused_each_at_its_place),
		TEST(a_point_must_be_whole),
		TEST(what_a_rubric_says_of_its_parts_must_hold),
		TEST(a_score_needs_a_point_that_is_no_bonus),
		TEST(a_rubric_has_no_more_than_256_points),
		TEST(concepts_have_names_and_terms),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
