"""What the ledger holds, as the rest of the program sees it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from briefpress.model.recipient import Channel


class State(StrEnum):
    """Where a copy is on its way.

    `UNCERTAIN` was handed over, or was about to be, when the answer failed to come: only a person
    can find out. `DEFERRED` was turned away for now, `FAILED` for good.
    """

    PLANNED = "planned"
    SENT = "sent"
    UNCERTAIN = "uncertain"
    DEFERRED = "deferred"
    FAILED = "failed"
    ACKNOWLEDGED = "acknowledged"


#: States in which somebody has a copy, or may have one.
HELD = (State.SENT, State.UNCERTAIN, State.ACKNOWLEDGED)


class Planned(Struct, frozen=True):
    """A delivery to be: who gets what, on which way, and how many copies.

    `document` is a name such as ``2026-09``; `revision` is the SHA-256 of the file; `recipient`
    the key of a `Recipient`; `destination` a printer or a mail address; `pack` the id of the
    school's pack. No copies at all are the papers of a pack, which bear no numbers.
    """

    document: str
    revision: str
    recipient: str
    edition: str
    channel: Channel
    school: str
    name: str
    role: str
    destination: str
    pack: str
    copies: int


class Part(Struct, frozen=True):
    """A copy in the ledger, or a paper of a pack (whose number is 0), and where it is.

    `at` is when the state was reached, as the ledger writes it; `sent` when it was last handed
    over, empty where it wasn't; `attempt` is that attempt's id, 0 without one. `earlier` says that
    the same person holds another revision with a brief of this one in it, or may: of revisions
    whose briefs are not known it is supposed.
    """

    delivery: int
    number: int
    planned: Planned
    state: State
    at: str
    reference: str
    detail: str
    attempt: int = 0
    sent: str = ""
    earlier: bool = False
