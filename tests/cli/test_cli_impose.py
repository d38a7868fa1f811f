"""`briefpress impose` as the clerk meets it."""

import json
import subprocess
import sys

import pytest
from handmade import RED, Handmade, square

from briefpress.model.imposition import SchemeName


def briefpress(*arguments, cwd=None):
    command = [sys.executable, "-m", "briefpress", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd)


@pytest.fixture
def bulletin(publication):
    pdf = Handmade()
    for number in range(6):
        pdf.page(square(number, 0, RED), media=b"[0 0 396 612]")
    return publication.write("out/monthly/2010-08.pdf", pdf.written())


def test_from_the_month_to_the_booklet(publication, bulletin):
    done = briefpress(
        "impose", "out/monthly/2010-08.pdf", "--preset", "office-booklet", cwd=publication.root
    )
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "out/print/2010-08.booklet.PRINT-ONLY.pdf"
    assert lines[1] == (
        "2 sheets of letter landscape, one signature, pages at 100.0%, "
        "finished size 5.50 × 8.50 in (140 × 216 mm), 2 blank pages"
    )
    assert lines[2].startswith("Print at full size, on both sides, flipped on the long edge.")
    assert "Booklet: sheets folded once, nested, and stapled" in done.stdout
    assert publication.path("out/print/2010-08.booklet.PRINT-ONLY.pdf").is_file()
    proof = briefpress("verify", publication.path("out/print/2010-08.booklet.PRINT-ONLY.pdf"))
    assert proof.returncode == 0
    assert "not checked  structure  (print only: not for reading)" in proof.stdout
    assert "passed       metadata  (claims no standard; for print only)" in proof.stdout


def test_options_are_laid_over_a_preset(publication, bulletin):
    done = briefpress(
        *("impose", bulletin, "--preset", "office-booklet", "--sheet", "tabloid"),
        *("--creep", "0", "--blanks", "end", "--flip", "short-edge", "--format", "json"),
        *("--proof", "--pages", "1-5", "--root", publication.root, "-o", publication.path("x")),
    )
    report = json.loads(done.stdout)
    assert report["scheme"] == "booklet"
    assert report["sheet"] == [1224.0, 792.0]
    assert report["sides"] == "two-sided-short-edge"
    assert (report["sheets"], report["blanks"], report["signatures"]) == (2, 3, [2])
    assert report["problems"] == []
    assert sorted(file.name for file in publication.path("x").iterdir()) == [
        "2010-08.booklet.PRINT-ONLY.pdf",
        "2010-08.booklet.proof.PRINT-ONLY.pdf",
    ]


def test_a_warning_is_said_and_stops_nothing(publication, bulletin):
    done = briefpress(
        "impose", bulletin, "--scheme", "booklet", "--bleed", "3mm", cwd=publication.root
    )
    assert done.returncode == 0
    assert "BP709 warning no page has anything outside its trim" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ([], 2, "choose a scheme, or a preset"),
        (["--scheme", "bookelt"], 2, "bookelt"),
        (["--scheme", "n-up", "--up", "5"], 2, "'5' is not one of 2, 4, 6, 8, 9, 16"),
        (["--scheme", "n-up", "--creep", "0.1mm"], 2, "creep means nothing to n-up"),
        (["--scheme", "booklet", "--sheet", "lettre"], 2, "'lettre' is not a sheet"),
        (["--scheme", "booklet", "--marks", "crop,crosses"], 2, "'crosses' is not a mark"),
        (["--scheme", "booklet", "--scale", "huge"], 2, "'huge' is not fit, fill, none"),
        (["--scheme", "booklet", "--gutter", "-1mm"], 2, "not a length"),
        (["--scheme", "booklet", "--signature", "some"], 2, "'some' is not auto"),
        (["--scheme", "booklet", "--pages", "4-9"], 1, "there is no page 9"),
        (["--preset", "ofice-booklet"], 1, "Did you mean 'office-booklet'?"),
        (["--scheme", "booklet", "--scale", "none"], 1, "BP705 792 × 612 pt are needed"),
    ],
)
def test_what_is_wrong_is_said_in_words(publication, bulletin, arguments, code, words):
    done = briefpress("impose", bulletin, *arguments, cwd=publication.root)
    assert done.returncode == code
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert not publication.path("out/print").exists()


def test_outside_of_a_publication_it_asks_where_to_write(bulletin, tmp_path):
    done = briefpress("impose", bulletin, "--scheme", "booklet", cwd=tmp_path)
    assert done.returncode == 2
    assert "name a folder to write to" in done.stderr
    done = briefpress("impose", bulletin, "--scheme", "booklet", "-o", "here", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith("here/2010-08.booklet.PRINT-ONLY.pdf\n")
    done = briefpress("impose", bulletin, "--scheme", "booklet", "--root", "x", cwd=tmp_path)
    assert done.returncode == 1


def test_without_a_file_it_asks_for_one(publication):
    done = briefpress("impose", "--scheme", "booklet", cwd=publication.root)
    assert done.returncode == 2
    assert "name the PDF to put on sheets" in done.stderr


@pytest.mark.parametrize("scheme", SchemeName)
def test_every_scheme_is_told_how_to_finish(scheme, every_instruction):
    assert f"\n{scheme}\n" in "\n" + every_instruction


@pytest.fixture(scope="module")
def every_instruction():
    done = briefpress("impose", "--list-schemes")
    assert done.returncode == 0
    return done.stdout


def test_the_flip_test(publication):
    done = briefpress("impose", "--flip-test", cwd=publication.root)
    assert (done.returncode, done.stdout) == (0, "out/print/flip-test.PRINT-ONLY.pdf\n")
    assert publication.path("out/print/flip-test.PRINT-ONLY.pdf").is_file()


def test_the_schemes_are_told_to_programs_too(every_instruction):
    done = briefpress("impose", "--list-schemes", "--format", "json")
    found = json.loads(done.stdout)
    assert [scheme["name"] for scheme in found["schemes"]] == list(SchemeName)
    assert all(scheme["instruction"] in every_instruction for scheme in found["schemes"])
    assert found["problems"] == []
