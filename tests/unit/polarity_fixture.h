/*
 * polarity_fixture.h - a table of sentences, and how a careful reader takes each.
 *
 * Every sentence speaks once of reranking. Where the engine does not agree yet with what a reader would say, the row is
 * marked as a known failure; such a row tells when it is one no more.
 */
#ifndef VIVA_TEST_POLARITY_FIXTURE_H
#define VIVA_TEST_POLARITY_FIXTURE_H

#include "engine_fixture.h"

typedef enum expected { YES, HALF, NO } expected; /* asserted, hedged, negated */

typedef struct row {
	expected meant;
	const char *sentence;
	bool known_failure;
} row;

static const viva_standing standings[] = {[YES] = VIVA_ASSERTED, [HALF] = VIVA_HEDGED, [NO] = VIVA_NEGATED};

static inline void check_sentences(bench *b, const row *rows, size_t count)
{
	size_t wrong = 0;

	for (size_t i = 0; i < count; i++) {
		const viva_point_result *p = match_term(b, phrase(b, "rerank"), rows[i].sentence);
		if (p->match_count != 1)
			fail_msg("%zu matches in '%s'", p->match_count, rows[i].sentence);
		const viva_match *m = &p->matches[0];
		bool right = m->standing == standings[rows[i].meant];
		if (right && rows[i].known_failure)
			print_message("right now, and no known failure any more: '%s'\n", rows[i].sentence);
		if (right || rows[i].known_failure)
			continue;
		print_error("%s, not %s, by '%.*s': '%s'\n", viva_standing_name(m->standing),
		            viva_standing_name(standings[rows[i].meant]), (int)(m->cue.end - m->cue.start),
		            rows[i].sentence + m->cue.start, rows[i].sentence);
		wrong++;
	}
	assert_int_equal(wrong, 0);
}

#define CHECK_SENTENCES(b, rows) check_sentences((b), (rows), sizeof(rows) / sizeof *(rows))

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

#endif
