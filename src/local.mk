# SPDX-License-Identifier: GPL-3.0-or-later
# Everything below the faces is one library without a curses symbol in it.
noinst_LIBRARIES += src/libantisigma.a

src_libantisigma_a_SOURCES = \
	src/base/arena.c src/base/arena.h \
	src/base/buf.c src/base/buf.h \
	src/base/clock.c src/base/clock.h \
	src/base/error.c src/base/error.h \
	src/base/file.c src/base/file.h \
	src/base/hash.c src/base/hash.h \
	src/base/i18n.h \
	src/base/ini.c src/base/ini.h \
	src/base/json.c src/base/json.h \
	src/base/map.c src/base/map.h \
	src/base/mem.c src/base/mem.h \
	src/base/parallel.c src/base/parallel.h \
	src/base/sort.c src/base/sort.h \
	src/base/uuid.c src/base/uuid.h

# model
src_libantisigma_a_SOURCES += \
	src/model/annotation.c src/model/annotation.h \
	src/model/claim.h \
	src/model/doc.c src/model/doc.h \
	src/model/span.h

# text
src_libantisigma_a_SOURCES += \
	src/text/abbreviation.c src/text/abbreviation.h \
	src/text/decode.c src/text/decode.h \
	src/text/display.c src/text/display.h \
	src/text/find.c src/text/find.h \
	src/text/fold.c src/text/fold.h \
	src/text/grapheme.c src/text/grapheme.h \
	src/text/letter.c src/text/letter.h \
	src/text/offset.c src/text/offset.h \
	src/text/regex.c src/text/regex.h \
	src/text/sentence.c src/text/sentence.h src/text/sentence_data.h \
	src/text/utf8.c src/text/utf8.h \
	src/text/word.c src/text/word.h \
	src/text/wrap.c src/text/wrap.h
EXTRA_DIST += build-aux/abbreviations.awk build-aux/sentence-data.sh src/text/abbreviations.txt
CLEANFILES += src/text/abbreviations.inc
src/text/abbreviation.$(OBJEXT): src/text/abbreviations.inc
src/text/abbreviations.inc: src/text/abbreviations.txt build-aux/abbreviations.awk
	$(AM_V_GEN)$(MKDIR_P) src/text && \
	LC_ALL=C $(AWK) -f $(top_srcdir)/build-aux/abbreviations.awk $(top_srcdir)/src/text/abbreviations.txt >$@.tmp && \
	mv $@.tmp $@

# db
src_libantisigma_a_SOURCES += \
	src/db/connection.c \
	src/db/db.h \
	src/db/fault.c src/db/handle.h \
	src/db/integrity.c src/db/integrity.h \
	src/db/migrate.c src/db/migrate.h \
	src/db/statement.c src/db/statement.h

# corpus
src_libantisigma_a_SOURCES += \
	src/corpus/corpus.c src/corpus/corpus.h \
	src/corpus/dateline.c src/corpus/dateline.h \
	src/corpus/dates.c src/corpus/dates.h \
	src/corpus/draft.c src/corpus/draft.h \
	src/corpus/judge.c src/corpus/judge.h \
	src/corpus/lines.c src/corpus/lines.h \
	src/corpus/phrases.c src/corpus/phrases.h \
	src/corpus/phrases.def \
	src/corpus/plain.c src/corpus/plain.h \
	src/corpus/readers.c src/corpus/readers.h \
	src/corpus/report.c src/corpus/report.h \
	src/corpus/walk.c src/corpus/walk.h \
	src/corpus/webtext.c src/corpus/webtext.h

