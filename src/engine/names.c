/* names.c - the names of things, for people and for JSON. */
#include <viva/viva.h>

const char *viva_version(void)
{
	return VIVA_VERSION;
}

const char *viva_mechanism_name(unsigned i)
{
	static const char *const names[] = {"spelling", "polarity", "hedges",  "lists", "subjects",
	                                    "echo",     "topic",    "denials", "stems"};
	return i < sizeof names / sizeof *names ? names[i] : NULL;
}

const char *viva_standing_name(viva_standing standing)
{
	static const char *const names[] = {"asserted", "weak", "listed", "hedged", "negated", "elsewhere", "echoed"};
	return names[standing];
}

const char *viva_ground_name(viva_ground ground)
{
	static const char *const names[] = {"made", "touched", "missing", "refused", "denied", "withheld", "unassessed"};
	return names[ground];
}

const char *viva_tier_name(viva_tier tier)
{
	static const char *const names[] = {"must", "should", "bonus"};
	return names[tier];
}
