/*
 * schema.c - the tables, as the steps that led to them. A released step is never edited: a change is a new step at the
 * end, which may add tables, columns and indices and make views anew, and so leaves the rows that people have in place.
 *
 * What was said (answer) is kept apart from what was thought of it (grade), so that
 *	- a re-grade under a later rubric is one more row in `grade`, with standing NULL: the one shown then keeps standing;
 *	- a contested point is a row in a table of its own, by the answer and the point's name;
 *	- the plan of a mock interview is a table whose key is the session.
 *
 * The long texts live in tables of their own. The others then hold some hundred bytes a row, and statistics over years
 * of answers read a few megabytes instead of everything that was ever typed.
 */
#include "store.h"

static const char step_1[] =
	/* Session numbers are never given twice, not even when a session got no answer. */
	"CREATE TABLE counter ("
	"	name TEXT PRIMARY KEY,"
	"	value INTEGER NOT NULL"
	") STRICT, WITHOUT ROWID;"
	"INSERT INTO counter VALUES ('session', 0);"

	"CREATE TABLE session ("
	"	id INTEGER PRIMARY KEY,"
	"	kind TEXT NOT NULL,"
	"	started_ms INTEGER NOT NULL"
	") STRICT;"
	"CREATE INDEX session_by_time ON session (started_ms);"

	/* parent: the answer that this one follows up, in the same session; NULL for an answer to the question itself. */
	"CREATE TABLE answer ("
	"	id INTEGER PRIMARY KEY,"
	"	session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,"
	"	parent INTEGER,"
	"	follows_point TEXT,"
	"	bank TEXT NOT NULL,"
	"	question TEXT NOT NULL,"
	"	topic TEXT NOT NULL,"
	"	level TEXT NOT NULL,"
	"	asked_ms INTEGER NOT NULL,"
	"	seconds INTEGER NOT NULL,"
	"	hints INTEGER NOT NULL,"
	"	UNIQUE (session, id),"
	"	FOREIGN KEY (session, parent) REFERENCES answer (session, id) ON DELETE CASCADE"
	") STRICT;"
	"CREATE INDEX answer_by_time ON answer (asked_ms) WHERE parent IS NULL;"
	"CREATE INDEX answer_by_question ON answer (question, bank, asked_ms) WHERE parent IS NULL;"
	"CREATE INDEX answer_by_topic ON answer (topic, asked_ms, parent, seconds);"

	"CREATE TABLE answer_text ("
	"	answer INTEGER PRIMARY KEY REFERENCES answer ON DELETE CASCADE,"
	"	text TEXT NOT NULL"
	") STRICT;"

	/* standing: 1 for the grade that was shown then, NULL for any other. score: NULL for no score. */
	"CREATE TABLE grade ("
	"	id INTEGER PRIMARY KEY,"
	"	answer INTEGER NOT NULL REFERENCES answer ON DELETE CASCADE,"
	"	standing INTEGER DEFAULT 1 CHECK (standing IS NULL OR standing = 1),"
	"	score REAL,"
	"	verdict TEXT NOT NULL,"
	"	revision TEXT NOT NULL,"
	"	UNIQUE (answer, standing)"
	") STRICT;"

	"CREATE TABLE grade_result ("
	"	grade INTEGER PRIMARY KEY REFERENCES grade ON DELETE CASCADE,"
	"	result TEXT NOT NULL"
	") STRICT;"

	"CREATE TABLE grade_point ("
	"	grade INTEGER NOT NULL REFERENCES grade ON DELETE CASCADE,"
	"	position INTEGER NOT NULL,"
	"	point TEXT NOT NULL,"
	"	credit REAL NOT NULL,"
	"	weight REAL NOT NULL,"
	"	tier TEXT NOT NULL,"
	"	PRIMARY KEY (grade, position)"
	") STRICT, WITHOUT ROWID;"

	"CREATE TABLE draft ("
	"	id INTEGER PRIMARY KEY,"
	"	question TEXT NOT NULL UNIQUE,"
	"	text TEXT NOT NULL,"
	"	asked_ms INTEGER NOT NULL,"
	"	seconds INTEGER NOT NULL,"
	"	hints INTEGER NOT NULL"
	") STRICT;";

