#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""signals: each signal in each view leaves the terminal as it was found, with the documented status."""
import os
import shutil
import signal
import sys
import tempfile

sys.path.insert(0, os.path.dirname(__file__))
from session import Session, Tap, program, reports

VIEWS = {"documents": "", "reader": "\r", "compare": "d", "help": "?", "legend": "\re", "claim": "\rc", "prompt": ":",
         "filter": "&abc", "search": "\r/the", "parallels": "\r}\r"}


def main():
    tap = Tap()
    folder = tempfile.mkdtemp(prefix="antisigma-sig-")
    corpus = os.path.join(folder, "c")
    shutil.copytree(reports(), corpus)
    os.chmod(corpus, 0o755)
    try:
        for view, keys in VIEWS.items():
            for name in ("TERM", "HUP", "INT", "QUIT"):
                number = getattr(signal, "SIG" + name)
                session = Session([program(), corpus])
                session.wait_for(rb"Help")
                for key in keys:
                    session.send(key)
                    session.read(0.02)
                session.kill(number)
                status = session.wait(3)
                tap.ok(status in (128 + number, -number) and session.modes_restored()
                       and session.out.rstrip().endswith(b"") and b"\x1b[?1049l" in session.out,
                       f"{view}: SIG{name} restores the terminal, status {128 + number}",
                       f"status {status}, modes {session.modes_restored()}")
                session.close()
        session = Session([program(), corpus])
        session.wait_for(rb"Help")
        os.close(session.master)
        session.master = os.open("/dev/null", os.O_RDWR)
        tap.ok(session.wait(3) is not None, "a hang-up ends the program")
        session.close()
    finally:
        shutil.rmtree(folder)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
