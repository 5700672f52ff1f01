/* feedback.c - making a feedback from a result, and what to ask next. */
#include "feedback.h"
#include "result_json.h"

#include <stdio.h>
#include <string.h>

enum { QUOTE_MAX = 90 }; /* bytes of one quotation */

/* ---- quotations ---- */

const char *feedback_quote(const char *text, size_t length, viva_arena *arena)
{
	bool cut = length > QUOTE_MAX;

	if (cut) {
		length = QUOTE_MAX;
		while (length > QUOTE_MAX / 2 && text[length] != ' ')
			length--;
		while (((unsigned char)text[length] & 0xC0) == 0x80)
			length--;
	}
	char *quoted = viva_arena_get(arena, length + 4);
	if (!quoted)
		return "";
	memcpy(quoted, text, length);
	for (char *c = quoted; *c; c++)
		if (*c == '\n' || *c == '\r' || *c == '\t')
			*c = ' ';
	if (cut)
		strcat(quoted, "...");
	return quoted;
}

static const char *quote(const char *answer, viva_span s, viva_arena *arena)
{
	return feedback_quote(answer + s.start, s.end - s.start, arena);
}

static const char **quote_all(const char *answer, const viva_span *spans, size_t count, viva_arena *arena)
{
	const char **quotes = viva_arena_array(arena, count, sizeof *quotes);

	for (size_t i = 0; quotes && i < count; i++)
		quotes[i] = quote(answer, spans[i], arena);
	return quotes;
}

static const char *note_quoting(viva_arena *arena, const char *format, const char *quoted)
{
	size_t room = strlen(format) + strlen(quoted) + 1;
	char *text = viva_arena_get(arena, room);

	if (!text)
		return "";
		/* The formats are the literals below. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	snprintf(text, room, format, quoted);
#pragma GCC diagnostic pop
	return text;
}

/* The match that decided: the best one, the first among equals. */
static const viva_match *deciding_match(const viva_point_result *p)
{
	const viva_match *best = NULL;

	for (size_t i = 0; i < p->match_count; i++)
		if (!best || p->matches[i].credit > best->credit)
			best = &p->matches[i];
	return best;
}

static const char *note_of_match(const viva_match *m, const char *answer, viva_arena *arena)
{
	switch (m->standing) {
	case VIVA_ASSERTED:
	case VIVA_WEAK:
		return "touched on, not said what for or how";
	case VIVA_LISTED:
		return "named in a list, not explained";
	case VIVA_HEDGED:
		return note_quoting(arena, "left in doubt by \"%s\"", quote(answer, m->cue, arena));
	case VIVA_NEGATED:
		return note_quoting(arena, "denied by \"%s\"", quote(answer, m->cue, arena));
	case VIVA_ELSEWHERE:
		return note_quoting(arena, "said of the other thing: \"%s\"", quote(answer, m->span, arena));
	case VIVA_ECHOED:
		return "only the question's own words";
	}
	return "";
}

static const char *note_of(const viva_point_result *p, const char *answer, viva_arena *arena)
{
	const viva_match *m = deciding_match(p);

	switch (p->ground) {
	case VIVA_DENIED:
		return note_quoting(arena, "contradicted by \"%s\"", quote(answer, p->against, arena));
	case VIVA_WITHHELD:
		return note_quoting(arena, "withheld for the mistake \"%s\"", quote(answer, p->against, arena));
	case VIVA_UNASSESSED:
		return "could not be assessed: a pattern of the rubric took too long; it does not count";
	case VIVA_TOUCHED:
	case VIVA_REFUSED:
		return m && m->credit < 1 ? note_of_match(m, answer, arena) : "";
	case VIVA_MADE:
	case VIVA_MISSING:
		break;
	}
	return "";
}

static bool fill_point(feedback_point *f, const viva_point_result *p, const char *answer, viva_arena *arena)
{
	*f = (feedback_point){.id = p->point->id,
	                      .says = p->point->says,
	                      .why = p->point->why,
	                      .note = note_of(p, answer, arena),
	                      .tier = viva_tier_name(p->point->tier),
	                      .credit = p->credit,
	                      .weight = p->point->weight,
	                      .assessed = p->ground != VIVA_UNASSESSED,
	                      .quotes = quote_all(answer, p->evidence, p->evidence_count, arena),
	                      .quote_count = p->evidence_count};
	return f->quotes != NULL;
}

feedback *feedback_of_result(const viva_result *result, const char *answer, viva_arena *arena)
{
	feedback *f = viva_arena_get(arena, sizeof *f);

	if (!f)
		return NULL;
	*f = (feedback){result->scored, result->score, result->verdict, result->reason, NULL, 0, NULL, 0};
	f->points = viva_arena_array(arena, result->point_count, sizeof *f->points);
	f->mistakes = viva_arena_array(arena, result->mistake_count, sizeof *f->mistakes);
	if (!f->points || !f->mistakes)
		return NULL;
	for (size_t i = 0; i < result->point_count; i++)
		if (!fill_point(&f->points[f->point_count++], &result->points[i], answer, arena))
			return NULL;
	for (size_t i = 0; i < result->mistake_count; i++) {
		const viva_mistake_result *m = &result->mistakes[i];
		const char **quotes = quote_all(answer, m->evidence, m->evidence_count, arena);
		if (!quotes)
			return NULL;
		f->mistakes[f->mistake_count++] =
			(feedback_mistake){m->mistake->id, m->mistake->says, m->mistake->penalty, quotes, m->evidence_count};
	}
	return f;
}

const viva_point *feedback_follow_up(const viva_result *result, uint64_t followed)
{
	const viva_point *best = NULL;

	for (size_t i = 0; i < result->point_count; i++) {
		const viva_point_result *r = &result->points[i];
		const viva_point *p = r->point;
		bool done = i < 64 && (followed >> i & 1);
		if (done || r->credit >= 1 || r->ground == VIVA_UNASSESSED || !p->follow_up || p->tier == VIVA_BONUS)
			continue;
		bool better = !best || p->tier < best->tier || (p->tier == best->tier && p->weight > best->weight);
		if (better)
			best = p;
	}
	return best;
}

void feedback_time(char text[16], int seconds)
{
	snprintf(text, 16, "%d:%02d", seconds / 60, seconds % 60);
}
