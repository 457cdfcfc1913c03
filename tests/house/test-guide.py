#!/usr/bin/env python3
#
# The guide against the programs: test-guide.py TOP KAIJI-CLI [HTML…], where HTML is the folder of a
# language's web pages. Its pages are the same in both
# languages, its links lead somewhere, its keys and labels are the window's, its commands work.
#
# Copyright 2026 The Kaiji authors
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree as ET
from collections import defaultdict
from html.parser import HTMLParser
from pathlib import Path

TOP, CLI = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
HTML = {Path(folder).name: Path(folder).resolve() for folder in sys.argv[3:]}
LANGUAGES = ("C", "ja")
# They do in every list and form what they do in any program.
GENERIC_KEYS = {"Tab", "Enter", "Esc"}
NAMES = {"question": "?", "comma": ",", "Page_Down": "Page Down", "Page_Up": "Page Up",
         "Return": "Enter", "minus": "−", "plus": "+", "Primary": "Ctrl"}


def read(language):
    folder = TOP / "help" / language
    return {path.stem: ET.parse(path).getroot() for path in sorted(folder.glob("*.page"))}


def find(root, name):
    return root.iter("{http://projectmallard.org/1.0/}" + name)


PAGES = {language: read(language) for language in LANGUAGES}


def shape(root):
    tags = [element.tag.split("}")[1] for element in root.iter()]
    sections = [section.get("id") for section in find(root, "section")]
    return (sections, tags.count("item"), tags.count("tr"), tags.count("media"), commands(root),
            list(listings(root)))


def commands(root):
    return ["".join(line.itertext()) for line in find(root, "input")]


# The files that a page shows whole, by name.
def listings(root):
    for listing in find(root, "listing"):
        name = next(find(listing, "file")).text
        yield name, next(find(listing, "code")).text + "\n"


# Each command with what the page says that it answers; nothing is said of most.
def answers(root):
    for screen in find(root, "screen"):
        lines = list(screen)
        for line, after in zip(lines, lines[1:] + [None]):
            if line.tag.endswith("}input"):
                said = after is not None and after.tag.endswith("}output")
                yield "".join(line.itertext()), after.text if said else None


def test_languages():
    assert PAGES["C"].keys() == PAGES["ja"].keys(), "pages"
    for name, root in PAGES["C"].items():
        assert shape(root) == shape(PAGES["ja"][name]), name


def test_links():
    for language, pages in PAGES.items():
        places = {name for name in pages}
        for name, root in pages.items():
            assert root.get("id") == name, name
            places |= {f"{name}#{section.get('id')}" for section in find(root, "section")}
        guides = {f"index#{section.get('id')}" for section in find(pages["index"], "section")}
        for name, root in pages.items():
            up = [link.get("xref") for link in find(root, "link") if link.get("type") == "guide"]
            assert name == "index" or set(up) & guides, f"{language}/{name}: nothing leads there"
            for link in find(root, "link"):
                assert link.get("xref") in places, f"{language}/{name}: {link.get('xref')}"
            for media in find(root, "media"):
                assert (TOP / "help" / language / media.get("src")).is_file(), media.get("src")


def test_checks():
    source = (TOP / "src/checks/kaiji-checks-table.c").read_text(encoding="utf-8")
    ids = re.findall(r'^  \{ "([a-z-]+)", KAIJI_SEVERITY', source, re.M)
    assert len(ids) > 40
    for language in LANGUAGES:
        sections = [section.get("id") for section in find(PAGES[language]["checks"], "section")]
        assert sections == ids, f"{language}: {set(sections) ^ set(ids)}"


# One page a kind of field, and each kind tried.
def test_kinds():
    source = (TOP / "src/scheme/kaiji-field.c").read_text(encoding="utf-8")
    kinds = re.findall(r'\[KAIJI_FIELD_\w+\] = "([a-z-]+)"', source)
    assert len(kinds) >= 15, kinds
    told = {name.removeprefix("field-") for name in PAGES["C"] if name.startswith("field-")}
    assert told == set(kinds), told ^ set(kinds)
    for kind in kinds:
        assert any(" set " in command for command in commands(PAGES["C"][f"field-{kind}"])), kind


# The rows of the table of members, each with the kinds that may have it, or none for all.
def member_rows(root):
    section = next(part for part in find(root, "section") if part.get("id") == "members")
    body = next(find(section, "tbody"))
    for row in find(body, "tr"):
        cells = [[code.text for code in find(cell, "code")] for cell in find(row, "td")]
        for member in cells[0]:
            yield member, set(cells[1])


