# SPDX-License-Identifier: GPL-3.0-or-later
# Tests speak TAP.  tests/unit: one program a module.  tests/cli, tests/screen,
# tests/pty, tests/lint, tests/fault: scripts.
TEST_EXTENSIONS = .test
TAP_DRIVER = env AM_TAP_AWK='$(AWK)' $(SHELL) $(top_srcdir)/build-aux/tap-driver.sh
LOG_DRIVER = $(TAP_DRIVER)
TEST_LOG_DRIVER = $(TAP_DRIVER)
AM_TESTS_ENVIRONMENT = \
	srcdir='$(abs_top_srcdir)'; builddir='$(abs_top_builddir)'; CC='$(CC)'; \
	export srcdir builddir CC; \
	LC_ALL=C.UTF-8; LANGUAGE=; TZ=UTC; TERM=xterm-256color; \
	export LC_ALL LANGUAGE TZ TERM; \
	unset NO_COLOR ANTISIGMA_NOW COLUMNS LINES ESCDELAY XDG_DATA_HOME XDG_CACHE_HOME XDG_STATE_HOME || :;

EXTRA_DIST += tests/data/sidecar-v1.sql tests/discrepancy/pairs.tsv tests/discrepancy/blind.tsv
EXTRA_DIST += tests/cli/lib.sh $(SCRIPT_TESTS) tests/lint/layers tests/lint/homes
SCRIPT_TESTS = \
	tests/cli/agree.test \
	tests/cli/annotate.test \
	tests/cli/bad-inputs.test \
	tests/cli/check.test \
	tests/cli/collate.test \
	tests/cli/config.test \
	tests/cli/csv-readers.test \
	tests/cli/diff.test \
	tests/cli/diffhtml.test \
	tests/cli/discrepancies.test \
	tests/cli/diffjson-readers.test \
	tests/cli/export.test \
	tests/cli/list.test \
	tests/cli/merge.test \
	tests/cli/offsets.test \
	tests/cli/options.test \
	tests/cli/overlaps.test \
	tests/cli/remarks.test \
	tests/cli/search.test \
	tests/cli/show.test \
	tests/cli/spread.test \
	tests/fault/full.test \
	tests/fault/kill.test \
	tests/fault/mutants.test \
	tests/fault/writers.test \
	tests/fuzz/replay.test \
	tests/lint/hardening.test \
	tests/lint/headers.test \
	tests/lint/layers.test \
	tests/lint/potfiles.test \
	tests/lint/sidecar-man.test tests/lint/rules-man.test \
	tests/lint/symbols.test

# The sample corpus: what a new user opens first.
examplesdir = $(docdir)/examples
dist_examples_DATA = \
	tests/reports/01_lanterndaily.txt \
	tests/reports/02_ostrelcourier.txt \
	tests/reports/03_vannaypost.txt \
	tests/reports/04_radiohalvern.txt \
	tests/reports/05_northbankherald.txt \
	tests/reports/06_harbour-office.txt \
	tests/reports/07_vestnik-proliva.txt \
	tests/reports/08_lowerbrocktimes.txt

# The tutorial, which `antisigma --tutorial` opens.
tutorialendir = $(pkgdatadir)/tutorial/en
dist_tutorialen_DATA = \
	tutorial/en/1_reading.txt \
	tutorial/en/2_comparing.txt \
	tutorial/en/3_tagging.txt \
	tutorial/en/4_claims.txt \
	tutorial/en/5_together.txt \
	tutorial/en/9_herald.txt
tutorialdedir = $(pkgdatadir)/tutorial/de
dist_tutorialde_DATA = \
	tutorial/de/1_lesen.txt \
	tutorial/de/2_vergleichen.txt \
	tutorial/de/3_taggen.txt \
	tutorial/de/4_behauptungen.txt \
	tutorial/de/5_zusammen.txt \
	tutorial/de/9_herald.txt

# What tests/lint/hardening.test looks for: the flags the program was linked with.
AM_TESTS_ENVIRONMENT += PROJECT_LDFLAGS='$(PROJECT_LDFLAGS)'; export PROJECT_LDFLAGS;

TESTS += $(SCRIPT_TESTS) $(UNIT_TESTS)
check_PROGRAMS += $(UNIT_TESTS)

