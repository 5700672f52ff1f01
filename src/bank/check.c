/* check.c - compiling every concept and rubric of a library, to find what a scorer would refuse. */
#include "library.h"
#include "report.h"

#include <stdio.h>
#include <string.h>

/* A concept's fault comes back with every rubric that uses it: it is said once. since: findings there were at first. */
static bool is_known(const viva_report *report, size_t since, const viva_error *err)
{
	for (size_t i = since; i < viva_report_count(report); i++) {
		const viva_finding *f = viva_report_at(report, i);
		if (f->line == err->line && f->column == err->column && strcmp(f->file, err->file) == 0 &&
		    strcmp(f->message, err->message) == 0)
			return true;
	}
	return false;
}

static void try_rubric(const viva_rubric *rubric, const viva_concepts *concepts, viva_report *report, size_t since)
{
	viva_error err;

	viva_error_clear(&err);
	viva_scorer *scorer = viva_scorer_new(rubric, concepts, 0, &err);
	if (!scorer) {
		viva_fail_at(&err, rubric->place.file, rubric->place.line, rubric->place.column);
		if (!is_known(report, since, &err))
			report_add_error(report, &err);
	}
	viva_scorer_free(scorer);
}

/* A concept that no rubric uses is compiled by a rubric that uses nothing else. */
static void try_concept(const viva_concept *concept, const viva_concepts *concepts, viva_report *report, size_t since)
{
	char phrase[ID_MAX + 2];

	snprintf(phrase, sizeof phrase, "@%s", concept->name);
	const viva_term term = {.kind = VIVA_TERM_PHRASE, .text = phrase, .place = concept->place};
	const viva_point point = {.id = "concept", .says = "", .weight = 1, .match = &term, .place = concept->place};
	const viva_rubric rubric = {.question = "", .points = &point, .point_count = 1, .place = concept->place};
	try_rubric(&rubric, concepts, report, since);
}

void viva_library_check(viva_library *library, viva_report *report)
{
	const size_t since = viva_report_count(report);

	for (size_t i = 0; i < library->bank_count; i++) {
		const viva_concepts *concepts = &library->banks[i].concepts;
		for (size_t j = 0; j < concepts->count; j++)
			try_concept(&concepts->list[j], concepts, report, since);
	}
	for (size_t i = 0; i < library->count; i++) {
		const loaded_question *q = library->questions[i];
		if (q->question.rubric && !q->scorer)
			try_rubric(q->question.rubric, &library->banks[q->bank].concepts, report, since);
	}
}
