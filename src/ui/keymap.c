/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/keymap.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"

static const struct ui_command commands[UI_REQUEST_COUNT] = {
	[UI_NONE] = {.name = "", .keys = "", .label = "", .help = ""},
#define UI_COMMAND_ROW(id, name_, group_, contexts_, keys_, label_, help_) \
	[UI_##id] = {.name = name_, .keys = keys_, .label = label_, .help = help_, .group = UI_GROUP_##group_, \
		     .contexts = contexts_},
	UI_REQUESTS(UI_COMMAND_ROW)
#undef UI_COMMAND_ROW
};

const struct ui_command *ui_command(enum ui_request request)
{
	return &commands[request];
}

const char *ui_group_title(enum ui_group group)
{
	static const char *const titles[] = {
#define UI_GROUP_TITLE(id, title) [UI_GROUP_##id] = title,
		UI_GROUPS(UI_GROUP_TITLE)
#undef UI_GROUP_TITLE
	};
	return _(titles[group]);
}

enum ui_request ui_request_named(const char *name, size_t len, unsigned context)
{
	enum ui_request found = UI_NONE;
	for (enum ui_request request = 1; request < UI_REQUEST_COUNT; request++) {
		const struct ui_command *command = &commands[request];
		if (!(command->contexts & context) || strncmp(command->name, name, len))
			continue;
		if (!command->name[len])
			return request;
		if (found)
			return UI_NONE;
		found = request;
	}
	return len ? found : UI_NONE;
}

/* ---- keys */

struct binding {
	enum ui_request request;
	unsigned contexts;
	const char *word; /* its names, `len` bytes; borrowed from the table or the settings */
	size_t len;
	struct term_key keys[UI_SEQUENCE_LIMIT];
	size_t count;
};

struct ui_keymap {
	struct binding *bindings; /* by request */
	size_t count, cap;
	char *words[UI_REQUEST_COUNT]; /* the user's keys for it; NULL: those of the table.  Owned */
};

/* The n-th blank-separated word of `text`; its length, 0 when there is none. */
static size_t nth_word(const char **text, size_t n)
{
	const char *at = *text;
	for (;; n--) {
		at += strspn(at, " ");
		size_t len = strcspn(at, " ");
		if (!n || !len) {
			*text = at;
			return len;
		}
		at += len;
	}
}

/* Reads one word of keys; false when it is none, or too long a sequence. */
static bool read_word(struct binding *binding, enum ui_request request, const char *word, size_t len)
{
	*binding = (struct binding){
		.request = request, .contexts = commands[request].contexts, .word = word, .len = len};
	for (size_t at = 0, used; at < len; at += used) {
		struct term_key key;
		used = term_key_parse(&key, word + at, len - at, NULL);
		if (!used || binding->count == UI_SEQUENCE_LIMIT)
			return false;
		binding->keys[binding->count++] = term_key_normal(key);
	}
	return binding->count > 0;
}

static const char *words_of(const struct ui_keymap *keymap, enum ui_request request)
{
	return keymap->words[request] ? keymap->words[request] : commands[request].keys;
}

static void bind_all(struct ui_keymap *keymap)
{
	keymap->count = 0;
	for (enum ui_request request = 1; request < UI_REQUEST_COUNT; request++) {
		const char *word = words_of(keymap, request);
		for (size_t len; (len = nth_word(&word, 0)); word += len) {
			AS_RESERVE(keymap->bindings, keymap->cap, keymap->count + 1);
			/* A slip in the table leaves the key unbound: the unit test finds it. */
			keymap->count += read_word(&keymap->bindings[keymap->count], request, word, len);
		}
	}
}

/* ---- the user's keys */

static bool are_keys(const char *words)
{
	size_t count = 0;
	struct binding binding;
	for (size_t len; (len = nth_word(&words, 0)); words += len, count++)
		if (!read_word(&binding, UI_NONE + 1, words, len))
			return false;
	return count > 0;
}

