/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Selection and scrolling of a list of rows, whatever they show. */
#ifndef UI_LIST_H
#define UI_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/requests.h"

struct ui_list {
	size_t count;    /* rows there are */
	size_t selected; /* the row that keys act on */
	size_t top;      /* first row shown */
	size_t height;   /* rows that the screen held when drawn last */
};

/* Makes the list fit: selection inside the rows, shown on the screen. */
void ui_list_fit(struct ui_list *list, size_t count, size_t height);
/* Moves the selection; false when the request is not about moving. */
bool ui_list_request(struct ui_list *list, enum ui_request request);

#endif