UNIT_TESTS = \
	tests/unit/align-order-test \
	tests/unit/agreement-test \
	tests/unit/anchor-test \
	tests/unit/naming-test \
	tests/unit/merge-test \
	tests/unit/base-test \
	tests/unit/check-test \
	tests/unit/collate-test \
	tests/unit/compare-hard-test \
	tests/unit/compare-property-test \
	tests/unit/compare-related-test \
	tests/unit/compare-test \
	tests/unit/csv-test \
	tests/unit/db-test \
	tests/unit/decode-test \
	tests/unit/diffjson-test \
	tests/unit/difftext-test \
	tests/unit/discrepancy-test \
	tests/unit/display-test \
	tests/unit/export-test \
	tests/unit/figures-test \
	tests/unit/follow-test \
	tests/unit/find-test \
	tests/unit/fold-test \
	tests/unit/grapheme-test \
	tests/unit/history-test \
	tests/unit/metadata-test \
	tests/unit/normal-test \
	tests/unit/offset-test \
	tests/unit/pair-test \
	tests/unit/pins-test \
	tests/unit/prose-test \
	tests/unit/readers-test \
	tests/unit/recast-test \
	tests/unit/rules-test \
	tests/unit/sentence-test \
	tests/unit/side-test \
	tests/unit/store-test \
	tests/unit/tokens-test \
	tests/unit/utf8-test \
	tests/unit/walk-test \
	tests/unit/word-test \
	tests/unit/wrap-test
noinst_HEADERS = tests/unit/comparison.h tests/unit/conformance.h tests/unit/sidecar.h tests/unit/tap.h tests/unit/trial.h
LDADD = $(ANTISIGMA_LIBS)

tests_unit_align_order_test_SOURCES = tests/unit/align-order-test.c
tests_unit_agreement_test_SOURCES = tests/unit/agreement-test.c
tests_unit_merge_test_SOURCES = tests/unit/merge-test.c
tests_unit_naming_test_SOURCES = tests/unit/naming-test.c
tests_unit_anchor_test_SOURCES = tests/unit/anchor-test.c
tests_unit_base_test_SOURCES = tests/unit/base-test.c
tests_unit_check_test_SOURCES = tests/unit/check-test.c
tests_unit_collate_test_SOURCES = tests/unit/collate-test.c
tests_unit_compare_hard_test_SOURCES = tests/unit/compare-hard-test.c
tests_unit_compare_property_test_SOURCES = tests/unit/compare-property-test.c
tests_unit_compare_related_test_SOURCES = tests/unit/compare-related-test.c
tests_unit_compare_test_SOURCES = tests/unit/compare-test.c
tests_unit_csv_test_SOURCES = tests/unit/csv-test.c
tests_unit_db_test_SOURCES = tests/unit/db-test.c
tests_unit_decode_test_SOURCES = tests/unit/decode-test.c
tests_unit_diffjson_test_SOURCES = tests/unit/diffjson-test.c
tests_unit_difftext_test_SOURCES = tests/unit/difftext-test.c
tests_unit_rules_test_SOURCES = tests/unit/rules-test.c tests/unit/tap.h
tests_unit_figures_test_SOURCES = tests/unit/figures-test.c tests/unit/tap.h tests/unit/trial.h
tests_unit_discrepancy_test_SOURCES = tests/unit/discrepancy-test.c tests/unit/tap.h tests/unit/trial.h
tests_unit_display_test_SOURCES = tests/unit/display-test.c
tests_unit_export_test_SOURCES = tests/unit/export-test.c
tests_unit_find_test_SOURCES = tests/unit/find-test.c
tests_unit_fold_test_SOURCES = tests/unit/fold-test.c
tests_unit_grapheme_test_SOURCES = tests/unit/grapheme-test.c
tests_unit_history_test_SOURCES = tests/unit/history-test.c
tests_unit_metadata_test_SOURCES = tests/unit/metadata-test.c
tests_unit_normal_test_SOURCES = tests/unit/normal-test.c
tests_unit_offset_test_SOURCES = tests/unit/offset-test.c
tests_unit_pair_test_SOURCES = tests/unit/pair-test.c
tests_unit_pins_test_SOURCES = tests/unit/pins-test.c tests/unit/tap.h tests/unit/trial.h
tests_unit_prose_test_SOURCES = tests/unit/prose-test.c
tests_unit_readers_test_SOURCES = tests/unit/readers-test.c
tests_unit_recast_test_SOURCES = tests/unit/recast-test.c tests/unit/tap.h tests/unit/trial.h
tests_unit_sentence_test_SOURCES = tests/unit/sentence-test.c
tests_unit_side_test_SOURCES = tests/unit/side-test.c
tests_unit_store_test_SOURCES = tests/unit/store-test.c
tests_unit_tokens_test_SOURCES = tests/unit/tokens-test.c
tests_unit_utf8_test_SOURCES = tests/unit/utf8-test.c
tests_unit_walk_test_SOURCES = tests/unit/walk-test.c
tests_unit_word_test_SOURCES = tests/unit/word-test.c
tests_unit_wrap_test_SOURCES = tests/unit/wrap-test.c

