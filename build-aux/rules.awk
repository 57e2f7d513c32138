# SPDX-License-Identifier: GPL-3.0-or-later
# Makes C from the rules of languages (src/align/rules/*.rules; their form is
# told in src/align/rules.h):
#   awk -v want=text ...   the files' text as string literals, comments left out
#   awk -v want=lists ...  each word of align/wordlists.h with the lists it is in,
#                          to be sorted by bytes
BEGIN { classes = " speech between pronoun article title office connector opener stop body attribution " }
function finish() {
	if (open && want == "text")
		print "},"
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
		if (words[i] == "" || words[i] ~ /[ \t]/ || (words[i], class) in seen)
			continue
		seen[words[i], class] = 1
		lists[tolower(words[i])] = lists[tolower(words[i])] " | 1u << AS_WORDS_" toupper(class)
	}
}
END {
	finish()
	for (word in lists)
		printf "{\"%s\", 0u%s},\n", word, lists[word]
}
