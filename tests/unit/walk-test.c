/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "corpus/corpus.h"
#include "tap.h"

static char root[] = "/tmp/antisigma-walk-XXXXXX";

static void put(const char *name, const char *text)
{
	char *path = as_path_join(root, name);
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (fd < 0 || write(fd, text, strlen(text)) < 0)
		perror(path);
	if (fd >= 0)
		close(fd);
	free(path);
}

static void folder(const char *name)
{
	char *path = as_path_join(root, name);
	if (mkdir(path, 0700))
		perror(path);
	free(path);
}

static void link_to(const char *target, const char *name)
{
	char *path = as_path_join(root, name);
	if (symlink(target, path))
		perror(path);
	free(path);
}

static void fifo(const char *name)
{
	char *path = as_path_join(root, name);
	if (mkfifo(path, 0600))
		perror(path);
	free(path);
}

static void socket_at(const char *name)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	snprintf(address.sun_path, sizeof address.sun_path, "%s/%s", root, name);
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd < 0 || bind(fd, (struct sockaddr *)&address, sizeof address))
		perror(name);
	if (fd >= 0)
		close(fd);
}

static const struct as_corpus_entry *entry(const struct as_corpus *corpus, const char *path)
{
	for (size_t i = 0; i < corpus->count; i++)
		if (!strcmp(corpus->entries[i].path, path))
			return &corpus->entries[i];
	return NULL;
}

static void listed(const struct as_corpus *corpus, const char *path)
{
	const struct as_corpus_entry *found = entry(corpus, path);
	OK(found && !found->trouble, "a document is listed");
}

static void troubled(const struct as_corpus *corpus, const char *path, const char *why)
{
	const struct as_corpus_entry *found = entry(corpus, path);
	if (OK(found, "%s stays in the list", path))
		OK(found->trouble && strstr(found->trouble, why), "with the reason: %s",
		   found->trouble ? found->trouble : "(none)");
}

static void test_listing(void)
{
	struct as_corpus corpus;
	struct as_error err = AS_ERROR_INIT;
	OK(as_corpus_open(&corpus, root, &err), "the folder opens");
	listed(&corpus, "a.txt");
	listed(&corpus, "deep/er/b.txt");
	listed(&corpus, "link.txt");
	listed(&corpus, "odd \x1b[31m\xff\n name");
	troubled(&corpus, "fifo", "named pipe");
	troubled(&corpus, "socket", "socket");
	troubled(&corpus, "loop", "loop of links");
	troubled(&corpus, "dangling", "leads nowhere");
	troubled(&corpus, "to-folder", "not followed");
	troubled(&corpus, "to-device", "not a regular file");
	OK(!entry(&corpus, "antisigma.db") && !entry(&corpus, "antisigma.db-journal"), "the sidecar is no document");
	OK(!entry(&corpus, ".hidden") && !entry(&corpus, "a.txt~") && !entry(&corpus, ".git/config"),
	   "hidden files and backups are passed over");
	IS_INT(corpus.skipped, 6, "and counted");
	bool sorted = true;
	for (size_t i = 1; i < corpus.count; i++)
		sorted = sorted && strcmp(corpus.entries[i - 1].path, corpus.entries[i].path) < 0;
	OK(sorted, "in the order of their bytes");
	as_corpus_free(&corpus);
}

