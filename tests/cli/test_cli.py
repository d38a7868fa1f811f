"""The commands as a person or a script meets them."""

import inspect
import json
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from briefpress.cli.app import BUG, guarded, program
from briefpress.cli.distribute import distribute
from briefpress.cli.reporting import as_github, as_text, harmless
from briefpress.codes.files import UNKNOWN_KEY
from briefpress.diagnostics import Diagnostic, Place

HEAVY = ("reportlab", "pypdf", "pydantic", "yaml", "markdown_it", "PIL", "page")


def briefpress(*arguments, cwd=None):
    command = [sys.executable, "-m", "briefpress", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd)


def test_help_loads_nothing_heavy():
    code = (
        "import sys\nfrom briefpress.cli.app import program\n"
        "try: program()(['--help'])\nexcept SystemExit: pass\n"
        f"print([m for m in {HEAVY!r} if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
    assert "build" in done.stdout


#: What a library might load on the way, and no brief needs; `late` has some of it wait.
NOT_FOR_A_BRIEF = (
    *("reportlab.platypus.doctemplate", "pypdf", "rich", "pydantic", "markdown_it"),
    *("multiprocessing", "json", "pickle", "subprocess", "ipaddress", "bz2", "lzma", "textwrap"),
    *("yaml.reader", "yaml.resolver", "msgspec.inspect", "msgspec.toml", "briefpress.assemble"),
    *("briefpress.cli.compile", "briefpress.compose.bulletin", "briefpress.deliver"),
)


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_brief_loads_nothing_that_it_does_not_need(publication, command):
    code = (
        "import sys\nfrom briefpress.cli import main\n"
        f"sys.argv = ['briefpress', {command!r}, '--root', {str(publication.root)!r}]\n"
        "try: main()\nexcept SystemExit as left: assert not left.code\n"
        "waits = lambda m: '_waiting' in getattr(vars(m).get('__getattr__'), '__qualname__', '')\n"
        f"names = {NOT_FOR_A_BRIEF!r}\n"
        "found = [n for n in names if n in sys.modules and not waits(sys.modules[n])]\n"
        "print('loaded:', *found)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "loaded:"


def test_a_bulletin_does_not_load_pypdf(publication):
    code = (
        "import sys\nfrom briefpress.cli import main\n"
        f"sys.argv = ['briefpress', 'compile', '2010-08', '--root', {str(publication.root)!r}]\n"
        "try: main()\nexcept SystemExit as left: assert not left.code\n"
        "assert 'pypdf' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def test_the_processes_of_a_build_load_no_command_line():
    code = "import sys, briefpress.cli\nassert 'typer' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("command", [c.name for c in program().registered_commands])
def test_every_command_has_help_with_an_example(command):
    done = briefpress(command, "--help")
    assert done.returncode == 0
    assert f"Example: briefpress {command}" in done.stdout


@pytest.mark.parametrize(
    "command",
    [command.name or command.callback.__name__ for command in distribute.registered_commands],
)
def test_every_command_of_distribution_has_help_with_an_example(command):
    done = briefpress("distribute", command, "--help")
    assert done.returncode == 0
    assert f"Example: briefpress distribute {command}" in done.stdout


@pytest.mark.parametrize("command", [c.name for c in program().registered_commands])
def test_a_command_is_the_same_whether_the_others_are_loaded_or_not(command):
    words = [command, "--help"]
    alone, among = (CliRunner().invoke(made, words) for made in (program(words), program()))
    assert (alone.exit_code, alone.output) == (0, among.output)


@pytest.mark.parametrize(
    "command",
    [*program().registered_commands, *distribute.registered_commands],
    ids=lambda command: command.callback.__name__,
)
def test_the_annotations_of_a_command_need_not_be_evaluated(command):
    annotations = inspect.get_annotations(command.callback)
    assert annotations
    assert not [text for text in annotations.values() if isinstance(text, str)]


def test_a_command_leaves_the_others_alone():
    code = "import sys\nfrom briefpress.cli.app import program\nprogram(['build'])\n"
    code += "assert 'briefpress.cli.impose' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_build_and_verify_from_inside_the_publication(publication):
    inside = publication.path("content/2010-08")
    done = briefpress("build", "2010-08-23-school-resource-officers.yaml", cwd=inside)
    assert done.stdout == f"{publication.pdf}  (fitted: space 0.7)\n1 built\n"
    assert (done.returncode, done.stderr) == (0, "")
    done = briefpress("verify", publication.path(publication.pdf))
    assert done.returncode == 0
    assert "passed       PDF/UA-1" in done.stdout
    assert "passed       PDF/A-2a" in done.stdout


def test_problems_have_an_address_the_line_and_a_hint(publication):
    publication.write(
        publication.brief, publication.text(publication.brief).replace("relevance:", "relevence:")
    )
    done = briefpress("build", "--root", publication.root)
    assert done.returncode == 1
    assert f"{publication.brief}:25:1: BP012 the key 'relevence' is unknown" in done.stderr
    assert "    relevence: |\n    ^\n    hint: Did you mean 'relevance'?" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == "1 failed\n"


def test_build_in_json(publication):
    done = briefpress("build", "--root", publication.root, "--format", "json")
    report = json.loads(done.stdout)
    (brief,) = report["briefs"]
    assert brief["outcome"] == "built"
    assert brief["pdf"] == publication.pdf
    assert brief["reductions"] == {"space": 0.7}
    assert report["problems"] == []


def test_check_for_github(publication):
    publication.write(publication.brief, publication.text(publication.brief) + "colour: red\n")
    done = briefpress("check", "--root", publication.root, "--format", "github")
    assert done.returncode == 1
    assert f"::error file={publication.brief},line=" in done.stdout
    assert "title=BP012::the key 'colour' is unknown" in done.stdout


def test_check_says_when_all_is_well(publication):
    publication.write(
        publication.brief,
        publication.text(publication.brief).replace(
            "relevance:", "    accessed: 2010-08-22\nrelevance:"
        ),
    )
    done = briefpress("check", "--root", publication.root)
    assert (done.returncode, done.stdout) == (0, "1 brief checked, no problem found.\n")


def test_compile_says_what_it_made(publication):
    done = briefpress("compile", "2010-08", "--root", publication.root)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "1 daily built\nout/monthly/2010-08.pdf  (1 brief, 7 pages)\n"
    done = briefpress("compile", "--from", "2010-08-01", "--to", "2010-08-31", cwd=publication.root)
    assert done.stdout == "out/monthly/2010-08.pdf  (1 brief, 7 pages, unchanged)\n"
    done = briefpress("compile", "2010-08", "--format", "json", cwd=publication.root)
    assert json.loads(done.stdout)["pages"] == 7


def test_compile_goes_from_month_to_booklet(publication):
    done = briefpress("compile", "2010-08", "--booklet", cwd=publication.root)
    assert (done.returncode, done.stderr) == (0, "")
    assert "out/print/2010-08.booklet.PRINT-ONLY.pdf\n2 sheets of letter" in done.stdout
    assert publication.path("out/print/2010-08.booklet.PRINT-ONLY.pdf").exists()
    done = briefpress("compile", "2010-08", "--booklet", "--format", "json", cwd=publication.root)
    assert json.loads(done.stdout)["sheets"]["scheme"] == "booklet"
    done = briefpress("compile", "2010-08", "--booklet", "--preset", "x", cwd=publication.root)
    assert done.returncode == 1
    assert "no preset" in done.stderr


def test_coverage_in_a_table_and_as_json(publication):
    done = briefpress("coverage", "2010", "--root", publication.root)
    assert done.returncode == 0
    rows = [line.split() for line in done.stdout.splitlines()]
    assert ["Prevent", "0", "0", "1", "0", "0", "1"] in rows
    assert "1 brief; not served:" in done.stdout
    assert "  Deter by Collaboration\n" in done.stdout
    found = json.loads(
        briefpress("coverage", "2010", "--format", "json", cwd=publication.root).stdout
    )
    assert found["counts"]["prevent"]["threat_recognition"] == 1
    assert {"goal": "deter", "function": "collaboration"} in found["gaps"]
    assert len(found["gaps"]) == 19


def test_verify_in_json_and_with_tree_and_text(publication):
    briefpress("build", "--root", publication.root)
    pdf = publication.path(publication.pdf)
    (proof,) = json.loads(briefpress("verify", pdf, "--format", "json").stdout)
    assert proof["passed"] is True
    assert proof["claims"] == ["PDF/UA-1", "PDF/A-2a"]
    shown = briefpress("verify", pdf, "--tree", "--text").stdout
    assert "  H1 “School Resource Officers" in shown
    assert "\nTelephone: 1-800-860-6657\n" in shown


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["biuld"], 2, "No such command"),
        (["build", "--layout", "dialy"], 1, "there is no layout 'dialy'"),
        (["build", "nowhere.yaml"], 1, "there is no such file or folder"),
        (["verify", "nowhere.pdf"], 1, "no such file or directory"),
        (["build", "--jobs", "0"], 2, "--jobs"),
        (["compile"], 1, "expected a month such as 2026-09"),
        (["coverage", "2031"], 1, "there are no briefs from 2031-01-01"),
    ],
)
def test_what_is_wrong_is_said_in_words(publication, arguments, code, words):
    done = briefpress(*arguments, cwd=publication.root)
    assert done.returncode == code
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_renamed_brief_s_old_pdf_is_not_there_without_a_word(publication):
    briefpress("build", cwd=publication.root)
    renamed = publication.brief.replace("school-resource-officers", "officers")
    publication.path(publication.brief).rename(publication.path(renamed))
    done = briefpress("build", "--format", "json", cwd=publication.root)
    now = publication.pdf.replace("school-resource-officers", "officers")
    assert json.loads(done.stdout)["removed"] == [{"pdf": publication.pdf, "now": now}]
    assert [file.name for file in publication.path("out/daily/2010-08").iterdir()] == [
        "2010-08-23-officers.pdf"
    ]
    publication.path(renamed).unlink()
    done = briefpress("build", cwd=publication.root)
    assert done.returncode == 0
    assert f"{now}: BP086 warning the brief of this PDF is gone: {renamed}" in done.stderr


