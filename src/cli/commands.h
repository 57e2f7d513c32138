/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands: one file each, in the order that help shows them. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/command.h"

/* Ends with NULL. */
extern const struct cli_command *const cli_commands[];
extern const struct cli_command cli_browse, cli_list, cli_show, cli_diff, cli_collate, cli_overlaps,
	cli_stories, cli_search, cli_tag, cli_claim, cli_claims, cli_spread, cli_evidence, cli_entities,
	cli_entity, cli_import, cli_relate, cli_note,
	cli_edit, cli_delete, cli_undo,
	cli_redo, cli_log, cli_export, cli_codebook, cli_merge, cli_agree, cli_disputes, cli_forget, cli_check, cli_help;

/* The command of that name or alias; NULL when there is none. */
const struct cli_command *cli_command_named(const char *name);
/* The command whose name is most like a mistyped one; NULL when none is near. */
const struct cli_command *cli_command_like(const char *name);

#endif
