/* score.c - from matches to credit, from credit to a score. */
#include "judge.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
	WORDS_MIN = 4,    /* an answer of fewer words is no attempt: its points stand, but there is no score */
	EVIDENCE_MAX = 4, /* stretches of text quoted for one point */
	QUOTED_GAP = 5,   /* words between two parts of a match that are quoted along, so that the quotation reads */
	REASON_MAX = 600  /* bytes of the reason */
};

typedef struct scoring {
	const viva_scorer *s;
	prose prose;
	run run;
	judge judge;
	viva_arena *arena; /* the result's */
	viva_result *result;
	viva_point_result *points; /* result->points, while it is being filled */
	viva_buf reason;
} scoring;

/* ---- one point ---- */

static bool judge_hits(scoring *c, const hits *found, const viva_point *point, int about, bool touch, viva_match *out)
{
	for (size_t i = 0; i < found->count; i++) {
		judge_hit(&c->judge, &found->list[i], point, about, &out[i]);
		if (touch && out[i].credit > 0.5) {
			out[i].credit = 0.5;
			out[i].standing = VIVA_WEAK;
		}
	}
	return found->unknown;
}

static void add_evidence(viva_span *list, size_t *count, viva_span span_found)
{
	size_t at = *count;

	for (size_t i = 0; i < *count; i++)
		if (span_found.start < list[i].end && list[i].start < span_found.end)
			return;
	if (*count == EVIDENCE_MAX)
		return;
	while (at > 0 && list[at - 1].start > span_found.start) {
		list[at] = list[at - 1];
		at--;
	}
	list[at] = span_found;
	++*count;
}

/* The parts of a hit, in bytes, as evidence; parts that stand close together in one sentence are quoted as one. */
static void quote_hit(const scoring *c, const hit *h, viva_span *list, size_t *count)
{
	const token *tokens = c->prose.tokens;
	span now = h->parts[0];

	for (int p = 1; p <= h->part_count; p++) {
		bool more = p < h->part_count;
		bool close = more && h->parts[p].first >= now.last && h->parts[p].first - now.last <= QUOTED_GAP &&
		             tokens[h->parts[p].first].sentence == tokens[now.first].sentence;
		if (close) {
			now.last = h->parts[p].last;
			continue;
		}
		viva_span bytes;
		text_bytes(&c->prose, now, &bytes.start, &bytes.end);
		add_evidence(list, count, bytes);
		if (more)
			now = h->parts[p];
	}
}

/* The hits that earn the point's credit, quoted: the first ones, until the quotation is long enough. */
static bool quote_credit(scoring *c, viva_point_result *p, const hits *found, const viva_match *judged, size_t count)
{
	viva_span *list = viva_arena_array(c->arena, EVIDENCE_MAX, sizeof *list);
	size_t quoted = 0;

	if (!list)
		return false;
	for (size_t i = 0; i < count && quoted < EVIDENCE_MAX / 2; i++)
		if (judged[i].credit >= p->credit)
			quote_hit(c, &found->list[i], list, &quoted);
	p->evidence = list;
	p->evidence_count = p->evidence_count + quoted;
	return true;
}

static double best_credit(const viva_match *matches, size_t count)
{
	double best = 0;

	for (size_t i = 0; i < count; i++)
		best = matches[i].credit > best ? matches[i].credit : best;
	return best;
}

static int compare_matches(const void *a, const void *b)
{
	const viva_match *x = a, *y = b;

	if (x->span.start != y->span.start)
		return x->span.start < y->span.start ? -1 : 1;
	return x->span.end == y->span.end ? 0 : x->span.end < y->span.end ? -1 : 1;
}

static bool score_point(scoring *c, size_t index)
{
	static const hits none;
	const point_nodes *nodes = &c->s->points[index];
	viva_point_result *p = &c->points[index];
	const hits *full = run_node(&c->run, nodes->match);
	const hits *half = nodes->touch == NO_NODE ? &none : run_node(&c->run, nodes->touch);
	viva_match *matches = viva_arena_array(c->arena, full->count + half->count, sizeof *matches);

	p->point = &c->s->rubric->points[index];
	if (!matches)
		return false;
	bool unknown = judge_hits(c, full, p->point, nodes->about, false, matches);
	unknown = judge_hits(c, half, p->point, nodes->about, true, matches + full->count) || unknown;
	p->matches = matches;
	p->match_count = full->count + half->count;
	p->credit = best_credit(matches, p->match_count);
	p->ground = p->credit >= 1   ? VIVA_MADE
	            : p->credit > 0  ? VIVA_TOUCHED
	            : p->match_count ? VIVA_REFUSED
	                             : VIVA_MISSING;
	if (unknown && p->credit < 1)
		p->ground = VIVA_UNASSESSED;
	bool ok = true;
	if (p->credit > 0 && best_credit(matches, full->count) >= p->credit)
		ok = quote_credit(c, p, full, matches, full->count);
	else if (p->credit > 0)
		ok = quote_credit(c, p, half, matches + full->count, half->count);
	if (half->count)
		qsort(matches, p->match_count, sizeof *matches, compare_matches);
	return ok;
}

