/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trial.h"
#include "tap.h"

/* The row that shows `text` on the given side, or NULL. */
static const struct as_row *row_with(const struct trial *trial, int side, const char *text)
{
	for (size_t i = 0; i < trial->comparison.rows_count; i++) {
		const struct as_row *row = &trial->comparison.rows[i];
		struct as_span span = trial_side(row, side)->span;
		if (trial_side(row, side)->passage != AS_NO_PASSAGE &&
		    memmem(trial->doc[side].text + span.start, span.end - span.start, text, strlen(text)))
			return row;
	}
	return NULL;
}

static const char *relation_of(const struct trial *trial, int side, const char *text)
{
	const struct as_row *row = row_with(trial, side, text);
	return row ? as_relation_name(row->relation) : "no such row";
}

/* The first op of this kind that shows `left` on the left and `right` on the
 * right, white space at the ends aside. */
static bool has_op(const struct trial *trial, enum as_op_kind kind, const char *left, const char *right)
{
	const char *want[2] = {left, right};
	for (size_t i = 0; i < trial->comparison.ops_count; i++) {
		const struct as_op *op = &trial->comparison.ops[i];
		bool same = op->kind == kind;
		for (int s = 0; s < 2; s++) {
			struct as_span span = trial_op_span(op, s);
			const char *text = trial->doc[s].text;
			while (span.end > span.start && trial_space(text[span.end - 1]))
				span.end--;
			same = same && span.end - span.start == strlen(want[s]) &&
			       !memcmp(text + span.start, want[s], strlen(want[s]));
		}
		if (same)
			return true;
	}
	return false;
}

static void check(const struct trial *trial, const char *what)
{
	const char *wrong = trial_check(trial);
	if (!OK(!wrong, "%s: all that must hold holds", what))
		printf("# %s\n", wrong);
}

static const char harbour[] =
	"The harbour council voted on Monday to close the northern quay until the winter storms are over.\n"
	"Ferry crews walked out after the owners refused to discuss night pay for the third time this year.\n"
	"Mayor Ilse Varga called the decision regrettable but said that no money was left in the budget.\n"
	"A spokesman for the shipping line declined to comment on the report of the accident inspectors.\n";

static void test_identical(void)
{
	struct trial trial;
	trial_begin(&trial, harbour, harbour);
	IS_INT(trial.comparison.rows_count, 4, "four passages give four rows");
	IS_INT(trial.comparison.summary.same, 4, "all four are the same");
	IS_INT(trial.comparison.summary.moved, 0, "none has moved");
	OK(trial.comparison.summary.left_in_right >= 1 && trial.comparison.summary.right_in_left >= 1, "each contains the other");
	check(&trial, "identical documents");
	trial_end(&trial);
}

static void test_empty(void)
{
	struct trial trial;
	trial_begin(&trial, "", harbour);
	IS_INT(trial.comparison.summary.right_only, 4, "against nothing, all stands on one side");
	check(&trial, "an empty document");
	trial_end(&trial);
	trial_begin(&trial, "", "");
	IS_INT(trial.comparison.rows_count, 0, "two empty documents have no rows");
	trial_end(&trial);
}

static void test_moved_and_edited(void)
{
	struct trial trial;
	trial_begin(&trial, harbour,
		"A spokesman for the shipping line declined to comment on the report of the accident inspectors.\n"
		"The harbour council voted on Monday to close the northern quay until the winter storms are over.\n"
		"Mayor Ilse Varga called the decision inevitable but said that money was left in the city budget.\n"
		"Ferry crews walked out after the owners refused to discuss night pay for the third time this year.\n");
	IS(relation_of(&trial, 0, "A spokesman"), "same", "a passage moved whole is the same");
	OK(row_with(&trial, 0, "A spokesman")->moved, "and is marked as moved");
	OK(!row_with(&trial, 0, "harbour council")->moved, "what stayed is not");
	const struct as_row *row = row_with(&trial, 0, "Mayor");
	IS(as_relation_name(row->relation), "edited", "a passage with other words is edited");
	OK(has_op(&trial, AS_OP_REPLACE, "regrettable", "inevitable"), "the word replaced is shown as replaced");
	OK(has_op(&trial, AS_OP_DELETE, "no", ""), "a negation left out is shown");
	OK(has_op(&trial, AS_OP_INSERT, "", "city"), "a word put in is shown");
	IS_INT(trial.comparison.summary.left_only + trial.comparison.summary.right_only, 0, "nothing is left over");
	check(&trial, "moved and edited passages");
	trial_end(&trial);
}

