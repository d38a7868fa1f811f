"""The first and the last days that a date can be: paths have the digits that all others have."""

import datetime

import pytest
from pypdf import PdfReader

from briefpress.diagnostics import Severity
from briefpress.model.bulletin import Period
from briefpress.verify.proof import prove
from briefpress.workflows.bulletin import compile_bulletin
from briefpress.workflows.check import check
from briefpress.workflows.starting import init, new


@pytest.mark.parametrize("day", ["0001-01-01", "0999-01-05", "9999-12-31"])
def test_a_brief_of_any_day_is_started_checked_built_and_bound(publication, day):
    month, year = day[:7], day[:4]
    path = new(publication.root, "Buses", day=datetime.date.fromisoformat(day))
    assert path == publication.root.resolve() / f"content/{month}/{day}-buses.yaml"
    path.unlink()
    publication.add_brief(day, "buses")
    checked = check(publication.root)
    assert (checked.briefs, checked.count(Severity.ERROR)) == (2, 0)
    for period, name in (
        (Period.of_month(int(year), int(month[5:])), month),
        (Period.of_year(int(year)), year),
    ):
        record = compile_bulletin(publication.root, period, jobs=1).record
        assert record.path == f"out/monthly/{name}.pdf"
        assert prove(publication.path(record.path)).passed


def test_a_pdf_says_its_year_with_four_digits(publication):
    """ISO 32000-1, 7.9.4; the same in the XMP."""
    day = "0999-01-05"
    publication.add_brief(day)
    compile_bulletin(publication.root, Period.of_month(999, 1), jobs=1)
    for name in (f"out/daily/0999-01/{day}-another.pdf", "out/monthly/0999-01.pdf"):
        file = publication.path(name)
        assert b"<xmp:CreateDate>0999-01-05T00:00:00Z<" in file.read_bytes()
        assert PdfReader(file).metadata["/CreationDate"] == "D:09990105000000Z"


def test_a_publication_may_be_started_on_the_first_day(tmp_path, monkeypatch):
    monkeypatch.setattr("briefpress.workflows.starting.today", lambda: datetime.date.min)
    assert "content/0001-01/0001-01-01-how-to-use-this-brief.yaml" in init(tmp_path / "p").made
