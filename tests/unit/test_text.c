/* test_text.c - tokens, clauses and sentences of answers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <engine/text.h>

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

static prose read_prose(void **state, const char *answer)
{
	prose t;

	assert_true(text_read(answer, strlen(answer), *state, &t));
	return t;
}

/* The words of an answer, with " / " where a sentence begins, " | " a clause, " ; " a soft one, and "*" before a bare
 * sentence. */
static char *shape_of(void **state, const char *answer)
{
	prose t = read_prose(state, answer);
	viva_buf out = VIVA_BUF_INIT;

	for (uint32_t i = 0; i < t.count; i++) {
		const token *k = &t.tokens[i], *before = i ? k - 1 : NULL;
		if (!before || k->sentence != before->sentence)
			viva_buf_addf(&out, "%s%s", before ? " / " : "", t.sentences[k->sentence].bare ? "*" : "");
		else if (k->clause != before->clause)
			viva_buf_adds(&out, t.clauses[k->clause].soft ? " ; " : " | ");
		else
			viva_buf_adds(&out, " ");
		viva_buf_adds(&out, k->word);
	}
	return viva_buf_take(&out);
}

typedef struct row {
	const char *answer, *shape;
} row;

static void check(void **state, const row *rows, size_t count)
{
	size_t wrong = 0;

	for (size_t i = 0; i < count; i++) {
		char *shape = shape_of(state, rows[i].answer);
		if (strcmp(shape, rows[i].shape) != 0) {
			print_error("'%s'\n  is read as '%s'\n  and not as '%s'\n", rows[i].answer, shape, rows[i].shape);
			wrong++;
		}
		free(shape);
	}
	assert_int_equal(wrong, 0);
}

#define CHECK(state, rows) check((state), (rows), sizeof(rows) / sizeof *(rows))

/* ---- words ---- */

static void words_are_letters_and_digits_without_their_apostrophes(void **state)
{
	static const row rows[] = {
		{"", ""},
		{" \t\n ", ""},
		{"... !? -- ,", ""},
		{"I don't, don\xE2\x80\x99t", "i dont ; dont"},
		{"the users' pages, 'quoted' \"words\"", "the users pages ; quoted words"},
		{"re-rank top_k and/or map/reduce", "re rank top k and or map reduce"},
		{"caf\xC3\xA9 ünïcode", "caf\xC3\xA9 ünïcode"},
		{"GPT4o v2 k8s", "gpt4o v2 k8s"},
	};

	CHECK(state, rows);
}

static void numbers_keep_their_decimals_and_signs_are_words(void **state)
{
	static const row rows[] = {
		{"about 3.5 of 10", "about 3.5 of 10"},
		{"It cost $5. Then 90%.", "it cost $ 5 / then 90 %"},
		{"95% of it", "95 % of it"},
		{"It was 3. 5 came later", "it was 3 / 5 came later"},
		{"v1.2.3 is out", "v1.2.3 is out"},
	};

	CHECK(state, rows);
}

static void with_and_without_are_words_when_abbreviated(void **state)
{
	static const row rows[] = {
		{"search w/ filters", "search with filters"},
		{"search w/o filters", "search without filters"},
		{"search w/out filters", "search without filters"},
		{"how/why", "how why"},
		{"w/", "with"},
		{"R & D", "r and d"},
		{"Q&A", "q a"},
	};

	CHECK(state, rows);
}

/* A sign that stands right beside a word is not part of it, in whatever script it is. */
static void signs_of_any_script_are_no_words(void **state)
{
	static const row rows[] = {
		{"rerank\xE2\x9C\x85 then", "rerank then"}, /* white heavy check mark */
		{"latency\xE2\x89\xA5"
	     "100",
	     "latency 100"},                           /* greater than or equal */
		{"chunk\xE2\x86\x94merge", "chunk merge"}, /* left right arrow */
		{"3\xC3\x97"
	     "5",
	     "3 5"},                                      /* multiplication */
		{"\xC2\xBFrerank?", "rerank"},                /* inverted question mark */
		{"\xE2\x80\xB9rerank\xE2\x80\xBA", "rerank"}, /* single angle quotes */
		{"\xF0\x9F\x98\x80rerank", "rerank"},         /* emoji */
	};

	CHECK(state, rows);
}

