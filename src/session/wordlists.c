/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/wordlists.h"

#include <string.h>
#include <strings.h>

/* Each list begins and ends with a space, so that a word is found by looking
 * for it between two. */
static const char *const english[AS_WORDLISTS] = {
	[AS_WORDS_SPEECH] =
		" said says say saying told telling tells added adding adds noting insisting tweeted wrote writes "
		"warned warns stated states announced "
		"announces insisted insists noted notes emphasized emphasised emphasizes stressed stresses argued argues "
		"claimed declared declares explained explains replied replies responded asked asks acknowledged "
		"acknowledges admitted admits denied denies confirmed confirms called described describes characterized "
		"characterised reiterated repeated suggested suggests predicted predicts vowed vows pledged promised "
		"demanded accused accuses testified commented remarked reported urged urges cautioned "
		"continued concluded recalled maintained maintains contended complained conceded alleged expressed believes "
		"briefed quipped shouted ",
	[AS_WORDS_BETWEEN] =
		" has have had also later then again once earlier repeatedly openly publicly bluntly flatly immediately "
		"previously only still now often never always himself herself themselves itself both recently quickly "
		"simply specifically further subsequently is was reportedly afterward afterwards ",
	[AS_WORDS_PRONOUN] = " he she they it we i who ",
	[AS_WORDS_ARTICLE] = " the a an his her their its this that these those some many several other senior top ",
	[AS_WORDS_TITLE] =
		" president vice deputy prime foreign defense defence interior finance justice minister secretary "
		"ambassador senator sen representative rep congressman congresswoman governor gov mayor general gen "
		"colonel col major maj captain capt lieutenant lt sergeant sgt admiral adm chairman chairwoman "
		"chairperson chair chief director king queen prince princess pope chancellor judge attorney speaker leader "
		"commissioner professor prof doctor dr mr mrs ms miss sir lord lady dame spokesman spokeswoman "
		"spokesperson premier sheikh ayatollah rabbi rev reverend imam bishop archbishop cardinal officer press "
		"envoy negotiator diplomat coach analyst author host republican democrat ",
	[AS_WORDS_OFFICE] =
		" spokesman spokeswoman spokesperson minister president secretary press chief leader director officer "
		"chairman chairwoman ambassador envoy negotiator diplomat general official host coach analyst professor "
		"senator governor mayor judge lawyer attorney author founder executive deputy foreign prime transport "
		"interior finance health defence defense justice trade energy state police military vice ",
	[AS_WORDS_CONNECTOR] = " of the for de del della der den di da dos du la le van von bin ibn al el y e zu ter ",
	[AS_WORDS_OPENER] =
		" the a an in on at by for from to of with and but or nor so yet if as when while after before since "
		"until although though because he she it they we you i his her its their our your my this that these "
		"those there here what who why how where which no not some many most several all both each every "
		"such other another under over during amid despite meanwhile however moreover earlier later last next "
		"also only then now still even once read speaking asked echoing among neither either more less one two three "
		"according unfortunately ",
	[AS_WORDS_STOP] =
		" that and or but in on at by for from to with as if when while after before since until of which where "
		"is are was were be been being will would can could may might must shall should do does did not than about "
		"over under into said says because so although though whether ",
	[AS_WORDS_BODY] =
		" states nations union organization organisation organizations security council house ministry department "
		"agency party kingdom republic committee commission court bank group forces force army navy guard police "
		"pool photo news times post journal press university institute center centre association federation "
		"alliance treaty congress parliament senate office city county street river sea ocean strait bay lake "
		"mountain island islands peninsula europe asia africa america north south east west northern southern "
		"eastern western central international national federal european american russian british french german "
		"chinese ukrainian monday tuesday wednesday thursday friday saturday sunday january february march april "
		"june july august september october november december inc ltd corp company airlines airport hospital ",
	[AS_WORDS_ATTRIBUTION] = " according ",
};

static const char *const *const languages[] = {english};

bool as_wordlist_has(enum as_wordlist list, const char *word, size_t len)
{
	if (!len || memchr(word, ' ', len))
		return false;
	for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
		for (const char *at = languages[i][list]; at[0] && at[1];) {
			const char *end = strchr(at + 1, ' ');
			if ((size_t)(end - at - 1) == len && !strncasecmp(at + 1, word, len))
				return true;
			at = end;
		}
	return false;
}
