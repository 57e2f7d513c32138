#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""storms [STORMS [RESIZES]]: resizes from 1x1 to 200x60, then the right size without a key."""
import os
import random
import sys

try:
    import pyte
except ImportError:
    print("1..0 # SKIP python3-pyte is not installed")
    sys.exit(0)

sys.path.insert(0, os.path.dirname(__file__))
from session import Session, Tap, program, reports

VIEWS = {"documents": "", "reader": "\r", "compare": "d", "help": "?"}


def shown(data, rows, cols):
    """The screen after `data`, row by row."""
    screen = pyte.Screen(cols, rows)
    stream = pyte.ByteStream(screen)
    stream.feed(data)
    return screen.display


def main():
    storms = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    resizes = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    tap, rng = Tap(), random.Random(11)
    crashed = wrong = 0
    for storm in range(storms):
        view = list(VIEWS)[storm % len(VIEWS)]
        session = Session([program(), reports()])
        session.wait_for(rb"Help")
        session.send(VIEWS[view])
        session.read(0.1)
        for _ in range(resizes):
            session.resize(rng.randint(1, 60), rng.randint(1, 200))
            if rng.random() < 0.05:
                session.read(0.001)
        rows, cols = rng.randint(20, 60), rng.randint(70, 200)
        session.read(0.2)
        session.resize(rows, cols)
        # No key: the last redraw must reach the last row of the size of now.
        data = session.read(0.6)
        if not session.alive():
            crashed += 1
        elif "Help" not in shown(data, rows, cols)[rows - 1]:
            wrong += 1
            print(f"# storm {storm} ({view}): no key bar in row {rows} of {rows}x{cols}")
        session.send("Q")
        if session.wait(5) != 0:
            crashed += 1
        session.close()
    tap.ok(crashed == 0, f"{storms} storms of {resizes} resizes: no crash", f"{crashed} crashed")
    tap.ok(wrong == 0, f"{storms} storms: the right size afterwards", f"{wrong} wrong")
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
