/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/order.h"
#include "tap.h"

enum { MOST = 9 };

/* Weight of the heaviest rising subsequence, by trying them all. */
static uint32_t heaviest(const struct as_placed *items, unsigned count)
{
	uint32_t best = 0;
	for (unsigned set = 0; set < 1u << count; set++) {
		uint32_t weight = 0, at = 0;
		bool rising = true;
		for (unsigned i = 0; i < count && rising; i++) {
			if (!(set >> i & 1))
				continue;
			rising = !weight || items[i].at > at;
			at = items[i].at;
			weight += items[i].weight;
		}
		best = rising && weight > best ? weight : best;
	}
	return best;
}

int main(void)
{
	struct as_placed reversed[] = {{2, 3, false}, {1, 9, false}, {0, 4, false}};
	as_order_mark(reversed, 3);
	OK(reversed[0].moved && !reversed[1].moved && reversed[2].moved, "the heaviest stays, the lighter move");
	as_order_mark(NULL, 0);

	uint32_t state = 7;
	bool right = true, rising = true;
	for (int round = 0; round < 2000; round++) {
		struct as_placed items[MOST];
		unsigned count = (state >> 16) % (MOST + 1);
		for (unsigned i = 0; i < count; i++) {
			state = state * 1664525u + 1013904223u;
			unsigned j = (state >> 16) % (i + 1);
			items[i] = (struct as_placed){i, 0, false};
			items[i].at = items[j].at;
			items[j].at = i;
		}
		for (unsigned i = 0; i < count; i++) {
			state = state * 1664525u + 1013904223u;
			items[i].weight = 1 + (state >> 20) % 7;
		}
		state = state * 1664525u + 1013904223u;
		uint32_t want = heaviest(items, count), kept = 0, at = 0;
		as_order_mark(items, count);
		for (unsigned i = 0; i < count; i++) {
			if (items[i].moved)
				continue;
			rising = rising && (!kept || items[i].at > at);
			at = items[i].at;
			kept += items[i].weight;
		}
		right = right && kept == want;
	}
	OK(rising, "what is not moved stands in order");
	OK(right, "and nothing heavier does, in 2000 random orders");
	return tap_done();
}
