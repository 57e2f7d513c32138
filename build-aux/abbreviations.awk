# SPDX-License-Identifier: GPL-3.0-or-later
# Makes a C table from src/text/abbreviations.txt, sorted by bytes:
#   LC_ALL=C awk -f build-aux/abbreviations.awk src/text/abbreviations.txt >abbreviations.h
# A kind that the program does not know fails to compile.
/^#/ || NF == 0 { next }
{
	kind = $1
	if (sub(/:$/, "", kind) != 1) {
		print FILENAME ":" FNR ": no kind before the words" >"/dev/stderr"
		failed = 1
		exit 1
	}
	for (i = 2; i <= NF; i++) {
		if (!($i in kinds))
			words[++count] = $i
		kinds[$i] = kinds[$i] (kinds[$i] == "" ? "" : " | ") "ABBREVIATION_" toupper(kind)
	}
}
END {
	if (failed)
		exit 1
	for (i = 2; i <= count; i++) {
		word = words[i]
		for (j = i - 1; j > 0 && words[j] "" > word ""; j--)
			words[j + 1] = words[j]
		words[j + 1] = word
	}
	print "/* Made from abbreviations.txt; changes belong there. */"
	for (i = 1; i <= count; i++)
		printf "{\"%s\", %s},\n", words[i], kinds[words[i]]
}
