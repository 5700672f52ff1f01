/*
 * export_html.c - a session as an HTML page: its head, what the session adds up to, what to mend.
 *
 * The page stands by itself: its style and its charts are in it, there is no script, and its policy forbids to load
 * anything.
 */
#include "export_html.h"
#include "figures.h"
#include "mock_card.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { MISSING_SHOWN = 5 };

static const char style[] =
#include "report.css.inc"
	;

/* ---- the head ---- */

static void add_head(viva_buf *to, const sheet *s)
{
	char started[FIGURES_TEXT];

	figures_local(started, s->session.started_ms);
	viva_buf_adds(
		to, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
			"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
			"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
			"<meta name=\"color-scheme\" content=\"light dark\">\n"
			"<meta name=\"generator\" content=\"viva " VIVA_VERSION "\">\n");
	viva_buf_addf(to, "<title>%s, %s</title>\n<style>\n%s</style>\n</head>\n<body>\n", sheet_title(s), started, style);
}

/* ---- overall ---- */

static void add_fact(viva_buf *to, const char *what, const char *text)
{
	html_element(to, "dt", NULL, what);
	html_element(to, "dd", NULL, text);
	viva_buf_addc(to, '\n');
}

static void add_time(viva_buf *to, const sheet *s)
{
	char took[FIGURES_TEXT], text[80];

	figures_duration(took, s->interview ? s->card->seconds : s->session.seconds);
	if (s->interview && s->card->minutes)
		snprintf(text, sizeof text, "%s of %d min", took, s->card->minutes);
	else
		snprintf(text, sizeof text, "%s", took);
	add_fact(to, "Time", text);
}

static void add_answered(viva_buf *to, const sheet *s)
{
	char text[96];

	if (s->interview && s->card->answered < s->card->count)
		snprintf(text, sizeof text, "%zu of %zu answered, %zu skipped, %zu not reached", s->card->answered,
		         s->card->count, s->card->skipped, s->card->unreached);
	else
		snprintf(text, sizeof text, "%zu answered", s->questions);
	add_fact(to, "Questions", text);
}

static void add_facts(viva_buf *to, const sheet *s)
{
	char local[FIGURES_TEXT], utc[FIGURES_TEXT], follow_ups[FIGURES_TEXT];

	figures_local(local, s->session.started_ms);
	figures_utc(utc, s->session.started_ms);
	viva_buf_addf(to, "<dl class=\"facts\">\n<dt>Started</dt><dd><time datetime=\"%s\">%s</time></dd>\n", utc, local);
	add_answered(to, s);
	snprintf(follow_ups, sizeof follow_ups, "%zu", s->count - s->questions);
	if (s->count > s->questions)
		add_fact(to, "Follow-ups", follow_ups);
	add_time(to, s);
	if (sheet_ending(s))
		add_fact(to, "Ending", sheet_ending(s));
	if (s->interview && s->card->answered + s->card->skipped)
		add_fact(to, "Level shown", mock_card_level(s->card->level));
	viva_buf_adds(to, "</dl>\n");
}

static void add_overview(viva_buf *to, const sheet *s, html_charts *charts)
{
	char title[64], description[160];

	if (s->session.scored)
		snprintf(title, sizeof title, "Overall score: %ld of 100", lround(s->session.score));
	else
		snprintf(title, sizeof title, "No overall score");
	snprintf(description, sizeof description,
	         s->interview ? "The mean of the interview's questions, less what hints cost."
	                      : "The mean of the scores of the questions answered.");
	viva_buf_adds(to,
	              "<section aria-labelledby=\"overall\">\n<h2 id=\"overall\">Overall</h2>\n<div class=\"overview\">\n");
	html_ring(to, charts, s->session.scored ? s->session.score : -1, title, description);
	viva_buf_addc(to, '\n');
	add_facts(to, s);
	viva_buf_adds(to, "</div>\n");
	if (sheet_amended(s))
		html_element(to, "p", "quiet", sheet_amended(s));
	viva_buf_adds(to, "</section>\n");
}

/* ---- by topic and tier ---- */

