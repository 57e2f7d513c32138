/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every command of the screen, one row each: dispatch, the key bar, the help
 * overlay, the manual's KEYS and the names that `:` knows come from here.
 *
 * X(enum, name for `:`, group, contexts it is valid in, default keys, label in
 *   the key bar, help in a line)
 *
 * Keys are names as in term/key.h, several separated by blanks; the first one
 * is shown.  "" means: by name only.  A test holds that no key has two
 * meanings in one context. */
#ifndef UI_REQUESTS_H
#define UI_REQUESTS_H

#include "base/i18n.h"

enum ui_context {
	UI_IN_DOCUMENTS = 1,
	UI_IN_READER = 2,
	UI_IN_COMPARE = 4,
	UI_IN_PARALLELS = 8,
	UI_IN_CLAIM = 16,
	UI_IN_PAGER = 32, /* help, messages */
	UI_IN_RANGE = 64, /* a range is being made: looked up before the view's own */
	UI_IN_STORY = 128,
	UI_IN_EVERY = 1 << 26, /* places to be tagged */
	UI_IN_SEARCH = 256,
	UI_IN_HISTORY = 512,
	UI_IN_OVERLAPS = 1 << 15,   /* pairs of documents */
	UI_IN_ADJUDICATE = 1 << 14, /* where annotators disagree */
	UI_IN_ORPHANS = 1 << 13, /* places that documents lost */
	UI_IN_LEDGER = 1 << 16, /* all claims */
	UI_IN_CARD = 1 << 17,   /* one of them */
	UI_IN_CLAIMS = UI_IN_LEDGER | UI_IN_CARD,
	UI_IN_SPREAD = 1 << 18,
	UI_IN_EVIDENCE = 1 << 19, /* the form of a piece of evidence */
	UI_IN_ENTITIES = 1 << 24, /* the register */
	UI_IN_MENTIONS = 1 << 25, /* of one entity */
	UI_IN_CODEBOOK = 1 << 28,
	UI_IN_FORM = UI_IN_CLAIM | UI_IN_EVIDENCE,
	UI_IN_TEXT = UI_IN_READER | UI_IN_COMPARE,
	UI_IN_LIST = UI_IN_DOCUMENTS | UI_IN_PARALLELS | UI_IN_SPREAD | UI_IN_SEARCH | UI_IN_HISTORY | UI_IN_CLAIMS |
		     UI_IN_PAGER | UI_IN_ENTITIES | UI_IN_MENTIONS | UI_IN_ORPHANS | UI_IN_ADJUDICATE | UI_IN_OVERLAPS |
		     UI_IN_CODEBOOK,
	UI_IN_CHANGING = UI_IN_DOCUMENTS | UI_IN_TEXT | UI_IN_HISTORY | UI_IN_ORPHANS | UI_IN_CLAIMS | UI_IN_SPREAD |
			 UI_IN_ENTITIES | UI_IN_MENTIONS | UI_IN_CODEBOOK | UI_IN_ADJUDICATE, /* where undo is at hand */
	UI_IN_VIEWS = UI_IN_LIST | UI_IN_TEXT | UI_IN_STORY | UI_IN_EVERY,
	UI_ANYWHERE = UI_IN_VIEWS | UI_IN_FORM,
};

/* X(enum, title) in the order of the help. */
#define UI_GROUPS(X) \
	X(MOVE, N_("Moving")) \
	X(LOOK, N_("Looking")) \
	X(TAG, N_("Tagging")) \
	X(CLAIM, N_("A claim")) \
	X(PROGRAM, N_("The program"))

