# SPDX-License-Identifier: GPL-3.0-or-later
# What the screen tests share: a corpus to play with, a script of keys in, the
# screen as text out.  Include it first; end with `plan`.
#
#     corpus                  three short reports, without a sidecar
#     play [OPTION...] <<E    plays a script on it (term/script.h); output in $work/out
#     is WHAT <<E             compares that output
#     holds WHAT PATTERN...   the output has a line that matches each (basic regular expressions)
#     lacks WHAT PATTERN
LC_ALL=C.UTF-8
export LC_ALL
ANTISIGMA_NOW=2026-01-02T03:04:05.000Z ANTISIGMA_ANNOTATOR=reader
export ANTISIGMA_NOW ANTISIGMA_ANNOTATOR
program=$builddir/src/antisigma
work=$(mktemp -d "${TMPDIR:-/tmp}/antisigma-screen.XXXXXX") || exit 99
trap 'rm -rf "$work"' 0
XDG_DATA_HOME=$work/data XDG_CONFIG_HOME=$work/config
export XDG_DATA_HOME XDG_CONFIG_HOME
# Suggestions would mark every name on every screen; suggestions.test asks for them.
mkdir -p "$work/config/antisigma"
echo "suggestions = no" >"$work/config/antisigma/config"
count=0

ok() { count=$((count + 1)); echo "ok $count - $1"; }
not_ok() { count=$((count + 1)); echo "not ok $count - $1"; }
plan() { echo "1..$count"; }

# Three reports of our own: two of one event, passages out of order, figures
# changed, and a third that has nothing to do with them.
corpus() {
	rm -rf "$work/reports"
	mkdir "$work/reports"
	cat >"$work/reports/a_north.txt" <<-'E'
	Bridge at Telm closed after crack is found
	20210305
	https://www.northpaper.example/news/bridge-closed
	The bridge at Telm was closed on Friday after a crack was found in its main arch.
	Mayor Ada Brandt said the bridge would stay closed for at least three weeks.
	"We will not open it before it is safe," Brandt told reporters at the river.
	About 4,000 cars cross the bridge every day, the town office said.
	Engineers from Dorn will look at the arch on Monday.
	The ferry at Ulm Landing runs every ten minutes until the bridge opens again.
	E
	cat >"$work/reports/b_south.txt" <<-'E'
	Telm bridge shut as engineers find crack
	20210306
	https://southpost.example/telm-bridge-shut
	About 5,000 cars cross the bridge every day, the town office said.
	The bridge at Telm was closed on Friday after a crack was found in its main arch.
	Mayor Ada Brandt said the bridge would stay closed for at least six weeks.
	Engineers from Dorn will look at the arch on Monday.
	Shops on the left bank fear that their customers stay away.
	E
	cat >"$work/reports/c_fair.txt" <<-'E'
	Harvest fair opens in Dorn with a record pumpkin
	20210917
	https://www.dorntimes.example/fair
	The harvest fair in Dorn opened on Saturday with music and a pumpkin of 611 kilograms.
	Its grower, Matej Kovač, thanked the rain.
	E
}

play() {
	cat >"$work/script"
	"$program" browse --script="$work/script" "$@" "$work/reports" >"$work/out" 2>"$work/err"
	status=$?
	[ $status = 0 ] && [ ! -s "$work/err" ] || {
		not_ok "the script is played (status $status)"
		sed 's/^/# /' "$work/err"
	}
}

is() {
	cat >"$work/want"
	if cmp -s "$work/want" "$work/out"; then
		ok "$1"
	else
		not_ok "$1"
		diff "$work/want" "$work/out" | sed 's/^/# /'
	fi
}

holds() {
	what=$1
	shift
	for pattern; do
		grep -q -e "$pattern" "$work/out" && continue
		not_ok "$what"
		echo "# no line matches: $pattern"
		sed 's/^/#  /' "$work/out"
		return
	done
	ok "$what"
}

lacks() {
	if grep -e "$2" "$work/out" >"$work/found"; then
		not_ok "$1"
		sed 's/^/# /' "$work/found"
	else
		ok "$1"
	fi
}
