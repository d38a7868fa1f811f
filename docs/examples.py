"""The examples of `docs/codes/`: what each code looks like when it is met, and when it is mended.

`docs/codes/BP102.md` has two sections, Bad and Good, with blocks of code in them:

- ```` ```yaml content/2026-09/….yaml ```` is a file. Of a brief, or of publication.yaml, only the
  keys that matter are shown: all others are as in `docs/example/`, and follow them in the file.
  ```` ```yaml FILE whole ```` is the whole file; ```` ```yaml FILE cp1252 ```` is saved so.
- ```` ```pdf FILE ```` is a PDF: the objects that are not as in `docs/example/page.txt`, or the
  trailer. ```` ```pdf FILE whole ```` is the whole file, letter by letter.
- ```` ```console ```` is what is typed after a dollar sign, and what is said. Where there is none,
  `briefpress check` is run.
- ```` ```text ```` is what is said.

A line that ends in … begins so: the rest are words of the system, or of a time. Files beside those
of `docs/example/`, mail servers and printers are made by tests/docs and tests_system/printing; a
sentence before the block says what they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

from pdf_examples import assembled

CODES = Path(__file__).parent / "codes"
PUBLICATION = Path(__file__).parent / "example"
#: The brief that most examples change.
BRIEF = "content/2026-09/2026-09-14-visitor-management.yaml"
#: What is met with CUPS and printers only, and so in tests_system/printing.
PRINTING = ("BP833", "BP834", "BP835", "BP839")

_FENCE = re.compile(r"^```(\w+) ?([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SECTION = re.compile(r"^## (Bad|Good)$\n(.*?)(?=^## (?:Bad|Good)$|\Z)", re.MULTILINE | re.DOTALL)
_KEY = re.compile(r"^([a-z_]+):", re.MULTILINE)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Block:
    """A block of code: its language, the words behind that, its lines, and the prose before it."""

    language: str
    words: tuple[str, ...]
    text: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two sides of an example: what is in the publication, typed and said."""

    blocks: tuple[Block, ...]

    @property
    def files(self) -> dict[str, bytes]:
        """The files of this side, by their paths."""
        return {block.words[0]: _content(block) for block in self.blocks if block.words}

    @property
    def commands(self) -> tuple[str, ...]:
        """What is typed, line by line."""
        typed = [
            line.removeprefix("$ ")
            for block in self.blocks
            if block.language == "console"
            for line in block.text.splitlines()
            if line.startswith("$ ")
        ]
        return tuple(typed) or ("briefpress check",)

    @property
    def said(self) -> tuple[str, ...]:
        """The lines that are to be said."""
        return tuple(
            line
            for block in self.blocks
            if block.language in ("console", "text")
            for line in block.text.splitlines()
            if line and not line.startswith("$ ")
        )

    def unsaid(self, lines: Iterable[str]) -> list[str]:
        """Return what is to be said and isn't among the lines."""
        said = tuple(lines)
        return [line for line in self.said if not any(_is_shown(line, other) for other in said)]


@dataclass(frozen=True, slots=True)
class Example:
    """What a code looks like when it is met, and when it is mended."""

    bad: Side
    good: Side


def example_of(code: str) -> Example | None:
    """Read the example of a code, such as BP102; None where it has none."""
    path = CODES / f"{code}.md"
    if not path.is_file():
        return None
    sides = {match[1]: _side(match[2]) for match in _SECTION.finditer(path.read_text("utf-8"))}
    return Example(sides["Bad"], sides["Good"])


def _side(text: str) -> Side:
    blocks = []
    end = 0
    for match in _FENCE.finditer(text):
        before = text[end : match.start()].strip()
        blocks.append(Block(match[1], tuple(match[2].split()), match[3], before))
        end = match.end()
    return Side(tuple(blocks))


def _is_shown(line: str, said: str) -> bool:
    if line.endswith("…"):
        return said.startswith(line.removesuffix("…"))
    return line == said


def _content(block: Block) -> bytes:
    if block.language == "pdf" and "whole" not in block.words:
        return assembled(block.text)
    return _whole(block).encode(_encoding(block))


def _encoding(block: Block) -> str:
    return "cp1252" if "cp1252" in block.words else "utf-8"


def _whole(block: Block) -> str:
    """Return a file: what is shown, and below it the keys of `docs/example/` that aren't."""
    path = block.words[0]
    if "whole" in block.words or not path.startswith("content/") or not path.endswith(".yaml"):
        return block.text
    base = PUBLICATION / (path if path.endswith("publication.yaml") else BRIEF)
    text = base.read_text("utf-8")
    if day := _DAY.search(Path(path).name):
        text = text.replace("date: 2026-09-14", f"date: {day.group()}")
    starts = [match.start() for match in _KEY.finditer(text)]
    shown = set(_KEY.findall(block.text))
    rest = (text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True))
    return block.text + "".join(part for part in rest if _KEY.findall(part)[0] not in shown)
