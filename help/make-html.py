#!/usr/bin/env python3
#
# The guide of one language as web pages: make-html.py YELP-BUILD PAGES LANGUAGE OUTPUT DEPFILE
#
# yelp-build makes the pages. What is added: the language on the root element, where screen readers
# look for it, and that only a wide table or listing is scrolled, not its page. What is taken out:
# scripts, which colour code that the guide does not have.
#
# Copyright 2026 The Kaiji authors
# SPDX-License-Identifier: GPL-3.0-or-later

import re
import shutil
import subprocess
import sys
from pathlib import Path

STYLE = """
main > div.page { max-width: 60em; min-width: 0; box-sizing: border-box; }
div.page > article { min-width: 0; }
pre.contents, div.table { overflow-x: auto; }
img { max-width: 100%; height: auto; }
"""


def main():
    yelp_build, language = sys.argv[1], sys.argv[3]
    pages, output, depfile = (Path(sys.argv[i]) for i in (2, 4, 5))

    # A page that was taken out of the guide must not stay.
    if output.exists():
        shutil.rmtree(output)
    output.mkdir(parents=True)
    subprocess.run([yelp_build, "html", "-o", output, pages], check=True)

    for script in output.glob("*.js"):
        script.unlink()
    for style in output.glob("*.css"):
        style.write_text(style.read_text(encoding="utf-8") + STYLE, encoding="utf-8")
    for page in output.glob("*.html"):
        text = page.read_text(encoding="utf-8")
        text = re.sub(r"<script\b.*?</script>", "", text, flags=re.DOTALL)
        text = text.replace("<html>", f'<html lang="{language}">', 1)
        page.write_text(text, encoding="utf-8")

    # The folders as well: they change if a page is added.
    sources = [pages, *pages.rglob("*")]
    names = " ".join(str(source).replace(" ", "\\ ") for source in sources)
    depfile.write_text(f"{output}: {names}\n", encoding="utf-8")


main()