/* heads: the name of each column and its attributes, then NULL. */
static void begin_table(viva_buf *to, const char *caption, const char *const *heads)
{
	viva_buf_adds(to, "<table>\n");
	html_element(to, "caption", NULL, caption);
	viva_buf_adds(to, "\n<thead><tr>");
	for (; *heads; heads += 2)
		viva_buf_addf(to, "<th scope=\"col\"%s>%s</th>", heads[1], heads[0]);
	viva_buf_adds(to, "</tr></thead>\n<tbody>\n");
}

static void add_topic(viva_buf *to, const scorecard_topic *t, html_charts *charts)
{
	char title[160], description[64];

	snprintf(title, sizeof title, "%.100s: %ld of 100", t->topic, lround(t->mark));
	snprintf(description, sizeof description, "The mean of %zu question%s.", t->questions,
	         t->questions == 1 ? "" : "s");
	viva_buf_adds(to, "<tr><th scope=\"row\">");
	html_text(to, t->topic);
	viva_buf_addf(to, "</th><td class=\"number\">%zu</td><td class=\"chart\">", t->questions);
	html_bar(to, charts, t->mark / 100, html_class(t->mark), title, description);
	viva_buf_addf(to, "</td><td class=\"number\">%ld</td></tr>\n", lround(t->mark));
}

static void add_topics(viva_buf *to, const scorecard *card, html_charts *charts)
{
	static const char *const heads[] = {"Topic", "", "Questions", " class=\"number\"", "Score", " colspan=\"2\"", NULL};

	begin_table(to, "Score by topic, 0 to 100", heads);
	for (size_t i = 0; i < card->topic_count; i++)
		add_topic(to, &card->topics[i], charts);
	viva_buf_adds(to, "</tbody>\n</table>\n");
}

static void add_tier(viva_buf *to, const scorecard_tier *t, viva_tier tier, html_charts *charts)
{
	char title[96];
	double all = (double)t->points;

	snprintf(title, sizeof title, "%s points: %zu made, %zu touched, of %zu", viva_tier_name(tier), t->made, t->touched,
	         t->points);
	viva_buf_addf(to,
	              "<tr><th scope=\"row\">%s</th><td class=\"number\">%zu</td><td class=\"number\">%zu</td>"
	              "<td class=\"number\">%zu</td><td class=\"chart\">",
	              viva_tier_name(tier), t->points, t->made, t->touched);
	html_stack(to, charts, (double)t->made / all, (double)t->touched / all, title,
	           "Green for what was made, amber for what was touched on.");
	viva_buf_adds(to, "</td></tr>\n");
}

static void add_tiers(viva_buf *to, const scorecard *card, html_charts *charts)
{
	static const char number[] = " class=\"number\"";
	static const char *const heads[] = {"Points",  "",     "In all", number, "Made", number,
	                                    "Touched", number, "Share",  "",     NULL};

	begin_table(to, "Points by what they count for", heads);
	for (int t = VIVA_MUST; t <= VIVA_BONUS; t++)
		if (card->tiers[t].points)
			add_tier(to, &card->tiers[t], (viva_tier)t, charts);
	viva_buf_adds(to, "</tbody>\n</table>\n");
}

static void add_breakdown(viva_buf *to, const sheet *s, html_charts *charts)
{
	if (s->card->topic_count == 0)
		return;
	viva_buf_adds(to, "<section aria-labelledby=\"topics\">\n<h2 id=\"topics\">By topic</h2>\n");
	add_topics(to, s->card, charts);
	if (s->card->tiers[VIVA_MUST].points + s->card->tiers[VIVA_SHOULD].points + s->card->tiers[VIVA_BONUS].points)
		add_tiers(to, s->card, charts);
	viva_buf_adds(to, "</section>\n");
}

/* ---- what next ---- */

