/* bar.c - numbers drawn in a line: bars, sparks, and the rule. */
#include "terminal/output.h"

#include "terminal/printer.h"

/* What is not a number counts as nothing. */
static double clamp(double fraction)
{
	return fraction > 1 ? 1 : fraction > 0 ? fraction : 0;
}

/* The nearest of `steps` steps, except that something never looks like nothing, nor less than all like all. */
static int steps_of(double fraction, int steps)
{
	int nearest = (int)(fraction * steps + 0.5);

	if (nearest == 0 && fraction > 0)
		return 1;
	if (nearest == steps && fraction < 1 && steps > 1)
		return steps - 1;
	return nearest;
}

static void repeat(viva_buf *to, const char *glyph, int count)
{
	for (int i = 0; i < count; i++)
		viva_buf_adds(to, glyph);
}

static void draw(out *o, out_style style, const viva_buf *glyphs)
{
	if (!glyphs->failed)
		printer_styled(o, style, glyphs->text, glyphs->length);
}

void out_bar(out *o, out_style style, double fraction, int width)
{
	static const char *const eighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};

	if (width <= 0)
		return;
	int parts = o->utf8 ? 8 : 1;
	int steps = steps_of(clamp(fraction), width * parts);
	int full = steps / parts;
	int rest = steps % parts;

	viva_buf_clear(&o->text);
	repeat(&o->text, o->utf8 ? "█" : "#", full);
	viva_buf_adds(&o->text, eighths[rest]);
	draw(o, style, &o->text);

	viva_buf_clear(&o->text);
	repeat(&o->text, o->utf8 ? "·" : ".", width - full - (rest > 0));
	draw(o, OUT_DIM, &o->text);
}

void out_spark(out *o, out_style style, const double *values, size_t count)
{
	static const char *const blocks[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
	static const char *const digits[] = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};

	viva_buf_clear(&o->text);
	for (size_t i = 0; i < count; i++) {
		double value = clamp(values[i]);
		viva_buf_adds(&o->text, o->utf8 ? blocks[(int)(value * 7 + 0.5)] : digits[(int)(value * 9 + 0.5)]);
	}
	draw(o, style, &o->text);
}

void out_rule(out *o)
{
	viva_buf_clear(&o->text);
	repeat(&o->text, o->utf8 ? "─" : "-", out_width(o));
	draw(o, OUT_DIM, &o->text);
	out_newline(o);
}