# The members of a field are those of the JSON Schema, and the kinds are those that the reader takes.
def test_members():
    schema = json.loads((TOP / "data/schema/kaiji-scheme.schema.json").read_text(encoding="utf-8"))
    field = schema["$defs"]["field"]["properties"]
    told = {language: list(member_rows(PAGES[language]["scheme-author"])) for language in LANGUAGES}
    assert told["C"] == told["ja"]
    members = [member for member, kinds in told["C"]]
    assert sorted(members) == sorted(set(field) - {"$comment"}), set(members) ^ set(field)

    name, text = next(listings(PAGES["C"]["scheme-author"]))
    choices = [{"id": "a", "label": "A"}]
    values = {"choices": choices, "unit": "x", "details-asked": True, "minimum": 1, "maximum": 9}
    assert {member for member, kinds in told["C"] if kinds} == values.keys()
    with tempfile.TemporaryDirectory() as folder:
        for member, kinds in told["C"]:
            for kind in field["kind"]["enum"] if kinds else []:
                scheme = json.loads(text)
                last = scheme["sections"][0]["groups"][0]["items"][2]["fields"]
                last[0] = {"id": "tried", "level": "optional", "kind": kind, "prompt": "?"}
                last[0] |= {"choices": choices} if kind == "choice" else {}
                last[0][member] = values[member]
                Path(folder, name).write_text(json.dumps(scheme), encoding="utf-8")
                status = subprocess.run([CLI, "scheme", "--check", name], cwd=folder, check=False,
                                        capture_output=True).returncode
                assert (status == 0) == (kind in kinds), f"{member} of {kind}"


# The table of the command line in docs/design.md, a verb's lines with all its options.
def test_design():
    design = (TOP / "docs/design.md").read_text(encoding="utf-8")
    block = design.split("## kaiji-cli\n```\n")[1].split("```")[0]
    texts = defaultdict(str)
    for match in re.finditer(r"kaiji-cli (\S+)((?:.|\n(?!kaiji-cli))*)", block):
        texts[match[1]] += match[2]
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    verbs = subprocess.run([CLI, "--help"], env=environment, check=True, capture_output=True,
                           encoding="utf-8").stdout
    for verb in re.findall(r"^  ([a-z-]+)  ", verbs.split("Verbs:")[1], re.M):
        assert verb in texts, f"docs/design.md: {verb}"
        told = subprocess.run([CLI, verb, "--help"], env=environment, check=True,
                              capture_output=True, encoding="utf-8").stdout
        for short, option in re.findall(r"^  (?:-(\w), )?--([a-z-]+)", told, re.M):
            names = [rf"--{option}\b"] + ([rf"(?<![\w-])-{short}\b"] if short else [])
            found = any(re.search(one, texts[verb]) for one in names)
            assert found or option == "help", f"docs/design.md: {verb} --{option}"


# The window of shortcuts, which tests/app holds to the application's keys.
def known_keys():
    ui = ET.parse(TOP / "ui/shell/kaiji-shortcuts.ui")
    known = set()
    for element in ui.iter("property"):
        if element.get("name") == "accelerator":
            for key in element.text.split():
                parts = re.findall(r"<(\w+)>", key) + [re.sub(r"<\w+>", "", key)]
                parts = [NAMES.get(part, part) for part in parts]
                known.add(tuple(part.upper() if len(part) == 1 else part for part in parts))
    return known


def test_keys():
    known = known_keys()
    for language, pages in PAGES.items():
        told = set()
        for name, root in pages.items():
            in_sequence = {key for sequence in find(root, "keyseq") for key in sequence}
            keys = [tuple(key.text for key in sequence) for sequence in find(root, "keyseq")]
            keys += [(key.text,) for key in find(root, "key") if key not in in_sequence]
            for key in keys:
                assert key in known or key[0] in GENERIC_KEYS, f"{language}/{name}: {key}"
            if name == "keyboard":
                told = set(keys)
        assert known <= told, f"{language}: {known - told}"


def plain(label):
    return re.sub(r"\(_.\)|_|…", "", label).strip()


