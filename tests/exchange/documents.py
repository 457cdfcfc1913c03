#!/usr/bin/env python3
#
# Copyright 2026 The Kaiji authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Published sheets are printed by other programs than Kaiji, and the PDF documents are imported by
kaiji-cli: how many answers come back right, and whether one is taken for another's.

LibreOffice prints them from a spreadsheet, and Chromium, where it is there, from a web page. With
KAIJI_DISTORTIONS=DIRECTORY the documents are kept.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from xml.sax.saxutils import escape

from distortions import (ANSWER, HEADS, ITEM, LEVEL, NUMBER, GROUP, PROMPT, SHEETS, Row, Sheet, as_page,
                         measure, put_pages, repeat_level, shift)

NAMESPACES = """xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet" """

# Centimetres of the columns.
WIDTHS = {"landscape": [1, 2.6, 3.6, 7, 1.8, 11], "portrait": [0.8, 1.7, 2.4, 4.6, 1.3, 7.7]}


def paragraphs(text):
    return "".join("<text:p>%s</text:p>" % escape(line) for line in text.split("\n"))


def as_spreadsheet(rows, paper="landscape", border="0.5pt solid #000000", size=8, merged=True,
                   align="top", fill=None):
    """A flat OpenDocument spreadsheet whose pages have rules, or none."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<office:document %s>" % NAMESPACES,
             "<office:automatic-styles>"]
    for i, width in enumerate(WIDTHS[paper]):
        lines.append('<style:style style:name="c%d" style:family="table-column">'
                     '<style:table-column-properties style:column-width="%scm"/></style:style>' % (i, width))
    borders = border if border.startswith("fo:") else 'fo:border="%s"' % border
    for name, extra in (("cell", ""), ("head", ' fo:background-color="%s"' % fill if fill else "")):
        lines.append('<style:style style:name="%s" style:family="table-cell"><style:table-cell-properties '
                     '%s fo:wrap-option="wrap" style:vertical-align="%s"%s/>'
                     '<style:paragraph-properties fo:text-align="start"/>'
                     '<style:text-properties fo:font-size="%spt" style:font-size-asian="%spt"/></style:style>'
                     % (name, borders, align, extra, size, size))
    lines.append('<style:style style:name="loose" style:family="table-cell">'
                 '<style:text-properties fo:font-size="%spt" style:font-size-asian="%spt"/></style:style>'
                 % (size, size))
    width, height = ("29.7cm", "21cm") if paper == "landscape" else ("21cm", "29.7cm")
    lines.append('<style:page-layout style:name="pl"><style:page-layout-properties fo:page-width="%s" '
                 'fo:page-height="%s" style:print-orientation="%s" fo:margin="1cm" style:scale-to="100%%"/>'
                 "<style:header-style/><style:footer-style/></style:page-layout>" % (width, height, paper))
    lines.append('<style:style style:name="ta" style:family="table" style:master-page-name="m">'
                 '<style:table-properties table:display="true"/></style:style>')
    lines.append('</office:automatic-styles><office:master-styles><style:master-page style:name="m" '
                 'style:page-layout-name="pl"/></office:master-styles>')
    lines.append('<office:body><office:spreadsheet><table:table table:name="開示" table:style-name="ta">')
    lines += ['<table:table-column table:style-name="c%d"/>' % i for i in range(6)]

    below = [0] * 6
    for i, row in enumerate(rows):
        cells = row.cells + [""] * (6 - len(row.cells))
        lines.append("<table:table-row>")
        if row.field is None and cells[1:] == [""] * 5:
            is_section = cells[0].startswith("- ")
            style = "cell" if is_section else "loose"
            span = ' table:number-columns-spanned="6"' if is_section and merged else ""
            lines.append('<table:table-cell office:value-type="string" table:style-name="%s"%s>%s'
                         "</table:table-cell>" % (style, span, paragraphs(cells[0])))
            lines.append('<table:covered-table-cell table:number-columns-repeated="5"/>' if span else
                         '<table:table-cell table:number-columns-repeated="5"/>')
            below = [0] * 6
        else:
            for j, cell in enumerate(cells):
                style = "head" if row.field is None else "cell"
                if below[j] > 0:
                    below[j] -= 1
                    lines.append('<table:covered-table-cell table:style-name="cell"/>')
                    continue
                span = row.n_fields if merged and row.first and j in (NUMBER, ITEM, LEVEL) else 1
                if merged and j == GROUP and cell:
                    for next_row in rows[i + 1:]:
                        if next_row.field is None or next_row.cells[GROUP]:
                            break
                        span += 1
                spans = ' table:number-rows-spanned="%d" table:number-columns-spanned="1"' % span if span > 1 else ""
                below[j] = span - 1
                lines.append('<table:table-cell office:value-type="string" table:style-name="%s"%s>%s'
                             "</table:table-cell>" % (style, spans, paragraphs(cell) if cell else ""))
        lines.append("</table:table-row>")
    lines.append("</table:table></office:spreadsheet></office:body></office:document>")
    return "\n".join(lines)


CSS = """<style>@page { size: A4 %s; margin: 12mm } body { font-size: 8.5pt; font-family: IPAexGothic }
table { border-collapse: collapse; width: 100%% } td, th { %s padding: 2pt 3pt; vertical-align: %s; }
</style>"""


def as_web_page(rows, paper, border, align):
    page = as_page(rows)
    return page.replace("<body>", CSS % (paper, border, align) + "<body>")


def make_documents(sheet):
    """Yields name, whether it is ruled, suffix of the source, and the source."""
    def rows():
        return [row.copy() for row in sheet.rows]

    heads = Row(list(HEADS))
    paged = put_pages(rows(), sheet)
    head_row = [Row([sheet.text.strip().split("\n")[0]]), heads]
    rules = "0.5pt solid #000000"
    yield "landscape", True, "fods", as_spreadsheet(head_row + rows())
    yield "portrait", True, "fods", as_spreadsheet(head_row + rows(), "portrait", size=7)
    yield "merged, in the middle", True, "fods", as_spreadsheet(head_row + rows(), align="middle")
    yield "not merged", True, "fods", as_spreadsheet(head_row + rows(), merged=False)
    yield "repeated", True, "fods", as_spreadsheet(head_row + repeat_level(rows(), None), merged=False)
    yield "pages with notes", True, "fods", as_spreadsheet(paged)
    yield "thin grey rules", True, "fods", as_spreadsheet(head_row + rows(), border="0.05pt solid #999999")
    yield "thick rules and fills", True, "fods", as_spreadsheet(
        head_row + rows(), border="1.5pt solid #336699", fill="#dde6f0", size=9)
    yield "small", True, "fods", as_spreadsheet(head_row + rows(), "portrait", size=6)
    yield "large", True, "fods", as_spreadsheet(head_row + rows(), size=12)
    below = 'fo:border-bottom="%s"' % rules
    yield "horizontal rules", True, "fods", as_spreadsheet(head_row + rows(), border=below, merged=False)
    yield "horizontal rules, merged", True, "fods", as_spreadsheet(head_row + rows(), border=below)
    yield "horizontal rules, pages with notes", True, "fods", as_spreadsheet(paged, border=below, merged=False)
    yield "horizontal rules, small", True, "fods", as_spreadsheet(
        head_row + rows(), "portrait", border=below, size=6, align="middle", merged=False)
    yield "no rules", True, "fods", as_spreadsheet(head_row + rows(), border="none", merged=False)
    yield "no rules, in the middle", True, "fods", as_spreadsheet(
        head_row + rows(), border="none", align="middle", merged=False)
    # Rows as close as lines cannot be told from one another.
    yield "no rules, portrait", False, "fods", as_spreadsheet(
        head_row + rows(), "portrait", border="none", size=7, merged=False)
    yield "web page", True, "html", as_web_page(rows(), "landscape", "border: 1px solid black;", "top")
    yield "web page, portrait", True, "html", as_web_page(rows(), "portrait", "border: 1px solid #bbb;", "middle")
    below = "border-bottom: 1px solid #bbb;"
    yield "web page, horizontal rules", True, "html", as_web_page(rows(), "landscape", below, "top")
    yield "web page, horizontal rules, in the middle", True, "html", as_web_page(
        rows(), "portrait", below, "middle")
    yield "web page, frame", True, "html", as_web_page(
        rows(), "landscape", "} table { border: 2px solid black; } td, th { " + below, "top")
    yield "web page, stripes", True, "html", as_web_page(
        rows(), "landscape", "} tr:nth-child(even) { background: #eee; } td, th {", "top")
    yield "web page, no rules", True, "html", as_web_page(rows(), "portrait", "", "top")
    two = [Row([row.cells[0]]) if row.field is None else
           Row(["", "", "", row.cells[PROMPT], "", row.cells[ANSWER]], row.field, True, 1) for row in rows()]
    page = re.sub("(<td[^>]*></td>)+", "", as_page(two))
    page = re.sub(" rowspan=1|<th colspan=3>.*?</th>", "", page)
    yield "web page, prompts and answers only", True, "html", page.replace(
        "<body>", CSS % ("portrait", below, "top") + "<body>")


def print_all(sources, folder):
    """Prints the sources beside them, LibreOffice's in one run. What is not installed prints nothing."""
    office = shutil.which("soffice")
    browser = shutil.which("chromium")
    spreadsheets = [str(path) for path in sources if path.suffix == ".fods"]
    if office and spreadsheets:
        subprocess.run([office, "-env:UserInstallation=file://%s/profile" % folder, "--headless",
                        "--convert-to", "pdf", "--outdir", str(folder)] + spreadsheets, check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for path in sources:
        if browser and path.suffix == ".html":
            subprocess.run([browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                            "--user-data-dir=%s/browser" % folder,
                            "--print-to-pdf=" + str(path.with_suffix(".pdf")), path.as_uri()], check=True,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def main():
    program = sys.argv[1]
    words = sys.argv[2:]
    folder = pathlib.Path(os.environ.get("KAIJI_SHARED", "")) / "published"
    kept = os.environ.get("KAIJI_DISTORTIONS")
    if not folder.is_dir():
        print("1..0 # SKIP the published sheets are not on this computer")
        return 0
    if not shutil.which("soffice") and not shutil.which("chromium"):
        print("1..0 # SKIP neither LibreOffice nor Chromium is on this computer")
        return 0

    with tempfile.TemporaryDirectory() as temporary:
        place = pathlib.Path(kept or temporary).resolve()
        place.mkdir(exist_ok=True)
        jobs = []
        for sheet in (Sheet(folder, name, program) for name in SHEETS):
            for name, ruled, suffix, source in make_documents(sheet):
                if not all(word in sheet.name + " " + name for word in words):
                    continue
                path = place / (sheet.name + "-" + re.sub(r"\W+", "-", name) + "." + suffix)
                path.write_text(source, encoding="utf-8")
                jobs.append((sheet, name, ruled, path))
        print_all([job[3] for job in jobs if not job[3].with_suffix(".pdf").exists()], place)
        jobs = [job for job in jobs if job[3].with_suffix(".pdf").exists()]
        with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
            results = list(pool.map(
                lambda job: (job[2], measure(program, job[0], job[1] + " (PDF)",
                                             job[3].with_suffix(".pdf").read_bytes(), place)), jobs))

    print("1..%d" % len(results))
    for i, (ruled, result) in enumerate(results):
        good = result.is_good() if ruled else not result.others
        print("%sok %d %s, %s: %d of %d right, %d another's" % (
            "" if good else "not ", i + 1, result.sheet.name, result.name, result.n_right, result.n,
            len(result.others)))
        if not good:
            for fault in result.faults[:12]:
                print("# " + re.sub(r"\s+", " ", fault)[:220])
    return 0


if __name__ == "__main__":
    sys.exit(main())
