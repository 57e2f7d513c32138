#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""codepoints [SHARE]: every code point and byte as text, title, file name and tag note, sent to a terminal.

Whatever the program sends must be curses' own sequences and printable characters: no control,
bidirectional or invisible one comes through, and each is visible, as itself or as a token.
SHARE (0..1, default 1) takes that part of the code points: the troublesome ones always."""
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

sys.path.insert(0, os.path.dirname(__file__))
from session import GRAMMAR, Session, Tap, program

PROPERTIES = "/usr/share/unicode/DerivedCoreProperties.txt"


def default_ignorable():
    found = set()
    for line in open(PROPERTIES, encoding="utf-8"):
        m = re.match(r"([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*; Default_Ignorable_Code_Point", line)
        if m:
            found.update(range(int(m[1], 16), int(m[2] or m[1], 16) + 1))
    return found


IGNORABLE = default_ignorable()
HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def encode(cp):
    if 0xD800 <= cp < 0xE000:
        return bytes((0xED, 0x80 | (cp >> 6) & 0x3F, 0x80 | cp & 0x3F))
    return chr(cp).encode()


def bad_characters(data):
    """What is left of terminal output after curses' grammar that a reader could not see."""
    text = GRAMMAR.sub(b"", data)
    bad = set()
    for c in text.decode("utf-8", "surrogateescape"):
        if unicodedata.category(c) in HIDDEN and not unicodedata.category(c) == "Cn" or ord(c) in IGNORABLE:
            bad.add(f"{ord(c):04X}")
    return bad


def on_terminal(argv, rows=24, cols=200, limit=120):
    session = Session(argv, rows, cols)
    session.wait(limit)
    data = bytes(session.out)
    session.close()
    return data


def seen(session):
    """A program that shows no screen proves nothing about what it sends."""
    if not session.wait_for(rb"Help", 20):
        raise SystemExit(f"no screen: {bytes(session.out)[-200:]}")


def browse(argv, keys, rounds, rows=50, cols=200):
    session = Session(argv, rows, cols)
    seen(session)
    for _ in range(rounds):
        session.send(keys)
        session.read(0.004)
    session.read(0.3)
    session.send("Q")
    session.wait(10)
    data = bytes(session.out)
    session.close()
    return data


def main():
    share = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    if not os.path.exists(PROPERTIES):
        print("1..0 # SKIP unicode-data is not installed")
        return 0
    tap, rng = Tap(), random.Random(1)
    telling = {cp for cp in range(0x110000) if unicodedata.category(chr(cp)) in {"Cc", "Cf", "Zl", "Zp", "Zs"}}
    telling |= IGNORABLE - set(range(0xE0200, 0xE0F00)) | set(range(0xD800, 0xD820)) | set(range(0x300, 0x340))
    points = [cp for cp in range(0x110000) if share >= 1 or cp in telling or rng.random() < share]
    folder = tempfile.mkdtemp(prefix="antisigma-cp-")
    try:
        as_text(tap, folder, points)
        as_titles(tap, folder, points)
        as_names(tap, folder, points)
        as_notes(tap, folder, points)
        as_bytes(tap, folder)
    finally:
        shutil.rmtree(folder)
    return tap.done()


def chunks(items, size):
    return [items[i:i + size] for i in range(0, len(items), size)]


def shown_or_token(text, cp):
    if f"<U+{cp:04X}>" in text or f"<{cp:02X}>" in text and cp < 256:
        return True
    if 0xD800 <= cp < 0xE000:
        return "".join(f"<{b:02X}>" for b in encode(cp)) in text
    c = chr(cp)
    return c in text or unicodedata.normalize("NFC", c) in text or unicodedata.category(c) == "Zs" or c in "\t\n\r"


