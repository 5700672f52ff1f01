/* test_bank.c - what a bank's files say is what the library hands out. */
#include "bank_fixture.h"

static const char questions[] = "{\n"
								"  '$schema': 'question.schema.json',\n"
								"  'viva': 'questions/1',\n"
								"  'topic': 'software-foundations',\n"
								"  'questions': [\n"
								"    {\n"
								"      'id': 'cache-invalidation', 'level': 'senior', 'kind': 'design', 'minutes': 6,\n"
								"      'prompt': 'How do you keep the cache right?',\n"
								"      'testing': 'Staleness', 'hints': ['One', 'Two'], 'model_answer': 'I would',\n"
								"      'tags': ['caching'], 'related': ['api-pagination'], 'sources': ['RFC 9111'],\n"
								"      'aka': ['stale-cache']\n"
								"    },\n"
								"    { 'id': 'api-pagination', 'level': 'junior', 'kind': 'compare', 'minutes': 60,\n"
								"      'prompt': 'Pages?' }\n"
								"  ]\n"
								"}\n";

static const char rubrics[] =
	"{ 'viva': 'rubrics/1', 'rubrics': [\n"
	"  { 'question': 'api-pagination', " RUBRIC " },\n"
	"  { 'question': 'cache-invalidation',\n"
	"    'topic': ['cache', '@store'], 'beside': 'browser',\n"
	"    'subjects': [{'id': 'ttl', 'names': ['ttl']}],\n"
	"    'points': [\n"
	"      {'id': 'ttl', 'says': 'Lifetime', 'why': 'Safety', 'tier': 'must', 'weight': 2.5, 'about': 'ttl',\n"
	"       'naming': true, 'match': ['time to live'], 'touch': '=ttl', 'deny': '@never',\n"
	"       'follow_up': 'And then?'},\n"
	"      {'id': 'events', 'says': 'Events', 'match': 'event'} ],\n"
	"    'mistakes': [\n"
	"      {'id': 'forever', 'says': 'Wrong', 'match': 'forever', 'penalty': 10, 'withholds': ['ttl', 'events']},\n"
	"      {'id': 'none', 'says': 'Wrong', 'match': 'none'} ] }\n"
	"] }\n";

static const char concepts[] = "{ 'viva': 'concepts/1', 'concepts': {\n"
							   "  'store': { 'means': 'where data is', 'terms': ['database', 'redis'] },\n"
							   "  'never': { 'terms': ['never'] } } }\n";

static void put_bank(const fixture *f)
{
	put(f, "acme/questions/software-foundations.json", questions);
	put(f, "acme/rubrics/software-foundations.json", rubrics);
	put(f, "acme/rubrics/concepts/words.json", concepts);
}

static void a_question_comes_with_all_that_its_file_says(void **state)
{
	fixture *f = *state;

	put_bank(f);
	assert_true(add(f, "acme"));
	assert_no_findings(f);
	assert_int_equal(viva_library_count(f->library), 2);
	const viva_question *q = viva_library_at(f->library, 0);
	assert_string_equal(q->id, "cache-invalidation");
	assert_string_equal(q->bank, "acme");
	assert_string_equal(q->topic, "software-foundations");
	assert_int_equal(q->level, VIVA_SENIOR);
	assert_int_equal(q->kind, VIVA_DESIGN);
	assert_int_equal(q->minutes, 6);
	assert_string_equal(q->prompt, "How do you keep the cache right?");
	assert_string_equal(q->testing, "Staleness");
	assert_string_equal(q->model_answer, "I would");
	assert_int_equal(q->hints.count, 2);
	assert_string_equal(q->hints.items[1], "Two");
	assert_string_equal(q->tags.items[0], "caching");
	assert_string_equal(q->related.items[0], "api-pagination");
	assert_string_equal(q->sources.items[0], "RFC 9111");
	assert_string_equal(q->place.file, path_of(f, "acme/questions/software-foundations.json"));
	assert_int_equal(q->place.line, 6);
	assert_int_equal(q->place.column, 5);
	q = viva_library_at(f->library, 1);
	assert_int_equal(q->level, VIVA_JUNIOR);
	assert_int_equal(q->kind, VIVA_COMPARE);
	assert_null(q->testing);
	assert_null(q->model_answer);
	assert_int_equal(q->hints.count, 0);
	assert_null(viva_library_at(f->library, 2));
}