static void take_entry(struct ui_keymap *keymap, struct as_config *config, const struct as_config_entry *entry)
{
	enum ui_request request = 1;
	while (request < UI_REQUEST_COUNT && strcmp(commands[request].name, entry->name) != 0)
		request++;
	char *what = NULL;
	if (request == UI_REQUEST_COUNT)
		what = as_asprintf(_("there is no command '%s'; antisigma --print-config lists them"), entry->name);
	else if (strcmp(entry->value, "none") != 0 && !are_keys(entry->value))
		what = as_asprintf(_("'%s' is not understood as keys: they are written q, ]c, <Enter>, <C-x>"), entry->value);
	if (what) {
		as_config_complain(config, entry, what);
	} else {
		free(keymap->words[request]);
		keymap->words[request] = as_strdup(strcmp(entry->value, "none") ? entry->value : "");
	}
	free(what);
}

/* Two bindings of one place of which the reader could not tell which is meant. */
static bool clash(const struct binding *a, const struct binding *b)
{
	if (a->request == b->request || !(a->contexts & b->contexts))
		return false;
	size_t shorter = a->count < b->count ? a->count : b->count;
	for (size_t i = 0; i < shorter; i++)
		if (!term_key_equal(a->keys[i], b->keys[i]))
			return false;
	return true;
}

static const struct binding *clash_of(const struct ui_keymap *keymap, enum ui_request request)
{
	for (size_t i = 0; i < keymap->count; i++)
		for (size_t j = 0; j < keymap->count && keymap->bindings[i].request == request; j++)
			if (clash(&keymap->bindings[i], &keymap->bindings[j]))
				return &keymap->bindings[j];
	return NULL;
}

/* Takes the user's keys back where they clash, the last of the file first. */
static bool settle_clash(struct ui_keymap *keymap, struct as_config *config)
{
	for (size_t i = config->entries_count; i-- > 0;) {
		const struct as_config_entry *entry = &config->entries[i];
		enum ui_request request = ui_request_named(entry->name, strlen(entry->name), ~0U);
		if (strcmp(entry->section, "keys") != 0 || !request || !keymap->words[request])
			continue;
		const struct binding *other = clash_of(keymap, request);
		if (!other)
			continue;
		char *what = as_asprintf(_("'%.*s' means '%s' there already"), (int)other->len, other->word,
					 commands[other->request].name);
		as_config_complain(config, entry, what);
		free(what);
		free(keymap->words[request]);
		keymap->words[request] = NULL;
		return true;
	}
	return false;
}

struct ui_keymap *ui_keymap_new(struct as_config *config)
{
	struct ui_keymap *keymap = as_calloc(1, sizeof *keymap);
	for (size_t i = 0; config && i < config->entries_count; i++)
		if (!strcmp(config->entries[i].section, "keys"))
			take_entry(keymap, config, &config->entries[i]);
	do
		bind_all(keymap);
	while (config && settle_clash(keymap, config));
	return keymap;
}

void ui_keymap_free(struct ui_keymap *keymap)
{
	if (!keymap)
		return;
	for (size_t i = 0; i < UI_REQUEST_COUNT; i++)
		free(keymap->words[i]);
	free(keymap->bindings);
	free(keymap);
}

enum ui_match ui_keymap_find(enum ui_request *request, const struct ui_keymap *keymap, unsigned context,
			     const struct term_key *keys, size_t count)
{
	enum ui_match match = UI_MATCH_NONE;
	for (size_t i = 0; i < keymap->count; i++) {
		const struct binding *binding = &keymap->bindings[i];
		if (!(binding->contexts & context) || binding->count < count)
			continue;
		size_t same = 0;
		while (same < count && term_key_equal(binding->keys[same], keys[same]))
			same++;
		if (same < count)
			continue;
		if (binding->count == count) {
			*request = binding->request;
			return UI_MATCH_WHOLE;
		}
		match = UI_MATCH_PREFIX;
	}
	return match;
}

