/* text.c - tokens, clauses and sentences of an answer. */
#include "text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* Lines shorter than this end a sentence: whoever breaks a line this early means it; longer ones may be wrapped by
 * hand. */
enum { WRAPPED_LINE = 60 };

/* Tokens of a line that is a mere head: "week 2: prompts". */
enum { HEAD_MAX = 6 };

enum { WORD_BYTES = 64 }; /* of a token's word; what is longer is cut */

/* ---- words that carry no subject matter ---- */

static const char *const light_words[] = {
	"a",     "actually",  "all",  "also",     "always",  "an",    "any",    "basically", "both",  "each",   "every",
	"few",   "first",     "her",  "his",      "its",     "just",  "likely", "me",        "my",    "nicely", "of",
	"often", "our",       "own",  "properly", "quickly", "quite", "really", "relevant",  "same",  "simply", "some",
	"still", "such",      "that", "the",      "their",   "them",  "then",   "thereby",   "these", "they",   "this",
	"those", "typically", "up",   "us",       "usually", "very",  "whole",  "your",
};

static const char *const closed_words[] = {
	"about", "after", "am",    "and",   "are",     "as",    "at",      "be",     "because", "been",  "before", "but",
	"by",    "can",   "cant",  "could", "did",     "do",    "does",    "doesnt", "dont",    "for",   "from",   "get",
	"gets",  "had",   "has",   "have",  "he",      "how",   "i",       "id",     "if",      "ill",   "im",     "in",
	"into",  "is",    "isnt",  "it",    "its",     "ive",   "lets",    "make",   "makes",   "may",   "might",  "must",
	"need",  "needs", "not",   "on",    "one",     "only",  "or",      "per",    "run",     "she",   "should", "so",
	"than",  "that",  "the",   "their", "them",    "then",  "there",   "they",   "this",    "those", "to",     "use",
	"used",  "uses",  "using", "want",  "was",     "we",    "were",    "what",   "when",    "where", "which",  "while",
	"who",   "why",   "will",  "with",  "without", "would", "wouldnt", "you",    "your",    "youre",
};

static int compare_word(const void *key, const void *entry)
{
	return strcmp(key, *(const char *const *)entry);
}

static bool among(const char *word, const char *const *words, size_t count)
{
	return bsearch(word, words, count, sizeof *words, compare_word) != NULL;
}

#define AMONG(word, words) among((word), (words), sizeof(words) / sizeof *(words))

uint32_t word_flags(const char *word)
{
	uint32_t flags = 0;

	if (AMONG(word, light_words))
		flags |= TOKEN_LIGHT;
	if (AMONG(word, closed_words))
		flags |= TOKEN_CLOSED;
	if (isdigit((unsigned char)word[0]))
		flags |= TOKEN_NUMBER;
	return flags;
}

/* Words that begin a clause wherever they stand. */
static const char *const clause_openers[] = {
	"although", "because", "but",   "except", "however",  "if",      "otherwise", "since", "so",
	"though",   "unless",  "until", "when",   "whenever", "whereas", "which",     "while", "yet",
};

/* After "and" or "or" these begin a clause of its own. */
static const char *const clause_subjects[] = {
	"he",  "i",    "id",    "ill",  "im",     "it",   "its", "ive", "lets",
	"she", "then", "there", "they", "theyre", "this", "we",  "you", "youd",
};

/* A full stop after these ends no sentence. */
static const char *const abbreviations[] = {
	"approx", "cf", "dr", "eg", "fig", "ie", "incl", "mr", "mrs", "resp", "vs",
};

bool token_is_one_of(const token *k, const char *const *words)
{
	for (; *words; words++)
		if (strcmp(k->word, *words) == 0)
			return true;
	return false;
}

uint32_t span_length(span s)
{
	return s.last - s.first;
}

/* ---- the tokenizer ---- */

typedef struct reader {
	prose *t;
	viva_arena *arena;
	const char *answer;
	bool clause_due, soft_due, sentence_due; /* boundaries seen since the last token */
	bool comma, tied;
	bool failed;
} reader;

/* Whether a character that ends before s[at] may belong to a word. */
static bool is_word_before(const char *s, size_t at)
{
	return at > 0 && ((unsigned char)s[at - 1] >= 0x80 || isalnum((unsigned char)s[at - 1]));
}

