/* nearest.c - the known word that somebody probably meant: Damerau-Levenshtein distance within a small limit. */
#include <viva/bank.h>

#include <string.h>

enum { WORD_MAX = 160 }; /* bytes; a bank's name, a slash and an identifier fit */

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Edits (insert, delete, replace, swap neighbours) that make b of a, or limit + 1 where it takes more than limit. Three
 * rows of the usual table are enough: a swap looks back two. */
static size_t distance(const char *a, size_t a_length, const char *b, size_t b_length, size_t limit)
{
	size_t rows[3][WORD_MAX + 1];
	size_t *before = rows[0], *above = rows[1], *row = rows[2];

	for (size_t j = 0; j <= b_length; j++)
		above[j] = j;
	for (size_t i = 1; i <= a_length; i++) {
		size_t best = row[0] = i;
		for (size_t j = 1; j <= b_length; j++) {
			size_t edits = least(above[j - 1] + (a[i - 1] != b[j - 1]), least(above[j], row[j - 1]) + 1);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				edits = least(edits, before[j - 2] + 1);
			row[j] = edits;
			best = least(best, edits);
		}
		if (best > limit)
			return limit + 1;
		size_t *oldest = before;
		before = above;
		above = row;
		row = oldest;
	}
	return least(above[b_length], limit + 1);
}

const char *viva_nearest(const char *word, const char *const *words, size_t count)
{
	const size_t length = strlen(word);
	const size_t limit = length <= 4 ? 1 : 2;
	size_t best = limit + 1;
	const char *nearest = NULL;

	for (size_t i = 0; i < count && length <= WORD_MAX; i++) {
		size_t other = strlen(words[i]);
		if (other > WORD_MAX || other > length + limit || length > other + limit)
			continue;
		size_t edits = distance(word, length, words[i], other, best - 1);
		if (edits >= best)
			continue;
		best = edits;
		nearest = words[i];
		if (best == 0)
			break;
	}
	return nearest;
}
