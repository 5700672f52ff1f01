/* changes.c - points gained and lost between two marks. */
#include "changes.h"
#include "feedback.h"

#include <stdio.h>
#include <string.h>

enum { WORD = 9 }; /* columns of "gained" and "lost" */

static const history_point *find(const history_answer *marks, const char *id)
{
	for (size_t i = 0; i < marks->point_count; i++)
		if (strcmp(marks->points[i].id, id) == 0)
			return &marks->points[i];
	return NULL;
}

static void add(changes *c, const history_point *p, const history_point *before, const history_point *after)
{
	c->list[c->count++] = (change){.point = p->id,
	                               .tier = p->tier,
	                               .weight = p->weight,
	                               .before = before ? before->credit : -1,
	                               .after = after ? after->credit : -1};
}

/* Whether it has more (1) or less (-1) credit; of a point that only one of the two asks for, neither. */
static int direction(const change *c)
{
	if (c->before < 0 || c->after < 0)
		return 0;
	return (c->after > c->before) - (c->after < c->before);
}

bool changes_between(const history_answer *before, const history_answer *after, viva_arena *arena, changes *c)
{
	*c = (changes){.list = viva_arena_array(arena, before->point_count + after->point_count, sizeof *c->list)};
	if (!c->list)
		return false;
	for (size_t i = 0; i < after->point_count; i++)
		add(c, &after->points[i], find(before, after->points[i].id), &after->points[i]);
	for (size_t i = 0; i < before->point_count; i++)
		if (!find(after, before->points[i].id))
			add(c, &before->points[i], &before->points[i], NULL);
	for (size_t i = 0; i < c->count; i++) {
		c->gained += direction(&c->list[i]) > 0;
		c->lost += direction(&c->list[i]) < 0;
	}
	return true;
}

change_look change_look_of(double credit)
{
	if (credit < 0)
		return (change_look){"-", "not asked", OUT_DIM};
	if (credit >= 1)
		return (change_look){"✓", "made", OUT_GOOD};
	return credit > 0 ? (change_look){"~", "touched", OUT_HALF} : (change_look){"✗", "missing", OUT_BAD};
}

static void print_change(out *o, const change *c, int indent)
{
	change_look before = change_look_of(c->before), after = change_look_of(c->after);
	int way = direction(c);

	out_putf(o, OUT_PLAIN, "%*s", indent, "");
	out_cell(o,
	         way > 0   ? OUT_GOOD
	         : way < 0 ? OUT_BAD
	                   : OUT_DIM,
	         WORD,
	         way > 0         ? "gained"
	         : way < 0       ? "lost"
	         : c->before < 0 ? "new"
	                         : "dropped");
	out_span line[] = {{OUT_STRONG, c->point},      {OUT_PLAIN, "  "},
	                   {before.style, before.word}, {OUT_PLAIN, " → "},
	                   {after.style, after.word},   {OUT_DIM, strcmp(c->tier, "must") == 0 ? "  must" : ""}};
	out_para(o, 0, indent + WORD, line, sizeof line / sizeof *line);
}

void changes_print(out *o, const changes *c, int indent)
{
	for (size_t i = 0; i < c->count; i++)
		if (c->list[i].before != c->list[i].after)
			print_change(o, &c->list[i], indent);
}

static bool made(const feedback *f, const char *mistake)
{
	for (size_t i = 0; i < f->mistake_count; i++)
		if (strcmp(f->mistakes[i].id, mistake) == 0)
			return true;
	return false;
}

/* The mistakes of one result that the other does not have. */
static void print_mistakes(out *o, const feedback *one, const feedback *other, out_style style, const char *word,
                           const char *what, int indent)
{
	for (size_t i = 0; i < one->mistake_count; i++) {
		if (made(other, one->mistakes[i].id))
			continue;
		out_putf(o, OUT_PLAIN, "%*s", indent, "");
		out_cell(o, style, WORD, word);
		out_span line[] = {{OUT_STRONG, one->mistakes[i].id}, {OUT_PLAIN, what}};
		out_para(o, 0, indent + WORD, line, 2);
	}
}

void changes_print_mistakes(out *o, const char *before, const char *after, viva_arena *arena, int indent)
{
	viva_error err;
	const feedback *then = feedback_of_json(before, NULL, arena, &err);
	const feedback *now = then ? feedback_of_json(after, NULL, arena, &err) : NULL;

	if (!now)
		return;
	print_mistakes(o, then, now, OUT_GOOD, "gained", "  a mistake no more", indent);
	print_mistakes(o, now, then, OUT_BAD, "lost", "  a mistake now", indent);
}
