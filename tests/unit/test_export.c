/* test_export.c - a session handed to somebody else: what was typed stays text in every format, and no figure is lost.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <bank/json.h>
#include <commands/export.h>
#include <commands/html.h>
#include <commands/markdown.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char result[] =
	"{\"score\": 50, \"verdict\": \"partial\", \"reason\": \"\","
	"\"points\": [{\"id\": \"plan\", \"credit\": 1, \"weight\": 1.5, \"ground\": \"made\","
	" \"evidence\": [{\"start\": 0, \"end\": 4, \"text\": \"look\"}]},"
	" {\"id\": \"index\", \"credit\": 0, \"weight\": 2, \"ground\": \"missing\", \"evidence\": []}], \"mistakes\": [],"
	"\"shown\": [{\"id\": \"plan\", \"tier\": \"must\", \"says\": \"Looks, then \\\"leaps\\\"\", \"note\": \"\"},"
	" {\"id\": \"index\", \"tier\": \"should\", \"says\": \"=HYPERLINK(1)\", \"note\": \"<b>&\"}]}";

typedef struct fixture {
	viva_arena *arena;
	feedback *feedback;
	const char *contested; /* of the second point */
	history_grade grade;
	history_answer answer;
	sheet_answer shown;
	sheet_mark mark;
	scorecard card;
	sheet sheet;
	viva_buf out;
} fixture;

static int set_up(void **state)
{
	fixture *f = calloc(1, sizeof *f);

	assert_non_null(f);
	f->arena = viva_arena_new();
	assert_non_null(f->arena);
	f->out = (viva_buf)VIVA_BUF_INIT;
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	fixture *f = *state;

	viva_buf_free(&f->out);
	viva_arena_free(f->arena);
	free(f);
	return 0;
}

/* What a format makes of a session with one answer of this text. */
static const char *exported(fixture *f, export_format *format, const char *text)
{
	viva_error err;

	f->answer = (history_answer){.id = 1,
	                             .bank = "small",
	                             .question = "slow-query",
	                             .topic = "databases",
	                             .level = "mid",
	                             .asked_ms = 1000,
	                             .seconds = 61,
	                             .text = text,
	                             .scored = true,
	                             .score = 50,
	                             .verdict = "partial",
	                             .revision = "r",
	                             .result = result};
	f->feedback = feedback_of_json(result, NULL, f->arena, &err);
	assert_non_null(f->feedback);
	f->feedback->points[1].contested = f->contested;
	f->mark = (sheet_mark){0, 4, "plan", false};
	f->shown = (sheet_answer){.answer = &f->answer,
	                          .feedback = f->feedback,
	                          .number = 1,
	                          .marks = &f->mark,
	                          .mark_count = strncmp(text, "look", 4) == 0};
	f->sheet = (sheet){.session = {.id = 7, .uid = "u", .kind = "ask", .scored = true, .score = 50, .seconds = 61},
	                   .answers = &f->shown,
	                   .count = 1,
	                   .questions = 1,
	                   .beside = {.grades = &f->grade, .grade_count = f->grade.answer != 0},
	                   .card = &f->card};
	viva_buf_clear(&f->out);
	format(&f->out, &f->sheet);
	assert_false(f->out.failed);
	return f->out.text;
}

static void must_have(const char *text, const char *part)
{
	if (!strstr(text, part))
		fail_msg("%s\nis not in:\n%s", part, text);
}

static void must_not_have(const char *text, const char *part)
{
	if (strstr(text, part))
		fail_msg("%s\nis in:\n%s", part, text);
}

/* ---- CSV ---- */

/* Takes a cell as RFC 4180 has it; *end is what ended it: ',', '\r', or 0. */
static const char *take_cell(const char *at, viva_buf *cell, char *end)
{
	viva_buf_clear(cell);
	if (*at == '"') {
		for (at++; *at != '"' || at[1] == '"'; at++) {
			assert_int_not_equal(*at, '\0');
			at += *at == '"';
			viva_buf_addc(cell, *at);
		}
		at++;
	} else {
		for (; !strchr(",\r", *at); at++) {
			assert_null(strchr("\"\n", *at));
			viva_buf_addc(cell, *at);
		}
	}
	*end = *at;
	if (*at == '\r')
		assert_int_equal(*++at, '\n');
	return at + 1;
}

enum { COLUMNS = 25 };

/* The cell of a column in a row, both counted from 0; the first row names the columns. The caller frees. */
static char *cell_at(const char *csv, int row, const char *column)
{
	viva_buf cell = VIVA_BUF_INIT;
	int wanted = -1;

	for (int r = 0; *csv; r++) {
		char end = ',';
		for (int c = 0; c < COLUMNS; c++) {
			assert_int_equal(end, ',');
			csv = take_cell(csv, &cell, &end);
			if (r == 0 && strcmp(cell.text, column) == 0)
				wanted = c;
			if (r == row && c == wanted)
				return viva_buf_take(&cell);
		}
		assert_int_equal(end, '\r');
	}
	fail_msg("there is no %s in row %d", column, row);
	return NULL;
}