static void test_format(void)
{
	struct trial trial;
	trial_begin(&trial, "\"We won't sign,\" said Gabrielle T\xc3\xa9trault-Farber of the dockers' union (USD) on Tuesday.\n",
		    "We wont sign said Gabrielle Ttrault-Farber of the dockers union USD on tuesday\n");
	IS(relation_of(&trial, 0, "sign"), "format", "lost punctuation, case and accents are format only");
	check(&trial, "format");
	trial_end(&trial);
	trial_begin(&trial, "The  ferry sank\tat noon near the old pier.\n", "The ferry sank at noon near the old pier.\n");
	IS(relation_of(&trial, 0, "ferry"), "same", "other white space is no difference");
	trial_end(&trial);
}

static void test_glued(void)
{
	struct trial trial;
	trial_begin(&trial,
		"Talks resume in Oslo, whereNorwegian envoys meet owners of the nonstop buildup of old ferries on Sunday,Varga said.\n",
		"Talks resume in Oslo, where Norwegian envoys meet owners of the non-stop build-up of old ferries on Sunday, Varga said.\n");
	IS(relation_of(&trial, 0, "Oslo"), "format", "glued words and hyphens are format only");
	check(&trial, "glued words");
	trial_end(&trial);
}

static void test_initials(void)
{
	struct trial trial;
	trial_begin(&trial, "The envoy told reporters that the offer of the US was final and could not be changed.\n",
		    "The envoy told reporters that the offer of us was final and could not be changed.\n");
	IS(relation_of(&trial, 0, "envoy"), "edited", "US is not us");
	OK(has_op(&trial, AS_OP_REPLACE, "the US", "us") || has_op(&trial, AS_OP_REPLACE, "US", "us"), "and is shown as replaced");
	check(&trial, "initials");
	trial_end(&trial);
	trial_begin(&trial, "The envoy told reporters that the offer of the U.S. was final and could not be changed.\n",
		    "The envoy told reporters that the offer of the US was final and could not be changed.\n");
	IS(relation_of(&trial, 0, "envoy"), "format", "U.S. is US");
	trial_end(&trial);
	trial_begin(&trial, "THE ENVOY TOLD US THAT THE OFFER WAS FINAL AND COULD NOT BE CHANGED IN ANY WAY\n",
		    "The envoy told us that the offer was final and could not be changed in any way\n");
	IS(relation_of(&trial, 0, "ENVOY"), "format", "where all is in capitals, case tells nothing");
	trial_end(&trial);
}

static void test_joined(void)
{
	struct trial trial;
	trial_begin(&trial, "Ministers of the U.S.-led alliance met in the old town hall to talk about harbour dues.\n",
		    "Ministers of the US-backed alliance met in the old town hall to talk about harbour dues.\n");
	OK(has_op(&trial, AS_OP_REPLACE, "U.S.-led", "US-backed"), "half of a compound is not equal");
	check(&trial, "half a compound");
	trial_end(&trial);
	trial_begin(&trial, "Talks between Russia-NATO envoys ended late, Sunday,Russia said, in the old town hall.\n",
		    "Talks between NATO-Russia envoys ended late, Sunday, Russia said, in the old town hall.\n");
	OK(has_op(&trial, AS_OP_REPLACE, "Russia-NATO", "NATO-Russia"), "nor one with its parts exchanged");
	OK(!has_op(&trial, AS_OP_REPLACE, "Sunday,Russia", "Sunday, Russia"), "but words that lost a space are");
	check(&trial, "a space lost");
	trial_end(&trial);
}

static void test_split_and_merged(void)
{
	struct trial trial;
	trial_begin(&trial,
		"The pilot had warned the tower twice about thick fog, but the tanker kept its speed and struck the breakwater.\n",
		"The pilot had warned the tower twice about thick fog. The tanker kept its speed and struck the breakwater.\n");
	const struct as_row *one = row_with(&trial, 1, "pilot"), *two = row_with(&trial, 1, "tanker");
	OK(one && two && one != two, "a sentence split in two gives two rows");
	OK(one && two && one->group == two->group, "and both belong to one group");
	OK(one && one->left.passage != AS_NO_PASSAGE && two->left.passage != AS_NO_PASSAGE, "both have their part of it");
	check(&trial, "a split sentence");
	trial_end(&trial);
}

/* Names that are listed are so many things said, and not one name: two
 * sentences run together stay two, though little but the list is left of each. */