static void line_and_paragraph_separators_part_words(void **state)
{
	static const row rows[] = {
		{"chunk it\xE2\x80\xA8rerank it", "chunk it / rerank it"},
		{"chunk it\xE2\x80\xA9rerank it", "chunk it / rerank it"},
		{"chunk it\xC2\x85rerank it", "chunk it / rerank it"},
	};

	CHECK(state, rows);
}

static void a_word_that_is_cut_ends_on_a_whole_character(void **state)
{
	for (size_t before = 0; before < 4; before++) {
		char text[400] = "";
		memset(text, 'x', before);
		for (size_t at = before; at < 300; at += 3)
			memcpy(text + at, "\xE6\x96\x87", 4);
		prose t = read_prose(state, text);
		assert_int_equal(t.count, 1);
		assert_int_equal(strlen(t.tokens[0].word), t.tokens[0].length);
		assert_true(t.tokens[0].length <= 64 && t.tokens[0].length > 60);
		assert_int_equal((t.tokens[0].length - before) % 3, 0);
	}
}

static void a_word_of_64_bytes_is_kept_whole(void **state)
{
	char text[80] = "";

	memset(text, 'x', 62);
	memcpy(text + 62, "\xC3\xA9", 3);
	assert_string_equal(read_prose(state, text).tokens[0].word, text);
}

/* ---- clauses ---- */

static void commas_begin_soft_clauses_and_stronger_signs_hard_ones(void **state)
{
	static const row rows[] = {
		{"chunk it, embed it", "chunk it ; embed it"},
		{"chunk it; embed it", "chunk it | embed it"},
		{"chunk it: embed it", "chunk it | embed it"},
		{"chunk it (embed it) now", "chunk it | embed it | now"},
		{"chunk it [1] now", "chunk it | 1 | now"},
		{"chunk it - embed it", "chunk it | embed it"},
		{"chunk it -- embed it", "chunk it | embed it"},
		{"chunk it\xE2\x80\x94"
	     "embed it",
	     "chunk it | embed it"},
		{"chunk it \xE2\x80\x93 embed it", "chunk it | embed it"},
		{"chunk it... embed it", "chunk it / embed it"},
		{"top-k re-rank", "top k re rank"},
		{"chunk, but embed", "chunk | but embed"},
	};

	CHECK(state, rows);
}

static void conjunctions_open_clauses(void **state)
{
	static const char *const openers[] = {"although", "because", "but",     "if",    "since", "unless",
	                                      "until",    "when",    "whereas", "which", "while"};

	for (size_t i = 0; i < sizeof openers / sizeof *openers; i++) {
		char answer[80], shape[80];
		snprintf(answer, sizeof answer, "we chunk %s they embed", openers[i]);
		snprintf(shape, sizeof shape, "we chunk | %s they embed", openers[i]);
		const row rows[] = {{answer, shape}};
		CHECK(state, rows);
	}
}

static void and_opens_a_clause_only_before_a_subject(void **state)
{
	static const row rows[] = {
		{"chunk and embed", "chunk and embed"},
		{"we chunk and we embed", "we chunk and | we embed"},
		{"we chunk and I embed or you wait", "we chunk and | i embed or | you wait"},
		{"we chunk and then embed", "we chunk and | then embed"},
	};

	CHECK(state, rows);
}

/* ---- sentences ---- */

static void stops_end_sentences(void **state)
{
	static const row rows[] = {
		{"One here. Two here! Three here? Four", "one here / two here / three here / four"},
		{"Really?! Yes", "really / yes"},
		{"He said \"no.\" Then left", "he said no / then left"},
		{"(It works.) Then left", "it works / then left"},
		{"config.yaml is read", "config yaml is read"},
		{"Use 0.5. Or 0.7.", "use 0.5 / or 0.7"},
		{"I say no. Rerank it", "i say no / rerank it"},
	};

	CHECK(state, rows);
}

