# SPDX-License-Identifier: GPL-3.0-or-later
# Programs in a real terminal, for tests: a tmux server of the test's own, a
# program in it, keys to it, and waiting until the screen says something.
# Source it from a script that runs under the test harness ($srcdir, $builddir).
#
#     . "$srcdir/tests/pty/lib.sh"
#     plan 2
#     pty_start 24 80 PROGRAM ARG...       environment: export it before, or `env X=Y PROGRAM`
#     pty_wait 'ready'                     an ERE that a row of the screen matches; 10 s at most
#     pty_keys j j Escape                  names as tmux has them
#     check 'the second row' pty_shows '^> two'
#     pty_signal TERM; check 'status' pty_ended 143
#     check 'the terminal is as before' pty_restored

pty_seconds=${PTY_SECONDS:-10}
pty_dir=$(mktemp -d "${TMPDIR:-/tmp}/pty.XXXXXX") || exit 99
pty_socket=$pty_dir/socket0
tap_count=0
tap_failed=0

plan() { # N: needs tmux, or all is skipped
	if ! command -v tmux >/dev/null 2>&1; then
		echo '1..0 # SKIP tmux is not installed'
		exit 77
	fi
	echo "1..$1"
}

# check WHAT COMMAND...: one assertion; the screen is shown when it fails
check() {
	tap_count=$((tap_count + 1))
	tap_what=$1
	shift
	if "$@"; then
		echo "ok $tap_count - $tap_what"
	else
		echo "not ok $tap_count - $tap_what"
		tap_failed=$((tap_failed + 1))
		echo "# failed: $*"
		pty_capture 2>/dev/null | sed 's/^/# |/'
		sed 's/^/# stderr: /' "$pty_dir/stderr" 2>/dev/null
	fi
}

same() { # GOT WANT
	[ "$1" = "$2" ] || {
		echo "#  got: $1"
		echo "# want: $2"
		false
	}
}

pty_tmux() {
	env -u TMUX TMUX_TMPDIR="$pty_dir" tmux -S "$pty_socket" -f /dev/null "$@"
}

# until_true COMMAND...: asks again until it succeeds or the time is over
until_true() {
	until_end=$(($(date +%s) + pty_seconds))
	until "$@"; do
		[ "$(date +%s)" -lt "$until_end" ] || return 1
		sleep 0.02 # between two looks at the condition, not instead of one
	done
}

# What runs in the pane: the program between two looks at the line settings.
# pty_go_on makes it continue a program that was stopped.
cat >"$pty_dir/pane" <<'PANE'
dir=$1
shift
set -m
stty -g >"$dir/before"
tty >"$dir/tty"
sh -c 'echo $$ >"$0/pid"; exec "$@" 2>"$0/stderr"' "$dir" "$@"
status=$?
while [ $status -gt 145 ] && [ $status -lt 151 ] && [ -e "$dir/stopping" ]; do
	stty -g >"$dir/stopped"
	echo 'STOPPED HERE'
	read -r go_on
	rm "$dir/stopping"
	fg >/dev/null
	status=$?
done
stty -g >"$dir/after"
echo $status >"$dir/status.new"
mv "$dir/status.new" "$dir/status"
echo 'ENDED HERE'
cat >/dev/null
PANE

pty_start() { # ROWS COLS PROGRAM...
	pty_stop
	# A server takes its time to end, so the next one has its own socket.
	pty_socket=$pty_dir/socket$((${pty_socket##*socket} + 1))
	rows=$1 cols=$2
	shift 2
	rm -f "$pty_dir/status" "$pty_dir/stderr" "$pty_dir/pid" "$pty_dir/stopped" "$pty_dir/stopping"
	pty_tmux new-session -d -x "$cols" -y "$rows" sh "$pty_dir/pane" "$pty_dir" "$@" \; \
		set -g status off \; set -g remain-on-exit on \; resize-window -x "$cols" -y "$rows"
	until_true test -s "$pty_dir/pid"
}

pty_stop() {
	[ ! -S "$pty_socket" ] || pty_tmux kill-server 2>/dev/null
}
trap 'pty_stop; rm -rf "$pty_dir"' EXIT

pty_keys() { pty_tmux send-keys "$@"; }
pty_type() { pty_tmux send-keys -l "$1"; }
pty_bytes() { pty_tmux send-keys -H "$@"; } # bytes in hexadecimal, one word each
pty_paste() { # within marks when the program asked for them
	pty_tmux set-buffer "$1" \; paste-buffer -p -r
}
pty_resize() { pty_tmux resize-window -x "$2" -y "$1"; } # ROWS COLS
pty_capture() { pty_tmux capture-pane -p "$@"; }         # -e: with colours
pty_cursor() { pty_tmux display-message -p '#{cursor_y} #{cursor_x}'; }
pty_pid() { cat "$pty_dir/pid"; }
pty_tty() { cat "$pty_dir/tty"; }
pty_signal() { kill -s "$1" "$(pty_pid)"; }
pty_errors() { cat "$pty_dir/stderr"; }

pty_matches() { pty_capture | grep -Eq -e "$1"; }
pty_wait() { until_true pty_matches "$1"; }
pty_shows() { pty_wait "$1"; }
pty_has_not() { ! pty_matches "$1"; }

pty_ended() { # STATUS: waits for the end; a signal is 128 + its number
	until_true test -s "$pty_dir/status" && same "$(cat "$pty_dir/status")" "$1"
}
pty_restored() { # line settings, main screen, and a cursor that is seen
	until_true test -s "$pty_dir/status" &&
		same "$(cat "$pty_dir/after")" "$(cat "$pty_dir/before")" &&
		same "$(pty_tmux display-message -p '#{alternate_on} #{cursor_flag} #{keypad_cursor_flag}')" '0 1 0'
}

# Before a program is stopped: the pane will wait for pty_go_on.
pty_will_stop() { : >"$pty_dir/stopping"; }
pty_stopped() { until_true test -s "$pty_dir/stopped" && pty_wait 'STOPPED HERE'; }
pty_go_on() { pty_tmux send-keys C-j; } # not Enter: SIGSTOP leaves the line settings as they are

finish() { exit $((tap_failed > 0)); }
