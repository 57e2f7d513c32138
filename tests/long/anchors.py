#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""10,000 random edits of documents, and every quote looked for after each:
tests/unit/anchors-property-test with more of them, and other seeds."""
import os
import subprocess
import sys

program = os.path.join(os.environ.get("builddir", "."), "tests/unit/anchors-property-test")
failed = 0
for seed in range(1, 6):
    run = subprocess.run([program, "10000", str(seed)], stdout=subprocess.PIPE, universal_newlines=True)
    print("\n".join(line for line in run.stdout.splitlines() if " edits, " in line or line.startswith("not ok")))
    failed += run.returncode != 0
sys.exit(failed != 0)