static void show_keys(struct as_buf *out, const char *word, size_t len)
{
	for (size_t at = 0; at < len;) {
		size_t end = at + 1;
		if (word[at] == '<') {
			while (end < len && word[end - 1] != '>')
				end++;
			const char *name = word + at + 1;
			size_t name_len = end - at - 2;
			if (!strncmp(name, "C-", 2))
				as_buf_printf(out, "^%c", name[2] >= 'a' && name[2] <= 'z' ? name[2] - 32 : name[2]);
			else if (name_len == 2 && !strncmp(name, "lt", 2))
				as_buf_addc(out, '<');
			else
				as_buf_add(out, name, name_len);
		} else {
			as_buf_addc(out, word[at]);
		}
		at = end;
	}
}

bool ui_keymap_show(struct as_buf *out, const struct ui_keymap *keymap, enum ui_request request, size_t n)
{
	const char *word = words_of(keymap, request);
	size_t len = nth_word(&word, n);
	show_keys(out, word, len);
	return len > 0;
}

void ui_keys_show(struct as_buf *out, const struct term_key *keys, size_t count)
{
	struct as_buf name = AS_BUF_INIT;
	for (size_t i = 0; i < count; i++) {
		as_buf_clear(&name);
		term_key_format(&name, keys[i]);
		show_keys(out, name.data, name.len);
	}
	as_buf_free(&name);
}

/* ---- the manual */

/* Text in man markup: backslashes, hyphens, quotes and dots are letters. */
static void add_roff(struct as_buf *out, const char *text)
{
	for (; *text; text++) {
		switch (*text) {
		case '\\': as_buf_adds(out, "\\e"); break;
		case '-': as_buf_adds(out, "\\-"); break;
		case '\'': as_buf_adds(out, "\\(aq"); break;
		case '.': as_buf_adds(out, "\\&."); break;
		case '^': as_buf_adds(out, "\\(ha"); break;
		default: as_buf_addc(out, *text);
		}
	}
}

static void add_row(struct as_buf *out, const struct ui_keymap *keymap, enum ui_request request)
{
	struct as_buf keys = AS_BUF_INIT;
	for (size_t n = 0; ui_keymap_show(&keys, keymap, request, n); n++)
		as_buf_addc(&keys, ' ');
	if (!keys.len)
		as_buf_printf(&keys, ":%s", commands[request].name);
	as_buf_adds(out, ".TP\n.B ");
	add_roff(out, keys.data);
	as_buf_adds(out, "\n");
	add_roff(out, _(commands[request].help));
	as_buf_printf(out, " (");
	add_roff(out, commands[request].name);
	as_buf_adds(out, ")\n");
	as_buf_free(&keys);
}

void ui_keymap_print(struct as_buf *out, const struct ui_keymap *keymap)
{
	as_buf_adds(out, "\n[keys]\n");
	for (enum ui_request request = 1; request < UI_REQUEST_COUNT; request++) {
		const char *words = words_of(keymap, request);
		as_buf_printf(out, "%s = %s\n", commands[request].name, *words ? words : "none");
	}
}

void ui_keys_config(struct as_buf *out, struct as_config *config)
{
	struct ui_keymap *keymap = ui_keymap_new(config);
	ui_keymap_print(out, keymap);
	ui_keymap_free(keymap);
}

void ui_keys_manual(struct as_buf *out)
{
	struct ui_keymap *keymap = ui_keymap_new(NULL);
	for (enum ui_group group = 0; group < UI_GROUP_COUNT; group++) {
		as_buf_adds(out, ".SS ");
		add_roff(out, ui_group_title(group));
		as_buf_addc(out, '\n');
		for (enum ui_request request = 1; request < UI_REQUEST_COUNT; request++)
			if (commands[request].group == group)
				add_row(out, keymap, request);
	}
	ui_keymap_free(keymap);
}
