/* keyword.c - stems and misspellings. */
#include "keyword.h"

#include <libstemmer.h>
#include <stdlib.h>
#include <string.h>

struct stemmer {
	struct sb_stemmer *snowball;
};

stemmer *stemmer_new(void)
{
	stemmer *s = malloc(sizeof *s);
	if (!s)
		return NULL;
	/* Room for the longest word from the start: where it could not be had later, words would go unstemmed. */
	sb_symbol longest[STEM_MAX];
	memset(longest, 'x', sizeof longest);
	s->snowball = sb_stemmer_new("english", "UTF_8");
	if (s->snowball && sb_stemmer_stem(s->snowball, longest, STEM_MAX))
		return s;
	stemmer_free(s);
	return NULL;
}

void stemmer_free(stemmer *s)
{
	if (!s)
		return;
	sb_stemmer_delete(s->snowball);
	free(s);
}

static bool ends_with(const char *word, size_t length, const char *end)
{
	size_t n = strlen(end);
	return length > n && strcmp(word + length - n, end) == 0;
}

/* British endings and their American twins. Applied to rubric and answer alike, so that it matters only that both forms
 * come out the same, not that the result is a word. */
static const struct {
	const char *british, *american;
	size_t shortest; /* letters the word must have: "hour" is no "hor" */
} spellings[] = {
	{"isation", "ization", 9}, {"isations", "izations", 10}, {"ising", "izing", 7},
	{"ised", "ized", 6},       {"ises", "izes", 6},          {"ise", "ize", 5},
	{"iser", "izer", 8},       {"isers", "izers", 9},        {"yse", "yze", 6},
	{"ysed", "yzed", 7},       {"ysing", "yzing", 8},        {"our", "or", 6},
	{"ours", "ors", 7},        {"oured", "ored", 8},         {"ouring", "oring", 9},
	{"ogue", "og", 7},         {"ogues", "ogs", 8},          {"ogued", "oged", 8},
	{"oguing", "oging", 9},    {"entre", "enter", 6},        {"entres", "enters", 7},
	{"entred", "entered", 7},  {"elled", "eled", 8},         {"elling", "eling", 9},
	{"eller", "eler", 8},      {"ellers", "elers", 9},
};

static void one_spelling(char *word)
{
	size_t length = strlen(word);

	for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
		if (length < spellings[i].shortest || !ends_with(word, length, spellings[i].british))
			continue;
		strcpy(word + length - strlen(spellings[i].british), spellings[i].american);
		return;
	}
}

/* Snowball keeps the s of a word without another vowel: llms, dbs. */
static bool is_bare_plural(const char *word, size_t length)
{
	return length >= 3 && word[length - 1] == 's' && word[length - 2] != 's' && !strpbrk(word, "aeiouy");
}

void stem_word(stemmer *s, const char *word, char stem[STEM_MAX])
{
	char plain[STEM_MAX];
	size_t length = strlen(word);

	if (length > WORD_MAX)
		length = WORD_MAX;
	memcpy(plain, word, length);
	plain[length] = '\0';
	const char *base = irregular_form(plain);
	if (base) {
		const char *root = irregular_form(base);
		strcpy(plain, base);
		if (root && strcmp(root, base) == 0) {
			strcpy(stem, plain);
			return;
		}
	} else if (is_bare_plural(plain, length)) {
		plain[length - 1] = '\0';
	} else {
		one_spelling(plain);
	}
	const sb_symbol *found = sb_stemmer_stem(s->snowball, (const sb_symbol *)plain, (int)strlen(plain));
	int n = found ? sb_stemmer_length(s->snowball) : 0;
	if (n > 0 && n < STEM_MAX) {
		memcpy(stem, found, (size_t)n);
		stem[n] = '\0';
	} else {
		strcpy(stem, plain);
	}
}

static int least(int a, int b)
{
	return a < b ? a : b;
}

int slips_between(const char *a, const char *b, int limit)
{
	int rows[3][WORD_MAX + 1];
	size_t m = strlen(a), n = strlen(b);

	if (m > WORD_MAX || n > WORD_MAX || (m > n ? m - n : n - m) > (size_t)limit)
		return limit + 1;
	for (size_t j = 0; j <= n; j++)
		rows[0][j] = (int)j;
	for (size_t i = 1; i <= m; i++) {
		int *now = rows[i % 3], *before = rows[(i + 2) % 3], *earlier = rows[(i + 1) % 3], best;
		now[0] = best = (int)i;
		for (size_t j = 1; j <= n; j++) {
			int cost = a[i - 1] != b[j - 1];
			now[j] = least(least(before[j] + 1, now[j - 1] + 1), before[j - 1] + cost);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				now[j] = least(now[j], earlier[j - 2] + 1);
			best = least(best, now[j]);
		}
		if (best > limit)
			return limit + 1;
	}
	return rows[m % 3][n];
}

int slips_forgiven(const char *typed, const char *meant)
{
	size_t n = strlen(typed), m = strlen(meant), shorter = n < m ? n : m;

	if (shorter < 4)
		return 0;
	if (shorter == 4)
		return n == m && typed[0] == meant[0] ? 1 : 0;
	return shorter < 8 ? 1 : 2;
}

/* ---- ordinary words ---- */

/* One long string, a word a line, sorted: it needs no relocation and costs nothing until it is looked into. */
static const char ordinary[] =
#include "words.inc"
	;

static bool is_listed(const char *word, size_t length)
{
	size_t low = 0, high = sizeof ordinary - 1;

	while (low < high) {
		size_t at = low + (high - low) / 2;
		while (at > low && ordinary[at - 1] != '\n')
			at--;
		const char *end = memchr(ordinary + at, '\n', sizeof ordinary - 1 - at);
		size_t n = (size_t)(end - (ordinary + at));
		int order = memcmp(word, ordinary + at, length < n ? length : n);
		if (order == 0 && length == n)
			return true;
		if (order < 0 || (order == 0 && length < n))
			high = at;
		else
			low = at + n + 1;
	}
	return false;
}

/* The list holds no regular inflections: try the word with its ending taken off, as it is or with what was lost. */
bool is_ordinary_word(const char *word)
{
	static const char *const endings[] = {"s", "es", "d", "ed", "ing", "ings", "ly", "r", "er", "ers", "ness"};
	size_t length = strlen(word);
	char base[WORD_MAX + 2];

	if (length > WORD_MAX)
		return false;
	if (is_listed(word, length))
		return true;
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		if (!ends_with(word, length, endings[i]))
			continue;
		size_t n = length - strlen(endings[i]);
		memcpy(base, word, n);
		base[n] = 'e';
		bool doubled = n > 2 && base[n - 1] == base[n - 2];
		if (is_listed(base, n) || is_listed(base, n + 1) || (doubled && is_listed(base, n - 1)))
			return true;
		if (n > 1 && base[n - 1] == 'i') {
			base[n - 1] = 'y';
			if (is_listed(base, n))
				return true;
		}
	}
	return false;
}
