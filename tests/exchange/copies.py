#!/usr/bin/env python3
#
# Copyright 2026 The Kaiji authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Published sheets as people copy, retype and publish them elsewhere: other ways of numbering and of
writing prompts, other layouts of tables and pages, and running text.

They are imported by kaiji-cli and measured as those of distortions.py, which has the ways in which
tables are damaged.
"""

import csv
import html
import io
import os
import pathlib
import random
import re
import sys
import tempfile
import unicodedata
from concurrent.futures import ThreadPoolExecutor

from distortions import (ANSWER, GROUP, HEADS, ITEM, LEVEL, NUMBER, PROMPT, SHEETS, Row, Sheet, as_commas,
                         as_pipes, as_tabs, fill_items, measure, only, wrap)

CIRCLED = "⓪①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"

# Their columns cannot all be told from one another: what is found is right, the rest is left out.
PARTIAL = ["kept layout"]


# Numbers.

def number_as(pattern):
    def distort(rows):
        for row in rows:
            if row.cells[NUMBER].isdigit():
                row.cells[NUMBER] = pattern.format(row.cells[NUMBER])
        return rows
    return distort


def number_circled(rows):
    for row in rows:
        if row.cells[NUMBER].isdigit() and int(row.cells[NUMBER]) < len(CIRCLED):
            row.cells[NUMBER] = CIRCLED[int(row.cells[NUMBER])]
    return rows


def number_parts(rows):
    """Each prompt of an item has a number of its own: 12-1, 12-2."""
    number, part = "", 0
    for row in rows:
        if row.field is None:
            continue
        if row.first:
            number, part = row.cells[NUMBER], 0
        part += 1
        if row.n_fields > 1:
            row.cells[NUMBER] = "%s-%d" % (number, part)
    return rows


def number_all_off(step, start=0):
    def distort(rows):
        for row in rows:
            if row.cells[NUMBER].isdigit() and int(row.cells[NUMBER]) > start:
                row.cells[NUMBER] = str(int(row.cells[NUMBER]) + step)
        return rows
    return distort


def number_items(rows):
    """The number stands before the item's title, in its cell."""
    for row in rows:
        if row.cells[NUMBER] and row.field is not None and row.cells[ITEM]:
            row.cells[ITEM] = row.cells[NUMBER] + ". " + row.cells[ITEM]
            row.cells[NUMBER] = ""
    return rows


def number_late(rows):
    """Merged cells are centred: their text is in the middle row of those they span."""
    for i, row in enumerate(rows):
        if row.field is None or not row.first or row.n_fields < 3:
            continue
        part = [other for other in rows[i:i + row.n_fields] if other.field is not None]
        if len(part) < 3:
            continue
        for column in (NUMBER, ITEM, LEVEL):
            part[1].cells[column], part[0].cells[column] = part[0].cells[column], ""
    return rows


# Prompts.

def prompts_changed(change):
    def distort(rows):
        for row in rows:
            if row.field is not None:
                row.cells[PROMPT] = change(row.cells[PROMPT])
        return rows
    return distort


def without_parentheses(text):
    return re.sub(r"[(（][^()（）]*[)）]", "", text) or text


def until_whether(text):
    return re.sub(r"の有無と、.*", "の有無", text)


def in_other_words(text):
    for old, new in (("申請したASP・SaaS", "本サービス"), ("本ASP・SaaS", "当該サービス"), ("事業者全体の", "事業者の"),
                     ("事業者の", "当社の"), ("「有り」の場合", "ある場合"), ("利用者", "ユーザ"), ("規程", "規定"),
                     ("書類", "文書"), ("及び", "および"), ("又は", "または"), ("取扱い", "取り扱い"), ("等", "など"),
                     ("サーバ", "サーバー"), ("ヶ月", "か月")):
        text = text.replace(old, new)
    return text


def decomposed(text):
    return unicodedata.normalize("NFD", text)


def with_spaces(text):
    return re.sub(r"(の|と、|を)", "\\1\u3000", text)


def with_invisible(text):
    return "\u200b".join(re.findall(".{1,5}", text)).replace("・", "・\u00ad")


