"""Who carries what: the post mails, CUPS prints, and the print room gets the rest by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.deliver.cups import JobState, hold_job, job_state, release_job
from briefpress.deliver.letter import Enclosure, Letterhead, message_id, write_letter
from briefpress.deliver.packing import SHEET, SLIP
from briefpress.deliver.records import State
from briefpress.workflows.distribution.plan import SHEET_FILE, SLIP_FILE, copies_of

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from briefpress.assemble.copies import NumberedCopies
    from briefpress.compose.packs.paper import Stationery
    from briefpress.deliver.carrying import Task
    from briefpress.deliver.ledger import Ledger
    from briefpress.deliver.post import Post
    from briefpress.deliver.records import Part
    from briefpress.deliver.ticket import Ticket
    from briefpress.model.distribution import Edition
    from briefpress.workflows.distribution.prepare import Prepared

#: What the ledger calls a copy that the print room was asked for.
BY_HAND = "by hand"


class Pace:
    """Keeps messages so far apart that a server is never given more than it wants in a minute."""

    def __init__(
        self,
        per_minute: int,
        clock: Callable[[], float],
        sleep: Callable[[float], None],
    ) -> None:
        self._interval = 60.0 / per_minute
        self._clock = clock
        self._sleep = sleep
        self._next = clock()

    def wait(self) -> None:
        """Wait until it is time for the next one."""
        now = self._clock()
        if now < self._next:
            self._sleep(self._next - now)
        self._next = max(now, self._next) + self._interval


class MailCarrier:
    """Mails copies, each as a letter of its own."""

    def __init__(
        self,
        post: Post,
        head: Letterhead,
        enclosures: dict[str, Enclosure],
        pace: Pace,
        now: Callable[[], datetime.datetime],
    ) -> None:
        self._post = post
        self._head = head
        self._enclosures = enclosures
        self._pace = pace
        self._now = now

    @property
    def handed_over(self) -> bool:
        """Whether the letter at hand was sent to its last dot."""
        return self._post.handed_over

    def get_ready(self) -> None:
        """Keep the pace, and be connected."""
        self._post.handed_over = False
        self._pace.wait()
        self._post.connect()

    def carry(self, task: Task, note: Callable[[str], None]) -> str:  # noqa: ARG002 - of a Carrier
        """Send a letter; it is called by its Message-ID."""
        part, sender = task.part, self._head.settings.sender
        letter = write_letter(
            self._head, self._enclosures[part.planned.revision], part, self._now()
        )
        self._post.deliver(sender, part.planned.destination, letter.as_bytes())
        return message_id(part, sender)


class Press(Struct, frozen=True):
    """What printing needs: tickets by printer and revision, and a folder for files on their way."""

    prepared: Prepared
    stationery: Stationery
    tickets: dict[tuple[str, str], Ticket]
    editions: dict[str, Edition]
    folders: dict[str, str]
    scratch: Path


class PrintCarrier:
    """Prints copies and papers: given to CUPS to be kept, written down, and then released."""

    def __init__(self, press: Press) -> None:
        self.handed_over = False
        self._press = press
        self._numbered: dict[str, NumberedCopies] = {}

    def get_ready(self) -> None:
        """Nothing was handed over yet."""
        self.handed_over = False

    def carry(self, task: Task, note: Callable[[str], None]) -> str:
        """Print; a job is called by its id. Nothing is printed before its id is written down."""
        part = task.part
        plan = part.planned
        options = self._press.tickets[plan.destination, plan.revision].options
        name = f"copy {task.number}" if task.number else plan.edition or "copies"
        title = f"{plan.document} {plan.pack} {name}"
        job = hold_job(plan.destination, self._file(task), title, options, task.copies)
        note(job)
        self.handed_over = True
        release_job(job)
        return job

    def _file(self, task: Task) -> Path:
        """Return the file to print: a paper as it was planned, or the copy with its number."""
        plan, press = task.part.planned, self._press
        if plan.edition in (SLIP, SHEET):
            name = SLIP_FILE if plan.edition == SLIP else SHEET_FILE
            return press.prepared.folder / press.folders[plan.pack] / name
        edition = press.editions[plan.revision]
        if not task.number:
            return press.prepared.root / edition.path
        if plan.revision not in self._numbered:
            self._numbered[plan.revision] = copies_of(press.prepared, press.stationery, edition)
        path = press.scratch / "copy.pdf"
        path.write_bytes(self._numbered[plan.revision].copy(task.number))
        return path


class HandCarrier:
    """Leaves copies to the print room, which prints them from the folder of their pack."""

    handed_over = False

    def get_ready(self) -> None:
        """Nothing to do."""

    def carry(self, task: Task, note: Callable[[str], None]) -> str:  # noqa: ARG002 - of a Carrier
        """Write down that it was asked for."""
        return BY_HAND


def settle_jobs(ledger: Ledger, parts: Iterable[Part]) -> None:
    """Ask CUPS about jobs of which a run that broke off left no outcome.

    A job that was never written down is kept by CUPS and was not printed; one that was is
    released, if it is still kept. Of one that CUPS has forgotten nobody knows.
    """
    for part in parts:
        if not part.reference or part.reference == BY_HAND:
            detail = "broke off before it was released to the printer"
            ledger.settle(part.attempt, State.DEFERRED, "", detail)
            continue
        state = job_state(part.reference)
        if state is JobState.HELD:
            release_job(part.reference)
        if state in (JobState.CANCELED, JobState.ABORTED):
            ledger.settle(part.attempt, State.FAILED, part.reference, f"{state.name.lower()}")
        elif state is not None:
            ledger.settle(part.attempt, State.SENT, part.reference)
