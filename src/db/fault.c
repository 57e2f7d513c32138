/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From SQLite's result codes to ours, with a sentence for the reader. */
#include <errno.h>
#include <string.h>

#include "base/i18n.h"
#include "db/handle.h"

/* The first row whose code fits counts: extended codes stand before their class. */
static const struct {
	int rc;
	enum as_code code;
	const char *sentence; /* "%s" is the file */
} faults[] = {
	{SQLITE_READONLY_DBMOVED, AS_ERR_READONLY, N_("%s: the sidecar was moved; your last action was not saved")},
	{SQLITE_READONLY_ROLLBACK, AS_ERR_READONLY,
	 N_("%s: a change was interrupted here and must be taken back first; open it once where it can be written")},
	{SQLITE_READONLY, AS_ERR_READONLY, N_("%s: the file or its folder cannot be written; nothing was saved")},
	{SQLITE_CANTOPEN, AS_ERR_READONLY,
	 N_("%s: cannot be opened, or its folder cannot be written; nothing was saved")},
	{SQLITE_PERM, AS_ERR_READONLY, N_("%s: no permission")},
	{SQLITE_BUSY, AS_ERR_LOCKED, N_("%s: another program is writing to it; try again when it is done")},
	{SQLITE_LOCKED, AS_ERR_LOCKED, N_("%s: it is in use; try again")},
	{SQLITE_FULL, AS_ERR_FULL, N_("%s: no space left; nothing was saved: free some space and try again")},
	{SQLITE_CORRUPT, AS_ERR_DAMAGED, N_("%s: damaged; run `antisigma check', or go back to a copy")},
	{SQLITE_NOTADB, AS_ERR_FOREIGN, N_("%s: not an SQLite file; name another with --sidecar")},
	{SQLITE_TOOBIG, AS_ERR_LIMIT, N_("%s: a text is longer than the limit of 64 MiB; nothing was saved")},
	{SQLITE_INTERRUPT, AS_ERR_CANCELLED, N_("%s: stopped")},
};

static bool fits(int fault, int rc)
{
	return fault > 0xff ? fault == rc : fault == (rc & 0xff);
}

bool as_db_fail(struct as_db *db, int rc, struct as_error *err)
{
	if ((rc & 0xff) == SQLITE_BUSY && db->gave_up)
		return as_error_set(err, AS_ERR_CANCELLED,
				    _("%s: gave up waiting for another program; nothing was saved"), db->path);
	for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
		if (fits(faults[i].rc, rc)) {
			/* The sentence comes from the table above, whose rows all take one path. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
			return as_error_set(err, faults[i].code, _(faults[i].sentence), db->path);
#pragma GCC diagnostic pop
		}
	}
	if ((rc & 0xff) == SQLITE_ERROR) /* our statements compile: a function met a damaged row */
		return as_error_set(err, AS_ERR_FORMAT,
				    _("%s: a row cannot be read (%s); run `antisigma check', or go back to a copy"),
				    db->path, sqlite3_errmsg(db->sqlite));
	int os_errno = (rc & 0xff) == SQLITE_IOERR && db->sqlite ? sqlite3_system_errno(db->sqlite) : 0;
	if (os_errno == EFBIG || os_errno == ENOSPC || os_errno == EDQUOT)
		return as_error_set(err, AS_ERR_FULL,
				    _("%s: no space left; nothing was saved: free some space and try again"), db->path);
	if ((rc & 0xff) == SQLITE_IOERR)
		return as_error_set(err, AS_ERR_IO,
				    _("%s: reading or writing failed (%s); nothing was saved: look after the disk"),
				    db->path, os_errno ? strerror(os_errno) : sqlite3_errstr(rc));
	return as_error_set(err, AS_ERR_IO, "%s: %s", db->path,
			    db->sqlite ? sqlite3_errmsg(db->sqlite) : sqlite3_errstr(rc));
}
