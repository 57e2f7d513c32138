/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The user's settings: $XDG_CONFIG_HOME/antisigma/config, by default below
 * ~/.config.  A mistake in the file costs the setting it is in, never the
 * program: the default holds, and the trouble is kept to be told. */
#ifndef AS_SESSION_CONFIG_H
#define AS_SESSION_CONFIG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"

enum as_setting_kind { AS_SETTING_TEXT, AS_SETTING_CHOICE, AS_SETTING_NUMBER };

/* X(id, name, kind, default, what it takes: "a|b" or "LEAST-MOST" or NULL, help) */
#define AS_SETTINGS(X) \
	X(ANNOTATOR, "annotator", TEXT, "", NULL, \
	  N_("who makes the changes, if $ANTISIGMA_ANNOTATOR does not say; when empty, the login name")) \
	X(THEME, "theme", CHOICE, "default", "default|mono|high-contrast|colour-blind", N_("the colours of the screen")) \
	X(COLOR, "color", CHOICE, "auto", "auto|always|never", N_("whether there are colours")) \
	X(ASCII, "ascii", CHOICE, "no", "yes|no", N_("signs from ASCII only")) \
	X(MEASURE, "measure", NUMBER, "78", "20-200", N_("cells of a line of text in the reader, at most")) \
	X(SUGGESTIONS, "suggestions", CHOICE, "yes", "yes|no", N_("whether suggestions are marked at the start")) \
	X(SCALE, "scale", TEXT, "", NULL, N_("the scale of verdicts; when empty, that of the program"))

enum as_setting {
#define AS_SETTING_ENUM(id, name, kind, value, takes, help) AS_SETTING_##id,
	AS_SETTINGS(AS_SETTING_ENUM)
#undef AS_SETTING_ENUM
	AS_SETTING_COUNT
};

/* A row of the table, for those who list it. */
struct as_setting_info {
	const char *name;
	enum as_setting_kind kind;
	const char *value, *takes;
	const char *help; /* untranslated */
};
const struct as_setting_info *as_setting(enum as_setting setting);
/* AS_SETTING_COUNT when there is none of this name. */
enum as_setting as_setting_named(const char *name);

/* A line of a section that others understand: [keys], [colours], [scale NAME]. */
struct as_config_entry {
	const char *section, *name, *value;
	size_t line;
};

struct as_config {
	struct as_arena arena;
	const char *path;                 /* NULL: no home is known */
	const char *values[AS_SETTING_COUNT];
	size_t lines[AS_SETTING_COUNT];   /* of the file that said so; 0: the default holds */
	struct as_config_entry *entries;  /* in the order of the file; owned, as the next */
	size_t entries_count, entries_cap;
	const char **troubles;            /* "FILE:LINE: what", translated */
	size_t troubles_count, troubles_cap;
};

/* Defaults, then the file; one that is not there is no trouble.  `path` NULL:
 * the usual place. */
void as_config_load(struct as_config *config, const char *path);
void as_config_free(struct as_config *config);

const char *as_config_text(const struct as_config *config, enum as_setting setting);
bool as_config_yes(const struct as_config *config, enum as_setting setting);
size_t as_config_number(const struct as_config *config, enum as_setting setting);
/* AS_ERR_USAGE for a value that the setting does not take. */
bool as_config_set(struct as_config *config, enum as_setting setting, const char *value, struct as_error *err);
/* Keeps a trouble with a line that only its reader could find. */
void as_config_complain(struct as_config *config, const struct as_config_entry *entry, const char *what);
/* Keeps a trouble of another file of the user's: "FILE:LINE: what", whole. */
void as_config_trouble(struct as_config *config, const char *text);
/* Appends the settings with their help, as a file that would set them so; and
 * the entries of the sections [colours] and [scale ...] as they were read. */
void as_config_print(struct as_buf *out, const struct as_config *config);

/* A path below the folder of the user's files; NULL when no home is known.
 * Owned by the caller. */
char *as_config_path(const char *name);

#endif
