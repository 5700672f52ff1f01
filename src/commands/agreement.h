/*
 * agreement.h - how well marks given by rule agree with marks given by people. Pure arithmetic.
 *
 * Marks are 0, 0.5 and 1; other values go to the nearest (below 0.25, below 0.75). Formulas: Cohen, Psychological
 * Bulletin 70(4), 1968, for weighted kappa with quadratic weights; Cohen 1960 for kappa; the product-moment correlation
 * of Pearson.
 *
 * Ownership: an agreement is a plain value.
 */
#ifndef VIVA_AGREEMENT_H
#define VIVA_AGREEMENT_H

#include <stddef.h>

typedef struct agreement {
	size_t table[3][3]; /* [mark by people][mark by rule] */
	size_t count;
} agreement;

void agreement_add(agreement *a, double people, double rule);
void agreement_merge(agreement *a, const agreement *more);

double agreement_weighted_kappa(const agreement *a); /* 1 where there is nothing to disagree about */
double agreement_kappa(const agreement *a);          /* of touched or not (from 0.5) */
double agreement_f1(const agreement *a);             /* of touched */
size_t agreement_right(const agreement *a);          /* same mark */
size_t agreement_missed(const agreement *a);         /* touched by people, nothing by rule */
size_t agreement_wrong(const agreement *a);          /* touched by rule, nothing by people */

/* Running sums for a correlation. */
typedef struct correlation {
	double x, y, xx, yy, xy;
	size_t count;
} correlation;

void correlation_add(correlation *c, double x, double y);
void correlation_merge(correlation *c, const correlation *more);
double correlation_value(const correlation *c); /* 0 where either does not vary */

#endif
