"""Imposing into a folder: what is written, and what stays when it can't be."""

import pytest
from handmade import RED, Handmade, square

from briefpress import files
from briefpress.diagnostics import RefusedError
from briefpress.imposition.rules import conflicts
from briefpress.model.imposition import Imposition, Mixed, SchemeName
from briefpress.reading.imposition import preset_names
from briefpress.workflows.build import build
from briefpress.workflows.impose import find_preset, flip_test, impose

BOOKLET = Imposition(SchemeName.BOOKLET)


@pytest.fixture
def source(tmp_path):
    pdf = Handmade().page(square(0, 0, RED)).page(square(0, 0, RED))
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf.written())
    return path


def test_a_daily_becomes_a_booklet(publication):
    (built,) = build(publication.root).briefs
    daily = publication.path(built.record.path)
    before = daily.read_bytes()
    imposed = impose(daily, publication.path("out/print"), BOOKLET)
    assert imposed.sheets == publication.path(
        "out/print/2010-08-23-school-resource-officers.booklet.PRINT-ONLY.pdf"
    )
    assert imposed.proof is None
    assert (len(imposed.plan.sheets), imposed.plan.blanks) == (1, 3)
    assert daily.read_bytes() == before


def test_progress_is_told_sheet_by_sheet(source, tmp_path):
    seen = []
    impose(source, tmp_path, BOOKLET, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 1)]


def test_a_refusal_costs_no_older_file(source, tmp_path):
    old = impose(source, tmp_path, BOOKLET, proof=True)
    before = old.sheets.read_bytes(), old.proof.read_bytes()
    source.write_bytes(b"%PDF-1.7 damaged")
    with pytest.raises(RefusedError, match="BP701"):
        impose(source, tmp_path, BOOKLET, proof=True)
    assert (old.sheets.read_bytes(), old.proof.read_bytes()) == before


def test_a_full_disk_is_said_and_costs_no_older_file(source, tmp_path, monkeypatch):
    old = impose(source, tmp_path, BOOKLET)
    before = old.sheets.read_bytes()

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(RefusedError, match="BP081 the file can't be written: no space left"):
        impose(source, tmp_path, BOOKLET)
    assert old.sheets.read_bytes() == before
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.parametrize(
    ("path", "pages", "problem"),
    [
        ("nowhere.pdf", None, "BP001 the file can't be read: no such file"),
        (".", None, "BP001 the file can't be read: is a directory"),
        ("a.pdf", "3", "BP708 there is no page 3: the file has pages 1-2"),
        ("a.pdf", "one", "BP708 'one' is not a page"),
    ],
)
def test_what_is_not_there(source, tmp_path, path, pages, problem):
    with pytest.raises(RefusedError, match=problem):
        impose(tmp_path / path, tmp_path, BOOKLET, pages=pages)


def test_options_that_conflict_are_refused_here_too(source, tmp_path):
    with pytest.raises(RefusedError, match="BP707 up means nothing to booklet"):
        impose(source, tmp_path, Imposition(SchemeName.BOOKLET, up=4))


def test_every_shipped_preset_imposes_a_bulletin_of_letter_pages(tmp_path):
    pdf = Handmade()
    for _ in range(33):
        pdf.page(square(0, 0, RED), media=b"[0 0 612 792]")
    source = tmp_path / "2026-09.pdf"
    source.write_bytes(pdf.written())
    for name in preset_names(None):
        preset = find_preset(name, None)
        assert conflicts(preset) == ()
        imposed = impose(source, tmp_path, preset)
        assert imposed.plan.warnings == ()


def test_a_preset_of_the_publication_comes_first(publication):
    publication.write(
        "layouts/imposition/office-booklet.yaml", "scheme: n-up\nup: 4\nmixed: centre\n"
    )
    preset = find_preset("office-booklet", publication.root)
    assert preset == Imposition(SchemeName.N_UP, up=4, mixed=Mixed.CENTRE)


def test_the_flip_test_is_for_print_only(tmp_path):
    assert flip_test(tmp_path, (612, 792)).name == "flip-test.PRINT-ONLY.pdf"
