"""A copy of the example publication in which what the documentation shows is done."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from given_files import PDFS
from pdf_examples import assembled
from PIL import Image, ImageDraw
from typer.testing import CliRunner

from briefpress.cli.app import program

EXAMPLE = Path(__file__).parents[2] / "docs/example"

#: What the documentation's day is.
ENVIRONMENT = {"SOURCE_DATE_EPOCH": "1789344000"}  # 14 September 2026


class Place:
    """A folder to type commands in."""

    def __init__(self, root: Path, servers=None):
        self.root = root
        self._servers = servers

    def write(self, path: str, content: bytes) -> None:
        if self._servers and path == "content/publication.yaml":
            content = self._servers.started(content)
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


class MailServers:
    """The mail servers of the examples, known by their ports; in fact each has a free one.

    25 takes all mail but that for nobody@example.org; 587 wants STARTTLS and a password; 2525 hangs
    up after the first letter.
    """

    def __init__(self, serve):
        self._serve = serve

    def started(self, publication: bytes) -> bytes:
        """Start the server that a publication names; return its file with the true port."""
        return re.sub(
            rb"port: (\d+)", lambda match: b"port: %d" % self._start(match[1]), publication
        )

    def _start(self, named: bytes) -> int:
        login = {"tls": "starttls", "password": "correct-horse"} if named == b"587" else {}
        server = self._serve(**login)
        server.answers["nobody@example.org"] = "550 no such mailbox"
        server.data = ["hang up"] if named == b"2525" else []
        return server.port


@pytest.fixture
def example(tmp_path, serve_mail, trusted):
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
    for name, make in PDFS.items():
        (root / name).write_bytes(make())
    return Place(root, MailServers(serve_mail))


@pytest.fixture
def place(tmp_path):
    """An empty folder."""
    return Place(tmp_path)
