"""Rows of the ledger, as records: which columns are asked for, and what they say."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from briefpress.deliver.records import Part, Planned, State
from briefpress.model.recipient import Channel

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The briefs in each revision, by the names of their files without the ending.
Contents = Mapping[str, Collection[str]]
#: The revisions that somebody holds or may hold, by recipient, edition and channel.
Held = Mapping[tuple[str, str, str], Collection[str]]

#: The columns of a delivery that say what was planned, in the order of `Planned`.
FIELDS = (
    "document, revision, recipient, edition, channel, school, name, role, destination, pack, copies"
)
#: The columns of a copy or paper, in the order in which `read_part` reads them.
PART = f"""part.delivery, part.number, part.acknowledged, part.note, attempt.intended,
    attempt.settled, attempt.outcome, attempt.reference, attempt.detail,
    delivery.planned, {FIELDS}, attempt.id"""


def read_part(row: tuple[object, ...], held: Held, contents: Contents) -> Part:
    """Read a row with the columns of `PART`; `contents` are those of the revisions in `held`."""
    delivery, number, acknowledged, note, intended, settled, outcome = row[:7]
    planned = _planned(row[10:21])
    if acknowledged:
        state, at = State.ACKNOWLEDGED, acknowledged
    elif intended is None:
        state, at = State.PLANNED, row[9]
    elif outcome is None:
        state, at = State.UNCERTAIN, intended
    else:
        state, at = State(str(outcome)), settled
    key = (planned.recipient, planned.edition, planned.channel.value)
    return Part(
        delivery=int(str(delivery)),
        number=int(str(number)),
        planned=planned,
        state=state,
        at=str(at),
        reference=str(row[7] or ""),
        detail=str(note or "") if acknowledged else str(row[8] or ""),
        attempt=int(str(row[21] or 0)),
        sent=str(settled or intended or ""),
        earlier=any(
            revision != planned.revision and _are_alike(revision, planned.revision, contents)
            for revision in held.get(key, ())
        ),
    )


def _are_alike(one: str, other: str, contents: Contents) -> bool:
    """Tell whether revisions are versions of the same thing: whether they have a brief in common.

    Where it is not known what is in one of them they are taken to be, so that nobody gets again
    unasked what they may have.
    """
    briefs, others = contents.get(one), contents.get(other)
    return not briefs or not others or not set(briefs).isdisjoint(others)


def _planned(row: Sequence[object]) -> Planned:
    document, revision, recipient, edition, channel, school, name, role, destination, pack = map(
        str, row[:10]
    )
    return Planned(
        document,
        revision,
        recipient,
        edition,
        Channel(channel),
        school,
        name,
        role,
        destination,
        pack,
        int(str(row[10])),
    )
