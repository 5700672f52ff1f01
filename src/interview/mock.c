/* mock.c - the course of a mock interview. */
#include "interview/mock.h"

#include <string.h>

enum { MINUTE_MS = 60 * 1000 };

static const char *const zero_names[] = {"stop", "finish", "tell"};
static const char *const state_names[] = {"waiting", "put off", "following", "answered", "skipped", "gone"};
static const char *const ending_names[] = {"", "done", "out of time", "ended", "given up"};

/* ---- questions ---- */

static bool is_settled(const mock_item *item)
{
	return item->state == MOCK_ANSWERED || item->state == MOCK_SKIPPED || item->state == MOCK_GONE;
}

/* Whether a should be asked before b. */
static bool is_before(const mock_item *a, const mock_item *b)
{
	/* What waits was never put off, and 0 comes before all that were. */
	return a->put_off < b->put_off;
}

static mock_item *first_open(const mock *m)
{
	mock_item *first = NULL;

	for (size_t i = 0; i < m->count; i++) {
		mock_item *item = &m->items[i];
		if (!is_settled(item) && (!first || is_before(item, first)))
			first = item;
	}
	return first;
}

/* No question and no follow-up is begun any more. */
static bool time_ends_it(const mock *m)
{
	return m->rules.at_zero != MOCK_TELL && mock_is_up(m);
}

bool mock_next(mock *m, mock_item **item)
{
	mock_item *standing = m->current < m->count ? &m->items[m->current] : NULL;
	bool begun = standing && !is_settled(standing) && standing->state != MOCK_PUT_OFF;

	if (m->ending != MOCK_GOES_ON)
		return false;
	if (!begun)
		standing = first_open(m);
	if (!standing)
		m->ending = MOCK_DONE;
	else if (!begun && time_ends_it(m))
		m->ending = MOCK_OUT_OF_TIME;
	if (m->ending != MOCK_GOES_ON)
		return false;
	if (standing->state == MOCK_PUT_OFF)
		standing->state = MOCK_WAITING;
	m->current = (size_t)(standing - m->items);
	*item = standing;
	return true;
}

bool mock_answer(mock *m, bool probe)
{
	mock_item *item = &m->items[m->current];
	bool follows = probe && m->rules.follow_ups && item->follow_ups < MOCK_FOLLOW_UPS && !time_ends_it(m);

	item->state = follows ? MOCK_FOLLOWING : MOCK_ANSWERED;
	item->follow_ups += follows;
	return follows;
}

void mock_skip(mock *m)
{
	mock_item *item = &m->items[m->current];

	item->state = item->state == MOCK_FOLLOWING ? MOCK_ANSWERED : MOCK_SKIPPED;
}

bool mock_put_off(mock *m)
{
	mock_item *item = &m->items[m->current];
	size_t open = 0;

	for (size_t i = 0; i < m->count; i++)
		open += !is_settled(&m->items[i]);
	if (open < 2 || item->state == MOCK_FOLLOWING)
		return false;
	item->state = MOCK_PUT_OFF;
	item->put_off = ++m->put_off;
	return true;
}

void mock_lose(mock *m)
{
	mock_item *item = &m->items[m->current];

	item->state = item->state == MOCK_FOLLOWING ? MOCK_ANSWERED : MOCK_GONE;
}

void mock_end(mock *m, mock_ending ending)
{
	m->ending = ending;
}

size_t mock_settled(const mock *m)
{
	size_t settled = 0;

	for (size_t i = 0; i < m->count; i++)
		settled += is_settled(&m->items[i]);
	return settled;
}

bool mock_follows(const mock *m)
{
	return m->current < m->count && m->items[m->current].state == MOCK_FOLLOWING;
}

/* ---- the clock ---- */

void mock_clock_on(mock *m, int64_t now_ms)
{
	m->clock_on = true;
	m->clock_ms = now_ms;
}

void mock_clock_to(mock *m, int64_t now_ms)
{
	if (!m->clock_on || now_ms <= m->clock_ms)
		return;
	m->elapsed_ms += now_ms - m->clock_ms;
	if (m->current < m->count)
		m->items[m->current].spent_ms += now_ms - m->clock_ms;
	m->clock_ms = now_ms;
}

void mock_clock_off(mock *m, int64_t now_ms)
{
	mock_clock_to(m, now_ms);
	m->clock_on = false;
}

int64_t mock_left_ms(const mock *m)
{
	return m->rules.minutes > 0 ? (int64_t)m->rules.minutes * MINUTE_MS - m->elapsed_ms : INT64_MAX;
}

bool mock_is_up(const mock *m)
{
	return mock_left_ms(m) <= 0;
}

mock_notice mock_take_notice(mock *m)
{
	int64_t whole = (int64_t)m->rules.minutes * MINUTE_MS, left = mock_left_ms(m);
	mock_notice notice = MOCK_SILENT;

	if (m->rules.minutes <= 0)
		return MOCK_SILENT;
	if (left <= whole / 2)
		notice = MOCK_HALF;
	if (left <= 5 * MINUTE_MS && whole / 2 > 5 * MINUTE_MS)
		notice = MOCK_FIVE_MINUTES;
	if (left <= MINUTE_MS && whole / 2 > MINUTE_MS)
		notice = MOCK_ONE_MINUTE;
	if (left <= 0)
		notice = MOCK_ZERO;
	if ((int)notice <= m->told)
		return MOCK_SILENT;
	m->told = (int)notice;
	return notice;
}

/* ---- names ---- */

static bool find_name(const char *const *names, int count, const char *name, int *which)
{
	for (*which = 0; *which < count; ++*which)
		if (strcmp(names[*which], name) == 0)
			return true;
	return false;
}

const char *mock_zero_name(mock_zero zero)
{
	return zero_names[zero];
}

const char *mock_state_name(mock_state state)
{
	return state_names[state];
}

const char *mock_ending_name(mock_ending ending)
{
	return ending_names[ending];
}

bool mock_zero_named(const char *name, mock_zero *zero)
{
	int which;

	if (!find_name(zero_names, sizeof zero_names / sizeof *zero_names, name, &which))
		return false;
	*zero = (mock_zero)which;
	return true;
}

bool mock_state_named(const char *name, mock_state *state)
{
	int which;

	if (!find_name(state_names, sizeof state_names / sizeof *state_names, name, &which))
		return false;
	*state = (mock_state)which;
	return true;
}

bool mock_ending_named(const char *name, mock_ending *ending)
{
	int which;

	if (!find_name(ending_names, sizeof ending_names / sizeof *ending_names, name, &which))
		return false;
	*ending = (mock_ending)which;
	return true;
}
