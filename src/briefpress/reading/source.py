"""Source files: text with lines, and the marks that point into it."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from briefpress.codes.files import CONTROL_CHARACTER, FILE_TOO_BIG, NOT_UTF8, UNREADABLE_FILE
from briefpress.diagnostics import Code, Diagnostic, Place, RefusedError

if TYPE_CHECKING:
    from pathlib import Path

#: A brief is some kilobytes; more than this was not written by hand.
MAX_BYTES = 1 << 20

#: Nearly every file is smaller: to make room for the most takes twice as long as reading it.
_USUAL_BYTES = 1 << 14

#: Reporting more would help nobody, and a file made to be hostile could have a million.
_MOST_PROBLEMS = 100

#: What can't be seen: what YAML 1.2 (5.1) calls not printable, the C1 controls, the line and
#: paragraph separators (which editors count differently), marks of direction, joiners, soft hyphens
#: and selectors of variants. They come along when text is copied, and faces draw them as boxes.
#: And U+FFFD, which stands where another program could not read a character.
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\ud800-\udfff\ufe00-\ufe0f\ufeff\ufff0-\ufffb\ufffd-\uffff\U000e0000-\U000e0fff]"
)

_KINDS = {"Cc": "a control", "So": "a lost"}


def named(character: str) -> str:
    """Write a character that can't be seen: ``a control character, U+0007``."""
    kind = _KINDS.get(unicodedata.category(character), "an invisible")
    name = unicodedata.name(character, "")
    return f"{kind} character, U+{ord(character):04X}" + (f" ({name})" if name else "")


class Source(Struct, frozen=True):
    r"""A text file as read: its path as people see it, and its text.

    Line ends are ``"\n"``, a tab after the indentation is a space, and letters are in
    normalization form C, so that columns count what an editor shows.
    """

    path: str
    text: str
    lines: tuple[str, ...]

    @classmethod
    def of(cls, path: str, text: str) -> Source:
        """Make a source of text, with its line ends, blanks and letters brought to one form."""
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        text = unicodedata.normalize("NFC", text)
        if "\t" in text:
            text = "\n".join(_spaced(line) for line in text.split("\n"))
        return cls(path, text, tuple(text.split("\n")))


def _spaced(line: str) -> str:
    """Replace the tabs after the indentation, which has to stay as it is, to be complained of."""
    rest = line.lstrip(" \t")
    return line[: len(line) - len(rest)] + rest.replace("\t", " ")


class Mark(Struct, frozen=True):
    """A place in a source; line and column count from 1."""

    source: Source
    line: int
    column: int

    def diagnostic(self, code: Code, message: str, hint: str | None = None) -> Diagnostic:
        """Return the problem that stands here; without a hint for the case, with its code's."""
        lines = self.source.lines
        line = lines[self.line - 1] if 0 < self.line <= len(lines) else None
        place = Place(self.source.path, self.line, self.column)
        return Diagnostic(code, place, message, hint or code.mend, line)


class Problems:
    """What was found so far; speaks up when the reader is done, or at the hundredth."""

    def __init__(self) -> None:
        self._found: list[Diagnostic] = []

    def __len__(self) -> int:
        return len(self._found)

    def add(self, code: Code, mark: Mark, message: str, hint: str | None = None) -> None:
        """Note a problem at a mark; raises RefusedError when there are too many to go on."""
        self._found.append(mark.diagnostic(code, message, hint))
        if len(self._found) >= _MOST_PROBLEMS:
            self.refuse()

    def extend(self, error: RefusedError) -> None:
        """Note all that another reader found."""
        self._found.extend(error.diagnostics)

    def refuse(self) -> None:
        """Raise RefusedError with all that was found, if anything was."""
        if self._found:
            raise RefusedError(self._found)


def refused(code: Code, path: str, message: str, hint: str | None = None) -> RefusedError:
    """Make the error for a file as a whole."""
    return RefusedError([Diagnostic(code, Place(path), message, hint or code.mend)])


