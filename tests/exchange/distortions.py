#!/usr/bin/env python3
#
# Copyright 2026 The Kaiji authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Published sheets, distorted in the ways in which tables are when they are copied, are imported by
kaiji-cli: how many answers come back right, and whether one is taken for another's.

The sheets are read from the folder that KAIJI_SHARED names and are not part of the project; where
they are absent, nothing is tested. With KAIJI_DISTORTIONS=DIRECTORY the distorted files are kept.
"""

import copy
import csv
import html
import io
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import unicodedata
import zlib
from concurrent.futures import ThreadPoolExecutor

SHEETS = ["certified-2017", "certified-2023", "guideline-2024-full", "guideline-2024-excerpt"]
MIN_RIGHT = 0.98
# Beside blanks, order tells less where prompts are lost.
MIN_RIGHT_BESIDE_BLANKS = 0.95
MASKED = "(*)"

# Of the variants that end in these words; what they cannot hold is not asked for.
ENCODINGS = {"Shift_JIS": "cp932", "EUC-JP": "euc_jp"}

NUMBER, GROUP, ITEM, PROMPT, LEVEL, ANSWER = range(6)


class Row:
    """A row of a form: that of a field, or with one text only."""

    def __init__(self, cells, field=None, first=False, n_fields=1):
        self.cells = cells
        self.field = field
        self.first = first
        self.n_fields = n_fields

    def copy(self):
        return Row(list(self.cells), self.field, self.first, self.n_fields)


class Sheet:
    """A published sheet: its text as published, and the rows that it is made of."""

    def __init__(self, folder, name, program):
        values = json.loads((folder / (name + ".json")).read_text(encoding="utf-8"))
        self.name = name
        self.text = (folder / (name + ".txt")).read_text(encoding="utf-8")
        self.answers = values["answers"]
        self.scheme = values["scheme"] + "@" + values["edition"]
        self.rows = []
        table = subprocess.run([program, "scheme", self.scheme, "--format=json"], check=True,
                               stdout=subprocess.PIPE, encoding="utf-8").stdout
        fields = json.loads(table)
        fields = fields["fields"] if isinstance(fields, dict) else fields
        numbers = {}
        for field in fields:
            numbers.setdefault(field["no"], []).append(field)
        section = group = number = None
        for field in fields:
            of_item = numbers[field["no"]]
            if not any(other["id"] in self.answers for other in of_item):
                continue
            if field["section"] != section and field["section"]:
                self.rows.append(Row(["- " + field["section"], "", "", "", "", ""]))
            section = field["section"]
            first = field["no"] != number
            answer = self.answers.get(field["id"], "")
            self.rows.append(Row([
                str(field["no"]) if first else "",
                field["group"] if field["group"] != group else "",
                field["item"] if first else "",
                re.sub(r"\s+", "", field["prompt"]),
                field["level"] if first else "",
                re.sub(r"\s+", " ", answer).strip(),
            ], field["id"], first, len(of_item)))
            number = field["no"]
            group = field["group"]


def leave_blank(sheet):
    """The same sheet, a quarter of whose answers are not given yet: their rows stay. As published,
    its text is that of the whole one."""
    rng = random.Random(sheet.name)
    blank = copy.copy(sheet)
    blank.name = sheet.name + ", blanks"
    blank.text = "".join(line + "\n" for line in sheet.text.split("\n")[:1])
    blank.rows = [row.copy() for row in sheet.rows]
    blank.answers = dict(sheet.answers)
    for row in blank.rows:
        if row.field is not None and chosen(rng, 0.25):
            row.cells[ANSWER] = ""
            blank.answers.pop(row.field, None)
    return blank


# What other people call these columns.
NAMES = ["番号", "分類", "項目", "記述内容", "必須/選択", "回答"]
HEADS = ["", "【審査対象項目】", "", "【記述内容】", "必須/選択", "申請内容"]


def chosen(rng, share):
    return rng.random() < share


# Distortions of rows.

def drop_cells(rows, rng):
    """Numbers and titles are missing where something else still says what is asked."""
    for row in rows:
        if row.field is None:
            continue
        if chosen(rng, 0.25):
            row.cells[NUMBER] = ""
        if chosen(rng, 0.3):
            row.cells[GROUP] = ""
        if row.n_fields == 1 and chosen(rng, 0.3):
            row.cells[PROMPT if chosen(rng, 0.5) else ITEM] = ""
    return rows


def shift(rows, rng):
    """Empty cells are lost, or there is one more."""
    for row in rows:
        if row.field is None:
            continue
        if chosen(rng, 0.4):
            row.cells = [cell for cell in row.cells if cell]
        elif chosen(rng, 0.3):
            row.cells.insert(rng.randrange(0, 5), "")
    return rows


def cut_prompts(rows, rng):
    for row in rows:
        prompt = row.cells[PROMPT]
        if row.field is not None and len(prompt) > 10 and chosen(rng, 0.5):
            row.cells[PROMPT] = prompt[:max(8, len(prompt) * 6 // 10)]
    return rows


def lose_prompts(rows, rng):
    """The prompt of an item's only field is gone; its title says what is asked."""
    for row in rows:
        if row.field is not None and row.n_fields == 1 and row.cells[ITEM] and chosen(rng, 0.6):
            row.cells[PROMPT] = ""
    return rows