def test_labels():
    po = (TOP / "po/ja.po").read_text(encoding="utf-8")
    entries = re.findall(r'^(msgid|msgstr(?:\[0\])?) ((?:".*"\n)+)', po, re.M)
    texts = {"C": set(), "ja": set()}
    for kind, lines in entries:
        text = "".join(re.findall(r'"(.*)"', lines))
        texts["C" if kind == "msgid" else "ja"].add(plain(text))
    for language, pages in PAGES.items():
        for name, root in pages.items():
            for gui in find(root, "gui"):
                assert plain(gui.text) in texts[language], f"{language}/{name}: {gui.text}"


def run_page(name, root, folder):
    environment = {**os.environ, "PATH": f"{CLI.parent}:{os.environ['PATH']}", "HOME": folder,
                   "LC_ALL": "C.UTF-8"}
    for variable in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        environment.pop(variable, None)
    for file, contents in listings(root):
        Path(folder, file).write_text(contents, encoding="utf-8")

    for command, answer in answers(root):
        result = subprocess.run(["bash", "-c", command], cwd=folder, env=environment,
                                capture_output=True, encoding="utf-8", check=False)
        found = re.search(r" (check|compare) |--compare|--check wrong", command)
        fine = result.returncode == 0 or (found and result.returncode == 1)
        assert fine, f"{name}: {command}: {result.stderr}"
        if answer is not None:
            assert result.stdout.strip() == answer, f"{name}: {command}: {result.stdout}"


def test_commands():
    n_commands = 0
    for name, root in PAGES["C"].items():
        with tempfile.TemporaryDirectory() as folder:
            run_page(name, root, folder)
        n_commands += len(commands(root))
    assert n_commands > 80


class Skip(Exception):
    pass


# What a web page names and loads.
class WebPage(HTMLParser):
    def __init__(self, path):
        super().__init__()
        self.language, self.ids, self.links, self.loaded, self.scripts = None, set(), [], [], 0
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.ids.add(values.get("id"))
        self.scripts += tag == "script" or any(name.startswith("on") for name in values)
        if tag == "html":
            self.language = values.get("lang")
        elif tag == "a" and "href" in values:
            self.links.append(values["href"])
        else:
            self.loaded += [values[name] for name in ("src", "href", "data") if name in values]


def check_web_page(path, pages, figures):
    page = pages[path.stem]
    for link in page.links:
        target = urllib.parse.urlsplit(link)
        # Sites that the guide names are followed by whoever clicks on them, and by nobody else.
        if target.scheme in ("https", "mailto"):
            continue
        assert not target.scheme and not target.netloc, f"{path}: {link}"
        leads_to = pages.get(Path(target.path).stem) if target.path else page
        assert leads_to is not None, f"{path}: {link}"
        assert not target.fragment or target.fragment in leads_to.ids, f"{path}: {link}"
    for name in page.loaded:
        target = urllib.parse.urlsplit(name)
        assert not target.scheme and not target.netloc, f"{path}: {name}"
        assert (path.parent / target.path).is_file(), f"{path}: {name}"
    assert page.scripts == 0, f"{path}: scripts"
    assert figures <= set(page.loaded), f"{path}: pictures"


# Each page of each language as a web page that needs nothing from elsewhere.
def test_web_pages():
    if not HTML:
        raise Skip("built without web pages")
    for language, folder in HTML.items():
        sources = PAGES["C" if language == "en" else language]
        pages = {path.stem: WebPage(path) for path in sorted(folder.glob("*.html"))}
        assert pages.keys() == sources.keys(), set(pages) ^ set(sources)
        for name, root in sources.items():
            assert pages[name].language == language, f"{language}/{name}: lang"
            figures = {media.get("src") for media in find(root, "media")}
            check_web_page(folder / f"{name}.html", pages, figures)
        for style in folder.glob("*.css"):
            text = style.read_text(encoding="utf-8")
            assert not re.search(r"@import|url\(\s*[\"']?(\w+:)?//", text), style
    assert len(HTML) == len(LANGUAGES)


def main():
    tests = [value for name, value in globals().items() if name.startswith("test_")]
    failed = 0
    print(f"1..{len(tests)}")
    for number, test in enumerate(tests, 1):
        path = "/house/guide/" + test.__name__.removeprefix("test_")
        try:
            test()
            print(f"ok {number} {path}")
        except Skip as reason:
            print(f"ok {number} {path} # SKIP {reason}")
        except AssertionError as error:
            failed = 1
            print(f"not ok {number} {path}\n# {error}")
    return failed


sys.exit(main())
