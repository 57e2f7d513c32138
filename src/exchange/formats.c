/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/formats.h"

#include <string.h>

#include "base/i18n.h"
#include "exchange/csv.h"
#include "exchange/register.h"

static const char *const what_names[AS_EXPORT_WHATS] = {
	[AS_EXPORT_ENTITIES] = "entities",
	[AS_EXPORT_CLAIMS] = "claims",
	[AS_EXPORT_EVIDENCE] = "evidence",
	[AS_EXPORT_REGISTER] = "register",
};

static bool write_csv(struct as_buf *out, const struct as_export *export, const struct as_export_options *options,
		      struct as_error *err)
{
	bool whole = options->what == AS_EXPORT_REGISTER;
	return (whole ? as_csv_register_write : as_csv_write)(out, export, options, err);
}

const struct as_format as_formats[] = {
	{"csv", N_("table for spreadsheets and databases (RFC 4180)"),
	 1u << AS_EXPORT_ENTITIES | 1u << AS_EXPORT_CLAIMS | 1u << AS_EXPORT_EVIDENCE | 1u << AS_EXPORT_REGISTER,
	 write_csv},
};
const size_t as_formats_count = sizeof as_formats / sizeof *as_formats;

const struct as_format *as_formats_find(const char *name, struct as_error *err)
{
	struct as_buf known = AS_BUF_INIT;
	for (size_t i = 0; i < as_formats_count; i++) {
		if (!strcmp(as_formats[i].name, name)) {
			as_buf_free(&known);
			return &as_formats[i];
		}
		as_buf_printf(&known, "%s%s", i ? ", " : "", as_formats[i].name);
	}
	as_error_set(err, AS_ERR_USAGE, _("no export format is called \"%s\": there is %s"), name, known.data);
	as_buf_free(&known);
	return NULL;
}

const char *as_formats_what_name(enum as_export_what what)
{
	return what_names[what];
}

enum as_export_what as_formats_what_named(const char *name)
{
	enum as_export_what what = 0;
	while (what < AS_EXPORT_WHATS && strcmp(what_names[what], name))
		what++;
	return what;
}
