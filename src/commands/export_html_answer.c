/* export_html_answer.c - one answer of the HTML report: what was asked, what was said, and every mark with its reason.
 */
#include "export_html.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* ---- what was said ---- */

/* The text, with the words that earned something marked in it. */
static void add_said(viva_buf *to, const sheet_answer *a)
{
	const char *text = *a->answer->text ? a->answer->text : "(nothing)";
	size_t at = 0;

	viva_buf_adds(to, "<blockquote class=\"said\">");
	for (size_t i = 0; i < a->mark_count; i++) {
		const sheet_mark *m = &a->marks[i];
		html_piece(to, text + at, m->start - at);
		viva_buf_addf(to, "<mark%s title=\"", m->wrong ? " class=\"wrong\"" : "");
		html_text(to, m->id);
		viva_buf_adds(to, "\">");
		html_piece(to, text + m->start, m->end - m->start);
		viva_buf_adds(to, "</mark>");
		at = m->end;
	}
	html_text(to, text + at);
	viva_buf_adds(to, "</blockquote>\n");
}

/* ---- marks ---- */

typedef struct look {
	const char *word, *class, *sign;
} look;

static const look looks[] = {
	{"made", "good", "✓"}, {"touched", "half", "~"}, {"unclear", "none", "?"}, {"missing", "bad", "✗"}};

static void add_head(viva_buf *to, const look *l, const char *word, const char *id, const char *standing)
{
	viva_buf_addf(
		to,
		"<li class=\"%s\">\n<p class=\"head\"><span class=\"word %s\"><span aria-hidden=\"true\">%s</span> %s</span> ",
		l->class, l->class, l->sign, word);
	html_element(to, "strong", NULL, id);
	viva_buf_addc(to, ' ');
	html_element(to, "span", "quiet", standing);
	viva_buf_adds(to, "</p>\n");
}

static void add_paragraph(viva_buf *to, const char *class, const char *label, const char *text)
{
	if (!text || !*text)
		return;
	viva_buf_addf(to, "<p%s%s%s>%s", class ? " class=\"" : "", class ? class : "", class ? "\"" : "", label);
	html_text(to, text);
	viva_buf_adds(to, "</p>\n");
}

static void add_quotes(viva_buf *to, const char *const *quotes, size_t count)
{
	if (count == 0)
		return;
	viva_buf_adds(to, "<p>Said: ");
	for (size_t i = 0; i < count; i++) {
		viva_buf_adds(to, i ? " … " : "");
		html_element(to, "q", NULL, quotes[i]);
	}
	viva_buf_adds(to, "</p>\n");
}

static void add_point(viva_buf *to, const feedback_point *p, const look *l)
{
	char standing[64];

	snprintf(standing, sizeof standing, "%.20s%sweight %.10g", p->tier, *p->tier ? ", " : "", p->weight);
	add_head(to, l, l->word, p->id, standing);
	add_paragraph(to, NULL, p->credit >= 1 ? "" : p->credit > 0 ? "In full: " : "A strong answer: ", p->says);
	add_quotes(to, p->quotes, p->quote_count);
	add_paragraph(to, NULL, "", p->note);
	add_paragraph(to, "contested", "Contested: ", p->contested);
	if (p->credit < 1)
		add_paragraph(to, "why", "Why it matters: ", p->why);
	viva_buf_adds(to, "</li>\n");
}

static void add_mistake(viva_buf *to, const feedback_mistake *m)
{
	static const look wrong = {"mistake", "bad", "!"};
	char penalty[40];

	snprintf(penalty, sizeof penalty, "−%.10g points", fabs(m->penalty));
	add_head(to, &wrong, wrong.word, m->id, penalty);
	add_quotes(to, m->quotes, m->quote_count);
	add_paragraph(to, NULL, "", m->says);
	viva_buf_adds(to, "</li>\n");
}

static bool any_point(const sheet_answer *a)
{
	for (size_t i = 0; i < a->feedback->point_count; i++)
		if (sheet_shows(a, i))
			return true;
	return a->feedback->mistake_count > 0;
}

static void add_points(viva_buf *to, const sheet_answer *a)
{
	const feedback *f = a->feedback;

	if (!f) {
		viva_buf_adds(to, "<p class=\"quiet\">What was said about the points cannot be read any more.</p>\n");
		return;
	}
	if (!any_point(a))
		return;
	viva_buf_adds(to, "<ul class=\"points\">\n");
	for (size_t l = 0; l < sizeof looks / sizeof *looks; l++)
		for (size_t i = 0; i < f->point_count; i++)
			if (sheet_shows(a, i) && strcmp(sheet_word(&f->points[i]), looks[l].word) == 0)
				add_point(to, &f->points[i], &looks[l]);
	for (size_t i = 0; i < f->mistake_count; i++)
		add_mistake(to, &f->mistakes[i]);
	viva_buf_adds(to, "</ul>\n");
}

