/*
 * mock_card.h - the scorecard of a mock interview (interview/scorecard.h): made from what the history keeps, printed,
 * and as JSON.
 *
 * Ownership: a card lies in the arena handed in, and borrows from what it was made of.
 */
#ifndef VIVA_MOCK_CARD_H
#define VIVA_MOCK_CARD_H

#include "app.h"
#include "bank/json_write.h"
#include "history/mock.h"
#include "interview/scorecard.h"

/* From the interview and the answers of its session, in the order of history_read_session. NULL for lack of memory,
 * with the complaint made. */
scorecard *mock_card_make(app *a, const history_mock *m, const history_answer *answers, size_t count,
                          viva_arena *arena);

void mock_card_print(app *a, const scorecard *card, const history_mock *m);

/* Writes it as "scorecard" into the object that is open in w. */
void mock_card_json(json_out *w, const scorecard *card, const history_mock *m);

/* ---- words that both use ---- */

/* A level as in scorecard.level: "below junior", "junior", ... */
const char *mock_card_level(int level);

/* Appends what a piece of advice says, and the command that does it, without "viva". */
void mock_card_advice(const scorecard *card, const scorecard_advice *advice, viva_buf *why, viva_buf *command);

#endif