def lose_later_prompts(rows, rng):
    """Of an item's fields after its first one."""
    for row in rows:
        if row.field is not None and not row.first and rng.random() < 0.5:
            row.cells[PROMPT] = ""
    return rows


def join_level(rows, rng):
    for row in rows:
        if row.field is not None and row.cells[LEVEL]:
            row.cells[LEVEL] = (row.cells[LEVEL] + " " + row.cells[ANSWER]).strip()
            row.cells[ANSWER] = ""
    return rows


def lose_level(rows, rng):
    for row in rows:
        row.cells[LEVEL] = ""
    return rows


def repeat_level(rows, rng):
    """Cells that were merged over several rows are filled in each of them."""
    above = None
    for row in rows:
        if row.field is None:
            continue
        if not row.first and above is not None:
            for i in (NUMBER, GROUP, ITEM, LEVEL):
                row.cells[i] = row.cells[i] or above.cells[i]
        above = row
    return rows


def number_off(rows, rng):
    """From some item on the numbers are one too high, as where an item was put in."""
    start = rng.randrange(5, 40)
    for row in rows:
        if row.cells[NUMBER].isdigit() and int(row.cells[NUMBER]) > start:
            row.cells[NUMBER] = str(int(row.cells[NUMBER]) + 1)
    return rows


def number_scattered(rows, rng):
    for row in rows:
        if row.cells[NUMBER].isdigit() and chosen(rng, 0.3):
            row.cells[NUMBER] = str(int(row.cells[NUMBER]) + rng.choice([-1, 1]))
    return rows


def merge_cells(rows, rng):
    for row in rows:
        if row.field is None:
            continue
        if row.cells[GROUP] and row.cells[ITEM] and chosen(rng, 0.5):
            row.cells[ITEM] = row.cells[GROUP] + " " + row.cells[ITEM]
            row.cells[GROUP] = ""
        elif row.cells[ITEM] and chosen(rng, 0.4):
            row.cells[PROMPT] = row.cells[ITEM] + " " + row.cells[PROMPT]
            row.cells[ITEM] = ""
    return rows


def put_headings(rows, rng):
    """Headings that are no section's are put between, without a gap."""
    signs = ["■ {}", "【{}】", "◆{}", "＜{}＞", "第2章 {}", "{}について"]
    result = []
    for row in rows:
        if row.field is not None and row.cells[GROUP] and chosen(rng, 0.6):
            result.append(Row([rng.choice(signs).format(row.cells[GROUP]), "", "", "", "", ""]))
        result.append(row)
    return result