/* Opens the clause or sentence that the next token needs. */
static void open_units(reader *r)
{
	prose *t = r->t;
	uint32_t at = (uint32_t)t->count;
	bool new_sentence = r->sentence_due || t->sentence_count == 0;

	if (new_sentence) {
		sentence *s =
			viva_arena_push(r->arena, (void **)&t->sentences, &t->sentence_count, &t->sentence_room, sizeof *s);
		if (!s) {
			r->failed = true;
			return;
		}
		s->tokens = (span){at, at};
	}
	if (new_sentence || r->clause_due || r->soft_due) {
		clause *c = viva_arena_push(r->arena, (void **)&t->clauses, &t->clause_count, &t->clause_room, sizeof *c);
		if (!c) {
			r->failed = true;
			return;
		}
		c->tokens = (span){at, at};
		c->soft = !new_sentence && !r->clause_due;
	}
	r->sentence_due = r->clause_due = r->soft_due = false;
}

static token *last_token(prose *t)
{
	return t->count ? &t->tokens[t->count - 1] : NULL;
}

/* "w/" and "w/o" are words, not halves of an alternative. */
static const char *slashed(const char *s, size_t *taken)
{
	if (s[0] != 'w' || s[1] != '/')
		return NULL;
	size_t o = strncmp(s + 2, "out", 3) == 0 ? 3 : s[2] == 'o';
	bool without = o > 0 && !letter_length(s + 2 + o);
	*taken = without ? 2 + o : 2;
	return without ? "without" : "with";
}

static void add_token(reader *r, const char *word, size_t length, size_t start, size_t end)
{
	prose *t = r->t;
	char *copy = viva_arena_copy(r->arena, word, length);
	const token *before = last_token(t);

	if (!copy) {
		r->failed = true;
		return;
	}
	bool opens = AMONG(copy, clause_openers);
	bool subject =
		before && (!strcmp(before->word, "and") || !strcmp(before->word, "or")) && AMONG(copy, clause_subjects);
	r->clause_due = r->clause_due || opens || subject;
	open_units(r);
	token *k = r->failed ? NULL : viva_arena_push(r->arena, (void **)&t->tokens, &t->count, &t->room, sizeof *k);
	if (!k) {
		r->failed = true;
		return;
	}
	*k = (token){.word = copy,
	             .length = (uint32_t)length,
	             .start = (uint32_t)start,
	             .end = (uint32_t)end,
	             .clause = (uint32_t)t->clause_count - 1,
	             .sentence = (uint32_t)t->sentence_count - 1,
	             .flags = word_flags(copy) | (r->tied ? TOKEN_TIED : 0u) | (r->comma ? TOKEN_COMMA : 0u)};
	t->clauses[t->clause_count - 1].tokens.last = (uint32_t)t->count;
	t->sentences[t->sentence_count - 1].tokens.last = (uint32_t)t->count;
	r->tied = r->comma = false;
}

/* Bytes of the character at `end` where it belongs to the word that began at `at`, else 0. */
static size_t word_part(const char *s, size_t at, size_t end)
{
	bool within = end > at;
	bool apostrophe = within && s[end] == '\'' && letter_length(s + end + 1);
	bool point = within && s[end] == '.' && isdigit((unsigned char)s[end - 1]) && isdigit((unsigned char)s[end + 1]);
	return apostrophe || point ? 1 : letter_length(s + end);
}

/* Takes the word at `at`; returns where it ends. Apostrophes within are dropped, a decimal point within a number is
 * kept. */
static size_t take_word(reader *r, size_t at)
{
	const char *s = r->t->folded.text;
	size_t taken = 0, end = at;
	const char *word = slashed(s + at, &taken);
	char small[WORD_BYTES];
	size_t n = 0;
	bool full = false;

	if (word) {
		add_token(r, word, strlen(word), at, at + taken);
		return at + taken;
	}
	for (size_t length; (length = word_part(s, at, end)) > 0; end += length) {
		/* No word of interest is longer than the buffer; the cut must not split a character. */
		full = full || n + length > sizeof small;
		if (s[end] != '\'' && !full) {
			memcpy(small + n, s + end, length);
			n += length;
		}
	}
	add_token(r, small, n, at, end);
	return end;
}

/* ---- boundaries ---- */

