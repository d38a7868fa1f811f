"""Sending: what is due, printed and mailed, with the ledger kept."""

from __future__ import annotations

import datetime
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from briefpress.codes.distribution import MAIL_FAILED, PRINT_FAILED, UNCERTAIN
from briefpress.deliver.carrying import PATIENCE, Carrier, Outcome, Task, carry_all
from briefpress.deliver.facts import read_facts
from briefpress.deliver.ledger import open_ledger
from briefpress.deliver.letter import Enclosure, Letterhead
from briefpress.deliver.password import password_for
from briefpress.deliver.post import TIMEOUT, Post
from briefpress.deliver.records import Part, State
from briefpress.diagnostics import Diagnostic, Place, RefusedError, Severity
from briefpress.model.recipient import Channel
from briefpress.reading.layout import read_words
from briefpress.workflows.build import Progress, no_progress
from briefpress.workflows.distribution.carriers import (
    HandCarrier,
    MailCarrier,
    Pace,
    Press,
    PrintCarrier,
)
from briefpress.workflows.distribution.due import Sending, read_plan
from briefpress.workflows.distribution.plan import stationery_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefpress.model.distribution import Edition
    from briefpress.model.sending import MailSettings
    from briefpress.workflows.distribution.prepare import Prepared

#: As many problems are told one by one; the ledger has them all.
_TOLD = 50


class Machinery(Struct, frozen=True):
    """Clocks and patience, which a test replaces."""

    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    now: Callable[[], datetime.datetime] = lambda: datetime.datetime.now(datetime.UTC)
    patience: Sequence[float] = PATIENCE
    timeout: float = TIMEOUT


MACHINERY = Machinery()


class SendReport(Struct):
    """How many came to what end, and the problems."""

    counts: Counter[State] = field(default_factory=Counter)
    problems: list[Diagnostic] = field(default_factory=list)

    @property
    def outside_failed(self) -> bool:
        """Whether a server or printer is to blame for anything."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    def hear(self, outcome: Outcome) -> None:
        """Count an outcome, and tell of one that is not good."""
        self.counts[outcome.state] += 1
        if outcome.state is not State.SENT and len(self.problems) < _TOLD:
            self.problems.append(_problem(outcome))


def send(
    sending: Sending, progress: Progress = no_progress, machinery: Machinery = MACHINERY
) -> SendReport:
    """Send it: first what is printed, then the mail; every step is in the ledger.

    Raises RefusedError where a server or the printing system can't be used at all; what was sent
    before that is in the ledger.
    """
    report = SendReport()
    done = 0

    def hear(outcome: Outcome) -> None:
        nonlocal done
        done += 1
        report.hear(outcome)
        progress(done, total)

    tasks = _tasks(sending.printed, numbered=sending.prepared.publication.sending.printing.numbered)
    total = len(tasks) + len(sending.by_hand) + len(sending.mail)
    progress(0, total)
    with open_ledger(sending.prepared.root, machinery.now) as ledger:

        def carry(tasks: Sequence[Task], carrier: Carrier) -> None:
            carry_all(
                ledger,
                tasks,
                carrier,
                sleep=machinery.sleep,
                told=hear,
                patience=machinery.patience,
            )

        carry(_tasks(sending.by_hand, numbered=True), HandCarrier())
        try:
            if tasks:
                with tempfile.TemporaryDirectory(prefix="briefpress-") as scratch:
                    carry(tasks, PrintCarrier(_press(sending, Path(scratch))))
            if sending.mail:
                _mail(sending, carry, machinery)
        except RefusedError as error:
            report.problems += error.diagnostics
    return report


def _tasks(parts: Sequence[Part], *, numbered: bool) -> list[Task]:
    """Make a task of each copy; where copies bear no number, one of all that a person gets."""
    if numbered:
        return [Task(part, part.number) for part in parts]
    together: dict[int, list[Part]] = {}
    for part in parts:
        together.setdefault(part.delivery, []).append(part)
    return [Task(copies[0], 0, len(copies)) for copies in together.values()]


def _press(sending: Sending, scratch: Path) -> Press:
    prepared = sending.prepared
    manifest = read_plan(prepared.folder, prepared.document.name)
    return Press(
        prepared=prepared,
        stationery=stationery_of(prepared),
        tickets=sending.tickets,
        editions={edition.revision: edition for edition in prepared.document.editions},
        folders={pack["pack"]: pack["folder"] for pack in manifest["packs"]},
        scratch=scratch,
    )


def _mail(
    sending: Sending,
    carry: Callable[[Sequence[Task], Carrier], None],
    machinery: Machinery,
) -> None:
    prepared = sending.prepared
    settings = prepared.publication.sending.mail
    if settings is None:
        raise AssertionError("mail without settings was refused before")
    head = _letterhead(prepared, settings)
    revisions = {part.planned.revision for part in sending.mail}
    enclosures = {
        edition.revision: _enclosure(prepared.root / edition.path, edition.path, edition)
        for edition in prepared.document.editions
        if edition.revision in revisions
    }
    post = Post(settings, password_for(settings), machinery.sleep, machinery.timeout)
    pace = Pace(settings.per_minute, machinery.clock, machinery.sleep)
    try:
        carry(
            _tasks(sending.mail, numbered=True),
            MailCarrier(post, head, enclosures, pace, machinery.now),
        )
    finally:
        post.close()


def _letterhead(prepared: Prepared, settings: MailSettings) -> Letterhead:
    document, publication = prepared.document, prepared.publication
    organization = publication.organization.best(document.language)[1].text
    words = read_words(document.language, prepared.root)
    return Letterhead(settings, organization, document, words)


def _enclosure(path: Path, shown: str, edition: Edition) -> Enclosure:
    data = path.read_bytes()
    return Enclosure(edition, data, read_facts(data, shown))


def _problem(outcome: Outcome) -> Diagnostic:
    plan = outcome.task.part.planned
    who = f"{plan.name}, {plan.school}"
    where = plan.destination or plan.pack
    if outcome.state is State.UNCERTAIN:
        code = UNCERTAIN
    else:
        code = MAIL_FAILED if plan.channel is Channel.EMAIL else PRINT_FAILED
    said = {State.DEFERRED: "not now", State.FAILED: "refused", State.UNCERTAIN: "uncertain"}
    message = f"{who}: {said.get(outcome.state, outcome.state.value)}: {outcome.detail}"
    return Diagnostic(code, Place(where), message, code.mend)
