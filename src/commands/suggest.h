/* suggest.h - what TAB offers at the prompt, from the rows of the command table. */
#ifndef VIVA_SUGGEST_H
#define VIVA_SUGGEST_H

#include "app.h"

/* For input_options.complete; context is the app. */
void suggest_words(void *context, const char *line, size_t word_start, const char *word, input_offer *offer,
                   void *list);

#endif