def wrapped(text):
    return "\n".join(wrap(text, 12))


def with_limits(text):
    return text + "＜500字以内で記述＞" if len(text) > 12 else text


def swap_separators(rows):
    """Half-width katakana and wide Latin letters."""
    table = {"サ": "ｻ", "ビ": "ﾋﾞ", "ス": "ｽ", "デ": "ﾃﾞ", "ー": "ｰ", "タ": "ﾀ", "ク": "ｸ", "ア": "ｱ", "プ": "ﾌﾟ"}
    table.update({chr(i): chr(i + 0xfee0) for i in range(0x41, 0x7b)})
    for row in rows:
        for i in (GROUP, ITEM, PROMPT):
            row.cells[i] = row.cells[i].translate(str.maketrans(table))
    return rows


# Levels and other cells.

def levels_as(words):
    def distort(rows):
        for row in rows:
            row.cells[LEVEL] = words.get(row.cells[LEVEL], row.cells[LEVEL])
        return rows
    return distort


def join_level_alone(rows):
    """Level and answer in one cell, in each row of the item."""
    level = ""
    for row in rows:
        if row.field is None:
            continue
        level = row.cells[LEVEL] or level
        row.cells[LEVEL] = (level + "\u3000" + row.cells[ANSWER]).strip()
        row.cells[ANSWER] = ""
    return rows


def break_answers(rows):
    """A row goes on over the page: the rest of its answer is in a row of its own."""
    result = []
    for row in rows:
        answer = row.cells[ANSWER]
        cut = answer.rfind("。", 0, len(answer) - 8)
        if row.field is not None and cut > 10:
            row.cells[ANSWER] = answer[:cut + 1]
            result += [row, Row(["", "", "", "", "", answer[cut + 1:].strip()])]
            continue
        result.append(row)
    return result


def sections_as(pattern):
    def distort(rows):
        n = 0
        for row in rows:
            if row.field is None:
                n += 1
                row.cells[0] = pattern.format(n, row.cells[0].lstrip("- "))
        return rows
    return distort


def with_columns(names, values, after):
    """Rows with columns of others' beside, with heads."""
    def distort(rows):
        heads = list(HEADS)
        for name in names:
            heads.insert(after + 1 if after < len(heads) else len(heads), name)
        result = [Row(heads)]
        rng = random.Random(7)
        for row in rows:
            cells = list(row.cells)
            for i in range(len(names)):
                cells.insert(after + 1 if after < len(cells) else len(cells),
                             rng.choice(values) if row.field is not None else "")
            result.append(Row(cells, row.field, row.first, row.n_fields))
        return result
    return distort


# Formats.

def fill_all(rows):
    """Every row has the number, titles and level of its item."""
    above = None
    group = ""
    for row in rows:
        if row.field is None:
            continue
        group = row.cells[GROUP] or group
        row.cells[GROUP] = group
        if not row.first and above is not None:
            for i in (NUMBER, ITEM, LEVEL):
                row.cells[i] = row.cells[i] or above.cells[i]
        above = row
    return rows


def as_semicolons(rows):
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\n").writerows(row.cells for row in rows)
    return out.getvalue()


def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def as_grid(rows):
    """A table drawn with signs, as mail programs and reStructuredText have it."""
    widths = [max(width(row.cells[i]) if i < len(row.cells) else 0 for row in rows) for i in range(6)]
    rule = "+" + "+".join("-" * (w + 2) for w in widths) + "+"
    lines = [rule]
    for row in rows:
        cells = row.cells + [""] * (6 - len(row.cells))
        lines += ["|" + "|".join(" " + cell + " " * (w - width(cell) + 1) for cell, w in zip(cells, widths)) + "|",
                  rule]
    return "\n".join(lines) + "\n"


def page(body):
    return ("<!DOCTYPE html>\n<html lang=ja><head><meta charset=utf-8><title>情報開示</title></head><body>"
            "<nav><a href='/'>ホーム</a> <a href='/s'>サービス</a></nav><h1>情報開示</h1>\n%s\n"
            "<footer>© 株式会社見本</footer></body></html>\n" % body)


