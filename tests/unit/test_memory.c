/* test_memory.c - what the arena and the string buffer promise. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <viva/memory.h>

#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Volatile, so that the compiler does not warn of what is asked for on purpose. */
static volatile size_t too_much = SIZE_MAX;

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

static bool is_zero(const void *bytes, size_t size)
{
	const unsigned char *b = bytes;

	for (size_t i = 0; i < size; i++)
		if (b[i])
			return false;
	return true;
}

static bool is_aligned(const void *p)
{
	return (uintptr_t)p % alignof(max_align_t) == 0;
}

/* ---- the arena ---- */

static void what_is_got_is_zero_and_aligned_whatever_its_size(void **state)
{
	for (size_t size = 1; size < 70000; size = size * 2 + 1) {
		unsigned char *p = viva_arena_get(*state, size);
		assert_non_null(p);
		assert_true(is_aligned(p));
		assert_true(is_zero(p, size));
		memset(p, 0xAA, size);
	}
}

static void what_is_got_does_not_overlap(void **state)
{
	unsigned char *pieces[300];

	for (size_t i = 0; i < 300; i++) {
		pieces[i] = viva_arena_get(*state, i + 1);
		assert_non_null(pieces[i]);
		memset(pieces[i], (int)(i % 251), i + 1);
	}
	for (size_t i = 0; i < 300; i++)
		for (size_t k = 0; k <= i; k++)
			assert_int_equal(pieces[i][k], i % 251);
}

static void size_zero_gives_a_pointer(void **state)
{
	assert_non_null(viva_arena_get(*state, 0));
	assert_non_null(viva_arena_get(*state, 16 * 1024));
	assert_non_null(viva_arena_get(*state, 0));
	assert_non_null(viva_arena_array(*state, 0, 8));
	assert_non_null(viva_arena_array(*state, 8, 0));
}

static void more_than_there_can_be_gives_null(void **state)
{
	for (size_t below = 0; below < 32; below++)
		assert_null(viva_arena_get(*state, too_much - below));
	assert_null(viva_arena_copy(*state, "", too_much));
	assert_non_null(viva_arena_get(*state, 8));
}

static void a_product_that_overflows_gives_null(void **state)
{
	assert_null(viva_arena_array(*state, too_much / 2, 3));
	assert_null(viva_arena_array(*state, 3, too_much / 2));
	assert_null(viva_arena_array(*state, too_much, too_much));
}

static void a_copy_is_terminated_and_takes_no_more_than_its_length(void **state)
{
	const char text[] = "chunk size";
	char *copy = viva_arena_copy(*state, text, 5);

	assert_string_equal(copy, "chunk");
	assert_ptr_not_equal(copy, text);
	assert_string_equal(viva_arena_copy(*state, NULL, 0), "");
	assert_memory_equal(viva_arena_copy(*state, "a\0b", 3), "a\0b", 4);
}

static void reset_hands_the_same_memory_out_again_zeroed(void **state)
{
	static const size_t sizes[] = {10, 20000, 5, 16000, 900, 70000, 1, 16384};
	void *before[8];

	for (size_t i = 0; i < 8; i++) {
		before[i] = viva_arena_get(*state, sizes[i]);
		memset(before[i], 0xFF, sizes[i]);
	}
	for (int again = 0; again < 3; again++) {
		viva_arena_reset(*state);
		for (size_t i = 0; i < 8; i++) {
			void *p = viva_arena_get(*state, sizes[i]);
			assert_ptr_equal(p, before[i]);
			assert_true(is_zero(p, sizes[i]));
			memset(p, 0xFF, sizes[i]);
		}
	}
}

static void an_arena_with_nothing_in_it_can_be_reset(void **state)
{
	viva_arena_reset(*state);
	assert_non_null(viva_arena_get(*state, 1));
}

static void freeing_null_does_nothing(void **state)
{
	(void)state;
	viva_arena_free(NULL);
}

/* ---- growing arrays ---- */

