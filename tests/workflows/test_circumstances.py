"""Building where things are not as usual: other folders, other processes, a terminal."""

import io
import json
import os
import pty
import shutil
import subprocess
import sys
import unicodedata

import pytest
from PIL import Image

from briefpress.compose.fonts.catalogue import shipped_faces
from briefpress.files import read_manifest
from briefpress.reading.layout import shipped_layouts
from briefpress.workflows.build import Outcome, build


def command(publication, *arguments):
    return [
        sys.executable,
        "-m",
        "briefpress",
        "build",
        "--root",
        str(publication.root),
        *arguments,
    ]


def made(publication):
    out = publication.path("out")
    return {p.relative_to(out).as_posix(): p.read_bytes() for p in out.rglob("*") if p.is_file()}


def on_a_terminal(arguments):
    """Run a command whose standard error is a terminal; return its exit code and what it showed."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}
    process = subprocess.Popen(arguments, stderr=theirs, stdout=subprocess.PIPE, env=environment)
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        shown += piece
    os.close(ours)
    process.communicate()
    return process.returncode, shown.decode()


def test_a_terminal_shows_how_far_it_is(publication):
    for day in range(1, 29):
        publication.add_brief(f"2010-09-{day:02}")
    code, shown = on_a_terminal(command(publication))
    assert code == 0
    assert "Building" in shown
    assert "100%" in shown


def test_a_moments_work_shows_nothing(publication):
    code, shown = on_a_terminal(command(publication))
    assert code == 0
    assert "Building" not in shown


def test_a_pipe_is_no_terminal(publication):
    for day in range(1, 29):
        publication.add_brief(f"2010-09-{day:02}")
    done = subprocess.run(command(publication), capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert done.stdout.splitlines()[-1] == "29 built"


@pytest.mark.parametrize("jobs", ["1", "2", "4"])
def test_any_number_of_jobs_tells_the_same(publication, jobs):
    for day in range(1, 7):
        publication.add_brief(f"2010-09-{day:02}", **({"date:": "dat:"} if day == 3 else {}))
    done = subprocess.run(
        command(publication, "--jobs", jobs), capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stdout.splitlines()[-1] == "6 built, 1 failed"
    assert done.stderr.startswith("content/2010-09/2010-09-03-another.yaml:2:1: BP012")


def test_two_at_once_harm_neither(publication):
    for day in range(1, 21):
        publication.add_brief(f"2010-09-{day:02}")
    both = [
        subprocess.Popen(command(publication), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    for process in both:
        _, errors = process.communicate(timeout=120)
        assert (process.returncode, errors) == (0, b"")
    together = made(publication)
    assert len(together) == 22
    assert not any(name.endswith(".part") for name in together)
    shutil.rmtree(publication.path("out"))
    build(publication.root)
    assert made(publication) == together


def test_what_another_process_entered_meanwhile_stays_in_the_manifest(publication, monkeypatch):
    """Each of two processes builds a brief; the second to finish has not seen the first's entry."""
    other = publication.add_brief("2010-09-01")
    first = publication.path(publication.brief)
    from briefpress.workflows import build as workflow

    write = workflow.write_whole

    def interleaved(path, data, **options):
        monkeypatch.setattr(workflow, "write_whole", write)
        build(publication.root, [other])
        write(path, data, **options)

    monkeypatch.setattr(workflow, "write_whole", interleaved)
    build(publication.root, [first])
    assert len(read_manifest(publication.root).records) == 2


def test_many_that_enter_something_at_the_same_moment_lose_nothing(publication):
    """Each process enters fifty bulletins, one after the other, as fast as it can."""
    publication.path("out").mkdir()
    entering = (
        "import sys\nfrom pathlib import Path\n"
        "from briefpress.files import BulletinRecord, change_manifest\n"
        "for number in range(50):\n"
        "    path = f'out/monthly/{sys.argv[1]}-{number}.pdf'\n"
        "    record = BulletinRecord(path, '2010-08', 'monthly', '1', '', (), '', 1, 1)\n"
        "    change_manifest(Path(sys.argv[2]), lambda known: known.with_bulletin(record))\n"
    )
    processes = [
        subprocess.Popen([sys.executable, "-c", entering, str(number), str(publication.root)])
        for number in range(3)
    ]
    assert [process.wait() for process in processes] == [0, 0, 0]
    assert len(read_manifest(publication.root).bulletins) == 150
    assert made(publication).keys() == {"manifest.json"}


def test_out_can_be_deleted_and_built_again_the_same(publication):
    build(publication.root)
    before = made(publication)
    shutil.rmtree(publication.path("out"))
    (built,) = build(publication.root).briefs
    assert built.outcome is Outcome.BUILT
    assert made(publication) == before


@pytest.mark.parametrize(
    "manifest",
    [
        b"",
        b"null",
        b"[]",
        b'{"version": 1}',
        b'{"version": 1, "outputs": [{}]}',
        b'{"version": 99, "outputs": []}',
        b'{"version": 1, "outputs": [{"path": 1, "sources": null, "reductions": []}]}',
        b"\xff\xfe",
        b"[" * 100_000,
    ],
)
def test_a_manifest_that_is_no_manifest_counts_as_empty(publication, manifest):
    build(publication.root)
    whole = publication.path("out/manifest.json").read_bytes()
    publication.write("out/manifest.json", manifest)
    (built,) = build(publication.root).briefs
    assert built.outcome is Outcome.BUILT
    assert publication.path("out/manifest.json").read_bytes() == whole


