# SPDX-License-Identifier: GPL-3.0-or-later
# TAP for tests of the command line.  A test sources this and ends with `finish`.
#
#   run CMD ARG...      runs the program; $status, the files $out and $err
#   is STATUS WHAT      the last run ended so; says what a user would notice
#   prints WHAT         ... and wrote on standard output what stands on standard input
#   says WHAT PATTERN   ... and wrote a line on standard error that the pattern (grep -E) finds
#   ok WHAT CMD ARG...  a command of its own succeeds
antisigma=$builddir/src/antisigma
reports=$srcdir/tests/reports
here=$(mktemp -d "${TMPDIR:-/tmp}/as-cli-XXXXXX") || exit 99
trap 'chmod -R u+rwX "$here"; rm -rf "$here"' EXIT
out=$here/.out err=$here/.err
count=0 failed=0
ANTISIGMA_ANNOTATOR=tester XDG_CONFIG_HOME=$here/.config XDG_DATA_HOME=$here/.data
export ANTISIGMA_ANNOTATOR XDG_CONFIG_HOME XDG_DATA_HOME
cd "$here" || exit 99

run() {
	"$antisigma" "$@" >"$out" 2>"$err" </dev/null
	status=$?
}

result() { # STATUS WHAT
	count=$((count + 1))
	if [ "$1" = 0 ]; then
		echo "ok $count - $2"
	else
		failed=$((failed + 1))
		echo "not ok $count - $2"
		sed 's/^/# out: /' "$out" | head -40
		sed 's/^/# err: /' "$err" | head -10
	fi
}

is() {
	[ "$status" = "$1" ]
	result $? "$2 (exit $1)"
}

prints() {
	cat >"$here/.want"
	diff "$here/.want" "$out" >"$here/.diff" 2>&1
	same=$?
	result $same "$1"
	[ $same = 0 ] || sed 's/^/# /' "$here/.diff" | head -40
}

says() {
	grep -Eq -- "$2" "$err"
	result $? "$1"
}

shows() { # WHAT PATTERN: on standard output
	grep -Eq -- "$2" "$out"
	result $? "$1"
}

ok() {
	what=$1
	shift
	"$@" >"$here/.cmd" 2>&1
	result $? "$what"
}

finish() {
	echo "1..$count"
	[ $failed = 0 ]
	exit
}
