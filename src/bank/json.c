/* json.c - the one file that knows cJSON: its tree, joined with the places that json_scan.c found. */
#include "json.h"

#include "json_scan.h"
#include "text_file.h"

#include <cjson/cJSON.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct json_doc {
	viva_buf file_text; /* where the doc read its text itself */
	const char *text;
	cJSON *tree;
	json_nodes nodes;
	const json_node *first_repeat;
};

/* Gives each node its cJSON item; returns the index past the item's subtree. The recursion is as deep as the nesting.
 */
static size_t join(json_doc *doc, size_t index, const cJSON *item)
{
	const cJSON *child;

	doc->nodes.list[index++].item = item;
	cJSON_ArrayForEach(child, item) index = join(doc, index, child);
	return index;
}

/* The scan has seen all that can be wrong with the text, except for what a double cannot hold. */
static bool check_numbers(const json_doc *doc, const char *file, viva_error *err)
{
	for (size_t i = 0; i < doc->nodes.count; i++) {
		const json_node *node = &doc->nodes.list[i];
		if (!cJSON_IsNumber(node->item) || isfinite(node->item->valuedouble))
			continue;
		viva_fail(err, VIVA_E_INPUT, "number '%.*s' is too large", (int)(node->end - node->start),
		          doc->text + node->start);
		return viva_fail_at(err, file, node->at.line, node->at.column);
	}
	return true;
}

/* ---- keys that stand twice ---- */

static int by_key(const void *a, const void *b)
{
	const json_node *const *x = a, *const *y = b;
	int order = strcmp((*x)->item->string, (*y)->item->string);

	return order ? order : (*x > *y) - (*x < *y);
}

/* members: room for the object's values. */
static void mark_repeats(json_doc *doc, const json_node *object, json_node **members)
{
	size_t count = 0;

	for (size_t i = (size_t)(object - doc->nodes.list) + 1, left = json_count(object); left; left--) {
		members[count++] = &doc->nodes.list[i];
		i += doc->nodes.list[i].size;
	}
	qsort(members, count, sizeof(json_node *), by_key);
	for (size_t i = 1, first = 0; i < count; i++) {
		if (strcmp(members[i]->item->string, members[first]->item->string) != 0) {
			first = i;
			continue;
		}
		members[i]->repeats = members[first];
		if (!doc->first_repeat || members[i] < doc->first_repeat)
			doc->first_repeat = members[i];
	}
}

static bool find_repeats(json_doc *doc, viva_error *err)
{
	json_node **members = malloc(doc->nodes.count * sizeof(json_node *));

	if (!members)
		return viva_fail_memory(err);
	for (size_t i = 0; i < doc->nodes.count; i++)
		if (cJSON_IsObject(doc->nodes.list[i].item))
			mark_repeats(doc, &doc->nodes.list[i], members);
	free(members);
	return true;
}

/* ---- documents ---- */

static bool parse(json_doc *doc, const char *file, const char *text, size_t length, viva_error *err)
{
	doc->text = text;
	if (length > JSON_FILE_MAX) {
		viva_fail(err, VIVA_E_LIMIT, "text is larger than %d MiB", JSON_FILE_MAX / (1024 * 1024));
		return viva_fail_at(err, file, 0, 0);
	}
	if (!json_scan(file, text, length, &doc->nodes, err))
		return false;
	/* The length includes the NUL: without it cJSON refuses a valid text. */
	doc->tree = cJSON_ParseWithLengthOpts(text, length + 1, NULL, true);
	if (!doc->tree) /* a text that was scanned fails only so */
		return viva_fail_memory(err);
	join(doc, 0, doc->tree);
	return check_numbers(doc, file, err) && find_repeats(doc, err);
}

static json_doc *new_doc(viva_error *err)
{
	json_doc *doc = calloc(1, sizeof *doc);

	if (doc)
		doc->file_text = (viva_buf)VIVA_BUF_INIT;
	else
		viva_fail_memory(err);
	return doc;
}

bool json_parse(const char *file, const char *text, size_t length, json_doc **doc, viva_error *err)
{
	*doc = new_doc(err);
	if (*doc && parse(*doc, file, text, length, err))
		return true;
	json_free(*doc);
	*doc = NULL;
	return false;
}

bool json_read(const char *path, json_doc **doc, viva_error *err)
{
	*doc = new_doc(err);
	if (*doc && text_file_read(path, JSON_FILE_MAX, &(*doc)->file_text, err) &&
	    parse(*doc, path, (*doc)->file_text.text, (*doc)->file_text.length, err))
		return true;
	json_free(*doc);
	*doc = NULL;
	return false;
}

void json_free(json_doc *doc)
{
	if (!doc)
		return;
	cJSON_Delete(doc->tree);
	free(doc->nodes.list);
	viva_buf_free(&doc->file_text);
	free(doc);
}

/* ---- nodes ---- */

const json_node *json_root(const json_doc *doc)
{
	return doc->nodes.list;
}

const json_node *json_first_repeat(const json_doc *doc)
{
	return doc->first_repeat;
}

json_type json_type_of(const json_node *node)
{
	const cJSON *item = node->item;

	return cJSON_IsObject(item)   ? JSON_OBJECT
	       : cJSON_IsArray(item)  ? JSON_ARRAY
	       : cJSON_IsString(item) ? JSON_STRING
	       : cJSON_IsNumber(item) ? JSON_NUMBER
	       : cJSON_IsBool(item)   ? JSON_FLAG
	                              : JSON_NULL;
}

const char *json_type_name(json_type type)
{
	static const char *const names[] = {"null", "true or false", "a number", "a string", "a list", "an object"};

	return names[type];
}

const char *json_string(const json_node *node)
{
	return cJSON_GetStringValue(node->item);
}

double json_number(const json_node *node)
{
	return cJSON_IsNumber(node->item) ? node->item->valuedouble : 0;
}

bool json_flag(const json_node *node)
{
	return cJSON_IsTrue(node->item);
}

const json_node *json_first(const json_node *node)
{
	return node->size > 1 ? node + 1 : NULL;
}

const json_node *json_next(const json_node *node)
{
	return node->item->next ? node + node->size : NULL;
}

size_t json_count(const json_node *node)
{
	size_t count = 0;

	for (const cJSON *item = node->item->child; item; item = item->next)
		count++;
	return count;
}

const char *json_key(const json_node *node)
{
	return node->item->string;
}

const json_node *json_get(const json_node *object, const char *key)
{
	for (const json_node *node = json_first(object); node; node = json_next(node))
		if (json_key(node) && strcmp(json_key(node), key) == 0)
			return node;
	return NULL;
}

const json_node *json_repeats(const json_node *node)
{
	return node->repeats;
}

json_spot json_at(const json_node *node)
{
	return node->at;
}

json_spot json_key_at(const json_node *node)
{
	return node->key;
}

const char *json_raw(const json_doc *doc, const json_node *node, size_t *length)
{
	*length = node->end - node->start;
	return doc->text + node->start;
}
