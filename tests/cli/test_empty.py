"""What is given and empty, as a shell's variable that isn't set, never counts as not given."""

import pytest
from typer.testing import CliRunner

from briefpress.cli.app import program


def files(publication):
    return {file: file.read_bytes() for file in publication.root.rglob("*") if file.is_file()}


@pytest.mark.parametrize(
    "words",
    [
        # These took the folder here, with all that is in it.
        ["init", ""],
        ["check", ""],
        ["build", ""],
        ["build", "content", " "],
        ["import", "", "--date", "2010-08-23"],
        ["verify", ""],
        ["merge", "a.pdf", "", "-o", "b.pdf"],
        ["merge", "a.pdf", "-o", ""],
        ["impose", "", "--scheme", "booklet"],
        ["impose", "a.pdf", "--scheme", "booklet", "--output", ""],
        ["distribute", "acknowledge", "2010-08", "--csv", ""],
        ["build", "--root", ""],
        # These were as if not written: the last one sent to everybody.
        ["impose", "a.pdf", "--scheme", "booklet", "--preset", ""],
        ["merge", "a.pdf", "-o", "b.pdf", "--title", ""],
        ["new", "--title", "Doors", "--slug", ""],
        ["compile", "2010-08", "--from", ""],
        ["coverage", "2010-08", "--to", " "],
        ["distribute", "send", "2010-08", "--yes", "--to", ""],
    ],
    ids=" ".join,
)
def test_it_is_wrong_usage(publication, monkeypatch, words):
    monkeypatch.chdir(publication.root)
    before = files(publication)
    done = CliRunner().invoke(program(), words)
    assert done.exit_code == 2
    assert "is empty" in done.stderr
    assert files(publication) == before