def put_pages(rows, sheet):
    """Title, heads and notes of each page, as they are printed."""
    title = sheet.text.strip().split("\n")[0].replace("(1/8)", "({}/8)")
    subtitle = [line for line in sheet.text.split("\n") if line.startswith("認定番号")][:1]
    notes = [line for line in sheet.text.split("\n") if re.match(r"^(\(注\)|\(\*\)|※本資料)", line)]
    notes = list(dict.fromkeys(notes))
    result = []
    for i, row in enumerate(rows):
        if i % 18 == 0:
            if i > 0:
                result += [Row([note]) for note in notes]
            result.append(Row([title.format(i // 18 + 1)]))
            result += [Row([line]) for line in subtitle]
            result.append(Row(list(HEADS)))
        result.append(row)
    return result


def join_fields(rows, rng):
    """All prompts of an item are lines of one cell, and so are the answers."""
    result = []
    for row in rows:
        last = result[-1] if result else None
        if row.field is not None and not row.first and last is not None and last.field is not None \
                and row.cells[ANSWER] and last.cells[ANSWER]:
            last.cells[PROMPT] += "\n" + row.cells[PROMPT]
            last.cells[ANSWER] += "\n" + row.cells[ANSWER]
            continue
        result.append(row)
    return result


def swap_letters(rows, rng):
    """Wide signs, Kangxi radicals and words that mean the same."""
    table = str.maketrans({"(": "（", ")": "）", ",": "，", "/": "／", "用": "⽤", "日": "⽇", "子": "⼦",
                           "生": "⽣", "金": "⾦", "方": "⽅", "%": "％"})
    for row in rows:
        for i in (NUMBER, GROUP, ITEM, PROMPT, LEVEL):
            if i < len(row.cells):
                row.cells[i] = row.cells[i].translate(table).replace("規程", "規定")
        row.cells[NUMBER] = row.cells[NUMBER].translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    return rows


# Formats of the rows.

def as_tabs(rows):
    return "\n".join("\t".join(cell.replace("\n", " ") for cell in row.cells) for row in rows) + "\n"


def as_quoted_tabs(rows):
    """As copied from a spreadsheet."""
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\n").writerows(row.cells for row in rows)
    return out.getvalue()


def as_commas(rows):
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(row.cells for row in rows)
    return out.getvalue()


def as_pipes(rows, leading, line_break="<br>"):
    lines = []
    for i, row in enumerate(rows):
        cells = [re.sub("\n", line_break, cell.replace("|", "\\|")) for cell in row.cells]
        lines.append(("| " if leading else "") + " | ".join(cells) + " |")
        if i == 0:
            lines.append("---".join("|" * (len(cells) + 1)) if leading else "|".join(["---"] * len(cells)))
    return "\n".join(lines) + "\n"


def as_page(rows):
    """A web page: cells that are the same for several rows span them, headings span the table."""
    lines = ["<!DOCTYPE html>", "<html><body><h1>情報開示</h1><table>",
             "<tr><th colspan=3>【審査対象項目】</th><th>【記述内容】</th><th>必須/選択</th><th>申請内容</th></tr>"]
    for i, row in enumerate(rows):
        if row.field is None:
            lines.append("<tr><td colspan=6>" + html.escape(row.cells[0]) + "</td></tr>")
            continue
        span = row.n_fields if row.first else 1
        cells = []
        for j, cell in enumerate(row.cells):
            if j in (NUMBER, ITEM, LEVEL):
                if not row.first:
                    continue
                cells.append("<td rowspan=%d>%s</td>" % (span, html.escape(cell)))
            elif j == ANSWER:
                cells.append("<td><p>" + html.escape(cell).replace("\n", "<br>") + "</p></td>")
            else:
                cells.append("<td>" + html.escape(cell).replace("\n", "<br>") + "</td>")
        lines.append("<tr>" + "".join(cells) + "</tr>")
    return "\n".join(lines + ["</table></body></html>", ""])


def as_spaces(rows):
    """Cells two spaces apart, as terminals and some readers of documents leave them."""
    return "\n".join("  ".join(cell.replace("\n", " ") for cell in row.cells if cell) for row in rows) + "\n"


def as_lines(rows):
    """A cell a line."""
    return "\n".join(cell.replace("\n", " ") for row in rows for cell in row.cells if cell) + "\n"


def as_glued(rows):
    """A page that was copied as text: the cells before the prompt run together, so do level and answer."""
    return "\n".join(
        "\n".join(part for part in ("".join(row.cells[:PROMPT]), row.cells[PROMPT],
                                    "".join(row.cells[PROMPT + 1:])) if part)
        for row in rows) + "\n"


def wrap(text, width):
    return [text[i:i + width] for i in range(0, len(text), width)] or [""]


def as_wrapped(rows):
    """Cells a space apart, with the answers in lines as wide as their column was."""
    lines = []
    for row in rows:
        *cells, answer = row.cells
        head = " ".join(cell for cell in cells if cell)
        answer = wrap(answer, 36)
        lines.append((head + " " + answer[0]).strip())
        lines += answer[1:]
    return "\n".join(lines) + "\n"


def as_wrapped_cells(rows):
    """A cell after the other, each in lines as wide as its column was."""
    return "\n".join(line for row in rows for cell in row.cells if cell
                     for line in wrap(cell.replace("\n", " "), 18)) + "\n"


def only(rows, columns):
    return [Row([row.cells[i] for i in columns] if row.field is not None
                else [row.cells[0]] + [""] * (len(columns) - 1), row.field) for row in rows]


def fill_items(rows):
    """Titles of an item are repeated in its rows."""
    for before, row in zip(rows, rows[1:]):
        if row.field is not None and not row.first and before.field is not None:
            row.cells[ITEM] = before.cells[ITEM]
    return rows


def fill_all(rows):
    """Every row says again what is the same as in the row above."""
    above = {}
    for row in rows:
        if row.field is None:
            continue
        for i in (NUMBER, GROUP, ITEM, LEVEL):
            above[i] = row.cells[i] = row.cells[i] or above.get(i, "")
    return rows


def as_turned(rows, columns):
    """Each column as a row, behind its name if there is more than question and answer."""
    rows = [row for row in rows if row.field is not None]
    return as_commas([Row(([NAMES[i]] if len(columns) > 2 else []) + [row.cells[i] for row in rows])
                      for i in columns])


def as_halves(rows, names):
    """The second half beside the first."""
    rows = [row for row in rows if row.field is not None]
    half = (len(rows) + 1) // 2
    columns = [NUMBER, PROMPT, ANSWER]
    pairs = [rows[i:i + 1] + rows[i + half:i + half + 1] for i in range(half)]
    return as_commas(([Row([NAMES[i] for i in columns] * 2)] if names else [])
                     + [Row([row.cells[i] for row in pair for i in columns]) for pair in pairs])


def as_records(rows, separator):
    """Each row as a paragraph of names and values."""
    return "\n".join(
        "".join(NAMES[i] + separator + row.cells[i] + "\n"
                for i in (NUMBER, ITEM, PROMPT, LEVEL, ANSWER))
        if row.field is not None else "■" + row.cells[0] + "\n" for row in rows)


def make_variants(sheet):
    """Yields the name and the bytes of each variant."""
    def rows(*distortions):
        rng = random.Random(sheet.name + str(len(distortions)))
        result = [row.copy() for row in sheet.rows]
        for distortion in distortions:
            result = distortion(result, rng)
        return result

    def text(value, encoding="utf-8"):
        return value.encode(encoding)

    crlf = sheet.text.replace("\n", "\r\n")
    heads = Row(list(HEADS))

    yield "published, CRLF", text(crlf)
    yield "published, UTF-16", text(crlf, "utf-16")
    yield "published, UTF-16BE without mark", text(crlf, "utf-16-be")
    yield "published, Shift_JIS", crlf.encode("cp932", "replace")
    yield "published, EUC-JP", sheet.text.encode("euc_jp", "replace")
    yield "published, mark", b"\xef\xbb\xbf" + text(sheet.text)
    yield "plain", text(as_tabs(rows()))
    yield "cells missing", text(as_tabs(rows(drop_cells)))
    yield "shifted", text(as_tabs(rows(shift)))
    yield "prompts cut", text(as_tabs(rows(cut_prompts)))
    yield "prompts lost", text(as_tabs(rows(lose_prompts)))
    yield "later prompts lost", text(as_tabs(rows(lose_later_prompts)))
    yield "level and answer in one", text(as_tabs(rows(join_level)))
    yield "no levels", text(as_tabs(rows(lose_level)))
    yield "numbers from one on off", text(as_tabs(rows(number_off)))
    yield "numbers here and there off", text(as_tabs(rows(number_scattered)))
    yield "cells merged", text(as_tabs(rows(merge_cells)))
    yield "headings between", text(as_tabs(rows(put_headings)))
    yield "pages", text(as_tabs(put_pages(rows(), sheet)))
    yield "pages, shifted", text(as_tabs(put_pages(rows(shift), sheet)))
    yield "other letters", text(as_tabs(rows(swap_letters)))
    yield "pipes without the first", text(as_pipes([heads] + rows(), False))
    yield "pipes, shifted", text(as_pipes([heads] + rows(shift), False))
    yield "pipes, paragraphs", text(as_pipes([heads] + rows(join_fields), True, "</p><p>"))
    yield "several answers in a cell", text(as_pipes([heads] + rows(join_fields), True))
    yield "spans", text(as_page(rows()))
    yield "spans, several in a cell", text(as_page(rows(join_fields)))
    yield "spans repeated", text(as_commas([heads] + rows(repeat_level)))
    yield "from a spreadsheet", text(as_quoted_tabs([heads] + rows(join_fields)))
    yield "prompt and answer", text(as_commas([Row(["質問", "回答"])] + only(rows(), [PROMPT, ANSWER])))
    yield "answer before the prompt", text(as_commas(
        [Row(["回答", "項目", "質問", "番号"])]
        + only(fill_items(rows()), [ANSWER, ITEM, PROMPT, NUMBER])))
    yield "without heads, answer and prompt only", text(as_tabs(only(rows(), [PROMPT, ANSWER])))
    yield "two spaces", text(as_spaces(rows()))
    yield "a cell a line", text(as_lines(rows()))
    yield "glued", text(as_glued(rows()))
    yield "wrapped answers", text(as_wrapped(rows()))
    yield "wrapped cells", text(as_wrapped_cells(rows()))
    yield "turned", text(as_turned(fill_all(rows()), range(6)))
    yield "a row of questions, a row of answers", text(as_turned(rows(), [PROMPT, ANSWER]))
    yield "side by side", text(as_halves(fill_all(rows()), True))
    yield "side by side, without heads", text(as_halves(fill_all(rows()), False))
    yield "records", text(as_records(fill_all(rows()), "\t"))
    yield "records, colons", text(as_records(fill_all(rows()), "："))
    yield "much at once", text(as_tabs(put_pages(
        rows(cut_prompts, number_scattered, drop_cells, merge_cells, join_level, shift), sheet)))


def normalize(text):
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


class Result:
    def __init__(self, sheet, name):
        self.sheet = sheet
        self.name = name
        self.n = self.n_right = 0
        self.faults = []
        self.others = []

    def is_good(self):
        least = MIN_RIGHT_BESIDE_BLANKS if self.sheet.name.endswith(", blanks") else MIN_RIGHT
        return self.n_right >= self.n * least and not self.others


def measure(program, sheet, name, content, folder, encoding="utf-8"):
    result = Result(sheet, name)
    # Some names differ by their signs only.
    path = folder / ("%s-%s-%x" % (sheet.name, re.sub(r"\W+", "-", name), zlib.crc32(name.encode())))
    out = folder / (path.name + ".kaiji.json")
    path.write_bytes(content)
    out.unlink(missing_ok=True)
    run = subprocess.run([program, "import", str(path), "-o", str(out), "--report=json"],
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
    found = {}
    report = {"entries": [], "scheme": "", "edition": ""}
    if run.returncode == 0:
        report = json.loads(run.stdout)
    for entry in report["entries"]:
        if entry["kind"] == "answer":
            found[entry["field"]] = entry["text"]
    scheme = report["scheme"] + "@" + report["edition"]
    if scheme.split("@")[0] != sheet.scheme.split("@")[0]:
        result.faults.append("it is " + (scheme if run.returncode == 0 else run.stderr.strip()))

    wanted = {field: normalize(answer) for field, answer in sheet.answers.items()
              if MASKED not in answer and normalize(answer)
              and answer.encode(encoding, "ignore").decode(encoding) == answer}
    result.n = len(wanted)
    long = {answer for answer in wanted.values() if len(answer) >= 8}
    for field, answer in wanted.items():
        is_text = normalize(found[field]) if field in found else None
        if is_text == answer:
            result.n_right += 1
            continue
        result.faults.append("%s: %r, not %r" % (field, found.get(field), sheet.answers[field]))
        if is_text is not None and any(other in is_text and other not in answer for other in long):
            result.others.append(field)
        elif is_text in wanted.values():
            result.others.append(field)
    for field in found.keys() - sheet.answers.keys():
        result.others.append(field)
        result.faults.append("%s: %r, and nothing is to be there" % (field, found[field]))
    return result


def main():
    program = sys.argv[1]
    words = sys.argv[2:]
    folder = pathlib.Path(os.environ.get("KAIJI_SHARED", "")) / "published"
    kept = os.environ.get("KAIJI_DISTORTIONS")
    if not folder.is_dir():
        print("1..0 # SKIP the published sheets are not on this computer")
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        place = pathlib.Path(kept or temporary)
        place.mkdir(exist_ok=True)
        jobs = [(sheet, name, content)
                for whole in (Sheet(folder, name, program) for name in SHEETS)
                for sheet in (whole, leave_blank(whole))
                for name, content in make_variants(sheet)
                if sheet is whole or not name.startswith("published")
                if all(word in sheet.name + " " + name for word in words)]
        with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
            results = list(pool.map(lambda job: measure(program, *job, place, ENCODINGS.get(
                job[1].split()[-1], "utf-8")), jobs))
    print("1..%d" % len(results))
    for i, result in enumerate(results):
        print("%sok %d %s, %s: %d of %d right, %d another's" % (
            "" if result.is_good() else "not ", i + 1, result.sheet.name, result.name, result.n_right,
            result.n, len(result.others)))
        if not result.is_good():
            for fault in result.faults[:12]:
                print("# " + re.sub(r"\s+", " ", fault)[:220])
    return 0


if __name__ == "__main__":
    sys.exit(main())
