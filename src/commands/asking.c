/* asking.c - a short question to a person. */
#include "asking.h"
#include "command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void trim(viva_buf *line)
{
	size_t begin = strspn(line->text, " \t\n");

	while (line->length > begin && strchr(" \t\n", line->text[line->length - 1]))
		viva_buf_cut(line, line->length - 1);
	if (begin == 0 || line->length == 0)
		return;
	begin = begin < line->length ? begin : line->length;
	memmove(line->text, line->text + begin, line->length - begin + 1);
	line->length -= begin;
}

asked_end asking(app *a, const char *what, const char *otherwise, viva_buf *line)
{
	viva_error err;
	viva_buf prompt = VIVA_BUF_INIT;
	asked_end end = ASKED_ANSWERED;

	viva_buf_addf(&prompt, otherwise ? "  %s [%s]: " : "  %s: ", what, otherwise);
	input_request request = {.prompt = prompt.text, .prompt_colour = out_sgr(a->out, OUT_ACCENT)};
	(void)out_flush(a->out, NULL);
	switch (input_read(a->input, &request, line, &err)) {
	case INPUT_LINE:
		trim(line);
		if (line->length == 0 && otherwise)
			viva_buf_adds(line, otherwise);
		break;
	case INPUT_END:
		end = ASKED_LEFT;
		break;
	case INPUT_INTERRUPT:
	case INPUT_STOPPED:
		end = ASKED_INTERRUPTED;
		break;
	case INPUT_TERMINATE:
		end = ASKED_TERMINATED;
		break;
	case INPUT_FAILED:
		app_report(a, &err);
		end = ASKED_FAILED;
		break;
	}
	viva_buf_free(&prompt);
	return end;
}

/* The word that was typed, or the only one that begins so; else -1, and *like is how many begin so. */
static int find_word(const char *const *words, const char *typed, int *like)
{
	int found = -1;

	*like = 0;
	for (int i = 0; words[i]; i++) {
		if (strcmp(words[i], typed) == 0)
			return i;
		if (strncmp(words[i], typed, strlen(typed)) == 0) {
			found = i;
			++*like;
		}
	}
	return *like == 1 ? found : -1;
}

asked_end asking_choice(app *a, const char *what, const char *const *words, int otherwise, int *choice)
{
	viva_buf line = VIVA_BUF_INIT;
	asked_end end;
	int like;

	for (*choice = -1; (end = asking(a, what, words[otherwise], &line)) == ASKED_ANSWERED;) {
		*choice = find_word(words, line.text, &like);
		if (*choice >= 0)
			break;
		app_complain(a, like ? "'%s' may be more than one of these" : "'%s' is none of these", line.text);
	}
	viva_buf_free(&line);
	return end;
}

asked_end asking_number(app *a, const char *what, int least, int most, int *number)
{
	viva_buf line = VIVA_BUF_INIT;
	char otherwise[24], *end;
	asked_end how;

	snprintf(otherwise, sizeof otherwise, "%d", *number);
	while ((how = asking(a, what, otherwise, &line)) == ASKED_ANSWERED) {
		long n = strtol(line.text, &end, 10);
		if (*end == '\0' && n >= least && n <= most) {
			*number = (int)n;
			break;
		}
		app_complain(a, "a whole number from %d to %d is wanted, not '%s'", least, most, line.text);
	}
	viva_buf_free(&line);
	return how;
}

int asked_status(asked_end end)
{
	switch (end) {
	case ASKED_ANSWERED:
	case ASKED_LEFT:
		return STATUS_OK;
	case ASKED_INTERRUPTED:
		return STATUS_INTERRUPTED;
	case ASKED_TERMINATED:
		return STATUS_TERMINATED;
	case ASKED_FAILED:
		break;
	}
	return STATUS_FAILED;
}
