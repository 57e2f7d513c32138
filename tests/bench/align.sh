#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Comparisons of 1,000 to 1,000,000 words (bench/align.c), made of a text that
# Debian packages: bible-kjv, then fortunes to fill up.  Its hash is printed, so
# that figures of two machines can be laid side by side.  Then whole programs,
# antisigma and its peers, on pairs of the same text (bench/peers.py).
#   align.sh [WORDS...]          BENCH_TEXT=FILE takes that text instead
set -eu
: "${builddir:=.}"
text=${BENCH_TEXT-}
if [ -z "$text" ]; then
	command -v bible >/dev/null 2>&1 || { echo 'align.sh: install bible-kjv, or set BENCH_TEXT' >&2; exit 77; }
	text=$(mktemp)
	trap 'rm -f "$text"' EXIT
	trap 'exit 1' HUP INT TERM
	bible -l1000000 gen1:1-rev22:21 | sed 's/^ *[0-9][0-9]* //' >"$text"
	for f in /usr/share/games/fortunes/*.u8; do
		[ ! -f "$f" ] || grep -v '^%' "$f" >>"$text"
	done
fi
printf 'text: %s words, sha256 %s\n' "$(wc -w <"$text")" "$(sha256sum <"$text" | cut -c1-16)"
"$builddir/tests/bench/align" "$text" "$@"
if command -v python3 >/dev/null 2>&1; then
	echo
	python3 "${0%/*}/peers.py" "$builddir/src/antisigma" "$text" "$@"
fi