# term: the programs that the terminal tests drive, and what links its library
SCRIPT_TESTS += \
	tests/pty/changing.test \
	tests/pty/term-keys.test \
	tests/pty/term-kinds.test \
	tests/pty/term-resize.test \
	tests/pty/term-signals.test
UNIT_TESTS += \
	tests/unit/canvas-test \
	tests/unit/key-test \
	tests/unit/script-test \
	tests/unit/theme-test
EXTRA_DIST += tests/pty/lib.sh
TERM_LIBS = src/libterm.a $(ANTISIGMA_LIBS) $(CURSES_LIBS)
check_PROGRAMS += tests/pty/term-demo tests/pty/term-storm
tests_pty_term_demo_SOURCES = tests/pty/term-demo.c
tests_pty_term_demo_LDADD = $(TERM_LIBS)
tests_pty_term_storm_SOURCES = tests/pty/term-storm.c
tests_pty_term_storm_LDADD =
tests_unit_canvas_test_SOURCES = tests/unit/canvas-test.c
tests_unit_canvas_test_LDADD = $(TERM_LIBS)
tests_unit_key_test_SOURCES = tests/unit/key-test.c
tests_unit_key_test_LDADD = $(TERM_LIBS)
tests_unit_script_test_SOURCES = tests/unit/script-test.c
tests_unit_script_test_LDADD = $(TERM_LIBS)
tests_unit_theme_test_SOURCES = tests/unit/theme-test.c
tests_unit_theme_test_LDADD = $(TERM_LIBS)

# What scripts drive: the sidecar without a face.
check_PROGRAMS += tests/fault/tagger tests/lint/sidecar-schema
tests_fault_tagger_SOURCES = tests/fault/tagger.c
tests_lint_sidecar_schema_SOURCES = tests/lint/sidecar-schema.c

# fuzz: a target is tests/fuzz/X-fuzz.c with inputs in tests/fuzz/corpus/X/, which
# `make check` replays.  ./configure --enable-fuzzing --enable-asan --enable-ubsan CC=clang
# links libFuzzer instead: make check, then tests/fuzz/X-fuzz DIRECTORY.
if FUZZING
FUZZING_ON = yes
FUZZ_MAIN =
FUZZ_LINKING = $(AM_LDFLAGS) -fsanitize=fuzzer
else
FUZZING_ON =
FUZZ_MAIN = tests/fuzz/replay.c
FUZZ_LINKING = $(AM_LDFLAGS)
endif
noinst_HEADERS += tests/fuzz/fuzz.h
EXTRA_DIST += tests/fuzz/corpus
check_PROGRAMS += tests/fuzz/compare-fuzz tests/fuzz/decode-fuzz tests/fuzz/display-fuzz tests/fuzz/reader-fuzz tests/fuzz/sidecar-fuzz
tests_fuzz_compare_fuzz_SOURCES = tests/fuzz/compare-fuzz.c $(FUZZ_MAIN)
tests_fuzz_compare_fuzz_LDFLAGS = $(FUZZ_LINKING)
tests_fuzz_decode_fuzz_SOURCES = tests/fuzz/decode-fuzz.c $(FUZZ_MAIN)
tests_fuzz_decode_fuzz_LDFLAGS = $(FUZZ_LINKING)
tests_fuzz_display_fuzz_SOURCES = tests/fuzz/display-fuzz.c $(FUZZ_MAIN)
tests_fuzz_display_fuzz_LDFLAGS = $(FUZZ_LINKING)
tests_fuzz_reader_fuzz_SOURCES = tests/fuzz/reader-fuzz.c $(FUZZ_MAIN)
tests_fuzz_reader_fuzz_LDFLAGS = $(FUZZ_LINKING)
tests_fuzz_sidecar_fuzz_SOURCES = tests/fuzz/sidecar-fuzz.c $(FUZZ_MAIN)
tests_fuzz_sidecar_fuzz_LDFLAGS = $(FUZZ_LINKING)