static void pushed_elements_are_zero_and_keep_what_they_hold(void **state)
{
	struct pair {
		int a;
		double b;
	} *items = NULL;
	size_t count = 0, room = 0;

	for (int i = 0; i < 1000; i++) {
		struct pair *p = viva_arena_push(*state, (void **)&items, &count, &room, sizeof *p);
		assert_non_null(p);
		assert_int_equal(count, i + 1);
		assert_true(count <= room);
		assert_ptr_equal(p, &items[i]);
		assert_true(is_zero(p, sizeof *p));
		*p = (struct pair){i, i};
	}
	for (int i = 0; i < 1000; i++)
		assert_int_equal(items[i].a, i);
}

static void a_push_that_fails_leaves_everything_as_before(void **state)
{
	int item = 7;
	void *items = &item;
	size_t count = 1, room = 1;

	assert_null(viva_arena_push(*state, &items, &count, &room, too_much / 2));
	assert_ptr_equal(items, &item);
	assert_int_equal(count, 1);
	assert_int_equal(room, 1);
}

/* ---- the buffer ---- */

static void a_new_buffer_is_an_empty_text(void **state)
{
	viva_buf b = VIVA_BUF_INIT;

	(void)state;
	assert_string_equal(b.text, "");
	assert_int_equal(b.length, 0);
	viva_buf_add(&b, "x", 0);
	viva_buf_adds(&b, "");
	viva_buf_clear(&b);
	viva_buf_cut(&b, 0);
	assert_string_equal(b.text, "");
	viva_buf_free(&b);
	viva_buf_free(&b);
	assert_string_equal(viva_buf_empty, "");
}

static void appends_stand_one_after_the_other(void **state)
{
	viva_buf b = VIVA_BUF_INIT;

	(void)state;
	viva_buf_adds(&b, "chunk");
	viva_buf_addc(&b, ' ');
	viva_buf_add(&b, "size and more", 4);
	viva_buf_addf(&b, ", %d of %s", 42, "them");
	viva_buf_addf(&b, "%s", "");
	assert_string_equal(b.text, "chunk size, 42 of them");
	assert_int_equal(b.length, strlen(b.text));
	assert_false(b.failed);
	viva_buf_free(&b);
	assert_int_equal(b.length, 0);
	assert_string_equal(b.text, "");
}

static void a_buffer_is_terminated_at_every_length(void **state)
{
	viva_buf b = VIVA_BUF_INIT;

	(void)state;
	for (size_t i = 1; i <= 3000; i++) {
		viva_buf_addc(&b, (char)('a' + i % 26));
		assert_int_equal(b.length, i);
		assert_int_equal(strlen(b.text), i);
		assert_true(b.capacity > b.length);
	}
	viva_buf_free(&b);
}

static void a_long_format_is_written_whole(void **state)
{
	viva_buf b = VIVA_BUF_INIT;

	(void)state;
	viva_buf_addf(&b, "%0100000d|", 1);
	viva_buf_addf(&b, "%5000s|", "x");
	assert_int_equal(b.length, 100001 + 5001);
	assert_int_equal(strlen(b.text), b.length);
	viva_buf_free(&b);
}

static void bytes_that_are_zero_are_kept(void **state)
{
	viva_buf b = VIVA_BUF_INIT;

	(void)state;
	viva_buf_add(&b, "a\0b", 3);
	viva_buf_addc(&b, '\0');
	assert_int_equal(b.length, 4);
	assert_memory_equal(b.text, "a\0b\0", 5);
	viva_buf_free(&b);
}

static void cutting_shortens_and_never_lengthens(void **state)
{
	viva_buf b = VIVA_BUF_INIT;

	(void)state;
	viva_buf_adds(&b, "rerank");
	viva_buf_cut(&b, 100);
	viva_buf_cut(&b, 6);
	assert_string_equal(b.text, "rerank");
	viva_buf_cut(&b, 2);
	assert_string_equal(b.text, "re");
	viva_buf_adds(&b, "ad");
	assert_string_equal(b.text, "read");
	viva_buf_free(&b);
}

