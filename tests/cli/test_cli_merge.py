"""`briefpress merge` as a person or a script meets it."""

import json
import subprocess
import sys

import pytest

from briefpress.workflows.build import build


def briefpress(*arguments, cwd=None):
    command = [sys.executable, "-m", "briefpress", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd)


@pytest.fixture
def folder(publication, tmp_path):
    (built,) = build(publication.root).briefs
    (tmp_path / "a.pdf").write_bytes(publication.path(built.record.path).read_bytes())
    (tmp_path / "bad.pdf").write_bytes(b"GIF89a")
    return tmp_path


def test_it_says_what_it_made(folder):
    done = briefpress("merge", "a.pdf", "a.pdf", "-o", "both.pdf", cwd=folder)
    words = "both.pdf  (2 files, 2 pages, claims PDF/UA-1 and PDF/A-2a)\n"
    assert (done.returncode, done.stdout, done.stderr) == (0, words, "")
    assert briefpress("verify", "both.pdf", cwd=folder).returncode == 0


def test_it_says_it_in_json(folder):
    done = briefpress(
        "merge",
        "a.pdf",
        "a.pdf",
        "--output",
        "both.pdf",
        "--title",
        "T",
        "--format",
        "json",
        cwd=folder,
    )
    report = json.loads(done.stdout)
    assert (report["pdf"], report["pages"]) == ("both.pdf", 2)
    assert report["claims"] == ["PDF/UA-1", "PDF/A-2a"]
    assert [part["first_page"] for part in report["parts"]] == [1, 2]
    assert report["problems"] == []


def test_problems_are_located_and_leave_nothing_behind(folder):
    done = briefpress("merge", "a.pdf", "bad.pdf", "nowhere.pdf", "-o", "both.pdf", cwd=folder)
    assert done.returncode == 1
    assert "bad.pdf: BP501 the file is not a PDF" in done.stderr
    assert "nowhere.pdf: BP001 the file can't be read: no such file or directory" in done.stderr
    assert not (folder / "both.pdf").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["a.pdf"], "--output"),
        (["-o", "x.pdf"], "Missing argument"),
        (["a.pdf", "-o", "x.pdf", "--language", "not a language"], "is not a language tag"),
    ],
)
def test_wrong_usage_is_said_in_words(folder, arguments, words):
    done = briefpress("merge", *arguments, cwd=folder)
    assert done.returncode == 2
    assert words in done.stderr
