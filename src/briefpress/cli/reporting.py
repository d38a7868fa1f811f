"""Problems in words: for people, for programs, for GitHub."""

from __future__ import annotations

import json
import os
import re
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefpress.diagnostics import Diagnostic

#: What a terminal would obey instead of showing: control characters and changes of direction. Most
#: commands have nothing to show, so the expression is not compiled before.
_CONTROL = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"


#: Letters of a message, and of a source line, that help; the rest is only in the file.
_LONGEST, _WINDOW = 400, 160


class Format(StrEnum):
    """How a result is written."""

    TEXT = "text"
    JSON = "json"


class CheckFormat(StrEnum):
    """How problems are written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


def harmless(text: str) -> str:
    """Return text in which nothing steers a terminal."""
    return re.sub(_CONTROL, "\ufffd", text)


def as_text(problem: Diagnostic) -> str:
    """Write a problem for people: where and what, the line with a caret, and a hint."""
    bold, plain = ("\x1b[1m", "\x1b[0m") if _colour() else ("", "")
    code = f"{problem.code.id}{' warning' if problem.severity == 'warning' else ''}"
    head = harmless(f"{problem.place}: {code} {_cut(problem.message)}")
    lines = [f"{bold}{head}{plain}"]
    if problem.source is not None and problem.source.strip():
        lines += _quotation(problem.source, problem.place.column)
    if problem.hint:
        lines.append(f"    hint: {harmless(problem.hint)}")
    return "\n".join(lines)


def _cut(message: str) -> str:
    return message if len(message) <= _LONGEST else message[: _LONGEST - 1] + "…"


def _quotation(source: str, column: int) -> list[str]:
    """Return the source line, of a long one what is around the column, and a caret below it."""
    first = max(0, min(column - _WINDOW // 2, len(source) - _WINDOW))
    shown = harmless(source[first : first + _WINDOW].replace("\t", " "))
    before, after = "…" * (first > 0), "…" * (first + _WINDOW < len(source))
    lines = [f"    {before}{shown}{after}"]
    if column:
        lines.append("    " + " " * (len(before) + column - 1 - first) + "^")
    return lines


def as_github(problem: Diagnostic) -> str:
    """Write a problem as a workflow command of GitHub Actions, escaped as it asks."""
    place = problem.place
    where = f"file={_property(place.path)}"
    if place.line:
        where += f",line={place.line},col={place.column}"
    message = problem.message + (f" ({problem.hint})" if problem.hint else "")
    title = _property(problem.code.id)
    return f"::{problem.severity.value} {where},title={title}::{_data(message)}"


def as_record(problem: Diagnostic) -> dict[str, Any]:
    """Return a problem as JSON has it."""
    return {
        "code": problem.code.id,
        "severity": problem.severity.value,
        "path": problem.place.path,
        "line": problem.place.line,
        "column": problem.place.column,
        "message": problem.message,
        "hint": problem.hint,
    }


def show(problems: Iterable[Diagnostic]) -> None:
    """Write problems for people to standard error."""
    for problem in problems:
        typer.echo(as_text(problem), err=True)


def show_json(value: object) -> None:
    """Write a result for programs to standard output."""
    typer.echo(json.dumps(value, indent=2, ensure_ascii=False))


def counted(number: int, one: str, many: str | None = None) -> str:
    """Write a number with its word: 1 pack, 2 packs."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _colour() -> bool:
    return sys.stderr.isatty() and not os.environ.get("NO_COLOR")
