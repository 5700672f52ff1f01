/* test_transfer_faults.c - files that are no history, half of one, or not to be trusted: refused with the line, nothing
 * changed. */
#include "transfer_fixture.h"

static void fill(fixture *f)
{
	static const history_point point = {"first", 0.5, 2, "must"};
	history_answer a = an_answer(begin(f, 900), "q1", 1000, 50);

	a.points = &point;
	a.point_count = 1;
	a.parent = add(f, a);
	a.follows_point = "first";
	add(f, a);
	a = an_answer(begin(f, 2000), "q2", 3000, 60);
	add(f, a);
}

/* A copy of text with the first `what` replaced. The caller frees. */
static char *replaced(const char *text, const char *what, const char *by)
{
	viva_buf to = VIVA_BUF_INIT;
	const char *at = strstr(text, what);

	if (!at)
		fail_msg("there is no %s", what);
	viva_buf_add(&to, text, (size_t)(at - text));
	viva_buf_adds(&to, by);
	viva_buf_adds(&to, at + strlen(what));
	char *taken = viva_buf_take(&to);
	assert_non_null(taken);
	return taken;
}

/* Refuses the text with words that hold `part`, at a line (0: none), and leaves the history as it was. */
static void refuse(fixture *f, const char *text, int line, const char *part)
{
	history_merged merged;
	history *other = another(f, "other.db");
	char *before = written_down(f, other);

	if (take_in(f, other, text, strlen(text), &merged))
		fail_msg("taken in, and should not be for: %s", part);
	if (!strstr(f->err.message, part) || f->err.line != line)
		fail_msg("line %d: %s (expected line %d: %s)", f->err.line, f->err.message, line, part);
	char *after = written_down(f, other);
	assert_string_equal(before, after);
	free(before);
	free(after);
	history_close(other);
}

static void something_else_is_named_as_what_it_is(void **state)
{
	fixture *f = *state;

	refuse(f, "", 0, "is empty");
	refuse(f, "Dear diary,\n", 0, "not a history that viva exported");
	refuse(f, "[1, 2]\n", 0, "not a history that viva exported");
	refuse(f, "{\"id\": 1}\n", 0, "not a history that viva exported");
	refuse(f, "{\n  \"viva\": \"bank/1\",\n", 0, "a file of 'bank/1'");
	refuse(f, "{\n  \"viva\": \"session/1\",\n", 0, "is one session");
	refuse(f, "{\"viva\": \"questions/1\"}\n", 0, "a file of 'questions/1'");
	refuse(f, "SQLite format 3", 0, "is a history itself");
	refuse(f, "\n{\"viva\": \"history/1\"}\n", 0, "not a history");
}

static void a_newer_version_is_refused_and_both_are_named(void **state)
{
	fixture *f = *state;

	fill(f);
	char *text = written_down(f, f->h), *newer = replaced(text, "history/1", "history/2"),
		 *odd = replaced(text, "history/1", "history/1.5");
	refuse(f, newer, 1, "a newer viva exported it (its version is 2, this viva knows up to 1)");
	refuse(f, odd, 1, "version '1.5'");
	free(text);
	free(newer);
	free(odd);
}

/* Cut anywhere: at every byte but the last line feed, which is not missed. */
static void half_a_file_is_refused_wherever_it_is_cut(void **state)
{
	fixture *f = *state;
	history_merged merged;
	history *other = another(f, "other.db");

	fill(f);
	char *text = written_down(f, f->h), *before = written_down(f, other);
	size_t length = strlen(text);
	for (size_t cut = 0; cut + 1 < length; cut++)
		if (take_in(f, other, text, cut, &merged))
			fail_msg("cut after %zu of %zu bytes it was taken in", cut, length);
	char *after = written_down(f, other);
	assert_string_equal(before, after);
	assert_true(take_in(f, other, text, length - 1, &merged));
	assert_int_equal(merged.answers, 3);
	free(before);
	free(after);
	free(text);
	history_close(other);
}

static void a_line_that_is_lost_repeated_or_added_is_noticed(void **state)
{
	fixture *f = *state;
	static const char *const lines[] = {"{\"session\"", "{\"answer\"", "{\"end\""};

	fill(f);
	char *text = written_down(f, f->h);
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		char *at = strstr(text, lines[i]), *line = strndup(at, strcspn(at, "\n") + 1);
		char *without = replaced(text, line, ""), twice[4096];
		history_merged merged;
		snprintf(twice, sizeof twice, "%s%s", line, line);
		char *with = replaced(text, line, twice);
		history *other = another(f, "other.db");
		assert_false(take_in(f, other, without, strlen(without), &merged));
		assert_false(take_in(f, other, with, strlen(with), &merged));
		history_close(other);
		free(line);
		free(without);
		free(with);
	}
	free(text);
}

