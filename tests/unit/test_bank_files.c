/* test_bank_files.c - banks of several files: what they say of each other, and what cannot be read. */
#include "bank_fixture.h"

#define Q(id) "{'id': '" id "', 'level': 'mid', 'kind': 'debug', 'minutes': 5, 'prompt': 'P?'}"
#define QUESTIONS(list) "{'viva': 'questions/1', 'topic': 't', 'questions': [\n" list "]}"
#define RUBRICS(list) "{'viva': 'rubrics/1', 'rubrics': [\n" list "]}"
#define R(id) "{'question': '" id "', " RUBRIC "}"

/* ---- one file about another ---- */

static void a_question_that_stands_twice_is_reported_with_the_first(void **state)
{
	static const expectation expected[] = {
		{"a/questions/two.json", 3, 8, VIVA_FAULT,
	     "question 'one' stands twice; the first is at $/a/questions/one.json:2:8"},
	};
	fixture *f = *state;

	put(f, "a/questions/one.json", QUESTIONS(Q("one")));
	put(f, "a/questions/two.json", QUESTIONS(Q("two") ",\n" Q("one")));
	put(f, "a/rubrics/one.json", RUBRICS(R("one") ",\n" R("two")));
	assert_true(add(f, "a"));
	ASSERT_FINDINGS(f, expected);
	assert_int_equal(viva_library_count(f->library), 2);
}

static void a_rubric_needs_a_question_and_a_question_should_have_a_rubric(void **state)
{
	static const expectation expected[] = {
		{"a/questions/one.json", 2, 8, VIVA_WARNING, "question 'evaluate' has no rubric: answers to it get no score"},
		{"a/rubrics/one.json", 2, 14, VIVA_FAULT,
	     "rubric for 'evalutae', which is no question of this bank; did you mean 'evaluate'?"},
		{"a/rubrics/one.json", 3, 14, VIVA_FAULT, "rubric for 'other', which is no question of this bank"},
		{"a/rubrics/one.json", 5, 14, VIVA_FAULT,
	     "question 'two' has two rubrics; the first is at $/a/rubrics/one.json:4:14"},
	};
	fixture *f = *state;

	put(f, "a/questions/one.json", QUESTIONS(Q("evaluate") ",\n" Q("two")));
	put(f, "a/rubrics/one.json", RUBRICS(R("evalutae") ",\n" R("other") ",\n" R("two") ",\n" R("two")));
	assert_true(add(f, "a"));
	ASSERT_FINDINGS(f, expected);
	assert_true(viva_report_has_faults(f->report));
}

static void related_questions_and_former_names_are_checked(void **state)
{
	static const expectation expected[] = {
		{"b.json", 2, 116, VIVA_WARNING, "'related' names 'nobody', which is no question"},
		{"b.json", 3, 3, VIVA_WARNING, "'aka' names 'two', which is the name of another question: $/b.json:4:8"},
		{"b.json", 4, 109, VIVA_WARNING, "'aka' names 'old', which is the name of another question: $/b.json:2:135"},
	};
	fixture *f = *state;

	put_question(f, "{" QUESTION ", 'rubric': {" RUBRIC "}}");
	put(f, "b.json",
	    "{'viva': 'bank/1', 'name': 'b', 'questions': [\n"
	    "{'id': 'one', 'topic': 't', 'level': 'mid', 'kind': 'debug', 'minutes': 5, 'prompt': 'P?', 'related': ['two', "
	    "'q', 'nobody'], 'aka': ['old'\n"
	    ", 'two'], 'rubric': {" RUBRIC "}},\n"
	    "{'id': 'two', 'topic': 't', 'level': 'mid', 'kind': 'debug', 'minutes': 5, 'prompt': 'P?', 'aka': ['older', "
	    "'old'], 'rubric': {" RUBRIC "}}]}");
	assert_true(add(f, "bank.json"));
	assert_true(add(f, "b.json"));
	ASSERT_FINDINGS(f, expected);
	assert_false(viva_report_has_faults(f->report));
	assert_string_equal(viva_library_find(f->library, "old", NULL)->id, "one");
	assert_string_equal(viva_library_find(f->library, "older", NULL)->id, "two");
}

