/* candidates.c - a list of names, walked by what they begin with. */
#include "terminal/candidates.h"

#include "terminal/safe.h"

#include <string.h>
#include <strings.h>

void candidates_clear(candidates *list)
{
	viva_buf_clear(&list->names);
	list->next = 0;
}

void candidates_free(candidates *list)
{
	viva_buf_free(&list->names);
}

void candidates_offer(void *list, const char *name)
{
	if (safe_is_plain(name))
		viva_buf_add(&((candidates *)list)->names, name, strlen(name) + 1);
}

const char *candidates_next(candidates *list, const char *word, bool ignore_case)
{
	int (*compare)(const char *, const char *, size_t) = ignore_case ? strncasecmp : strncmp;

	while (!list->names.failed && list->next < list->names.length) {
		const char *name = list->names.text + list->next;
		list->next += strlen(name) + 1;
		if (compare(name, word, strlen(word)) == 0)
			return name;
	}
	return NULL;
}