def as_definitions(rows):
    lines = []
    for row in rows:
        if row.field is None:
            lines.append("</dl><h2>%s</h2><dl>" % html.escape(row.cells[0].lstrip("- ")))
            continue
        number = row.cells[NUMBER] + ". " if row.cells[NUMBER] else ""
        lines.append("<dt>%s%s</dt><dd>%s</dd>" % (number, html.escape(row.cells[PROMPT]),
                                                  html.escape(row.cells[ANSWER])))
    return page("<dl>" + "\n".join(lines) + "</dl>")


def as_sections(rows):
    """A table for each section, with its heading and heads of its own; Word's markup around texts."""
    lines, is_open = [], False
    heads = "<table class=MsoNormalTable><tr>%s</tr>" % "".join(
        "<th><p class=MsoNormal><b>%s</b></p></th>" % (head or "No.") for head in HEADS)
    for row in rows:
        if row.field is None:
            lines.append(("</table>" if is_open else "") + "<h2>%s</h2>" % html.escape(row.cells[0].lstrip("- ")))
            is_open = False
            continue
        if not is_open:
            lines.append(heads)
            is_open = True
        lines.append("<tr>%s</tr>" % "".join(
            "<td><p class=MsoNormal><span lang=EN-US>%s</span></p></td>" % (html.escape(cell) or "&nbsp;")
            for cell in row.cells))
    return page("\n".join(lines) + "</table>")


def as_inner_tables(rows):
    """An item is a row; its prompts and answers are a table in its cell."""
    lines = ["<table><tr><th>No.</th><th>項目</th><th>内容</th></tr>"]
    is_open = False
    for row in rows:
        if row.field is None or row.first:
            lines.append("</table></td></tr>" if is_open else "")
            is_open = False
        if row.field is None:
            lines.append("<tr><td colspan=3>%s</td></tr>" % html.escape(row.cells[0]))
            continue
        if row.first:
            lines.append("<tr><td>%s</td><td>%s</td><td><table>" % (row.cells[NUMBER], html.escape(row.cells[ITEM])))
            is_open = True
        lines.append("<tr><td>%s</td><td>%s</td></tr>" % (html.escape(row.cells[PROMPT]),
                                                          html.escape(row.cells[ANSWER])))
    lines.append("</table></td></tr>" if is_open else "")
    return page("<table><tr><td>" + "\n".join(lines) + "</table></td></tr></table>")


def as_row_heads(rows):
    """Prompts are heads of rows; answers are paragraphs, lists or text with comments."""
    lines = ["<table><thead><tr><th>番号</th><th>大項目</th><th>項目</th><th>記述内容</th><th>区分</th><th>回答</th>"
             "</tr></thead><tbody>"]
    for i, row in enumerate(rows):
        if row.field is None:
            lines.append("<tr><th colspan=6 scope=colgroup>%s</th></tr>" % html.escape(row.cells[0].lstrip("- ")))
            continue
        cells = ["<td>%s</td>" % html.escape(cell) for cell in row.cells]
        answer = html.escape(row.cells[ANSWER])
        cells[PROMPT] = "<th scope=row>%s</th>" % html.escape(row.cells[PROMPT]).replace("、", "、<br>", 1)
        cells[ANSWER] = "<td>%s</td>" % ("<p>%s</p>", "<ul><li>%s</li></ul>", "<!-- 回答 -->%s", "<div>%s<br></div>")[
            i % 4] % answer
        lines.append("<tr>%s</tr>" % "".join(cells))
    return page("\n".join(lines) + "</tbody></table>")


def as_divisions(rows):
    """A grid of divisions, without a table."""
    lines = []
    for row in rows:
        cells = row.cells if row.field is not None else row.cells[:1]
        lines.append("<div class=row>%s</div>" % "".join("<div class=cell>%s</div>" % html.escape(cell)
                                                         for cell in cells))
    return page("<div class=grid>" + "\n".join(lines) + "</div>")


