"""Files in, one file out, or the old one left as it was."""

import io

import pytest
from pypdf import PdfReader, PdfWriter

from briefpress.diagnostics import RefusedError
from briefpress.workflows.build import build
from briefpress.workflows.merge import MergeOrder, merge_files


@pytest.fixture
def daily(publication):
    (built,) = build(publication.root).briefs
    return publication.path(built.record.path)


def order(output, *files, **options):
    return MergeOrder(tuple(files), output, **options)


def test_dailies_become_one_file_that_keeps_both_standards(daily, tmp_path):
    output = tmp_path / "new" / "both.pdf"
    merged = merge_files(order(output, daily, daily, title="Two days"))
    assert output.read_bytes() == merged.pdf
    assert merged.claims.names == ("PDF/UA-1", "PDF/A-2a")
    assert PdfReader(output).metadata.title == "Two days"


def test_the_date_is_that_of_the_environment_if_it_says_one(daily, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    merge_files(order(tmp_path / "x.pdf", daily))
    assert PdfReader(tmp_path / "x.pdf").metadata.creation_date.timestamp() == 1800000000


def test_a_failure_leaves_the_old_file(daily, tmp_path):
    output = tmp_path / "old.pdf"
    output.write_bytes(b"last month's")
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(daily.read_bytes()[:2000])
    with pytest.raises(RefusedError):
        merge_files(order(output, daily, bad))
    assert output.read_bytes() == b"last month's"
    assert {file.name for file in tmp_path.iterdir()} >= {"old.pdf", "bad.pdf"}
    assert not list(tmp_path.glob(".*"))


def test_a_disk_that_fails_leaves_the_old_file(daily, tmp_path, monkeypatch):
    output = tmp_path / "old.pdf"
    output.write_bytes(b"last month's")
    monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left")))
    with pytest.raises(RefusedError) as caught:
        merge_files(order(output, daily))
    (problem,) = caught.value.diagnostics
    assert problem.code.id == "BP081"
    assert output.read_bytes() == b"last month's"


def test_an_input_is_not_overwritten(daily):
    before = daily.read_bytes()
    with pytest.raises(RefusedError) as caught:
        merge_files(order(daily, daily, daily))
    assert [problem.code.id for problem in caught.value.diagnostics] == ["BP604"]
    assert daily.read_bytes() == before


def test_all_that_is_wrong_is_said_at_once(daily, tmp_path):
    untagged = tmp_path / "untagged.pdf"
    writer = PdfWriter()
    writer.add_blank_page(10, 10)
    out = io.BytesIO()
    writer.write(out)
    untagged.write_bytes(out.getvalue())
    with pytest.raises(RefusedError) as caught:
        merge_files(order(tmp_path / "x.pdf", tmp_path / "nowhere.pdf", daily, untagged))
    assert [problem.code.id for problem in caught.value.diagnostics] == ["BP001", "BP601"]


def test_progress_goes_from_none_to_all(daily, tmp_path):
    seen = []
    merge_files(
        order(tmp_path / "x.pdf", daily, daily), lambda done, total: seen.append((done, total))
    )
    assert seen == [(0, 2), (1, 2), (2, 2)]
