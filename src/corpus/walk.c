/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"

struct folder {
	char *path; /* relative to the root, "" for the root itself; owned */
	unsigned depth;
};

struct search {
	struct as_walk *found;
	int root;               /* descriptor of the root folder */
	struct folder *folders; /* still to be listed; a stack of its own instead of recursion */
	size_t folders_count, folders_cap;
};

/* Why an entry of this kind is never read, as DT_* of readdir. */
static const struct {
	unsigned char type;
	const char *trouble;
} unreadable_kinds[] = {
	{DT_FIFO, N_("a named pipe, not a regular file: never read")},
	{DT_CHR, N_("a device, not a regular file: never read")},
	{DT_BLK, N_("a device, not a regular file: never read")},
	{DT_SOCK, N_("a socket, not a regular file: never read")},
};

static bool has_suffix(const char *name, size_t len, const char *suffix)
{
	size_t n = strlen(suffix);
	return len > n && !memcmp(name + len - n, suffix, n);
}

/* Hidden files, the sidecar with its journals, editors' backups. */
static bool is_passed_over(const char *name)
{
	static const char *const backups[] = {"~", ".swp", ".swo", ".bak"};
	size_t len = strlen(name);
	if (name[0] == '.' || !strncmp(name, "antisigma.db", strlen("antisigma.db")))
		return true;
	if (len > 1 && name[0] == '#' && name[len - 1] == '#')
		return true;
	for (size_t i = 0; i < sizeof backups / sizeof *backups; i++)
		if (has_suffix(name, len, backups[i]))
			return true;
	return false;
}

static void add_entry(struct search *search, char *path, char *trouble)
{
	struct as_walk *found = search->found;
	AS_RESERVE(found->entries, found->cap, found->count + 1);
	found->entries[found->count++] = (struct as_corpus_entry){path, trouble};
}

static void push_folder(struct search *search, char *path, unsigned depth)
{
	if (depth > AS_WALK_DEPTH) {
		add_entry(search, path, as_asprintf(_("a folder more than %d levels down: not opened"), AS_WALK_DEPTH));
		return;
	}
	AS_RESERVE(search->folders, search->folders_cap, search->folders_count + 1);
	search->folders[search->folders_count++] = (struct folder){path, depth};
}

static unsigned char type_of_mode(mode_t mode)
{
	return (unsigned char)IFTODT(mode);
}

/* A link counts as the regular file it leads to; one to a folder could make
 * the walk endless, and is reported instead. */
static void add_link(struct search *search, int dir, const char *name, char *path)
{
	struct stat st;
	if (fstatat(dir, name, &st, 0) != 0) {
		const char *why = errno == ELOOP    ? _("a loop of links: never read")
				  : errno == ENOENT ? _("a link that leads nowhere")
						    : strerror(errno);
		add_entry(search, path, as_strdup(why));
	} else if (S_ISREG(st.st_mode)) {
		add_entry(search, path, NULL);
	} else if (S_ISDIR(st.st_mode)) {
		add_entry(search, path, as_strdup(_("a link to a folder: not followed")));
	} else {
		add_entry(search, path, as_strdup(_("a link to something that is not a regular file: never read")));
	}
}

static void add_name(struct search *search, int dir, const struct folder *folder, const struct dirent *item)
{
	char *path = folder->path[0] ? as_path_join(folder->path, item->d_name) : as_strdup(item->d_name);
	unsigned char type = item->d_type;
	struct stat st;
	if (type == DT_UNKNOWN && fstatat(dir, item->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0)
		type = type_of_mode(st.st_mode);
	if (type == DT_REG) {
		add_entry(search, path, NULL);
		return;
	}
	if (type == DT_DIR) {
		push_folder(search, path, folder->depth + 1);
		return;
	}
	if (type == DT_LNK) {
		add_link(search, dir, item->d_name, path);
		return;
	}
	const char *trouble = N_("not a regular file: never read");
	for (size_t i = 0; i < sizeof unreadable_kinds / sizeof *unreadable_kinds; i++)
		if (unreadable_kinds[i].type == type)
			trouble = unreadable_kinds[i].trouble;
	add_entry(search, path, as_strdup(_(trouble)));
}

static bool is_dot(const char *name)
{
	return !strcmp(name, ".") || !strcmp(name, "..");
}

/* Lists one folder; on failure errno says why. */
static bool list_folder(struct search *search, const struct folder *folder)
{
	int fd = openat(search->root, folder->path[0] ? folder->path : ".",
			O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	if (!dir) {
		int why = errno;
		if (fd >= 0)
			close(fd);
		errno = why;
		return false;
	}
	const struct dirent *item;
	while ((errno = 0, item = readdir(dir))) {
		if (is_dot(item->d_name))
			continue;
		if (is_passed_over(item->d_name))
			search->found->skipped++;
		else
			add_name(search, fd, folder, item);
	}
	int why = errno;
	closedir(dir);
	errno = why;
	return why == 0;
}

static int by_path(const void *a, const void *b)
{
	return strcmp(((const struct as_corpus_entry *)a)->path, ((const struct as_corpus_entry *)b)->path);
}

bool as_walk_list(struct as_walk *walk, const char *root, struct as_error *err)
{
	struct search search = {.found = walk};
	*walk = (struct as_walk){0};
	search.root = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (search.root < 0)
		return as_error_system(err, errno, "%s", root);
	bool ok = true;
	push_folder(&search, as_strdup(""), 0);
	while (search.folders_count) {
		struct folder folder = search.folders[--search.folders_count];
		if (list_folder(&search, &folder)) {
			free(folder.path);
		} else if (folder.depth == 0) {
			ok = as_error_system(err, errno, "%s", root);
			free(folder.path);
		} else {
			char *why = as_asprintf(_("a folder that cannot be listed: %s"), strerror(errno));
			add_entry(&search, folder.path, why);
		}
	}
	free(search.folders);
	close(search.root);
	if (walk->count)
		qsort(walk->entries, walk->count, sizeof *walk->entries, by_path);
	return ok;
}

void as_walk_free(struct as_walk *walk)
{
	for (size_t i = 0; i < walk->count; i++) {
		free(walk->entries[i].path);
		free(walk->entries[i].trouble);
	}
	free(walk->entries);
	*walk = (struct as_walk){0};
}