static bool ends_sentence(const reader *r, size_t at)
{
	const char *s = r->t->folded.text;
	size_t after = at + 1;

	while (s[after] == '.' || s[after] == '!' || s[after] == '?' || s[after] == '"' || s[after] == '\'' ||
	       s[after] == ')')
		after++;
	if (s[after] != '\0' && !isspace((unsigned char)s[after]))
		return false;
	if (s[at] != '.')
		return true;
	const token *before = last_token(r->t);
	if (!before || before->end != at)
		return true;
	/* "e.g." comes as two tokens of one letter. */
	bool dotted =
		before->length == 1 && r->t->count > 1 && before[-1].end + 1 == before->start && s[before[-1].end] == '.';
	return !dotted && !AMONG(before->word, abbreviations);
}

/* Length of a list marker at s ("- ", "* ", "1. ", "a) "), or 0. */
static size_t list_marker(const char *s)
{
	size_t n = 0;

	if (*s == '-' || *s == '*' || *s == '+')
		n = 1;
	else {
		while (isdigit((unsigned char)s[n]) && n < 2)
			n++;
		if (n == 0 && isalpha((unsigned char)s[0]) && s[1] == ')')
			n = 1;
		n = n && (s[n] == '.' || s[n] == ')') ? n + 1 : 0;
	}
	return n && (s[n] == ' ' || s[n] == '\t') ? n + 1 : 0;
}

/* Handles the newline at `at`, whose line began at `line`; returns where the next line's text begins, past its marker.
 */
static size_t take_newline(reader *r, size_t at, size_t line)
{
	const folded *f = &r->t->folded;
	const char *s = f->text;
	size_t next = at + 1;

	while (s[next] == ' ' || s[next] == '\t' || s[next] == '\r')
		next++;
	size_t marker = list_marker(s + next);
	bool upper = next < f->length && isupper((unsigned char)r->answer[f->from[next]]);
	if (s[next] == '\n' || marker || upper || at - line < WRAPPED_LINE || list_marker(s + line))
		r->sentence_due = true;
	return next + marker;
}

static void take_sign(reader *r, size_t at)
{
	const char *s = r->t->folded.text;
	bool spaced = at > 0 && isspace((unsigned char)s[at - 1]) && isspace((unsigned char)s[at + 1]);

	switch (s[at]) {
	case '.':
	case '!':
	case '?':
		if (ends_sentence(r, at)) {
			r->sentence_due = true;
			if (s[at] == '?' && r->t->sentence_count)
				r->t->sentences[r->t->sentence_count - 1].question = true;
		} else if (s[at] == '.' && s[at + 1] == '.') {
			r->clause_due = true;
		}
		break;
	case ',':
		r->soft_due = r->comma = true;
		break;
	case ';':
		r->clause_due = r->comma = true;
		break;
	case ':':
		if (last_token(r->t))
			last_token(r->t)->flags |= TOKEN_COLON;
		r->clause_due = true;
		break;
	case '(':
	case ')':
	case '[':
	case ']':
		r->clause_due = true;
		break;
	case '-':
		if (s[at + 1] == '-' || spaced)
			r->clause_due = true;
		else if (is_word_before(s, at) && letter_length(s + at + 1))
			r->tied = true;
		break;
	case '%':
	case '$':
		add_token(r, s + at, 1, at, at + 1);
		break;
	case '&':
		if (spaced)
			add_token(r, "and", 3, at, at + 1);
		break;
	default:
		break;
	}
}

static void read_tokens(reader *r)
{
	const char *s = r->t->folded.text;
	size_t line = 0, at = 0;

	at += list_marker(s);
	while (!r->failed && at < r->t->folded.length) {
		if (s[at] == '\n') {
			size_t next = take_newline(r, at, line);
			line = at + 1;
			at = next;
		} else if (letter_length(s + at)) {
			at = take_word(r, at);
		} else {
			take_sign(r, at++);
		}
	}
}

/* ---- bare lists ---- */

/* "RAG: chunk, embed, rerank", "API basics (tokens, streaming)", "they need (i) prompts: roles, examples": what a list
 * is for is said before it. A short line "week 2: prompts." is the head of what follows it. */
