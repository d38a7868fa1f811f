"""What PyYAML's complaints mean to somebody who writes a brief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.reading import libyaml as yaml
from briefpress.reading.source import Mark

if TYPE_CHECKING:
    from briefpress.reading.source import Source

_IN_QUOTES = "Put the whole text in quotes, or write it as a block after `|`."

#: A part of the complaint (libyaml and PyYAML word them differently), whether the place to show
#: is where the construct began, the message and a hint. The first that matches counts.
_MEANINGS: tuple[tuple[str, bool, str, str], ...] = (
    (
        "mapping values are not allowed",
        False,
        "a colon stands where no key can be",
        "Text with a colon and a space in it goes in quotes; keys start in the same column.",
    ),
    ("scanning a quoted scalar found unexpected", True, "the quote is never closed", _IN_QUOTES),
    (
        "escape c",  # "unknown escape character", "invalid Unicode character escape code"
        False,
        "the backslash is not followed by an escape that YAML knows",
        "Use single quotes around text with backslashes.",
    ),
    (
        "parsing a flow sequence",
        True,
        "the bracket [ is not closed",
        "Close it with ]; text that begins with [ goes in quotes.",
    ),
    (
        "parsing a flow mapping",
        True,
        "the brace { is not closed",
        "Close it with }; text that begins with { goes in quotes.",
    ),
    ("scanning an alias", True, "text can't begin with *", _IN_QUOTES),
    ("scanning an anchor", True, "text can't begin with &", _IN_QUOTES),
    ("scanning a tag", True, "text can't begin with !", _IN_QUOTES),
    (
        "scanning a block scalar",
        False,
        "the line of | or > holds something else, or the text below starts in another column",
        "End the line after | and start every line of the text in the same column.",
    ),
    (
        "could not find expected ':'",
        True,
        "the line is neither a key with a colon nor part of a text",
        "Write a colon and a space after a key; start lines of a text further to the right.",
    ),
    ("scanning a directive", True, "a line can't begin with %", _IN_QUOTES),
    (
        "sequence entries are not allowed",
        False,
        "a list can't begin behind a key",
        "Begin it on the next line; text that begins with a hyphen goes in quotes.",
    ),
    (
        "<document start>",
        False,
        "the line does not fit in with the lines above it",
        "Keys of one part start in the same column.",
    ),
    (
        "parsing a block",
        False,
        "the line does not fit in with the lines above it",
        "Keys of one part start in the same column; nothing follows a closing quote.",
    ),
)


def explain(error: Exception, source: Source) -> tuple[Mark, str, str | None]:
    """Return where to look, what is wrong in plain words, and a hint."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return Mark(source, 1, 1), "the YAML can't be understood", None
    found = error.problem_mark or error.context_mark
    mark = _mark(found, source)
    start = _mark(error.context_mark or found, source)
    if tab := _leading_tab(mark):
        return tab, "a tab stands where spaces are needed", "Indent with spaces."
    if "cannot start any token" in str(error.problem):
        character = source.lines[mark.line - 1][mark.column - 1 : mark.column]
        return mark, f"text can't begin with {character}", _IN_QUOTES
    complaint = f"{error.context or ''} {error.problem or ''}"
    for part, at_start, message, hint in _MEANINGS:
        if part in complaint:
            return start if at_start else mark, message, hint
    return mark, f"the YAML can't be understood: {complaint.strip()}", None


def _leading_tab(mark: Mark) -> Mark | None:
    """Return the place of a tab in the indentation of the line, the most common trap of YAML."""
    line = mark.source.lines[mark.line - 1]
    indentation = line[: len(line) - len(line.lstrip())]
    if "\t" not in indentation:
        return None
    return Mark(mark.source, mark.line, indentation.index("\t") + 1)


def _mark(mark: yaml.Mark | None, source: Source) -> Mark:
    """Turn PyYAML's mark into ours; after the last line end there is no line to show."""
    if mark is None:
        return Mark(source, 1, 1)
    if mark.line >= len(source.lines) or (mark.line and not any(source.lines[mark.line :])):
        last = max((n for n, line in enumerate(source.lines, 1) if line), default=1)
        return Mark(source, last, len(source.lines[last - 1]) + 1)
    return Mark(source, mark.line + 1, mark.column + 1)
