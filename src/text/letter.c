/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/letter.h"

#include <unictype.h>

#include "text/utf8.h"

bool as_letter_is_capital(uint32_t unit)
{
	if (unit < 0x80)
		return unit >= 'A' && unit <= 'Z';
	return !as_is_invalid(unit) && uc_is_general_category_withtable(unit, UC_CATEGORY_MASK_Lu | UC_CATEGORY_MASK_Lt);
}

bool as_letter_is_word(uint32_t unit)
{
	return !as_is_invalid(unit) &&
	       uc_is_general_category_withtable(unit, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_N);
}