# ui
SCRIPT_TESTS += \
	tests/screen/claim.test \
	tests/screen/compare.test \
	tests/screen/documents.test \
	tests/screen/parts.test \
	tests/screen/program.test \
	tests/screen/pseudo.test \
	tests/screen/reader.test \
	tests/screen/history.test \
	tests/screen/search.test \
	tests/screen/spread.test \
	tests/screen/story.test \
	tests/screen/tagging.test \
	tests/screen/trouble.test
EXTRA_DIST += tests/screen/lib.sh
UNIT_TESTS += \
	tests/unit/keymap-test \
	tests/unit/prompt-test
tests_unit_keymap_test_SOURCES = tests/unit/keymap-test.c
tests_unit_keymap_test_LDADD = src/libui.a $(TERM_LIBS)
tests_unit_prompt_test_SOURCES = tests/unit/prompt-test.c
tests_unit_prompt_test_LDADD = src/libui.a $(TERM_LIBS)

# index, session
UNIT_TESTS += \
	tests/unit/guess-test \
	tests/unit/index-test \
	tests/unit/kwic-test \
	tests/unit/object-test \
	tests/unit/refind-test \
	tests/unit/regex-test \
	tests/unit/search-test \
	tests/unit/session-test \
	tests/unit/stories-test
tests_unit_guess_test_SOURCES = tests/unit/guess-test.c
tests_unit_index_test_SOURCES = tests/unit/index-test.c
tests_unit_kwic_test_SOURCES = tests/unit/kwic-test.c
tests_unit_object_test_SOURCES = tests/unit/object-test.c
tests_unit_refind_test_SOURCES = tests/unit/refind-test.c
tests_unit_regex_test_SOURCES = tests/unit/regex-test.c
tests_unit_search_test_SOURCES = tests/unit/search-test.c
tests_unit_session_test_SOURCES = tests/unit/session-test.c
tests_unit_follow_test_SOURCES = tests/unit/follow-test.c
tests_unit_stories_test_SOURCES = tests/unit/stories-test.c

# ledger
UNIT_TESTS += \
	tests/unit/ledger-test \
	tests/unit/query-test \
	tests/unit/wording-test
tests_unit_ledger_test_SOURCES = tests/unit/ledger-test.c
tests_unit_query_test_SOURCES = tests/unit/query-test.c
tests_unit_wording_test_SOURCES = tests/unit/wording-test.c
SCRIPT_TESTS += tests/cli/claims.test tests/screen/card.test tests/screen/claims.test
check_PROGRAMS += tests/fuzz/query-fuzz
tests_fuzz_query_fuzz_SOURCES = tests/fuzz/query-fuzz.c $(FUZZ_MAIN)
tests_fuzz_query_fuzz_LDFLAGS = $(FUZZ_LINKING)

# spread
UNIT_TESTS += tests/unit/counterpart-test tests/unit/spread-test
tests_unit_counterpart_test_SOURCES = tests/unit/counterpart-test.c tests/unit/tap.h tests/unit/trial.h
tests_unit_spread_test_SOURCES = tests/unit/spread-test.c

# entities
SCRIPT_TESTS += tests/cli/entities.test tests/screen/entities.test

# suggestions
UNIT_TESTS += tests/unit/suggest-test
tests_unit_suggest_test_SOURCES = tests/unit/suggest-test.c tests/unit/tap.h tests/unit/trial.h
UNIT_TESTS += tests/unit/suggestions-test
tests_unit_suggestions_test_SOURCES = tests/unit/suggestions-test.c tests/unit/sidecar.h tests/unit/tap.h
SCRIPT_TESTS += tests/screen/suggestions.test
SCRIPT_TESTS += tests/screen/orphans.test

