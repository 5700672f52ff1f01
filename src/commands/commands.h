/*
 * commands.h - the functions behind the rows of the command table. Each takes the app and what was given, prints its
 * result to app->out and its complaints by app_complain, and returns a status.
 */
#ifndef VIVA_COMMANDS_H
#define VIVA_COMMANDS_H

#include "command.h"

int command_again(app *a, const arguments *given);          /* ask.c */
int command_ask(app *a, const arguments *given);            /* ask.c */
int command_bank_check(app *a, const arguments *given);     /* bank.c */
int command_bank_list(app *a, const arguments *given);      /* bank.c */
int command_compare(app *a, const arguments *given);        /* compare.c */
int command_completion(app *a, const arguments *given);     /* completion.c */
int command_contest(app *a, const arguments *given);        /* contest.c */
int command_export(app *a, const arguments *given);         /* export.c */
int command_follow(app *a, const arguments *given);         /* ask.c */
int command_help(app *a, const arguments *given);           /* help.c */
int command_import(app *a, const arguments *given);         /* import.c */
int command_mock(app *a, const arguments *given);           /* mock.c */
int command_model(app *a, const arguments *given);          /* ask.c */
int command_questions(app *a, const arguments *given);      /* questions.c */
int command_quit(app *a, const arguments *given);           /* repl.c */
int command_reload(app *a, const arguments *given);         /* repl.c */
int command_review(app *a, const arguments *given);         /* review.c */
int command_rubric_check(app *a, const arguments *given);   /* bank.c */
int command_rubric_explain(app *a, const arguments *given); /* explain.c */
int command_rubric_suggest(app *a, const arguments *given); /* rubric_suggest.c */
int command_rubric_test(app *a, const arguments *given);    /* rubric_test.c */
int command_score(app *a, const arguments *given);          /* score.c */
int command_show(app *a, const arguments *given);           /* questions.c */
int command_stats(app *a, const arguments *given);          /* stats.c */
int command_version(app *a, const arguments *given);        /* help.c */

/* Forgets the answer last given. In turn.c. */
void asked_free(app *a);

/* The bit of a mechanism (score.h) by its name; false where there is none. In explain.c. */
bool mechanism_bit(const char *name, unsigned *bit);

#endif
