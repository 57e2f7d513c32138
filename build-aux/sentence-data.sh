#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes src/text/sentence_data.h from Unicode's SentenceBreakProperty.txt:
#   build-aux/sentence-data.sh /usr/share/unicode/auxiliary/SentenceBreakProperty.txt >src/text/sentence_data.h
# One entry where the class changes: first code point << 8 | class.
LC_ALL=C
export LC_ALL
classes='Other CR LF Sep Extend Format Sp Lower Upper OLetter Numeric ATerm STerm Close SContinue'
version=$(sed -n '1s/^# *SentenceBreakProperty-\([0-9.]*\)\.txt.*/\1/p' "$1")
sed -n 's/^\([0-9A-F]*\)\.\.\([0-9A-F]*\) *; \([A-Za-z]*\).*/\1 \2 \3/p
	s/^\([0-9A-F]*\) *; \([A-Za-z]*\).*/\1 \1 \2/p' "$1" |
	awk '{ printf "%6s %6s %s\n", $1, $2, $3 }' | sort |
	awk -v classes="$classes" -v version="$version" '
	function hex(text,   value, i) {
		value = 0
		for (i = 1; i <= length(text); i++)
			value = value * 16 + index("0123456789ABCDEF", substr(text, i, 1)) - 1
		return value
	}
	function entry(point, class) {
		if (class == last)
			return
		last = class
		printf "%s0x%X,", count++ % 12 ? " " : "\n\t", point * 256 + number[class]
	}
	BEGIN {
		n = split(classes, name, " ")
		print "/* SPDX-License-Identifier: GPL-3.0-or-later */"
		print "/* Made by build-aux/sentence-data.sh from SentenceBreakProperty.txt of Unicode " version "."
		print " * Each entry: first code point << 8 | class, which holds up to the next entry. */"
		print "#ifndef AS_TEXT_SENTENCE_DATA_H\n#define AS_TEXT_SENTENCE_DATA_H\n\n#include <stdint.h>\n\nenum sentence_class {"
		for (i = 1; i <= n; i++) {
			number[name[i]] = i - 1
			print "\tSB_" toupper(name[i]) ","
		}
		printf "};\n\nstatic const uint32_t sentence_data[] = {"
		last = ""
		next_point = 0
	}
	{
		first = hex($1)
		if (first > next_point || NR == 1)
			entry(next_point, "Other")
		entry(first, $3)
		next_point = hex($2) + 1
	}
	END {
		entry(next_point, "Other")
		print "\n};\n\n#endif"
	}'
