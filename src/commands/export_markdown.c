/* export_markdown.c - a session as Markdown, for notes and pull requests. */
#include "export.h"
#include "figures.h"
#include "markdown.h"
#include "mock_card.h"

#include <math.h>
#include <string.h>

enum { MISSING_SHOWN = 5 };

/* "must, weight 2" after a separator. */
static void add_standing(viva_buf *to, const char *tier, double weight)
{
	if (*tier) {
		viva_buf_adds(to, ", ");
		markdown_text(to, tier);
	}
	viva_buf_addf(to, ", weight %.10g", weight);
}

/* ---- the head ---- */

static void add_head(viva_buf *to, const sheet *s)
{
	char started[FIGURES_TEXT], questions[FIGURES_TEXT], took[FIGURES_TEXT];

	figures_local(started, s->session.started_ms);
	figures_count(questions, s->questions, "question");
	figures_duration(took, s->session.seconds);
	viva_buf_addf(to, "# %s, %s\n\n", sheet_title(s), started);
	if (s->session.scored)
		viva_buf_addf(to, "**Score %ld of 100**", lround(s->session.score));
	else
		viva_buf_adds(to, "**No score**");
	viva_buf_addf(to, ", %s answered in %s.", questions, took);
	if (sheet_ending(s))
		viva_buf_addf(to, " Ending: %s.", sheet_ending(s));
	if (s->interview && s->card->answered + s->card->skipped)
		viva_buf_addf(to, " Level: %s.", mock_card_level(s->card->level));
	if (sheet_amended(s))
		viva_buf_addf(to, "\n\n%s", sheet_amended(s));
	viva_buf_adds(to, "\n\n");
}

/* Questions of an interview that got no answer. */
static void add_unanswered(viva_buf *to, const scorecard *card)
{
	if (card->answered == card->count)
		return;
	viva_buf_adds(to, "Not answered:\n\n");
	for (size_t i = 0; i < card->count; i++) {
		const scorecard_question *q = &card->questions[i];
		if (q->state == SCORECARD_ANSWERED)
			continue;
		viva_buf_adds(to, "- ");
		markdown_text(to, q->id);
		viva_buf_adds(to, q->state == SCORECARD_SKIPPED ? ", skipped\n" : ", not reached\n");
	}
	viva_buf_addc(to, '\n');
}

static void add_topics(viva_buf *to, const scorecard *card)
{
	if (card->topic_count == 0)
		return;
	viva_buf_adds(to, "| Topic | Questions | Score |\n|:--|--:|--:|\n");
	for (size_t i = 0; i < card->topic_count; i++) {
		viva_buf_adds(to, "| ");
		markdown_text(to, card->topics[i].topic);
		viva_buf_addf(to, " | %zu | %ld |\n", card->topics[i].questions, lround(card->topics[i].mark));
	}
	viva_buf_addc(to, '\n');
}

static void add_missing(viva_buf *to, const sheet *s)
{
	size_t count = s->card->missing_count < MISSING_SHOWN ? s->card->missing_count : MISSING_SHOWN;

	if (count == 0)
		return;
	viva_buf_adds(to, "## What to mend first\n\n");
	for (size_t i = 0; i < count; i++) {
		const scorecard_missing *m = &s->card->missing[i];
		const char *why = sheet_why(s, m);
		viva_buf_addf(to, "%zu. ", i + 1);
		markdown_text(to, *m->point->says ? m->point->says : m->point->id);
		viva_buf_adds(to, " (");
		markdown_text(to, m->question->id);
		viva_buf_addf(to, ", %s)", viva_tier_name(m->point->tier));
		if (why) {
			viva_buf_adds(to, "  \n   *Why:* ");
			markdown_text(to, why);
		}
		viva_buf_addc(to, '\n');
	}
	viva_buf_addc(to, '\n');
}

static void add_advice(viva_buf *to, const scorecard *card)
{
	viva_buf_adds(to, "## Practise next\n\n");
	for (size_t i = 0; i < card->advice_count; i++) {
		viva_buf why = VIVA_BUF_INIT, command = VIVA_BUF_INIT;
		mock_card_advice(card, &card->advice[i], &why, &command);
		viva_buf_addf(to, "%zu. `viva %s`: ", i + 1, command.text);
		markdown_text(to, why.text);
		viva_buf_addc(to, '\n');
		to->failed = to->failed || why.failed || command.failed;
		viva_buf_free(&why);
		viva_buf_free(&command);
	}
	viva_buf_addc(to, '\n');
}

/* ---- answers ---- */

static void add_quotes(viva_buf *to, const char *const *quotes, size_t count)
{
	if (count == 0)
		return;
	viva_buf_adds(to, "  - Said: ");
	for (size_t i = 0; i < count; i++) {
		viva_buf_adds(to, i ? " … \"" : "\"");
		markdown_text(to, quotes[i]);
		viva_buf_addc(to, '"');
	}
	viva_buf_addc(to, '\n');
}

static void add_detail(viva_buf *to, const char *what, const char *text)
{
	if (!text || !*text)
		return;
	viva_buf_addf(to, "  - %s", what);
	markdown_text(to, text);
	viva_buf_addc(to, '\n');
}