def test_time_stamps_do_not_matter(publication):
    build(publication.root)
    for path in publication.root.rglob("*"):
        os.utime(path, (0, 0))
    (built,) = build(publication.root).briefs
    assert built.outcome is Outcome.UNCHANGED


@pytest.mark.parametrize(
    "name",
    [
        "with spaces",
        "Boletín ñ 漢字 😀",
        unicodedata.normalize("NFD", "Boletín"),
        'quote\'s "double" $HOME `x` %s {0}',
        "-rf",
        "new\nline",
    ],
)
def test_any_folder_will_do_and_makes_no_difference(publication, tmp_path, name):
    build(publication.root)
    before = made(publication)
    root = tmp_path / name
    shutil.copytree(publication.root, root, ignore=shutil.ignore_patterns("out"))
    publication.root = root
    done = subprocess.run(
        [sys.executable, "-m", "briefpress", "build"],
        cwd=root / "content" / "2010-08",
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert made(publication) == before


def test_a_link_to_the_publication_is_the_publication(publication, tmp_path):
    build(publication.root)
    before = made(publication)
    link = tmp_path / "link"
    link.symlink_to(publication.root)
    (built,) = build(link).briefs
    assert built.outcome is Outcome.UNCHANGED
    (built,) = build(link, [link / publication.brief], force=True).briefs
    assert (built.brief, built.outcome) == (publication.brief, Outcome.BUILT)
    assert made(publication) == before


def test_a_linked_month_is_followed_inside_the_publication(publication):
    """A month that is a link is the folder it leads to, if that is in content/."""
    publication.path("content/2010-08").rename(publication.path("content/archive"))
    publication.path("content/2010-08").symlink_to("archive")
    report = build(publication.root)
    assert [built.brief for built in report.briefs] == [publication.brief]
    assert report.succeeded


def test_the_report_is_json_also_when_all_is_refused(publication):
    publication.write("content/publication.yaml", "name: x\n")
    done = subprocess.run(
        command(publication, "--format", "json"), capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert {p["code"] for p in json.loads(done.stdout)["problems"]} == {"BP013"}


def test_a_publication_without_briefs_says_so(publication):
    shutil.rmtree(publication.path("content/2010-08"))
    done = subprocess.run(command(publication), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "There are no briefs yet.\n")


def own_face(publication):
    """Set the text in a face of the publication's own."""
    source = shipped_faces()["SourceSansPro-Regular"]
    publication.write("fonts/own.ttf", source.read_bytes())
    publication.write(
        "layouts/daily.yaml", "extends: daily\nfamilies: {serif: {regular: fonts/own.ttf}}\n"
    )


def own_words(publication):
    english = (shipped_layouts() / "words" / "en.yaml").read_text(encoding="utf-8")
    publication.write("layouts/words/en.yaml", english.replace("Sources", "Where from"))


@pytest.mark.parametrize(
    ("before", "change"),
    [
        (own_face, lambda p: p.write("fonts/own.ttf", other_face())),
        (own_face, lambda p: p.path("layouts/daily.yaml").unlink()),
        (lambda p: None, own_words),
        (own_words, lambda p: p.path("layouts/words/en.yaml").unlink()),
        (lambda p: None, lambda p: p.write("content/images/logo.png", another_logo(p))),
        (lambda p: None, lambda p: p.write("out/manifest.json", older_version(p))),
    ],
    ids=["face", "layout taken away", "words", "words taken away", "logo", "version"],
)
def test_all_that_a_page_is_made_of_counts(publication, before, change):
    before(publication)
    build(publication.root)
    (again,) = build(publication.root).briefs
    assert again.outcome is Outcome.UNCHANGED
    change(publication)
    (built,) = build(publication.root).briefs
    assert built.outcome is Outcome.BUILT


def other_face():
    return shipped_faces()["SourceSansPro-Light"].read_bytes()


def another_logo(publication):
    out = io.BytesIO()
    with Image.open(publication.path("content/images/logo.png")) as logo:
        logo.transpose(Image.Transpose.FLIP_LEFT_RIGHT).save(out, "PNG")
    return out.getvalue()


def older_version(publication):
    manifest = json.loads(publication.text("out/manifest.json"))
    manifest["outputs"][0]["version"] = "0.0.1"
    return json.dumps(manifest)


def test_spoilt_words_of_one_language_keep_no_other_back(publication):
    publication.add_brief("2010-08-24", **{"matrix:": "language: es\nmatrix:"})
    assert build(publication.root).succeeded
    publication.write("layouts/words/es.yaml", "context: x\ncontxt: y\n")
    publication.add_brief("2010-08-25")
    report = build(publication.root)
    assert [built.outcome for built in report.briefs] == [
        Outcome.UNCHANGED,
        Outcome.FAILED,
        Outcome.BUILT,
    ]
    assert report.diagnostics[0].place.path == "layouts/words/es.yaml"
