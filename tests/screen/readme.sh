#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Prints the screen that README shows: the comparison of two of the sample reports.
#   tests/screen/readme.sh [PROGRAM [REPORTS]]
program=${1-build/src/antisigma}
reports=${2-tests/reports}
script=$(mktemp) && trap 'rm -f "$script"' 0
cat >"$script" <<'E'
key jjjjd
key ]c]c]c]c]c
dump
E
LC_ALL=C.UTF-8 "$program" browse --read-only --script="$script" --size=80x24 "$reports" | sed 's/^\(.\)/    \1/'
