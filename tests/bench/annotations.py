#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What many annotations cost on the screen and the command line.

   annotations.py ANTISIGMA FOLDER [RUNS]

FOLDER is what `annotations make` made: full/ and empty/ are the same documents,
with 50,000 annotations and with none.  Both are run in turn; figures are medians
(least in brackets) in milliseconds of a noisy machine: the ratios carry.
"""
import os
import statistics
import subprocess
import sys
import time

import screen

QUIET_DONE = 0.5  # seconds without output after which everything is read


def opening(argv):
    """To the first text, and to the last of what is read in the background."""
    program = screen.Program(argv)
    program.read(5)
    first = (time.perf_counter() - program.begun) * 1000
    last, _ = program.settle(QUIET_DONE)
    program.end(b"Q")
    return {"open: first text": [first], "open: all read": [last]}


def press(program, keys, quiet):
    """As screen.Program.key(), but a key that paints nothing is not waited for."""
    program.begun = last = time.perf_counter()
    os.write(program.fd, keys)
    count, part = 0, program.read(0.3)
    while part:
        last, count = time.perf_counter(), count + len(part)
        part = program.read(quiet)
    return (last - program.begun) * 1000, count


def pressed(argv, steps):
    """Latencies of keys: steps are (name or None, keys), one after the other."""
    program, found = screen.Program(argv), {}
    program.settle(QUIET_DONE)
    for name, keys in steps:
        took, count = press(program, keys, screen.QUIET_KEY if name else 0.1)
        if name and count:
            found.setdefault(name, []).append(took)
    program.end(b"Q")
    return found


def reader(argv):
    steps = [(None, b"\r"), (None, b" ")]
    steps += [("reader: line", key) for key in (b"j", b"k") * 20]
    steps += [("reader: word", key) for key in (b"w", b"b") * 20]
    steps += [("reader: page", key) for key in (b" ", b"\x02") * 10]
    for _ in range(8):
        steps += [(None, b"j"), (None, b"e"), ("reader: tag (e p)", b"p"), ("reader: undo (u)", b"u")]
    return pressed(argv, steps)


def ledger(argv):
    steps = [(None, b"C"), (None, b"j"), (None, b"k")]
    steps += [("ledger: row", key) for key in (b"j", b"k") * 20]
    steps += [("ledger: page", key) for key in (b" ", b"\x02") * 10]
    steps += [("ledger: verdict", key) for key in (b"1", b"2") * 4]
    return pressed(argv, steps)


def process(argv, folder, run):
    """Whole processes: start, work, end."""
    found = {}
    document = os.path.join(folder, f"{run % 100:06}.txt")
    for name, args in (("process: tag", ["tag", document, "--type=place", "--bytes=24:30"]),
                       ("process: undo", ["undo", folder])):
        begun = time.perf_counter()
        subprocess.run([argv[0]] + args, stdout=subprocess.DEVNULL, check=True)
        found.setdefault(name, []).append((time.perf_counter() - begun) * 1000)
    return found


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    binary, folder = sys.argv[1:3]
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    os.environ.update(ANTISIGMA_ANNOTATOR="bench")
    found = {"empty": {}, "full": {}}
    for run in range(runs):
        for side in ("empty", "full") if run % 2 else ("full", "empty"):
            corpus = os.path.join(folder, side)
            argv = [binary, corpus]
            for figures in (opening(argv), reader(argv), ledger(argv), process(argv, corpus, run)):
                for name, times in figures.items():
                    found[side].setdefault(name, []).extend(times)
    print(f"{'':20} {'empty':>18} {'full':>18} {'ratio':>7}")
    for name, full in found["full"].items():
        empty = found["empty"].get(name)
        row = f"{name:20} " + "".join(f"{statistics.median(t):9.2f} ({min(t):6.2f}) " if t else f"{'-':>18} "
                                      for t in (empty, full))
        print(row + (f"{statistics.median(full) / statistics.median(empty):7.2f}" if empty else ""))


if __name__ == "__main__":
    main()