static void test_listed_names(void)
{
	static const char *const left =
		"These are the boats of the northern fleet, and all of them came home before the storm. "
		"The boats of Vellan; Marrow, and Tessel, and Quill, and Ondine, and Brisk, and Heron. "
		"And the boats of Marrow; Lantern, and Sedge, and Pollard.\n"
		"The harbour master wrote down the names of the boats that lay at the quay.\n";
	static const char *const right[2] = {
		"And Petrel, and Gannet, and old rope, these that the boats of And their crews sleeping in the sheds from "
		"Osmund, as you walk along the shore to the lights of the east. These the nets, took Vellan, Corrin, their "
		"widows, after their also of in their pay, after their voyages, the boats of the bay.\n"
		"These are boats of the northern fleet, also all of them came home the storm. boats be Vellan; Marrow, and "
		"Tessel, and Quill, and salt Ondine, and Brisk, was Heron. wrote And shore the the and he Lantern, and Sedge, "
		"and Pollard.\n"
		"The harbour master wrote down the names of the boats that lay at the quay.\n",
		"And Petrel and Gannet and old rope these that the boats of And their crews sleeping in the sheds from "
		"Osmund as you walk along the shore to the lights of the east These the nets took Vellan Corrin their "
		"widows after their also of in their pay after their voyages the boats of the bay\n"
		"These are boats of the northern fleet also all of them came home the storm boats be Vellan Marrow and "
		"Tessel and Quill and salt Ondine and Brisk was Heron wrote And shore the the and he Lantern and Sedge "
		"and Pollard\n"
		"The harbour master wrote down the names of the boats that lay at the quay\n"};
	for (int i = 0; i < 2; i++) {
		struct trial trial;
		trial_begin(&trial, left, right[i]);
		const struct as_row *first = row_with(&trial, 0, "northern"), *second = row_with(&trial, 0, "Tessel");
		const struct as_row *third = row_with(&trial, 0, "Sedge");
		OK(row_with(&trial, 1, "Tessel") == second, "the second of three sentences run together is found");
		OK(row_with(&trial, 1, "Sedge") == third, "and the third");
		OK(first != second && second != third, "each has a row");
		OK(first->group == second->group && second->group == third->group, "the rows are of one group");
		IS(relation_of(&trial, 1, "Petrel"), "right", "the passage with other names stands alone");
		check(&trial, i ? "listed names without marks" : "listed names");
		trial_end(&trial);
	}
}

/* Sentences made by one formula: nearly every run of words stands in all of
 * them, and only the whole tells which belongs to which. */
static void test_formula(void)
{
	struct trial trial;
	trial_begin(&trial,
		"And Vellan sailed thirty days, and found Tessel: And Vellan sailed after it found Tessel four hundred and three "
		"days, and lost ropes and anchors. And Tessel sailed five and thirty days, and found Quill: And Tessel sailed "
		"after it found Quill four hundred and three days, and lost ropes and anchors. And Quill sailed four and thirty "
		"days, and found Ondine: And Quill sailed after it found Ondine four hundred and thirty days, and lost ropes and "
		"anchors. And Ondine sailed two and thirty days, and found Brisk: And Ondine sailed after it found Brisk two "
		"hundred and nine days, and lost ropes and anchors. And Brisk sailed thirty days, and found Heron: And Brisk "
		"sailed after it found Heron two hundred and seven days, and lost ropes and anchors.\n",
		"And Vellan sailed thirty days, and found Tessel: And the Vellan sailed after it found Tessel four hundred and "
		"three and ropes and anchors. And Tessel sailed five and thirty days, and found Quill: And Tessel sailed after "
		"it found Quill four hundred and three days, and lost ropes and anchors. And Quill sailed four and thirty days, "
		"and found Ondine: And Quill sailed them after it found Ondine four them thirty days, and lost ropes and And "
		"Ondine sailed two and thirty days, and found Brisk: And Ondine sailed after it found Brisk two hundred and nine "
		"days, and lost ropes and anchors. Brisk sailed thirty days, and found Heron: And Brisk shore sailed after it "
		"found Heron two the hundred and seven days, and lost ropes and anchors.\n");
	static const char *const said[] = {"Vellan sailed", "Tessel sailed", "Quill sailed", "Ondine sailed", "Brisk sailed"};
	for (size_t i = 0; i < sizeof said / sizeof *said; i++)
		OK(row_with(&trial, 0, said[i]) == row_with(&trial, 1, said[i]), "%s: beside its own", said[i]);
	OK(trial.comparison.summary.aligned[0] >= 120, "and hardly a word is lost");
	check(&trial, "a formula");
	trial_end(&trial);
}

