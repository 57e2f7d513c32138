/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/parallel.h"

#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

struct errand {
	void (*work)(void *half);
	void *half;
};

static void *run_errand(void *errand)
{
	const struct errand *mine = errand;
	mine->work(mine->half);
	return NULL;
}

void as_parallel_run(void (*work)(void *half), void *first, void *second)
{
	struct errand errand = {work, second};
	pthread_t thread;
	sigset_t all, before;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before); /* a new thread begins with what is blocked here */
	bool started = !pthread_create(&thread, NULL, run_errand, &errand);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	work(first);
	if (started)
		pthread_join(thread, NULL);
	else
		work(second);
}
