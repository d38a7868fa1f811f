"""The page in stock ReportLab Platypus: not tagged, and no archive would take it."""

from __future__ import annotations

import io
import sys
from html import escape

sys.modules["pyphen"] = None  # comes with WeasyPrint; Platypus loads it wherever it is installed

import font_source_sans_pro
import font_source_serif_pro
from common import CONTACT, FUNCTIONS, GOALS, NAME, ORGANIZATION, run
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import ListFlowable, PageBreak, Paragraph, SimpleDocTemplate, Table
from reportlab.platypus.tableofcontents import TableOfContents

for family, folder in (("Serif", font_source_serif_pro), ("Sans", font_source_sans_pro)):
    for name, weight in ((family, "Regular"), (f"{family}-Bold", "Semibold")):
        registerFont(TTFont(name, f"{folder.font_directory}/Source{family}Pro-{weight}.ttf"))
    registerFontFamily(family, family, f"{family}-Bold", family, f"{family}-Bold")

BODY = ParagraphStyle("body", fontName="Serif", fontSize=10, leading=12.5, spaceAfter=3)
SMALL = ParagraphStyle("small", BODY, fontName="Sans", fontSize=8.5, leading=11, spaceAfter=2)
TITLE = ParagraphStyle("title", BODY, fontName="Serif-Bold", fontSize=25, leading=28)
HEADING = ParagraphStyle("heading", SMALL, fontName="Sans-Bold", fontSize=10, textColor="#8C1D2F")
HEADING.spaceBefore = 5
TITLE.spaceBefore = TITLE.spaceAfter = 8
GRID = [
    *(("GRID", (0, 0), (-1, -1), 0.5, "#B9C0C7"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")),
    *(("FONT", (0, 0), (-1, -1), "Sans-Bold", 8.5), ("ALIGN", (1, 1), (-1, -1), "CENTER")),
]


class Book(SimpleDocTemplate):
    """Tells the table of contents of every title, as the manual says."""

    def afterFlowable(self, flowable: object) -> None:
        """Note a title and its page."""
        if getattr(flowable, "style", None) is TITLE:
            self.notify("TOCEntry", (0, flowable.getPlainText(), self.page))


def story(page: dict) -> list:
    """Return the flowables of a page."""
    head = [Paragraph(label, SMALL) for label in ("Prevention Goals", *FUNCTIONS.values())]
    marks = {tuple(mark) for mark in page["marks"]}
    rows = [
        [label, *("X" if (goal, function) in marks else "" for function in FUNCTIONS)]
        for goal, label in GOALS.items()
    ]
    fills = [
        ("BACKGROUND", (column, row), (column, row), "#E8D3D6")
        for row, cells in enumerate(rows, 1)
        for column, cell in enumerate(cells)
        if cell == "X"
    ]
    steps = [Paragraph(f"<b>{s['lead']}</b> {escape(s['text'])}", BODY) for s in page["steps"]]
    sources = [
        Paragraph(
            f"<b>{escape(source['title'])}</b><br/>{escape(source['publisher'])} · "
            f'<a href="{source["url"]}" color="#1A4B84">{source["url"]}</a>',
            SMALL,
        )
        for source in page["sources"]
    ]
    label = FUNCTIONS[page["function"]]
    return [
        Paragraph(f"<b>{ORGANIZATION}</b><br/>{NAME} · {page['date']}", SMALL),
        Paragraph(escape(page["title"]), TITLE),
        Table([head, *rows], colWidths=[84] * 6, style=GRID + fills),
        Paragraph("Context", HEADING),
        Paragraph(escape(page["opening"]), BODY),
        ListFlowable(steps, bulletType="bullet", bulletFontName="Serif", bulletFontSize=10),
        Paragraph(escape(page["closing"]), BODY),
        Paragraph("Sources", HEADING),
        *sources,
        Paragraph("Prevention Relevance", HEADING),
        Paragraph(escape(page["relevance"]), BODY),
        Paragraph("Prevention Techniques", HEADING),
        Paragraph(escape(page["techniques"]), BODY),
        Paragraph("Prevention Thought", HEADING),
        Paragraph(f"<b>{label}:</b> {escape(page['question'])}", BODY),
        Paragraph("IPS Contact Information", HEADING),
        *(Paragraph(line, SMALL) for line in CONTACT),
    ]


def document(target: io.BytesIO) -> Book:
    """Return a document of Letter sheets."""
    sides = {"leftMargin": 54, "rightMargin": 54, "topMargin": 43, "bottomMargin": 43}
    return Book(target, pagesize=(612, 792), initialFontName="Serif", **sides)


def one(page: dict) -> bytes:
    """Make a page."""
    target = io.BytesIO()
    document(target).build(story(page))
    return target.getvalue()


def book(pages: list) -> bytes:
    """Make a book of all pages, with its contents at the front."""
    flowables = [Paragraph("Contents", TITLE), TableOfContents(levelStyles=[BODY])]
    for page in pages:
        flowables += [PageBreak(), *story(page)]
    target = io.BytesIO()
    document(target).multiBuild(flowables)
    return target.getvalue()


run(one, book)
