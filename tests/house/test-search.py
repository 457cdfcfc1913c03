#!/usr/bin/env python3
#
# The desktop's search finds recent sheets: test-search.py KAIJI SAMPLE, with a display and a session
# bus of its own.
#
# Copyright 2026 The Kaiji authors
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

KAIJI, SAMPLE = sys.argv[1:]
NAME = "jp.kaiji.Kaiji"
DEADLINE = 60


def call(method, *arguments):
    return subprocess.run(
        ["gdbus", "call", "--session", "--dest", NAME, "--object-path",
         "/jp/kaiji/Kaiji/SearchProvider", "--method",
         "org.gnome.Shell.SearchProvider2." + method, *arguments],
        capture_output=True, encoding="utf-8", check=False).stdout


# The sheet is a recent one once it is open.
def wait_for(address):
    end = time.monotonic() + DEADLINE
    while time.monotonic() < end:
        if address in call("GetInitialResultSet", "['つづり','経費']"):
            return True
    return False


def main():
    if shutil.which("gdbus") is None:
        print("1..0 # SKIP gdbus is not installed")
        return 0

    sheet = Path(os.environ["HOME"]) / "one.kaiji.json"
    shutil.copy(SAMPLE, sheet)
    address = sheet.as_uri()
    with subprocess.Popen([KAIJI, str(sheet)]) as program:
        results = [
            ("found", wait_for(address)),
            ("not-found", address not in call("GetInitialResultSet", "['nothing-like-it']")),
            ("within", address in call("GetSubsearchResultSet", f"['{address}']", "['one']")),
            ("described", "つづり経費クラウド" in call("GetResultMetas", f"['{address}']")),
            ("nonsense", call("GetResultMetas", "['x', '', 'file:', 'a:b', 'file:///%zz']").startswith("(")),
            ("nothing-opened", call("ActivateResult", "x", "['one']", "0").strip() == "()"),
            ("opened", call("ActivateResult", address, "['one']", "0").strip() == "()"),
        ]
        program.terminate()

    print(f"1..{len(results)}")
    for number, (name, fine) in enumerate(results, 1):
        print(f"{'ok' if fine else 'not ok'} {number} /house/search/{name}")
    return 0 if all(fine for _, fine in results) else 1


sys.exit(main())
