/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/scale.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"

static const char section[] = "scale ";

const struct as_scale *as_scale_default(void)
{
	static const struct as_scale scale = {
		.name = "truth 1",
		.verdicts = {
			{'1', N_("true"), N_("true")},
			{'2', N_("mostly true"), N_("mostly")},
			{'3', N_("half true"), N_("half")},
			{'4', N_("mostly false"), N_("mostly false")},
			{'5', N_("false"), N_("false")},
			{'0', N_("unproven"), N_("unproven")},
		},
		.count = 6,
	};
	return &scale;
}

const struct as_verdict *as_scale_digit(const struct as_scale *scale, char digit)
{
	for (size_t i = 0; i < scale->count; i++)
		if (scale->verdicts[i].digit == digit)
			return &scale->verdicts[i];
	return NULL;
}

const struct as_verdict *as_scale_named(const struct as_scale *scale, const char *name)
{
	for (size_t i = 0; i < scale->count; i++)
		if (!strcmp(scale->verdicts[i].name, name))
			return &scale->verdicts[i];
	return NULL;
}

void as_scale_digits(char out[AS_SCALE_MOST + 1], const struct as_scale *scale)
{
	size_t len = 0;
	for (char digit = '0'; digit <= '9'; digit++)
		if (as_scale_digit(scale, digit))
			out[len++] = digit;
	if (len > 2 && (size_t)(out[len - 1] - out[0]) == len - 1) {
		out[2] = out[len - 1];
		out[1] = '-';
		len = 3;
	}
	out[len] = '\0';
}

void as_scale_say(struct as_buf *out, const struct as_scale *scale, const char *verdict, const char *of)
{
	as_buf_adds(out, _(verdict));
	if (of && *of && strcmp(of, scale->name) != 0)
		as_buf_printf(out, " (%s)", of);
}

/* ---- those of the settings */

static struct as_scale *own(const struct as_scales *scales, const char *name, size_t len)
{
	for (size_t i = 0; i < scales->count; i++)
		if (strlen(scales->items[i].name) == len && !strncmp(scales->items[i].name, name, len))
			return &scales->items[i];
	return NULL;
}

const struct as_scale *as_scales_find(const struct as_scales *scales, const char *name)
{
	const struct as_scale *scale = own(scales, name, strlen(name));
	if (!scale && (!*name || !strcmp(name, as_scale_default()->name)))
		scale = as_scale_default();
	return scale;
}

/* Without the blanks at its ends; owned by the arena. */
static const char *trimmed(struct as_arena *arena, const char *text, size_t len)
{
	while (len && (text[len - 1] == ' ' || text[len - 1] == '\t'))
		len--;
	while (len && (*text == ' ' || *text == '\t')) {
		text++;
		len--;
	}
	return as_arena_strndup(arena, text, len);
}

static struct as_scale *scale_of(struct as_scales *scales, const char *name)
{
	const char *clean = trimmed(&scales->arena, name, strlen(name));
	struct as_scale *scale = own(scales, clean, strlen(clean));
	if (scale)
		return scale;
	AS_RESERVE(scales->items, scales->cap, scales->count + 1);
	scale = &scales->items[scales->count++];
	*scale = (struct as_scale){.name = clean};
	return scale;
}

static void take_verdict(struct as_scales *scales, struct as_config *config, const struct as_config_entry *entry)
{
	struct as_scale *scale = scale_of(scales, entry->section + strlen(section));
	const char *comma = strrchr(entry->value, ',');
	size_t len = comma ? (size_t)(comma - entry->value) : strlen(entry->value);
	const char *name = trimmed(&scales->arena, entry->value, len);
	const char *brief = comma ? trimmed(&scales->arena, comma + 1, strlen(comma + 1)) : "";
	const char *digits = "0123456789", *what = NULL;
	if (strlen(entry->name) != 1 || !strchr(digits, *entry->name))
		what = _("a verdict has a digit for its key: 0 to 9 = VERDICT, BRIEF WORD");
	else if (!*name)
		what = _("a verdict has a name: DIGIT = VERDICT, BRIEF WORD");
	else if (as_scale_digit(scale, *entry->name))
		what = _("this digit has a verdict already");
	else if (as_scale_named(scale, name))
		what = _("this verdict has a digit already");
	if (what)
		as_config_complain(config, entry, what);
	else
		scale->verdicts[scale->count++] = (struct as_verdict){*entry->name, name, *brief ? brief : name};
}

/* A scale without a verdict would leave nothing to say. */
static void drop_empty(struct as_scales *scales)
{
	size_t kept = 0;
	for (size_t i = 0; i < scales->count; i++)
		if (scales->items[i].count)
			scales->items[kept++] = scales->items[i];
	scales->count = kept;
}

void as_scales_read(struct as_scales *scales, struct as_config *config)
{
	for (size_t i = 0; i < config->entries_count; i++)
		if (!strncmp(config->entries[i].section, section, strlen(section)))
			take_verdict(scales, config, &config->entries[i]);
	drop_empty(scales);
	const char *chosen = as_config_text(config, AS_SETTING_SCALE);
	if (as_scales_find(scales, chosen))
		return;
	struct as_config_entry entry = {.section = "", .name = "scale", .value = chosen,
					.line = config->lines[AS_SETTING_SCALE]};
	char *what = as_asprintf(_("there is no scale '%s': a section [scale %s] would make it"), chosen, chosen);
	as_config_complain(config, &entry, what);
	config->values[AS_SETTING_SCALE] = "";
	free(what);
}

void as_scales_free(struct as_scales *scales)
{
	free(scales->items);
	as_arena_free(&scales->arena);
	*scales = (struct as_scales){.count = 0};
}
