#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast the screen is: the reader beside less(1), in turn, in one run.

   screen.py ANTISIGMA FOLDER [RUNS [KEYS]]

Rows: start to idle screen; key to repainted screen, step with step and page
with page, in the reader and in a comparison; opening a comparison; and the
times to rows, titles and words of ten thousand documents made of FOLDER's.
Figures are medians (least in brackets) of a noisy machine: the ratios carry.
"""
import fcntl
import os
import pty
import random
import select
import statistics
import struct
import sys
import tempfile
import termios
import time

ROWS, COLS = 24, 80
QUIET_START, QUIET_KEY = 0.06, 0.012  # seconds without output after which a screen counts as idle


class Program:
    """A program in a terminal of its own; times are in milliseconds."""

    def __init__(self, argv):
        self.begun = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", LC_ALL="C.UTF-8")
            os.execvp(argv[0], argv)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLS, 0, 0))

    def read(self, timeout):
        if not select.select([self.fd], [], [], timeout)[0]:
            return b""
        try:
            return os.read(self.fd, 65536)
        except OSError:
            return b""

    def settle(self, quiet):
        """Reads on until nothing comes for `quiet` seconds; when the last byte came, and how many."""
        last, count, part = self.begun, 0, self.read(5)
        while part:
            last, count = time.perf_counter(), count + len(part)
            part = self.read(quiet)
        return (last - self.begun) * 1000, count

    def key(self, keys):
        self.begun = time.perf_counter()
        os.write(self.fd, keys)
        return self.settle(QUIET_KEY)

    def when(self, words):
        """How long until each of the words was sent, one after the other."""
        sent, times = b"", []
        for word in words:
            while word not in sent:
                part = self.read(60)
                if not part:
                    return times
                sent += part
            times.append((time.perf_counter() - self.begun) * 1000)
        return times

    def end(self, keys):
        os.write(self.fd, keys)
        while self.read(0.3):
            pass
        os.close(self.fd)
        os.waitpid(self.pid, 0)


def start(argv, leave):
    program = Program(argv)
    idle, _ = program.settle(QUIET_START)
    program.end(leave)
    return idle


def keys(argv, before, pair, count, leave):
    """Latencies and bytes of the two keys pressed in turn."""
    program = Program(argv)
    program.settle(QUIET_START)
    for key in before:
        program.key(key)
        program.settle(0.2)
    found = [program.key(key) for _ in range(count // 2) for key in pair]
    program.end(leave)
    return [time for time, count in found if count], [count for _, count in found if count]


def show(name, ours, less=None, note=""):
    text = f"{name:22} {statistics.median(ours):8.2f} ({min(ours):.2f}) ms"
    if less:
        text += f"   less {statistics.median(less):8.2f} ({min(less):.2f})"
        text += f"   ratio {statistics.median(ours) / statistics.median(less):.2f}"
    print(text + note, flush=True)


def in_turn(name, ours, less, rounds=3):
    a, b, sizes = [], [], []
    for _ in range(rounds):
        times, counts = ours()
        a, sizes = a + times, sizes + counts
        b += less()[0]
    show(name, a, b, f"   {int(statistics.median(sizes))} bytes a key, at most {max(sizes)}")


def make_many(folder, reports, count):
    passages = [line for path in reports for line in open(path, encoding="utf-8", errors="replace") if len(line) > 80]
    draw = random.Random(1)
    for n in range(count):
        text = [f"Report {n} of the many\n\n"] + draw.sample(passages, min(8, len(passages)))
        with open(os.path.join(folder, f"{n:06}.txt"), "w", encoding="utf-8") as out:
            out.writelines(text)


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    binary, folder = sys.argv[1:3]
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 15
    count = int(sys.argv[4]) if len(sys.argv) > 4 else 300
    reports = sorted(os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".txt"))
    first, longest = ["less", reports[0]], ["less", max(reports, key=os.path.getsize)]
    ours = [binary, folder]
    pairs = [(start(ours, b"Q"), start(first, b"q")) for _ in range(runs)]
    show("start to idle", [a for a, _ in pairs], [b for _, b in pairs])
    step, page = (b"j", b"k"), (b" ", b"\x02")
    for name, before in (("reader", [b"\r"]), ("comparison", [b"d"])):
        in_turn(f"step, {name}", lambda: keys(ours, before, step, count, b"Q"),
                lambda: keys(first, [], step, count, b"q"))
        in_turn(f"page, {name}", lambda: keys(ours, before, page, count, b"Q"),
                lambda: keys(longest, [], (b" ", b"b"), count, b"q"))
    show("a comparison opened", [keys(ours, [], (b"d", b"q"), 2, b"Q")[0][0] for _ in range(runs)])
    with tempfile.TemporaryDirectory() as many:
        make_many(many, reports, 10000)
        program = Program([binary, many])
        for name, took in zip(("rows of 10,000", "titles", "words"),
                              program.when([b"10000 documents", b"ounting words", b"verlaps"])):
            show(name, [took])
        program.end(b"Q")


if __name__ == "__main__":
    main()
