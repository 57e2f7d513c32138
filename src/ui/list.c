/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/list.h"

void ui_list_fit(struct ui_list *list, size_t count, size_t height)
{
	list->count = count;
	list->height = height ? height : 1;
	if (list->selected >= count)
		list->selected = count ? count - 1 : 0;
	if (list->top > list->selected)
		list->top = list->selected;
	if (list->selected >= list->top + list->height)
		list->top = list->selected - list->height + 1;
	size_t last_top = count > list->height ? count - list->height : 0;
	if (list->top > last_top)
		list->top = last_top;
}

static void move(struct ui_list *list, size_t rows, bool down)
{
	if (down)
		list->selected = list->count - 1 - list->selected < rows ? list->count - 1 : list->selected + rows;
	else
		list->selected = list->selected < rows ? 0 : list->selected - rows;
}

/* A page: the rows shown move too, so that the selection keeps its place. */
static void page(struct ui_list *list, size_t rows, bool down)
{
	size_t offset = list->selected - list->top;
	move(list, rows, down);
	list->top = list->selected > offset ? list->selected - offset : 0;
}

bool ui_list_request(struct ui_list *list, enum ui_request request)
{
	size_t height = list->height ? list->height : 1;
	switch (request) {
	case UI_DOWN: case UI_UP: case UI_PAGE_DOWN: case UI_PAGE_UP: case UI_HALF_DOWN: case UI_HALF_UP:
	case UI_TOP: case UI_BOTTOM:
		break;
	default:
		return false;
	}
	if (!list->count)
		return true;
	switch (request) {
	case UI_DOWN: move(list, 1, true); break;
	case UI_UP: move(list, 1, false); break;
	case UI_PAGE_DOWN: page(list, height, true); break;
	case UI_PAGE_UP: page(list, height, false); break;
	case UI_HALF_DOWN: page(list, (height + 1) / 2, true); break;
	case UI_HALF_UP: page(list, (height + 1) / 2, false); break;
	case UI_TOP: list->selected = 0; break;
	default: list->selected = list->count - 1; break;
	}
	ui_list_fit(list, list->count, height);
	return true;
}
