/* table.c - the commands, in alphabetical order. A new command is a row here and a function in commands.h. */
#include "commands.h"

#define END_OF_OPTIONS                                                                                                 \
	{                                                                                                                  \
		NULL, OPTION_FLAG, NULL, NULL                                                                                  \
	}

static const option_row json_only[] = {
	{"--json", OPTION_FLAG, NULL, "print JSON instead of text"},
	END_OF_OPTIONS,
};

static const option_row check_options[] = {
	{"--json", OPTION_FLAG, NULL, "print the findings as JSON"},
	{"--strict", OPTION_FLAG, NULL, "warnings count as errors"},
	END_OF_OPTIONS,
};

static const option_row score_options[] = {
	{"--json", OPTION_FLAG, NULL, "print the result as one JSON object"},
	{"--jsonl", OPTION_FLAG, NULL, "read and write JSON Lines"},
	{"-j", OPTION_COUNT, "N", "with --jsonl: use N threads"},
	END_OF_OPTIONS,
};

static const option_row explain_options[] = {
	{"--without", OPTION_TEXT, "NAME",
     "leave a mechanism out (spelling, polarity, hedges, lists, subjects, echo, topic, denials, stems)"},
	END_OF_OPTIONS,
};

static const option_row suggest_options[] = {
	{"--labelled", OPTION_TEXT, "PATH",
     "labelled answers: a .jsonl file, or a directory of them (default: tests/labelled)"},
	END_OF_OPTIONS,
};

static const option_row test_options[] = {
	{"--json", OPTION_FLAG, NULL, "print the figures as JSON"},
	{"--labelled", OPTION_TEXT, "PATH",
     "labelled answers: a .jsonl file, or a directory of them (default: tests/labelled)"},
	{"--without", OPTION_TEXT, "NAME",
     "leave a mechanism out, to see what it is worth; 'each' tries one after another"},
	{"--errors", OPTION_COUNT, "N", "show the N worst disagreements with their text (default 10)"},
	{"--min-kappa", OPTION_TEXT, "X", "exit with status 1 when kappa on the answers kept apart is below X"},
	END_OF_OPTIONS,
};

static const option_row mock_options[] = {
	{"--level", OPTION_TEXT, "L", "questions of this level alone: junior, mid, senior, staff"},
	{"--questions", OPTION_COUNT, "N", "how many (default 5)"},
	{"--minutes", OPTION_COUNT, "M", "the time there is, 0 for no limit (default: what the questions give)"},
	{"--at-zero", OPTION_TEXT, "WHAT",
     "when it is up: stop (at once), finish (the answer; the default) or tell (only)"},
	{"--feedback", OPTION_TEXT, "WHEN", "after each question, or at the end (default)"},
	{"--no-follow-ups", OPTION_FLAG, NULL, "ask no follow-up questions"},
	{"--seed", OPTION_COUNT, "N", "draw the interview with this number: the same questions every time"},
	{"--resume", OPTION_FLAG, NULL, "go on with the unfinished interview"},
	{"--discard", OPTION_FLAG, NULL, "give the unfinished interview up; its answers stay"},
	END_OF_OPTIONS,
};

static const option_row export_options[] = {
	{"--as", OPTION_TEXT, "FORMAT", "json, csv, markdown or html (default: by the ending of FILE, else markdown)"},
	{"-o", OPTION_TEXT, "FILE", "write to a file instead of standard output"},
	{"--force", OPTION_FLAG, NULL, "replace the file where it exists"},
	{"--all", OPTION_FLAG, NULL, "the whole history as JSON Lines, for 'import' on another machine"},
	END_OF_OPTIONS,
};

static const option_row review_options[] = {
	{"--since", OPTION_TEXT, "DATE", "sessions from this day on: 2026-11-20, today, 7d or 2w (ago)"},
	{"--until", OPTION_TEXT, "DATE", "sessions up to this day, and on it"},
	{"--topic", OPTION_TEXT, "TOPIC", "sessions in which this topic came up"},
	{"--question", OPTION_TEXT, "ID", "sessions in which this question came up"},
	{"--bank", OPTION_TEXT, "NAME", "sessions with questions of this bank"},
	{"--kind", OPTION_TEXT, "KIND", "sessions of this kind: ask, again, mock"},
	{"--min-score", OPTION_COUNT, "N", "sessions with a score of at least N"},
	{"--max-score", OPTION_COUNT, "N", "sessions with a score of at most N"},
	{"--regrade", OPTION_FLAG, NULL, "of one session: score the answers with today's rubrics, and keep both scores"},
	{"--count", OPTION_TEXT, "WHICH", "of one session: what counts from now on: new (today's score) or then"},
	{"--json", OPTION_FLAG, NULL, "print JSON instead of text"},
	END_OF_OPTIONS,
};

