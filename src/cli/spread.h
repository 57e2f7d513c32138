/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spreading a tag, for the commands that do. */
#ifndef CLI_SPREAD_H
#define CLI_SPREAD_H

#include "base/buf.h"
#include "session/session.h"

/* After a claim was made: reads the corpus, takes the offers of the same
 * wording, appends their ids to `out`, one a line, and says on standard error
 * what else there is.  Returns an exit status; what fails was said. */
int cli_spread_same(struct as_buf *out, struct as_session *session, const char *id);

#endif
