"""The ledger: what is handed out, written down before and after, so that a crash hides nothing.

A SQLite file with a write-ahead log. Every entry is on the disk before the next step is taken.
Nothing that was handed out is ever deleted from it.
"""

from __future__ import annotations

import datetime
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from briefpress.codes.distribution import NO_LEDGER
from briefpress.deliver.rows import FIELDS, PART, read_part
from briefpress.deliver.schema import STEPS
from briefpress.diagnostics import Diagnostic, Place, RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from briefpress.deliver.records import Part, Planned, State
    from briefpress.deliver.rows import Contents, Held

LEDGER = ".briefpress/ledger.sqlite3"
#: Held by the one process that is sending; the system lets go of it however that ends.
_SENDING = ".briefpress/sending.lock"

_SAME = "document = ? AND revision = ? AND recipient = ? AND edition = ? AND channel = ?"
_UNTOUCHED = """acknowledged IS NULL AND NOT EXISTS (SELECT 1 FROM attempt
    WHERE attempt.delivery = copy.delivery AND attempt.number IN (0, copy.number))"""


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def refusal(message: str, hint: str | None = NO_LEDGER.mend) -> RefusedError:
    """Make the error for a ledger that can't be used."""
    return RefusedError([Diagnostic(NO_LEDGER, Place(LEDGER), message, hint)])


@contextmanager
def open_ledger(root: Path, now: Callable[[], datetime.datetime] = _now) -> Iterator[Ledger]:
    """Open the publication's ledger, made or brought to the present version where need be.

    Raises RefusedError where it is damaged, locked, or of a newer briefpress.
    """
    path = root / LEDGER
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=30, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        raise refusal(f"the ledger can't be opened: {error}") from None
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        _migrate(connection)
        yield Ledger(connection, now)
    except sqlite3.DatabaseError as error:
        raise refusal(f"the ledger can't be used: {error}") from None
    finally:
        connection.close()


@contextmanager
def sending(root: Path) -> Iterator[None]:
    """Be the only process that sends; raises RefusedError where another one does."""
    path = root / _SENDING
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError:
        connection.close()
        raise refusal(
            "another briefpress is sending from this publication", "Wait until it has ended."
        ) from None
    try:
        yield
    finally:
        connection.close()


def _migrate(connection: sqlite3.Connection) -> None:
    """Take the steps from the file's version to ours, each whole or not at all."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > len(STEPS):
        raise refusal(
            f"the ledger is of version {version}, written by a newer briefpress; "
            f"this one knows {len(STEPS)}",
            "Use the newer briefpress.",
        )
    for number, step in enumerate(STEPS[version:], start=version + 1):
        # The check inside the transaction: two processes may meet at a new file.
        connection.execute("BEGIN IMMEDIATE")
        if connection.execute("PRAGMA user_version").fetchone()[0] < number:
            for statement in _statements(step):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")


def _statements(script: str) -> Iterator[str]:
    """Split a script; unlike executescript this stays inside the transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


