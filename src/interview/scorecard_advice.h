/* scorecard_advice.h - three things to practise next: the part of scorecard_make that comes last. */
#ifndef VIVA_SCORECARD_ADVICE_H
#define VIVA_SCORECARD_ADVICE_H

#include "scorecard.h"

/* Fills in advice and advice_count from the other figures. */
void scorecard_advise(scorecard *card);

#endif
