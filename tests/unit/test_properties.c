/* test_properties.c - what holds for every answer, tried on many. Random ones come of a fixed seed. */
#include "random_answers.h"

#include <ctype.h>
#include <math.h>

/* Sentences that make one point each of the rubric below, by its index. */
static const char *const making[] = {
	"I'd split the documents into overlapping chunks of about 300 tokens.",
	"Each chunk is embedded with the same model as the question.",
	"Then a cross-encoder reranks the top 50 candidates.",
	"The answer must cite its sources, so that people can check them.",
	"We log every \"miss\" and look at the caf\xC3\xA9 menus by hand.",
	"There's no single metric that tells you everything.",
};
enum { POINTS = sizeof making / sizeof *making };

static const char *const neutral[] = {
	"The weather was fine that day.",
	"Let me think aloud for a moment.",
	"My last team had six people in two cities.",
	"That is how we worked in spring.",
	"Lunch was at noon.",
};

static int set_up_rubric(void **state)
{
	set_up(state);
	bench *b = *state;
	add_concept(b, "piece", any_of(b, "chunk; passage; =section"));
	add_concept(b, "cut", any_of(b, "split; carve; cut"));
	add_point(b, "split", phrase(b, "@cut .. @piece"))->touch = phrase(b, "@piece");
	add_point(b, "embed", phrase(b, "@piece & embed"))->weight = 2;
	add_point(b, "rerank", with(b, any_of(b, "re-rank"), regex(b, "\\bcross[- ]?encoder\\b")))->tier = VIVA_SHOULD;
	add_point(b, "cite", near_of(b, 4, true, "cite|quote; source"))->deny = phrase(b, "citations .. useless");
	add_point(b, "log", with(b, all_of(b, VIVA_ANSWER, "log; caf\xC3\xA9 menu"), phrase(b, "by hand")));
	add_point(b, "metric", phrase(b, "no single metric"))->tier = VIVA_BONUS;
	add_mistake(b, "all-at-once", 10, phrase(b, "whole document .. prompt"));
	return 0;
}

/* ---- what every result must be ---- */

static bool is_boundary(const char *text, size_t at)
{
	return ((unsigned char)text[at] & 0xC0) != 0x80;
}

static void check_span(viva_span s, const char *answer, size_t length)
{
	assert_true(s.start <= s.end && s.end <= length);
	assert_true(is_boundary(answer, s.start) && is_boundary(answer, s.end));
}

static void check_words(viva_span s, const char *answer, size_t length)
{
	check_span(s, answer, length);
	assert_true(s.start < s.end);
	assert_false(isspace((unsigned char)answer[s.start]) || isspace((unsigned char)answer[s.end - 1]));
}

static bool is_near(double a, double b)
{
	return fabs(a - b) < 1e-9;
}

static void check_point(const viva_point_result *p, const char *answer, size_t length)
{
	assert_true(is_near(p->credit, 0) || is_near(p->credit, 0.5) || is_near(p->credit, 1));
	assert_int_equal(p->ground == VIVA_MADE, is_near(p->credit, 1));
	assert_int_equal(p->evidence_count == 0, is_near(p->credit, 0));
	for (size_t i = 0; i < p->evidence_count; i++) {
		check_words(p->evidence[i], answer, length);
		assert_true(i == 0 || p->evidence[i - 1].end <= p->evidence[i].start);
	}
	for (size_t i = 0; i < p->match_count; i++) {
		const viva_match *m = &p->matches[i];
		check_words(m->span, answer, length);
		check_words(m->clause, answer, length);
		check_span(m->cue, answer, length);
		assert_true(m->clause.start <= m->span.start);
		assert_int_equal(m->standing == VIVA_ASSERTED, is_near(m->credit, 1));
		assert_true(i == 0 || p->matches[i - 1].span.start <= m->span.start);
		assert_non_null(m->term);
	}
	check_span(p->against, answer, length);
}

static void check_result(const viva_result *r, const char *answer, size_t length)
{
	double all = 0, earned = 0;

	for (size_t i = 0; i < r->point_count; i++) {
		const viva_point_result *p = &r->points[i];
		check_point(p, answer, length);
		all += p->point->tier == VIVA_BONUS ? 0 : p->point->weight;
		earned += p->point->weight * p->credit;
	}
	double score_due = 100 * earned / all;
	for (size_t i = 0; i < r->mistake_count; i++) {
		score_due -= r->mistakes[i].mistake->penalty;
		for (size_t k = 0; k < r->mistakes[i].evidence_count; k++)
			check_words(r->mistakes[i].evidence[k], answer, length);
	}
	score_due = fmin(100, fmax(0, score_due));
	assert_true(r->score >= 0 && r->score <= 100);
	if (r->scored)
		assert_int_equal(r->score, lround(score_due));
	else
		assert_true(r->score == 0 && r->reason[0] && (is_near(earned, 0) || strstr(r->reason, "too short")));
	assert_true(viva_answer_valid(r->reason, strlen(r->reason), NULL));
}

/* ---- properties ---- */

