"""The commands of the author: init, new, import, schema, and what check says."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SEED = Path(__file__).parents[1] / "fixtures/old/brief-of-the-day.md"
BRIEF = "content/2026-09/2026-09-14-visitor-management.yaml"
TITLE = "Visitor Management: Knowing Who Is in the Building"


def briefpress(*arguments, cwd, **environment):
    command = [sys.executable, "-m", "briefpress", *map(str, arguments)]
    plain = {key: value for key, value in os.environ.items() if key not in ("VISUAL", "EDITOR")}
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        cwd=cwd,
        env={**plain, "SOURCE_DATE_EPOCH": "1789344000", **environment},
    )


@pytest.fixture
def root(tmp_path):
    briefpress("init", "riverside-schools", cwd=tmp_path)
    return tmp_path / "riverside-schools"


def editor(tmp_path, code):
    """A command that edits: Python, with a space in its path and an argument of its own."""
    script = tmp_path / "my editor.py"
    script.write_text(f"import sys, pathlib\n{code}")
    return f'"{sys.executable}" "{script}" --wait'


def test_a_newcomers_first_minutes(tmp_path):
    done = briefpress("init", "riverside-schools", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "Made a publication in riverside-schools:\n  README.md\n  layouts/daily.yaml\n"
        "  content/recipients.csv\n  content/2026-09/2026-09-14-how-to-use-this-brief.yaml\n"
        "  content/publication.yaml\n  schemas/\nNow:\n  cd riverside-schools\n  briefpress build\n"
    )
    root = tmp_path / "riverside-schools"
    assert briefpress("build", cwd=root).stdout.endswith("1 built\n")
    done = briefpress("new", "--title", TITLE, cwd=root)
    assert (done.returncode, done.stdout) == (0, f"{BRIEF}\n")
    done = briefpress("check", cwd=root)
    assert (done.returncode, done.stdout) == (1, "2 briefs checked: 4 errors.\n")
    assert f"{BRIEF}:19:10: BP015" in done.stderr


def test_init_of_nothing_is_not_of_the_folder_here(tmp_path):
    done = briefpress("init", "", cwd=tmp_path)
    assert done.returncode == 2
    assert "Invalid value for 'DIR': the path is empty" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_init_says_what_was_there(tmp_path):
    (tmp_path / "README.md").write_text("mine")
    done = briefpress("init", ".", cwd=tmp_path)
    assert "  README.md was there already and stays as it is\n" in done.stdout
    assert "cd " not in done.stdout
    done = briefpress("init", ".", cwd=tmp_path)
    assert done.returncode == 1
    assert "BP131 there is a publication already" in done.stderr


class TestNew:
    def test_from_a_folder_inside_the_path_is_as_one_would_type_it(self, root):
        done = briefpress("new", "--title", TITLE, cwd=root / "content/2026-09")
        assert done.stdout == "2026-09-14-visitor-management.yaml\n"

    @pytest.mark.parametrize("date", ["14.9.2026", "2026-02-30", "tomorrow"])
    def test_what_is_no_day(self, root, date):
        done = briefpress("new", "--date", date, "--title", TITLE, cwd=root)
        assert done.returncode == 2
        assert f"'{date}' is not a day such as 2026-09-14" in done.stderr

    @pytest.mark.parametrize("variable", ["VISUAL", "EDITOR"])
    def test_the_editor_opens_the_file(self, root, tmp_path, variable):
        command = editor(tmp_path, "pathlib.Path(sys.argv[-1]).write_text(repr(sys.argv[1:]))")
        done = briefpress("new", "--edit", "--title", TITLE, cwd=root, **{variable: command})
        assert (done.returncode, done.stdout) == (0, f"{BRIEF}\n")
        assert (root / BRIEF).read_text() == repr(["--wait", str((root / BRIEF).resolve())])

    def test_no_shell_sees_the_command(self, root, tmp_path):
        command = editor(tmp_path, "") + " ; touch owned $(touch owned)"
        done = briefpress("new", "--edit", "--title", TITLE, cwd=root, EDITOR=command)
        assert done.returncode == 0
        assert not list(root.rglob("owned"))

    def test_ctrl_c_is_the_editors(self, root, tmp_path):
        code = "import os, signal\nos.kill(os.getppid(), signal.SIGINT)\n"
        code += "pathlib.Path(sys.argv[-1]).write_text('written')"
        command = editor(tmp_path, code)
        done = briefpress("new", "--edit", "--title", TITLE, cwd=root, EDITOR=command)
        assert done.returncode == 0
        assert (root / BRIEF).read_text() == "written"

    @pytest.mark.parametrize("command", [None, " ", "'open"])
    def test_without_an_editor_nothing_is_written(self, root, command):
        environment = {} if command is None else {"EDITOR": command}
        done = briefpress("new", "--edit", "--title", TITLE, cwd=root, **environment)
        assert done.returncode == 1
        assert "environment: BP134" in done.stderr
        assert not (root / BRIEF).exists()

    def test_when_the_editor_fails_the_brief_is_there(self, root, tmp_path):
        for command in (editor(tmp_path, "sys.exit(7)"), "no-such-editor"):
            done = briefpress("new", "--edit", "--title", TITLE, cwd=root, EDITOR=command)
            assert done.returncode == 3
            assert f"{BRIEF}: BP135 the editor" in done.stderr
            (root / BRIEF).unlink()


class TestImport:
    def test_the_seed(self, root):
        done = briefpress("import", SEED, "--date", "2010-08-23", cwd=root)
        assert done.returncode == 0
        new = "content/2010-08/2010-08-23-school-resource-officers.yaml"
        assert done.stdout == f"{SEED} → {new}\n1 imported, 1 of them with remarks\n"
        # This publication has another contact than the seed's.
        assert f"{SEED}:48:1: BP124 warning" in done.stderr

    def test_in_json(self, root):
        done = briefpress("import", SEED, "--format", "json", cwd=root)
        assert done.returncode == 1
        report = json.loads(done.stdout)
        assert report["files"] == [{"file": str(SEED), "brief": None}]
        assert [problem["code"] for problem in report["problems"]] == ["BP121"]

    def test_one_day_is_not_that_of_many(self, root):
        done = briefpress("import", SEED, SEED.parent, "--date", "2010-08-23", cwd=root)
        assert done.returncode == 2
        assert "one day can't be that of several files" in done.stderr


class TestSchema:
    def test_anywhere_and_in_a_publication(self, root, tmp_path):
        anywhere = json.loads(briefpress("schema", "brief", cwd=tmp_path).stdout)
        inside = briefpress("schema", "brief", cwd=root).stdout
        named = briefpress("schema", "brief", "--root", root, cwd=tmp_path).stdout
        assert "deter" not in json.dumps(anywhere)
        assert inside == named == (root / "schemas/brief.json").read_text()

    def test_what_has_none(self, tmp_path):
        assert briefpress("schema", "bulletin", cwd=tmp_path).returncode == 2


class TestCheck:
    def test_warnings_fail_only_where_it_is_strict(self, root):
        brief = next((root / "content/2026-09").iterdir())
        brief.write_text(brief.read_text().replace("  function: collaboration\n", ""))
        done = briefpress("check", cwd=root)
        assert (done.returncode, done.stdout) == (0, "1 brief checked: 1 warning.\n")
        assert ": BP152 warning the thought names no function\n    thought:\n" in done.stderr
        done = briefpress("check", "--strict", cwd=root)
        assert (done.returncode, done.stdout) == (1, "1 brief checked: 1 warning.\n")
        done = briefpress("check", "--format", "github", cwd=root)
        assert done.stdout.startswith("::warning file=content/2026-09/2026-09-14-how-to")
        (problem,) = json.loads(briefpress("check", "--format", "json", cwd=root).stdout)[
            "problems"
        ]
        assert (problem["severity"], problem["code"], problem["column"]) == ("warning", "BP152", 1)
