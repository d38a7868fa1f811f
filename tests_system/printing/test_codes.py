"""The examples of docs/codes/ that need a scheduler and a printer, met with real ones."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from examples import PRINTING, PUBLICATION, example_of

ENVIRONMENT = {"SOURCE_DATE_EPOCH": "1789344000"}  # 14 September 2026


@pytest.fixture
def root(tmp_path):
    root = tmp_path / "riverside"
    shutil.copytree(PUBLICATION, root)
    return root


def meet(side, root):
    """Do what one side of an example shows; returns the last exit code, and what was said."""
    for name, content in side.files.items():
        (root / name).write_bytes(content)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    said = []
    for command in side.commands:
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=root,
            env={**os.environ, **ENVIRONMENT, "PATH": path},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        said += done.stdout.splitlines()
    return done.returncode, said


def start_office(code, printer, *, good):
    """Start the printer `office` as one side of an example has it."""
    options, driver = ((), "everywhere") if code == "BP835" else (("-2",), "raw")
    allowed = "the-principal" if code == "BP833" and not good else "all"
    printer("office", *options, driver=driver, allowed=allowed)


@pytest.mark.parametrize("code", PRINTING)
def test_the_bad_one_is_met_and_says_so(code, root, printer):
    side = example_of(code).bad
    start_office(code, printer, good=False)
    _, said = meet(side, root)
    assert any(f" {code} " in line for line in side.said)
    assert side.unsaid(said) == []


@pytest.mark.parametrize("code", PRINTING)
def test_the_good_one_is_not(code, root, printer):
    side = example_of(code).good
    start_office(code, printer, good=True)
    exit_code, said = meet(side, root)
    assert exit_code == 0
    assert not any(f" {code} " in line for line in said)
    assert side.unsaid(said) == []
