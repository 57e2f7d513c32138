#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""edits [EDITS [INTERVAL [SEED]]]: random verbs on one sidecar, in memory where that is possible; what
is tested is tests/unit/store-property-test's to say."""
import os
import subprocess
import sys
import tempfile

program = os.path.abspath(os.path.join(os.environ.get("builddir", "."), "tests/unit/store-property-test"))
with tempfile.TemporaryDirectory(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None) as folder:
    sys.exit(subprocess.run([program] + (sys.argv[1:] or ["100000", "1000"]), cwd=folder, check=False).returncode)