static void abbreviations_end_no_sentence(void **state)
{
	static const row rows[] = {
		{"metrics, e.g. recall", "metrics ; e g recall"},
		{"metrics, i.e. recall", "metrics ; i e recall"},
		{"metrics (eg. recall)", "metrics | eg recall"},
		{"recall vs. precision", "recall vs precision"},
		{"approx. ten of them", "approx ten of them"},
		{"see fig. 3 there", "see fig 3 there"},
		{"Ask Dr. Who", "ask dr who"},
	};

	CHECK(state, rows);
}

static void milliseconds_end_a_sentence(void **state)
{
	static const row rows[] = {
		{"It takes 100 ms. Then we rerank", "it takes 100 ms / then we rerank"},
	};

	CHECK(state, rows);
}

/* ---- lines ---- */

static void short_lines_and_list_items_are_sentences_of_their_own(void **state)
{
	static const row rows[] = {
		{"chunk it\nembed it", "chunk it / embed it"},
		{"chunk it\r\nembed it\r\n", "chunk it / embed it"},
		{"chunk it\n\nembed it", "chunk it / embed it"},
		{"- chunk it\n- embed it", "chunk it / embed it"},
		{"* chunk it\n* embed it", "chunk it / embed it"},
		{"+ chunk it\n+ embed it", "chunk it / embed it"},
		{"\xE2\x80\xA2 chunk it\n\xE2\x80\xA2 embed it", "chunk it / embed it"},
		{"1. chunk it\n2. embed it\n10. rank it", "chunk it / embed it / rank it"},
		{"1) chunk it\n2) embed it", "chunk it / embed it"},
		{"a) chunk it\nb) embed it", "chunk it / embed it"},
		{"steps:\n  - chunk it\n\t- embed it", "steps / chunk it / embed it"},
		{"2024. was the year", "2024 / was the year"},
	};

	CHECK(state, rows);
}

static void a_line_that_was_wrapped_goes_on(void **state)
{
	static const row rows[] = {
		{"the chunks are embedded with the same model that is used for\nthe question",
	     "the chunks are embedded with the same model that is used for the question"},
		{"the chunks are embedded with the same model that is used for\nThe question is",
	     "the chunks are embedded with the same model that is used for / the question is"},
		{"the chunks are embedded with the same model that is used for\n\nthe question",
	     "the chunks are embedded with the same model that is used for / the question"},
		{"the chunks are embedded with the same model that is used for\n- the question",
	     "the chunks are embedded with the same model that is used for / the question"},
		{"- the chunks are embedded with the same model that is used for\nall of it",
	     "the chunks are embedded with the same model that is used for / all of it"},
	};

	CHECK(state, rows);
}

/* ---- bare lists ---- */

static void four_names_between_commas_are_a_bare_list(void **state)
{
	static const row rows[] = {
		{"chunking, embeddings, reranking, citations", "*chunking ; embeddings ; reranking ; citations"},
		{"chunking, vector search, reranking, citations", "*chunking ; vector search ; reranking ; citations"},
		{"chunking; embeddings; reranking; citations", "*chunking | embeddings | reranking | citations"},
		{"I chunk. Also chunking, embeddings, reranking, citations",
	     "i chunk / *also chunking ; embeddings ; reranking ; citations"},
	};

	CHECK(state, rows);
}

static void a_sentence_with_commas_is_no_bare_list(void **state)
{
	static const row rows[] = {
		{"chunking, embeddings, reranking", "chunking ; embeddings ; reranking"},
		{"I chunk it, I embed it, I rank it, I cite it", "i chunk it ; i embed it ; i rank it ; i cite it"},
		{"chunking by heading so that pieces make sense, embeddings, reranking, citations",
	     "chunking by heading | so that pieces make sense ; embeddings ; reranking ; citations"},
	};

	CHECK(state, rows);
}

/* ---- tokens and bytes ---- */