def as_spans(rows):
    """Group, item and level span; the answer spans two columns, headings and an empty row all."""
    lines = ["<table border=1>"]
    for i, row in enumerate(rows):
        if row.field is None:
            lines.append("<tr><td colspan=7 bgcolor=#eee><b>%s</b></td></tr><tr><td colspan=7></td></tr>"
                         % html.escape(row.cells[0]))
            continue
        span = row.n_fields if row.first else 1
        groups = 1
        for other in rows[i + 1:]:
            if other.field is None or other.cells[GROUP]:
                break
            groups += 1
        cells = []
        for j, cell in enumerate(row.cells):
            if j in (NUMBER, ITEM, LEVEL) and not row.first or j == GROUP and not cell:
                continue
            rowspan = groups if j == GROUP else span if j in (NUMBER, ITEM, LEVEL) else 1
            cells.append("<td%s%s>%s</td>" % (" rowspan=%d" % rowspan if rowspan > 1 else "",
                                              " colspan=2" if j == ANSWER else "", html.escape(cell)))
        lines.append("<tr>%s</tr>" % "".join(cells))
    return page("\n".join(lines) + "</table>")


def as_bullets(rows):
    lines = ["# 情報開示", ""]
    for row in rows:
        if row.field is None:
            lines += ["", "## " + row.cells[0].lstrip("- "), ""]
            continue
        if row.first:
            lines += ["", "### %s. %s" % (row.cells[NUMBER], row.cells[ITEM]), ""]
        lines.append("- **%s**: %s" % (row.cells[PROMPT], row.cells[ANSWER]))
    return "\n".join(lines) + "\n"


def as_colons(rows):
    lines = []
    for row in rows:
        if row.field is None:
            lines += ["", "■" + row.cells[0].lstrip("- ")]
            continue
        lines.append("%s：%s" % (row.cells[PROMPT], row.cells[ANSWER]))
    return "\n".join(lines) + "\n"


def as_interview(rows):
    lines = []
    for i, row in enumerate(rows):
        if row.field is None:
            lines += ["", "【" + row.cells[0].lstrip("- ") + "】"]
            continue
        lines += ["Q%d. %s" % (i + 1, row.cells[PROMPT]), "A. " + row.cells[ANSWER], ""]
    return "\n".join(lines) + "\n"


def as_quoted_mail(rows):
    return "".join("> " + line + "\n" for line in as_tabs(rows).splitlines())


def as_joined(rows):
    """Columns run together: nothing stands between the cells but before the answer."""
    lines = []
    for row in rows:
        *cells, answer = row.cells
        lines.append(("".join(cells) + " " + answer).strip())
    return "\n".join(lines) + "\n"


def as_padded(rows):
    """Columns padded with wide spaces."""
    return "\n".join("\u3000\u3000".join(cell for cell in row.cells if cell) for row in rows) + "\n"


def as_blocks(rows):
    """A block of lines for each row, a blank line between."""
    return "\n\n".join("\n".join(cell for cell in row.cells if cell) for row in rows) + "\n"


