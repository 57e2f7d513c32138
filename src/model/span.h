/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A half-open range of bytes. */
#ifndef AS_MODEL_SPAN_H
#define AS_MODEL_SPAN_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes of a document's decoded text (see model/doc.h), 0-based, end-exclusive. */
struct as_span {
	size_t start, end;
};

static inline size_t as_span_length(struct as_span span)
{
	return span.end - span.start;
}

static inline bool as_span_overlaps(struct as_span a, struct as_span b)
{
	return a.start < b.end && b.start < a.end;
}

static inline bool as_span_contains(struct as_span outer, struct as_span inner)
{
	return outer.start <= inner.start && inner.end <= outer.end;
}

/* The least span that contains both. */
static inline struct as_span as_span_join(struct as_span a, struct as_span b)
{
	return (struct as_span){a.start < b.start ? a.start : b.start, a.end > b.end ? a.end : b.end};
}

#endif