static void must_be(const char *csv, int row, const char *column, const char *expected)
{
	char *cell = cell_at(csv, row, column);

	if (strcmp(cell, expected) != 0)
		fail_msg("%s of row %d is '%s', not '%s'", column, row, cell, expected);
	free(cell);
}

static void a_table_has_a_row_for_each_point(void **state)
{
	fixture *f = *state;
	const char *csv = exported(f, export_csv, "look at it, \"hard\"\nand twice");

	must_be(csv, 1, "session", "7");
	must_be(csv, 1, "started", "1970-01-01T00:00:00Z");
	must_be(csv, 1, "question", "slow-query");
	must_be(csv, 1, "score", "50");
	must_be(csv, 1, "seconds", "61");
	must_be(csv, 1, "point", "plan");
	must_be(csv, 1, "mark", "made");
	must_be(csv, 1, "weight", "1.5");
	must_be(csv, 1, "says", "Looks, then \"leaps\"");
	must_be(csv, 1, "evidence", "look");
	must_be(csv, 1, "said", "look at it, \"hard\"\nand twice");
	must_be(csv, 2, "point", "index");
	must_be(csv, 2, "credit", "0");
	must_be(csv, 2, "said", "look at it, \"hard\"\nand twice");
}

/* Spreadsheets run what begins so, wherever the file comes from. */
static void no_cell_is_a_formula(void **state)
{
	fixture *f = *state;
	static const char *const texts[] = {
		"=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1)", "\t=1", "\r=1", " =1", "\n\n=1", "\uFF1D1"};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		char *cell = cell_at(exported(f, export_csv, texts[i]), 1, "said");
		const char *first = cell + strspn(cell, " \n");
		if (strchr("=+-@\t\r", *first) || strncmp(first, "\xEF\xBC\x9D", 3) == 0)
			fail_msg("a cell begins with '%s'", cell);
		free(cell);
	}
	must_be(f->out.text, 2, "says", "'=HYPERLINK(1)");
	must_be(exported(f, export_csv, "plain"), 1, "said", "plain");
}

static void an_answer_whose_marks_are_lost_keeps_its_row(void **state)
{
	fixture *f = *state;

	exported(f, export_csv, "text");
	f->shown.feedback = NULL;
	viva_buf_clear(&f->out);
	export_csv(&f->out, &f->sheet);
	must_be(f->out.text, 1, "said", "text");
	must_be(f->out.text, 1, "point", "");
	must_be(f->out.text, 1, "score", "50");
}

/* ---- Markdown ---- */

static void quotation_is(const char *text, const char *expected)
{
	viva_buf to = VIVA_BUF_INIT;

	markdown_quote(&to, text);
	assert_string_equal(to.text, expected);
	viva_buf_free(&to);
}

static void what_was_typed_is_no_markdown(void **state)
{
	(void)state;
	quotation_is("# not a head", "> \\# not a head\n");
	quotation_is("- one\n2. two", "> \\- one\\\n> 2\\. two\n");
	quotation_is("a *b* _c_ `d` [e](f) <g>", "> a \\*b\\* \\_c\\_ \\`d\\` \\[e\\](f) \\<g\\>\n");
	quotation_is("> quoted\n\nnext", "> \\> quoted\n>\n> next\n");
	quotation_is("    no code", "> \u00A0\u00A0\u00A0\u00A0no code\n");
	quotation_is("2024 was 3.5 times", "> 2024 was 3.5 times\n");
	quotation_is("\x1B[31mred", "> ^\\[\\[31mred\n");
}

static void a_session_in_markdown_says_what_was_missing(void **state)
{
	fixture *f = *state;
	const char *text = exported(f, export_markdown, "look here");

	must_have(text, "**Score 50 of 100**, 1 question answered in 1 min.");
	must_have(text, "## 1. slow-query\n");
	must_have(text, "> look here\n");
	must_have(text, "- ✓ **made** plan, must, weight 1.5: Looks, then \"leaps\"\n  - Said: \"look\"\n");
	must_have(text, "- ✗ **missing** index, should, weight 2: \\=HYPERLINK(1)\n  - \\<b\\>\\&\n");
}

/* ---- HTML ---- */

static void what_was_typed_is_no_html(void **state)
{
	fixture *f = *state;
	const char *page =
		exported(f, export_html, "<script>alert('x')</script> & <img src=x onerror=\"y\"> \x1B \xE2\x80\xAE");

	must_not_have(page, "<script");
	must_not_have(page, "<img");
	must_not_have(page, "<b>&");
	must_have(
		page,
		"&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &lt;img src=x onerror=&quot;y&quot;&gt; ^[ \\u202e");
}