static void test_inner_move(void)
{
	struct trial trial;
	trial_begin(&trial, "The wreck will be raised before Easter, chief engineer Tomas Lind told reporters.\n",
		    "Chief engineer Tomas Lind told reporters the wreck will be raised before Easter.\n");
	IS_INT(trial.comparison.summary.edited, 1, "words in another order make an edited row");
	OK(has_op(&trial, AS_OP_MOVED, "engineer Tomas Lind told", "engineer Tomas Lind told") ||
	   has_op(&trial, AS_OP_MOVED, "wreck will be raised before", "wreck will be raised before"),
	   "one half of it is shown as moved");
	check(&trial, "words moved inside a sentence");
	trial_end(&trial);
}

static void test_partly_matched(void)
{
	struct trial trial;
	trial_begin(&trial,
		"Divers found the black box at dawn. Nobody had expected it to be intact. The recordings go to Hamburg.\n",
		"Divers found the black box at dawn. A storm is forecast for the weekend. The recordings go to Hamburg.\n");
	IS(relation_of(&trial, 0, "Divers"), "same", "sentences of a passage match one by one");
	IS(relation_of(&trial, 0, "Nobody"), "left", "a sentence without a partner stands alone on the left");
	IS(relation_of(&trial, 1, "A storm"), "right", "and on the right");
	IS_INT(trial.comparison.summary.moved, 0, "nothing moved");
	check(&trial, "a partly matched passage");
	trial_end(&trial);
}

static void test_repeated(void)
{
	struct trial trial;
	trial_begin(&trial,
		"Something went wrong on our side.\nThe lock gate jammed at high tide and flooded the lower town.\n"
		"Something went wrong on our side.\n",
		"Something went wrong on our side.\nThe lock gate jammed at high tide and flooded the upper town.\n"
		"Something went wrong on our side.\n");
	IS_INT(trial.comparison.summary.same, 2, "a passage that stands twice is matched twice");
	IS_INT(trial.comparison.summary.moved, 0, "each where it stands");
	check(&trial, "repeated passages");
	trial_end(&trial);
	trial_begin(&trial, "He declined.\nThe dredger left port.\n", "The dredger left the port at six.\nHe declined.\n");
	IS(relation_of(&trial, 0, "declined"), "same", "a short sentence that is equal is found");
	trial_end(&trial);
}

static void test_titles_do_not_match(void)
{
	struct trial trial;
	trial_begin(&trial,
		"Deputy Minister of Transport Annika Holm will travel to Gdansk on Friday to see the damaged cranes.\n"
		"In Lisbon, prices of sardines have doubled since spring, fishermen say.\n",
		"Nobody asked for money, according to Deputy Minister of Transport Annika Holm, who spoke after a concert.\n"
		"In Lisbon, the mayor has opened a library for children with two reading rooms.\n");
	IS_INT(trial.comparison.summary.left_only, 2, "a name with its title makes no match");
	IS_INT(trial.comparison.summary.right_only, 2, "neither does a place");
	check(&trial, "titles");
	trial_end(&trial);
}

static void test_furniture(void)
{
	struct trial trial;
	trial_begin(&trial,
		"@20240105\nThe barge broke loose and drifted for three hours through the fog.\n~Sign up for our letter here today.\n",
		"~The barge broke loose and drifted for three hours through the fog.\n"
		"The barge broke loose and drifted for three hours through the fog.\n~Sign up for our letter here today.\n");
	const struct as_row *row = row_with(&trial, 0, "barge");
	OK(row && row->right.passage == 1, "the report's passage is preferred to the one in furniture");
	OK(row && !row->furniture, "a row with a passage of the report is no furniture");
	row = row_with(&trial, 0, "Sign up");
	OK(row && row->furniture && row->relation == AS_SAME, "equal furniture is matched and marked");
	OK(!row_with(&trial, 0, "20240105"), "a date line takes no part");
	IS_INT(trial.comparison.summary.same, 1, "furniture is not counted");
	check(&trial, "furniture");
	trial_end(&trial);
}

