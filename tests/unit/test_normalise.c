/* test_normalise.c - answers made comparable, and every byte traced to where it came from. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <engine/normalise.h>
#include <viva/score.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int new_arena(void **state)
{
	*state = viva_arena_new();
	return *state ? 0 : -1;
}

static int free_arena(void **state)
{
	viva_arena_free(*state);
	return 0;
}

static folded fold(void **state, const char *text)
{
	folded f;

	assert_true(fold_text(text, strlen(text), *state, &f));
	assert_int_equal(strlen(f.text), f.length);
	return f;
}

typedef struct row {
	const char *text, *folded;
} row;

static void check(void **state, const row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		folded f = fold(state, rows[i].text);
		if (strcmp(f.text, rows[i].folded) != 0)
			fail_msg("'%s' is folded to '%s', not to '%s'", rows[i].text, f.text, rows[i].folded);
		if (strcmp(fold(state, f.text).text, f.text) != 0)
			fail_msg("'%s' folded twice is not '%s'", rows[i].text, f.text);
	}
}

#define CHECK(state, rows) check((state), (rows), sizeof(rows) / sizeof *(rows))

static void letters_become_small(void **state)
{
	static const row rows[] = {
		{"Re-Rank THE Hits", "re-rank the hits"},
		{"", ""},
		{"ÄÖÜ Ñ Ø", "äöü ñ ø"},
		{"STRASSE Straße", "strasse strasse"},
		{"ΣΟΦΟΣ σοφος σοφοσ", "σοφοσ σοφοσ σοφοσ"},
		{"ЧАНК", "чанк"},
	};

	CHECK(state, rows);
}

static void composed_and_decomposed_letters_are_one(void **state)
{
	static const row rows[] = {
		{"caf\xC3\xA9", "caf\xC3\xA9"},
		{"cafe\xCC\x81", "caf\xC3\xA9"},
		{"CAFE\xCC\x81", "caf\xC3\xA9"},
		{"o\xCC\x88l", "\xC3\xB6l"},
		/* Two marks in either order. */
		{"q\xCC\xA3\xCC\x87", "q\xCC\xA3\xCC\x87"},
		{"q\xCC\x87\xCC\xA3", "q\xCC\xA3\xCC\x87"},
		/* A mark with nothing to stand on. */
		{"\xCC\x81x", "\xCC\x81x"},
	};

	CHECK(state, rows);
}

/* Korean syllables are composed of letters that are no combining marks. */
static void korean_syllables_are_composed(void **state)
{
	static const row rows[] = {
		{"\xED\x95\x9C\xEA\xB8\x80", "\xED\x95\x9C\xEA\xB8\x80"},
		{"\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB\xE1\x84\x80\xE1\x85\xB3\xE1\x86\xAF", "\xED\x95\x9C\xEA\xB8\x80"},
	};

	CHECK(state, rows);
}

static void compatible_forms_become_plain(void **state)
{
	static const row rows[] = {
		{"ｒｅｒａｎｋ", "rerank"},
		{"ﬁne-tuning", "fine-tuning"},
		{"①", "1"},
		{"x²", "x2"},
		{"top\xC2\xA0k", "top k"},
		{"\xE3\x80\x80x", " x"},
		{"wait\xE2\x80\xA6", "wait..."},
		{"１００％", "100%"},
		{"㎏", "kg"},
	};

	CHECK(state, rows);
}

static void quotes_and_dashes_become_plain(void **state)
{
	static const row rows[] = {
		{"don\xE2\x80\x99t", "don't"},
		{"don\xE2\x80\x98t", "don't"},
		{"don\xCA\xBCt", "don't"},
		{"don`t", "don't"},
		{"don\xC2\xB4t", "don't"},
		{"\xE2\x80\x9Cquoted\xE2\x80\x9D", "\"quoted\""},
		{"\xE2\x80\x9Equoted\xE2\x80\x9F", "\"quoted\""},
		{"\xC2\xABquoted\xC2\xBB", "\"quoted\""},
		{"re\xE2\x80\x90rank re\xE2\x80\x91rank 1\xE2\x80\x93"
	     "2 3\xE2\x88\x92"
	     "1",
	     "re-rank re-rank 1-2 3-1"},
		{"so\xE2\x80\x94then", "so--then"},
		{"\xE2\x80\xA2 item", "* item"},
		{"a \xE2\x86\x92 b", "a -> b"},
		{"`\xE2\x80\x99", "''"},
	};

	CHECK(state, rows);
}

static void what_cannot_be_seen_is_taken_away(void **state)
{
	static const row rows[] = {
		{"re\xC2\xADrank", "rerank"},     {"re\xE2\x80\x8Brank", "rerank"}, {"re\xE2\x80\x8Drank", "rerank"},
		{"\xEF\xBB\xBFrerank", "rerank"}, {"ok\xEF\xB8\x8F", "ok"},
	};

	CHECK(state, rows);
}

/* ---- the map ---- */

static bool is_boundary(const char *text, size_t at)
{
	return ((unsigned char)text[at] & 0xC0) != 0x80;
}

static void every_byte_knows_the_whole_character_it_came_from(void **state)
{
	static const char *const texts[] = {
		"plain text",
		"Cafe\xCC\x81 au lait",
		"\xEF\xAC\x81ne \xE2\x80\x9Cquotes\xE2\x80\x9D \xE2\x80\x94 1\xC2\xBD \xF0\x9F\x98\x80 \xEF\xB7\xBA",
		"re\xC2\xADrank",
		"Gro\xC3\x9F \xE1\x84\x92\xE1\x85\xA1",
	};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		size_t length = strlen(texts[i]);
		folded f = fold(state, texts[i]);
		for (size_t k = 0; k < f.length; k++) {
			assert_true(f.from[k] < f.to[k]);
			assert_true(f.to[k] <= length);
			assert_true(is_boundary(texts[i], f.from[k]));
			assert_true(is_boundary(texts[i], f.to[k]));
			assert_true(k == 0 || f.from[k] >= f.from[k - 1]);
			assert_true(k == 0 || f.from[k] == f.from[k - 1] || f.from[k] >= f.to[k - 1]);
		}
	}
}

