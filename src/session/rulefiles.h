/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of languages with those of the user: $XDG_CONFIG_HOME/antisigma/rules/
 * *.rules, by default below ~/.config, in the order of their names. */
#ifndef AS_SESSION_RULEFILES_H
#define AS_SESSION_RULEFILES_H

#include <stdbool.h>

#include "align/rules.h"
#include "base/error.h"

/* Fills in the rules of the program and adds the user's.  False with err
 * ("FILE:LINE: ...") at the first mistake; the rules can be used all the same
 * and must be freed. */
bool as_rulefiles_load(struct as_rules *rules, struct as_error *err);
/* The same with the names that come with the program, for suggestions. */
bool as_rulefiles_load_names(struct as_rules *rules, struct as_error *err);
/* Reads the user's rules alone, which takes no time where there are none, for
 * the same err. */
bool as_rulefiles_check(struct as_error *err);

#endif