static void add_missing_point(viva_buf *to, const sheet *s, const scorecard_missing *m)
{
	const sheet_answer *a = sheet_answer_of(s, m->question);
	const char *why = sheet_why(s, m);

	viva_buf_adds(to, "<li>");
	html_element(to, "strong", NULL, *m->point->says ? m->point->says : m->point->id);
	viva_buf_addf(to, "<br><span class=\"quiet\">%s, %s in <a href=\"#answer-%zu\">", viva_tier_name(m->point->tier),
	              m->point->credit > 0 ? "touched on" : "missing", a ? a->number : 1);
	html_text(to, m->question->id);
	viva_buf_adds(to, "</a></span>");
	if (why)
		html_element(to, "p", "quiet", why);
	viva_buf_adds(to, "</li>\n");
}

static void add_missing(viva_buf *to, const sheet *s)
{
	size_t count = s->card->missing_count < MISSING_SHOWN ? s->card->missing_count : MISSING_SHOWN;

	if (count == 0)
		return;
	viva_buf_adds(to,
	              "<section aria-labelledby=\"mend\">\n<h2 id=\"mend\">What to mend first</h2>\n<ol class=\"mend\">\n");
	for (size_t i = 0; i < count; i++)
		add_missing_point(to, s, &s->card->missing[i]);
	viva_buf_adds(to, "</ol>\n");
	if (count < s->card->missing_count)
		viva_buf_addf(to, "<p class=\"quiet\">And %zu more, below.</p>\n", s->card->missing_count - count);
	viva_buf_adds(to, "</section>\n");
}

static void add_advice(viva_buf *to, const scorecard *card)
{
	viva_buf_adds(to, "<section aria-labelledby=\"next\">\n<h2 id=\"next\">Practise next</h2>\n<ol class=\"mend\">\n");
	for (size_t i = 0; i < card->advice_count; i++) {
		viva_buf why = VIVA_BUF_INIT, command = VIVA_BUF_INIT;
		viva_buf_adds(&command, "viva ");
		mock_card_advice(card, &card->advice[i], &why, &command);
		viva_buf_adds(to, "<li>");
		html_element(to, "code", NULL, command.text);
		viva_buf_adds(to, "<br>");
		html_element(to, "span", "quiet", why.text);
		viva_buf_adds(to, "</li>\n");
		to->failed = to->failed || why.failed || command.failed;
		viva_buf_free(&why);
		viva_buf_free(&command);
	}
	viva_buf_adds(to, "</ol>\n</section>\n");
}

/* ---- the page ---- */

static void add_unanswered(viva_buf *to, const sheet *s)
{
	if (!s->interview || s->card->skipped + s->card->unreached == 0)
		return;
	viva_buf_adds(to, "<h3>Not answered</h3>\n<ul>\n");
	for (size_t i = 0; i < s->card->count; i++) {
		const scorecard_question *q = &s->card->questions[i];
		if (q->state == SCORECARD_ANSWERED)
			continue;
		viva_buf_adds(to, "<li>");
		html_text(to, q->id);
		viva_buf_addf(to, " <span class=\"quiet\">%s</span></li>\n",
		              q->state == SCORECARD_SKIPPED ? "skipped" : "not reached");
	}
	viva_buf_adds(to, "</ul>\n");
}

static void add_answers(viva_buf *to, const sheet *s, html_charts *charts)
{
	viva_buf_adds(to, "<section aria-labelledby=\"answers\">\n<h2 id=\"answers\">Answers</h2>\n");
	for (size_t i = 0; i < s->count;)
		html_answer(to, s, &i, charts);
	add_unanswered(to, s);
	viva_buf_adds(to, "</section>\n");
}

void export_html(viva_buf *to, const sheet *s)
{
	html_charts charts = {0};

	add_head(to, s);
	viva_buf_addf(to, "<header>\n<h1>%s</h1>\n</header>\n<main>\n", sheet_title(s));
	add_overview(to, s, &charts);
	add_breakdown(to, s, &charts);
	add_missing(to, s);
	if (s->interview)
		add_advice(to, s->card);
	add_answers(to, s, &charts);
	viva_buf_adds(to, "</main>\n<footer>\n<p>Marked by viva " VIVA_VERSION
	                  " against rubrics, by rule: every mark rests on the words quoted beside it.</p>\n"
	                  "</footer>\n</body>\n</html>\n");
}
