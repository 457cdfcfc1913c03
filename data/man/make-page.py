#!/usr/bin/env python3
#
# Writes the manual page of kaiji-cli from what the program says of itself, so that no verb or option
# is missing: make-page.py KAIJI-CLI VERSION PAGE [CATALOG]
#
# Copyright 2026 The Kaiji authors
# SPDX-License-Identifier: GPL-3.0-or-later

import gettext
import os
import re
import subprocess
import sys

HEADS = {
    "NAME": "名前",
    "SYNOPSIS": "書式",
    "DESCRIPTION": "説明",
    "VERBS": "コマンド",
    "EXIT STATUS": "終了ステータス",
    "SEE ALSO": "関連項目",
    "work on disclosure sheets without a window": "情報開示シートをウィンドウなしで扱う",
    "Show help options": "ヘルプを表示する",
    "[OPTION…]": "[オプション…]",
}


class Page:
    def __init__(self, program, version, catalog):
        self.program = program
        self.lines = [f'.TH KAIJI\\-CLI 1 "" "Kaiji {version}" "Kaiji"']
        self.translations = None
        if catalog:
            with open(catalog, "rb") as file:
                self.translations = gettext.GNUTranslations(file)

    def translate(self, text):
        if self.translations is None or not text:
            return text
        return HEADS.get(text) or self.translations.gettext(text)

    def ask(self, *arguments):
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": ""}
        return subprocess.run(
            [self.program, *arguments, "--help"], env=environment, check=True,
            capture_output=True, encoding="utf-8",
        ).stdout

    def add(self, text):
        for line in text.split("\n"):
            line = line.replace("\\", "\\e").replace("-", "\\-")
            self.lines.append("\\&" + line if line[:1] in (".", "'") else line)

    def add_head(self, text):
        self.lines.append(f".SH {self.translate(text)}")

    def add_paragraphs(self, text):
        for i, line in enumerate(self.translate(text).split("\n")):
            if i > 0:
                self.lines.append(".br")
            self.add(line)

    def add_options(self, block):
        for line in block.split("\n")[1:]:
            option, text = re.match(r" +(\S.*?)(?: {2,}(\S.*))?$", line).groups()
            name, sign, value = option.partition("=")
            self.lines.append(".TP")
            self.add(name + sign + self.translate(value))
            self.add(self.translate(text or ""))

    # What g_option_context_get_help() makes of a verb: usage, summary, options, description.
    def add_verb(self, name):
        usage, *blocks = self.ask(name).rstrip("\n").split("\n\n")
        arguments = usage.split("\n")[1].partition("[OPTION…]")[2].strip()
        self.lines.append(".SS")
        self.add(f"kaiji-cli {name} {self.translate('[OPTION…]')} {self.translate(arguments)}".rstrip())
        self.add_paragraphs(blocks.pop(0))
        description = []
        for block in blocks:
            if re.match(r".* Options:\n", block):
                self.add_options(block)
            else:
                description.append(block)
        if description:
            self.lines.append(".PP")
            self.add_paragraphs("\n\n".join(description))


def main():
    program, version, path, *catalog = sys.argv[1:]
    page = Page(program, version, catalog[0] if catalog else None)
    text = page.ask()
    head = text[: text.index("Verbs:\n") + len("Verbs:\n")]
    tail = text[text.index("\n\n“") + 1 :]

    page.add_head("NAME")
    page.add("kaiji-cli - " + page.translate("work on disclosure sheets without a window"))
    page.add_head("SYNOPSIS")
    page.add(page.translate(head).split("\n")[1].strip())
    page.add_head("DESCRIPTION")
    page.add(page.translate(head).split("\n")[3])
    page.add_head("VERBS")
    for verb in re.findall(r"^  ([a-z-]+)  ", text[len(head) :], re.M):
        page.add_verb(verb)
    page.add_head("EXIT STATUS")
    page.add_paragraphs(tail)
    page.add_head("SEE ALSO")
    page.lines.append(".BR kaiji (1)")

    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(line for line in page.lines if line) + "\n")


main()
