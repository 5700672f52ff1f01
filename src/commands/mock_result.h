/* mock_result.h - the end of a mock interview: written down, and its scorecard shown. */
#ifndef VIVA_MOCK_RESULT_H
#define VIVA_MOCK_RESULT_H

#include "mock_session.h"

/* Ends an interview whose course is over. Returns a status. */
int mock_result(mock_session *s);

#endif
