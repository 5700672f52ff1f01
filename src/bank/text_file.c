/* text_file.c - reading a whole file into memory. */
#include "text_file.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static bool read_all(FILE *in, size_t limit, viva_buf *text, viva_error *err)
{
	char block[16 * 1024];
	size_t got;

	while ((got = fread(block, 1, sizeof block, in)) > 0) {
		if (got > limit - text->length)
			return viva_fail(err, VIVA_E_LIMIT, "file is larger than %zu MiB", limit / (1024 * 1024));
		viva_buf_add(text, block, got);
		if (text->failed)
			return viva_fail_memory(err);
	}
	if (ferror(in))
		return viva_fail(err, VIVA_E_FILE, "cannot read the file: %s", strerror(errno));
	return true;
}

bool text_file_read(const char *path, size_t limit, viva_buf *text, viva_error *err)
{
	viva_buf_clear(text);
	FILE *in = fopen(path, "rbe");
	bool good = false;
	if (in)
		good = read_all(in, limit, text, err);
	else
		viva_fail(err, errno == ENOENT ? VIVA_E_NOT_FOUND : VIVA_E_FILE, "cannot open the file: %s", strerror(errno));
	if (in)
		fclose(in);
	return good || viva_fail_at(err, path, 0, 0);
}