static void evidence_is_marked_where_it_was_said(void **state)
{
	fixture *f = *state;

	must_have(exported(f, export_html, "look & see"),
	          "<blockquote class=\"said\"><mark title=\"plan\">look</mark> &amp; see</blockquote>");
	must_have(f->out.text, "<q>look</q>");
	must_not_have(exported(f, export_html, "see"), "<mark");
}

static void a_page_needs_nothing_but_itself(void **state)
{
	fixture *f = *state;
	static const char *const parts[] = {
		"<script", "<link", "<iframe", "<object", "src=", "url(", "@import", "http:", "https:"};
	const char *page = exported(f, export_html, "look");

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		must_not_have(page, parts[i]);
	must_have(page, "default-src 'none'");
}

static void every_chart_says_in_words_what_it_shows(void **state)
{
	fixture *f = *state;
	size_t charts = 0;

	for (const char *at = exported(f, export_html, "look"); (at = strstr(at, "<svg ")); at++, charts++) {
		const char *end = strstr(at, "</svg>");
		assert_non_null(end);
		assert_true(strstr(at, "role=\"img\"") < end);
		assert_true(strstr(at, "<title id=") < end);
		assert_true(strstr(at, "<desc id=") < end);
	}
	assert_int_equal(charts, 2);
	must_have(f->out.text, "Overall score: 50 of 100</title>");
}

static void a_score_fills_its_part_of_a_chart(void **state)
{
	(void)state;
	viva_buf to = VIVA_BUF_INIT;
	html_charts charts = {0};

	html_bar(&to, &charts, 0.405, "good", "t", "d");
	must_have(to.text, "<rect class=\"value\" x=\"0%\" width=\"40.5%\"");
	viva_buf_clear(&to);
	html_stack(&to, &charts, 0.25, 0.5, "t", "d");
	must_have(to.text, "<rect class=\"made\" x=\"0%\" width=\"25%\"");
	must_have(to.text, "<rect class=\"touched\" x=\"25%\" width=\"50%\"");
	viva_buf_clear(&to);
	html_ring(&to, &charts, 0, "t", "d");
	must_not_have(to.text, "class=\"value\"");
	must_have(to.text, ">0</text>");
	viva_buf_clear(&to);
	html_ring(&to, &charts, -1, "t", "d");
	must_have(to.text, ">no score</text>");
	viva_buf_free(&to);
}

/* ---- JSON ---- */

static void a_session_in_json_is_valid_and_has_the_evidence(void **state)
{
	fixture *f = *state;
	json_doc *doc;
	viva_error err;
	const char *text = exported(f, export_json, "look\x1B");

	if (!json_parse(NULL, text, strlen(text), &doc, &err))
		fail_msg("%s", err.message);
	const json_node *answer = json_first(json_get(json_root(doc), "answers"));
	const json_node *point = json_first(json_get(answer, "points"));
	assert_string_equal(json_string(json_get(json_root(doc), "viva")), "session/1");
	assert_string_equal(json_string(json_get(answer, "answer")), "look\x1B");
	assert_string_equal(json_string(json_get(point, "says")), "Looks, then \"leaps\"");
	assert_true(json_number(json_get(json_first(json_get(point, "evidence")), "end")) == 4);
	assert_null(strchr(text, '\x1B'));
	json_free(doc);
}

/* ---- what came later ---- */

static void contested_points_and_later_grades_are_shown_as_such(void **state)
{
	fixture *f = *state;

	f->contested = "machine 0, you say 1: <it>";
	f->grade = (history_grade){.answer = 1, .counts = true, .marks = {.scored = true, .score = 75, .verdict = "good"}};
	must_have(exported(f, export_html, "look"), "Contested: machine 0, you say 1: &lt;it&gt;</p>");
	must_have(f->out.text, "By a later rubric: score 75, good (counts)</p>");
	must_have(f->out.text, "The overall score goes by what was chosen to count since");
	must_have(exported(f, export_markdown, "look"), "  - *Contested:* machine 0, you say 1: \\<it\\>\n");
	must_have(f->out.text, "By a later rubric: score 75, good (counts).");
	must_be(exported(f, export_csv, "look"), 2, "contested", "machine 0, you say 1: <it>");
	must_be(f->out.text, 1, "contested", "");
	f->grade.counts = false;
	must_not_have(exported(f, export_html, "look"), "chosen to count");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_table_has_a_row_for_each_point),
		TEST(no_cell_is_a_formula),
		TEST(an_answer_whose_marks_are_lost_keeps_its_row),
		TEST(what_was_typed_is_no_markdown),
		TEST(a_session_in_markdown_says_what_was_missing),
		TEST(what_was_typed_is_no_html),
		TEST(evidence_is_marked_where_it_was_said),
		TEST(a_page_needs_nothing_but_itself),
		TEST(every_chart_says_in_words_what_it_shows),
		TEST(a_score_fills_its_part_of_a_chart),
		TEST(a_session_in_json_is_valid_and_has_the_evidence),
		TEST(contested_points_and_later_grades_are_shown_as_such),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