static void the_sentences_make_their_points(void **state)
{
	bench *b = *state;

	for (size_t i = 0; i < POINTS; i++) {
		const viva_result *r = score(b, making[i]);
		if (r->points[i].ground != VIVA_MADE)
			fail_msg("'%s' does not make '%s'", making[i], r->points[i].point->id);
		check_result(r, making[i], strlen(making[i]));
	}
}

static void random_answers_are_judged_within_bounds(void **state)
{
	bench *b = *state;
	viva_buf text = VIVA_BUF_INIT;

	seed = 20250101;
	for (int i = 0; i < 3000; i++) {
		make_answer(&text, random_below(120), 1 + random_below(30));
		viva_arena_reset(b->results);
		if (!try_score(b, text.text, text.length))
			fail_msg("answer %d: %s", i, b->err.message);
		check_result(&b->result, text.text, text.length);
	}
	viva_buf_free(&text);
}

static void noise_is_refused_or_judged_and_never_crashes(void **state)
{
	bench *b = *state;
	static const char signs[] = " \n.,;:-'%$&*/()!?ab1";
	char noise[600];

	seed = 31337;
	for (int i = 0; i < 20000; i++) {
		size_t length = random_below(sizeof noise - 1);
		uint32_t kind = random_below(3);
		for (size_t k = 0; k < length; k++)
			noise[k] = kind == 0   ? (char)random_below(256)
			           : kind == 1 ? (char)(1 + random_below(127))
			                       : signs[random_below(20)];
		noise[length] = '\0';
		bool valid = viva_answer_valid(noise, length, NULL);
		viva_arena_reset(b->results);
		assert_int_equal(try_score(b, noise, length), valid);
		if (valid)
			check_result(&b->result, noise, length);
	}
}

static double credits_of(bench *b, const char *answer, double credits[POINTS])
{
	const viva_result *r = score(b, answer);
	double sum = 0;

	for (size_t i = 0; i < POINTS; i++)
		sum += credits[i] = r->points[i].credit;
	return sum;
}

static void a_point_stays_made_with_neutral_sentences_around_it(void **state)
{
	bench *b = *state;
	char answer[400];

	for (size_t i = 0; i < POINTS; i++) {
		for (size_t k = 0; k < 3 * sizeof neutral / sizeof *neutral; k++) {
			const char *other = neutral[k / 3], *before = k % 3 != 1 ? other : "", *after = k % 3 != 0 ? other : "";
			snprintf(answer, sizeof answer, "%s %s %s", before, making[i], after);
			if (score(b, answer)->points[i].ground != VIVA_MADE)
				fail_msg("'%s' is lost in '%s'", b->points[i].id, answer);
			snprintf(answer, sizeof answer, "%s\n\n%s\n%s", before, making[i], after);
			if (score(b, answer)->points[i].ground != VIVA_MADE)
				fail_msg("'%s' is lost in '%s'", b->points[i].id, answer);
		}
	}
}

static void all_sentences_together_make_all_points_in_any_order(void **state)
{
	bench *b = *state;
	viva_buf text = VIVA_BUF_INIT;
	size_t order[POINTS];

	seed = 4711;
	for (size_t i = 0; i < POINTS; i++)
		order[i] = i;
	for (int round = 0; round < 50; round++) {
		viva_buf_clear(&text);
		for (size_t i = POINTS; i-- > 0;) {
			size_t k = random_below((uint32_t)i + 1), swap = order[i];
			order[i] = order[k];
			order[k] = swap;
			viva_buf_addf(&text, "%s ", making[order[i]]);
		}
		assert_int_equal(score(b, text.text)->score, 100);
	}
	viva_buf_free(&text);
}

static void denying_a_sentence_takes_its_point_away(void **state)
{
	static const struct {
		const char *said, *denied;
	} rows[] = {
		{"I would split it into chunks.", "I would not split it into chunks."},
		{"We embed each chunk.", "We don't embed each chunk."},
		{"You need a cross-encoder.", "You don't need a cross-encoder."},
		{"Rerank the candidates then.", "Never rerank the candidates then."},
		{"We cite the sources too.", "There's no need to cite the sources."},
	};
	bench *b = *state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		double said[POINTS], denied[POINTS];
		assert_true(credits_of(b, rows[i].said, said) > 0);
		if (credits_of(b, rows[i].denied, denied) > 0)
			fail_msg("'%s' earns something", rows[i].denied);
	}
}

/* ---- what must not matter ---- */

static void add_replaced(viva_buf *out, const char *text, const char *from, const char *to)
{
	viva_buf_clear(out);
	for (size_t n = strlen(from); *text;) {
		bool here = strncmp(text, from, n) == 0;
		viva_buf_adds(out, here ? to : "");
		if (!here)
			viva_buf_addc(out, *text);
		text += here ? n : 1;
	}
}

static void check_same(bench *b, const char *answer, const char *other)
{
	double a[POINTS], c[POINTS];

	credits_of(b, answer, a);
	int score_before = b->result.score;
	credits_of(b, other, c);
	for (size_t i = 0; i < POINTS; i++)
		if (!is_near(a[i], c[i]))
			fail_msg("'%s' differs between '%s' and '%s'", b->points[i].id, answer, other);
	assert_int_equal(b->result.score, score_before);
}