static void what_a_value_may_not_be_is_said_with_its_line(void **state)
{
	fixture *f = *state;
	static const struct {
		const char *what, *by;
		int line;
		const char *part;
	} rows[] = {
		{"\"started_ms\": 900", "\"started_ms\": 1e3", 2, "'started_ms' must be a whole number from 0"},
		{"\"started_ms\": 900", "\"started_ms\": 99999999999999999999", 2, "'started_ms' must be a whole number"},
		{"\"started_ms\": 900", "\"started_ms\": 9000000000000000", 2, "'started_ms' must be a whole number"},
		{"\"kind\": \"ask\"", "\"kind\": \"\"", 2, "'kind' must have 1 to 32 bytes"},
		{"\"kind\": \"ask\"", "\"kin\": \"ask\"", 2, "'kind' is missing"},
		{"\"asked_ms\": 1000", "\"asked_ms\": -1", 3, "'asked_ms' must be a whole number from 0"},
		{"\"seconds\": 60", "\"seconds\": 3000000000", 3, "'seconds' must be a whole number from 0 to 2147483647"},
		{"\"text\": \"an answer\"", "\"text\": null", 3, "'text' must be a string, not null"},
		{"\"text\": \"an answer\"", "\"text\": \"\\u0000\"", 3, "u0000"},
		{"\"score\": 50", "\"score\": 101", 3, "'score' must be a number from 0 to 100, not 101"},
		{"\"credit\": 0.5", "\"credit\": -0.5", 3, "'credit' must be a number from 0 to 1"},
		{"\"tier\": \"must\"", "\"tier\": \"most\"", 3, "'tier' must be must, should or bonus, not 'most'"},
		{"\"result\": {}", "\"result\": []", 3, "'result' must be an object or a string"},
		{"\"grade\": {", "\"grad\": {", 3, "'grade' is missing"},
		{"{\"answer\": {", "{\"answer\": 1, \"x\": {", 3, "the line is not one of"},
		{"{\"answer\": {", "{\"reply\": {", 3, "the line is not one of"},
		{"\"later\": []", "\"later\": [{}]", 3, "'counts' is missing"},
		{"\"contested\": []", "\"contested\": [1]", 3, "'point' is missing"},
		{"\"answers\": 3", "\"answers\": 4", 7, "lines are lost"},
	};

	fill(f);
	char *text = written_down(f, f->h);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char *bad = replaced(text, rows[i].what, rows[i].by);
		refuse(f, bad, rows[i].line, rows[i].part);
		free(bad);
	}
	free(text);
}

static void a_follow_up_needs_its_answer_above_it(void **state)
{
	fixture *f = *state;

	fill(f);
	char *text = written_down(f, f->h), key[] = "\"follows\": \"";
	strstr(text, key)[strlen(key)] = 'x';
	refuse(f, text, 4, "which is no answer above of this session");
	free(text);
}

/* Fails where the same uid stands for something else here. */
static void what_is_here_under_a_uid_is_never_overwritten(void **state)
{
	fixture *f = *state;
	static const char *const changes[][3] = {
		{"\"text\": \"an answer\"", "\"text\": \"another answer\"", "with other words"},
		{"\"question\": \"q1\"", "\"question\": \"q9\"", "with other words"},
		{"\"started_ms\": 900", "\"started_ms\": 901", "begun at another time"},
	};
	history_merged merged;

	fill(f);
	char *text = written_down(f, f->h);
	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
		char *changed = replaced(text, changes[i][0], changes[i][1]);
		assert_false(take_in(f, f->h, changed, strlen(changed), &merged));
		assert_non_null(strstr(f->err.message, changes[i][2]));
		char *after = written_down(f, f->h);
		assert_string_equal(text, after);
		free(after);
		free(changed);
	}
	free(text);
}

static void what_a_newer_viva_may_add_to_a_line_is_skipped(void **state)
{
	fixture *f = *state;
	history_merged merged;
	history *other = another(f, "other.db");

	fill(f);
	char *text = written_down(f, f->h), *more = replaced(text, "\"hints\": 0", "\"mood\": [1], \"hints\": 0");
	assert_true(take_in(f, other, more, strlen(more), &merged));
	assert_same(f, f->h, other);
	free(text);
	free(more);
	history_close(other);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(something_else_is_named_as_what_it_is, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_newer_version_is_refused_and_both_are_named, set_up, tear_down),
		cmocka_unit_test_setup_teardown(half_a_file_is_refused_wherever_it_is_cut, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_line_that_is_lost_repeated_or_added_is_noticed, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_a_value_may_not_be_is_said_with_its_line, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_follow_up_needs_its_answer_above_it, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_is_here_under_a_uid_is_never_overwritten, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_a_newer_viva_may_add_to_a_line_is_skipped, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
