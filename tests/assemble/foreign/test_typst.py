"""Documents made by Typst, merged with one another and with our own.

Typst comes as a wheel, so these run wherever the tests run; what needs programs of the system is in
`tests_system`.
"""

import pytest
import typst
from accounting import (
    account_of,
    accounts_of_parts,
    failures_of,
    faults_of,
    pictures_of,
    text_and_faults,
)

from briefpress.assemble.merge import merge
from briefpress.assemble.opened import PdfSource
from briefpress.workflows.build import build

DOCUMENT = """
#set document(title: "{title}", author: "Institute")
#set text(lang: "{language}")
#set heading(numbering: "1.")
= {title} <start>
Ask #link("https://www.cisa.gov/")[the agency] or see #link(<doors>)[the doors]
#footnote[Twice a day.] in *bold* and _italics_.
- Lock the doors
- Count the visitors
  + at noon
  + at night
== The doors <doors>
#figure(
  table(columns: 3, table.header([Door], [Visitors], [Time]),
    [North], table.cell(rowspan: 2)[12], [noon], [South], [night]),
  caption: [Visitors by door],
)
#pagebreak()
== A formula
#math.equation(block: true, alt: "a plus b")[$ a + b $]
#outline()
"""


def made(title="Visitor management", language="en", standards=("ua-1", "a-2a")):
    source = DOCUMENT.format(title=title, language=language)
    return typst.compile(source.encode(), format="pdf", pdf_standards=list(standards))


def together(*pdfs):
    return merge([PdfSource(f"{index}.pdf", pdf) for index, pdf in enumerate(pdfs)])


@pytest.fixture
def daily(publication):
    (built,) = build(publication.root).briefs
    return publication.path(built.record.path).read_bytes()


def test_what_kept_both_standards_keeps_them():
    pdf = made()
    assert failures_of(pdf) == failures_of(pdf, "2a") == []
    merged = together(pdf, made("Doors", "es"), pdf)
    assert merged.claims.names == ("PDF/UA-1", "PDF/A-2a")
    assert failures_of(merged.pdf) == failures_of(merged.pdf, "2a") == []
    assert merged.notes == ()


def test_nothing_is_lost_or_confused():
    pdfs = [made(), made("Doors", "es"), made("Doors", "fr")]
    merged = together(*pdfs)
    assert accounts_of_parts(merged) == [account_of(pdf) for pdf in pdfs]
    text, faults = text_and_faults(merged.pdf)
    assert text == "".join(text_and_faults(pdf)[0] for pdf in pdfs)
    assert not faults


def test_no_page_looks_different(daily):
    pdfs = [daily, made(), made("Doors", standards=["1.7"])]
    merged = together(*pdfs)
    assert pictures_of(merged.pdf) == [page for pdf in pdfs for page in pictures_of(pdf)]


def test_the_account_is_a_full_one():
    account = account_of(made())
    assert [entry[1:3] for entry in account.outline] == [
        ("1. Visitor management", account.outline[0][2]),
        *(entry[1:3] for entry in account.outline[1:]),
    ]
    assert len(account.annotations) > 5
    assert any(owner for *_, owner in account.annotations)
    assert any(target for *_, target, _ in account.annotations)
    assert sum("/Headers" in a for *_, attributes in account.elements for a in attributes) >= 4


def test_typst_s_and_our_own_go_together(daily):
    merged = together(daily, made(), daily)
    assert merged.claims.names == ("PDF/UA-1", "PDF/A-2a")
    assert merged.notes == ()
    assert failures_of(merged.pdf) == failures_of(merged.pdf, "2a") == []
    assert not faults_of(merged.pdf)
    assert accounts_of_parts(merged)[1] == account_of(made())


@pytest.mark.parametrize("standards", [["1.4"], ["1.7"], ["2.0"], ["a-3u"], ["ua-1"]])
def test_every_kind_that_typst_makes_can_be_merged(standards):
    pdf = made(standards=standards)
    merged = together(pdf, pdf)
    assert accounts_of_parts(merged) == [account_of(pdf)] * 2
    assert set(faults_of(merged.pdf)) == set(faults_of(pdf))