/* A follow-up is stored with the result of the whole: what was said before and the follow-up, scored together. So the
 * grade that counts for an answer is that of its newest follow-up, where it has one. `counted` has a row for each
 * answer to a question itself, with that grade: statistics are made from it, and no follow-up is in it twice. */
static const char step_2[] =
	/* root: of a follow-up, the answer that its chain of parents begins with; else NULL. */
	"ALTER TABLE answer ADD COLUMN root INTEGER;"
	"UPDATE answer SET root = ("
	"	WITH RECURSIVE above (id, parent) AS ("
	"		SELECT answer.id, answer.parent"
	"		UNION ALL SELECT a.id, a.parent FROM above JOIN answer a ON a.id = above.parent"
	"	) SELECT id FROM above WHERE parent IS NULL"
	") WHERE parent IS NOT NULL;"
	"CREATE INDEX answer_by_root ON answer (root) WHERE root IS NOT NULL;"

	/* graded: the answer that the grade was given to, the answer itself or its newest follow-up. */
	"CREATE VIEW counted AS"
	"	SELECT a.id, a.session, a.bank, a.question, a.topic, a.asked_ms, g.answer AS graded, g.id AS grade, g.score"
	"	FROM answer a JOIN grade g ON g.standing = 1"
	"	AND g.answer = coalesce((SELECT max(f.id) FROM answer f WHERE f.root = a.id), a.id)"
	"	WHERE a.parent IS NULL;";

/* A mock interview: its plan, how far it has come, and what is being typed. */
static const char step_3[] =
	/* run: counts how often it was taken up; who holds an older number writes no more. seed: NULL for chance. minutes:
     * 0 for no limit. ending: '' while it goes on. current: the position of the question that stands, -1 for none. */
	"CREATE TABLE mock ("
	"	session INTEGER PRIMARY KEY REFERENCES session ON DELETE CASCADE,"
	"	run INTEGER NOT NULL,"
	"	level TEXT,"
	"	seed INTEGER,"
	"	minutes INTEGER NOT NULL,"
	"	at_zero TEXT NOT NULL,"
	"	feedback TEXT NOT NULL,"
	"	follow_ups INTEGER NOT NULL,"
	"	hint_cost INTEGER NOT NULL,"
	"	ending TEXT NOT NULL,"
	"	elapsed_ms INTEGER NOT NULL,"
	"	current INTEGER NOT NULL,"
	"	put_off INTEGER NOT NULL,"
	"	told INTEGER NOT NULL"
	") STRICT;"

	/* answer: to the question itself. following: the point whose follow-up stands. hints: used in the draft. */
	"CREATE TABLE mock_item ("
	"	session INTEGER NOT NULL REFERENCES mock ON DELETE CASCADE,"
	"	position INTEGER NOT NULL,"
	"	bank TEXT NOT NULL,"
	"	question TEXT NOT NULL,"
	"	topic TEXT NOT NULL,"
	"	level TEXT NOT NULL,"
	"	minutes INTEGER NOT NULL,"
	"	state TEXT NOT NULL,"
	"	put_off INTEGER NOT NULL,"
	"	follow_ups INTEGER NOT NULL,"
	"	spent_ms INTEGER NOT NULL,"
	"	asked_ms INTEGER NOT NULL,"
	"	hints INTEGER NOT NULL,"
	"	answer INTEGER REFERENCES answer ON DELETE SET NULL,"
	"	following TEXT,"
	"	draft TEXT NOT NULL,"
	"	PRIMARY KEY (session, position)"
	") STRICT, WITHOUT ROWID;";

/* uid: what a session, and within it an answer, is known by on any machine, so that merging a history into another
 * twice changes nothing. Those that were there get one that copies of the file agree on. */