static void test_reading(void)
{
	struct as_corpus corpus;
	struct as_error err = AS_ERROR_INIT;
	struct as_doc doc;
	as_corpus_open(&corpus, root, &err);
	for (size_t i = 0; i < corpus.count; i++) {
		bool ok = as_corpus_read(&doc, &corpus, i, &err);
		if (ok != !corpus.entries[i].trouble)
			OK(false, "%s: %s", corpus.entries[i].path, as_error_text(&err));
		if (!ok)
			OK(strstr(as_error_text(&err), corpus.entries[i].path), "what cannot be read is named: %s",
			   as_error_text(&err));
		else
			as_doc_free(&doc);
		as_error_clear(&err);
	}
	as_corpus_free(&corpus);

	const char *files[] = {"no such file", "/dev/zero"};
	as_corpus_of_files(&corpus, files, 2);
	IS_INT(corpus.count, 2, "a list of files is a corpus too");
	OK(!as_corpus_read(&doc, &corpus, 0, &err) && err.code == AS_ERR_NOT_FOUND, "a missing file is said so");
	as_error_clear(&err);
	OK(!as_corpus_read(&doc, &corpus, 1, &err) && err.code == AS_ERR_KIND, "a device is never read");
	as_error_clear(&err);
	as_corpus_free(&corpus);

	OK(!as_corpus_open(&corpus, "/nonexistent/folder", &err), "a folder that is not there cannot be opened");
	OK(strstr(as_error_text(&err), "/nonexistent/folder"), "and is named");
	as_error_clear(&err);
}

static void test_stdin(void)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_doc doc;
	int ends[2], saved = dup(STDIN_FILENO);
	if (pipe(ends) || write(ends[1], "Through a pipe.\n", 16) != 16)
		return;
	close(ends[1]);
	dup2(ends[0], STDIN_FILENO);
	close(ends[0]);
	if (OK(as_doc_read(&doc, "-", &err), "standard input is a document, even a pipe")) {
		OK(doc.len == 16 && !memcmp(doc.text, "Through", 7), "whole");
		as_doc_free(&doc);
	}
	as_error_clear(&err);
	dup2(saved, STDIN_FILENO);
	close(saved);
}

static void test_sparse(void)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_doc doc;
	put("large", "");
	char *path = as_path_join(root, "large");
	OK(truncate(path, ((off_t)AS_DOC_LIMIT_MIB << 20) + 1) == 0, "a file one byte over the limit");
	OK(!as_doc_read(&doc, path, &err) && err.code == AS_ERR_LIMIT, "is refused: %s", as_error_text(&err));
	as_error_clear(&err);
	free(path);
}

/* Folders in folders: past the limit they are reported, not opened. */
static void test_depth(void)
{
	char deep[AS_WALK_DEPTH * 2 + 16] = "";
	struct as_corpus corpus;
	struct as_error err = AS_ERROR_INIT;
	for (int i = 0; i < AS_WALK_DEPTH + 2; i++) {
		strcat(deep, i ? "/d" : "d");
		folder(deep);
	}
	as_corpus_open(&corpus, root, &err);
	size_t troubles = 0;
	for (size_t i = 0; i < corpus.count; i++)
		troubles += corpus.entries[i].trouble && strstr(corpus.entries[i].trouble, "levels down");
	IS_INT(troubles, 1, "a folder too far down is listed with that reason");
	as_corpus_free(&corpus);
}

static void remove_all(void)
{
	char command[sizeof root + 32];
	snprintf(command, sizeof command, "rm -rf '%s'", root);
	if (system(command))
		perror(root);
}

int main(void)
{
	if (!mkdtemp(root))
		return 99;
	put("a.txt", "One.\n");
	put("a.txt~", "x");
	put(".hidden", "x");
	put("x.swp", "x");
	put("antisigma.db", "x");
	put("antisigma.db-journal", "x");
	folder("deep");
	folder("deep/er");
	put("deep/er/b.txt", "Two.\n");
	folder(".git");
	put(".git/config", "x");
	put("odd \x1b[31m\xff\n name", "Three.\n");
	link_to("a.txt", "link.txt");
	link_to("loop", "loop");
	link_to("nowhere", "dangling");
	link_to("deep", "to-folder");
	link_to("/dev/null", "to-device");
	fifo("fifo");
	socket_at("socket");
	test_listing();
	test_reading();
	test_stdin();
	test_sparse();
	test_depth();
	remove_all();
	return tap_done();
}
