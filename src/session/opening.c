/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening, closing, and the list of documents. */
#include "session/session.h"

#include <errno.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "session/rulefiles.h"
#include "session/sidecar.h"
#include "session/state.h"

enum { STAMP_MS = 1000 }; /* how often a file is looked at again */

/* ---- paths */

/* `path` as seen from the real folder `root`: relative when it is inside, else
 * its real path.  The last component is not followed, so that a link keeps its
 * name.  Owned by the caller. */
static char *path_within(const char *root, const char *path)
{
	char *folder = as_path_dirname(path);
	char *real = realpath(folder, NULL);
	free(folder);
	if (!real)
		return as_strdup(path);
	char *whole = as_path_join(real, as_path_basename(path));
	free(real);
	size_t len = strlen(root);
	bool top = len == 1; /* "/" */
	if (strncmp(whole, root, len) != 0 || (!top && whole[len] != '/'))
		return whole;
	char *inside = as_strdup(whole + len + (top ? 0 : 1));
	free(whole);
	return inside;
}

static void take_files(struct as_corpus *corpus, const char *root, const char *const *files, size_t count)
{
	corpus->root = as_strdup(root);
	corpus->entries = as_calloc(count, sizeof *corpus->entries);
	corpus->count = count;
	for (size_t i = 0; i < count; i++)
		corpus->entries[i].path = path_within(root, files[i]);
}

static bool open_corpus(struct as_session *session, const struct as_session_options *options, struct as_error *err)
{
	if (!options->files_count) {
		if (!as_corpus_open(&session->corpus, options->corpus, err))
			return false;
		session->listed = true;
		session->root_real = realpath(options->corpus, NULL);
		return session->root_real || as_error_system(err, errno, "%s", options->corpus);
	}
	if (options->corpus)
		session->root_real = realpath(options->corpus, NULL);
	else
		session->root_real = as_sidecar_folder_of(options->files[0]);
	if (!session->root_real)
		return as_error_system(err, errno, "%s", options->corpus);
	take_files(&session->corpus, session->root_real, options->files, options->files_count);
	return true;
}

/* Said on the command line, in the environment, in the settings; else the login name. */
static char *annotator_name(const char *given, const struct as_config *config)
{
	if (given && *given)
		return as_strdup(given);
	const char *name = getenv("ANTISIGMA_ANNOTATOR");
	if (!name || !*name)
		name = as_config_text(config, AS_SETTING_ANNOTATOR);
	if (*name)
		return as_strdup(name);
	const struct passwd *user = getpwuid(getuid());
	return user && *user->pw_name ? as_strdup(user->pw_name) : as_asprintf("uid %u", (unsigned)getuid());
}

/* ---- open and close */

/* A mistake in the user's rules does not stop the reading. */
const struct as_rules *as_session_rules(struct as_session *session)
{
	if (session->rules_loaded)
		return &session->rules;
	as_rulefiles_load(&session->rules, NULL);
	session->rules_loaded = true;
	return &session->rules;
}

struct as_config *as_session_config(struct as_session *session)
{
	return &session->config;
}

const char *as_session_rules_trouble(struct as_session *session)
{
	if (session->rules_checked)
		return session->rules_trouble;
	struct as_error err = AS_ERROR_INIT;
	if (!as_rulefiles_check(&err))
		session->rules_trouble = as_strdup(as_error_text(&err));
	as_error_clear(&err);
	session->rules_checked = true;
	return session->rules_trouble;
}

bool as_session_open(struct as_session **out, const struct as_session_options *options, struct as_error *err)
{
	struct as_session *session = as_calloc(1, sizeof *session);
	as_config_load(&session->config, NULL);
	as_scales_read(&session->scales, &session->config);
	session->index = as_index_new();
	as_lexicon_init(&session->lexicon);
	if (!open_corpus(session, options, err)) {
		as_session_close(session);
		return false;
	}
	const char *shown = options->files_count == 1 ? options->files[0] : session->root_real;
	session->name = as_strdup(as_path_basename(shown));
	session->slots = as_calloc(session->corpus.count + 1, sizeof *session->slots);
	for (size_t n = 0; n < session->corpus.count; n++) {
		struct as_slot *slot = &session->slots[n];
		slot->partner = -1;
		slot->trouble = session->corpus.entries[n].trouble;
		if (slot->trouble)
			slot->read = slot->counted = slot->indexed = slot->compared = true;
	}
	session->annotator = annotator_name(options->annotator, &session->config);
	as_session_load_tags(session);
	as_session_open_sidecar(session, options);
	*out = session;
	return true;
}