# store
src_libantisigma_a_SOURCES += \
	src/store/anchor.c src/store/anchor.h \
	src/store/annotation.c src/store/annotation.h src/store/counting.c \
	src/store/touched.c src/store/touched.h \
	src/store/check.c src/store/check.h \
	src/store/claim.c src/store/claim.h \
	src/store/claimrecord.c src/store/claimrecord.h \
	src/store/codebook.c src/store/codebook.h \
	src/store/document.c src/store/document.h \
	src/store/effects.c src/store/effects.h \
	src/store/entity.c src/store/entity.h src/store/register.c \
	src/store/evidence.c src/store/evidence.h \
	src/store/filter.c src/store/filter.h \
	src/store/forget.c src/store/forget.h \
	src/store/merge.c src/store/merge.h \
	src/store/group.c src/store/group.h src/store/handle.h \
	src/store/history.c src/store/history.h \
	src/store/links.c src/store/links.h \
	src/store/note.c src/store/note.h \
	src/store/open.c \
	src/store/override.c src/store/override.h \
	src/store/phrase.c src/store/phrase.h \
	src/store/pin.c src/store/pin.h \
	src/store/place.c src/store/place.h \
	src/store/project.c src/store/project.h \
	src/store/record.c src/store/record.h \
	src/store/rejection.c src/store/rejection.h \
	src/store/relation.c src/store/relation.h \
	src/store/schema.c src/store/schema.h \
	src/store/ruling.c src/store/ruling.h \
	src/store/store.h \
	src/store/value.c src/store/value.h

# align
src_libantisigma_a_SOURCES += \
	src/align/amounts.c src/align/amounts.h \
	src/align/anchors.c src/align/anchors.h \
	src/align/attribution.c src/align/attribution.h \
	src/align/bundle.c src/align/bundle.h \
	src/align/cells.c src/align/cells.h \
	src/align/classes.c src/align/classes.h \
	src/align/collate.c src/align/collate.h \
	src/align/collation.c src/align/collation.h \
	src/align/compare.c src/align/compare.h \
	src/align/counterpart.c src/align/counterpart.h \
	src/align/discrepancy.c src/align/discrepancy.h \
	src/align/edges.c src/align/edges.h \
	src/align/equal.c src/align/equal.h \
	src/align/figures.c src/align/figures.h \
	src/align/gaps.c src/align/gaps.h \
	src/align/glossary.c src/align/glossary.h \
	src/align/kin.c src/align/kin.h \
	src/align/likeness.c src/align/likeness.h \
	src/align/moment.c src/align/moment.h \
	src/align/name.c src/align/name.h \
	src/align/namecues.c src/align/namecues.h \
	src/align/namerun.c src/align/namerun.h \
	src/align/names.c src/align/names.h \
	src/align/nametable.c src/align/nametable.h \
	src/align/negation.c src/align/negation.h \
	src/align/number.c src/align/number.h \
	src/align/ops.c src/align/ops.h \
	src/align/order.c src/align/order.h \
	src/align/pairing.c src/align/pairing.h \
	src/align/passages.c src/align/passages.h \
	src/align/pins.c src/align/pins.h \
	src/align/pieces.c src/align/pieces.h \
	src/align/place.c src/align/place.h \
	src/align/quotes.c src/align/quotes.h \
	src/align/recast.c src/align/recast.h \
	src/align/related.c src/align/related.h \
	src/align/result.c src/align/result.h \
	src/align/rows.c src/align/rows.h \
	src/align/rules.c src/align/rules.h \
	src/align/scrutiny.c src/align/scrutiny.h \
	src/align/seen.c src/align/seen.h \
	src/align/sequence.c src/align/sequence.h \
	src/align/shifted.c src/align/shifted.h \
	src/align/speech.c src/align/speech.h \
	src/align/strand.c src/align/strand.h \
	src/align/summary.c src/align/summary.h \
	src/align/suggest.c src/align/suggest.h \
	src/align/tallies.c src/align/tallies.h \
	src/align/texts.c src/align/texts.h \
	src/align/threads.c src/align/threads.h \
	src/align/tokens.c src/align/tokens.h \
	src/align/wording.c src/align/wording.h \
	src/align/whole.c src/align/whole.h \
	src/align/window.c src/align/window.h \
	src/align/wordlists.c src/align/wordlists.h
AS_RULES = src/align/rules/en.rules src/align/rules/de.rules \
	src/align/rules/en-names.rules src/align/rules/de-names.rules