class Ledger:
    """An open ledger."""

    def __init__(
        self, connection: sqlite3.Connection, now: Callable[[], datetime.datetime]
    ) -> None:
        self._connection = connection
        self._clock = now

    def _now(self) -> str:
        return self._clock().isoformat(timespec="seconds")

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield self._connection
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def register(
        self, document: str, plan: Iterable[Planned], contents: Contents | None = None
    ) -> None:
        """Enter a plan: what of an older one was not begun makes room, numbers once given stay.

        New copies are numbered on from the highest number that remains. `contents` says which
        briefs are in the revisions of the plan.
        """
        with self._transaction() as db:
            self._enter_contents(contents or {})
            wanted = {self._enter(planned) for planned in plan}
            known = [
                row[0]
                for row in db.execute("SELECT id FROM delivery WHERE document = ?", (document,))
            ]
            for delivery in known:
                if delivery not in wanted:
                    self._withdraw(delivery, 0)
            self._number(document, wanted)

    def learn(self, contents: Contents) -> None:
        """Enter which briefs are in revisions, such as those that an older version registered."""
        with self._transaction():
            self._enter_contents(contents)

    def _enter_contents(self, contents: Contents) -> None:
        rows = [(revision, brief) for revision, briefs in contents.items() for brief in briefs]
        self._connection.executemany("INSERT OR IGNORE INTO content VALUES (?, ?)", rows)

    def contents(self, document: str | None = None) -> dict[str, frozenset[str]]:
        """Return which briefs are in each revision, of one document or all.

        A revision of which that is not known is missing.
        """
        found: dict[str, set[str]] = {}
        for revision, brief in self._connection.execute(
            """SELECT revision, brief FROM content WHERE ?1 IS NULL
            OR revision IN (SELECT revision FROM delivery WHERE document = ?1)""",
            (document,),
        ):
            found.setdefault(revision, set()).add(brief)
        return {revision: frozenset(briefs) for revision, briefs in found.items()}

    def revisions(self) -> frozenset[str]:
        """Return the revisions that the ledger knows, of all documents."""
        rows = self._connection.execute("SELECT DISTINCT revision FROM delivery")
        return frozenset(row[0] for row in rows)

    def _enter(self, planned: Planned) -> int:
        """Enter a delivery, or bring the one that is there up to date; return its id."""
        db = self._connection
        key = (
            planned.document,
            planned.revision,
            planned.recipient,
            planned.edition,
            planned.channel.value,
        )
        found = db.execute(f"SELECT id FROM delivery WHERE {_SAME}", key).fetchone()  # noqa: S608
        told = (
            planned.school,
            planned.name,
            planned.role,
            planned.destination,
            planned.pack,
            planned.copies,
        )
        if found:
            db.execute(
                "UPDATE delivery SET school = ?, name = ?, role = ?, destination = ?, pack = ?, "
                "copies = ? WHERE id = ?",
                (*told, found[0]),
            )
            return int(found[0])
        cursor = db.execute(
            f"INSERT INTO delivery ({FIELDS}, planned) VALUES ({'?, ' * 11}?)",  # noqa: S608
            (*key, *told, self._now()),
        )
        return int(cursor.lastrowid or 0)

    def _withdraw(self, delivery: int, kept: int) -> None:
        """Take back the copies after the first `kept` that were never begun; the row if none is."""
        db = self._connection
        numbers = [
            row[0]
            for row in db.execute(
                "SELECT number FROM copy WHERE delivery = ? ORDER BY number", (delivery,)
            )
        ]
        db.executemany(
            f"DELETE FROM copy WHERE delivery = ? AND number = ? AND {_UNTOUCHED}",  # noqa: S608
            [(delivery, number) for number in numbers[kept:]],
        )
        if not kept:
            db.execute(
                "DELETE FROM delivery WHERE id = ?1 "
                "AND NOT EXISTS (SELECT 1 FROM copy WHERE delivery = ?1) "
                "AND NOT EXISTS (SELECT 1 FROM attempt WHERE delivery = ?1)",
                (delivery,),
            )

    def _number(self, document: str, deliveries: set[int]) -> None:
        """Give every delivery as many numbers as it has copies."""
        db = self._connection
        counts = {
            delivery: copies
            for delivery, copies in db.execute("SELECT id, copies FROM delivery ORDER BY id")
            if copies and delivery in deliveries
        }
        for delivery, count in counts.items():
            self._withdraw(delivery, count)
        highest = db.execute(
            "SELECT coalesce(max(number), 0) FROM copy WHERE document = ?", (document,)
        ).fetchone()[0]
        for delivery, count in counts.items():
            there = db.execute(
                "SELECT count(*) FROM copy WHERE delivery = ?", (delivery,)
            ).fetchone()[0]
            numbers = range(highest + 1, highest + 1 + max(0, count - there))
            db.executemany(
                "INSERT INTO copy (document, number, delivery) VALUES (?, ?, ?)",
                [(document, number, delivery) for number in numbers],
            )
            highest += len(numbers)

    def parts(self, document: str, revisions: Sequence[str] = ()) -> list[Part]:
        """Return the copies and papers of a document, all or those of some revisions.

        In the order of the plan.
        """
        held = self._held(document)
        contents = self.contents(document)
        marks = ",".join("?" * len(revisions))
        rows = self._connection.execute(
            f"""SELECT {PART}
            FROM part JOIN delivery ON delivery.id = part.delivery
            LEFT JOIN attempt ON attempt.id = part.last
            WHERE document = ? {f"AND revision IN ({marks})" if revisions else ""}
            ORDER BY part.delivery, part.number""",  # noqa: S608
            (document, *revisions),
        )
        return [read_part(row, held, contents) for row in rows]

    def _held(self, document: str) -> Held:
        """Return which revisions each recipient holds or may hold."""
        held: dict[tuple[str, str, str], set[str]] = {}
        for *key, revision in self._connection.execute(
            """SELECT DISTINCT recipient, edition, channel, revision FROM delivery
            JOIN attempt ON attempt.delivery = delivery.id
            WHERE document = ? AND copies > 0
                AND (outcome IS NULL OR outcome IN ('sent', 'uncertain'))""",
            (document,),
        ):
            held.setdefault((key[0], key[1], key[2]), set()).add(revision)
        return held

    def documents(self) -> list[str]:
        """Return the names of the documents that the ledger knows."""
        rows = self._connection.execute("SELECT DISTINCT document FROM delivery ORDER BY document")
        return [row[0] for row in rows]

    def intend(self, part: Part, number: int | None = None) -> int:
        """Write down that something is about to be handed over; return the attempt's id.

        `number` is the copy, 0 for the whole delivery; that of the part where it isn't said.
        """
        with self._transaction() as db:
            cursor = db.execute(
                "INSERT INTO attempt (delivery, number, intended) VALUES (?, ?, ?)",
                (part.delivery, part.number if number is None else number, self._now()),
            )
        return int(cursor.lastrowid or 0)

    def note(self, attempt: int, reference: str) -> None:
        """Write down what the other side calls something, before it is known what becomes of it."""
        with self._transaction() as db:
            db.execute("UPDATE attempt SET reference = ? WHERE id = ?", (reference, attempt))

    def settle(self, attempt: int, state: State, reference: str = "", detail: str = "") -> None:
        """Write down what became of it: sent, deferred, failed, or uncertain."""
        with self._transaction() as db:
            db.execute(
                "UPDATE attempt SET settled = ?, outcome = ?, reference = ?, detail = ? "
                "WHERE id = ?",
                (self._now(), state.value, reference, detail, attempt),
            )

    def acknowledge(self, document: str, numbers: Sequence[int], note: str = "") -> None:
        """Write down that copies were signed for; one that was signed for before keeps its day."""
        with self._transaction() as db:
            db.executemany(
                "UPDATE copy SET acknowledged = ?, note = ? "
                "WHERE document = ? AND number = ? AND acknowledged IS NULL",
                [(self._now(), note, document, number) for number in numbers],
            )
