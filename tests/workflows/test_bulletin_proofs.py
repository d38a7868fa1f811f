"""Bulletins of every make pass the proof that readers can run: `briefpress verify`."""

import pypdfium2
import pytest
from pypdf import PdfReader

from briefpress.model.bulletin import Period
from briefpress.verify.proof import Verdict, prove
from briefpress.workflows.bulletin import compile_bulletin
from briefpress.workflows.starting import init

AUGUST = Period.of_month(2010, 8)


def compiled(root, period, layout="monthly"):
    """Compile a bulletin that must pass every check, and return it."""
    file = root / compile_bulletin(root, period, layout=layout, jobs=1).record.path
    proof = prove(file)
    assert [d.message for d in proof.diagnostics] == []
    assert {check.verdict for check in proof.checks} == {Verdict.PASSED}
    return file


def outline(file):
    """The titles of the outline, those below another in a list of their own."""

    def titles(items):
        return [titles(item) if isinstance(item, list) else item["/Title"] for item in items]

    return titles(PdfReader(file).outline)


def pages(file):
    """What each page says."""
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(file)]


def test_the_first_bulletin_of_a_new_publication_passes(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")  # September 21, 2026
    init(tmp_path / "new")
    file = compiled(tmp_path / "new", Period.of_month(2026, 9))
    assert outline(file)[-1] == "Index"
    assert "Contact" not in pages(file)[1]
    assert all(len(page.split()) > 5 for page in pages(file))


@pytest.mark.parametrize("contact", ["", "contact: {heading: {en: Reach Us}}\n"])
def test_without_anything_to_say_there_is_no_contact_page(publication, contact):
    """Nothing stands after the briefs then."""
    settings = "content/publication.yaml"
    before, _, _ = publication.text(settings).partition("\ncontact:\n")
    publication.write(settings, f"{before}\n{contact}")
    layout = "extends: monthly\nbulletin: {parts: [cover, contents, briefs, contact]}\n"
    publication.write("layouts/short.yaml", layout)
    file = compiled(publication.root, AUGUST, "short")
    title = "School Resource Officers: A Vital Part of School Safety"
    assert outline(file) == ["August 2010", "Contents", title]
    assert len(pages(file)) == 3


def test_a_year_with_briefs_of_one_month_does_not_name_the_month_again(publication):
    file = compiled(publication.root, Period.of_year(2010))
    assert "August 2010" not in outline(file)


@pytest.mark.parametrize(
    ("parts", "names"),
    [
        ("cover, contents, briefs", ["2010", "Contents"]),
        ("briefs", []),
    ],
)
def test_a_year_without_a_calendar_has_its_briefs_in_the_outline_itself(publication, parts, names):
    """The headings of the months are the calendar's: without one there are none to name."""
    publication.add_brief("2010-09-01")
    layout = f"extends: monthly\nbulletin: {{parts: [{parts}]}}\n"
    publication.write("layouts/short.yaml", layout)
    file = compiled(publication.root, Period.of_year(2010), "short")
    title = "School Resource Officers: A Vital Part of School Safety"
    assert outline(file) == [*names, title, title]


def test_a_year_with_a_calendar_has_its_briefs_under_their_months(publication):
    publication.add_brief("2010-09-01")
    file = compiled(publication.root, Period.of_year(2010))
    title = "School Resource Officers: A Vital Part of School Safety"
    assert outline(file)[4:8] == ["August 2010", [title], "September 2010", [title]]


def test_a_bulletin_may_begin_with_the_contact_block(publication):
    """Its heading is the first then, and the first is H1 (ISO 14289-1, 7.4.2)."""
    parts = "contact, index, coverage, briefs, calendar, contents, cover"
    layout = f"extends: monthly\nbulletin: {{parts: [{parts}]}}\n"
    publication.write("layouts/turned.yaml", layout)
    file = compiled(publication.root, AUGUST, "turned")
    assert outline(file)[0] == "IPS Contact Information"
    assert "\nIPS Contact Information" in pages(file)[0]