static void one_fault_does_not_bring_others_in_its_train(void **state)
{
	static const expectation expected[] = {
		{"a/questions/broken.json", 1, 2, VIVA_FAULT, "expected a key in double quotes, found 'o'"},
		{"a/questions/one.json", 2, 1, VIVA_FAULT, "question 'one' has no 'level'"},
		{"a/questions/one.json", 2, 1, VIVA_FAULT, "question 'one' has no 'kind'"},
		{"a/rubrics/broken.json", 1, 10, VIVA_FAULT,
	     "expected a value, but the text ends: the '{' at 1:1 is not closed"},
	};
	fixture *f = *state;

	put(f, "a/questions/broken.json", "{oops}");
	put(f, "a/questions/one.json", QUESTIONS("{'id': 'one', 'minutes': 5, 'prompt': 'P'},\n" Q("two")));
	put(f, "a/rubrics/one.json", RUBRICS(R("one") ",\n" R("in-the-broken-file")));
	put(f, "a/rubrics/broken.json", "{'viva': ");
	assert_true(add(f, "a"));
	ASSERT_FINDINGS(f, expected);
	assert_int_equal(viva_library_count(f->library), 1);
}

/* ---- formats ---- */

static void a_file_says_its_format(void **state)
{
	static const expectation expected[] = {
		{"a/questions/a.json", 1, 1, VIVA_FAULT, "expected \"viva\": \"questions/1\", which names the format"},
		{"a/questions/b.json", 1, 10, VIVA_FAULT, "expected 'questions/1' here, found a file of 'rubrics/1'"},
		{"a/questions/c.json", 1, 10, VIVA_FAULT, "format 'questions/2' is not known here; expected 'questions/1'"},
		{"a/questions/d.json", 1, 10, VIVA_FAULT, "'viva' must be 'questions/1', not a number"},
		{"a/questions/e.json", 1, 1, VIVA_FAULT, "expected an object with \"viva\": \"questions/1\", found a list"},
		{"a/questions/f.json", 1, 1, VIVA_FAULT, "questions file without 'topic'"},
		{"a/questions/f.json", 1, 25, VIVA_FAULT, "unknown key 'topics' in a questions file; did you mean 'topic'?"},
		{"a/questions/f.json", 2, 2, VIVA_FAULT,
	     "unknown key 'topic' in a question; it may have: id, level, kind, "
	     "minutes, prompt, testing, hints, model_answer, tags, related, "
	     "sources, aka"},
		{"a/rubrics/concepts/a.json", 1, 36, VIVA_FAULT, "'concepts' must be an object, not a list"},
	};
	fixture *f = *state;

	put(f, "a/questions/a.json", "{'questions': []}");
	put(f, "a/questions/b.json", "{'viva': 'rubrics/1', 'rubrics': []}");
	put(f, "a/questions/c.json", "{'viva': 'questions/2', 'novelty': []}");
	put(f, "a/questions/d.json", "{'viva': 1}");
	put(f, "a/questions/e.json", "[]");
	put(f, "a/questions/f.json",
	    "{'viva': 'questions/1', 'topics': 't', 'questions': [\n"
	    "{'topic': 't', 'id': 'q', 'level': 'mid', 'kind': 'debug', 'minutes': 1, "
	    "'prompt': 'P'}]}");
	put(f, "a/rubrics/concepts/a.json", "{'viva': 'concepts/1', 'concepts': []}");
	assert_false(add(f, "a"));
	assert_int_equal(f->err.code, VIVA_E_INPUT);
	ASSERT_FINDINGS(f, expected);
}

static void a_questions_file_alone_is_no_bank(void **state)
{
	fixture *f = *state;

	put(f, "questions.json", QUESTIONS(Q("one")));
	assert_false(add(f, "questions.json"));
	assert_int_equal(f->err.code, VIVA_E_INPUT);
	assert_int_equal(viva_library_banks(f->library), 0);
	const expectation expected[] = {
		{"questions.json", 1, 10, VIVA_FAULT, "expected 'bank/1' here, found a file of 'questions/1'"}};
	ASSERT_FINDINGS(f, expected);
}

static void a_bank_whose_own_file_is_broken_gets_no_other_name(void **state)
{
	static const expectation expected[] = {
		{"a/questions/bank.json", 1, 28, VIVA_FAULT, "'name' must be 1 to 64 of a-z, 0-9 and '-', not 'The Bank'"},
		{"a/questions/one.json", 2, 8, VIVA_WARNING, "question 'one' has no rubric: answers to it get no score"},
	};
	fixture *f = *state;

	put(f, "a/questions/bank.json", "{'viva': 'bank/1', 'name': 'The Bank'}");
	put(f, "a/questions/one.json", QUESTIONS(Q("one")));
	assert_false(add(f, "a"));
	assert_int_equal(f->err.code, VIVA_E_INPUT);
	assert_true(strstr(f->err.message, "1 fault in it") != NULL);
	ASSERT_FINDINGS(f, expected);
}

/* ---- what cannot be read ---- */