static const option_row contest_options[] = {
	{"--credit", OPTION_TEXT, "C", "how much of the point you say you made: 1 (default), 0.5 or 0"},
	{"--count", OPTION_FLAG, NULL, "let it count in scores and stats; without it, it is only shown"},
	{"--undo", OPTION_FLAG, NULL, "take a contest back"},
	{"--list", OPTION_FLAG, NULL, "what you contest, of all sessions or of one"},
	{"--write", OPTION_TEXT, "FILE", "write contested answers as labelled answers, for 'rubric test --labelled FILE'"},
	{"--force", OPTION_FLAG, NULL, "replace the file where it exists"},
	{"--json", OPTION_FLAG, NULL, "with --list: print JSON instead of text"},
	END_OF_OPTIONS,
};

const command command_table[] = {
	{"again", "[QUESTION]", "answer the last question once more, or another one",
     "Asks the question you answered last, so that you can mend what was missing. With the id of a question, asks that "
     "one.\n"
     "Both attempts stay in the history.",
     command_again, 0, 1, NULL, COMPLETE_QUESTIONS, IN_BOTH},
	{"ask", "[TOPIC|QUESTION]", "answer one question; without a word, the one that needs practice most",
     "Shows a question and takes your answer: as many lines as you like, ended by a line that holds only a full stop, "
     "or by\n"
     "Ctrl-D. Lines that begin with a slash are requests: /hint, /edit (your editor), /text (what you have so far), "
     "/back (take\n"
     "the last line back), /skip, /help. Then come the score, what was missing and why it matters, and the question "
     "an\n"
     "interviewer would ask next; answering that counts.\n"
     "\n"
     "With a topic, draws from it; with the id of a question, asks that one. Questions that are due again come first "
     "(at once\n"
     "where the score was below 35, after a day below 60, three days below 80, else a week), then those never "
     "answered, then\n"
     "those answered longest ago.\n"
     "\n"
     "What you type is kept as you go: after a crash the same question offers it again. With standard input not a "
     "terminal,\n"
     "'viva ask QUESTION' reads the answer from it to the end.",
     command_ask, 0, 1, NULL, COMPLETE_TOPICS, IN_BOTH},
	{"bank check", "[PATH...]", "check banks: questions and rubrics",
     "Loads the banks named, or those in use, and reports everything that is wrong with them at once, as "
     "file:line:column with\n"
     "the line. Exit status 1 where there is an error.",
     command_bank_check, 0, 64, check_options, COMPLETE_FILES, IN_BOTH},
	{"bank list", "", "the banks in use and where they are",
     "Lists the banks in use. Banks come from --bank, else VIVA_BANK_PATH, else the directory viva/banks in "
     "$XDG_DATA_HOME\n"
     "(~/.local/share) and the bank that comes with viva.",
     command_bank_list, 0, 0, json_only, COMPLETE_NOTHING, IN_BOTH},
	{"compare", "QUESTION [A B]", "two attempts at a question side by side",
     "Shows two attempts at a question, the last two unless you give their numbers (the first is 1): what you said, "
     "the scores,\n"
     "and the points gained and lost between them. On a terminal of 100 columns or more they stand side by side.",
     command_compare, 1, 3, json_only, COMPLETE_QUESTIONS, IN_BOTH},
	{"completion", "bash|zsh|fish", "print a completion script for a shell",
     "Prints a script that makes TAB complete commands, options, questions and topics. For bash:\n"
     "\n"
     "    viva completion bash > ~/.local/share/bash-completion/completions/viva",
     command_completion, 1, 1, NULL, COMPLETE_NOTHING, IN_SHELL},
	{"contest", "[SESSION[.ANSWER] POINT [REASON...]]", "\"I did say that\": contest a point",
     "Keeps beside the machine's mark what you say of a point, with your reason. The mark stays; 'review' shows both. "
     "At the\n"
     "prompt, without a session, the answer you gave last is meant. ANSWER counts the questions of the session from "
     "1.\n"
     "\n"
     "    viva contest 12.2 invalidate \"purging is invalidating\"\n"
     "    viva contest 12.2 invalidate --count\n"
     "    viva contest --undo 12.2 invalidate\n"
     "\n"
     "A contested point does not count in scores and stats unless you say --count; said once more without it, it "
     "counts no longer.\n"
     "With --write, contested answers become labelled answers that a rubric can be tested with, so that a wrong rule "
     "gets mended:\n"
     "\n"
     "    viva contest --write mine.jsonl\n"
     "    viva rubric test --labelled mine.jsonl",
     command_contest, 0, 64, contest_options, COMPLETE_SESSIONS, IN_BOTH},
	{"export", "[SESSION]", "write a session down for somebody else, or the whole history for another machine",
     "Writes one session with its answers, their marks and the words that earned them: as Markdown, as an HTML page "
     "that needs\n"
     "nothing else and prints well, as CSV with a row for each point, or as JSON.\n"
     "\n"
     "    viva export 12 -o interview.html\n"
     "    viva export --all -o history.jsonl\n"
     "\n"
     "With --all, writes every session as 'import' reads it; what is being typed is left out. A file is written whole "
     "or not at\n"
     "all, readable by you alone, and replaces none without --force.",
     command_export, 0, 1, export_options, COMPLETE_SESSIONS, IN_BOTH},
	{"follow", "", "answer the follow-up question",
     "Answers the question that an interviewer would ask next. What you say is added to your answer, and both are "
     "scored together.",
     command_follow, 0, 0, NULL, COMPLETE_NOTHING, IN_REPL},
	{"help", "[COMMAND]", "this list, or one command in full",
     "Without a word, lists the commands. With one, describes it.", command_help, 0, 2, NULL, COMPLETE_COMMANDS,
     IN_BOTH},
	{"import", "FILE", "add the sessions of another machine's history to yours",
     "Reads what 'export --all' wrote on another machine and adds what your history lacks. Nothing of yours is "
     "changed, and\n"
     "importing the same file again adds nothing. Sessions get numbers of their own here. Where anything is wrong with "
     "the file,\n"
     "nothing of it is imported.",
     command_import, 1, 1, NULL, COMPLETE_FILES, IN_BOTH},
	{"mock", "[TOPIC|QUESTION...]", "a whole interview against the clock, ending with a scorecard",
     "Holds an interview: questions drawn from the topics and questions named, or from all; those that are due, new or "
     "went badly\n"
     "come first, and topics take turns. At the prompt, without words and options, it asks what the interview shall "
     "be.\n"
     "\n"
     "The prompt shows the time left; the clock runs only while a question stands. After an answer, an interviewer "
     "follows up the\n"
     "weightiest must point that is missing, at most twice; those answers count. Beside the requests of 'ask' there "
     "are /later\n"
     "(come back to the question at the end), /skip (for good: it counts as 0), /pause, /leave and /end. A hint costs "
     "5 points of\n"
     "its question.\n"
     "\n"
     "Everything is written down as it happens: after Ctrl-D, a closed window or a crash, 'mock --resume' goes on with "
     "the words,\n"
     "the clock and the place where it was. At the end comes a scorecard, which 'review' shows again: overall, by "
     "topic, by must,\n"
     "should and bonus points, the level the answers stand at, what the next level would have said, and what to "
     "practise next.\n"
     "\n"
     "With a seed, what you practised is left out of account, so that the same number gives the same interview to "
     "everybody who\n"
     "has the same banks. In a script, each answer ends at a line that holds only a full stop.",
     command_mock, 0, 64, mock_options, COMPLETE_TOPICS, IN_BOTH},
	{"model", "[QUESTION]", "a strong answer to the last question, or to another one",
     "Prints the model answer: one that makes every point. Best read after trying.", command_model, 0, 1, NULL,
     COMPLETE_QUESTIONS, IN_BOTH},
	{"questions", "[FILTER]", "browse the bank",
     "Lists the questions whose id, topic, level, kind or wording contains the filter, with your last score. 'show' "
     "prints one.",
     command_questions, 0, 4, json_only, COMPLETE_TOPICS, IN_BOTH},
	{"quit", "", "leave", "Leaves. Ctrl-D on an empty line does the same.", command_quit, 0, 0, NULL, COMPLETE_NOTHING,
     IN_REPL},
	{"reload", "", "read the banks again after editing them",
     "Reads the banks again, so that an edited question or rubric is used from now on.", command_reload, 0, 0, NULL,
     COMPLETE_NOTHING, IN_REPL},
	{"review", "[SESSION]", "list scored sessions; with a number, one of them point by point",
     "Lists your sessions, newest first, with the change against the session before it on the same topics; options say "
     "which.\n"
     "With the number of one, shows each answer as it was given and as it was scored then.\n"
     "\n"
     "    viva review --since 7d --topic rag-design\n"
     "    viva review 12 --regrade\n"
     "\n"
     "With --regrade, scores the answers of a session with today's rubrics. What was shown then stays, the new marks "
     "are kept\n"
     "beside it, and both are shown; a second time under the same rubrics adds nothing. Scores and stats go on "
     "counting what\n"
     "was shown then, until --count new; --count then goes back.",
     command_review, 0, 1, review_options, COMPLETE_SESSIONS, IN_BOTH},
	{"rubric check", "[QUESTION...]", "check the rubrics of questions",
     "Compiles the rubrics of the questions named, or all, and reports what is wrong with them.", command_rubric_check,
     0, 256, check_options, COMPLETE_QUESTIONS, IN_BOTH},
	{"rubric explain", "QUESTION [FILE]", "why an answer has the marks it has",
     "Scores an answer from a file or standard input and shows, for every point, each match: the words, the clause "
     "they stand\n"
     "in, the term that found them, and the rule that let them count or not.",
     command_rubric_explain, 1, 2, explain_options, COMPLETE_QUESTIONS, IN_BOTH},
	{"rubric suggest", "QUESTION", "propose terms for what a rubric misses, exclusions for what it gives wrongly",
     "Reads the labelled answers that rules may be written against and proposes, for each point that is missed or "
     "wrongly given,\n"
     "words and pairs of words, ranked by what each would gain and cost, ready to paste. Widen a proposal into an idea "
     "before\n"
     "you take it: a phrase copied from an answer fits that answer.",
     command_rubric_suggest, 1, 1, suggest_options, COMPLETE_QUESTIONS, IN_BOTH},
	{"rubric test", "[QUESTION...]", "measure rubrics against labelled answers",
     "Scores labelled answers and compares with their marks: quadratic weighted kappa over the points, kappa and F1 of "
     "touched\n"
     "or not, correlation with the overall mark; for the answers that rules were written against and for those kept "
     "apart.",
     command_rubric_test, 0, 256, test_options, COMPLETE_QUESTIONS, IN_BOTH},
	{"score", "QUESTION [FILE]", "score an answer from a file or standard input",
     "Scores without asking: one answer as text or with --json as one object, or with --jsonl a stream of lines\n"
     "{\"id\": ANY, \"question\": \"ID\", \"answer\": \"TEXT\"}, in the same order, in constant memory. A line that "
     "cannot be scored\n"
     "gives {\"id\": ..., \"error\": \"line 7: ...\"} in its place; the exit status is then 1. Nothing goes into the "
     "history.",
     command_score, 0, 2, score_options, COMPLETE_QUESTIONS, IN_BOTH},
	{"show", "QUESTION", "one question: its wording, points, and the model answer",
     "Prints a question with what the interviewer is after, the points of its rubric, and the model answer.",
     command_show, 1, 1, json_only, COMPLETE_QUESTIONS, IN_BOTH},
	{"stats", "", "progress by topic and level, days, time, points missed",
     "Shows the average score, the latest scores as a small chart and the trend of each topic and each level; days in "
     "a row and\n"
     "time spent; how much of the banks was asked at least once; and the points that cost you most. The trend is the "
     "average of\n"
     "the newer half less that of the older half.",
     command_stats, 0, 0, json_only, COMPLETE_NOTHING, IN_BOTH},
	{"version", "", "the version", "Prints the version.", command_version, 0, 0, NULL, COMPLETE_NOTHING, IN_BOTH},
};

const size_t command_count = sizeof command_table / sizeof *command_table;
