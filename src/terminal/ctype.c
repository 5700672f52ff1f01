/* ctype.c - a UTF-8 LC_CTYPE for readline, for as long as it needs one. */
#include "terminal/ctype.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

static char *before; /* LC_CTYPE as it was; NULL: not known */

/* The codeset that a locale name stands for; ASCII where there is no such locale. */
static void codeset_of(const char *name, char *codeset, size_t size)
{
	locale_t locale = newlocale(LC_CTYPE_MASK, name, (locale_t)0);
	const char *found = locale ? nl_langinfo_l(CODESET, locale) : "ANSI_X3.4-1968";

	size_t length = strlen(found) < size ? strlen(found) : size - 1;
	memcpy(codeset, found, length);
	codeset[length] = '\0';
	if (locale)
		freelocale(locale);
}

static bool is_codeset(const char *locale, const char *codeset)
{
	char found[64];

	codeset_of(locale, found, sizeof found);
	return strcmp(found, codeset) == 0;
}

bool ctype_is_utf8(void)
{
	return is_codeset("", "UTF-8");
}

static const char *utf8_locale(void)
{
	static const char *const names[] = {"C.UTF-8", "en_US.UTF-8"};

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (is_codeset(names[i], "UTF-8"))
			return names[i];
	return NULL;
}

void ctype_begin(void (*begin)(void *context), void *context)
{
	const char *current = setlocale(LC_CTYPE, NULL);
	const char *all = getenv("LC_ALL");
	const char *utf8 = is_codeset("", "ANSI_X3.4-1968") ? utf8_locale() : NULL;
	char *kept = all ? strdup(all) : NULL;

	free(before);
	before = current ? strdup(current) : NULL;
	if (all && !kept)
		utf8 = NULL; /* it could not be put back */
	if (utf8)
		setenv("LC_ALL", utf8, 1);
	begin(context);
	if (utf8 && kept)
		setenv("LC_ALL", kept, 1);
	else if (utf8)
		unsetenv("LC_ALL");
	free(kept);
}

void ctype_restore(void)
{
	if (before)
		setlocale(LC_CTYPE, before);
	free(before);
	before = NULL;
}