static void a_bank_that_is_not_there_is_not_found(void **state)
{
	fixture *f = *state;

	assert_false(add(f, "none"));
	assert_int_equal(f->err.code, VIVA_E_NOT_FOUND);
	assert_true(same_text(f->err.message, "cannot open bank '$/none': No such file or directory", f->directory));
	put(f, "empty/README.md", "");
	assert_false(add(f, "empty"));
	assert_int_equal(f->err.code, VIVA_E_NOT_FOUND);
	assert_true(same_text(f->err.message, "'$/empty' is no bank: it has no directory 'questions'", f->directory));
	assert_no_findings(f);
}

static void a_file_that_cannot_be_opened_is_a_finding(void **state)
{
	static const expectation expected[] = {
		{"a/questions/gone.json", 0, 0, VIVA_FAULT, "cannot open the file: No such file or directory"},
		{"a/questions/inner.json", 0, 0, VIVA_FAULT, "cannot read the file: Is a directory"},
		{"a/rubrics", 0, 0, VIVA_FAULT, "cannot open the directory: Not a directory"},
		{"a/rubrics/concepts", 0, 0, VIVA_FAULT, "cannot open the directory: Not a directory"},
	};
	fixture *f = *state;

	put(f, "a/questions/one.json", QUESTIONS(Q("one")));
	put(f, "a/questions/inner.json/x", "");
	assert_int_equal(symlink("nowhere", path_of(f, "a/questions/gone.json")), 0);
	put(f, "a/rubrics", "a file in the place of a directory");
	assert_true(add(f, "a"));
	ASSERT_FINDINGS(f, expected);
}

static void a_file_over_the_limit_is_refused(void **state)
{
	fixture *f = *state;

	put(f, "big.json", "{}");
	assert_int_equal(truncate(path_of(f, "big.json"), 16 * 1024 * 1024 + 1), 0);
	assert_false(add(f, "big.json"));
	assert_int_equal(f->err.code, VIVA_E_LIMIT);
	const expectation expected[] = {{"big.json", 0, 0, VIVA_FAULT, "file is larger than 16 MiB"}};
	ASSERT_FINDINGS(f, expected);
}

static void a_broken_bank_leaves_the_others_alone(void **state)
{
	static const expectation expected[] = {
		{"bad.json", 1, 10, VIVA_FAULT, "byte 0xff is not UTF-8: save the file as UTF-8"},
	};
	fixture *f = *state;

	put_question(f, "{" QUESTION ", 'rubric': {" RUBRIC "}}");
	put_bytes(f, "bad.json", "{\"viva\":\"\xFF\"}", 12);
	put(f, "good.json", "{'viva': 'bank/1', 'name': 'good', 'questions': [{" QUESTION ", 'rubric': {" RUBRIC "}}]}");
	assert_true(add(f, "bank.json"));
	assert_false(add(f, "bad.json"));
	assert_int_equal(f->err.code, VIVA_E_INPUT);
	assert_true(add(f, "good.json"));
	ASSERT_FINDINGS(f, expected);
	assert_int_equal(viva_library_banks(f->library), 2);
	assert_int_equal(viva_library_count(f->library), 2);
	assert_non_null(viva_library_find(f->library, "good/q", NULL));
}

static void two_banks_of_one_name_do_not_go_together(void **state)
{
	static const expectation expected[] = {
		{"again.json", 1, 28, VIVA_FAULT, "bank 'acme' is loaded already, from '$/bank.json'"},
	};
	fixture *f = *state;

	put_question(f, "{" QUESTION ", 'rubric': {" RUBRIC "}}");
	put(f, "again.json", "{'viva': 'bank/1', 'name': 'acme'}");
	assert_true(add(f, "bank.json"));
	assert_false(add(f, "again.json"));
	assert_int_equal(f->err.code, VIVA_E_INPUT);
	ASSERT_FINDINGS(f, expected);
	assert_int_equal(viva_library_banks(f->library), 1);
}

/* ---- excerpts ---- */

static const viva_finding *only_finding(fixture *f, const char *bank)
{
	assert_false(add(f, bank));
	assert_int_equal(viva_report_count(f->report), 1);
	return viva_report_at(f->report, 0);
}

static void a_finding_shows_its_line(void **state)
{
	fixture *f = *state;

	put(f, "bank.json", "{'viva': 'bank/1',\r\n\t'name': 'n\xC3\xA9',\r\n'questions': []}");
	const viva_finding *found = only_finding(f, "bank.json");
	assert_int_equal(found->line, 2);
	assert_int_equal(found->column, 10);
	assert_string_equal(found->excerpt, "\t\"name\": \"n\xC3\xA9\",");
}

