#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""peers.py ANTISIGMA TEXT [WORDS...]: antisigma and its peers on the same pairs of texts.

A pair is made of the first WORDS words of TEXT: passages of 30 to 99 words, half of them shuffled, one word in ten changed,
so that the right answer is known word for word.  Each tool runs as a whole program, three times (once when it takes longer
than ten seconds), in turn with the others; the table gives the median of the processor time of the process and those it
starts, in ratio to antisigma's, its largest resident set, and what it finds: precision, recall and F1 of word pairs, and
recall of the pairs in passages that moved.  git, diff: one word a line."""
import bisect
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

LIMIT = 180  # seconds


class Pair:
    def __init__(self, words, folder, seed):
        draw = random.Random(seed).random
        pick = lambda n: int(draw() * n)
        passages, at = [], 0
        while at < len(words):
            end = min(len(words), at + 30 + pick(70))
            passages.append((at, end))
            at = end
        order = list(range(len(passages)))
        chosen = [p for p in order if draw() < .5]
        shuffled = chosen[:]
        for x in range(len(shuffled) - 1, 0, -1):
            y = pick(x + 1)
            shuffled[x], shuffled[y] = shuffled[y], shuffled[x]
        for place, passage in zip(chosen, shuffled):
            order[place] = passage
        kept, right, self.gold, self.moved = in_order(order), [], set(), set()
        count = 0
        for passage in order:
            line = []
            for w in range(*passages[passage]):
                dice = draw()
                if dice < .05:
                    line.append(words[pick(len(words))])
                elif dice >= .075:
                    link = (w, count + len(line))
                    self.gold.add(link)
                    if passage not in kept:
                        self.moved.add(link)
                    line.append(words[w])
                    if dice < .1:
                        line.append(words[pick(len(words))])
            count += len(line)
            right.append(line)
        sides = [[words[a:b] for a, b in passages], right]
        self.text = [os.path.join(folder, name) for name in ("left.txt", "right.txt")]
        self.lines = [os.path.join(folder, name) for name in ("left.words", "right.words")]
        self.words = [[w for line in side for w in line] for side in sides]
        for side in (0, 1):
            with open(self.text[side], "w", encoding="utf-8") as f:
                f.write("".join(" ".join(line) + "\n" for line in sides[side]))
            with open(self.lines[side], "w", encoding="utf-8") as f:
                f.write("".join(w + "\n" for w in self.words[side]))


def in_order(order):
    """what of a permutation lies on its longest rising run"""
    tails, at, prev = [], [], []
    for k, value in enumerate(order):
        p = bisect.bisect_left(tails, value)
        tails[p:p + 1] = [value]
        at[p:p + 1] = [k]
        prev.append(at[p - 1] if p else None)
    kept, k = set(), at[-1]
    while k is not None:
        kept.add(order[k])
        k = prev[k]
    return kept


# ---- what each tool says: a list of (left word, right word, words)

def from_json(output, pair):
    starts = []
    for path in pair.text:
        raw = open(path, "rb").read()
        starts.append([m.start() for m in re.finditer(rb"\S+", raw)])
    for row in json.load(output)["rows"]:
        for kind, a, b, c, d in row["ops"]:
            if kind in ("equal", "moved"):
                left = bisect.bisect_left(starts[0], a), bisect.bisect_left(starts[0], b)
                right = bisect.bisect_left(starts[1], c), bisect.bisect_left(starts[1], d)
                yield left[0], right[0], min(left[1] - left[0], right[1] - right[0])


def from_hunks(output, pair):
    at = [0, 0]
    for line in output:
        m = re.match(rb"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@", line)
        if m:
            a, n, b, k = (int(g) if g else 1 for g in m.groups())
            a -= n > 0
            yield at[0], at[1], a - at[0]
            at = [a + n, b - (k > 0) + k]
    yield at[0], at[1], len(pair.words[0]) - at[0]


def from_marks(output, pair):
    at, state = [0, 0], 0
    for token in re.findall(rb"[\x01-\x04]|[^\s\x01-\x04]+", output.read()):
        if len(token) == 1 and token[0] < 5:
            state = {1: 1, 2: 0, 3: 2, 4: 0}[token[0]]
            continue
        if not state:
            yield at[0], at[1], 1
        at[0] += state != 2
        at[1] += state != 1


MARKS = ["-w", "\x01", "-x", "\x02", "-y", "\x03", "-z", "\x04"]
TOOLS = [  # name, program, arguments before the two files, files, reader
    ("antisigma", None, ["diff", "--format=json"], "text", from_json),
    ("git --patience", "git", ["diff", "--no-index", "--patience", "-U0"], "lines", from_hunks),
    ("git --histogram", "git", ["diff", "--no-index", "--histogram", "-U0"], "lines", from_hunks),
    ("git --myers", "git", ["diff", "--no-index", "-U0"], "lines", from_hunks),
    ("GNU diff", "diff", ["-U0"], "lines", from_hunks),
    ("wdiff", "wdiff", MARKS, "text", from_marks),
    ("dwdiff", "dwdiff", MARKS, "text", from_marks),
    ("icdiff", "icdiff", ["--no-headers"], "lines", None),
]


def run(command, path):
    """processor and wall seconds, KiB; None when it took too long"""
    start = time.monotonic()
    with open(path, "wb") as out:
        child = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL, env={**os.environ, "LC_ALL": "C.UTF-8"})
        while time.monotonic() - start < LIMIT:
            pid, _, usage = os.wait4(child.pid, os.WNOHANG)
            if pid:
                child.returncode = 0
                return usage.ru_utime + usage.ru_stime, time.monotonic() - start, usage.ru_maxrss
            time.sleep(.002 if time.monotonic() - start < 1 else .05)
        child.kill()
        child.wait()


class Runner:
    """A small process that starts the tools: a child's peak of memory counts that of the process it was forked from."""

    def __init__(self):
        self.process = subprocess.Popen([sys.executable, __file__, "--run"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def __call__(self, command, path):
        self.process.stdin.write(json.dumps([command, path]).encode() + b"\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


def serve():
    for line in sys.stdin:
        print(json.dumps(run(*json.loads(line))), flush=True)


def score(reader, path, pair):
    found, hits, moved = 0, 0, 0
    with open(path, "rb") as output:
        for left, right, count in reader(output, pair):
            for k in range(count):
                link = (left + k, right + k)
                found += 1
                hits += link in pair.gold
                moved += link in pair.moved
    p, r = hits / max(found, 1), hits / len(pair.gold)
    return p, r, 2 * p * r / (p + r) if p + r else 0, moved / max(len(pair.moved), 1)


def measure(pair, folder, antisigma, slow, run):
    tools = [t for t in TOOLS if (t[1] is None or shutil.which(t[1])) and t[0] not in slow]
    times, output = {t[0]: [] for t in tools}, {t[0]: os.path.join(folder, t[0].replace(" ", "")) for t in tools}
    for turn in range(3):
        for name, program, arguments, kind, _ in tools:
            if name in slow or (times[name] and times[name][0][0] > 10):
                continue
            taken = run([program or antisigma, *arguments, *(pair.text if kind == "text" else pair.lines)], output[name])
            if taken:
                times[name].append(taken)
            else:
                slow.add(name)
    base = statistics.median(t[0] for t in times["antisigma"])
    for name, program, _, _, reader in tools:
        if not times[name]:
            print(f"{len(pair.words[0]):8}  {name:16}  > {LIMIT} s")
            continue
        cpu, wall = (statistics.median(t[i] for t in times[name]) for i in (0, 1))
        kib = max(t[2] for t in times[name])
        line = f"{len(pair.words[0]):8}  {name:16} {cpu:8.3f} {wall:8.3f} {cpu / base:8.2f} {kib / 1024:7.1f}"
        if reader:
            line += "  " + " ".join(f"{x:.4f}" for x in score(reader, output[name], pair))
        print(line, flush=True)


def main():
    if sys.argv[1:] == ["--run"]:
        return serve()
    antisigma, text = sys.argv[1:3]
    source = open(text, encoding="utf-8").read().split()
    slow, runner = set(), Runner()
    print("   words  tool                cpu s   wall s    ratio     MiB  precis recall F1     moved")
    for count in map(int, sys.argv[3:] or ["10000", "100000", "1000000"]):
        if count > len(source):
            sys.exit(f"peers.py: {count} words asked for, {len(source)} are there")
        with tempfile.TemporaryDirectory() as folder:
            measure(Pair(source[:count], folder, count), folder, antisigma, slow, runner)


main()
