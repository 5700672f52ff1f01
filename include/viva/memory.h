/*
 * memory.h - the one way memory is had in viva: an arena for structures that live and die together, and a string
 * buffer.
 *
 * Ownership: an arena owns all that was got from it until viva_arena_free; nothing got from it is freed by itself. A
 * viva_buf owns its text until viva_buf_free or viva_buf_take.
 *
 * Lack of memory is an ordinary error: an arena returns NULL; a buffer remembers that it failed (`failed`), so that a
 * run of appends needs one check at its end.
 */
#ifndef VIVA_MEMORY_H
#define VIVA_MEMORY_H

#include "error.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

typedef struct viva_arena viva_arena;

/* A new, empty arena, or NULL for lack of memory. */
VIVA_API viva_arena *viva_arena_new(void);

/* Frees the arena and everything got from it. NULL is allowed. */
VIVA_API void viva_arena_free(viva_arena *arena);

/* Forgets everything got from the arena and keeps its memory for what comes next. */
VIVA_API void viva_arena_reset(viva_arena *arena);

/* size bytes set to zero, aligned for any type, or NULL for lack of memory. Size 0 gives a valid pointer. */
VIVA_API void *viva_arena_get(viva_arena *arena, size_t size);

/* count elements of size bytes each, zeroed; NULL also where the product overflows. */
VIVA_API void *viva_arena_array(viva_arena *arena, size_t count, size_t size);

/* A terminated copy of length bytes of text, or NULL. */
VIVA_API char *viva_arena_copy(viva_arena *arena, const char *text, size_t length);

/* Makes room for one more element in an array that grows within an arena: *items, *count and *capacity are the
 * caller's. Returns the new element, zeroed, with *count raised; NULL for lack of memory, with everything as before. An
 * array that grew leaves its former copy in the arena. */
VIVA_API void *viva_arena_push(viva_arena *arena, void **items, size_t *count, size_t *capacity, size_t size);

typedef struct viva_buf {
	char *text;    /* always terminated; "" (static) while empty and never written */
	size_t length; /* bytes, without the terminator */
	size_t capacity;
	bool failed; /* an append was lost for lack of memory */
} viva_buf;

/* A buffer to begin with: `viva_buf b = VIVA_BUF_INIT;`. */
extern VIVA_API char viva_buf_empty[1];
#define VIVA_BUF_INIT                                                                                                  \
	{                                                                                                                  \
		viva_buf_empty, 0, 0, false                                                                                    \
	}

VIVA_API void viva_buf_free(viva_buf *buf);               /* frees the text; the buffer is as at its beginning */
VIVA_API void viva_buf_clear(viva_buf *buf);              /* length 0, memory kept, failed false */
VIVA_API void viva_buf_cut(viva_buf *buf, size_t length); /* shortens to length; longer than it is: nothing */
VIVA_API void viva_buf_add(viva_buf *buf, const char *text, size_t length);
VIVA_API void viva_buf_adds(viva_buf *buf, const char *text);
VIVA_API void viva_buf_addc(viva_buf *buf, char c);
VIVA_API void viva_buf_addf(viva_buf *buf, const char *format, ...) VIVA_PRINTF(2, 3);
VIVA_API void viva_buf_addv(viva_buf *buf, const char *format, va_list args) VIVA_PRINTF(2, 0);
/* The text, now the caller's to free(), or NULL where the buffer failed; the buffer is as at its beginning. */
VIVA_API char *viva_buf_take(viva_buf *buf);

#endif
