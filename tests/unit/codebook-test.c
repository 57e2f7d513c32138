/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file of a codebook, and the layers that make the one in force. */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "session/codebook.h"
#include "tap.h"

static void read_text(struct as_tagfile *file, const char *text)
{
	as_tagfile_read(file, text, strlen(text), "tags");
}

static void test_reading(void)
{
	struct as_tagfile file;
	struct as_buf out = AS_BUF_INIT;
	static const char text[] = "# mine\n\n[tag weapon]\n  key = w\r\ncolour=bright-red\n"
				   "description = what kills; = even : so\nparent = other\ntype = mention\n\n[tag opinion]\n"
				   "type = document\n";
	read_text(&file, text);
	IS_INT(file.count, 2, "two tags");
	IS_INT(file.troubles_count, 0, "without a mistake");
	IS(file.tags[0].description, "what kills; = even : so", "a description has any characters");
	IS_INT(file.tags[0].key, 'w', "a key");
	IS(file.tags[0].parent, "other", "a parent");
	OK(!file.tags[0].of_documents && file.tags[1].of_documents, "types");
	as_tagfile_print(&out, file.tags, file.count);
	as_tagfile_free(&file);
	struct as_buf again = AS_BUF_INIT;
	read_text(&file, out.data);
	as_tagfile_print(&again, file.tags, file.count);
	IS(again.data, out.data, "what is printed reads back the same");
	as_tagfile_free(&file);
	as_buf_free(&again);
	as_buf_free(&out);
	read_text(&file, "w weapon red what can kill\nb  bridge\n# note\n");
	IS_INT(file.count, 2, "the older form is read");
	IS(file.tags[0].description, "what can kill", "its description is the rest of the line");
	IS(file.tags[1].colour, "default", "and a colour may be left out");
	as_tagfile_free(&file);
}

static void test_mistakes(void)
{
	static const struct {
		const char *text, *trouble;
		size_t count;
	} cases[] = {
		{"[tag Weapon]\nkey = w\n", "tags:1: 'Weapon' is no name", 0},
		{"[tag a]\n[tag a]\nkey = w\n", "tags:2: the tag a stands above already", 1},
		{"[tag a]\nkey = w\n[tag b]\nkey = w\n", "tags:4: w is the key of a already", 2},
		{"[tag a]\nkey = 7\n", "tags:2: the key of a tag is a letter", 1},
		{"[tag a]\ncolour = mauve\n", "tags:2: 'mauve' is no colour", 1},
		{"[tag a]\ntype = word\n", "tags:2: the type of a tag is mention or document", 1},
		{"[tag a]\nshape = round\n", "tags:2: a tag has no 'shape'", 1},
		{"[tag a]\nkey\n", "tags:2: not understood", 1},
		{"key = w\n[tag a]\n", "tags:1: not understood", 1},
		{"[colours]\nkey = w\n[tag a]\n", "tags:1: not understood: [tag NAME]", 1},
		{"[tag claim]\n", "tags:1: 'claim' is no tag", 0},
		{"w\n", "tags:1: not understood: KEY NAME", 0},
		{"1 weapon\n", "tags:1: the key of a tag is a letter", 1},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct as_tagfile file;
		read_text(&file, cases[i].text);
		OK(file.troubles_count == 1 && strstr(file.troubles[0], cases[i].trouble) == file.troubles[0],
		   "told with its line: %s", cases[i].trouble);
		IS_INT(file.count, cases[i].count, "and the rest holds");
		as_tagfile_free(&file);
	}
}

/* ---- in force */

static char folder[] = "/tmp/as-codebook-XXXXXX";

static struct as_session *open_session(void)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_session *session = NULL;
	if (!as_session_open(&session, &(struct as_session_options){.corpus = folder, .annotator = "me"}, &err))
		printf("# %s\n", as_error_text(&err));
	as_error_clear(&err);
	return session;
}

static void write_file(const char *name, const char *text)
{
	char *path = as_path_join(folder, name);
	as_file_replace(path, text, strlen(text), NULL);
	free(path);
}

static char key_of(struct as_session *session, const char *name)
{
	const struct as_tag *tag = as_session_tag_named(session, name);
	return tag ? tag->key : '?';
}

static void undo(struct as_session *session)
{
	char *what = NULL;
	OK(as_session_undo(&what, session, NULL), "undone in one step");
	free(what);
}

