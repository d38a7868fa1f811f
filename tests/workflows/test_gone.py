"""Outputs that no brief makes any more: removed where nothing is lost, named where they stay."""

import pytest

from briefpress.files import read_manifest
from briefpress.workflows.build import Outcome, build
from briefpress.workflows.recall import recall

NAME = "2010-08-23-school-resource-officers"
RENAMED = "content/2010-08/2010-08-23-officers.yaml"
NOW = "out/daily/2010-08/2010-08-23-officers.pdf"


@pytest.fixture
def built(publication):
    build(publication.root)
    return publication


def rename(publication):
    publication.path(publication.brief).rename(publication.path(RENAMED))


def pdfs(publication):
    return sorted(file.name for file in publication.path("out/daily").rglob("*.pdf"))


def known(publication):
    return [record.path for record in read_manifest(publication.root).records]


def told(report):
    return [f"{d.place}: {d.code.id} {d.message}" for d in report.diagnostics]


def test_a_renamed_brief_takes_its_pdf_along(built):
    rename(built)
    report = build(built.root)
    assert [(old.pdf, old.now) for old in report.gone.removed] == [(built.pdf, NOW)]
    assert pdfs(built) == ["2010-08-23-officers.pdf"]
    assert known(built) == [NOW]
    assert report.diagnostics == ()
    again = build(built.root)
    assert again.gone.removed == ()
    assert again.count(Outcome.UNCHANGED) == 1


def test_a_brief_with_another_slug_does_too(built):
    text = built.text(built.brief)
    built.write(built.brief, f"slug: officers\n{text}")
    report = build(built.root)
    assert [old.pdf for old in report.gone.removed] == [built.pdf]
    assert known(built) == [NOW]


def test_a_pdf_that_somebody_changed_stays_and_is_named(built):
    built.write(built.pdf, b"%PDF-1.7 and a note of mine")
    rename(built)
    report = build(built.root)
    assert report.gone.removed == ()
    assert told(report) == [
        f"{built.pdf}: BP086 {NOW} is there for this PDF, which was changed or can't be removed"
    ]
    assert report.succeeded
    assert pdfs(built) == ["2010-08-23-officers.pdf", f"{NAME}.pdf"]


def test_the_pdf_of_a_deleted_brief_stays_and_is_named_each_time(built):
    """It can't be made again, so that it is not for us to throw it away."""
    built.path(built.brief).unlink()
    for _ in range(2):
        report = build(built.root)
        assert told(report) == [f"{built.pdf}: BP086 the brief of this PDF is gone: {built.brief}"]
        assert report.succeeded
        assert pdfs(built) == [f"{NAME}.pdf"]
    built.path(built.pdf).unlink()
    assert told(build(built.root)) == []
    assert known(built) == []


def test_another_layout_s_goes_when_that_layout_is_built(built):
    build(built.root, layout="large-print")
    large = built.pdf.replace(".pdf", ".large-print.pdf")
    rename(built)
    assert told(build(built.root)) == [
        f"{large}: BP086 the brief of this PDF is gone: {built.brief}"
    ]
    report = build(built.root, layout="large-print")
    assert [old.pdf for old in report.gone.removed] == [large]
    assert told(report) == []


def test_nothing_is_cleared_where_only_some_briefs_are_built(built):
    rename(built)
    report = build(built.root, [built.path(RENAMED)])
    assert (report.gone.removed, told(report)) == ((), [])
    assert pdfs(built) == ["2010-08-23-officers.pdf", f"{NAME}.pdf"]


def test_a_brief_that_fails_keeps_its_older_pdf(built):
    built.write(built.brief, "title: [")
    report = build(built.root)
    assert report.count(Outcome.FAILED) == 1
    assert report.gone.removed == ()
    assert "BP086" not in [problem.code.id for problem in report.diagnostics]
    assert (pdfs(built), known(built)) == ([f"{NAME}.pdf"], [built.pdf])


def test_a_copy_of_a_brief_that_fails_does_not_cost_its_pdf(built):
    """Only of a brief that is gone it is asked whether another has its bytes."""
    text = built.text(built.brief)
    built.path(built.brief).rename(built.path(RENAMED))
    built.write(built.brief, "title: [")
    assert built.text(RENAMED) == text
    report = build(built.root)
    assert report.gone.removed == ()
    assert pdfs(built) == ["2010-08-23-officers.pdf", f"{NAME}.pdf"]


def test_nothing_outside_of_the_dailies_is_removed_whatever_the_manifest_says(built):
    outside = built.write("content/kept.pdf", built.path(built.pdf).read_bytes())
    manifest = built.text("out/manifest.json")
    built.write(
        "out/manifest.json", manifest.replace(built.pdf, "out/daily/../../content/kept.pdf")
    )
    rename(built)
    report = build(built.root)
    assert report.gone.removed == ()
    assert [problem.code.id for problem in report.diagnostics] == ["BP086"]
    assert outside.exists()


def test_a_withdrawn_brief_s_pdf_is_recall_s(built):
    day = next(iter(read_manifest(built.root).records)).listed.date
    done = recall(built.root, NAME, "Wrong.", day)
    assert done.removed == (built.pdf,)
    report = build(built.root)
    assert (report.withdrawn, report.gone.removed, told(report)) == (1, (), [])