/* ---- the score ---- */

static void add_verdict(viva_buf *to, const sheet_answer *a)
{
	viva_buf_adds(to, "<span class=\"verdict\">");
	html_text(to, a->answer->verdict);
	if (a->before && a->before->scored)
		viva_buf_addf(to, " <span class=\"quiet\">with what was said before, which had %ld</span>",
		              lround(a->before->score));
	viva_buf_adds(to, "</span>");
}

static void add_score(viva_buf *to, const sheet_answer *a, html_charts *charts)
{
	const history_answer *answer = a->answer;
	char title[64], description[160];

	if (!answer->scored) {
		viva_buf_adds(to, "<p><strong>No score</strong>");
		if (a->feedback && *a->feedback->reason)
			viva_buf_adds(to, ": ");
		html_text(to, a->feedback ? a->feedback->reason : "");
		viva_buf_adds(to, "</p>\n");
		return;
	}
	snprintf(title, sizeof title, "Score: %ld of 100", lround(answer->score));
	snprintf(description, sizeof description, "%.40s, for the answer to %.90s.", answer->verdict, answer->question);
	viva_buf_addf(to, "<div class=\"score\"><strong>Score %ld</strong>", lround(answer->score));
	html_bar(to, charts, answer->score / 100, html_class(answer->score), title, description);
	add_verdict(to, a);
	viva_buf_adds(to, "</div>\n");
}

static void add_later(viva_buf *to, const sheet *s, const sheet_answer *a)
{
	viva_buf line = VIVA_BUF_INIT;

	for (size_t at = 0; sheet_later(s, a, &at, &line);)
		add_paragraph(to, "later", "", line.text);
	to->failed = to->failed || line.failed;
	viva_buf_free(&line);
}

static void add_marks(viva_buf *to, const sheet *s, const sheet_answer *a, html_charts *charts)
{
	add_score(to, a, charts);
	add_points(to, a);
	if (a->outdated)
		viva_buf_adds(to, "<p class=\"quiet\">The rubric has changed since: this is what it said then.</p>\n");
	add_later(to, s, a);
}

/* ---- the answer ---- */

static void add_meta(viva_buf *to, const sheet *s, const sheet_answer *a, bool topic)
{
	const history_answer *answer = a->answer;
	char took[16];

	viva_buf_adds(to, "<p class=\"quiet\">");
	if (topic) {
		html_text(to, answer->topic);
		viva_buf_adds(to, ", ");
		html_text(to, answer->level);
		viva_buf_adds(to, ", ");
	}
	feedback_time(took, answer->seconds);
	viva_buf_addf(to, "time %s", took);
	if (topic && a->question)
		viva_buf_addf(to, " of %d min", a->question->minutes);
	if (answer->hints)
		viva_buf_addf(to, ", %d hint%s", answer->hints, answer->hints == 1 ? "" : "s");
	if (answer->hints && s->interview && s->mock.hint_cost)
		viva_buf_addf(to, " (−%d of the overall mark)", answer->hints * s->mock.hint_cost);
	viva_buf_adds(to, "</p>\n");
}

static void add_follow_up(viva_buf *to, const sheet *s, const sheet_answer *a, html_charts *charts)
{
	viva_buf_adds(to, "<div class=\"follow\">\n<h4>Follow-up");
	if (a->answer->follows_point) {
		viva_buf_adds(to, " on ");
		html_text(to, a->answer->follows_point);
	}
	viva_buf_adds(to, "</h4>\n");
	add_meta(to, s, a, false);
	add_paragraph(to, "asked", "", a->prompt);
	add_said(to, a);
	add_marks(to, s, a, charts);
	viva_buf_adds(to, "</div>\n");
}

void html_answer(viva_buf *to, const sheet *s, size_t *index, html_charts *charts)
{
	const sheet_answer *a = &s->answers[(*index)++];

	viva_buf_addf(to,
	              "<article id=\"answer-%zu\" aria-labelledby=\"answer-%zu-name\">\n<h3 id=\"answer-%zu-name\">%zu. ",
	              a->number, a->number, a->number, a->number);
	html_text(to, a->answer->question);
	viva_buf_adds(to, "</h3>\n");
	add_meta(to, s, a, true);
	if (a->prompt)
		add_paragraph(to, "asked", "", a->prompt);
	else
		viva_buf_adds(to, "<p class=\"quiet\">The banks in use do not have this question.</p>\n");
	viva_buf_adds(to, "<h4>What was said</h4>\n");
	add_said(to, a);
	viva_buf_adds(to, "<h4>What it earned</h4>\n");
	add_marks(to, s, a, charts);
	while (*index < s->count && s->answers[*index].answer->parent)
		add_follow_up(to, s, &s->answers[(*index)++], charts);
	viva_buf_adds(to, "</article>\n");
}