def test_outside_of_a_publication_it_says_what_to_do(tmp_path):
    done = briefpress("build", cwd=tmp_path)
    assert done.returncode == 1
    assert "there is no publication here" in done.stderr
    assert "--root" in done.stderr


@pytest.mark.parametrize(
    ("given", "code", "words"),
    [("nowhere", 1, "there is no such folder"), ("", 2, "the path is empty")],
)
@pytest.mark.parametrize(
    "command", [["check"], ["build"], ["distribute", "send", "2010-08"], ["schema", "brief"]]
)
def test_a_mistyped_root_is_never_the_publication_around(publication, command, given, code, words):
    done = briefpress(*command, "--root", given, cwd=publication.root)
    assert (done.returncode, done.stdout) == (code, "")
    assert words in done.stderr
    assert not publication.path("out").exists()


def test_a_fault_of_ours_is_called_one(capsys, monkeypatch):
    monkeypatch.delenv("BRIEFPRESS_DEBUG", raising=False)

    def broken():
        raise ZeroDivisionError("oops")

    assert guarded(broken) == BUG
    assert "a fault of briefpress" in capsys.readouterr().err


def test_content_does_not_steer_the_terminal():
    assert harmless("red \x1b[31m and \u202e back") == "red \ufffd[31m and \ufffd back"
    problem = Diagnostic(UNKNOWN_KEY, Place("x.yaml", 1, 1), "\x1b]0;title\x07", None, "\x1b[2J")
    assert "\x1b" not in as_text(problem)


def test_github_commands_are_escaped():
    problem = Diagnostic(UNKNOWN_KEY, Place("a,b:c.yaml", 1, 2), "100%\nsure")
    assert as_github(problem) == (
        "::error file=a%2Cb%3Ac.yaml,line=1,col=2,title=BP012::100%25%0Asure"
    )
