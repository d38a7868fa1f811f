"""Whatever stands in the place of a brief: an error with an address, and nothing lost."""

import os
import subprocess
import sys

import pytest
from hostile import ROWS

from briefpress.workflows.build import Outcome, build

OLDER = b"%PDF-1.7 an older page\n%%EOF\n"

#: Root may read and write everything; so that a right that is missing is missed, it gives that up.
WITHOUT_PRIVILEGE = (
    ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
)


def lines(diagnostics):
    """Problems as the rows have them."""
    return [
        f"{problem.place.line}:{problem.place.column} {problem.code.id} {problem.message} "
        f"({problem.hint})"
        for problem in diagnostics
    ]


def files_in(folder):
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def agree(found, said):
    """Every problem that was found begins as it was to be said."""
    expected = said[:-1] if said[-1:] == ("…",) else said
    assert len(found) == len(said) or (len(found) > len(said) and "…" in said), found
    for line, start in zip(found, expected, strict=False):
        assert line.startswith(start)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_each_is_told_where_it_is_and_costs_nothing(publication, row):
    older = publication.write(publication.pdf, OLDER)
    row.do(publication)
    (built,) = build(publication.root).briefs
    agree(lines(built.diagnostics), row.said)
    assert {problem.place.path for problem in built.diagnostics} <= {publication.brief}
    if row.said:
        assert built.outcome is Outcome.FAILED
        assert older.read_bytes() == OLDER
        assert files_in(publication.path("out")) == [older.name]
    else:
        assert built.outcome is Outcome.BUILT
        assert older.read_bytes().endswith(b"%%EOF\n")
        assert files_in(publication.path("out")) == [older.name, "manifest.json"]


def run(publication, *arguments):
    command = [*WITHOUT_PRIVILEGE, sys.executable, "-m", "briefpress", *arguments]
    return subprocess.run(
        [*command, "--root", str(publication.root)], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    "row",
    [
        row
        for row in ROWS
        if row.name
        in {"an alias bomb", "a NUL", "UTF-16", "a gigantic picture", "a link to itself"}
    ],
    ids=lambda row: row.name,
)
def test_the_command_says_so_and_builds_the_others(publication, row):
    older = publication.write(publication.pdf, OLDER)
    publication.add_brief("2010-08-24")
    row.do(publication)
    done = run(publication, "build")
    assert done.returncode == 1
    assert publication.brief in done.stderr
    assert row.said[0].split()[1] in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert done.stdout.endswith("1 built, 1 failed\n")
    assert older.read_bytes() == OLDER
    assert files_in(publication.path("out")) == [
        older.name,
        "2010-08-24-another.pdf",
        "manifest.json",
    ]


def test_a_file_that_may_not_be_read(publication):
    older = publication.write(publication.pdf, OLDER)
    publication.path(publication.brief).chmod(0)
    done = run(publication, "build")
    assert done.returncode == 1
    assert done.stderr.startswith(
        f"{publication.brief}: BP001 the file can't be read: permission denied\n"
    )
    assert older.read_bytes() == OLDER
    assert files_in(publication.path("out")) == [older.name]
