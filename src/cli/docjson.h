/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What `list` and `show` write of one document in JSON. */
#ifndef CLI_DOCJSON_H
#define CLI_DOCJSON_H

#include "base/json.h"
#include "model/doc.h"

/* The members path, title, date, doubts, source, url, sha256, words and
 * furniture_words, inside an object that the caller opened.  The document's
 * words are counted and its hash is known. */
void cli_docjson_write(struct as_json *json, const char *path, const struct as_doc *doc);

#endif
