"""Status: where every copy is, school by school; and receipts, as they come in."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct, field

from briefpress.codes.distribution import BAD_CELL, BAD_COLUMNS, UNKNOWN_COPY
from briefpress.deliver.ledger import open_ledger
from briefpress.deliver.packing import read_pack_id
from briefpress.deliver.records import HELD, Part, State
from briefpress.diagnostics import Diagnostic, Place, RefusedError
from briefpress.reading.csv import Cell, read_csv_source, read_rows
from briefpress.reading.source import Mark, Problems
from briefpress.reading.suggestions import did_you_mean
from briefpress.workflows.distribution.document import document_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

#: The columns of a list of returned sheets.
_COPY, _PACK, _NOTE = "copy", "pack", "note"


class SchoolStatus(Struct):
    """How many copies of a school are in each state."""

    school: str
    counts: Counter[State] = field(default_factory=Counter)

    @property
    def copies(self) -> int:
        """How many copies there are."""
        return self.counts.total()


class Status(Struct, frozen=True):
    """Every copy of a document, and the sums by school in the order of the plan."""

    document: str
    copies: tuple[Part, ...]
    schools: tuple[SchoolStatus, ...]

    @property
    def total(self) -> Counter[State]:
        """The sums over all schools."""
        return sum((school.counts for school in self.schools), Counter())


def read_status(root: Path, target: str) -> Status:
    """Read what the ledger says of a document; papers of packs are no copies."""
    name = document_name(root, target)
    with open_ledger(root) as ledger:
        copies = tuple(part for part in ledger.parts(name) if part.number)
    schools: dict[str, SchoolStatus] = {}
    for part in copies:
        school = part.planned.school
        schools.setdefault(school, SchoolStatus(school)).counts[part.state] += 1
    return Status(name, copies, tuple(schools.values()))


class Receipts(Struct, frozen=True):
    """What came back: numbers of packs, of copies, or a list of both; a note for the ledger."""

    packs: Sequence[str] = ()
    copies: Sequence[int] = ()
    table: Path | None = None
    note: str = ""


class Acknowledged(Struct, frozen=True):
    """How many copies are signed for now that were not before, and how many were already."""

    new: int
    known: int


def acknowledge(root: Path, target: str, receipts: Receipts) -> Acknowledged:
    """Write down who signed; all of it or, where anything is wrong, nothing.

    Raises RefusedError with every number that is unknown, or that was never handed out.
    """
    name = document_name(root, target)
    with open_ledger(root) as ledger:
        copies = [part for part in ledger.parts(name) if part.number]
        wanted = _wanted(receipts, _Finder(name, copies))
        known = {part.number for part in copies if part.state is State.ACKNOWLEDGED}
        for note, numbers in wanted.items():
            ledger.acknowledge(name, sorted(numbers), note)
    numbers = set().union(*wanted.values())
    return Acknowledged(len(numbers - known), len(numbers & known))


def _wanted(receipts: Receipts, finder: _Finder) -> dict[str, set[int]]:
    """Return the numbers of the copies that are signed for, by note."""
    command = Place("command line")
    wanted: dict[str, set[int]] = {receipts.note: set()}
    for pack in receipts.packs:
        wanted[receipts.note] |= finder.pack(pack, command)
    for number in receipts.copies:
        wanted[receipts.note] |= finder.copy(str(number), command)
    if receipts.table is not None:
        for note, numbers in _listed(receipts.table, finder):
            wanted.setdefault(note or receipts.note, set()).update(numbers)
    if finder.problems:
        raise RefusedError(finder.problems)
    return wanted


class _Finder:
    """Finds copies by their number or their pack's, and notes what it does not find."""

    def __init__(self, document: str, copies: Sequence[Part]) -> None:
        self.problems: list[Diagnostic] = []
        self._document = document
        self._by_number = {part.number: part for part in copies}
        self._by_pack: dict[str, set[int]] = {}
        for part in copies:
            if part.state in HELD:
                self._by_pack.setdefault(part.planned.pack, set()).add(part.number)

    def pack(self, text: str, place: Place) -> set[int]:
        """Return the copies of a pack that were handed out."""
        found = self._by_pack.get(read_pack_id(text), set()) if text else set()
        if not found:
            self._miss(place, f"no pack {text!r} of {self._document} was handed out")
        return found

    def copy(self, text: str, place: Place) -> set[int]:
        """Return a copy that was handed out."""
        part = self._by_number.get(int(text)) if text.isascii() and text.isdigit() else None
        if part is None:
            self._miss(place, f"there is no copy {text!r} of {self._document}")
            return set()
        if part.state not in HELD:
            self._miss(place, f"copy {text} of {self._document} is {part.state.value} only")
            return set()
        return {part.number}

    def _miss(self, place: Place, message: str) -> None:
        self.problems.append(Diagnostic(UNKNOWN_COPY, place, message, UNKNOWN_COPY.mend))


def _listed(path: Path, finder: _Finder) -> list[tuple[str, set[int]]]:
    """Read a list of returned sheets: a column `copy` or `pack`, and perhaps a `note`."""
    source = read_csv_source(path, path.as_posix())
    problems = Problems()
    rows = read_rows(source, problems)
    heads = [cell.text.strip().lower() for cell in next(rows, ())]
    if _COPY not in heads and _PACK not in heads:
        message = "there is no column 'copy' and no column 'pack'"
        hint = did_you_mean(heads[0] if heads else "", (_COPY, _PACK))
        problems.add(BAD_COLUMNS, Mark(source, 1, 1), message, hint)
        problems.refuse()
    found = []
    for row in rows:
        cells = dict(zip(heads, row, strict=False))
        note = _text(cells.get(_NOTE))
        if copy := _text(cells.get(_COPY)):
            found.append((note, finder.copy(copy, _place(cells[_COPY]))))
        elif pack := _text(cells.get(_PACK)):
            found.append((note, finder.pack(pack, _place(cells[_PACK]))))
        else:
            problems.add(BAD_CELL, row[0].mark, "neither copy nor pack is given")
    problems.refuse()
    return found


def _text(cell: Cell | None) -> str:
    return " ".join(cell.text.split()) if cell else ""


def _place(cell: Cell) -> Place:
    return Place(cell.mark.source.path, cell.mark.line, cell.mark.column)
