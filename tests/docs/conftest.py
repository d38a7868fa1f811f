"""A copy of the example publication in which what the documentation shows is done."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pdf_examples import assembled
from PIL import Image, ImageDraw
from typer.testing import CliRunner

from briefpress.cli.app import program

EXAMPLE = Path(__file__).parents[2] / "docs/example"

#: What the documentation's day is.
ENVIRONMENT = {"SOURCE_DATE_EPOCH": "1789344000"}  # 14 September 2026


class Place:
    """A folder to type commands in."""

    def __init__(self, root: Path):
        self.root = root

    def write(self, path: str, content: bytes) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)

    def run(self, command: str) -> tuple[int, str]:
        """Run a line as its reader would; returns its exit code and all it says.

        What needs no shell runs in this process, which is much quicker.
        """
        if re.fullmatch(r"briefpress( [\w/.-]+)*", command):
            before = Path.cwd()
            os.chdir(self.root)
            try:
                result = CliRunner().invoke(program(), command.split()[1:], env=ENVIRONMENT)
            finally:
                os.chdir(before)
            assert result.exception is None or isinstance(result.exception, SystemExit)
            return result.exit_code, result.output
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=self.root,
            env={**os.environ, **ENVIRONMENT, "PATH": path},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout


@pytest.fixture
def example(tmp_path):
    root = tmp_path / "riverside"
    shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns("README.md"))
    images = root / "content/images"
    images.mkdir(exist_ok=True)
    plan = Image.new("RGB", (600, 400), "white")
    ImageDraw.Draw(plan).rectangle((100, 100, 500, 300), outline="black", width=8)
    plan.save(images / "map.png")
    Image.new("1", (6000, 5000)).save(images / "poster.png")
    (root / "page.pdf").write_bytes(assembled(""))
    (images / "map.webp.png").write_bytes(b"RIFF\x00\x00\x00\x00WEBPVP8 ")
    return Place(root)


@pytest.fixture
def place(tmp_path):
    """An empty folder."""
    return Place(tmp_path)
