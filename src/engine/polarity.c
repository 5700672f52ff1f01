/* polarity.c - the cues of an answer, and how a hit is meant. */
#include "polarity.h"

#include <stdlib.h>

bool polarity_compile(compiler *c, uint32_t *nodes)
{
	for (size_t i = 0; i < cue_count; i++) {
		viva_term *term = viva_arena_get(c->program->arena, sizeof *term);
		if (!term)
			return viva_fail_memory(c->err);
		term->kind = VIVA_TERM_PHRASE;
		term->text = cue_table[i].phrase;
		if (!compile_term(c, term, &nodes[i]))
			return false;
	}
	return true;
}

static int compare_cues(const void *a, const void *b)
{
	const cue *x = a, *y = b;

	if (x->tokens.first != y->tokens.first)
		return x->tokens.first < y->tokens.first ? -1 : 1;
	if (x->tokens.last != y->tokens.last)
		return x->tokens.last > y->tokens.last ? -1 : 1;
	return (int)x->kind - (int)y->kind;
}

bool polarity_read(run *r, const uint32_t *nodes, polarity *out)
{
	*out = (polarity){.prose = r->prose};
	for (size_t i = 0; i < cue_count; i++) {
		const hits *found = run_node(r, nodes[i]);
		for (size_t h = 0; h < found->count; h++) {
			cue *c = viva_arena_push(r->arena, (void **)&out->cues, &out->count, &out->room, sizeof *c);
			if (!c)
				return false;
			*c = (cue){.kind = cue_table[i].kind, .tokens = hit_hull(&found->list[h]), .hit = &found->list[h]};
		}
	}
	if (out->count)
		qsort(out->cues, out->count, sizeof *out->cues, compare_cues);
	spend_cues(out);
	return true;
}

static bool overlaps(const hit *h, span tokens)
{
	for (int i = 0; i < h->part_count; i++)
		if (h->parts[i].first < tokens.last && tokens.first < h->parts[i].last)
			return true;
	return false;
}

/* A cue that is part of what matched is the claim itself; one that was spent by words of the claim is not spent for it:
 * "never skip the evaluation" affirms evaluation and denies "skip the evaluation". */
static bool counts(const cue *c, const hit *h)
{
	return (c->kind == CUE_AROUND || !hits_overlap(c->hit, h)) && (!c->spent || overlaps(h, c->spender));
}

static bool is_hedge(cue_kind kind)
{
	return kind == CUE_HEDGE || kind == CUE_HEDGE_AFTER || kind == CUE_HEDGE_END;
}

stance polarity_of(const polarity *p, const hit *h, bool hedges, bool denials, span *by)
{
	stance worst = STANCE_ASSERTED;

	*by = (span){0, 0};
	for (size_t i = 0; i < p->count; i++) {
		const cue *c = &p->cues[i];
		stance meant = is_hedge(c->kind) ? STANCE_HEDGED : STANCE_NEGATED;
		if (meant <= worst || !(meant == STANCE_HEDGED ? hedges : denials) || !counts(c, h))
			continue;
		for (int k = 0; k < h->part_count; k++) {
			if (!cue_reaches(p->prose, c, h->parts[k]))
				continue;
			worst = meant;
			*by = c->tokens;
			break;
		}
	}
	return worst;
}