def quoted(error: RefusedError, root: Path) -> RefusedError:
    """Return the error with the source lines of problems that were found long after reading."""

    def with_line(problem: Diagnostic) -> Diagnostic:
        place = problem.place
        if problem.source is not None or not place.line:
            return problem
        try:
            source = read_source(root / place.path, place.path)
        except RefusedError:  # the file has changed in the meantime
            return problem
        line = Mark(source, place.line, place.column).diagnostic(problem.code, "").source
        return replace(problem, source=line)

    return RefusedError([with_line(problem) for problem in error.diagnostics])


def shown_path(path: Path, root: Path) -> str:
    """Write a path as people see it: relative to the publication, with forward slashes."""
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return path.as_posix()


def read_source(path: Path, shown: str) -> Source:
    """Read a text file in UTF-8, with or without a byte order mark, with any line ends.

    Raises RefusedError when it is missing, too big, in another encoding or not text.
    """
    text = _decode(read_bytes(path, shown), shown)
    source = Source.of(shown, text.removeprefix("\ufeff"))
    _refuse_unprintable(source)
    return source


def read_bytes(path: Path, shown: str) -> bytes:
    """Read a file of at most `MAX_BYTES`; raises RefusedError when it can't be."""
    try:
        if not path.is_file():
            raise refused(UNREADABLE_FILE, shown, f"the file is {_what(path)}")
        with path.open("rb") as file:
            data = file.read(_USUAL_BYTES)
            if len(data) == _USUAL_BYTES:
                data += file.read(MAX_BYTES + 1 - _USUAL_BYTES)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        message = f"the file can't be read: {(reason or str(error)).lower()}"
        raise refused(UNREADABLE_FILE, shown, message) from None
    if len(data) > MAX_BYTES:
        raise refused(
            FILE_TOO_BIG,
            shown,
            f"the file is larger than {MAX_BYTES // 1024} KiB",
            "A brief is a page of text; pictures stay in files of their own.",
        )
    return data


def _what(path: Path) -> str:
    """Say what is there in the place of a file."""
    if path.is_dir():
        return "a folder"
    if path.exists():
        return "no file that could be read from beginning to end"
    return "a link that leads nowhere" if path.is_symlink() else "not there"


def _decode(data: bytes, shown: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise refused(
            NOT_UTF8, shown, "the file is in UTF-16, not UTF-8", "Save the file as UTF-8."
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError([_foreign_byte(data, error.start, shown)]) from None


def _foreign_byte(data: bytes, offset: int, shown: str) -> Diagnostic:
    """Say where the first byte stands that isn't UTF-8, and what it would be in Windows-1252."""
    lines = re.split(rb"\r\n|\r|\n", data[:offset])
    column = len(lines[-1].decode("utf-8", "replace")) + 1
    end = re.compile(rb"[\r\n]|$").search(data, offset)
    line = data[offset - len(lines[-1]) : end.start() if end else None]
    letter = data[offset : offset + 1].decode("cp1252", "replace")
    looks_western = letter.isalpha() or letter in "‘’“”–—…•€£§°«»¿¡"
    hint = "Save the file as UTF-8."
    if looks_western:
        hint = f"The byte is {letter!r} in Windows-1252 (Latin-1). Save the file as UTF-8."
    message = f"byte 0x{data[offset]:02X} at offset {offset} is not UTF-8"
    place = Place(shown, len(lines), column)
    return Diagnostic(NOT_UTF8, place, message, hint, line.decode("cp1252", "replace"))


def _refuse_unprintable(source: Source) -> None:
    if not UNPRINTABLE.search(source.text):
        return
    problems = Problems()
    for number, line in enumerate(source.lines, start=1):
        for match in UNPRINTABLE.finditer(line):
            problems.add(
                CONTROL_CHARACTER,
                Mark(source, number, match.start() + 1),
                f"there is {named(match.group())}",
                "Delete it; it may have come along when text was copied.",
            )
    problems.refuse()
