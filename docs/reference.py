"""The text of docs/reference.md: commands, fields and codes, each from where it is declared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import fields
import typer
from examples import BRIEF, example_of
from typer.testing import CliRunner

from briefpress.cli.app import program
from briefpress.diagnostics import Code, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from examples import Block, Side

_HEAD = """\
# Reference

Commands, fields and diagnostic codes. This page is made from the code by
`python docs/generate.py`; what is wrong here is wrong there.

- [Commands](#commands)
- [Fields](#fields)
- [Diagnostic codes](#diagnostic-codes)
"""


def text(modules: tuple[ModuleType, ...]) -> str:
    """Return the whole page; `modules` are those of the codes."""
    parts = (_HEAD, *_commands(), *fields.sections(), *_codes(modules))
    return "\n".join(parts)


def _commands() -> Iterator[str]:
    yield "## Commands\n"
    group: Any = typer.main.get_command(program())
    for words in _paths(group, ()):
        title = " ".join(("briefpress", *words))
        yield f"### `{title}`\n\n```text\n{_help(words)}\n```\n"


def _paths(group: Any, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the words of every command, those of a group after the group itself."""
    yield words
    for name, command in sorted(getattr(group, "commands", {}).items()):
        if not command.hidden:
            yield from _paths(command, (*words, name))


def _help(words: tuple[str, ...]) -> str:
    """Return what --help says, as wide as this page."""
    runner = CliRunner()
    result = runner.invoke(program(), [*words, "--help"], prog_name="briefpress", terminal_width=96)
    return "\n".join(line.rstrip() for line in result.stdout.strip().split("\n"))


def codes_in(module: ModuleType) -> list[Code]:
    """Return the codes that a module declares, sorted by number."""
    found = {value for value in vars(module).values() if isinstance(value, Code)}
    return sorted(found, key=lambda code: code.id)


def _codes(modules: tuple[ModuleType, ...]) -> Iterator[str]:
    yield (
        "## Diagnostic codes\n\n"
        "Each problem has a code and a place, `file:line:column`. Examples show the keys that\n"
        f"matter, of `{BRIEF}`\n"
        "or of the file that is named; the rest is as in `docs/example/`. Of a PDF they show the\n"
        "objects that matter; the others are as in `docs/example/page.txt`.\n"
    )
    families = [module for module in modules if codes_in(module)]
    for module in sorted(families, key=lambda m: codes_in(m)[0].id):
        title = (module.__doc__ or module.__name__).strip().split("\n")[0].rstrip(".")
        yield f"### {title}\n"
        for code in codes_in(module):
            yield _code(code)


def _code(code: Code) -> str:
    warning = " (a warning)" if code.severity is Severity.WARNING else ""
    parts = [
        f"#### {code.id}: {code.what}{warning}\n",
        f"**Why.** {code.why}\n",
        f"**How to mend it.** {code.mend}\n",
    ]
    if example := example_of(code.id):
        parts += ["For example:\n", *_side(example.bad), "Better:\n", *_side(example.good)]
    return "\n".join(parts)


def _side(side: Side) -> Iterator[str]:
    for block in side.blocks:
        before = f"{block.before}\n\n" if block.before else ""
        yield f"{before}{_caption(block)}```{block.language}\n{block.text.rstrip()}\n```\n"


def _caption(block: Block) -> str:
    """Name the file of a block, where it isn't the one that most examples are about."""
    if not block.words or block.words[0] == BRIEF:
        return ""
    return f"`{block.words[0]}`:\n\n"