def as_aligned(rows):
    """Columns as wide as their widest cell, prompts and answers wrapped, as a PDF reader keeps the layout."""
    widths = [4, 14, 22, 30, 8, 44]
    lines = []
    for row in rows:
        if row.field is None:
            lines.append(row.cells[0])
            continue
        columns = [wrap(cell, w // 2 - 1) for cell, w in zip(row.cells, widths)]
        for i in range(max(len(column) for column in columns)):
            parts = [column[i] if i < len(column) else "" for column in columns]
            lines.append("".join(part + " " * (w - width(part)) for part, w in zip(parts, widths)).rstrip())
    return "\n".join(lines) + "\n"


def as_questions(pattern):
    """A table of two columns: number, item and prompt are one question."""
    def write(rows):
        lines = ["<!DOCTYPE html>", '<html><head><meta charset="utf-8"></head><body><table>']
        number = item = ""
        for row in rows:
            if row.field is None:
                lines.append("<tr><th colspan=2>%s</th></tr>" % html.escape(row.cells[0]))
                continue
            if row.first:
                number, item = row.cells[NUMBER], row.cells[ITEM]
            question = pattern.format(number, item, row.cells[PROMPT])
            lines.append("<tr><th>%s</th><td>%s</td></tr>" % (html.escape(question), html.escape(row.cells[ANSWER])))
        return "\n".join(lines + ["</table></body></html>", ""])
    return write


def as_item_tables(rows):
    """A table for each item, with its number and title as the head."""
    lines = ["<!DOCTYPE html>", '<html><head><meta charset="utf-8"></head><body><table>']
    for row in rows:
        if row.field is None:
            lines.append("</table><h2>%s</h2><table>" % html.escape(row.cells[0]))
            continue
        if row.first:
            lines.append("</table><table><tr><th colspan=2>%s %s</th></tr>"
                         % (row.cells[NUMBER], html.escape(row.cells[ITEM])))
        lines.append("<tr><th>%s</th><td>%s</td></tr>" % (html.escape(row.cells[PROMPT]), html.escape(row.cells[ANSWER])))
    return "\n".join(lines + ["</table></body></html>", ""])


def as_roles(rows):
    """A table of other elements, which only their roles tell."""
    lines = ["<!DOCTYPE html>", '<html><head><meta charset="utf-8"></head><body><div role=table>']
    for row in rows:
        cells = row.cells if row.field is not None else row.cells[:1]
        lines.append("<div role=row>%s</div>" % "".join("<span role=cell>%s</span>" % html.escape(cell) for cell in cells))
    return "\n".join(lines + ["</div></body></html>", ""])


def make_copies(sheet):
    """Yields the name and the bytes of each copy."""
    def rows(*distortions):
        result = [row.copy() for row in sheet.rows]
        for distortion in distortions:
            result = distortion(result)
        return result

    def text(value, encoding="utf-8"):
        return value.encode(encoding)

    heads = Row(list(HEADS))

    for pattern in ("No.{}", "{}.", "({})", "第{}項", "【{}】", "#{}", "{}）", "項番{}"):
        yield "numbers " + pattern, text(as_tabs(rows(number_as(pattern))))
    yield "numbers circled", text(as_tabs(rows(number_circled)))
    yield "numbers of parts", text(as_tabs(rows(number_parts)))
    yield "all numbers one on", text(as_tabs(rows(number_all_off(1))))
    yield "all numbers one back", text(as_tabs(rows(number_all_off(-1, 1))))
    yield "numbers two on from 20", text(as_tabs(rows(number_all_off(2, 20))))
    yield "numbers with the items", text(as_tabs(rows(number_items)))
    yield "centred merged cells", text(as_tabs(rows(number_late)))
    yield "no parentheses", text(as_tabs(rows(prompts_changed(without_parentheses))))
    yield "prompts until whether", text(as_tabs(rows(prompts_changed(until_whether))))
    yield "other words", text(as_tabs(rows(prompts_changed(in_other_words))))
    yield "other words, filled", text(as_commas([heads] + rows(prompts_changed(in_other_words), fill_all)))
    yield "decomposed", text(as_tabs(rows(prompts_changed(decomposed))))
    yield "spaces in prompts", text(as_tabs(rows(prompts_changed(with_spaces))))
    yield "invisible letters", text(as_tabs(rows(prompts_changed(with_invisible))))
    yield "wrapped prompts", text(as_commas([heads] + rows(prompts_changed(wrapped))))
    yield "limits in prompts", text(as_tabs(rows(prompts_changed(with_limits))))
    yield "narrow katakana", text(as_tabs(rows(swap_separators)))
    yield "levels as words", text(as_tabs(rows(levels_as({"必須": "必須項目", "選択": "任意", "必須○": "必須項目○"}))))
    yield "levels as signs", text(as_commas([heads] + rows(levels_as({"必須": "●", "選択": "○", "必須○": "◎"}))))
    yield "level before each answer", text(as_tabs(rows(join_level_alone)))
    yield "answers over pages", text(as_commas([heads] + rows(break_answers)))
    for pattern in ("Ⅱ-{} {}", "第{}章 {}", "■ {1}", "{}. {}", "＜{1}＞"):
        yield "sections " + pattern, text(as_tabs(rows(sections_as(pattern))))
    yield "column of remarks", text(as_commas(rows(with_columns(["備考"], ["", "確認済", "要確認", "※"], ANSWER))))
    yield "column of owners", text(as_commas(rows(with_columns(
        ["担当部署"], ["総務部", "開発部", "情報システム部"], LEVEL))))
    yield "columns before", text(as_commas(rows(with_columns(["状態", "更新日"], ["済", "2024/4/1", ""], -1))))
    yield "semicolons", text(as_semicolons([heads] + rows(fill_all)))
    yield "grid of signs", text(as_grid([heads] + rows()))
    yield "definitions", text(as_definitions(rows()))
    yield "table for each section", text(as_sections(rows()))
    yield "inner tables", text(as_inner_tables(rows()))
    yield "heads of rows", text(as_row_heads(rows()))
    yield "divisions", text(as_divisions(rows(fill_all)))
    yield "all spans", text(as_spans(rows()))
    for pattern in ("{0}. {1} / {2}", "No.{0} {1}：{2}", "問{0}　{1}　{2}", "[{0}] {1}（{2}）", "{0}．{2}"):
        yield "questions " + pattern, text(as_questions(pattern)(rows()))
    yield "table for each item", text(as_item_tables(rows()))
    yield "roles", text(as_roles(rows()))
    yield "bullets", text(as_bullets(rows()))
    yield "colons", text(as_colons(rows()))
    yield "interview", text(as_interview(rows()))
    yield "quoted mail", text(as_quoted_mail(rows()))
    yield "run together", text(as_joined(rows()))
    yield "wide spaces", text(as_padded(rows()))
    yield "blocks", text(as_blocks(rows()))
    yield "kept layout", text(as_aligned(rows()))
    yield "tabs, UTF-16", text(as_tabs(rows()).replace("\n", "\r\n"), "utf-16")
    yield "commas, Shift_JIS", as_commas([heads] + rows(fill_all)).encode("cp932", "ignore")
    yield "page, Shift_JIS", as_spans(rows()).replace("utf-8", "Shift_JIS").encode("cp932", "ignore")
    yield "page, EUC-JP", as_row_heads(rows()).replace("utf-8", "EUC-JP").encode("euc_jp", "ignore")
    yield "items and answers", text(as_commas([Row(["項目", "内容", "回答"])]
                                              + only(fill_items(rows()), [ITEM, PROMPT, ANSWER])))
    yield "pipes, other heads", text(as_pipes([Row(["#", "分類", "項目名", "設問", "区分", "記入欄"])] + rows(), True))


def main():
    program = sys.argv[1]
    words = sys.argv[2:]
    folder = pathlib.Path(os.environ.get("KAIJI_SHARED", "")) / "published"
    kept = os.environ.get("KAIJI_DISTORTIONS")
    if not folder.is_dir():
        print("1..0 # SKIP the published sheets are not on this computer")
        return 0
    encodings = {"Shift_JIS": "cp932", "EUC-JP": "euc_jp"}
    with tempfile.TemporaryDirectory() as temporary:
        place = pathlib.Path(kept or temporary)
        place.mkdir(exist_ok=True)
        jobs = [(sheet, name, content)
                for sheet in (Sheet(folder, name, program) for name in SHEETS)
                for name, content in make_copies(sheet)
                if not words or any(word in sheet.name + " " + name for word in words)]
        with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
            results = list(pool.map(lambda job: measure(program, *job, place, encodings.get(
                job[1].split()[-1], "utf-8")), jobs))
    print("1..%d" % len(results))
    for i, result in enumerate(results):
        good = not result.others if result.name in PARTIAL else result.is_good()
        print("%sok %d %s, %s: %d of %d right, %d another's" % (
            "" if good else "not ", i + 1, result.sheet.name, result.name.replace("#", "number sign"),
            result.n_right, result.n, len(result.others)))
        if not good:
            for fault in result.faults[:12]:
                print("# " + re.sub(r"\s+", " ", fault)[:220])
    return 0


if __name__ == "__main__":
    sys.exit(main())
