"""Starting: what init and new make builds or says what is missing, and nothing is overwritten."""

import os
import shutil
from pathlib import Path

import pytest

from briefpress.diagnostics import RefusedError
from briefpress.files import write_new
from briefpress.reading.publication import read_publication
from briefpress.reading.recipients import read_recipients
from briefpress.reading.schema.brief import BriefFile
from briefpress.workflows.build import Outcome, build
from briefpress.workflows.check import check
from briefpress.workflows.starting import init, new
from briefpress.writing.slugs import slug_of

IMAGES = Path(__file__).parents[1] / "fixtures/seed/content/images"
NAME = "content/2026-09/2026-09-14-visitor-management.yaml"
TITLE = "Visitor Management: Knowing Who Is in the Building"


@pytest.fixture
def root(tmp_path, monkeypatch):
    """A new publication, made on 14 September 2026."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1789344000")
    folder = tmp_path / "riverside schools"
    init(folder)
    return folder


class TestInit:
    def test_it_builds_at_once_and_nothing_is_to_be_said(self, root):
        assert check(root).diagnostics == ()
        report = build(root)
        assert [built.outcome for built in report.briefs] == [Outcome.BUILT]
        assert report.briefs[0].record.pages == 1
        assert report.briefs[0].record.reductions == ()

    def test_what_it_makes(self, root):
        made = sorted(p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file())
        assert made == [
            "README.md",
            "content/2026-09/2026-09-14-how-to-use-this-brief.yaml",
            "content/publication.yaml",
            "content/recipients.csv",
            "layouts/daily.yaml",
            "schemas/brief.json",
            "schemas/layout.json",
            "schemas/publication.json",
        ]
        assert read_publication(root).organization.texts[0][1].text == "Riverside Schools"
        assert [recipient.channel for recipient in read_recipients(root)] == [
            "print",
            "email",
            "print",
        ]
        columns = (root / "content/recipients.csv").read_text().splitlines()[0]
        assert columns == (
            "school,name,role,channel,copies,edition,language,clearance,group,email,printer,address"
        )

    def test_every_example_in_its_files_is_true(self, root):
        for path in ("content/publication.yaml", "layouts/daily.yaml"):
            text = (root / path).read_text()
            (root / path).write_text(uncommented(text))
        logo = root / "content/images/logo.png"
        logo.parent.mkdir()
        shutil.copy(IMAGES / "logo.png", logo)
        assert check(root).diagnostics == ()

    def test_it_never_overwrites(self, tmp_path):
        write_new(tmp_path / "README.md", b"mine")
        write_new(tmp_path / "layouts/daily.yaml", b"extends: daily\n")
        write_new(tmp_path / "schemas/brief.json", b'{"mine": 1}')
        started = init(tmp_path)
        assert started.kept == ("README.md", "layouts/daily.yaml")
        assert (tmp_path / "README.md").read_bytes() == b"mine"
        assert (tmp_path / "schemas/brief.json").read_bytes() == b'{"mine": 1}'
        assert build(tmp_path).count(Outcome.BUILT) == 1

    def test_there_is_a_publication_already(self, root):
        before = {p: p.read_bytes() for p in root.rglob("*") if p.is_file()}
        with pytest.raises(RefusedError, match="BP131"):
            init(root)
        assert {p: p.read_bytes() for p in root.rglob("*") if p.is_file()} == before

    def test_after_an_interruption_it_goes_on(self, root):
        (root / "content/publication.yaml").unlink()
        started = init(root)
        assert started.made == ("content/publication.yaml", "schemas/")

    @pytest.mark.parametrize(
        ("folder", "file"),
        [("notes", "notes"), ("notes/school", "notes"), ("school", "school/layouts")],
    )
    def test_a_file_in_the_way_is_said(self, tmp_path, folder, file):
        write_new(tmp_path / file, b"mine")
        with pytest.raises(RefusedError) as caught:
            init(tmp_path / folder)
        (problem,) = caught.value.diagnostics
        assert problem.code.id == "BP081"
        assert problem.place.path == (tmp_path / file).as_posix()
        assert problem.message == "this is a file, and a folder is needed here"
        assert problem.hint.startswith("Choose another folder, or move the file away")
        assert (tmp_path / file).read_bytes() == b"mine"

    def test_a_name_that_no_folder_can_have_is_said(self, tmp_path):
        with pytest.raises(RefusedError, match=r"BP081 .*file name too long"):
            init(tmp_path / ("x" * 300))

    @pytest.mark.parametrize("name", ["'; rm -rf ~ #", "Ünïcode Schüle", '"quoted": {yes}', "---"])
    def test_any_name_of_a_folder_makes_a_publication(self, tmp_path, name):
        init(tmp_path / name)
        assert check(tmp_path / name).diagnostics == ()


def uncommented(text):
    """Take the # away from the examples: lines that hold YAML, not sentences."""
    lines = []
    for line in text.split("\n"):
        body = line.removeprefix("# ")
        example = line.startswith("# ") and (body[0] == " " or body.split(":")[0].isidentifier())
        lines.append(body if example else line)
    return "\n".join(lines)