#define UI_REQUESTS(X) \
	X(DOWN, "down", MOVE, UI_ANYWHERE, "j <Down>", "", N_("down a line, row or field")) \
	X(UP, "up", MOVE, UI_ANYWHERE, "k <Up>", "", N_("up a line, row or field")) \
	X(WORD_NEXT, "next-word", MOVE, UI_IN_TEXT, "w l <Right>", "", N_("to the next word")) \
	X(WORD_PREV, "previous-word", MOVE, UI_IN_TEXT, "b h <Left>", "", N_("to the previous word")) \
	X(SENTENCE_NEXT, "next-sentence", MOVE, UI_IN_TEXT, ")", "", N_("to the next sentence")) \
	X(SENTENCE_PREV, "previous-sentence", MOVE, UI_IN_TEXT, "(", "", N_("to the previous sentence")) \
	X(COLUMN_NEXT, "next-column", MOVE, UI_IN_STORY, "l <Right>", "", N_("to the next report")) \
	X(COLUMN_PREV, "previous-column", MOVE, UI_IN_STORY, "h <Left>", "", N_("to the report before")) \
	X(COLUMN_FIRST, "first-column", MOVE, UI_IN_STORY, "0", "", N_("to the first report")) \
	X(COLUMN_LAST, "last-column", MOVE, UI_IN_STORY, "$", "", N_("to the last report")) \
	X(PASSAGE_NEXT, "next-passage", MOVE, UI_IN_TEXT, "}", "", N_("to the next passage or row")) \
	X(PASSAGE_PREV, "previous-passage", MOVE, UI_IN_TEXT, "{", "", N_("to the previous passage or row")) \
	X(PAGE_DOWN, "page-down", MOVE, (UI_IN_VIEWS & ~UI_IN_EVERY), "<Space> <PageDown> <C-f>", "", N_("a page down")) \
	X(PAGE_ON, "page-on", MOVE, UI_IN_EVERY, "<PageDown> <C-f>", "", N_("a page down")) \
	X(PAGE_UP, "page-up", MOVE, UI_IN_VIEWS, "<PageUp> <C-b>", "", N_("a page up")) \
	X(HALF_DOWN, "half-page-down", MOVE, UI_IN_VIEWS, "<C-d>", "", N_("half a page down")) \
	X(HALF_UP, "half-page-up", MOVE, UI_IN_VIEWS, "<C-u>", "", N_("half a page up")) \
	X(TOP, "top", MOVE, UI_IN_VIEWS, "g <Home>", "", N_("to the beginning")) \
	X(BOTTOM, "bottom", MOVE, UI_IN_VIEWS, "G <End>", "", N_("to the end")) \
	X(SEARCH, "find", MOVE, UI_IN_VIEWS, "/", N_("Find"), N_("find text, whatever its case and accents")) \
	X(SEARCH_NEXT, "find-next", MOVE, UI_IN_VIEWS, "n", N_("Next"), N_("to the next place found")) \
	X(SEARCH_PREV, "find-previous", MOVE, UI_IN_VIEWS, "N", "", N_("to the previous place found")) \
	X(DIFFERENCE_NEXT, "next-difference", MOVE, UI_IN_COMPARE | UI_IN_STORY, "]c", N_("Next"), N_("to the next difference")) \
	X(DIFFERENCE_PREV, "previous-difference", MOVE, UI_IN_COMPARE | UI_IN_STORY, "[c", "", N_("to the previous difference")) \
	X(DOUBT_NEXT, "next-discrepancy", MOVE, UI_IN_COMPARE, "]d", N_("Discrepancy"), \
	  N_("show the next discrepancy")) \
	X(DOUBT_PREV, "previous-discrepancy", MOVE, UI_IN_COMPARE, "[d", "", N_("show the previous discrepancy")) \
	X(PLACE_NEXT, "next-appearance", MOVE, UI_IN_TEXT | UI_IN_LEDGER, "]a", N_("Next report"), \
	  N_("to the claim's next report; from the list, its first")) \
	X(PLACE_PREV, "previous-appearance", MOVE, UI_IN_TEXT | UI_IN_LEDGER, "[a", "", \
	  N_("to the claim's previous report")) \
	X(UNCHECKED_NEXT, "next-unchecked", MOVE, UI_IN_CLAIMS, "J", N_("Next to do"), \
	  N_("to the next claim that is not done")) \
	X(UNCHECKED_PREV, "previous-unchecked", MOVE, UI_IN_CLAIMS, "K", "", \
	  N_("to the previous claim that is not done")) \
	X(OPEN, "open", LOOK, UI_ANYWHERE, "<Enter>", N_("Open"), \
	  N_("open what the cursor is on; in a claim, done")) \
	X(COMPARE, "compare", LOOK, \
	  UI_IN_DOCUMENTS | UI_IN_READER | UI_IN_PARALLELS | UI_IN_STORY | UI_IN_SPREAD | UI_IN_CARD | UI_IN_OVERLAPS, "d", N_("Compare"), \
	  N_("compare with the marked document or the best partner")) \
	X(STORY, "story", LOOK, UI_IN_DOCUMENTS, "S", N_("Story"), \
	  N_("see the marked documents together, or this one's story")) \
	X(UNITS, "sentences", LOOK, UI_IN_STORY, "s", N_("Sentences"), N_("rows of sentences, or of passages")) \
	X(BASE, "base", LOOK, UI_IN_STORY, "B", N_("Base"), N_("let the rows follow this report")) \
	X(SIDE, "other-side", LOOK, UI_IN_COMPARE, "<Tab> <S-Tab>", N_("Side"), N_("to the other side of the row")) \
	X(ROW_ORDER, "row-order", LOOK, UI_IN_COMPARE, "s", N_("Order"), \
	  N_("left order, right order, differences only")) \
	X(ROW_UNITS, "passages", LOOK, UI_IN_COMPARE, "U", N_("Passages"), \
	  N_("rows of sentences, or of whole passages")) \
	X(IGNORE_FORMAT, "ignore-format", LOOK, UI_IN_COMPARE, "=", N_("Format"), \
	  N_("hide or show what differs in form only: case, accents, punctuation")) \
	X(FOLD, "fold", LOOK, UI_IN_TEXT, "z", N_("Fold"), N_("fold or unfold furniture and equal rows")) \
	X(CLAIMS, "claims", LOOK, UI_IN_DOCUMENTS | UI_IN_TEXT, "C", N_("Claims"), \
	  N_("all claims, each once with the reports that carry it")) \
	X(ENTITIES, "entities", LOOK, UI_IN_DOCUMENTS | UI_IN_TEXT | UI_IN_CLAIMS, "I", N_("Entities"), \
	  N_("the register: who and what the tags name")) \
	X(MARK, "mark", LOOK, UI_IN_DOCUMENTS | UI_IN_READER | UI_IN_LEDGER | UI_IN_ENTITIES | UI_IN_MENTIONS, "m", \
	  N_("Mark"), N_("mark documents to compare, rows to change together")) \
	X(MARK_NEXT, "next-mark", LOOK, UI_IN_DOCUMENTS | UI_IN_LEDGER | UI_IN_ENTITIES | UI_IN_MENTIONS, "'", "", N_("to the next mark")) \
	X(ORDER, "order", LOOK, UI_IN_DOCUMENTS | UI_IN_SEARCH | UI_IN_LEDGER | UI_IN_ENTITIES, "o", N_("Order"), \
	  N_("order the list by a column; again: reversed")) \
	X(FILTER, "filter", LOOK, UI_IN_DOCUMENTS | UI_IN_LEDGER | UI_IN_ENTITIES, "&", N_("Filter"), \
	  N_("only rows with a text; claims: state:open verdict:-")) \
	X(SAVE_FILTER, "save-filter", LOOK, UI_IN_LEDGER, "", "", \
	  N_("NAME: keep the filter; `filter NAME' recalls it")) \
	X(CORPUS_SEARCH, "search", LOOK, UI_IN_DOCUMENTS | UI_IN_SEARCH, "F", N_("Search all"), \
	  N_("search [--exact|--regex|--case] TEXT: in all documents")) \
	X(CODEBOOK, "codebook", LOOK, UI_IN_DOCUMENTS | UI_IN_TEXT | UI_IN_CLAIMS, "", "", \
	  N_("all tags with their keys and colours, to be changed")) \
	X(ENTITY, "entity", TAG, UI_IN_TEXT, "e", N_("Entity"), N_("tag the name at the cursor, or the range")) \
	X(CLAIM, "claim", TAG, UI_IN_TEXT | UI_IN_CLAIMS, "c", N_("Claim"), \
	  N_("claim the sentence or range; on a claim, its form")) \
	X(RANGE, "range", TAG, UI_IN_TEXT, "v", N_("Range"), N_("begin a range at the cursor; again: drop it")) \
	X(RANGE_SENTENCE, "range-sentence", TAG, UI_IN_RANGE, "s", N_("Sentence"), \
	  N_("in a range: take in whole sentences")) \
	X(RANGE_PASSAGE, "range-passage", TAG, UI_IN_RANGE, "p", N_("Passage"), \
	  N_("in a range: take in whole passages")) \
	X(RANGE_SWAP, "range-other-end", TAG, UI_IN_RANGE, "o", N_("Other end"), \
	  N_("in a range: move its other end")) \
	X(REPEAT, "repeat", TAG, UI_IN_TEXT, ".", N_("Again"), N_("tag with the last tag again")) \
	X(EVERY, "every", TAG, UI_IN_TEXT | UI_IN_EVERY, "*", N_("Every"), \
	  N_("every place of the words, to be tagged with Enter; again: in all documents")) \
	X(TOGGLE, "toggle", TAG, UI_IN_EVERY, "<Space> m", N_("On, off"), N_("choose the place, or leave it out")) \
	X(TOGGLE_ALL, "toggle-all", TAG, UI_IN_EVERY, "A", N_("All, none"), N_("choose all places, or none")) \
	X(SPREAD, "spread", TAG, UI_IN_TEXT | UI_IN_CLAIM | UI_IN_SPREAD | UI_IN_CARD, "p", N_("Spread"), \
	  N_("offer the tag to other documents; on an offer, take it; in a comparison, copy it across")) \
	X(TAKE_SAME, "take-same", TAG, UI_IN_CLAIM | UI_IN_SPREAD, "*", N_("Same words"), \
	  N_("take every offer of the same words")) \
	X(SUGGESTION_NEXT, "next-suggestion", TAG, UI_IN_TEXT, ">", N_("Suggested"), N_("to the next suggestion of a tag")) \
	X(SUGGESTION_PREV, "previous-suggestion", TAG, UI_IN_TEXT, "<lt>", "", N_("to the previous suggestion of a tag")) \
	X(ACCEPT, "accept", TAG, UI_IN_TEXT, "y", N_("Accept"), N_("tag as suggested, and to the next suggestion")) \
	X(REFUSE, "refuse", TAG, UI_IN_TEXT, "x", N_("Refuse"), N_("refuse the suggestion for good, and to the next")) \
	X(ACCEPT_ALIKE, "accept-alike", TAG, UI_IN_TEXT, "Y", "", \
	  N_("[everywhere]: all suggestions of the same words here, or in all documents")) \
	X(SUGGESTIONS, "suggestions", TAG, UI_IN_TEXT, "i", N_("Suggestions"), N_("mark suggestions of tags, or do not")) \
	X(LINK, "link", TAG, UI_IN_TEXT | UI_IN_MENTIONS, "L", N_("Link"), \
	  N_("[NAME]: link the mention to an entity")) \
	X(UNLINK, "unlink", TAG, UI_IN_TEXT | UI_IN_MENTIONS, "X", N_("Unlink"), \
	  N_("the mention is not of this entity")) \
	X(SPLIT, "split", TAG, UI_IN_MENTIONS, "S", N_("Split"), N_("[NAME]: make a new entity of the mentions")) \
	X(RENAME, "rename", TAG, UI_IN_ENTITIES, "r", N_("Rename"), N_("[NAME]: call the entity so")) \
	X(MERGE, "merge", TAG, UI_IN_ENTITIES, "M", N_("Merge"), N_("merge the marked entities into this one")) \
	X(ADD_NAME, "add-name", TAG, UI_IN_ENTITIES, "+", N_("Add name"), N_("[NAME]: one more name of the entity")) \
	X(REMOVE_NAME, "remove-name", TAG, UI_IN_ENTITIES, "-", "", N_("[NAME]: take one of its other names away")) \
	X(EXTERNAL_ID, "external-id", TAG, UI_IN_ENTITIES, "W", N_("Id"), N_("[ID]: Wikidata id (Q42) or address of the entity")) \
	X(RETYPE, "retype", TAG, UI_IN_TEXT | UI_IN_ENTITIES, "t", N_("Type"), N_("change the type of the tag at the cursor, of the entity")) \
	X(NOTE, "note", TAG, UI_IN_TEXT | UI_IN_ENTITIES, "a", N_("Note"), N_("write a note on the tag or entity at the cursor")) \
	X(EDITOR, "editor", TAG, UI_IN_TEXT | UI_IN_CLAIM | UI_IN_CARD | UI_IN_EVIDENCE | UI_IN_ENTITIES | UI_IN_CODEBOOK, "E", N_("Editor"), \
	  N_("write the note in $VISUAL or $EDITOR")) \
	X(ADD_EVIDENCE, "add-evidence", TAG, UI_IN_CARD, "A", N_("Evidence"), \
	  N_("add evidence to the claim")) \
	X(RELATE, "relate", TAG, UI_IN_CARD, "R", N_("Relate"), \
	  N_("repeats, contradicts, answers, follows the marked claims")) \
	X(ADD_TAG, "add-tag", TAG, UI_IN_CODEBOOK, "A", N_("Add"), N_("[NAME]: add a tag to the codebook")) \
	X(DELETE, "delete", TAG, UI_IN_TEXT | UI_IN_CLAIMS | UI_IN_ENTITIES | UI_IN_MENTIONS | UI_IN_CODEBOOK, "D", N_("Delete"), \
	  N_("delete the tag, claim, evidence or entity at the cursor")) \
	X(TAG_CYCLE, "next-tag", TAG, UI_IN_TEXT, "O", "", N_("another tag at the same place")) \
	X(VERDICT, "verdict", TAG, UI_IN_TEXT | UI_IN_CLAIM | UI_IN_CLAIMS, "0 1 2 3 4 5 6 7 8 9", N_("Verdict"), \
	  N_("set the verdict of the claim")) \
	X(WORK_STATE, "state", TAG, UI_IN_CLAIMS, "W", N_("State"), \
	  N_("the work on a claim: open, checking, done")) \
	X(FIELD, "field", TAG, UI_IN_CLAIMS, "", "", \
	  N_("NAME VALUE: set a field of the claim, or of all marked")) \
	X(END_FORWARD, "end-forward", TAG, UI_IN_TEXT, "]w ]l", "", N_("move the end of the tag a word on")) \
	X(END_BACK, "end-back", TAG, UI_IN_TEXT, "]b ]h", "", N_("move the end of the tag a word back")) \
	X(START_FORWARD, "start-forward", TAG, UI_IN_TEXT, "[w [l", "", N_("move the start of the tag a word on")) \
	X(START_BACK, "start-back", TAG, UI_IN_TEXT, "[b [h", "", N_("move the start of the tag a word back")) \
	X(END_SENTENCE_FORWARD, "end-sentence-forward", TAG, UI_IN_TEXT, "])", "", \
	  N_("move the end of the tag a sentence on")) \
	X(END_SENTENCE_BACK, "end-sentence-back", TAG, UI_IN_TEXT, "](", "", \
	  N_("move the end of the tag a sentence back")) \
	X(START_SENTENCE_FORWARD, "start-sentence-forward", TAG, UI_IN_TEXT, "[)", "", \
	  N_("move the start of the tag a sentence on")) \
	X(START_SENTENCE_BACK, "start-sentence-back", TAG, UI_IN_TEXT, "[(", "", \
	  N_("move the start of the tag a sentence back")) \
	X(END_LETTER_FORWARD, "end-letter-forward", TAG, UI_IN_TEXT, "]<Right>", "", \
	  N_("move the end of the tag a letter on")) \
	X(END_LETTER_BACK, "end-letter-back", TAG, UI_IN_TEXT, "]<Left>", "", \
	  N_("move the end of the tag a letter back")) \
	X(START_LETTER_FORWARD, "start-letter-forward", TAG, UI_IN_TEXT, "[<Right>", "", \
	  N_("move the start of the tag a letter on")) \
	X(START_LETTER_BACK, "start-letter-back", TAG, UI_IN_TEXT, "[<Left>", "", \
	  N_("move the start of the tag a letter back")) \
	X(PIN, "pin", TAG, UI_IN_COMPARE, "P", N_("Pin"), \
	  N_("pin the sentence or range to one on the other side; a pinned one: part them")) \
	X(PART, "part", TAG, UI_IN_TEXT, "+", "", \
	  N_("begin a further part of the tag; then, on other words, add them to it")) \
	X(PART_REMOVE, "remove-part", TAG, UI_IN_TEXT, "-", "", \
	  N_("take the part at the cursor off its tag")) \
	X(TAG_DOCUMENT, "tag", TAG, UI_IN_DOCUMENTS | UI_IN_READER, "", "", \
	  N_("NAME: tag the whole document, or take that tag off it")) \
	X(FURNITURE, "furniture", TAG, UI_IN_READER, "f", "", \
	  N_("the passage is furniture, or is not")) \
	X(ROLE, "role", TAG, UI_IN_READER, "", "", \
	  N_("the passage is: headline, byline, caption, body ...")) \
	X(ORPHANS, "orphans", LOOK, UI_IN_DOCUMENTS | UI_IN_TEXT | UI_IN_CLAIMS, "", "", \
	  N_("tags whose words are not where they were, and where they may be")) \
	X(BIND, "bind", TAG, UI_IN_ORPHANS, "y", N_("Bind"), \
	  N_("orphans: this place is the right one")) \
	X(DISCARD, "discard", TAG, UI_IN_ORPHANS, "x D", N_("Delete"), \
	  N_("orphans: delete what has lost its place")) \
	X(CANDIDATE_NEXT, "next-candidate", TAG, UI_IN_ORPHANS, "l <Right> <Tab>", N_("Other place"), \
	  N_("orphans: the next of the places that may be meant")) \
	X(CANDIDATE_PREV, "previous-candidate", TAG, UI_IN_ORPHANS, "h <Left> <S-Tab>", "", \
	  N_("orphans: the place before")) \
	X(OVERLAPS, "overlaps", LOOK, UI_IN_DOCUMENTS, "V", N_("Overlaps"), \
	  N_("the pairs of documents that share words")) \
	X(ADJUDICATE, "adjudicate", LOOK, UI_IN_DOCUMENTS | UI_IN_TEXT | UI_IN_CLAIMS, "", "", \
	  N_("where annotators disagree, settled one by one")) \
	X(TAKE_FIRST, "take-first", TAG, UI_IN_ADJUDICATE, "1 h <Left>", N_("First"), \
	  N_("disputes: the first is right")) \
	X(TAKE_SECOND, "take-second", TAG, UI_IN_ADJUDICATE, "2 l <Right>", N_("Second"), \
	  N_("disputes: the second is right")) \
	X(KEEP_BOTH, "keep-both", TAG, UI_IN_ADJUDICATE, "b", N_("Both"), N_("disputes: both stay as they are")) \
	X(SKIP, "skip", TAG, UI_IN_ADJUDICATE, "s", N_("Skip"), N_("disputes: to the next, this one later")) \
	X(FIELD_NEXT, "next-field", CLAIM, UI_IN_FORM | UI_IN_CODEBOOK, "<Tab>", N_("Field"), N_("to the next field")) \
	X(FIELD_PREV, "previous-field", CLAIM, UI_IN_FORM | UI_IN_CODEBOOK, "<S-Tab>", "", N_("to the previous field")) \
	X(TAKE_PASSAGE, "take-passage", CLAIM, UI_IN_CLAIM, "", "", \
	  N_("let the claim take in the whole passage")) \
	X(UNDO, "undo", PROGRAM, UI_IN_CHANGING, "u", \
	  N_("Undo"), \
	  N_("undo the last change")) \
	X(REDO, "redo", PROGRAM, UI_IN_CHANGING, "<C-r>", "", \
	  N_("redo what was undone")) \
	X(HISTORY, "history", PROGRAM, UI_IN_DOCUMENTS | UI_IN_TEXT | UI_IN_CLAIMS | UI_IN_ENTITIES, "H", N_("History"), \
	  N_("who did what when")) \
	X(UNDO_TO, "undo-to-here", PROGRAM, UI_IN_HISTORY, "T", N_("Undo to here"), \
	  N_("in the history: undo all you did since, and this")) \
	X(EXPORT, "export", PROGRAM, UI_ANYWHERE, "", "", \
	  N_("[entities|claims|evidence|register] [FILE]: write CSV")) \
	X(MESSAGES, "messages", PROGRAM, UI_ANYWHERE, "", "", N_("what the program said so far")) \
	X(SET, "set", PROGRAM, UI_ANYWHERE, "", "", \
	  N_("[NAME [VALUE]]: theme, measure, suggestions, scale")) \
	X(COMMAND, "command", PROGRAM, UI_ANYWHERE, ":", N_("Command"), N_("type a command by its name")) \
	X(HELP, "help", PROGRAM, UI_ANYWHERE, "? <F1>", N_("Help"), N_("this list")) \
	X(REDRAW, "redraw", PROGRAM, UI_ANYWHERE, "<C-l>", "", N_("draw the screen again")) \
	X(SUSPEND, "suspend", PROGRAM, UI_ANYWHERE, "<C-z>", "", N_("back to the shell for a while")) \
	X(CANCEL, "cancel", PROGRAM, UI_ANYWHERE, "<Esc> <C-g> <C-c>", "", \
	  N_("cancel; Ctrl-C first stops running work")) \
	X(BACK, "back", PROGRAM, UI_ANYWHERE, "q", N_("Back"), N_("back; from the list of documents, leave")) \
	X(QUIT, "quit", PROGRAM, UI_ANYWHERE, "Q", "", N_("leave the program; all is saved already"))

enum ui_request {
	UI_NONE,
#define UI_REQUEST_ENUM(id, name, group, contexts, keys, label, help) UI_##id,
	UI_REQUESTS(UI_REQUEST_ENUM)
#undef UI_REQUEST_ENUM
	UI_REQUEST_COUNT
};

enum ui_group {
#define UI_GROUP_ENUM(id, title) UI_GROUP_##id,
	UI_GROUPS(UI_GROUP_ENUM)
#undef UI_GROUP_ENUM
	UI_GROUP_COUNT
};

#endif
