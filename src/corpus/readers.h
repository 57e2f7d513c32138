/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forms a document may come in, tried in turn. */
#ifndef AS_CORPUS_READERS_H
#define AS_CORPUS_READERS_H

#include "model/doc.h"

/* Fills passages, metadata and doubts of a decoded document by the first
 * reader whose probe says yes (plain says it always).  Any bytes will do. */
void as_readers_read(struct as_doc *doc);

#endif
