/* mock_run.h - a mock interview held: questions asked, answers taken, scored and kept, until it is over or left. */
#ifndef VIVA_MOCK_RUN_H
#define VIVA_MOCK_RUN_H

#include "mock_session.h"

/* Holds an interview that was begun or taken up. Returns a status. */
int mock_run(mock_session *s);

#endif