static void take_credit(viva_point_result *p, viva_ground ground, viva_span against, const viva_mistake *mistake)
{
	p->credit = 0;
	p->ground = ground;
	p->against = against;
	p->mistake = mistake;
	p->evidence_count = 0;
}

/* The first hit of a node that is asserted, or NULL. */
static const hit *first_asserted(scoring *c, uint32_t node_index, viva_span *where)
{
	const hits *found = run_node(&c->run, node_index);

	for (size_t i = 0; i < found->count; i++) {
		viva_match m;
		judge_hit(&c->judge, &found->list[i], NULL, -1, &m);
		if (m.credit < 1)
			continue;
		*where = m.span;
		return &found->list[i];
	}
	return NULL;
}

static void apply_denials(scoring *c)
{
	for (size_t i = 0; i < c->result->point_count; i++) {
		viva_span where;
		bool denied = c->s->points[i].deny != NO_NODE && first_asserted(c, c->s->points[i].deny, &where);
		if (denied)
			take_credit(&c->points[i], VIVA_DENIED, where, NULL);
	}
}

/* ---- mistakes ---- */

static void withhold(scoring *c, const viva_mistake *m, viva_span where)
{
	for (size_t w = 0; w < m->withhold_count; w++)
		for (size_t i = 0; i < c->result->point_count; i++)
			if (strcmp(c->points[i].point->id, m->withholds[w]) == 0)
				take_credit(&c->points[i], VIVA_WITHHELD, where, m);
}

static bool score_mistakes(scoring *c)
{
	const viva_rubric *r = c->s->rubric;
	viva_mistake_result *list = viva_arena_array(c->arena, r->mistake_count, sizeof *list);

	if (!list)
		return false;
	for (size_t i = 0; i < r->mistake_count; i++) {
		viva_span where;
		const hit *h = first_asserted(c, c->s->mistakes[i], &where);
		if (!h)
			continue;
		viva_span *quotes = viva_arena_array(c->arena, EVIDENCE_MAX, sizeof *quotes);
		if (!quotes)
			return false;
		viva_mistake_result *m = &list[c->result->mistake_count++];
		m->mistake = &r->mistakes[i];
		m->evidence = quotes;
		quote_hit(c, h, quotes, &m->evidence_count);
		if (!(c->s->without & VIVA_WITHOUT_DENIALS))
			withhold(c, m->mistake, where);
	}
	c->result->mistakes = list;
	return true;
}

/* ---- the whole ---- */

static double earned_share(const scoring *c)
{
	double all = 0, earned = 0;

	for (size_t i = 0; i < c->result->point_count; i++) {
		const viva_point_result *p = &c->points[i];
		if (p->ground == VIVA_UNASSESSED)
			continue;
		if (p->point->tier != VIVA_BONUS)
			all += p->point->weight;
		earned += p->point->weight * p->credit;
	}
	return all > 0 ? earned / all : 0;
}

static bool nothing_assessed(const scoring *c)
{
	for (size_t i = 0; i < c->result->point_count; i++)
		if (c->points[i].ground != VIVA_UNASSESSED)
			return false;
	return c->result->point_count > 0;
}

/* Two different matches of the neighbouring topic, in an answer that earns little, put it there. */
static bool is_beside(scoring *c)
{
	if (c->s->beside == NO_NODE || earned_share(c) > 0.3)
		return false;
	const hits *found = run_node(&c->run, c->s->beside);
	size_t distinct = 0;
	for (size_t i = 0; i < found->count; i++) {
		const token *k = &c->prose.tokens[found->list[i].parts[0].first];
		bool seen = false;
		for (size_t j = 0; j < i && !seen; j++)
			seen = strcmp(c->prose.tokens[found->list[j].parts[0].first].word, k->word) == 0;
		distinct += !seen;
	}
	return distinct >= 2;
}

/* An answer that shares nothing with the question: no point matched, whatever came of it, no word of the topic. */
static bool is_elsewhere(scoring *c)
{
	for (size_t i = 0; i < c->result->point_count; i++)
		if (c->points[i].match_count || c->points[i].ground == VIVA_UNASSESSED)
			return false;
	if (c->result->mistake_count)
		return false;
	if (c->s->topic != NO_NODE)
		return run_node(&c->run, c->s->topic)->count == 0 && !run_node(&c->run, c->s->topic)->unknown;
	if (c->s->prompt_count == 0)
		return false;
	for (size_t i = 0; i < c->prose.count; i++)
		if (c->judge.prompt_word[i])
			return false;
	return true;
}

static void no_score(scoring *c, const char *reason)
{
	c->result->scored = false;
	c->result->score = 0;
	c->result->verdict = "not scored";
	viva_buf_clear(&c->reason);
	viva_buf_adds(&c->reason, reason);
}

