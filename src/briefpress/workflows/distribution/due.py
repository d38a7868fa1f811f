"""What is due: planned, allowed, not sent yet, and fit for the printers. Nothing is sent."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from briefpress.codes.distribution import NO_MAIL_SETTINGS, NO_RECIPIENTS, STALE_PLAN
from briefpress.deliver.carrying import Due, Resend, due
from briefpress.deliver.cups import ask_printer
from briefpress.deliver.ledger import Ledger, open_ledger
from briefpress.deliver.packing import read_pack_id
from briefpress.deliver.records import Part, State
from briefpress.deliver.ticket import Ticket, ticket
from briefpress.diagnostics import Diagnostic, Place, RefusedError, Severity
from briefpress.model.distribution import PrintFile
from briefpress.model.print_run import paper_of
from briefpress.model.recipient import Channel
from briefpress.reading.layout import read_layout
from briefpress.workflows.distribution.carriers import settle_jobs
from briefpress.workflows.distribution.document import document_name
from briefpress.workflows.distribution.plan import LAYOUT, MANIFEST, paper_settings
from briefpress.workflows.distribution.prepare import FOLDER, Prepared, prepare
from briefpress.workflows.distribution.printed import from_record, settings_for

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from briefpress.deliver.records import Planned


class SendOptions(Struct, frozen=True):
    """`resend` names what is sent again, `to` a school, pack or address that alone gets it.

    Without `to` everybody does; an empty one is nobody.
    """

    resend: frozenset[Resend] = frozenset()
    to: str | None = None


class Sending(Struct, frozen=True):
    """What would be sent: by mail, to printers, by hand; and what would not, by the reason.

    `notes` are what the printers can't do of what was asked, and what is done instead.
    """

    prepared: Prepared
    mail: tuple[Part, ...]
    printed: tuple[Part, ...]
    by_hand: tuple[Part, ...]
    left: tuple[tuple[Resend, int], ...]
    tickets: dict[tuple[str, str], Ticket]
    files: dict[str, PrintFile]

    @property
    def count(self) -> int:
        """How many there are in all."""
        return len(self.mail) + len(self.printed) + len(self.by_hand)

    @property
    def notes(self) -> tuple[Diagnostic, ...]:
        """What the printers do otherwise, each said once."""
        told = (note for ticket in self.tickets.values() for note in ticket.notes)
        return tuple(dict.fromkeys(told))


def find_due(root: Path, target: str, options: SendOptions) -> Sending:
    """Find out what is to be sent, from the plan, the list and the ledger; nothing is sent.

    Jobs that a broken run left behind are looked up first. Raises RefusedError where the plan is
    missing or out of date, for whom the label forbids, and for a printer that can't do it.
    """
    manifest = read_plan(root / FOLDER / document_name(root, target), target)
    prepared = prepare(root, target, cleared_only=manifest.get("cleared_only") is True)
    if manifest.get("digest") != prepared.digest:
        raise _stale(target, "list, settings or document have changed since it was planned")
    with open_ledger(prepared.root) as ledger:
        parts = _current(prepared, ledger)
        lost = [part for part in parts if _is_lost_job(part)]
        if lost:
            settle_jobs(ledger, lost)
            parts = _current(prepared, ledger)
    if options.to is not None:
        parts = _only(parts, options.to)
    wanted = due(parts, options.resend)
    return _sorted(prepared, wanted, _printed(manifest))


def _printed(manifest: dict[str, Any]) -> dict[str, PrintFile]:
    """Return what is printed of each revision, as it was planned."""
    editions = manifest.get("editions", ())
    return {e["sha256"]: from_record(e["printed"]) for e in editions if e.get("printed")}


def read_plan(folder: Path, target: str) -> dict[str, Any]:
    """Read the manifest of a plan; raises RefusedError where there is none."""
    try:
        found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise _stale(target, "there is no plan, or it broke off") from None
    return found if isinstance(found, dict) else {}


def _current(prepared: Prepared, ledger: Ledger) -> list[Part]:
    """Return the parts that the plan at hand wants, in its order."""
    wanted = {_key(row) for row in prepared.rows}
    return [part for part in ledger.parts(prepared.document.name) if _key(part.planned) in wanted]


def _key(row: Planned) -> tuple[str, str, str, str]:
    return row.revision, row.recipient, row.edition, row.channel.value


def _is_lost_job(part: Part) -> bool:
    return part.state is State.UNCERTAIN and part.planned.channel is Channel.PRINT


def _only(parts: Sequence[Part], to: str) -> list[Part]:
    """Keep what goes to one school, pack, person or address."""
    wanted, pack = to.casefold(), read_pack_id(to)
    found = [part for part in parts if pack == part.planned.pack or wanted in _names(part.planned)]
    if not found:
        message = f"nobody in the plan is {to!r}"
        place = Place("content/recipients.csv")
        raise RefusedError([Diagnostic(NO_RECIPIENTS, place, message, NO_RECIPIENTS.mend)])
    return found


def _names(row: Planned) -> set[str]:
    """Return what a delivery can be asked for by; what goes to no printer has no destination."""
    return {name.casefold() for name in (row.school, row.name, row.destination) if name}


def _sorted(prepared: Prepared, wanted: Due, files: dict[str, PrintFile]) -> Sending:
    mail = [part for part in wanted.parts if part.planned.channel is Channel.EMAIL]
    printed = [part for part in wanted.parts if part.planned.channel is Channel.PRINT]
    to_printers = [part for part in printed if part.planned.destination]
    if mail and prepared.publication.sending.mail is None:
        message = "there are copies to mail, but there is no distribution: mail:"
        place = Place(prepared.publication.path)
        raise RefusedError([Diagnostic(NO_MAIL_SETTINGS, place, message, NO_MAIL_SETTINGS.mend)])
    return Sending(
        prepared=prepared,
        mail=tuple(mail),
        printed=tuple(to_printers),
        by_hand=tuple(part for part in printed if not part.planned.destination),
        left=wanted.left,
        tickets=_tickets(prepared, to_printers, files),
        files=files,
    )


def _tickets(
    prepared: Prepared, parts: Sequence[Part], files: dict[str, PrintFile]
) -> dict[tuple[str, str], Ticket]:
    """Write a ticket for each printer and file; raises RefusedError for printers that can't."""
    settings = prepared.publication.sending.printing
    known = {name: ask_printer(name) for name in sorted({p.planned.destination for p in parts})}
    page = read_layout(LAYOUT, prepared.root).page
    paper = PrintFile("", 1, page.width, page.height)
    tickets = {}
    for plan in dict.fromkeys(part.planned for part in parts):
        file = files.get(plan.revision)
        asked = settings_for(file, settings) if file else paper_settings(settings)
        tickets[plan.destination, plan.revision] = ticket(
            plan.destination,
            asked,
            paper_of(file or paper, settings),
            known[plan.destination],
            imposed=bool(file and file.sides),
        )
    errors = [
        note for made in tickets.values() for note in made.notes if note.severity is Severity.ERROR
    ]
    if errors:
        raise RefusedError(list(dict.fromkeys(errors)))
    return tickets


def _stale(target: str, message: str) -> RefusedError:
    return RefusedError([Diagnostic(STALE_PLAN, Place(target), message, STALE_PLAN.mend)])


def by_destination(parts: Sequence[Part]) -> list[tuple[str, int]]:
    """Count the parts for each printer, in the order of their names."""
    return sorted(Counter(part.planned.destination for part in parts).items())