static const char step_4[] = "ALTER TABLE session ADD COLUMN uid TEXT;"
							 "UPDATE session SET uid = printf('%x-%x', started_ms, id);"
							 "CREATE UNIQUE INDEX session_by_uid ON session (uid);"
							 "ALTER TABLE answer ADD COLUMN uid TEXT;"
							 "UPDATE answer SET uid = printf('%x-%x', asked_ms, id);"
							 "CREATE UNIQUE INDEX answer_by_uid ON answer (session, uid);";

/* What was thought of an answer later: grades under today's rubrics, and points that the person contests. Neither
 * changes what was said then. */
static const char step_5[] =
	/* The grade that counts instead of the one given then. */
	"CREATE TABLE chosen ("
	"	answer INTEGER PRIMARY KEY REFERENCES answer ON DELETE CASCADE,"
	"	grade INTEGER NOT NULL REFERENCES grade ON DELETE CASCADE"
	") STRICT;"

	/* answer: to the question itself; its follow-ups are meant as well. counts: whether the credit goes into scores. */
	"CREATE TABLE contest ("
	"	answer INTEGER NOT NULL REFERENCES answer ON DELETE CASCADE,"
	"	point TEXT NOT NULL,"
	"	credit REAL NOT NULL,"
	"	reason TEXT NOT NULL,"
	"	at_ms INTEGER NOT NULL,"
	"	counts INTEGER NOT NULL,"
	"	PRIMARY KEY (answer, point)"
	") STRICT, WITHOUT ROWID;"

	/* The points of every grade with the credit that counts: the machine's, or a contested one. */
	"CREATE VIEW amended_point AS"
	"	SELECT p.grade, p.point, p.weight, p.tier, coalesce(k.credit, p.credit) AS credit,"
	"	k.credit IS NOT NULL AS contested"
	"	FROM grade_point p JOIN grade g ON g.id = p.grade JOIN answer a ON a.id = g.answer"
	"	LEFT JOIN contest k ON k.answer = coalesce(a.root, a.id) AND k.point = p.point AND k.counts;"

	/* The score by these credits, as score.h adds it up. What mistakes cost, and which points could not be assessed,
     * stands in the result alone; json_tree reads it, because the functions on JSON are refused in the views of an
     * untrusted schema. */
	"CREATE VIEW amended AS"
	"	SELECT g.id AS grade, min(100.0, max(0.0, round("
	"	(SELECT 100.0 * sum(p.weight * p.credit) / sum(p.weight) FILTER (WHERE p.tier <> 'bonus')"
	"	 FROM amended_point p WHERE p.grade = g.id AND (p.contested OR NOT EXISTS ("
	"	  SELECT 1 FROM json_tree(r.result, '$.points') i JOIN json_tree(r.result, '$.points') n ON n.parent = i.parent"
	"	  WHERE i.key = 'id' AND i.atom = p.point AND n.key = 'ground' AND n.atom = 'unassessed')))"
	"	- coalesce((SELECT sum(n.atom) FROM json_tree(r.result, '$.named') n WHERE n.key = 'penalty'), 0)))) AS score"
	"	FROM grade g JOIN grade_result r ON r.grade = g.id;"

	"DROP VIEW counted;"
	"CREATE VIEW counted AS"
	"	SELECT a.id, a.session, a.bank, a.question, a.topic, a.level, a.asked_ms, g.answer AS graded, g.id AS grade,"
	"	iif(g.score IS NOT NULL AND EXISTS (SELECT 1 FROM contest k WHERE k.answer = a.id AND k.counts),"
	"	 (SELECT score FROM amended WHERE grade = g.id), g.score) AS score"
	"	FROM answer a JOIN grade s ON s.standing = 1"
	"	AND s.answer = coalesce((SELECT max(f.id) FROM answer f WHERE f.root = a.id), a.id)"
	"	JOIN grade g ON g.id = coalesce((SELECT grade FROM chosen WHERE answer = s.answer), s.id)"
	"	WHERE a.parent IS NULL;";

const char *const store_schema_steps[] = {step_1, step_2, step_3, step_4, step_5};
const int store_schema_version = sizeof store_schema_steps / sizeof store_schema_steps[0];
