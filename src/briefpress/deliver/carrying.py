"""Carrying: one thing after another handed over, each written down before and after.

Whoever carries, a mail server or a printer, tells three kinds of failure apart: it was not taken
now, it will never be taken, and nobody knows whether it was.
"""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from briefpress.deliver.records import HELD, Part, State

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from briefpress.deliver.ledger import Ledger

#: Seconds to wait before what was turned away for now is tried again: servers that greylist take
#: it after a minute or five.
PATIENCE = (30.0, 120.0, 300.0)


class NotNowError(Exception):
    """It was not taken; trying again may help."""


class NeverError(Exception):
    """It was refused for good."""


class UnknownError(Exception):
    """It was handed over, and no answer came."""


class Task(Struct, frozen=True):
    """One handing over: a part of the ledger, as the copy `number`, or `copies` at once as 0."""

    part: Part
    number: int
    copies: int = 1


class Carrier(Protocol):
    """A mail server or a printing system."""

    @property
    def handed_over(self) -> bool:
        """Whether what is being carried may have been taken already."""

    def get_ready(self) -> None:
        """Connect, if need be, before anything is intended; raises what it can't mend."""

    def carry(self, task: Task, note: Callable[[str], None]) -> str:
        """Hand over, and return what the other side calls it.

        `note` writes that down as soon as it is known. Raises NotNowError, NeverError or
        UnknownError.
        """


class Outcome(Struct, frozen=True):
    """What became of a task, and the words of the other side."""

    task: Task
    state: State
    detail: str = ""


class Resend(StrEnum):
    """Kinds of what was tried before that may be asked for again."""

    FAILED = "failed"
    UNCERTAIN = "uncertain"
    REVISED = "revised"
    ALL = "all"


class Due(Struct, frozen=True):
    """What is to be carried now, and how many parts are not, by the reason."""

    parts: tuple[Part, ...]
    left: tuple[tuple[Resend, int], ...]


def due(parts: Iterable[Part], resend: Collection[Resend] = ()) -> Due:
    """Sort out what is to be carried: what was never tried, or turned away for now.

    What somebody holds, or may hold, is carried again only where that is asked for: `uncertain`,
    `failed`, `revised` (another revision for somebody who holds an earlier one) or `all`.
    """
    chosen: list[Part] = []
    left: Counter[Resend] = Counter()
    for part in parts:
        reason = _reason(part)
        if reason is None or reason in resend or Resend.ALL in resend:
            chosen.append(part)
        else:
            left[reason] += 1
    return Due(tuple(chosen), tuple(sorted(left.items())))


def _reason(part: Part) -> Resend | None:
    """Say why a part is not carried unasked; None where it is."""
    if part.state is State.FAILED:
        return Resend.FAILED
    if part.state is State.UNCERTAIN:
        return Resend.UNCERTAIN
    if part.state in HELD:
        return Resend.ALL
    return Resend.REVISED if part.earlier else None


def carry_all(
    ledger: Ledger,
    tasks: Sequence[Task],
    carrier: Carrier,
    *,
    sleep: Callable[[float], None],
    told: Callable[[Outcome], None],
    patience: Sequence[float] = PATIENCE,
) -> None:
    """Carry tasks one by one; what was turned away for now is tried again when the rest is done.

    `told` hears of each outcome, of a task that is tried again only the last one.
    """
    waiting = list(tasks)
    for last, delay in enumerate((0.0, *patience)):
        if not waiting:
            return
        if delay:
            sleep(delay)
        again = []
        for task in waiting:
            outcome = _carry(ledger, task, carrier)
            if outcome.state is State.DEFERRED and last < len(patience):
                again.append(task)
            else:
                told(outcome)
        waiting = again


def _carry(ledger: Ledger, task: Task, carrier: Carrier) -> Outcome:
    """Write down the intent, hand over, write down the outcome."""
    carrier.get_ready()
    attempt = ledger.intend(task.part, task.number)
    reference, detail = "", ""
    try:
        reference = carrier.carry(task, lambda called: ledger.note(attempt, called))
        state = State.SENT
    except NotNowError as error:
        state, detail = State.DEFERRED, str(error)
    except NeverError as error:
        state, detail = State.FAILED, str(error)
    except UnknownError as error:
        state, detail = State.UNCERTAIN, str(error)
    except BaseException:
        # Interrupted: if nothing was taken yet, that is known, and need not be asked.
        if not carrier.handed_over:
            ledger.settle(attempt, State.DEFERRED, "", "interrupted before it was handed over")
        raise
    ledger.settle(attempt, state, reference, detail)
    return Outcome(task, state, detail)