void as_session_close(struct as_session *session)
{
	if (!session)
		return;
	as_session_free_pairs(session);
	as_rules_free(&session->rules);
	free(session->rules_trouble);
	as_session_free_slots(session);
	as_session_free_names(session->names);
	as_session_free_sidecar(session);
	as_index_free(session->index);
	as_lexicon_free(&session->lexicon);
	as_corpus_free(&session->corpus);
	as_arena_free(&session->arena);
	as_arena_free(&session->tags_arena);
	as_scales_free(&session->scales);
	as_config_free(&session->config);
	as_session_register_free(&session->register_);
	as_session_entities_free(&session->entities);
	free(session->root_real);
	free(session->name);
	free(session->annotator);
	free(session);
}

/* ---- the list */

size_t as_session_count(const struct as_session *session)
{
	return session->corpus.count;
}

const char *as_session_name(const struct as_session *session)
{
	return session->name;
}

size_t as_session_skipped(const struct as_session *session)
{
	return session->corpus.skipped;
}

void as_session_listing(struct as_listing *out, const struct as_session *session, size_t doc)
{
	const struct as_slot *slot = &session->slots[doc];
	*out = (struct as_listing){
		.path = session->corpus.entries[doc].path,
		.title = slot->title,
		.date = slot->date,
		.source = slot->source,
		.trouble = slot->trouble,
		.read = slot->read,
		.counted = slot->counted,
		.compared = slot->compared,
		.doubtful = slot->doubtful,
		.words = slot->words,
		.furniture_words = slot->furniture_words,
		.partner = slot->partner,
		.contained = slot->contained,
		.tags = as_session_tags_of(session, doc),
		.changed = slot->tagged_sha256 && slot->sha256 && strcmp(slot->tagged_sha256, slot->sha256) != 0,
	};
}

static int compare_entry(const void *path, const void *entry)
{
	return strcmp(path, ((const struct as_corpus_entry *)entry)->path);
}

/* A folder's entries stand in byte order, named files as they were named. */
static int find_listed(const struct as_session *session, const char *path)
{
	const struct as_corpus *corpus = &session->corpus;
	if (session->listed && corpus->count) {
		const struct as_corpus_entry *found =
			bsearch(path, corpus->entries, corpus->count, sizeof *corpus->entries, compare_entry);
		return found ? (int)(found - corpus->entries) : -1;
	}
	for (size_t n = 0; n < session->corpus.count; n++)
		if (!strcmp(session->corpus.entries[n].path, path))
			return (int)n;
	return -1;
}

int as_session_find(const struct as_session *session, const char *path)
{
	int found = find_listed(session, path);
	if (found < 0)
		found = as_session_find_moved(session, path);
	if (found >= 0 || !session->root_real)
		return found;
	char *within = path_within(session->root_real, path);
	found = find_listed(session, within);
	free(within);
	return found;
}

const struct as_doc *as_session_doc(struct as_session *session, size_t doc, struct as_error *err)
{
	struct as_doc *found = as_session_read(session, doc, err);
	if (found)
		session->slots[doc].pinned = true;
	return found;
}

const struct as_doc *as_session_glance(struct as_session *session, size_t doc, struct as_error *err)
{
	struct as_doc *found = as_session_read(session, doc, err);
	if (found && !found->counted)
		as_doc_count_words(found);
	if (found)
		as_doc_sha256(found);
	return found;
}

bool as_session_doc_changed(struct as_session *session, size_t doc)
{
	struct as_slot *slot = &session->slots[doc];
	int64_t now = as_clock_ms();
	if (!slot->doc || (slot->stamp_checked_ms && now - slot->stamp_checked_ms < STAMP_MS))
		return slot->stamp_differs;
	slot->stamp_checked_ms = now;
	const char *path = session->corpus.entries[doc].path;
	char *whole = session->corpus.root ? as_path_join(session->corpus.root, path) : as_strdup(path);
	struct as_file_stamp stamp;
	slot->stamp_differs = !as_file_stamp(&stamp, whole, NULL) || !as_file_stamp_equal(&stamp, &slot->doc->stamp);
	free(whole);
	return slot->stamp_differs;
}
