"""The page in WeasyPrint, tagged: PDF/UA-1."""

from __future__ import annotations

from html import escape

import font_source_sans_pro
import font_source_serif_pro
from common import CONTACT, FUNCTIONS, GOALS, NAME, ORGANIZATION, run
from weasyprint import HTML

FACES = "".join(
    f'@font-face {{ font-family: "Source {family}"; font-weight: {weight};'
    f" src: url(file://{folder.font_directory}/Source{family}Pro-{name}.ttf) }}"
    for family, folder in (("Serif", font_source_serif_pro), ("Sans", font_source_sans_pro))
    for weight, name in ((400, "Regular"), (600, "Semibold"))
)
STYLE = f"""{FACES}
@page {{ size: Letter; margin: 43pt 54pt }}
body {{ font: 10pt/13pt "Source Serif"; margin: 0 }}
p, ul {{ margin: 0 0 4pt }}
b {{ font-weight: 600 }}
small, table {{ font: 8.5pt/12pt "Source Sans" }}
h1 {{ font: 600 25pt/28pt "Source Serif"; margin: 10pt 0 }}
h2 {{ font: 600 10pt/13pt "Source Sans"; margin: 8pt 0 2pt; color: #8c1d2f }}
table {{ border-collapse: collapse; width: 100%; table-layout: fixed }}
th, td {{ border: 0.5pt solid #b9c0c7; padding: 2pt 5pt; text-align: left; font-weight: 600 }}
.marked {{ background: #e8d3d6 }}
a {{ color: #1a4b84 }}
article + article, nav + article {{ break-before: page }}
nav a::after {{ content: leader(".") target-counter(attr(href), page) }}"""


def article(page: dict) -> str:
    """Return the HTML of a page."""
    marks = {tuple(mark) for mark in page["marks"]}
    head = "".join(
        f"<th scope=col>{label}</th>" for label in ("Prevention Goals", *FUNCTIONS.values())
    )
    rows = ""
    for goal, label in GOALS.items():
        cells = "".join(
            "<td class=marked>X</td>" if (goal, function) in marks else "<td></td>"
            for function in FUNCTIONS
        )
        rows += f"<tr><th scope=row>{label}</th>{cells}</tr>"
    steps = "".join(
        f"<li><b>{step['lead']}</b> {escape(step['text'])}</li>" for step in page["steps"]
    )
    sources = "".join(
        f"<p><small><b>{escape(source['title'])}</b><br>{escape(source['publisher'])} · "
        f'<a href="{source["url"]}">{source["url"]}</a></small></p>'
        for source in page["sources"]
    )
    contact = "".join(f"<p><small>{escape(line)}</small></p>" for line in CONTACT)
    return f"""<article><p><small><b>{ORGANIZATION}</b><br>{NAME} · {page["date"]}</small></p>
<h1 id="{page["date"]}">{escape(page["title"])}</h1>
<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>
<h2>Context</h2><p>{escape(page["opening"])}</p><ul>{steps}</ul><p>{escape(page["closing"])}</p>
<h2>Sources</h2>{sources}
<h2>Prevention Relevance</h2><p>{escape(page["relevance"])}</p>
<h2>Prevention Techniques</h2><p>{escape(page["techniques"])}</p>
<h2>Prevention Thought</h2>
<p><b>{FUNCTIONS[page["function"]]}:</b> {escape(page["question"])}</p>
<h2>IPS Contact Information</h2>{contact}</article>"""


def pdf(title: str, body: str) -> bytes:
    """Write a whole document."""
    head = f"<meta charset=utf-8><title>{escape(title)}</title><style>{STYLE}</style>"
    html = f"<!doctype html><html lang=en><head>{head}</head><body>{body}</body></html>"
    return HTML(string=html).write_pdf(pdf_variant="pdf/ua-1")


def one(page: dict) -> bytes:
    """Make a page."""
    return pdf(page["title"], article(page))


def book(pages: list) -> bytes:
    """Make a book of all pages, with its contents at the front."""
    links = "".join(
        f'<p><a href="#{page["date"]}">{escape(page["title"])}</a></p>' for page in pages
    )
    return pdf(NAME, f"<nav>{links}</nav>" + "".join(map(article, pages)))


run(one, book)