# bench: figures, not verdicts; no part of `make check`
EXTRA_PROGRAMS = tests/bench/align tests/bench/collate tests/bench/overlaps tests/bench/suggestions
EXTRA_DIST += tests/bench/align.sh tests/bench/overlaps.py tests/bench/screen.py
EXTRA_DIST += tests/bench/README tests/bench/peers.py
EXTRA_DIST += tests/bench/gold/README tests/bench/gold/000_003.tsv tests/bench/gold/003_004.tsv
EXTRA_DIST += tests/suggestions/seeds.tsv tests/suggestions/reports.tsv tests/suggestions/quotes.tsv
tests_bench_align_SOURCES = tests/bench/align.c
tests_bench_collate_SOURCES = tests/bench/collate.c
tests_bench_overlaps_SOURCES = tests/bench/overlaps.c
tests_bench_suggestions_SOURCES = tests/bench/suggestions.c
EXTRA_PROGRAMS += tests/bench/annotations
EXTRA_DIST += tests/bench/annotations.py
tests_bench_annotations_SOURCES = tests/bench/annotations.c
.PHONY: bench
bench: tests/bench/align src/antisigma$(EXEEXT)
	python3 $(srcdir)/tests/bench/screen.py src/antisigma$(EXEEXT) $(srcdir)/tests/reports
	builddir=. $(SHELL) $(srcdir)/tests/bench/align.sh

# scales, codebook, tutorial
SCRIPT_TESTS += tests/screen/scale.test tests/cli/codebook.test tests/screen/codebook.test tests/screen/tutorial.test
SCRIPT_TESTS += tests/cli/tutorial.test tests/screen/hour.test
UNIT_TESTS += tests/unit/codebook-test
tests_unit_codebook_test_SOURCES = tests/unit/codebook-test.c tests/unit/tap.h

# README's screen
SCRIPT_TESTS += tests/screen/readme.test
EXTRA_DIST += tests/screen/readme.sh

# long: the campaigns, whole; make check runs a slice of each (tests/pty).
LONG_TESTS = tests/long/edits.py tests/long/merges.py tests/long/kills.py tests/long/storms.py tests/long/signals.py \
	tests/long/codepoints.py tests/long/anchors.py
FUZZ_SECONDS = 1200
SCRIPT_TESTS += tests/pty/codepoints.test tests/pty/kills.test tests/pty/signals.test tests/pty/storms.test
EXTRA_DIST += $(LONG_TESTS) tests/long/session.py
check-long: all $(check_PROGRAMS)
	@$(AM_TESTS_ENVIRONMENT) failed=0; \
	for campaign in $(LONG_TESTS); do \
		echo "# $$campaign"; python3 "$(srcdir)/$$campaign" || failed=1; \
	done; \
	if test -n "$(FUZZING_ON)"; then \
		for target in tests/fuzz/*-fuzz; do \
			echo "# $$target, $(FUZZ_SECONDS) s"; mkdir -p $$target.found; \
			./$$target -max_total_time=$(FUZZ_SECONDS) $$target.found \
				"$(srcdir)/tests/fuzz/corpus/`basename $$target -fuzz`" || failed=1; \
		done; \
	fi; \
	exit $$failed
.PHONY: check-long

# store
UNIT_TESTS += \
	tests/unit/records-test \
	tests/unit/register-test \
	tests/unit/store-property-test
UNIT_TESTS += tests/unit/entities-test tests/unit/every-test
tests_unit_every_test_SOURCES = tests/unit/every-test.c tests/unit/sidecar.h tests/unit/tap.h
tests_unit_entities_test_SOURCES = tests/unit/entities-test.c tests/unit/sidecar.h tests/unit/tap.h
tests_unit_records_test_SOURCES = tests/unit/records-test.c tests/unit/sidecar.h tests/unit/tap.h
tests_unit_register_test_SOURCES = tests/unit/register-test.c tests/unit/sidecar.h tests/unit/tap.h
tests_unit_store_property_test_SOURCES = tests/unit/store-property-test.c tests/unit/sidecar.h tests/unit/tap.h

# documents that change, disputes
UNIT_TESTS += tests/unit/anchors-property-test
tests_unit_anchors_property_test_SOURCES = tests/unit/anchors-property-test.c tests/unit/tap.h
UNIT_TESTS += tests/unit/disputes-test
tests_unit_disputes_test_SOURCES = tests/unit/disputes-test.c tests/unit/tap.h
SCRIPT_TESTS += tests/cli/disputes.test tests/screen/adjudicate.test tests/screen/overlaps.test
check_PROGRAMS += tests/fuzz/pattern-fuzz
tests_fuzz_pattern_fuzz_SOURCES = tests/fuzz/pattern-fuzz.c $(FUZZ_MAIN)
tests_fuzz_pattern_fuzz_LDFLAGS = $(FUZZ_LINKING)