static void a_byte_is_traced_to_its_place(void **state)
{
	/* c a f e+acute(3..6) ' ' euro(7..10) fi-ligature(10..13) x */
	folded f = fold(state, "cafe\xCC\x81 \xE2\x82\xAC\xEF\xAC\x81x");
	static const uint32_t from[] = {0, 1, 2, 3, 3, 6, 7, 7, 7, 10, 10, 13};
	static const uint32_t to[] = {1, 2, 3, 6, 6, 7, 10, 10, 10, 13, 13, 14};

	assert_string_equal(f.text, "caf\xC3\xA9 \xE2\x82\xAC"
	                            "fix");
	assert_int_equal(f.length, 12);
	for (size_t i = 0; i < f.length; i++) {
		assert_int_equal(f.from[i], from[i]);
		assert_int_equal(f.to[i], to[i]);
	}
}

static void a_text_that_grows_keeps_its_map(void **state)
{
	/* U+FDFA is three bytes and becomes eighteen characters. */
	char text[3000 + 1] = "";

	for (size_t i = 0; i < 1000; i++)
		memcpy(text + 3 * i, "\xEF\xB7\xBA", 4);
	folded f = fold(state, text);
	assert_true(f.length >= 18 * 1000);
	assert_int_equal(f.from[f.length - 1], 2997);
	assert_int_equal(f.to[f.length - 1], 3000);
	for (size_t i = 0; i < f.length; i++)
		assert_int_equal(f.from[i], i / (f.length / 1000) * 3);
}

static void the_longest_answer_of_nothing_but_marks_is_folded(void **state)
{
	char *text = malloc(VIVA_ANSWER_MAX);
	folded f;

	assert_non_null(text);
	text[0] = 'e';
	text[1] = 'e';
	for (size_t i = 2; i < VIVA_ANSWER_MAX; i += 2)
		memcpy(text + i, i % 4 ? "\xCC\x81" : "\xCC\xA3", 2);
	assert_true(fold_text(text, VIVA_ANSWER_MAX, *state, &f));
	assert_int_equal(f.to[f.length - 1], VIVA_ANSWER_MAX);
	free(text);
}

/* ---- what can be read ---- */

static void what_is_no_utf8_is_refused_with_its_place(void **state)
{
	static const struct {
		const char *text;
		size_t length;
		int column; /* 0: valid */
	} rows[] = {
		{"", 0, 0},
		{"plain", 5, 0},
		{"caf\xC3\xA9", 5, 0},
		{"\xF0\x9F\x98\x80", 4, 0},
		{"\xF4\x8F\xBF\xBF", 4, 0},
		{"ab\0cd", 5, 3},
		{"\0", 1, 1},
		{"a\x80", 2, 2},
		{"a\xFF", 2, 2},
		{"ab\xC3", 3, 3},
		{"ab\xC3(", 4, 3},
		{"\xE2\x82", 2, 1},
		{"\xF0\x9F\x98", 3, 1},
		{"x\xC0\xAF", 3, 2},         /* overlong */
		{"x\xE0\x80\xAF", 4, 2},     /* overlong */
		{"x\xED\xA0\x80", 4, 2},     /* surrogate */
		{"x\xF4\x90\x80\x80", 5, 2}, /* past U+10FFFF */
		{"\xC3\xA9\xC3\xA9\xC3", 5, 5},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		viva_error err = {0};
		bool valid = viva_answer_valid(rows[i].text, rows[i].length, &err);
		assert_int_equal(valid, rows[i].column == 0);
		assert_int_equal(err.column, rows[i].column);
		assert_int_equal(err.code, valid ? VIVA_OK : VIVA_E_INPUT);
		assert_int_equal(viva_answer_valid(rows[i].text, rows[i].length, NULL), valid);
	}
}

static void what_cannot_be_read_is_named(void **state)
{
	viva_error err;

	(void)state;
	viva_answer_valid("ab\xFF", 3, &err);
	assert_string_equal(err.message, "the answer is not valid UTF-8 at byte 3");
	viva_answer_valid("a\0b", 3, &err);
	assert_string_equal(err.message, "the answer holds a NUL at byte 2");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(letters_become_small, new_arena, free_arena),
		cmocka_unit_test_setup_teardown(composed_and_decomposed_letters_are_one, new_arena, free_arena),
		cmocka_unit_test_setup_teardown(korean_syllables_are_composed, new_arena, free_arena),
		cmocka_unit_test_setup_teardown(compatible_forms_become_plain, new_arena, free_arena),
		cmocka_unit_test_setup_teardown(quotes_and_dashes_become_plain, new_arena, free_arena),
		cmocka_unit_test_setup_teardown(what_cannot_be_seen_is_taken_away, new_arena, free_arena),
		cmocka_unit_test_setup_teardown(every_byte_knows_the_whole_character_it_came_from, new_arena, free_arena),
		cmocka_unit_test_setup_teardown(a_byte_is_traced_to_its_place, new_arena, free_arena),
		cmocka_unit_test_setup_teardown(a_text_that_grows_keeps_its_map, new_arena, free_arena),
		cmocka_unit_test_setup_teardown(the_longest_answer_of_nothing_but_marks_is_folded, new_arena, free_arena),
		cmocka_unit_test(what_is_no_utf8_is_refused_with_its_place),
		cmocka_unit_test(what_cannot_be_read_is_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
