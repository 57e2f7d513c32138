# SPDX-License-Identifier: GPL-3.0-or-later
# Makes C from the rules of languages (src/align/rules/*.rules; their form is
# told in src/align/rules.h):
#   awk -v want=text ...   the files' text as string literals, comments left out
#   awk -v want=lists ...  the word lists of align/wordlists.h, a row a language
BEGIN { classes = " speech between pronoun article title office connector opener stop body attribution " }
function finish(   i, n, names) {
	if (!open)
		return
	if (want == "text")
		print "},"
	else {
		print "{"
		n = split(classes, names, " ")
		for (i = 1; i <= n; i++)
			if (names[i] in list)
				printf "[AS_WORDS_%s] =\n%s\" \",\n", toupper(names[i]), list[names[i]]
		print "},"
	}
	split("", list)
}
FNR == 1 {
	finish()
	open = 1
	name = FILENAME
	sub(/.*\//, "", name)
	if (want == "text")
		printf "{\"%s\",\n", name
}
{ sub(/[ \t]*#.*/, "") }
want == "text" {
	gsub(/\\/, "\\\\")
	gsub(/"/, "\\\"")
	printf "\"%s\\n\"\n", $0
	next
}
NF {
	class = $0
	sub(/[ :].*/, "", class)
	if (!index(classes, " " class " "))
		next
	sub(/^[^:]*:/, "")
	n = split($0, words, ",")
	for (i = 1; i <= n; i++) {
		gsub(/^[ \t]+|[ \t]+$/, "", words[i])
		if (words[i] != "" && words[i] !~ /[ \t]/)
			list[class] = list[class] "\" " words[i] "\"\n"
	}
}
END { finish() }