EXTRA_DIST += build-aux/rules.awk $(AS_RULES)
CLEANFILES += src/align/rules.inc src/align/wordlists.inc
src/align/rules.$(OBJEXT): src/align/rules.inc
src/align/wordlists.$(OBJEXT): src/align/wordlists.inc
src/align/rules.inc: $(AS_RULES) build-aux/rules.awk
	$(AM_V_GEN)$(MKDIR_P) src/align && cd $(top_srcdir) && \
	LC_ALL=C $(AWK) -v want=text -f build-aux/rules.awk $(AS_RULES) >$(abs_builddir)/$@.tmp && \
	mv $(abs_builddir)/$@.tmp $(abs_builddir)/$@
src/align/wordlists.inc: $(AS_RULES) build-aux/rules.awk
	$(AM_V_GEN)$(MKDIR_P) src/align && cd $(top_srcdir) && \
	LC_ALL=C $(AWK) -v want=lists -f build-aux/rules.awk $(AS_RULES) >$(abs_builddir)/$@.tmp && \
	LC_ALL=C sort $(abs_builddir)/$@.tmp >$(abs_builddir)/$@ && rm $(abs_builddir)/$@.tmp

# index
src_libantisigma_a_SOURCES += \
	src/index/carriers.c \
	src/index/index.h \
	src/index/overlaps.c \
	src/index/prints.c src/index/state.h \
	src/index/stories.c src/index/stories.h

# exchange
src_libantisigma_a_SOURCES += \
	src/exchange/csv.c src/exchange/csv.h \
	src/exchange/csvread.c src/exchange/csvread.h \
	src/exchange/register.c src/exchange/register.h \
	src/exchange/export.c src/exchange/export.h \
	src/exchange/formats.c src/exchange/formats.h

# layout
src_libantisigma_a_SOURCES += \
	src/layout/collatehtml.c src/layout/collatehtml.h \
	src/layout/collatejson.c src/layout/collatejson.h \
	src/layout/collatetext.c src/layout/collatetext.h \
	src/layout/diffhtml.c src/layout/diffhtml.h \
	src/layout/diffjson.c src/layout/diffjson.h \
	src/layout/doubts.c src/layout/doubts.h \
	src/layout/facts.c src/layout/facts.h \
	src/layout/html.c src/layout/html.h \
	src/layout/htmlmarks.c src/layout/htmlmarks.h \
	src/layout/kwic.c src/layout/kwic.h \
	src/layout/paint.c src/layout/paint.h \
	src/layout/pair.c src/layout/pair.h \
	src/layout/prose.c src/layout/prose.h \
	src/layout/side.c src/layout/side.h \
	src/layout/unified.c src/layout/unified.h

# session
src_libantisigma_a_SOURCES += \
	src/session/agree.c src/session/agree.h \
	src/session/agreement.c src/session/agreement.h \
	src/session/annotations.c \
	src/session/card.c src/session/card.h \
	src/session/carriers.c \
	src/session/check.c src/session/check.h \
	src/session/collating.c src/session/collating.h \
	src/session/config.c src/session/config.h \
	src/session/comparing.c src/session/exporting.c \
	src/session/codebook.c src/session/codebook.h \
	src/session/disputes.c src/session/disputes.h \
	src/session/filters.c src/session/filters.h \
	src/session/guess.c src/session/guess.h \
	src/session/ledger.c src/session/ledger.h src/session/ledgerfields.c \
	src/session/ledgerorder.c src/session/ledgerorder.h \
	src/session/notes.c src/session/notes.h \
	src/session/moved.c \
	src/session/merging.c src/session/merging.h \
	src/session/log.c src/session/log.h \
	src/session/vocabulary.c src/session/vocabulary.h \
	src/session/object.c src/session/object.h \
	src/session/opening.c \
	src/session/orphans.c src/session/orphans.h \
	src/session/overlaps.c src/session/overlaps.h \
	src/session/pins.c src/session/pins.h \
	src/session/places.c src/session/places.h \
	src/session/query.c src/session/query.h \
	src/session/reading.c \
	src/session/hits.c src/session/hits.h \
	src/session/search.c src/session/search.h \
	src/session/spans.c src/session/spans.h \
	src/session/spread.c src/session/spread.h \
	src/session/entities.c src/session/entities.h \
	src/session/entitylist.c src/session/entitylist.h \
	src/session/every.c src/session/every.h src/session/retyping.c \
	src/session/importing.c src/session/importing.h \
	src/session/register.c src/session/register.h \
	src/session/refind.c src/session/refind.h \
	src/session/rulefiles.c src/session/rulefiles.h \
	src/session/scale.c src/session/scale.h \
	src/session/session.h \
	src/session/sidecar.c src/session/sidecar.h \
	src/session/sidecar_view.c \
	src/session/state.h \
	src/session/follow.c src/session/tally.c src/session/tally.h \
	src/session/tagged.c \
	src/session/suggestions.c src/session/suggestions.h \
	src/session/tagfile.c src/session/tagfile.h \
	src/session/tutorial.c src/session/tutorial.h \
	src/session/tags.c \
	src/session/versus.c src/session/versus.h

