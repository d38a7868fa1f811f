"""Building a publication: what is made, what is skipped, what stays when something fails."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import font_source_serif_pro
import pytest

from briefpress import files
from briefpress.diagnostics import RefusedError
from briefpress.files import read_manifest, sha256
from briefpress.workflows.build import Outcome, build
from briefpress.workflows.check import check
from briefpress.workflows.composing import Composing


def outcomes(report):
    return {built.brief.split("/")[-1]: built.outcome for built in report.briefs}


def codes(report):
    return [problem.code.id for problem in report.diagnostics]


def errors(report):
    return [problem for problem in report.diagnostics if problem.severity == "error"]


def test_a_brief_goes_where_the_design_says(publication):
    build(publication.root)
    assert publication.path(publication.pdf).read_bytes().startswith(b"%PDF-1.7")


def test_another_layout_is_another_edition_beside_it(publication):
    build(publication.root)
    build(publication.root, layout="large-print")
    folder = publication.path(publication.pdf).parent
    name = "2010-08-23-school-resource-officers"
    assert sorted(file.name for file in folder.iterdir()) == [
        f"{name}.large-print.pdf",
        f"{name}.pdf",
    ]


def test_the_manifest_says_from_what_each_output_was_made(publication):
    build(publication.root)
    (record,) = read_manifest(publication.root).records
    assert record.path == publication.pdf
    assert [source.path for source in record.sources] == [
        "briefpress:daily.yaml",
        "briefpress:words/en.yaml",
        publication.brief,
        "content/images/logo.png",
        "content/publication.yaml",
    ]
    assert record.sha256 == sha256(publication.path(publication.pdf).read_bytes())
    assert record.pages == 1
    assert dict(record.reductions).keys() == {"space"}


def test_an_unchanged_brief_is_not_built_again(publication):
    build(publication.root)
    before = publication.path(publication.pdf).stat().st_mtime_ns
    assert outcomes(build(publication.root)) == {
        "2010-08-23-school-resource-officers.yaml": Outcome.UNCHANGED
    }
    assert publication.path(publication.pdf).stat().st_mtime_ns == before


@pytest.mark.parametrize(
    "change",
    [
        lambda p: p.write(p.brief, p.text(p.brief).replace("very important", "important")),
        lambda p: p.write(
            "content/publication.yaml",
            p.text("content/publication.yaml").replace("1-800-860-6657", "1-800-860-6658"),
        ),
        lambda p: p.write("layouts/daily.yaml", "extends: daily\npalette: {accent: '#003366'}\n"),
        lambda p: p.write(p.pdf, b"damaged"),
        lambda p: p.path(p.pdf).unlink(),
        lambda p: p.write("out/manifest.json", b"{damaged"),
    ],
    ids=["brief", "publication", "layout", "damaged PDF", "lost PDF", "damaged manifest"],
)
def test_what_changed_is_built_again(publication, change):
    build(publication.root)
    change(publication)
    (built,) = build(publication.root).briefs
    if not publication.path("layouts/daily.yaml").exists():
        assert built.outcome is Outcome.BUILT
    (built,) = build(publication.root).briefs
    assert built.outcome is Outcome.UNCHANGED
    assert publication.path(publication.pdf).read_bytes().startswith(b"%PDF")


def test_a_new_layout_of_the_publication_counts(publication):
    build(publication.root)
    publication.write("layouts/daily.yaml", "extends: daily\npalette: {accent: '#003366'}\n")
    (built,) = build(publication.root).briefs
    assert built.outcome is Outcome.BUILT


def test_a_failing_brief_keeps_no_other_back_and_costs_no_older_pdf(publication):
    publication.add_brief("2010-08-24")
    build(publication.root)
    old = publication.path(publication.pdf).read_bytes()
    publication.add_brief("2010-08-25")
    publication.write(publication.brief, publication.text(publication.brief) + "colour: red\n")
    report = build(publication.root)
    assert outcomes(report) == {
        "2010-08-23-school-resource-officers.yaml": Outcome.FAILED,
        "2010-08-24-another.yaml": Outcome.UNCHANGED,
        "2010-08-25-another.yaml": Outcome.BUILT,
    }
    assert codes(report) == ["BP012"]
    assert publication.path(publication.pdf).read_bytes() == old


def test_all_problems_of_a_run_come_at_once_in_order(publication):
    for day in ("2010-08-25", "2010-08-24"):
        publication.add_brief(day, **{"prevent:": "prevnt:", "thought:": "thoght:"})
    report = build(publication.root)
    places = [(problem.place.path, problem.place.line) for problem in report.diagnostics]
    assert places == [
        (f"content/2010-08/2010-08-{day}-another.yaml", line)
        for day in (24, 25)
        for line in (4, 31)
    ]


def test_two_briefs_for_one_pdf_are_refused(publication):
    for slug in ("one", "two"):
        file = publication.add_brief("2010-08-24", slug)
        file.write_text(file.read_text() + "slug: same\n")
    checked = errors(check(publication.root))
    report = build(publication.root)
    assert codes(report) == ["BP082"]
    assert report.count(Outcome.BUILT) == 2
    assert checked == list(report.diagnostics)


def test_a_full_disk_loses_nothing(publication, monkeypatch):
    build(publication.root)
    old = publication.path(publication.pdf).read_bytes()

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        files.write_whole(publication.path(publication.pdf), b"new")
    assert publication.path(publication.pdf).read_bytes() == old
    assert not list(publication.path(publication.pdf).parent.glob("*.part"))


def test_what_can_be_built_again_is_not_flushed(publication, monkeypatch):
    def too_slow(_):
        raise AssertionError("flushed")

    monkeypatch.setattr(files.os, "fsync", too_slow)
    assert build(publication.root).count(Outcome.BUILT) == 1


def test_check_finds_what_build_would_refuse_and_writes_nothing(publication):
    text = "Check every door.\n" * 80
    publication.add_brief(
        "2010-08-24", **{"techniques: |\n": "techniques: |\n  " + text.replace("\n", "\n  ") + "\n"}
    )
    publication.add_brief("2010-08-25", **{"rapport with students.": "rapport 漢."})
    found = check(publication.root).diagnostics
    assert [d.code.id for d in found if d.severity == "error"] == ["BP402", "BP401"]
    assert not publication.path("out").exists()


def test_source_date_epoch_dates_the_file_and_must_be_a_time(publication, monkeypatch):
    build(publication.root)
    plain = publication.path(publication.pdf).read_bytes()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1286000000")
    build(publication.root)
    assert b"2010-10-02T06:13:20Z" in publication.path(publication.pdf).read_bytes()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(RefusedError, match="BP080"):
        build(publication.root)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    build(publication.root)
    assert publication.path(publication.pdf).read_bytes() == plain


def run(publication, *arguments, **environment):
    command = [sys.executable, "-m", "briefpress", *arguments, "--root", str(publication.root)]
    return subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


def test_same_input_same_bytes_whatever_the_machine_does(publication):
    for day in range(1, 6):
        publication.add_brief(f"2010-09-0{day}")
    seen = set()
    for jobs, seed, zone in (("1", "0", "UTC"), ("2", "7", "Asia/Kathmandu"), ("3", "9", "EST5")):
        done = run(publication, "build", "--force", "--jobs", jobs, PYTHONHASHSEED=seed, TZ=zone)
        assert done.returncode == 0, done.stderr
        outputs = sorted(publication.path("out").rglob("*.*"))
        assert len(outputs) == 7
        seen.add(tuple(file.read_bytes() for file in outputs))
    assert len(seen) == 1


def test_ctrl_c_leaves_whole_files_only(publication):
    for day in range(1, 29):
        publication.add_brief(f"2010-09-{day:02}")
    command = [sys.executable, "-m", "briefpress", "build", "--root", str(publication.root)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    out = publication.path("out")
    while process.poll() is None and not list(out.rglob("*.pdf")):
        time.sleep(0.005)
    process.send_signal(signal.SIGINT)
    _, words = process.communicate(timeout=60)
    assert process.returncode in (0, 130)
    assert process.returncode == 0 or "Interrupted" in words
    assert not list(out.rglob("*.part"))
    for file in out.rglob("*.pdf"):
        assert file.read_bytes().endswith(b"%%EOF\n")
    json.loads(publication.text("out/manifest.json"))
    assert run(publication, "build").returncode == 0
    assert len(list(out.rglob("*.pdf"))) == 29


def test_checking_composes_only_what_was_not_built_before(publication, monkeypatch):
    composed = []
    check_one = Composing.check

    def note(composing, brief):
        composed.append(brief.path)
        return check_one(composing, brief)

    monkeypatch.setattr(Composing, "check", note)
    check(publication.root)
    build(publication.root)
    check(publication.root)
    assert composed == [publication.brief]
    text = publication.text(publication.brief)
    too_long = text.replace("relevance: |\n", "relevance: |\n" + "  Doors, again.\n\n" * 99)
    publication.write(publication.brief, too_long)
    assert [found.code.id for found in errors(check(publication.root))] == ["BP402"]
    assert composed == [publication.brief] * 2


def test_checking_refuses_a_damaged_face_as_building_does(publication):
    """Also where the damage is in a letter's outline, which only the PDF would need."""
    path = Path(font_source_serif_pro.font_directory, "SourceSerifPro-Regular.ttf")
    face = bytearray(path.read_bytes())
    tables = {bytes(face[at : at + 4]): face[at + 8 : at + 12] for at in range(12, 300, 16)}
    start = int.from_bytes(tables[b"glyf"])
    face[start : start + 60_000] = b"\x7f\xff" * 30_000
    publication.write("fonts/torn.ttf", bytes(face))
    layout = "extends: daily\nfamilies: {serif: {regular: fonts/torn.ttf}}\n"
    publication.write("layouts/torn.yaml", layout)
    built = build(publication.root, layout="torn").diagnostics
    assert errors(check(publication.root, layout="torn")) == list(built) != []
