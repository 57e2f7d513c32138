/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/views.h"

#include "ui/adjudicate.h"
#include "ui/card.h"
#include "ui/claim.h"
#include "ui/claims.h"
#include "ui/codebook.h"
#include "ui/compare.h"
#include "ui/documents.h"
#include "ui/entities.h"
#include "ui/every.h"
#include "ui/evidence.h"
#include "ui/help.h"
#include "ui/history.h"
#include "ui/mentions.h"
#include "ui/messages.h"
#include "ui/orphans.h"
#include "ui/overlaps.h"
#include "ui/parallels.h"
#include "ui/reader.h"
#include "ui/search.h"
#include "ui/spread.h"
#include "ui/story.h"

const struct ui_view_ops *const ui_views[UI_VIEW_COUNT] = {
	[UI_VIEW_DOCUMENTS] = &ui_documents,
	[UI_VIEW_READER] = &ui_reader,
	[UI_VIEW_COMPARE] = &ui_compare,
	[UI_VIEW_PARALLELS] = &ui_parallels,
	[UI_VIEW_CLAIM] = &ui_claim,
	[UI_VIEW_STORY] = &ui_story,
	[UI_VIEW_EVERY] = &ui_every,
	[UI_VIEW_SEARCH] = &ui_search,
	[UI_VIEW_HISTORY] = &ui_history,
	[UI_VIEW_CLAIMS] = &ui_claims,
	[UI_VIEW_SPREAD] = &ui_spread,
	[UI_VIEW_CARD] = &ui_card,
	[UI_VIEW_EVIDENCE] = &ui_evidence,
	[UI_VIEW_ORPHANS] = &ui_orphans,
	[UI_VIEW_ENTITIES] = &ui_entities,
	[UI_VIEW_MENTIONS] = &ui_mentions,
	[UI_VIEW_CODEBOOK] = &ui_codebook,
	[UI_VIEW_ADJUDICATE] = &ui_adjudicate,
	[UI_VIEW_OVERLAPS] = &ui_overlaps,
	[UI_VIEW_HELP] = &ui_help,
	[UI_VIEW_MESSAGES] = &ui_messages,
};

enum ui_view_id ui_view_of(enum ui_request request)
{
	switch (request) {
	case UI_HISTORY: return UI_VIEW_HISTORY;
	case UI_CLAIMS: return UI_VIEW_CLAIMS;
	case UI_CODEBOOK: return UI_VIEW_CODEBOOK;
	case UI_ADJUDICATE: return UI_VIEW_ADJUDICATE;
	case UI_OVERLAPS: return UI_VIEW_OVERLAPS;
	case UI_ORPHANS: return UI_VIEW_ORPHANS;
	case UI_ENTITIES: return UI_VIEW_ENTITIES;
	case UI_MESSAGES: return UI_VIEW_MESSAGES;
	default: return UI_VIEW_COUNT;
	}
}
