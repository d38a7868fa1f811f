"""Building where things are not as one would wish: the folder, the manifest, others at work."""

import json
import os
import pty
import subprocess
import sys

import pytest

from briefpress.diagnostics import RefusedError
from briefpress.files import read_manifest
from briefpress.model.bulletin import Period
from briefpress.workflows.build import Outcome, build
from briefpress.workflows.bulletin import compile_bulletin

#: Root may write everywhere; so that a right that is missing is missed, it gives that up.
WITHOUT_PRIVILEGE = (
    ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
)


def command(publication, *arguments):
    return [sys.executable, "-m", "briefpress", *arguments, "--root", str(publication.root)]


def only(report):
    (built,) = report.briefs
    return built


def whole(publication):
    """Every PDF in out/, which is whole and has no half-written neighbour."""
    out = publication.path("out")
    assert not list(out.rglob("*.part"))
    files = sorted(out.rglob("*.pdf"))
    for file in files:
        assert file.read_bytes().startswith(b"%PDF-1.7")
        assert file.read_bytes().endswith(b"%%EOF\n")
    return files


def test_out_may_be_deleted_at_any_time(publication):
    first = only(build(publication.root)).record
    publication.path("out").rename(publication.root.parent / "gone")
    again = only(build(publication.root))
    assert again.outcome is Outcome.BUILT
    assert again.record == first


def changed(**entries):
    """The manifest with other values in the record of its output."""

    def change(text):
        manifest = json.loads(text)
        manifest["outputs"][0].update(entries)
        return json.dumps(manifest)

    return change


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: "",
        lambda _: "null",
        lambda _: "[1, 2]",
        lambda _: '{"version": 1}',
        lambda _: "[" * 100_000,
        lambda text: text[: len(text) // 2],
        lambda text: text.replace('"version": 1', '"version": 2'),
        lambda text: text.replace('"bulletins": []', '"bulletins": null'),
        changed(path=7),
        changed(path="out/\0.pdf"),
        changed(brief=["a", "list"]),
        changed(created=None),
        changed(sources=[{"path": 1, "sha256": 2}]),
        changed(sources=[{"path": "content/\0", "sha256": ""}]),
        changed(sources="no list"),
        changed(reductions=[["space", "much"]]),
    ],
    ids=range(16),
)
def test_a_manifest_that_is_damaged_or_of_another_version_is_none(publication, damage):
    build(publication.root)
    before = publication.text("out/manifest.json")
    publication.add_brief("2010-08-24")
    publication.write("out/manifest.json", damage(before))
    report = build(publication.root)
    assert report.diagnostics == ()
    assert {built.outcome for built in report.briefs} == {Outcome.BUILT}
    known = {record.path for record in read_manifest(publication.root).records}
    assert {built.record.path for built in report.briefs} <= known


@pytest.mark.parametrize(
    "make", [build, lambda root: compile_bulletin(root, Period.of_month(2010, 8))]
)
def test_a_folder_in_the_place_of_the_manifest(publication, make):
    publication.path("out/manifest.json").mkdir(parents=True)
    try:
        diagnostics = make(publication.root).diagnostics
    except RefusedError as error:
        diagnostics = error.diagnostics
    assert [problem.code.id for problem in diagnostics] == ["BP081"]
    assert whole(publication)


def test_out_may_not_be_written(publication):
    build(publication.root)
    (older,) = whole(publication)
    data = older.read_bytes()
    publication.add_brief("2010-08-24")
    for folder in (older.parent, publication.path("out")):
        folder.chmod(0o555)
    done = subprocess.run(
        [*WITHOUT_PRIVILEGE, *command(publication, "build", "--force")],
        capture_output=True,
        text=True,
        check=False,
    )
    for folder in (publication.path("out"), older.parent):
        folder.chmod(0o755)
    assert done.returncode == 1
    assert done.stderr.count("BP081") == 2
    assert "can't be written: permission denied" in done.stderr
    assert older.read_bytes() == data
    assert whole(publication) == [older]


def test_the_manifest_may_not_be_written_after_a_bulletin(publication):
    build(publication.root)
    publication.path("out/monthly").mkdir()
    publication.path("out").chmod(0o555)
    done = subprocess.run(
        [*WITHOUT_PRIVILEGE, *command(publication, "compile", "2010-08")],
        capture_output=True,
        text=True,
        check=False,
    )
    publication.path("out").chmod(0o755)
    assert done.returncode == 1
    assert "BP081 out/manifest.json can't be written: permission denied" in done.stderr
    assert len(whole(publication)) == 2


def test_two_at_once_both_succeed(publication):
    for day in range(1, 16):
        publication.add_brief(f"2010-09-{day:02}")
    both = [
        subprocess.Popen(
            command(publication, "build"),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    for process in both:
        words, complaints = process.communicate()
        assert (process.returncode, complaints) == (0, "")
        assert "16 built" in words or "unchanged" in words
    assert len(whole(publication)) == 16
    assert build(publication.root).succeeded


def test_a_root_with_any_name_by_any_way(publication):
    here = publication.root.rename(publication.root.parent / "Año nuevo, “Ωmega” 100% {x}")
    there = here.parent / "a link"
    there.symlink_to(here, target_is_directory=True)
    first = only(build(there))
    assert first.outcome is Outcome.BUILT
    (pdf,) = here.glob("out/daily/2010-08/*.pdf")
    named = there / first.brief
    assert only(build(here, [named])).outcome is Outcome.UNCHANGED
    assert only(build(there, [named])).outcome is Outcome.UNCHANGED
    manifest = here.joinpath("out/manifest.json").read_text(encoding="utf-8")
    assert "nuevo" not in manifest
    assert str(here.parent) not in manifest
    assert b"nuevo" not in pdf.read_bytes()


def on_a_terminal(arguments):
    """Run a command whose output and errors go to a terminal; return its exit code and these."""
    terminal, end = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80"}
    process = subprocess.Popen(arguments, stdout=end, stderr=end, env=environment)
    os.close(end)
    shown = b""
    try:
        while part := os.read(terminal, 4096):
            shown += part
    except OSError:  # Linux says so when the other end is closed
        pass
    os.close(terminal)
    return process.wait(), shown.decode()


def test_a_bar_shows_how_far_it_is_on_a_terminal_alone(publication):
    for day in range(1, 29):
        publication.add_brief(f"2010-09-{day:02}")
    code, shown = on_a_terminal(command(publication, "build", "--jobs", "1"))
    assert code == 0
    assert "Building" in shown
    assert "%" in shown
    assert "29 built" in shown.splitlines()[-1]
    code, shown = on_a_terminal(command(publication, "build"))
    assert code == 0
    assert "Building" not in shown
    assert "29 unchanged" in shown
    done = subprocess.run(
        command(publication, "build", "--force"), capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    assert "Building" not in done.stdout
