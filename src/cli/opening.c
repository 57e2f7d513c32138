/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/opening.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "cli/options.h"
#include "cli/output.h"
#include "session/sidecar.h"

bool cli_is_folder(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

char **cli_sidecars(const struct cli_args *args)
{
	char **out = as_calloc(args->operands_count, sizeof *out);
	for (size_t i = 1; i < args->operands_count; i++) {
		const char *path = args->operands[i];
		size_t len = strlen(path);
		out[i - 1] = !cli_is_folder(path) ? as_strdup(path) :
			as_asprintf("%s%s" AS_SIDECAR_NAME, path, len && path[len - 1] == '/' ? "" : "/");
	}
	return out;
}

void cli_sidecars_free(char **sidecars, const struct cli_args *args)
{
	for (size_t i = 1; i < args->operands_count; i++)
		free(sidecars[i - 1]);
	free(sidecars);
}

static bool waiting(void *data, int waited_ms)
{
	bool *said = data;
	if (!*said && waited_ms >= 500) {
		cli_say(_("another program is writing to the sidecar; waiting"));
		*said = true;
	}
	return true;
}

static bool open_session(struct as_session **out, const struct as_session_options *options)
{
	static bool said; /* once in the program's life, which is one command */
	struct as_error err = AS_ERROR_INIT;
	if (!as_session_open(out, options, &err)) {
		cli_fail(&err);
		return false;
	}
	as_session_on_wait(*out, waiting, &said);
	return true;
}

bool cli_corpus_options(struct as_session_options *out, const struct cli_args *args, const char *const *paths,
			size_t count, bool read_only)
{
	*out = (struct as_session_options){
		.corpus = args->value[CLI_OPT_CORPUS],
		.sidecar = args->value[CLI_OPT_SIDECAR],
		.annotator = args->value[CLI_OPT_ANNOTATOR],
		.read_only = read_only,
	};
	if (count == 1 && cli_is_folder(paths[0])) {
		out->corpus = paths[0];
	} else {
		struct stat st;
		if (count == 1 && stat(paths[0], &st) != 0 && lstat(paths[0], &st) != 0) {
			cli_say("%s: %s", paths[0], strerror(errno));
			return false;
		}
		for (size_t i = 0; i < count; i++)
			if (cli_is_folder(paths[i])) {
				cli_usage_error(args->command->name,
						_("'%s' is a folder; give one folder, or documents"), paths[i]);
				return false;
			}
		out->files = paths;
		out->files_count = count;
	}
	return true;
}

bool cli_open_corpus(struct as_session **out, const struct cli_args *args, const char *const *paths, size_t count,
		     bool read_only)
{
	struct as_session_options options;
	if (!cli_corpus_options(&options, args, paths, count, read_only) || !open_session(out, &options))
		return false;
	const struct as_config *config = as_session_config(*out);
	for (size_t i = 0; i < config->troubles_count; i++)
		cli_say("%s", config->troubles[i]);
	return true;
}

bool cli_open_document(struct as_session **out, size_t *doc, const struct cli_args *args, bool read_only)
{
	if (cli_is_folder(args->operands[0])) {
		cli_usage_error(args->command->name, _("'%s' is a folder; name one document"), args->operands[0]);
		return false;
	}
	if (!cli_open_corpus(out, args, args->operands, 1, read_only))
		return false;
	struct as_error err = AS_ERROR_INIT;
	*doc = 0;
	if (as_session_doc(*out, 0, &err))
		return true;
	cli_fail(&err);
	as_session_close(*out);
	return false;
}

/* What was refused unread does not name its document. */
static void say_of(const char *path, const char *trouble)
{
	char *start = as_asprintf("%s: ", path);
	cli_say("%s%s", strstr(trouble, start) ? "" : start, trouble);
	free(start);
}

size_t cli_say_troubles(const struct as_session *session)
{
	size_t troubles = 0;
	for (size_t n = 0; n < as_session_count(session); n++) {
		struct as_listing listing;
		as_session_listing(&listing, session, n);
		if (!listing.trouble)
			continue;
		troubles++;
		say_of(listing.path, listing.trouble);
	}
	return troubles;
}

size_t cli_read_all(struct as_session *session)
{
	while (as_session_step(session, 1000, NULL))
		;
	return cli_say_troubles(session);
}

bool cli_open_list(struct as_session **out, const struct cli_args *args)
{
	const char *const *names;
	size_t count;
	struct as_buf hold = AS_BUF_INIT;
	bool fine = cli_options_list(&names, &count, &hold, args, 0);
	if (fine && !count) {
		cli_usage_error(args->command->name, _("no document was named"));
		fine = false;
	}
	fine = fine && cli_open_corpus(out, args, names, count, true);
	as_buf_free(&hold);
	return fine;
}

void cli_say_where(const struct as_session *session)
{
	if (as_session_sidecar_elsewhere(session))
		cli_say(_("the corpus cannot be written; the sidecar is %s"), as_session_sidecar(session));
}

void cli_say_sidecar_trouble(const struct as_session *session)
{
	const char *trouble = as_session_sidecar_trouble(session);
	if (trouble)
		cli_say("%s", trouble);
}

void cli_say_rules_trouble(struct as_session *session)
{
	const char *trouble = as_session_rules_trouble(session);
	if (trouble)
		cli_say("%s", trouble);
}