static void add_point(viva_buf *to, const feedback_point *p)
{
	static const char *const marks[] = {"made", "✓", "touched", "~", "missing", "✗", "unclear", "?"};
	const char *word = sheet_word(p), *mark = "";

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i += 2)
		if (strcmp(word, marks[i]) == 0)
			mark = marks[i + 1];
	viva_buf_addf(to, "- %s **%s** ", mark, word);
	markdown_text(to, p->id);
	add_standing(to, p->tier, p->weight);
	if (p->says && *p->says) {
		viva_buf_adds(to, ": ");
		markdown_text(to, p->says);
	}
	viva_buf_addc(to, '\n');
	add_quotes(to, p->quotes, p->quote_count);
	add_detail(to, "", p->note);
	add_detail(to, "*Contested:* ", p->contested);
	if (p->credit < 1)
		add_detail(to, "*Why it matters:* ", p->why);
}

static void add_mistake(viva_buf *to, const feedback_mistake *m)
{
	viva_buf_adds(to, "- ! **mistake** ");
	markdown_text(to, m->id);
	viva_buf_addf(to, ", -%.10g: ", fabs(m->penalty));
	markdown_text(to, m->says);
	viva_buf_addc(to, '\n');
	add_quotes(to, m->quotes, m->quote_count);
}

/* Why a score is as it is, the points say. */
static void add_score(viva_buf *to, const sheet_answer *a)
{
	const history_answer *answer = a->answer;

	if (answer->scored) {
		viva_buf_addf(to, "**Score %ld**, ", lround(answer->score));
		markdown_text(to, answer->verdict);
		if (a->before && a->before->scored)
			viva_buf_addf(to, ", together with what was said before (%ld)", lround(a->before->score));
	} else {
		viva_buf_adds(to, "**No score**");
		if (a->feedback && *a->feedback->reason)
			viva_buf_adds(to, ": ");
		markdown_text(to, a->feedback ? a->feedback->reason : "");
	}
	viva_buf_adds(to, "\n\n");
}

static void add_later(viva_buf *to, const sheet *s, const sheet_answer *a)
{
	viva_buf line = VIVA_BUF_INIT;

	for (size_t at = 0; sheet_later(s, a, &at, &line);) {
		markdown_text(to, line.text);
		viva_buf_adds(to, ".\n\n");
	}
	to->failed = to->failed || line.failed;
	viva_buf_free(&line);
}

static void add_marks(viva_buf *to, const sheet *s, const sheet_answer *a)
{
	const feedback *f = a->feedback;
	bool any = false;

	add_score(to, a);
	for (size_t i = 0; f && i < f->point_count; i++) {
		if (!sheet_shows(a, i))
			continue;
		add_point(to, &f->points[i]);
		any = true;
	}
	for (size_t i = 0; f && i < f->mistake_count; i++)
		add_mistake(to, &f->mistakes[i]);
	if (any || (f && f->mistake_count))
		viva_buf_addc(to, '\n');
	if (!f)
		viva_buf_adds(to, "What was said about the points cannot be read any more.\n\n");
	if (a->outdated)
		viva_buf_adds(to, "The rubric has changed since: this is what it said then.\n\n");
	add_later(to, s, a);
}

static void add_heading(viva_buf *to, const sheet_answer *a)
{
	const history_answer *answer = a->answer;
	char took[16];

	if (answer->parent) {
		viva_buf_adds(to, "### Follow-up");
		if (answer->follows_point) {
			viva_buf_adds(to, " on ");
			markdown_text(to, answer->follows_point);
		}
	} else {
		viva_buf_addf(to, "## %zu. ", a->number);
		markdown_text(to, answer->question);
	}
	viva_buf_adds(to, "\n\n");
	if (!answer->parent) {
		markdown_text(to, answer->topic);
		viva_buf_adds(to, ", ");
		markdown_text(to, answer->level);
		viva_buf_adds(to, ", ");
	}
	feedback_time(took, answer->seconds);
	viva_buf_addf(to, "time %s", took);
	if (answer->hints)
		viva_buf_addf(to, ", %d hint%s", answer->hints, answer->hints == 1 ? "" : "s");
	viva_buf_adds(to, "\n\n");
}

static void add_answer(viva_buf *to, const sheet *s, const sheet_answer *a)
{
	add_heading(to, a);
	if (a->prompt) {
		viva_buf_adds(to, "**Asked:** ");
		markdown_text(to, a->prompt);
		viva_buf_adds(to, "\n\n");
	}
	viva_buf_adds(to, "**Said:**\n\n");
	markdown_quote(to, *a->answer->text ? a->answer->text : "(nothing)");
	viva_buf_addc(to, '\n');
	add_marks(to, s, a);
}

void export_markdown(viva_buf *to, const sheet *s)
{
	add_head(to, s);
	add_unanswered(to, s->card);
	add_topics(to, s->card);
	add_missing(to, s);
	if (s->interview)
		add_advice(to, s->card);
	for (size_t i = 0; i < s->count; i++)
		add_answer(to, s, &s->answers[i]);
	/* One line feed ends the last paragraph. */
	if (to->length && !to->failed)
		viva_buf_cut(to, to->length - 1);
}
