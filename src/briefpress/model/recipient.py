"""A recipient: a person at a school who gets copies, and how."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.model.handling import Handling

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Groups that a label of the Traffic Light Protocol speaks of: the publisher's own staff, and
#: those it works for. Any other group is for the publisher's own use.
ORGANIZATION, CLIENT = "organization", "client"

#: The groups that a label keeps a text in.
_GROUPS = {Handling.AMBER_STRICT: (ORGANIZATION,), Handling.AMBER: (ORGANIZATION, CLIENT)}


class Channel(StrEnum):
    """How a copy gets to a person."""

    PRINT = "print"
    EMAIL = "email"


class Recipient(Struct, frozen=True):
    """One row of `content/recipients.csv`; `line` is where it begins there.

    `edition` is the name of a layout, empty for the standard one; `language` a BCP 47 tag, empty
    for the publication's. `clearance` is the strictest label the person may receive. `printer` is
    a destination of CUPS. Texts are single lines in normalization form C.
    """

    line: int
    school: str
    name: str
    role: str
    channel: Channel
    copies: int
    edition: str = ""
    language: str = ""
    clearance: Handling = Handling.CLEAR
    groups: tuple[str, ...] = ()
    email: str = ""
    printer: str = ""
    address: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Who it is, in the ledger: a mail address, or a school and a name; capitals aside.

        What else may change in the row leaves the person the same.
        """
        if self.channel is Channel.EMAIL:
            return self.email.casefold()
        return f"{self.school} / {self.name}".casefold()

    def refusal(self, handling: Handling | None) -> str | None:
        """Say why a label forbids that this person gets it; None where it doesn't.

        TLP 2.0 (FIRST, 2022, 2): RED is for named individuals only, one copy each; AMBER+STRICT
        stays in the organization; AMBER may go to its clients as well; GREEN stays in the
        community, which is everybody on the list with that clearance; CLEAR may go to anyone.
        """
        if handling is None or handling is Handling.CLEAR:
            return None
        if self.clearance.strictness < handling.strictness:
            return f"is cleared for {self.clearance.value} only"
        if handling is Handling.RED and self.copies > 1:
            return f"would get {self.copies} copies, and {handling.value} is for one person only"
        return self._outside(_GROUPS.get(handling, ()))

    def _outside(self, allowed: tuple[str, ...]) -> str | None:
        if not allowed or set(allowed) & set(self.groups):
            return None
        return f"is not in the group {' or '.join(allowed)}"


def schools_of(recipients: Iterable[Recipient]) -> dict[str, tuple[Recipient, ...]]:
    """Return the recipients by school, schools and people in the order of the list.

    Capitals aside, a name is one school; it is written as it stands first.
    """
    names: dict[str, str] = {}
    found: dict[str, list[Recipient]] = {}
    for recipient in recipients:
        name = names.setdefault(recipient.school.casefold(), recipient.school)
        found.setdefault(name, []).append(recipient)
    return {school: tuple(people) for school, people in found.items()}
