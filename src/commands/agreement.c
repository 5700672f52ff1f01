/* agreement.c - kappa, F1, correlation. */
#include "agreement.h"

#include <math.h>

static size_t bucket(double mark)
{
	return mark < 0.25 ? 0 : mark < 0.75 ? 1 : 2;
}

void agreement_add(agreement *a, double people, double rule)
{
	a->table[bucket(people)][bucket(rule)]++;
	a->count++;
}

void agreement_merge(agreement *a, const agreement *more)
{
	for (size_t i = 0; i < 3; i++)
		for (size_t j = 0; j < 3; j++)
			a->table[i][j] += more->table[i][j];
	a->count += more->count;
}

/* 1 - observed / expected disagreement, for a table of n categories and a weight for each pair of them. */
static double kappa(double table[3][3], size_t n, int quadratic)
{
	double rows[3] = {0}, columns[3] = {0}, all = 0, observed = 0, expected = 0;

	for (size_t i = 0; i < n; i++) {
		for (size_t j = 0; j < n; j++) {
			rows[i] += table[i][j];
			columns[j] += table[i][j];
			all += table[i][j];
		}
	}
	for (size_t i = 0; i < n; i++) {
		for (size_t j = 0; j < n; j++) {
			double d = (double)i - (double)j, weight = quadratic ? d * d : i != j;
			observed += weight * table[i][j];
			expected += all > 0 ? weight * rows[i] * columns[j] / all : 0;
		}
	}
	return expected > 0 ? 1 - observed / expected : 1;
}

double agreement_weighted_kappa(const agreement *a)
{
	double table[3][3];

	for (size_t i = 0; i < 3; i++)
		for (size_t j = 0; j < 3; j++)
			table[i][j] = (double)a->table[i][j];
	return kappa(table, 3, 1);
}

double agreement_kappa(const agreement *a)
{
	double table[3][3] = {{0}};

	for (size_t i = 0; i < 3; i++)
		for (size_t j = 0; j < 3; j++)
			table[i > 0][j > 0] += (double)a->table[i][j];
	return kappa(table, 2, 0);
}

size_t agreement_right(const agreement *a)
{
	return a->table[0][0] + a->table[1][1] + a->table[2][2];
}

size_t agreement_missed(const agreement *a)
{
	return a->table[1][0] + a->table[2][0];
}

size_t agreement_wrong(const agreement *a)
{
	return a->table[0][1] + a->table[0][2];
}

double agreement_f1(const agreement *a)
{
	double both = (double)(a->table[1][1] + a->table[1][2] + a->table[2][1] + a->table[2][2]);
	double off = (double)(agreement_missed(a) + agreement_wrong(a));

	return both > 0 ? 2 * both / (2 * both + off) : off > 0 ? 0 : 1;
}

void correlation_add(correlation *c, double x, double y)
{
	c->x += x;
	c->y += y;
	c->xx += x * x;
	c->yy += y * y;
	c->xy += x * y;
	c->count++;
}

void correlation_merge(correlation *c, const correlation *more)
{
	c->x += more->x;
	c->y += more->y;
	c->xx += more->xx;
	c->yy += more->yy;
	c->xy += more->xy;
	c->count += more->count;
}

double correlation_value(const correlation *c)
{
	double n = (double)c->count;
	double x = n * c->xx - c->x * c->x, y = n * c->yy - c->y * c->y;

	return x > 0 && y > 0 ? (n * c->xy - c->x * c->y) / sqrt(x * y) : 0;
}