static void clearing_keeps_the_memory(void **state)
{
	viva_buf b = VIVA_BUF_INIT;

	(void)state;
	viva_buf_adds(&b, "something of some length");
	char *text = b.text;
	size_t capacity = b.capacity;
	viva_buf_clear(&b);
	assert_string_equal(b.text, "");
	assert_ptr_equal(b.text, text);
	assert_int_equal(b.capacity, capacity);
	viva_buf_free(&b);
}

static void a_lost_append_is_remembered_until_the_buffer_is_cleared(void **state)
{
	viva_buf b = VIVA_BUF_INIT;

	(void)state;
	viva_buf_adds(&b, "kept");
	viva_buf_add(&b, "x", too_much);
	assert_true(b.failed);
	viva_buf_add(&b, "x", too_much - b.length);
	viva_buf_adds(&b, "and more");
	viva_buf_addf(&b, "%d", 1);
	assert_string_equal(b.text, "kept");
	viva_buf_clear(&b);
	assert_false(b.failed);
	viva_buf_adds(&b, "again");
	assert_string_equal(b.text, "again");
	viva_buf_free(&b);
}

static void what_is_taken_is_the_callers(void **state)
{
	viva_buf b = VIVA_BUF_INIT;

	(void)state;
	viva_buf_adds(&b, "mine");
	char *text = viva_buf_take(&b);
	assert_string_equal(text, "mine");
	free(text);
	assert_string_equal(b.text, "");
	assert_int_equal(b.capacity, 0);
	text = viva_buf_take(&b);
	assert_string_equal(text, "");
	free(text);
}

static void nothing_can_be_taken_from_a_buffer_that_failed(void **state)
{
	viva_buf b = VIVA_BUF_INIT;

	(void)state;
	viva_buf_adds(&b, "half of it");
	viva_buf_add(&b, "x", too_much);
	assert_null(viva_buf_take(&b));
	assert_false(b.failed);
	assert_string_equal(b.text, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(what_is_got_is_zero_and_aligned_whatever_its_size, new_arena, free_arena),
		cmocka_unit_test_setup_teardown(what_is_got_does_not_overlap, new_arena, free_arena),
		cmocka_unit_test_setup_teardown(size_zero_gives_a_pointer, new_arena, free_arena),
		cmocka_unit_test_setup_teardown(more_than_there_can_be_gives_null, new_arena, free_arena),
		cmocka_unit_test_setup_teardown(a_product_that_overflows_gives_null, new_arena, free_arena),
		cmocka_unit_test_setup_teardown(a_copy_is_terminated_and_takes_no_more_than_its_length, new_arena, free_arena),
		cmocka_unit_test_setup_teardown(reset_hands_the_same_memory_out_again_zeroed, new_arena, free_arena),
		cmocka_unit_test_setup_teardown(an_arena_with_nothing_in_it_can_be_reset, new_arena, free_arena),
		cmocka_unit_test(freeing_null_does_nothing),
		cmocka_unit_test_setup_teardown(pushed_elements_are_zero_and_keep_what_they_hold, new_arena, free_arena),
		cmocka_unit_test_setup_teardown(a_push_that_fails_leaves_everything_as_before, new_arena, free_arena),
		cmocka_unit_test(a_new_buffer_is_an_empty_text),
		cmocka_unit_test(appends_stand_one_after_the_other),
		cmocka_unit_test(a_buffer_is_terminated_at_every_length),
		cmocka_unit_test(a_long_format_is_written_whole),
		cmocka_unit_test(bytes_that_are_zero_are_kept),
		cmocka_unit_test(cutting_shortens_and_never_lengthens),
		cmocka_unit_test(clearing_keeps_the_memory),
		cmocka_unit_test(a_lost_append_is_remembered_until_the_buffer_is_cleared),
		cmocka_unit_test(what_is_taken_is_the_callers),
		cmocka_unit_test(nothing_can_be_taken_from_a_buffer_that_failed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