static void a_rubric_comes_with_all_that_its_file_says(void **state)
{
	fixture *f = *state;

	put_bank(f);
	assert_true(add(f, "acme"));
	const viva_rubric *r = viva_library_at(f->library, 0)->rubric;
	assert_string_equal(r->question, "cache-invalidation");
	assert_string_equal(r->prompt, "How do you keep the cache right?");
	assert_int_equal(r->topic->kind, VIVA_TERM_ANY);
	assert_string_equal(r->beside->text, "browser");
	assert_string_equal(r->subjects[0].id, "ttl");
	assert_int_equal(r->subjects[0].names->child_count, 1);
	const viva_point *p = &r->points[0];
	assert_string_equal(p->says, "Lifetime");
	assert_string_equal(p->why, "Safety");
	assert_string_equal(p->follow_up, "And then?");
	assert_string_equal(p->about, "ttl");
	assert_int_equal(p->tier, VIVA_MUST);
	assert_true(p->weight == 2.5);
	assert_true(p->naming);
	assert_string_equal(p->match->children[0]->text, "time to live");
	assert_string_equal(p->touch->text, "=ttl");
	assert_string_equal(p->deny->text, "@never");
	assert_int_equal(p->place.line, 7);
	const viva_mistake *m = &r->mistakes[0];
	assert_true(m->penalty == 10);
	assert_int_equal(m->withhold_count, 2);
	assert_string_equal(m->withholds[1], "events");
}

static void what_a_rubric_does_not_say_has_its_default(void **state)
{
	fixture *f = *state;

	put_bank(f);
	assert_true(add(f, "acme"));
	const viva_rubric *r = viva_library_at(f->library, 0)->rubric;
	assert_int_equal(r->points[1].tier, VIVA_SHOULD);
	assert_true(r->points[1].weight == 1);
	assert_false(r->points[1].naming);
	assert_null(r->points[1].touch);
	assert_null(r->points[1].about);
	assert_true(r->mistakes[1].penalty == 5);
	assert_int_equal(r->mistakes[1].withhold_count, 0);
	r = viva_library_at(f->library, 1)->rubric;
	assert_null(r->topic);
	assert_int_equal(r->mistake_count, 0);
	assert_int_equal(r->subject_count, 0);
}

static void concepts_belong_to_their_bank(void **state)
{
	fixture *f = *state;

	put_bank(f);
	put_question(f, "{" QUESTION ", 'rubric': {" RUBRIC "}}");
	put(f, "other.json",
	    "{'viva': 'bank/1', 'name': 'other', 'concepts': {'a': {'terms': 'b'}}, 'questions': [{" QUESTION
	    ", 'rubric': {" RUBRIC "}}]}");
	assert_true(add(f, "acme"));
	assert_true(add(f, "other.json"));
	const viva_concepts *c = viva_library_concepts(f->library, viva_library_at(f->library, 1));
	assert_int_equal(c->count, 2);
	assert_string_equal(c->list[0].name, "store");
	assert_string_equal(c->list[0].means, "where data is");
	assert_int_equal(c->list[0].term->child_count, 2);
	assert_int_equal(c->list[1].place.line, 3);
	assert_int_equal(c->list[1].place.column, 3);
	assert_null(c->list[1].means);
	c = viva_library_concepts(f->library, viva_library_at(f->library, 2));
	assert_int_equal(c->count, 1);
	assert_string_equal(c->list[0].name, "a");
}

/* ---- terms ---- */

static const viva_term *match_of(fixture *f, const char *match)
{
	viva_buf text = VIVA_BUF_INIT;

	viva_buf_addf(&text, "{" QUESTION ", 'rubric': {'points': [{'id': 'p', 'says': 's', 'match': %s}]}}", match);
	put_question(f, text.text);
	viva_buf_free(&text);
	assert_true(add(f, "bank.json"));
	assert_no_findings(f);
	return viva_library_at(f->library, 0)->rubric->points[0].match;
}