static bool has_head(const prose *t, const sentence *s)
{
	const sentence *before = s > t->sentences ? s - 1 : NULL;

	for (uint32_t i = s->tokens.first; i + 1 < s->tokens.last; i++)
		if (t->tokens[i].flags & TOKEN_COLON)
			return true;
	for (uint32_t i = s->tokens.first + 1; i < s->tokens.last && !(t->tokens[i].flags & TOKEN_COMMA); i++)
		if (t->tokens[i].clause != t->tokens[i - 1].clause)
			return true;
	for (uint32_t i = before ? before->tokens.first : 0; before && i < before->tokens.last; i++)
		if ((t->tokens[i].flags & TOKEN_COLON) && before->tokens.last - before->tokens.first <= HEAD_MAX)
			return true;
	return false;
}

/* Verbs that begin a step: a list of steps is no list of names. Words that are as often names (chunk, test) are left
 * out. */
static const char *const imperatives[] = {
	"add",    "alert",  "ask",   "build",    "call",   "check",    "cite",     "collect", "compare", "create",
	"define", "delete", "embed", "evaluate", "feed",   "fetch",    "generate", "get",     "give",    "keep",
	"label",  "learn",  "log",   "look",     "make",   "measure",  "monitor",  "parse",   "pass",    "pick",
	"pull",   "put",    "read",  "remove",   "rerank", "retrieve", "return",   "run",     "sample",  "save",
	"send",   "show",   "split", "store",    "take",   "tell",     "track",    "use",     "watch",   "write",
};

static bool is_list_of_steps(const prose *t, const sentence *s, size_t items)
{
	size_t steps = 0;

	for (uint32_t i = s->tokens.first; i + 1 < s->tokens.last; i++) {
		bool begins = i == s->tokens.first || (t->tokens[i].flags & TOKEN_COMMA);
		bool alone = (t->tokens[i + 1].flags & TOKEN_COMMA) != 0;
		steps += begins && !alone && AMONG(t->tokens[i].word, imperatives);
	}
	return steps * 2 >= items;
}

/* A list of jargon: at least four items set off by commas, short, with hardly a word that sentences are made of. */
static void mark_bare(prose *t, sentence *s)
{
	size_t items = 1, closed = 0, count = s->tokens.last - s->tokens.first;

	for (uint32_t i = s->tokens.first; i < s->tokens.last; i++) {
		items += i > s->tokens.first && (t->tokens[i].flags & TOKEN_COMMA) != 0;
		closed += (t->tokens[i].flags & TOKEN_CLOSED) != 0;
	}
	s->bare =
		items >= 4 && count <= items * 4 && closed * 6 <= count && !has_head(t, s) && !is_list_of_steps(t, s, items);
}

static bool is_bare_item(const prose *t, const sentence *s)
{
	for (uint32_t i = s->tokens.first; i < s->tokens.last; i++)
		if (t->tokens[i].flags & (TOKEN_CLOSED | TOKEN_NUMBER))
			return false;
	return s->tokens.last - s->tokens.first <= 3;
}

/* The same list with an item a line: at least four lines in a row of a few words each. */
static void mark_bare_lines(prose *t)
{
	size_t first = 0;

	for (size_t i = 0; i <= t->sentence_count; i++) {
		if (i < t->sentence_count && is_bare_item(t, &t->sentences[i]))
			continue;
		for (size_t k = first; k < i && i - first >= 4; k++)
			t->sentences[k].bare = true;
		first = i + 1;
	}
}

bool text_read(const char *answer, size_t length, viva_arena *arena, prose *out)
{
	reader r = {.t = out, .arena = arena, .answer = answer};

	memset(out, 0, sizeof *out);
	if (!fold_text(answer, length, arena, &out->folded))
		return false;
	read_tokens(&r);
	for (size_t i = 0; i < out->sentence_count; i++)
		mark_bare(out, &out->sentences[i]);
	mark_bare_lines(out);
	return !r.failed;
}

void text_bytes(const prose *t, span tokens, size_t *start, size_t *end)
{
	*start = *end = 0;
	if (tokens.last <= tokens.first)
		return;
	*start = t->folded.from[t->tokens[tokens.first].start];
	*end = t->folded.to[t->tokens[tokens.last - 1].end - 1];
}

span text_tokens(const prose *t, size_t start, size_t end)
{
	size_t low = 0, high = t->count;

	while (low < high) {
		size_t middle = (low + high) / 2;
		if (t->tokens[middle].end <= start)
			low = middle + 1;
		else
			high = middle;
	}
	span found = {(uint32_t)low, (uint32_t)low};
	while (found.last < t->count && t->tokens[found.last].start < end)
		found.last++;
	return found;
}
