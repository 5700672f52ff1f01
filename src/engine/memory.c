/* memory.c - the arena and the string buffer. */
#include <viva/memory.h>

#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 16 * 1024 };

typedef struct block {
	struct block *next;
	size_t used, size;
	alignas(max_align_t) unsigned char bytes[];
} block;

struct viva_arena {
	block *first;   /* every block, oldest first */
	block *current; /* the one being filled; those behind it are empty */
};

static block *block_new(size_t size)
{
	block *b = malloc(sizeof *b + size);
	if (!b)
		return NULL;
	b->next = NULL;
	b->used = 0;
	b->size = size;
	return b;
}

viva_arena *viva_arena_new(void)
{
	viva_arena *arena = malloc(sizeof *arena);
	if (!arena)
		return NULL;
	arena->first = arena->current = NULL;
	return arena;
}

void viva_arena_free(viva_arena *arena)
{
	if (!arena)
		return;
	for (block *b = arena->first, *next; b; b = next) {
		next = b->next;
		free(b);
	}
	free(arena);
}

void viva_arena_reset(viva_arena *arena)
{
	for (block *b = arena->first; b; b = b->next)
		b->used = 0;
	arena->current = arena->first;
}

/* The next block with room for size bytes: one kept from before a reset, or a new one put in behind the current one. */
static block *next_block(viva_arena *arena, size_t size)
{
	block *current = arena->current;

	if (current && current->next && current->next->size >= size)
		return arena->current = current->next;
	block *b = block_new(size > BLOCK_SIZE ? size : BLOCK_SIZE);
	if (!b)
		return NULL;
	if (current) {
		b->next = current->next;
		current->next = b;
	} else {
		b->next = arena->first;
		arena->first = b;
	}
	return arena->current = b;
}

void *viva_arena_get(viva_arena *arena, size_t size)
{
	const size_t align = alignof(max_align_t);

	if (size > SIZE_MAX - align - sizeof(block))
		return NULL;
	size = (size + align - 1) / align * align;
	block *b = arena->current;
	if (!b || b->size - b->used < size)
		b = next_block(arena, size);
	if (!b)
		return NULL;
	void *p = b->bytes + b->used;
	b->used += size;
	return memset(p, 0, size);
}

void *viva_arena_array(viva_arena *arena, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		return NULL;
	return viva_arena_get(arena, count * size);
}

char *viva_arena_copy(viva_arena *arena, const char *text, size_t length)
{
	char *copy = length < SIZE_MAX ? viva_arena_get(arena, length + 1) : NULL;

	if (copy && length)
		memcpy(copy, text, length);
	return copy;
}

void *viva_arena_push(viva_arena *arena, void **items, size_t *count, size_t *capacity, size_t size)
{
	if (*count == *capacity) {
		size_t room = *capacity ? *capacity * 2 : 8;
		void *grown = viva_arena_array(arena, room, size);
		if (!grown)
			return NULL;
		if (*count)
			memcpy(grown, *items, *count * size);
		*items = grown;
		*capacity = room;
	}
	/* Memory that a caller's reset count hands out again is not as clean as new memory. */
	return memset((unsigned char *)*items + (*count)++ * size, 0, size);
}

/* ---- the string buffer ---- */

char viva_buf_empty[1];

void viva_buf_free(viva_buf *buf)
{
	if (buf->text != viva_buf_empty)
		free(buf->text);
	*buf = (viva_buf)VIVA_BUF_INIT;
}

void viva_buf_clear(viva_buf *buf)
{
	viva_buf_cut(buf, 0);
	buf->failed = false;
}

void viva_buf_cut(viva_buf *buf, size_t length)
{
	if (length >= buf->length)
		return;
	buf->length = length;
	buf->text[length] = '\0';
}

/* Room for `more` bytes and the terminator; a failure is remembered. */
static bool reserve(viva_buf *buf, size_t more)
{
	if (buf->failed)
		return false;
	if (more < buf->capacity - buf->length)
		return true;
	size_t need = buf->length + more + 1;
	size_t room = need < SIZE_MAX / 2 ? need + need / 2 + 16 : need;
	bool grows = buf->text != viva_buf_empty;
	char *text = need > more ? realloc(grows ? buf->text : NULL, room) : NULL;
	if (!text) {
		buf->failed = true;
		return false;
	}
	buf->text = text;
	buf->capacity = room;
	buf->text[buf->length] = '\0';
	return true;
}

void viva_buf_add(viva_buf *buf, const char *text, size_t length)
{
	if (!length || !reserve(buf, length))
		return;
	memcpy(buf->text + buf->length, text, length);
	buf->length += length;
	buf->text[buf->length] = '\0';
}

void viva_buf_adds(viva_buf *buf, const char *text)
{
	viva_buf_add(buf, text, strlen(text));
}

void viva_buf_addc(viva_buf *buf, char c)
{
	viva_buf_add(buf, &c, 1);
}

void viva_buf_addv(viva_buf *buf, const char *format, va_list args)
{
	va_list again;

	va_copy(again, args);
	int length = vsnprintf(NULL, 0, format, args);
	if (length < 0)
		buf->failed = true;
	else if (reserve(buf, (size_t)length)) {
		vsnprintf(buf->text + buf->length, (size_t)length + 1, format, again);
		buf->length += (size_t)length;
	}
	va_end(again);
}

void viva_buf_addf(viva_buf *buf, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	viva_buf_addv(buf, format, args);
	va_end(args);
}

char *viva_buf_take(viva_buf *buf)
{
	char *text = NULL;

	if (!buf->failed && reserve(buf, 0))
		text = buf->text;
	else
		viva_buf_free(buf);
	*buf = (viva_buf)VIVA_BUF_INIT;
	return text;
}