def as_text(tap, folder, points):
    path = os.path.join(folder, "text.txt")
    with open(path, "wb") as out:
        for part in chunks(points, 16):
            out.write(b"Report " + b"".join(b"[%04x:%s]" % (cp, encode(cp)) for cp in part) + b"\n\n")
    shown = on_terminal([program(), "show", path], limit=300)
    tap.ok(not bad_characters(shown), "show: nothing invisible reaches the terminal", sorted(bad_characters(shown))[:20])
    lines = shown.decode("utf-8", "surrogateescape").replace("\r\n", "")
    missing = []
    for cp, body in re.findall(r"\[([0-9a-f]{4,6}):(.*?)\](?=\[|\s|Report|$)", lines, re.S):
        if not shown_or_token(body, int(cp, 16)):
            missing.append(cp)
    seen = set(re.findall(r"\[([0-9a-f]{4,6}):", lines))
    lost = [f"{cp:04x}" for cp in points if f"{cp:04x}" not in seen]
    tap.ok(not missing, "show: each code point is visible", missing[:20])
    tap.ok(len(lost) < 5, "show: no place of the text is lost", lost[:20])
    data = browse([program(), path], "\r" if False else " ", len(points) // 300 + 60)
    tap.ok(not bad_characters(data), "list: nothing invisible reaches the terminal", sorted(bad_characters(data))[:20])
    session_data = browse_reader(path, len(points) // 170 + 60)
    tap.ok(not bad_characters(session_data), "reader: nothing invisible reaches the terminal",
           sorted(bad_characters(session_data))[:20])


def browse_reader(path, rounds):
    session = Session([program(), path], 50, 200)
    seen(session)
    session.send("\r")
    session.read(0.3)
    for _ in range(rounds):
        session.send(" ")
        session.read(0.006)
    session.send("Q")
    session.wait(10)
    data = bytes(session.out)
    session.close()
    return data


def as_titles(tap, folder, points):
    where = os.path.join(folder, "titles")
    os.mkdir(where)
    printable = [cp for cp in points if cp not in (10, 13)]
    for n, part in enumerate(chunks(printable, 40)):
        with open(os.path.join(where, f"{n:06d}.txt"), "wb") as out:
            out.write(b"Title " + b"".join(map(encode, part)) + b" end\n20220101\nhttps://a.example/\nBody of it.\n")
    data = on_terminal([program(), "list", where], cols=400, limit=300)
    tap.ok(not bad_characters(data), "titles: nothing invisible in list", sorted(bad_characters(data))[:20])
    data = browse([program(), where], " ", len(printable) // 40 // 40 + 20, 50, 200)
    tap.ok(not bad_characters(data), "titles: nothing invisible on the screen", sorted(bad_characters(data))[:20])
    shutil.rmtree(where)


def as_names(tap, folder, points):
    where = os.path.join(folder, "names")
    os.mkdir(where)
    usable = [cp for cp in points if cp not in (0, 0x2F)]
    for n, part in enumerate(chunks(usable, 50)):
        name = b"%06d" % n + b"".join(map(encode, part))
        with open(os.path.join(where.encode(), name), "wb") as out:
            out.write(b"A title\n20220101\nhttps://a.example/\nBody of it.\n")
    data = on_terminal([program(), "list", where], cols=400, limit=300)
    tap.ok(not bad_characters(data), "file names: nothing invisible in list", sorted(bad_characters(data))[:20])
    data = browse([program(), where], " ", len(usable) // 50 // 40 + 20, 50, 200)
    tap.ok(not bad_characters(data), "file names: nothing invisible on the screen", sorted(bad_characters(data))[:20])
    shutil.rmtree(where)


def as_notes(tap, folder, points):
    where = os.path.join(folder, "notes")
    os.mkdir(where)
    path = os.path.join(where, "a.txt")
    with open(path, "w") as out:
        out.write("A title\n20220101\nhttps://a.example/\nAlpha beta gamma delta.\n")
    for part in chunks([cp for cp in points if cp], 12000):
        note = b"".join(map(encode, part))
        subprocess.run([program(), "tag", path, "--type=person", "--quote=Alpha", b"--note=" + note],
                       stdout=subprocess.DEVNULL, check=True)
    for argv in (["log", where], ["export", where, "--format=csv"]):
        data = on_terminal([program(), *argv], cols=200, limit=300)
        tap.ok(not bad_characters(data), f"notes: nothing invisible in {argv[0]}", sorted(bad_characters(data))[:20])
    session = Session([program(), where], 50, 200)
    seen(session)
    session.send("\r")
    session.read(0.2)
    for _ in range(200):
        session.send("w")
        session.read(0.005)
    session.send("Q")
    session.wait(10)
    tap.ok(not bad_characters(bytes(session.out)), "notes: nothing invisible on the screen")
    session.close()


def as_bytes(tap, folder):
    path = os.path.join(folder, "bytes.txt")
    with open(path, "wb") as out:
        out.write(b"All bytes\n20220101\nhttps://a.example/\n")
        for b in range(256):
            out.write(b"Before %02x %c after.\n" % (b, b) + b"Doubled %c%c here.\n" % (b, b))
    data = on_terminal([program(), "show", path])
    tap.ok(not bad_characters(data), "bytes: nothing invisible in show", sorted(bad_characters(data))[:20])
    text = data.decode("utf-8", "replace")
    hidden = [b for b in range(128, 256) if f"<{b:02X}>" not in text]
    tap.ok(not hidden, "bytes: each invalid byte is shown", hidden)
    data = browse_reader(path, 60)
    tap.ok(not bad_characters(data), "bytes: nothing invisible in the reader", sorted(bad_characters(data))[:20])


if __name__ == "__main__":
    sys.exit(main())
