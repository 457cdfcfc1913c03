#!/usr/bin/env python3
"""Counts what a run of “meson test” did: prints “N passed, N failed” from its testlog.json.

A test program counts once for each of its TAP results; one that ended badly without saying which
of them failed (a crash, a time out) counts as one failure more.

Copyright 2026 The Kaiji authors
SPDX-License-Identifier: GPL-3.0-or-later
"""

import json
import re
import sys

RESULT = re.compile(r"^(ok|not ok)\b[^#\n]*(# *SKIP)?", re.IGNORECASE | re.MULTILINE)
GOOD = ("OK", "SKIP", "EXPECTEDFAIL")


def count(test):
    """Returns passed, failed and skipped of one test program."""
    results = RESULT.findall(test.get("stdout") or "")
    skipped = sum(1 for word, skip in results if skip)
    failed = sum(1 for word, skip in results if not skip and word.lower() == "not ok")
    passed = len(results) - skipped - failed

    if test["result"] not in GOOD:
        failed = max(failed, 1)
    elif not results:
        passed, skipped = (0, 1) if test["result"] == "SKIP" else (1, 0)
    return passed, failed, skipped


def main(path):
    with open(path, encoding="utf-8") as log:
        counts = [count(json.loads(line)) for line in log]
    passed, failed, skipped = (sum(column) for column in zip(*counts)) if counts else (0, 1, 0)
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 0 if failed == 0 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
