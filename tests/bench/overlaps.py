#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How many of the pairs that share a passage are found, and how many of those found share one.

overlaps.py TRUTH.tsv < PAIRS.tsv

TRUTH.tsv has the columns doc, line, cluster, passage, edit: which passages of its story each
document has ("1,2": two merged; "+", "title": its own).  PAIRS.tsv begins with two names.
"""
import collections
import csv
import itertools
import sys


def shared_passages(path):
    """{pair: the best that its shared passages are, "same" before others}"""
    carriers = collections.defaultdict(dict)
    with open(path, encoding="utf-8", newline="") as truth:
        for row in csv.DictReader(truth, delimiter="\t"):
            for passage in row["passage"].split(","):
                if passage.isdigit():
                    carriers[row["cluster"], passage][row["doc"]] = row["edit"]
    pairs = {}
    for docs in carriers.values():
        for a, b in itertools.combinations(sorted(docs), 2):
            same = docs[a] == docs[b] == "same"
            pairs[a, b] = pairs.get((a, b), False) or same
    return pairs


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    truth = shared_passages(sys.argv[1])
    found = {tuple(sorted(line.rstrip("\n").split("\t")[:2])) for line in sys.stdin}
    right = found & truth.keys()
    unaltered = {pair for pair, same in truth.items() if same}
    print(f"{len(truth)} pairs share a passage, {len(found)} were found: "
          f"recall {len(right) / max(1, len(truth)):.4f} "
          f"(of those with an unaltered one {len(found & unaltered) / max(1, len(unaltered)):.4f}), "
          f"precision {len(right) / max(1, len(found)):.4f}")


if __name__ == "__main__":
    main()
