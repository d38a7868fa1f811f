"""The programs that are compared: which of them are here, in which version, and how they run."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from bench.measure import FailedError, run

_PEERS = Path(__file__).parent / "peers"


@dataclass(frozen=True, slots=True)
class Program:
    """A program: its name, what it writes, its version; `missing` says why it can't be run."""

    name: str
    writes: str
    version: str
    script: str = ""
    missing: str = ""

    def command(self, mode: str, source: Path, target: Path) -> tuple[str, ...]:
        """Return the command that runs its script (see `bench.peers`)."""
        return (sys.executable, str(_PEERS / self.script), mode, str(source), str(target))


BRIEFPRESS = Program("briefpress", "PDF/UA-1 and PDF/A-2a", version("briefpress"))

_RIVALS = (
    ("ReportLab Platypus", "no tags", "reportlab", "platypus.py"),
    ("Typst", "PDF/UA-1 and PDF/A-2a", "typst", "typst_page.py"),
    ("WeasyPrint", "PDF/UA-1", "weasyprint", "weasy.py"),
)


def rivals(one: Path, target: Path) -> tuple[Program, ...]:
    """Return what briefpress is compared with, each having tried to make the page at `one`."""
    return tuple(_tried(*rival, one, target) for rival in _RIVALS)


def _tried(name: str, writes: str, package: str, script: str, one: Path, target: Path) -> Program:
    try:
        program = Program(name, writes, version(package), script)
        run(program.command("one", one, target))
    except PackageNotFoundError:
        return Program(name, writes, "", missing=f"{package} is not installed")
    except FailedError as error:
        last = (str(error).splitlines() or ["it gave no reason"])[-1]
        return Program(name, writes, program.version, missing=f"it does not run here: {last}")
    return program