static void a_line_is_shown_up_to_a_kibibyte(void **state)
{
	fixture *f = *state;
	viva_buf text = VIVA_BUF_INIT;

	viva_buf_adds(&text, "{'viva': 'bank/1', 'name': 'No', 'title': 't");
	while (text.length < 1023)
		viva_buf_addc(&text, 'x');
	viva_buf_adds(&text, "\xC3\xA9'}");
	put(f, "bank.json", text.text);
	const viva_finding *found = only_finding(f, "bank.json");
	assert_int_equal(strlen(found->excerpt), 1023);
	viva_buf_free(&text);
}

static void a_place_far_out_in_its_line_has_no_excerpt(void **state)
{
	fixture *f = *state;
	viva_buf text = VIVA_BUF_INIT;

	viva_buf_adds(&text, "{'viva': 'bank/1', 'title': 't");
	while (text.length < 2000)
		viva_buf_addc(&text, 'x');
	viva_buf_adds(&text, "', 'name': 'No'}");
	put(f, "bank.json", text.text);
	const viva_finding *found = only_finding(f, "bank.json");
	assert_int_equal(found->column, 2012);
	assert_string_equal(found->excerpt, "");
	viva_buf_free(&text);
}

static void a_report_ends_at_ten_thousand_findings(void **state)
{
	fixture *f = *state;
	viva_buf text = VIVA_BUF_INIT;

	for (int i = 0; i < 12000; i++)
		viva_buf_adds(&text, i ? ",\n1" : "1");
	put_question(f, text.text);
	viva_buf_free(&text);
	assert_false(add(f, "bank.json"));
	assert_int_equal(viva_report_count(f->report), 10001);
	assert_string_equal(viva_report_at(f->report, 10000)->message, "more was found, and is left out");
}

/* ---- checking ---- */

static void a_check_finds_what_scorers_refuse_once_each(void **state)
{
	fixture *f = *state;

	put(f, "bank.json",
	    "{'viva': 'bank/1', 'name': 'acme',\n"
	    "'concepts': {'good': {'terms': ['x']},\n"
	    "'bad': {'terms': [{'re': '(x'}]}},\n"
	    "'questions': [\n"
	    "{" QUESTION ", 'rubric': {'points': [{'id': 'p', 'says': 's', 'match': '@good'}]}},\n"
	    "{'id': 'two', 'topic': 't', 'level': 'mid', 'kind': 'debug', 'minutes': 5, 'prompt': 'P?',\n"
	    " 'rubric': {'points': [{'id': 'p', 'says': 's', 'match':\n"
	    "'@bad'}]}},\n"
	    "{'id': 'three', 'topic': 't', 'level': 'mid', 'kind': 'debug', 'minutes': 5, 'prompt': 'P?',\n"
	    " 'rubric': {'points': [{'id': 'p', 'says': 's', 'match':\n"
	    "'@unheard-of'}]}}]}");
	assert_true(add(f, "bank.json"));
	assert_no_findings(f);
	viva_library_check(f->library, f->report);
	viva_report_sort(f->report);
	assert_int_equal(viva_report_count(f->report), 2);
	assert_int_equal(viva_report_at(f->report, 0)->line, 3);
	assert_int_equal(viva_report_at(f->report, 0)->column, 19);
	assert_string_equal(viva_report_at(f->report, 0)->excerpt, "\"bad\": {\"terms\": [{\"re\": \"(x\"}]}},");
	assert_int_equal(viva_report_at(f->report, 1)->line, 11);
	assert_int_equal(viva_report_at(f->report, 1)->severity, VIVA_FAULT);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_question_that_stands_twice_is_reported_with_the_first),
		TEST(a_rubric_needs_a_question_and_a_question_should_have_a_rubric),
		TEST(related_questions_and_former_names_are_checked),
		TEST(one_fault_does_not_bring_others_in_its_train),
		TEST(a_file_says_its_format),
		TEST(a_questions_file_alone_is_no_bank),
		TEST(a_bank_whose_own_file_is_broken_gets_no_other_name),
		TEST(a_bank_that_is_not_there_is_not_found),
		TEST(a_file_that_cannot_be_opened_is_a_finding),
		TEST(a_file_over_the_limit_is_refused),
		TEST(a_broken_bank_leaves_the_others_alone),
		TEST(two_banks_of_one_name_do_not_go_together),
		TEST(a_finding_shows_its_line),
		TEST(a_line_is_shown_up_to_a_kibibyte),
		TEST(a_place_far_out_in_its_line_has_no_excerpt),
		TEST(a_report_ends_at_ten_thousand_findings),
		TEST(a_check_finds_what_scorers_refuse_once_each),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