/* Notes one point whose credit was withheld, in the words that did it. */
static void note_withheld(scoring *c, const viva_point_result *p, const char *answer)
{
	const char *how = p->ground == VIVA_DENIED ? "contradicted by" : p->ground == VIVA_WITHHELD ? "withheld for" : NULL;
	viva_span words = p->against;
	const char *id = p->point->id;

	if (p->ground == VIVA_REFUSED) {
		const viva_match *m = &p->matches[0];
		bool by_cue = m->standing == VIVA_NEGATED;
		words = by_cue ? m->cue : m->span;
		how = by_cue                          ? "denied by"
		      : m->standing == VIVA_ELSEWHERE ? "said of something else in"
		                                      : "the question's own words in";
	}
	if (p->ground == VIVA_UNASSESSED)
		viva_buf_addf(&c->reason, "%s%s: could not be assessed", c->reason.length ? "; " : "", id);
	if (!how || c->reason.length > REASON_MAX)
		return;
	size_t length = words.end - words.start, shown = length > 60 ? 60 : length;
	while (shown < length && ((unsigned char)answer[words.start + shown] & 0xC0) == 0x80)
		shown--;
	viva_buf_addf(&c->reason, "%s%s: %s \"", c->reason.length ? "; " : "", id, how);
	viva_buf_add(&c->reason, answer + words.start, shown);
	viva_buf_adds(&c->reason, shown < length ? "...\"" : "\"");
}

static const char *verdict_of(int score)
{
	return score >= 80 ? "strong" : score >= 60 ? "good" : score >= 35 ? "partial" : "weak";
}

static void add_up(scoring *c, const char *answer)
{
	double score = 100 * earned_share(c);

	for (size_t i = 0; i < c->result->mistake_count; i++)
		score -= c->result->mistakes[i].mistake->penalty;
	score = score < 0 ? 0 : score > 100 ? 100 : score;
	c->result->scored = true;
	c->result->score = (int)lround(score);
	c->result->verdict = verdict_of(c->result->score);
	for (size_t i = 0; i < c->result->point_count; i++)
		note_withheld(c, &c->points[i], answer);
}

/* Nothing in an answer about something else is taken for a point. */
static void take_all_credit(scoring *c)
{
	for (size_t i = 0; i < c->result->point_count; i++)
		if (c->points[i].credit > 0)
			take_credit(&c->points[i], VIVA_REFUSED, (viva_span){0, 0}, NULL);
}

static bool weigh(scoring *c, const char *answer)
{
	bool gated = !(c->s->without & VIVA_WITHOUT_TOPIC);

	for (size_t i = 0; i < c->result->point_count; i++)
		if (!score_point(c, i))
			return false;
	if (!(c->s->without & VIVA_WITHOUT_DENIALS))
		apply_denials(c);
	if (!score_mistakes(c))
		return false;
	if (c->prose.count == 0) {
		no_score(c, "the answer is empty");
	} else if (c->prose.count < WORDS_MIN) {
		no_score(c, "the answer is too short to be scored");
	} else if (nothing_assessed(c)) {
		no_score(c, "no point could be assessed: patterns of the rubric took too long");
	} else if (gated && (is_beside(c) || is_elsewhere(c))) {
		no_score(c, "the answer is not about the question");
		take_all_credit(c);
	} else {
		add_up(c, answer);
	}
	return !c->run.failed && !c->reason.failed;
}

/* Reads the answer and makes everything ready that the points need. */
static bool prepare(scoring *c, viva_scratch *scratch, const char *answer, size_t length)
{
	const viva_scorer *s = c->s;
	lookup_options options = {.spelling = !(s->without & VIVA_WITHOUT_SPELLING),
	                          .stems = !(s->without & VIVA_WITHOUT_STEMS)};
	lookup found;

	viva_arena_reset(scratch->arena);
	return text_read(answer, length, scratch->arena, &c->prose) &&
	       vocabulary_look_up(&s->program.vocabulary, &c->prose, scratch->stems, options, scratch->arena, &found) &&
	       run_begin(&c->run, &s->program, &c->prose, &found, scratch->patterns, scratch->arena) &&
	       judge_begin(&c->judge, &c->run, s, scratch->stems);
}

bool viva_score(const viva_scorer *scorer, viva_scratch *scratch, const char *answer, size_t length, viva_arena *arena,
                viva_result *result, viva_error *err)
{
	scoring c = {.s = scorer, .arena = arena, .result = result, .reason = VIVA_BUF_INIT};

	memset(result, 0, sizeof *result);
	if (length > VIVA_ANSWER_MAX)
		return viva_fail(err, VIVA_E_LIMIT, "the answer is longer than %d bytes", VIVA_ANSWER_MAX);
	if (!viva_answer_valid(answer, length, err))
		return false;
	result->point_count = scorer->rubric->point_count;
	c.points = viva_arena_array(arena, result->point_count, sizeof *c.points);
	result->points = c.points;
	bool ok = c.points && prepare(&c, scratch, answer, length) && weigh(&c, answer);
	if (ok) {
		result->reason = viva_arena_copy(arena, c.reason.text, c.reason.length);
		ok = result->reason != NULL;
	}
	viva_buf_free(&c.reason);
	return ok || viva_fail_memory(err);
}
