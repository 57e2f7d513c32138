/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a command is: one row from which dispatch, --help, completions and the
 * manual are made, and the arguments it is given. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "session/session.h"

enum cli_exit { CLI_DONE = 0, CLI_NEGATIVE = 1, CLI_TROUBLE = 2 };

/* Every option of every command: where its value stands in cli_args. */
enum cli_option_id {
	CLI_OPT_HELP, CLI_OPT_VERSION, CLI_OPT_SIDECAR, CLI_OPT_CORPUS, CLI_OPT_ANNOTATOR, CLI_OPT_NULL,
	CLI_OPT_FORMAT, CLI_OPT_ORDER, CLI_OPT_WIDTH, CLI_OPT_COLOR, CLI_OPT_DIFFERENCES, CLI_OPT_DISCREPANCIES, CLI_OPT_FURNITURE,
	CLI_OPT_ROWS, CLI_OPT_IGNORE_FORMAT, CLI_OPT_BY_HAND,
	CLI_OPT_TYPE, CLI_OPT_RANGE, CLI_OPT_BYTES, CLI_OPT_QUOTE, CLI_OPT_NTH, CLI_OPT_EVERY, CLI_OPT_NOTE,
	CLI_OPT_CLAIMANT, CLI_OPT_ROLE, CLI_OPT_SAID, CLI_OPT_FORM, CLI_OPT_NORMALISED, CLI_OPT_CHECKWORTHY,
	CLI_OPT_STATE, CLI_OPT_VERDICT, CLI_OPT_SCALE, CLI_OPT_CLAIM, CLI_OPT_RATIONALE, CLI_OPT_REVIEWER,
	CLI_OPT_IN,
	CLI_OPT_URL, CLI_OPT_TITLE, CLI_OPT_ACCESSED, CLI_OPT_ARCHIVE_URL, CLI_OPT_STANCE,
	CLI_OPT_WHAT, CLI_OPT_OUTPUT, CLI_OPT_BOM, CLI_OPT_DELIMITER, CLI_OPT_SPREADSHEET_SAFE, CLI_OPT_LIMIT,
	CLI_OPT_COMPLETION, CLI_OPT_MANUAL, CLI_OPT_ASCII, CLI_OPT_THEME, CLI_OPT_SCRIPT, CLI_OPT_SIZE, CLI_OPT_READ_ONLY,
	CLI_OPT_BASE, CLI_OPT_BY, CLI_OPT_FLOOR,
	CLI_OPT_EXACT, CLI_OPT_REGEX, CLI_OPT_CASE, CLI_OPT_SORT, CLI_OPT_CONTEXT,
	CLI_OPT_EVERY_DOCUMENT, CLI_OPT_DRY_RUN,
	CLI_OPT_SPREAD, CLI_OPT_TAKE, CLI_OPT_DOCUMENT,
	CLI_OPT_IMPORT, CLI_OPT_EXPORT,
	CLI_OPT_CANONICAL, CLI_OPT_ALIAS, CLI_OPT_UNALIAS, CLI_OPT_EXTERNAL_ID, CLI_OPT_MERGE_INTO, CLI_OPT_DELETE,
	CLI_OPT_FIELDS,
	CLI_OPTIONS
};

struct cli_option {
	enum cli_option_id id;
	char letter;          /* 0: none */
	const char *name;
	const char *argument; /* what --help calls its value; NULL: takes none */
	const char *values;   /* the only ones it takes, "a|b|c"; NULL: any */
	const char *help;     /* one line, untranslated; NULL: not shown */
};

struct cli_args;
struct cli_command {
	const char *name;
	const char *alias;    /* another name, or NULL */
	const char *summary;  /* one line, untranslated */
	const char *operands; /* as the usage line shows them */
	size_t least, most;   /* operands; SIZE_MAX: any number */
	const struct cli_option *options; /* ends with a row without a name */
	const char *details;  /* further sentences of --help, untranslated; NULL: none */
	int (*run)(const struct cli_args *args);
};

/* How the screen is to look. */
struct cli_screen {
	const char *theme;  /* NULL: the usual one */
	const char *colour; /* "auto", "always", "never"; NULL: auto */
	bool ascii;
	const char *script; /* a file of keys and dumps instead of a terminal; NULL */
	const char *size;   /* of the script's screen, "COLSxROWS"; NULL: the usual one */
};
/* The screen, as the command line knows it; given by main. */
struct cli_reader {
	/* Opens it; returns the exit status. */
	int (*browse)(const struct as_session_options *corpus, const struct cli_screen *screen);
	/* Appends the manual's section on keys, as man(7) macros. */
	void (*keys_manual)(struct as_buf *out);
	/* Appends the section of the settings that gives every command its keys, as they are now. */
	void (*keys_config)(struct as_buf *out, struct as_config *config);
};

struct cli_args {
	const struct cli_command *command;
	const char *value[CLI_OPTIONS]; /* NULL: not given; "" for options without a value */
	const char *const *operands;
	size_t operands_count;
	const struct cli_reader *reader;
};

/* Rows that several commands share. */
#define CLI_OPTION_SIDECAR \
	{CLI_OPT_SIDECAR, 0, "sidecar", N_("FILE"), NULL, N_("the sidecar, instead of antisigma.db in the corpus")}
#define CLI_OPTION_CORPUS \
	{CLI_OPT_CORPUS, 0, "corpus", N_("DIR"), NULL, N_("the folder that the document belongs to")}
#define CLI_OPTION_ANNOTATOR \
	{CLI_OPT_ANNOTATOR, 0, "annotator", N_("NAME"), NULL, \
	 N_("who makes the change; by default $ANTISIGMA_ANNOTATOR or the login name")}
#define CLI_OPTION_RANGE \
	{CLI_OPT_RANGE, 0, "range", N_("START:END"), NULL, N_("the text from one code point to another")}
#define CLI_OPTION_BYTES \
	{CLI_OPT_BYTES, 0, "bytes", N_("START:END"), NULL, N_("the text from one byte of the file to another")}
#define CLI_OPTION_NTH {CLI_OPT_NTH, 0, "nth", N_("N"), NULL, N_("which occurrence of the quoted text; by default 1")}
#define CLI_OPTION_NOTE {CLI_OPT_NOTE, 0, "note", N_("TEXT"), NULL, N_("a note")}
#define CLI_OPTION_LAST {.name = NULL}

#endif
