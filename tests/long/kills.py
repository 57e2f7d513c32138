#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""kills [COUNT]: kill -9 at random moments while tagging, half by command line, half in the terminal.

An action is acknowledged when its id was printed, or when the screen said so.  Every acknowledged
action must be in the sidecar afterwards, whole, and `check` must find nothing."""
import csv
import io
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(__file__))
from session import Session, Tap, program, reports


def annotations(corpus):
    out = subprocess.run([program(), "export", corpus, "--format=csv", "--what=entities"], capture_output=True, check=True)
    return {row["id"]: row for row in csv.DictReader(io.StringIO(out.stdout.decode(), newline=""))}


def by_command_line(corpus, document, rng, acknowledged):
    writer = subprocess.Popen(
        ["sh", "-c", f'i=0; while :; do i=$((i+1)); "{program()}" tag "{document}" --type=person --quote=the --note=n$i || exit; done'],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True)
    time.sleep(rng.random() * 0.2)
    os.killpg(writer.pid, signal.SIGKILL)
    said = writer.communicate()[0].decode()
    acknowledged.update(line for line in said.split("\n")[:-1])


def in_terminal(corpus, rng):
    """The number of tags that the screen acknowledged."""
    session = Session([program(), corpus])
    session.wait_for(rb"Help")
    session.send("\r")
    session.read(0.05)
    deadline, said = time.monotonic() + rng.random() * 0.3, 0
    while time.monotonic() < deadline:
        session.send("wep")
        session.read(0.003)
    session.kill(signal.SIGKILL)
    session.wait()
    said = len(re.findall(rb"undoes", bytes(session.out)))
    session.close()
    return said


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    tap, rng = Tap(), random.Random(7)
    folder = tempfile.mkdtemp(prefix="antisigma-kill-")
    corpus = os.path.join(folder, "corpus")
    try:
        shutil.copytree(reports(), corpus)
        os.chmod(corpus, 0o755)
        document = os.path.join(corpus, sorted(os.listdir(corpus))[0])
        acknowledged, lost, damaged, kills = set(), 0, 0, 0
        while kills < count:
            for _ in range(min(25, count - kills)):
                kills += 1
                if kills % 2:
                    by_command_line(corpus, document, rng, acknowledged)
                else:
                    before = len(annotations(corpus))
                    said = in_terminal(corpus, rng)
                    after = len(annotations(corpus))
                    lost += max(0, said - (after - before))
            held = annotations(corpus)
            lost += len(acknowledged - set(held))
            if subprocess.run([program(), "check", corpus], stdout=subprocess.DEVNULL).returncode:
                damaged += 1
            half = [row for row in held.values() if not (row["type"] and row["text"] and row["sha256"])]
            damaged += len(half)
            if len(held) > 400:
                os.unlink(os.path.join(corpus, "antisigma.db"))
                acknowledged.clear()
        tap.ok(lost == 0, f"{kills} kills: no acknowledged action is lost", f"{lost} lost")
        tap.ok(damaged == 0, f"{kills} kills: no sidecar is damaged, no action half done", f"{damaged} findings")
    finally:
        shutil.rmtree(folder)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
