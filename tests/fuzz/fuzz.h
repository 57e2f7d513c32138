/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a fuzz target is made of: LLVMFuzzerTestOneInput() and CHECK().  With
 * --enable-fuzzing it is linked with libFuzzer, else with replay.c, and `make
 * check` runs it over tests/fuzz/corpus/<target>/. */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* Called once an input; returns 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* An invariant of the code under test. */
#define CHECK(condition) \
	((condition) ? (void)0 : (fprintf(stderr, "%s:%d: broken: %s\n", __FILE__, __LINE__, #condition), abort()))

#endif