static void each_kind_of_term_is_read(void **state)
{
	const viva_term *list = match_of(*state, "['a & !b',\n"
	                                         "{'any': ['a'], 'weak': true},\n"
	                                         "{'all': ['a', ['b', 'c'], {'none': ['d']}], 'within': 'clause'},\n"
	                                         "{'some': ['a', 'b'], 'count': 2, 'within': 'sentence'},\n"
	                                         "{'near': ['a', 'b'], 'words': 6, 'ordered': true},\n"
	                                         "{'re': '\\\\btop'}]");

	assert_int_equal(list->kind, VIVA_TERM_ANY);
	assert_int_equal(list->child_count, 6);
	const viva_term *const *t = list->children;
	assert_int_equal(t[0]->kind, VIVA_TERM_PHRASE);
	assert_string_equal(t[0]->text, "a & !b");
	assert_false(t[0]->weak);
	assert_int_equal(t[1]->kind, VIVA_TERM_ANY);
	assert_true(t[1]->weak);
	assert_int_equal(t[1]->place.line, 3);
	assert_int_equal(t[1]->place.column, 1);
	assert_int_equal(t[2]->kind, VIVA_TERM_ALL);
	assert_int_equal(t[2]->within, VIVA_CLAUSE);
	assert_int_equal(t[2]->children[1]->kind, VIVA_TERM_ANY);
	assert_int_equal(t[2]->children[1]->child_count, 2);
	assert_int_equal(t[2]->children[2]->kind, VIVA_TERM_NONE);
	assert_string_equal(t[2]->children[2]->children[0]->text, "d");
	assert_int_equal(t[3]->kind, VIVA_TERM_SOME);
	assert_int_equal(t[3]->count, 2);
	assert_int_equal(t[3]->within, VIVA_SENTENCE);
	assert_int_equal(t[4]->kind, VIVA_TERM_NEAR);
	assert_int_equal(t[4]->count, 6);
	assert_true(t[4]->ordered);
	assert_int_equal(t[5]->kind, VIVA_TERM_REGEX);
	assert_string_equal(t[5]->text, "\\btop");
}

static void all_is_within_a_sentence_and_some_within_the_answer_unless_said(void **state)
{
	const viva_term *list = match_of(*state, "[{'all': ['a', 'b']}, {'some': ['a', 'b'], 'count': 1}]");

	assert_int_equal(list->children[0]->within, VIVA_SENTENCE);
	assert_int_equal(list->children[1]->within, VIVA_ANSWER);
}

/* ---- banks ---- */

static void a_directory_is_named_by_its_bank_file_or_by_itself(void **state)
{
	fixture *f = *state;

	put(f, "My Bank_2/questions/a.json", "{'viva': 'questions/1', 'topic': 't', 'questions': []}");
	put(f, "b/questions/bank.json", "{'viva': 'bank/1', 'name': 'core', 'title': 'Core questions'}");
	put(f, "b/questions/question.schema.json", "this is not read");
	put(f, "b/questions/.a.json", "nor this");
	put(f, "b/questions/notes.txt", "nor this");
	assert_true(add(f, "My Bank_2/"));
	assert_true(add(f, "b"));
	assert_no_findings(f);
	assert_int_equal(viva_library_banks(f->library), 2);
	assert_string_equal(viva_library_bank(f->library, 0)->name, "my-bank-2");
	assert_string_equal(viva_library_bank(f->library, 0)->title, "my-bank-2");
	assert_string_equal(viva_library_bank(f->library, 1)->name, "core");
	assert_string_equal(viva_library_bank(f->library, 1)->title, "Core questions");
	assert_string_equal(viva_library_bank(f->library, 1)->path, path_of(f, "b"));
	assert_null(viva_library_bank(f->library, 2));
	put(f, "c/questions/a.json", "{'viva': 'questions/1', 'topic': 't', 'questions': []}");
	assert_true(add(f, "b/../c/."));
	assert_string_equal(viva_library_bank(f->library, 2)->name, "c");
	assert_int_equal(symlink("c", path_of(f, "linked")), 0);
	assert_true(add(f, "linked//"));
	assert_string_equal(viva_library_bank(f->library, 3)->name, "linked");
}