static void test_layers(void)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_session *session = open_session();
	const struct as_tag *tags;
	IS_INT(as_session_tags(&tags, session), 7, "the file puts its tag in the place of the one with its key, and adds one");
	IS(tags[5].name, "vessel", "in its place");
	IS_INT(key_of(session, "event"), '?', "which is no more");
	IS_INT(as_session_config(session)->troubles_count, 1, "a mistake of the file is told");
	OK(strstr(as_session_config(session)->troubles[0], "antisigma/tags:6: ") != NULL, "with its line");
	struct as_tag weapon = {.name = "weapon", .key = 'w', .colour = "red", .parent = "other"};
	OK(as_session_set_tag(session, &weapon, &err), "a tag of the corpus");
	IS_INT(key_of(session, "weapon"), 'w', "is in force");
	weapon.key = 'p';
	OK(!as_session_set_tag(session, &weapon, &err) && err.code == AS_ERR_CONFLICT, "but no key is taken from another");
	as_error_clear(&err);
	weapon.key = 'w';
	struct as_tag other = *as_session_tag_named(session, "other");
	other.parent = "weapon";
	OK(!as_session_set_tag(session, &other, &err) && err.code == AS_ERR_CONFLICT, "nor does a tag stand below itself");
	as_error_clear(&err);
	struct as_tag_row *rows;
	size_t count = as_session_codebook(&rows, session);
	IS_INT(count, 8, "all stand in the codebook");
	OK(!strcmp(rows[count - 1].tag->name, "weapon") && rows[count - 1].depth == 1, "below its parent");
	free(rows);
	undo(session);
	IS_INT(key_of(session, "weapon"), '?', "and the tag is gone");
	as_session_close(session);
}

static void test_verbs(void)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_session *session = open_session();
	struct as_span span = {0, 5};
	char id[AS_UUID_TEXT];
	struct as_tag pilot = {.name = "pilot", .key = 'q', .colour = "blue"}, theme = {.name = "theme", .of_documents = true};
	OK(as_session_set_tag(session, &pilot, &err) && as_session_set_tag(session, &theme, &err), "two tags");
	OK(as_session_tag(id, session, 0, span, "pilot", NULL, &err), "one is used");
	OK(!as_session_tag(id, session, 0, span, "theme", NULL, &err), "the other is not for words");
	as_error_clear(&err);
	OK(!as_session_delete_tag(session, "pilot", &err) && err.code == AS_ERR_CONFLICT, "a tag in use stays");
	OK(strstr(as_error_text(&err), "1 place") != NULL, "and it is said how many places need it");
	as_error_clear(&err);
	OK(as_session_rename_tag(session, "pilot", "helmsman", &err), "another name");
	const struct as_tagged *tagged;
	IS_INT(as_session_tagged(&tagged, session, 0, NULL), 1, "the tag in the text");
	IS(tagged[0].annotation->type, "helmsman", "follows");
	OK(!as_session_rename_tag(session, "helmsman", "place", &err) && err.code == AS_ERR_CONFLICT,
	   "but not into a name that there is");
	as_error_clear(&err);
	undo(session);
	as_session_tagged(&tagged, session, 0, NULL);
	IS(tagged[0].annotation->type, "pilot", "text and all");
	OK(as_session_rename_tag(session, "person", "human", &err), "a tag of the program gets another name");
	IS_INT(key_of(session, "human"), 'p', "with its key");
	IS_INT(key_of(session, "person"), '?', "in its place");
	OK(!as_session_delete_tag(session, "place", &err), "a tag of the program is not deleted");
	as_error_clear(&err);
	OK(as_session_delete_tag(session, "theme", &err), "one that is not used is");
	as_session_close(session);
	session = open_session();
	IS_INT(key_of(session, "human"), 'p', "all is there when the corpus is opened again");
	size_t count;
	static const char good[] = "[tag mast]\nkey = m\n[tag sail]\nkey = s\nparent = mast\n";
	static const char bad[] = "[tag keel]\nkey = k\n[tag hull]\nkey = 1\n";
	OK(!as_session_import_codebook(&count, session, bad, sizeof bad - 1, "bad", &err), "a file with a mistake");
	OK(strstr(as_error_text(&err), "bad:4: ") != NULL && key_of(session, "keel") == '?', "is told, and nothing taken");
	as_error_clear(&err);
	OK(as_session_import_codebook(&count, session, good, sizeof good - 1, "good", &err) && count == 2, "one without");
	IS_INT(key_of(session, "sail"), 's', "is taken");
	undo(session);
	IS_INT(key_of(session, "mast"), '?', "whole");
	as_session_close(session);
}

int main(void)
{
	test_reading();
	test_mistakes();
	if (!mkdtemp(folder))
		return 99;
	setenv("XDG_CONFIG_HOME", folder, 1);
	char *config = as_path_join(folder, "antisigma");
	mkdir(config, 0700);
	write_file("a.txt", "Ilse Tarnow steered the ferry.\n");
	write_file("antisigma/tags", "[tag vessel]\nkey = v\ncolour = cyan\n\n[tag place]\nkey = 8\n");
	test_layers();
	test_verbs();
	for (size_t i = 0; i < 3; i++) {
		static const char *const names[] = {"a.txt", "antisigma.db", "antisigma/tags"};
		char *path = as_path_join(folder, names[i]);
		unlink(path);
		free(path);
	}
	rmdir(config);
	rmdir(folder);
	free(config);
	return tap_done();
}
