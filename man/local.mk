# SPDX-License-Identifier: GPL-3.0-or-later
dist_man_MANS = man/antisigma-config.5 man/antisigma-sidecar.5 man/antisigma-tutorial.7
# The lists of commands and of keys come from the program's own tables.
nodist_man_MANS = man/antisigma.1
EXTRA_DIST += man/antisigma.1.in
CLEANFILES += man/antisigma.1
man/antisigma.1: $(srcdir)/man/antisigma.1.in src/antisigma$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) man && \
	LC_ALL=C src/antisigma$(EXEEXT) help --manual=commands >man/commands.tmp && \
	LC_ALL=C src/antisigma$(EXEEXT) help --manual=keys >man/keys.tmp && \
	$(SED) -e 's/@VERSION@/$(PACKAGE_VERSION)/' -e '/^@COMMANDS@$$/{r man/commands.tmp' -e 'd;}' \
		-e '/^@KEYS@$$/{r man/keys.tmp' -e 'd;}' $(srcdir)/man/antisigma.1.in >man/antisigma.1.tmp && \
	mv man/antisigma.1.tmp $@ && rm -f man/commands.tmp man/keys.tmp
