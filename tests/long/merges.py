#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Joins 1,000 random pairs and triples of sidecars in every order.

   merges.py [PAIRS]        in the build folder
"""
import subprocess
import sys

pairs = sys.argv[1] if len(sys.argv) > 1 else "1000"
run = subprocess.run(["tests/unit/merge-test", pairs], stdout=subprocess.PIPE, encoding="utf-8")
wrong = [line for line in run.stdout.splitlines() if line.startswith("not ok")]
print("\n".join(wrong) or f"{pairs} pairs: commutative, associative, idempotent, sound")
sys.exit(run.returncode)
