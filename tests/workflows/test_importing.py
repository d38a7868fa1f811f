"""Importing files and folders: each on its own, nothing overwritten, a summary of all."""

import datetime
import shutil
from pathlib import Path

import pytest

from briefpress.diagnostics import RefusedError
from briefpress.workflows.build import Outcome, build
from briefpress.workflows.check import check
from briefpress.workflows.importing import import_briefs

SEED = Path(__file__).parents[1] / "fixtures/old/brief-of-the-day.md"
DAY = datetime.date(2010, 8, 23)


def ignore(_done, _total):
    """No progress bar."""


@pytest.fixture
def empty(publication):
    """The seed's publication without its brief."""
    shutil.rmtree(publication.path("content/2010-08"))
    return publication


def test_the_seed_is_imported_with_nothing_lost_and_builds_as_ours_does(publication, tmp_path):
    ours = build(publication.root).briefs[0].record
    shutil.rmtree(publication.path("content/2010-08"))
    report = import_briefs(publication.root, [SEED], ignore, day=DAY)
    assert report.diagnostics == ()
    assert [file.brief for file in report.files] == [publication.brief]
    text = publication.text(publication.brief)
    assert text.startswith("# yaml-language-server: $schema=../../schemas/brief.json\n")
    assert publication.path("schemas/brief.json").is_file()
    assert [d.code.id for d in check(publication.root).diagnostics] == ["BP158"]
    (built,) = build(publication.root).briefs
    assert built.outcome is Outcome.BUILT
    # What the page says, to the eye and to the ear, is what it said when we wrote it by hand.
    assert built.record.text_sha256 == ours.text_sha256


def test_a_hundred_files_in_one_go(empty, tmp_path):
    folder = tmp_path / "old/2010"
    folder.mkdir(parents=True)
    text = SEED.read_text()
    for number in range(100):
        day = DAY + datetime.timedelta(days=number)
        (folder / f"{day} brief.md").write_text(text.replace("RESOURCE", f"RESOURCE {number}"))
    (folder / "notes.txt").write_text("not a brief")
    (folder / ".hidden.md").write_text("nor this")
    (folder / "broken.md").write_bytes(b"# caf\xe9")
    steps = []
    report = import_briefs(empty.root, [tmp_path / "old"], lambda *step: steps.append(step))
    assert len(report.files) == 101
    assert report.refused == 1
    assert [d.code.id for d in report.diagnostics] == ["BP003"]
    assert steps == [(done, 101) for done in range(1, 102)]
    assert build(empty.root).count(Outcome.BUILT) == 100


def test_what_is_there_stays_and_the_rest_is_imported(empty, tmp_path):
    one = tmp_path / "2010-08-23.md"
    shutil.copy(SEED, one)
    two = tmp_path / "2010-08-24.md"
    shutil.copy(SEED, two)
    import_briefs(empty.root, [one], ignore)
    before = empty.text(empty.brief)
    report = import_briefs(empty.root, [one, two, two], ignore)
    assert [d.code.id for d in report.diagnostics] == ["BP132"]
    assert [bool(file.brief) for file in report.files] == [False, True]
    assert empty.text(empty.brief) == before


@pytest.mark.parametrize(("name", "code"), [("nowhere.md", "BP001"), ("folder", "BP128")])
def test_what_is_no_old_brief(empty, tmp_path, name, code):
    (tmp_path / "folder").mkdir()
    with pytest.raises(RefusedError, match=code):
        import_briefs(empty.root, [tmp_path / name], ignore)


def test_a_title_that_makes_no_file_is_said(empty, tmp_path):
    file = tmp_path / "2010-08-23.md"
    file.write_text("# 安全\n\n## Context\n\nText.")
    report = import_briefs(empty.root, [file], ignore)
    assert [d.code.id for d in report.diagnostics] == ["BP133"]


def test_a_name_of_a_file_can_write_nothing_into_the_brief(empty, tmp_path):
    file = tmp_path / "2010-08-23\ntitle: mine\n#.md"
    shutil.copy(SEED, file)
    report = import_briefs(empty.root, [file], ignore)
    assert report.refused == 0
    assert check(empty.root).diagnostics[0].code.id == "BP158"
