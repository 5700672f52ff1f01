/* grades.c - the grades of an answer, and which of them counts. */
#include "grades.h"
#include "store.h"

#include <inttypes.h>

static const char points_of_grade[] =
	"SELECT point, credit, weight, tier FROM grade_point WHERE grade = ? ORDER BY position";

/* ---- reading ---- */

/* Columns from `first` on: score, verdict, revision, result. */
static void take_marks(store_query *q, int first, store_query *points, int64_t grade, viva_arena *arena,
                       history_answer *marks)
{
	*marks = (history_answer){.scored = !store_is_null(q, first),
	                          .score = store_real(q, first),
	                          .verdict = store_text(q, first + 1, arena),
	                          .revision = store_text(q, first + 2, arena),
	                          .result = store_text(q, first + 3, arena)};
	store_read_points(points, grade, arena, marks);
}

bool history_grades(history *h, int64_t session, viva_arena *arena, history_grade **list, size_t *count,
                    viva_error *err)
{
	static const char sql[] =
		"SELECT g.id, g.answer, g.standing IS NOT NULL, coalesce(c.grade = g.id, g.standing IS NOT NULL),"
		" g.score, g.verdict, g.revision, r.result FROM answer a JOIN grade g ON g.answer = a.id"
		" JOIN grade_result r ON r.grade = g.id LEFT JOIN chosen c ON c.answer = a.id"
		" WHERE a.session = ? ORDER BY a.id, g.standing IS NULL, g.id";
	store_query q = store_ask(h, sql), points = store_ask(h, points_of_grade);
	void *items = NULL;
	size_t capacity = 0;

	*count = 0;
	store_bind_int(&q, session);
	while (store_row(&q)) {
		history_grade *g = viva_arena_push(arena, &items, count, &capacity, sizeof *g);
		if (!g) {
			store_out_of_memory(&q);
			break;
		}
		g->id = store_int(&q, 0);
		g->answer = store_int(&q, 1);
		g->shown = store_int(&q, 2) != 0;
		g->counts = store_int(&q, 3) != 0;
		take_marks(&q, 4, &points, g->id, arena, &g->marks);
		g->marks.id = g->answer;
	}
	*list = items;
	bool done = store_done(&points, "read", err);
	return store_done(&q, "read", err) && done;
}

bool history_read_grade(history *h, int64_t grade, viva_arena *arena, history_answer *marks, viva_error *err)
{
	static const char sql[] =
		"SELECT score, verdict, revision, result FROM grade g JOIN grade_result r ON r.grade = g.id WHERE g.id = ?";
	store_query q = store_ask(h, sql), points = store_ask(h, points_of_grade);

	store_bind_int(&q, grade);
	bool found = store_row(&q);
	if (found)
		take_marks(&q, 0, &points, grade, arena, marks);
	bool done = store_done(&points, "read", err);
	done = store_done(&q, "read", err) && done;
	return done && (found || viva_fail(err, VIVA_E_NOT_FOUND, "there is no grade %" PRId64, grade));
}

/* ---- writing ---- */

static bool find_revision(history *h, const history_answer *marks, int64_t *grade, viva_error *err)
{
	store_query q =
		store_ask(h, "SELECT id FROM grade WHERE answer = ? AND revision = ? ORDER BY standing IS NULL, id LIMIT 1");

	*grade = 0;
	store_bind_int(&q, marks->id);
	store_bind_text(&q, marks->revision);
	if (store_row(&q))
		*grade = store_int(&q, 0);
	return store_done(&q, "read", err);
}

static bool follow_choice(history *h, int64_t answer, int64_t grade, viva_error *err)
{
	store_query q = store_ask(h, "UPDATE chosen SET grade = ?2 WHERE answer = ?1");

	store_bind_int(&q, answer);
	store_bind_int(&q, grade);
	store_run(&q);
	return store_done(&q, "write", err);
}

static bool add(history *h, const history_answer *marks, int64_t *grade, bool *added, viva_error *err)
{
	if (!find_revision(h, marks, grade, err))
		return false;
	*added = *grade == 0;
	if (*added && (!store_write_grade(h, marks->id, marks, false, err) || !find_revision(h, marks, grade, err)))
		return false;
	return follow_choice(h, marks->id, *grade, err);
}

bool history_add_grade(history *h, const history_answer *marks, int64_t *grade, bool *added, viva_error *err)
{
	return store_begin_write(h, err) && store_end(h, add(h, marks, grade, added, err), "write", err);
}

static bool choose(history *h, int64_t session, const int64_t *grades, size_t count, viva_error *err)
{
	store_query none = store_ask(h, "DELETE FROM chosen WHERE answer IN (SELECT id FROM answer WHERE session = ?)");
	store_query one =
		store_ask(h, "INSERT INTO chosen SELECT g.answer, g.id FROM grade g JOIN answer a ON a.id = g.answer"
	                 " WHERE g.id = ? AND a.session = ?");

	store_bind_int(&none, session);
	store_run(&none);
	for (size_t i = 0; i < count; i++) {
		store_bind_int(&one, grades[i]);
		store_bind_int(&one, session);
		store_run(&one);
	}
	bool done = store_done(&one, "write", err);
	return store_done(&none, "write", err) && done;
}

bool history_choose_grades(history *h, int64_t session, const int64_t *grades, size_t count, viva_error *err)
{
	return store_begin_write(h, err) && store_end(h, choose(h, session, grades, count, err), "write", err);
}