/* Two passages of one language, exchanged and edited in one word. */
static const struct {
	const char *language, *one, *two, *edited, *from, *to;
} tongues[] = {
	{"Russian", "Паром с двумя сотнями пассажиров сел на мель у северного мола в тумане.",
	 "Мэр города сказал, что порт откроют не раньше понедельника.",
	 "Мэр города сказал, что порт откроют не раньше вторника.", "понедельника.", "вторника."},
	{"German", "Die Fähre mit zweihundert Fahrgästen lief im Nebel vor der Nordmole auf Grund.",
	 "Der Bürgermeister sagte, der Hafen werde frühestens am Montag wieder geöffnet.",
	 "Der Bürgermeister sagte, der Hafen werde frühestens am Dienstag wieder geöffnet.", "Montag", "Dienstag"},
	{"Arabic", "جنحت العبارة وعلى متنها مئتا راكب قرب الرصيف الشمالي بسبب الضباب الكثيف.",
	 "قال رئيس البلدية إن الميناء لن يفتح قبل يوم الاثنين المقبل.",
	 "قال رئيس البلدية إن الميناء لن يفتح قبل يوم الثلاثاء المقبل.", "الاثنين", "الثلاثاء"},
	{"Chinese", "载有两百名乘客的渡轮在大雾中于北码头附近搁浅。", "市长表示港口最早要到星期一才会重新开放。",
	 "市长表示港口最早要到星期二才会重新开放。", "一", "二"},
	{"Thai", "เรือข้ามฟากที่มีผู้โดยสารสองร้อยคนเกยตื้นใกล้ท่าเรือทางเหนือในหมอกหนา",
	 "นายกเทศมนตรีกล่าวว่า ท่าเรือ จะเปิดอีกครั้ง ไม่เร็วกว่า วันจันทร์ ตามแผนใหม่",
	 "นายกเทศมนตรีกล่าวว่า ท่าเรือ จะเปิดอีกครั้ง ไม่เร็วกว่า วันอังคาร ตามแผนใหม่", NULL, NULL},
};

static void test_languages(void)
{
	for (size_t i = 0; i < sizeof tongues / sizeof *tongues; i++) {
		char left[2048], right[2048];
		struct trial trial;
		snprintf(left, sizeof left, "%s\n%s\n", tongues[i].one, tongues[i].two);
		snprintf(right, sizeof right, "%s\n%s\n", tongues[i].edited, tongues[i].one);
		trial_begin(&trial, left, right);
		IS(relation_of(&trial, 0, tongues[i].one), "same", "%s: a passage moved is found", tongues[i].language);
		IS(relation_of(&trial, 0, tongues[i].two), "edited", "%s: so is an edited one", tongues[i].language);
		IS_INT(trial.comparison.summary.moved, 1, "%s: one of the two moved", tongues[i].language);
		if (tongues[i].from)
			OK(has_op(&trial, AS_OP_REPLACE, tongues[i].from, tongues[i].to), "%s: the word changed is shown",
			   tongues[i].language);
		check(&trial, tongues[i].language);
		trial_end(&trial);
	}
}

static void test_order(void)
{
	struct trial trial;
	trial_begin(&trial,
		"The council met behind closed doors for most of Tuesday evening.\nOnly the left has this little remark.\n"
		"Engineers will inspect every bolt of the swing bridge by hand.\n",
		"Engineers will inspect every bolt of the swing bridge by hand.\nNothing like it was heard elsewhere before.\n"
		"The council met behind closed doors for most of Tuesday evening.\n");
	size_t *order = as_comparison_right_order(&trial.comparison), count = trial.comparison.rows_count;
	const struct as_row *rows = trial.comparison.rows;
	int left[3], right[3], lefts = 0, rights = 0;
	for (size_t i = 0; i < count; i++) {
		if (rows[i].left.passage != AS_NO_PASSAGE)
			left[lefts++] = rows[i].left.passage;
		if (rows[order[i]].right.passage != AS_NO_PASSAGE)
			right[rights++] = rows[order[i]].right.passage;
	}
	OK(lefts == 3 && left[0] == 0 && left[1] == 1 && left[2] == 2, "rows come in the left order");
	OK(rights == 3 && right[0] == 0 && right[1] == 1 && right[2] == 2, "or in the right order");
	free(order);
	check(&trial, "order");
	trial_end(&trial);
}

int main(void)
{
	test_identical();
	test_empty();
	test_moved_and_edited();
	test_format();
	test_glued();
	test_initials();
	test_joined();
	test_split_and_merged();
	test_listed_names();
	test_formula();
	test_inner_move();
	test_partly_matched();
	test_repeated();
	test_titles_do_not_match();
	test_furniture();
	test_languages();
	test_order();
	return tap_done();
}