static void case_spaces_quotes_and_unicode_form_do_not_matter(void **state)
{
	static const char *const changes[][2] = {
		{" ", "  "},
		{" ", "\t"},
		{" ", "\xC2\xA0"},
		{"'", "\xE2\x80\x99"},
		{"\xE2\x80\x99", "'"},
		{"\"", "\xE2\x80\x9C"},
		{"caf\xC3\xA9", "cafe\xCC\x81"},
		{"cafe\xCC\x81", "caf\xC3\xA9"},
		{"-e", "\xE2\x80\x91"
	           "e"},
		{"e", "\xEF\xBD\x85"},
		{"\n", "\r\n"},
		{"ch", "c\xC2\xADh"},
	};
	bench *b = *state;
	viva_buf text = VIVA_BUF_INIT, other = VIVA_BUF_INIT;

	seed = 99;
	for (size_t i = 0; i < 400; i++) {
		viva_arena_reset(b->results);
		make_answer(&text, 40, UINT32_MAX);
		viva_buf_adds(&text, making[i % POINTS]);
		for (size_t k = 0; k < sizeof changes / sizeof *changes; k++) {
			add_replaced(&other, text.text, changes[k][0], changes[k][1]);
			check_same(b, text.text, other.text);
		}
		viva_buf_clear(&other);
		for (size_t k = 0; k < text.length; k++)
			viva_buf_addc(&other, (char)tolower((unsigned char)text.text[k]));
		check_same(b, text.text, other.text);
		viva_buf_clear(&other);
		viva_buf_addf(&other, "\n \n%s \n\n", text.text);
		check_same(b, text.text, other.text);
	}
	viva_buf_free(&text);
	viva_buf_free(&other);
}

/* ---- the same again ---- */

static void assert_same_results(const viva_result *a, const viva_result *c)
{
	assert_int_equal(a->score, c->score);
	assert_int_equal(a->scored, c->scored);
	assert_string_equal(a->reason, c->reason);
	assert_int_equal(a->mistake_count, c->mistake_count);
	for (size_t i = 0; i < a->point_count; i++) {
		const viva_point_result *p = &a->points[i], *q = &c->points[i];
		assert_int_equal(p->ground, q->ground);
		assert_true(is_near(p->credit, q->credit));
		assert_int_equal(p->evidence_count, q->evidence_count);
		assert_int_equal(p->match_count, q->match_count);
		if (p->evidence_count)
			assert_memory_equal(p->evidence, q->evidence, p->evidence_count * sizeof *p->evidence);
		for (size_t k = 0; k < p->match_count; k++) {
			assert_memory_equal(&p->matches[k].span, &q->matches[k].span, sizeof p->matches[k].span);
			assert_memory_equal(&p->matches[k].cue, &q->matches[k].cue, sizeof p->matches[k].cue);
			assert_int_equal(p->matches[k].standing, q->matches[k].standing);
			assert_ptr_equal(p->matches[k].term, q->matches[k].term);
		}
	}
}

static void the_same_answer_is_judged_the_same_twice(void **state)
{
	bench *b = *state;
	viva_buf text = VIVA_BUF_INIT, between = VIVA_BUF_INIT;
	viva_scratch *fresh = viva_scratch_new();

	assert_non_null(fresh);
	seed = 1234;
	for (int i = 0; i < 300; i++) {
		viva_result again;
		viva_arena_reset(b->results);
		make_answer(&text, random_below(80), 20);
		make_answer(&between, random_below(200), 5);
		score(b, text.text);
		viva_result first = b->result;
		score(b, between.text);
		assert_same_results(&first, score(b, text.text));
		assert_true(viva_score(b->scorer, fresh, text.text, text.length, b->results, &again, &b->err));
		assert_same_results(&first, &again);
	}
	viva_scratch_free(fresh);
	viva_buf_free(&text);
	viva_buf_free(&between);
}

static void no_mechanism_that_is_switched_off_breaks_a_result(void **state)
{
	bench *b = *state;
	viva_buf text = VIVA_BUF_INIT;

	seed = 777;
	b->rubric.prompt = "How would you split and embed documents?";
	b->rubric.topic = any_of(b, "document");
	for (unsigned without = 0; without < 512; without += 1 + random_below(6)) {
		b->without = without;
		recompile(b);
		viva_arena_reset(b->results);
		make_answer(&text, 60, 20);
		score(b, text.text);
		check_result(&b->result, text.text, text.length);
	}
	viva_buf_free(&text);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up_rubric, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_sentences_make_their_points),
		TEST(random_answers_are_judged_within_bounds),
		TEST(noise_is_refused_or_judged_and_never_crashes),
		TEST(a_point_stays_made_with_neutral_sentences_around_it),
		TEST(all_sentences_together_make_all_points_in_any_order),
		TEST(denying_a_sentence_takes_its_point_away),
		TEST(case_spaces_quotes_and_unicode_form_do_not_matter),
		TEST(the_same_answer_is_judged_the_same_twice),
		TEST(no_mechanism_that_is_switched_off_breaks_a_result),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
