/* topics.h - the topics of the banks: questions name them, and nothing else does. */
#ifndef VIVA_TOPICS_H
#define VIVA_TOPICS_H

#include <viva/viva.h>

bool topic_exists(const viva_library *library, const char *word);

/* A topic that may have been meant, where no question is like the word; NULL for none. */
const char *topic_nearest(const viva_library *library, const char *word);

/* The topics in the order of questions, each once, in the arena; NULL for lack of memory. */
const char **topic_list(const viva_library *library, viva_arena *arena, size_t *count);

#endif
