/* topics.c - the topics of the banks. */
#include "topics.h"

#include <stdlib.h>
#include <string.h>

bool topic_exists(const viva_library *library, const char *word)
{
	for (size_t i = 0; i < viva_library_count(library); i++)
		if (strcmp(viva_library_at(library, i)->topic, word) == 0)
			return true;
	return false;
}

const char *topic_nearest(const viva_library *library, const char *word)
{
	size_t count = viva_library_count(library);
	const char **topics = malloc((count + 1) * sizeof *topics), *nearest = NULL;

	if (topics && !viva_library_find(library, word, &nearest) && !nearest) {
		for (size_t i = 0; i < count; i++)
			topics[i] = viva_library_at(library, i)->topic;
		nearest = viva_nearest(word, topics, count);
	} else {
		nearest = NULL;
	}
	free(topics);
	return nearest;
}

static bool is_listed(const char *const *list, size_t count, const char *topic)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(list[i], topic) == 0)
			return true;
	return false;
}

const char **topic_list(const viva_library *library, viva_arena *arena, size_t *count)
{
	size_t questions = viva_library_count(library);
	const char **list = viva_arena_array(arena, questions, sizeof *list);

	*count = 0;
	for (size_t i = 0; list && i < questions; i++) {
		const char *topic = viva_library_at(library, i)->topic;
		if (!is_listed(list, *count, topic))
			list[(*count)++] = topic;
	}
	return list;
}