static void questions_come_in_the_order_of_banks_files_and_entries(void **state)
{
	static const char *const order[] = {"z", "c", "b", "a"};
	fixture *f = *state;

	put(f, "one/questions/b.json",
	    "{'viva': 'questions/1', 'topic': 't', 'questions': [\n"
	    "{'id': 'b', 'level': 'mid', 'kind': 'debug', 'minutes': 1, 'prompt': 'B'},\n"
	    "{'id': 'a', 'level': 'mid', 'kind': 'debug', 'minutes': 1, 'prompt': 'A'}]}");
	put(f, "one/questions/B.json",
	    "{'viva': 'questions/1', 'topic': 't', 'questions': [\n"
	    "{'id': 'c', 'level': 'mid', 'kind': 'debug', 'minutes': 1, 'prompt': 'C'}]}");
	put(f, "two.json",
	    "{'viva': 'bank/1', 'name': 'two', 'questions': [\n"
	    "{'id': 'z', 'topic': 't', 'level': 'mid', 'kind': 'debug', 'minutes': 1, 'prompt': 'C'}]}");
	assert_true(add(f, "two.json"));
	assert_true(add(f, "one"));
	assert_int_equal(viva_library_count(f->library), 4);
	for (size_t i = 0; i < 4; i++)
		assert_string_equal(viva_library_at(f->library, i)->id, order[i]);
	assert_int_equal(viva_library_bank(f->library, 1)->question_count, 3);
}

static void a_bank_can_be_one_file(void **state)
{
	fixture *f = *state;

	put(f, "bank.json",
	    "{'$schema': 'x', 'viva': 'bank/1', 'name': 'acme', 'title': 'Asked at Acme',\r\n"
	    " 'concepts': {'w': {'terms': ['word']}},\r\n"
	    " 'questions': [\r\n"
	    "  {" QUESTION ", 'rubric': {'points': [{'id': 'p', 'says': 's', 'match': '@w'}]}}]}\r\n");
	assert_true(add(f, "bank.json"));
	assert_no_findings(f);
	const viva_question *q = viva_library_find(f->library, "acme/q", NULL);
	assert_non_null(q);
	assert_string_equal(q->topic, "t");
	assert_string_equal(q->rubric->question, "q");
	assert_string_equal(q->rubric->prompt, "How?");
	assert_int_equal(q->place.line, 4);
	assert_int_equal(q->place.column, 3);
	assert_string_equal(viva_library_bank(f->library, 0)->title, "Asked at Acme");
}

/* ---- finding ---- */

static void a_question_is_found_by_its_id_with_or_without_the_bank(void **state)
{
	fixture *f = *state;

	put_bank(f);
	put(f, "other.json",
	    "{'viva': 'bank/1', 'name': 'other', 'questions': [\n"
	    "{'id': 'api-pagination', 'topic': 't', 'level': 'mid', 'kind': 'debug', 'minutes': 1, 'prompt': 'C'}]}");
	assert_true(add(f, "acme"));
	assert_true(add(f, "other.json"));
	const viva_question *mine = viva_library_at(f->library, 1), *other = viva_library_at(f->library, 2);
	assert_ptr_equal(viva_library_find(f->library, "api-pagination", NULL), mine);
	assert_ptr_equal(viva_library_find(f->library, "acme/api-pagination", NULL), mine);
	assert_ptr_equal(viva_library_find(f->library, "other/api-pagination", NULL), other);
	assert_null(viva_library_find(f->library, "other/cache-invalidation", NULL));
	assert_null(viva_library_find(f->library, "nobody/api-pagination", NULL));
	assert_null(viva_library_find(f->library, "", NULL));
	assert_null(viva_library_find(f->library, "/", NULL));
}

static void a_former_name_still_finds_the_question(void **state)
{
	fixture *f = *state;

	put_bank(f);
	assert_true(add(f, "acme"));
	assert_ptr_equal(viva_library_find(f->library, "stale-cache", NULL), viva_library_at(f->library, 0));
	assert_ptr_equal(viva_library_find(f->library, "acme/stale-cache", NULL), viva_library_at(f->library, 0));
}

