/* html.c - pieces of an HTML page. */
#include "html.h"
#include "figures.h"
#include "terminal/safe.h"

#include <math.h>
#include <string.h>

/* ---- text ---- */

static void add_escaped(viva_buf *to, char c)
{
	switch (c) {
	case '&':
		viva_buf_adds(to, "&amp;");
		break;
	case '<':
		viva_buf_adds(to, "&lt;");
		break;
	case '>':
		viva_buf_adds(to, "&gt;");
		break;
	case '"':
		viva_buf_adds(to, "&quot;");
		break;
	case '\'':
		viva_buf_adds(to, "&#39;");
		break;
	default:
		viva_buf_addc(to, c);
	}
}

void html_piece(viva_buf *to, const char *text, size_t length)
{
	viva_buf plain = VIVA_BUF_INIT;

	safe_add(&plain, text, length, true);
	for (size_t i = 0; i < plain.length; i++)
		add_escaped(to, plain.text[i]);
	to->failed = to->failed || plain.failed;
	viva_buf_free(&plain);
}

void html_text(viva_buf *to, const char *text)
{
	if (text)
		html_piece(to, text, strlen(text));
}

void html_element(viva_buf *to, const char *name, const char *class, const char *text)
{
	viva_buf_addf(to, "<%s", name);
	if (class)
		viva_buf_addf(to, " class=\"%s\"", class);
	viva_buf_addc(to, '>');
	html_text(to, text);
	viva_buf_addf(to, "</%s>", name);
}

const char *html_class(double score)
{
	switch (figures_style(score)) {
	case OUT_GOOD:
		return "good";
	case OUT_HALF:
		return "half";
	default:
		return "bad";
	}
}

/* ---- charts ---- */

/* Opens an svg element whose title and description a reader that sees nothing speaks. */
static void begin_chart(viva_buf *to, html_charts *charts, const char *class, const char *more, const char *title,
                        const char *description)
{
	size_t number = ++charts->count;

	viva_buf_addf(
		to, "<svg class=\"%s\" %s role=\"img\" aria-labelledby=\"chart-%zu\" aria-describedby=\"chart-%zu-more\">",
		class, more, number, number);
	viva_buf_addf(to, "<title id=\"chart-%zu\">", number);
	html_text(to, title);
	viva_buf_addf(to, "</title><desc id=\"chart-%zu-more\">", number);
	html_text(to, description);
	viva_buf_adds(to, "</desc>");
}

/* Of 0..1, in per cent. */
static double percent(double fraction)
{
	return fraction > 1 ? 100 : fraction > 0 ? round(fraction * 1000) / 10 : 0;
}

static void add_part(viva_buf *to, const char *class, double from, double width)
{
	if (width > 0)
		viva_buf_addf(to, "<rect class=\"%s\" x=\"%.10g%%\" width=\"%.10g%%\" height=\"100%%\"/>", class, from, width);
}

void html_bar(viva_buf *to, html_charts *charts, double fraction, const char *class, const char *title,
              const char *description)
{
	char classes[40] = "bar ";

	strncat(classes, class, sizeof classes - sizeof "bar ");
	begin_chart(to, charts, classes, "height=\"13\"", title, description);
	add_part(to, "track", 0, 100);
	add_part(to, "value", 0, percent(fraction));
	viva_buf_adds(to, "</svg>");
}

void html_stack(viva_buf *to, html_charts *charts, double made, double touched, const char *title,
                const char *description)
{
	begin_chart(to, charts, "bar", "height=\"13\"", title, description);
	add_part(to, "track", 0, 100);
	add_part(to, "made", 0, percent(made));
	add_part(to, "touched", percent(made), percent(touched));
	viva_buf_adds(to, "</svg>");
}

void html_ring(viva_buf *to, html_charts *charts, double score, const char *title, const char *description)
{
	char classes[40] = "ring ";

	strncat(classes, score < 0 ? "none" : html_class(score), sizeof classes - sizeof "ring ");
	begin_chart(to, charts, classes, "viewBox=\"0 0 120 120\"", title, description);
	viva_buf_adds(to, "<circle class=\"track\" cx=\"60\" cy=\"60\" r=\"52\"/>");
	if (score > 0)
		viva_buf_addf(
			to,
			"<circle class=\"value\" cx=\"60\" cy=\"60\" r=\"52\" pathLength=\"100\" stroke-dasharray=\"%ld 100\""
			" transform=\"rotate(-90 60 60)\"/>",
			lround(score));
	if (score < 0)
		viva_buf_adds(to, "<text class=\"unit\" x=\"60\" y=\"64\">no score</text>");
	else
		viva_buf_addf(to,
		              "<text class=\"figure\" x=\"60\" y=\"68\">%ld</text>"
		              "<text class=\"unit\" x=\"60\" y=\"86\">of 100</text>",
		              lround(score));
	viva_buf_adds(to, "</svg>");
}