ANTISIGMA_LIBS = src/libantisigma.a $(SQLITE_LIBS) $(NETTLE_LIBS) $(INIH_LIBS) $(CSV_LIBS) $(PCRE2_LIBS) $(UNISTRING_LIBS) $(LTLIBINTL)

# The program: the faces on top of the library.
bin_PROGRAMS += src/antisigma
src_antisigma_SOURCES = src/main.c
src_antisigma_LDADD = src/libui.a src/libterm.a $(ANTISIGMA_LIBS) $(CURSES_LIBS)

# term: a library of its own, so that tests can link it without the program
noinst_LIBRARIES += src/libterm.a
src_libterm_a_SOURCES = \
	src/term/attr.h src/term/backend.h \
	src/term/canvas.c src/term/canvas.h \
	src/term/event.h \
	src/term/headless.c src/term/headless.h \
	src/term/input.c src/term/input.h \
	src/term/key.c src/term/key.h \
	src/term/palette.c src/term/palette.h \
	src/term/screen.c src/term/screen.h \
	src/term/show.c src/term/show.h \
	src/term/script.c src/term/script.h \
	src/term/signals.c src/term/signals.h \
	src/term/symbol.c src/term/symbol.h \
	src/term/term.c src/term/term.h \
	src/term/theme.c src/term/theme.h \
	src/term/tty.c src/term/tty.h

# ui: a library of its own, for the same reason
noinst_LIBRARIES += src/libui.a
src_libui_a_SOURCES = \
	src/ui/bars.c \
	src/ui/bars.h \
	src/ui/browse.c \
	src/ui/browse.h \
	src/ui/claim.c \
	src/ui/claim.h \
	src/ui/card.c src/ui/card.h \
	src/ui/carddraw.c src/ui/carddraw.h \
	src/ui/claimedit.c src/ui/claimedit.h \
	src/ui/excerpt.c src/ui/excerpt.h \
	src/ui/entities.c src/ui/entities.h \
	src/ui/entityedit.c src/ui/entityedit.h \
	src/ui/entitylist.c src/ui/entitylist.h \
	src/ui/entitytable.c src/ui/entitytable.h \
	src/ui/every.c src/ui/every.h \
	src/ui/evidence.c src/ui/evidence.h \
	src/ui/kwic.c src/ui/kwic.h \
	src/ui/mentions.c src/ui/mentions.h \
	src/ui/claimfields.c \
	src/ui/claimform.c src/ui/claimform.h \
	src/ui/claimfields.h \
	src/ui/claimlist.c src/ui/claimlist.h \
	src/ui/claims.c src/ui/claims.h \
	src/ui/claimtable.c src/ui/claimtable.h \
	src/ui/codebook.c src/ui/codebook.h \
	src/ui/compare.c \
	src/ui/compare.h \
	src/ui/cursor.c \
	src/ui/cursor.h \
	src/ui/doclist.c \
	src/ui/doclist.h \
	src/ui/docs.c \
	src/ui/docs.h \
	src/ui/doctable.c \
	src/ui/doctable.h \
	src/ui/documents.c \
	src/ui/documents.h \
	src/ui/editor.c \
	src/ui/editor.h \
	src/ui/help.c \
	src/ui/help.h \
	src/ui/history.c src/ui/history.h \
	src/ui/keymap.c \
	src/ui/keymap.h \
	src/ui/linking.c src/ui/linking.h \
	src/ui/list.c \
	src/ui/list.h \
	src/ui/looks.c src/ui/looks.h \
	src/ui/settings.c src/ui/settings.h \
	src/ui/loop.c \
	src/ui/loop.h \
	src/ui/message.c \
	src/ui/message.h \
	src/ui/messages.c \
	src/ui/messages.h \
	src/ui/page.c \
	src/ui/page.h \
	src/ui/pager.c \
	src/ui/pager.h \
	src/ui/offers.c src/ui/offers.h \
	src/ui/adjudicate.c src/ui/adjudicate.h \
	src/ui/overlaps.c src/ui/overlaps.h \
	src/ui/orphans.c src/ui/orphans.h \
	src/ui/parallels.c \
	src/ui/parallels.h \
	src/ui/pinning.c \
	src/ui/pinning.h \
	src/ui/program.c \
	src/ui/program.h \
	src/ui/prompt.c \
	src/ui/prompt.h \
	src/ui/reader.c \
	src/ui/reader.h \
	src/ui/readerdraw.c \
	src/ui/readerdraw.h \
	src/ui/requests.h \
	src/ui/rows.c \
	src/ui/rows.h \
	src/ui/rowsdraw.c \
	src/ui/rowsdraw.h \
	src/ui/search.c \
	src/ui/search.h \
	src/ui/spread.c src/ui/spread.h \
	src/ui/stack.c \
	src/ui/stack.h \
	src/ui/story.c \
	src/ui/story.h \
	src/ui/storydraw.c \
	src/ui/storydraw.h \
	src/ui/suggesting.c src/ui/suggesting.h \
	src/ui/tagcursor.c \
	src/ui/tagcursor.h \
	src/ui/tagdraw.c \
	src/ui/tagdraw.h \
	src/ui/tagedit.c \
	src/ui/tagedit.h \
	src/ui/tagparts.c src/ui/tagparts.h \
	src/ui/tagging.c \
	src/ui/tagging.h \
	src/ui/text.c \
	src/ui/text.h \
	src/ui/view.h \
	src/ui/views.c \
	src/ui/views.h