class TestNew:
    def test_a_brief_to_fill_in(self, root):
        path = new(root, TITLE)
        assert path == root.resolve() / NAME
        found = [(d.place.line, d.code.id) for d in check(root, [path]).diagnostics]
        lines = path.read_text().split("\n")
        assert [(lines[line - 1].split(":")[0].strip(), code) for line, code in found] == [
            (part, "BP015") for part in ("context", "relevance", "techniques", "question")
        ]

    def test_when_it_is_filled_in_it_builds(self, root):
        path = new(root, TITLE)
        path.write_text(filled_in(path.read_text()))
        assert check(root, [path]).diagnostics == ()

    def test_every_key_of_a_brief_is_in_it(self, root):
        text = new(root, TITLE).read_text()
        for field in BriefFile.__struct_fields__:
            assert f"\n{field}:" in text or f"\n# {field}:" in text

    def test_every_example_in_it_is_true(self, root):
        path = new(root, TITLE)
        text = filled_in(path.read_text())
        head, _, optional = text.partition("# Only where it is needed:\n")
        path.write_text(head + "\n".join(line[2:] for line in optional.split("\n")))
        shutil.copytree(IMAGES, root / "content/images")
        shutil.copy(root / "content/images/logo.png", root / "content/images/map.png")
        codes = {d.code.id for d in check(root, [path]).diagnostics}
        assert codes <= {"BP402"}

    def test_the_publications_own_matrix(self, root):
        publication = root / "content/publication.yaml"
        matrix = "matrix: {goals: {calm: Calm}, functions: {listen: Listen, talk: Talk}}\n"
        publication.write_text(publication.read_text() + matrix)
        text = new(root, TITLE).read_text()
        assert "  # calm: [listen, talk]\n" in text
        assert "deter" not in text
        schema = (root / "schemas/brief.json").read_text()
        assert '"listen"' in schema
        assert '"deter"' not in schema

    def test_a_day_that_has_the_slug_is_refused(self, root):
        path = new(root, TITLE)
        path.write_text("mine")
        with pytest.raises(RefusedError, match="BP132"):
            new(root, "Visitor management")
        assert path.read_text() == "mine"
        new(root, TITLE, slug="another")

    @pytest.mark.parametrize("name", ["2026-09-14-other.yaml", "2026-09-14-visitor-management.yml"])
    def test_a_slug_may_stand_in_the_file_or_behind_another_ending(self, root, name):
        text = "slug: visitor-management\n" if name.endswith("yaml") else ""
        (root / "content/2026-09" / name).write_text(text)
        with pytest.raises(RefusedError, match="BP132"):
            new(root, TITLE)

    @pytest.mark.parametrize(
        ("title", "slug", "code"),
        [
            ("安全", None, "BP133"),
            ("", None, "BP133"),
            (TITLE, "No Slug", "BP105"),
            (TITLE, "../../etc/passwd", "BP105"),
            ("Bell \x07", None, "BP004"),
        ],
    )
    def test_what_can_be_no_file(self, root, title, slug, code):
        with pytest.raises(RefusedError, match=code):
            new(root, title, slug=slug)

    @pytest.mark.parametrize(
        "title", ['"Quotes": yes', "# hash", "{{path}}", "a\nb", "- x", "é: ñ"]
    )
    def test_any_title_is_read_back(self, root, title):
        path = new(root, title, slug="slug")
        path.write_text(filled_in(path.read_text()))
        assert check(root, [path]).diagnostics == ()


def filled_in(text):
    text = text.replace("  # deter: [collaboration, ", "  deter: [collaboration, ")
    for key in ("context", "relevance", "techniques"):
        text = text.replace(f"{key}: |\n", f"{key}: |\n  Some words.\n")
    for key in ("title", "publisher", "url", "accessed"):
        text = text.replace(f"  # - {key}:", f"  - {key}:").replace(f"  #   {key}:", f"    {key}:")
    return text.replace(
        "  function:\n  question:\n", "  function: deter\n  question: Why?\n"
    ).replace("function: deter", "function: collaboration")


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        (TITLE, "visitor-management"),
        ("Don't Panic!", "dont-panic"),
        ("Año nuevo, día seguro", "ano-nuevo-dia-seguro"),
        ("Đường đến trường", "duong-den-truong"),
        ("K-12: Safe", "k-12"),
        ("安全: Safety first", "safety-first"),
        ("安全", ""),
        ("word " * 30, "word-word-word-word-word-word-word-word-word-word-word-word"),
        ("a" * 200, "a" * 60),
    ],
)
def test_slugs(title, slug):
    assert slug_of(title) == slug


class TestWriteNew:
    def test_a_file_that_is_there_stays(self, tmp_path):
        write_new(tmp_path / "x", b"one")
        with pytest.raises(FileExistsError):
            write_new(tmp_path / "x", b"two")
        assert (tmp_path / "x").read_bytes() == b"one"
        assert [p.name for p in tmp_path.iterdir()] == ["x"]

    def test_where_a_disk_knows_no_links(self, tmp_path, monkeypatch):
        def refuse(*_):
            raise PermissionError(1, "Operation not permitted")

        monkeypatch.setattr(os, "link", refuse)
        write_new(tmp_path / "x", b"one")
        with pytest.raises(FileExistsError):
            write_new(tmp_path / "x", b"two")
        assert (tmp_path / "x").read_bytes() == b"one"
        assert [p.name for p in tmp_path.iterdir()] == ["x"]

    def test_others_may_read_it_as_the_umask_says(self, tmp_path):
        before = os.umask(0o022)
        try:
            write_new(tmp_path / "x", b"one")
        finally:
            os.umask(before)
        assert (tmp_path / "x").stat().st_mode & 0o777 == 0o644
