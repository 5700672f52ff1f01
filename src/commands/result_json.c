/* result_json.c - a result as JSON. */
#include "result_json.h"

static void write_evidence(json_out *w, const viva_span *spans, size_t count, const char *answer)
{
	json_out_array(w, "evidence");
	for (size_t i = 0; i < count; i++) {
		json_out_object(w, NULL);
		json_out_integer(w, "start", (int64_t)spans[i].start);
		json_out_integer(w, "end", (int64_t)spans[i].end);
		json_out_text(w, "text", answer + spans[i].start, spans[i].end - spans[i].start);
		json_out_end_object(w);
	}
	json_out_end_array(w);
}

static void write_point(json_out *w, const viva_point_result *p, const char *answer)
{
	json_out_object(w, NULL);
	json_out_string(w, "id", p->point->id);
	json_out_number(w, "credit", p->credit);
	json_out_number(w, "weight", p->point->weight);
	json_out_string(w, "ground", viva_ground_name(p->ground));
	write_evidence(w, p->evidence, p->evidence_count, answer);
	json_out_end_object(w);
}

void result_json(json_out *w, const viva_result *result, const char *answer)
{
	if (result->scored)
		json_out_integer(w, "score", result->score);
	else
		json_out_null(w, "score");
	json_out_string(w, "verdict", result->verdict);
	json_out_array(w, "points");
	for (size_t i = 0; i < result->point_count; i++)
		write_point(w, &result->points[i], answer);
	json_out_end_array(w);
	json_out_array(w, "mistakes");
	for (size_t i = 0; i < result->mistake_count; i++) {
		json_out_object(w, NULL);
		json_out_string(w, "id", result->mistakes[i].mistake->id);
		write_evidence(w, result->mistakes[i].evidence, result->mistakes[i].evidence_count, answer);
		json_out_end_object(w);
	}
	json_out_end_array(w);
	json_out_string(w, "reason", result->reason);
}