# cli
src_antisigma_SOURCES += \
	src/cli/forget.c \
	src/cli/merge.c \
	src/cli/note.c \
	src/cli/relate.c \
	src/cli/agree.c \
	src/cli/browse.c \
	src/cli/check.c \
	src/cli/claim.c \
	src/cli/claims.c \
	src/cli/collate.c \
	src/cli/command.h \
	src/cli/commands.c src/cli/commands.h \
	src/cli/delete.c \
	src/cli/diff.c \
	src/cli/dispatch.c src/cli/dispatch.h \
	src/cli/docjson.c src/cli/docjson.h \
	src/cli/edit.c \
	src/cli/evidence.c \
	src/cli/entities.c src/cli/entity.c src/cli/import.c \
	src/cli/codebook.c \
	src/cli/export.c \
	src/cli/generate.c src/cli/generate.h \
	src/cli/help.c src/cli/help.h \
	src/cli/list.c \
	src/cli/log.c \
	src/cli/opening.c src/cli/opening.h \
	src/cli/options.c src/cli/options.h \
	src/cli/output.c src/cli/output.h \
	src/cli/disputes.c \
	src/cli/overlaps.c \
	src/cli/place.c src/cli/place.h \
	src/cli/search.c \
	src/cli/show.c \
	src/cli/spread.c src/cli/spread.h \
	src/cli/stories.c \
	src/cli/table.c src/cli/table.h \
	src/cli/tag.c \
	src/cli/undo.c

# Completions come from the program's own tables.
bashcompletiondir = $(datadir)/bash-completion/completions
nodist_bashcompletion_DATA = completions/antisigma
zshcompletiondir = $(datadir)/zsh/site-functions
nodist_zshcompletion_DATA = completions/_antisigma
CLEANFILES += completions/antisigma completions/_antisigma
completions/antisigma: src/antisigma$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) completions && LC_ALL=C src/antisigma help --completion=bash >$@.tmp && mv $@.tmp $@
completions/_antisigma: src/antisigma$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) completions && LC_ALL=C src/antisigma help --completion=zsh >$@.tmp && mv $@.tmp $@