static void a_name_that_is_nearly_right_brings_the_right_one(void **state)
{
	fixture *f = *state;
	const char *nearest = "";

	put_bank(f);
	assert_true(add(f, "acme"));
	assert_null(viva_library_find(f->library, "cache-invalidatoin", &nearest));
	assert_string_equal(nearest, "cache-invalidation");
	assert_null(viva_library_find(f->library, "acne/api-paginations", &nearest));
	assert_string_equal(nearest, "acme/api-pagination");
	assert_null(viva_library_find(f->library, "something-else", &nearest));
	assert_null(nearest);
	nearest = "";
	assert_non_null(viva_library_find(f->library, "api-pagination", &nearest));
	assert_null(nearest);
}

static void ten_thousand_questions_are_found(void **state)
{
	fixture *f = *state;
	viva_buf text = VIVA_BUF_INIT;
	char id[32];

	viva_buf_adds(&text, "{'viva': 'bank/1', 'name': 'big', 'questions': [");
	for (int i = 0; i < 10000; i++)
		viva_buf_addf(&text,
		              "%s{'id': 'q-%d', 'topic': 't', 'level': 'mid', 'kind': 'debug', 'minutes': 1, 'prompt': 'P',"
		              " 'rubric': {" RUBRIC "}}",
		              i ? ",\n" : "", i);
	viva_buf_adds(&text, "]}");
	put(f, "big.json", text.text);
	viva_buf_free(&text);
	assert_true(add(f, "big.json"));
	assert_no_findings(f);
	assert_int_equal(viva_library_count(f->library), 10000);
	for (size_t i = 0; i < 10000; i += 1) {
		snprintf(id, sizeof id, "big/q-%zu", i);
		assert_ptr_equal(viva_library_find(f->library, id, NULL), viva_library_at(f->library, i));
	}
}

/* ---- scorers ---- */

static void a_scorer_is_made_once(void **state)
{
	fixture *f = *state;

	put_bank(f);
	assert_true(add(f, "acme"));
	const viva_question *q = viva_library_at(f->library, 0);
	const viva_scorer *scorer = viva_library_scorer(f->library, q, &f->err);
	assert_non_null(scorer);
	assert_ptr_equal(viva_library_scorer(f->library, q, &f->err), scorer);
}

static void a_question_without_a_rubric_has_no_scorer(void **state)
{
	fixture *f = *state;

	put_question(f, "{" QUESTION "}");
	assert_true(add(f, "bank.json"));
	assert_null(viva_library_scorer(f->library, viva_library_at(f->library, 0), &f->err));
	assert_int_equal(f->err.code, VIVA_E_NOT_FOUND);
	assert_string_equal(f->err.message, "question 'q' has no rubric");
}

static void names_of_levels_and_kinds_are_those_of_the_files(void **state)
{
	(void)state;
	assert_string_equal(viva_level_name(VIVA_JUNIOR), "junior");
	assert_string_equal(viva_level_name(VIVA_STAFF), "staff");
	assert_string_equal(viva_kind_name(VIVA_DESIGN), "design");
	assert_string_equal(viva_kind_name(VIVA_EXPERIENCE), "experience");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_question_comes_with_all_that_its_file_says),
		TEST(a_rubric_comes_with_all_that_its_file_says),
		TEST(what_a_rubric_does_not_say_has_its_default),
		TEST(concepts_belong_to_their_bank),
		TEST(each_kind_of_term_is_read),
		TEST(all_is_within_a_sentence_and_some_within_the_answer_unless_said),
		TEST(a_directory_is_named_by_its_bank_file_or_by_itself),
		TEST(questions_come_in_the_order_of_banks_files_and_entries),
		TEST(a_bank_can_be_one_file),
		TEST(a_question_is_found_by_its_id_with_or_without_the_bank),
		TEST(a_former_name_still_finds_the_question),
		TEST(a_name_that_is_nearly_right_brings_the_right_one),
		TEST(ten_thousand_questions_are_found),
		TEST(a_scorer_is_made_once),
		TEST(a_question_without_a_rubric_has_no_scorer),
		TEST(names_of_levels_and_kinds_are_those_of_the_files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
