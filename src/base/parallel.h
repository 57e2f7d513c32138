/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two halves of one task at the same time.  This is all the threading there
 * is: what the halves write is apart, so that nothing is locked. */
#ifndef AS_BASE_PARALLEL_H
#define AS_BASE_PARALLEL_H

/* Calls work(first) and work(second), the second meanwhile on a thread of its
 * own, or after the first where no thread is to be had; returns when both are
 * done.  Neither call may write what the other reads.  Signals are left to the
 * calling thread.  Starting a thread takes some 50 microseconds: not for less
 * than a few milliseconds of work. */
void as_parallel_run(void (*work)(void *half), void *first, void *second);

#endif