static void flags_say_what_stands_around_a_word(void **state)
{
	prose t = read_prose(state, "The re-rank, 12: of it");
	static const uint32_t flags[] = {
		TOKEN_LIGHT | TOKEN_CLOSED, 0, TOKEN_TIED, TOKEN_COMMA | TOKEN_NUMBER | TOKEN_COLON, TOKEN_LIGHT, TOKEN_CLOSED};

	assert_int_equal(t.count, 6);
	for (size_t i = 0; i < t.count; i++)
		assert_int_equal(t.tokens[i].flags, flags[i]);
}

static void units_cover_every_token_once(void **state)
{
	prose t = read_prose(state, "One, two: three. Four\n- five (six) and I seven");
	uint32_t at = 0;

	for (size_t i = 0; i < t.clause_count; at = t.clauses[i++].tokens.last)
		assert_int_equal(t.clauses[i].tokens.first, at);
	assert_int_equal(at, t.count);
	at = 0;
	for (size_t i = 0; i < t.sentence_count; at = t.sentences[i++].tokens.last)
		assert_int_equal(t.sentences[i].tokens.first, at);
	assert_int_equal(at, t.count);
}

static void tokens_lead_back_to_the_bytes_of_the_answer(void **state)
{
	/* cafe(0) au(7) lait(10), with a combining accent; then a ligature. */
	const char *answer = "cafe\xCC\x81 au lait \xEF\xAC\x81ne";
	prose t = read_prose(state, answer);
	size_t start, end;

	text_bytes(&t, (span){0, 1}, &start, &end);
	assert_int_equal(start, 0);
	assert_int_equal(end, 6);
	text_bytes(&t, (span){1, 3}, &start, &end);
	assert_int_equal(start, 7);
	assert_int_equal(end, 14);
	text_bytes(&t, (span){3, 4}, &start, &end);
	assert_string_equal(answer + start, "\xEF\xAC\x81ne");
	assert_int_equal(end, strlen(answer));
	text_bytes(&t, (span){2, 2}, &start, &end);
	assert_int_equal(start, 0);
	assert_int_equal(end, 0);
}

static void bytes_lead_to_the_tokens_that_they_touch(void **state)
{
	prose t = read_prose(state, "one two, three");
	static const struct {
		size_t start, end;
		span tokens;
	} rows[] = {
		{0, 3, {0, 1}}, {0, 14, {0, 3}},  {2, 5, {0, 2}},   {3, 4, {1, 1}},
		{7, 9, {2, 2}}, {13, 14, {2, 3}}, {14, 14, {3, 3}},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		span found = text_tokens(&t, rows[i].start, rows[i].end);
		assert_int_equal(found.last - found.first, rows[i].tokens.last - rows[i].tokens.first);
		if (found.last > found.first)
			assert_int_equal(found.first, rows[i].tokens.first);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, new_arena, free_arena)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(words_are_letters_and_digits_without_their_apostrophes),
		TEST(numbers_keep_their_decimals_and_signs_are_words),
		TEST(with_and_without_are_words_when_abbreviated),
		TEST(signs_of_any_script_are_no_words),
		TEST(line_and_paragraph_separators_part_words),
		TEST(a_word_that_is_cut_ends_on_a_whole_character),
		TEST(a_word_of_64_bytes_is_kept_whole),
		TEST(commas_begin_soft_clauses_and_stronger_signs_hard_ones),
		TEST(conjunctions_open_clauses),
		TEST(and_opens_a_clause_only_before_a_subject),
		TEST(stops_end_sentences),
		TEST(abbreviations_end_no_sentence),
		TEST(milliseconds_end_a_sentence),
		TEST(short_lines_and_list_items_are_sentences_of_their_own),
		TEST(a_line_that_was_wrapped_goes_on),
		TEST(four_names_between_commas_are_a_bare_list),
		TEST(a_sentence_with_commas_is_no_bare_list),
		TEST(flags_say_what_stands_around_a_word),
		TEST(units_cover_every_token_once),
		TEST(tokens_lead_back_to_the_bytes_of_the_answer),
		TEST(bytes_lead_to_the_tokens_that_they_touch),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
