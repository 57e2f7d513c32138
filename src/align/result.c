/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/result.h"

static const char *const relation_names[AS_RELATIONS] = {
	[AS_SAME] = "same",       [AS_FORMAT] = "format",  [AS_EDITED] = "edited",
	[AS_RELATED] = "related", [AS_LEFT_ONLY] = "left", [AS_RIGHT_ONLY] = "right",
};

static const char *const op_names[AS_OP_KINDS] = {
	[AS_OP_EQUAL] = "equal",   [AS_OP_REPLACE] = "replace", [AS_OP_DELETE] = "delete",
	[AS_OP_INSERT] = "insert", [AS_OP_MOVED] = "moved",
};

static const char *const discrepancy_names[AS_DISCREPANCY_KINDS] = {
	[AS_DIFFERS_NUMBER] = "number",     [AS_DIFFERS_DATE] = "date",   [AS_DIFFERS_NAME] = "name",
	[AS_DIFFERS_NEGATION] = "negation", [AS_DIFFERS_QUOTE] = "quote", [AS_DIFFERS_ATTRIBUTION] = "attribution",
};

const char *as_relation_name(enum as_relation relation)
{
	return relation_names[relation];
}

const char *as_op_name(enum as_op_kind kind)
{
	return op_names[kind];
}

const char *as_discrepancy_name(enum as_discrepancy_kind kind)
{
	return discrepancy_names[kind];
}
