"""Packing: recipients and the editions of a document become packs and mail. Nothing is sent."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from briefpress.codes.distribution import (
    FORBIDDEN_RECIPIENT,
    NO_RECIPIENTS,
    NOTHING_TO_DISTRIBUTE,
)
from briefpress.deliver.records import Planned
from briefpress.diagnostics import Diagnostic, Place, RefusedError
from briefpress.model.distribution import Distribution, Document, Edition, Holder, Pack
from briefpress.model.recipient import Channel, Recipient, schools_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefpress.deliver.records import Part

_LIST = "content/recipients.csv"

#: The papers of a pack, as the ledger calls them in place of an edition.
SLIP, SHEET = "routing-slip", "sign-off-sheet"

#: Crockford's base 32: no letter that is taken for a digit.
_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans("ILO", "110")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_LONGEST_SLUG = 60
#: Names of devices that Windows lets no file have.
_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)))
)


class Assigned(NamedTuple):
    """A recipient and the edition that is meant for them."""

    recipient: Recipient
    edition: Edition


def cleared(
    document: Document, recipients: Sequence[Recipient], *, leave_out: bool = False
) -> tuple[tuple[Recipient, ...], tuple[Diagnostic, ...]]:
    """Return whom the document's label allows, and a problem for each one it forbids.

    Raises RefusedError with the names of all of them unless they are to be left out.
    """
    allowed, problems = [], []
    for recipient in recipients:
        reason = recipient.refusal(document.handling)
        if reason is None:
            allowed.append(recipient)
            continue
        label = document.handling.value if document.handling else ""
        message = f"{recipient.name}, {recipient.school}, {reason}; {document.name} is {label}"
        place = Place(_LIST, recipient.line, 1)
        problem = Diagnostic(FORBIDDEN_RECIPIENT, place, message, FORBIDDEN_RECIPIENT.mend)
        problems.append(problem)
    if problems and not leave_out:
        raise RefusedError(problems)
    if not allowed:
        message = f"there is nobody who may get {document.name}"
        raise RefusedError([Diagnostic(NO_RECIPIENTS, Place(_LIST), message, NO_RECIPIENTS.mend)])
    return tuple(allowed), tuple(problems)


def assigned(document: Document, recipients: Iterable[Recipient]) -> tuple[Assigned, ...]:
    """Give each recipient the edition of their row, in their language where there is one.

    Raises RefusedError with every recipient whose edition there is not.
    """
    found, problems = [], []
    for recipient in recipients:
        edition = _edition(document, recipient)
        if edition is None:
            message = f"there is no {recipient.edition!r} edition of {document.name}"
            place = Place(_LIST, recipient.line, 1)
            problems.append(
                Diagnostic(NOTHING_TO_DISTRIBUTE, place, message, NOTHING_TO_DISTRIBUTE.mend)
            )
        else:
            found.append(Assigned(recipient, edition))
    if problems:
        raise RefusedError(problems)
    return tuple(found)


def _edition(document: Document, recipient: Recipient) -> Edition | None:
    """Choose by name, then by language: the recipient's, else the document's (RFC 4647, 3.4)."""
    fitting = [edition for edition in document.editions if edition.name == recipient.edition]
    for wanted in (recipient.language, document.language):
        for edition in fitting:
            if wanted and _primary(edition.language) == _primary(wanted):
                return edition
    return fitting[0] if fitting else None


def _primary(tag: str) -> str:
    return tag.lower().split("-")[0]


def pack_id(document: str, school: str) -> str:
    """Return the number of a school's pack: eight letters and digits that are hard to misread.

    The same for the same document and school, whenever it is planned.
    """
    digest = hashlib.sha256(f"{document}\0{school.casefold()}".encode()).digest()
    value = int.from_bytes(digest[:5], "big")
    letters = "".join(_DIGITS[value >> shift & 31] for shift in range(35, -1, -5))
    return f"{letters[:4]}-{letters[4:]}"


def read_pack_id(text: str) -> str:
    """Return a pack's number as it is written, however it was typed."""
    letters = "".join(letter for letter in text.upper() if letter.isalnum()).translate(_MISREAD)
    return f"{letters[:4]}-{letters[4:]}"


def slugs(schools: Sequence[str]) -> dict[str, str]:
    """Return a name for each school's folder: plain letters, each once, on any file system."""
    found: dict[str, str] = {}
    taken = set(_DEVICES)
    for school in schools:
        plain = unicodedata.normalize("NFKD", school).encode("ascii", "ignore").decode().lower()
        base = _NOT_SLUG.sub("-", plain)[:_LONGEST_SLUG].strip("-") or "school"
        slug, count = base, 1
        while slug in taken:
            count += 1
            slug = f"{base}-{count}"
        taken.add(slug)
        found[school] = slug
    return found


def planned(document: Document, people: Sequence[Assigned]) -> Iterator[Planned]:
    """Yield what the ledger is to know, school by school: slip, copies, sheet; then the mail."""
    edition_for = {id(person.recipient): person.edition for person in people}
    printed = [p.recipient for p in people if p.recipient.channel is Channel.PRINT]
    for school, recipients in schools_of(printed).items():
        pack = pack_id(document.name, school)
        papers = _papers(document, school, pack, recipients, edition_for)
        yield next(papers)
        for recipient in recipients:
            edition = edition_for[id(recipient)]
            yield _planned(document, recipient, edition, school, recipient.printer, pack)
        yield next(papers)
    for recipient, edition in people:
        if recipient.channel is Channel.EMAIL:
            yield _planned(document, recipient, edition, recipient.school, recipient.email, "")


def _planned(
    document: Document,
    recipient: Recipient,
    edition: Edition,
    school: str,
    destination: str,
    pack: str,
) -> Planned:
    return Planned(
        document=document.name,
        revision=edition.revision,
        recipient=recipient.key,
        edition=edition.name,
        channel=recipient.channel,
        school=school,
        name=recipient.name,
        role=recipient.role,
        destination=destination,
        pack=pack,
        copies=recipient.copies,
    )


def _papers(
    document: Document,
    school: str,
    pack: str,
    recipients: Sequence[Recipient],
    edition_for: dict[int, Edition],
) -> Iterator[Planned]:
    """Yield the papers of a pack; their revision is that of all it holds."""
    revisions = "".join(edition_for[id(recipient)].revision for recipient in recipients)
    revision = hashlib.sha256(revisions.encode()).hexdigest()
    printer = next((recipient.printer for recipient in recipients if recipient.printer), "")
    for paper in (SLIP, SHEET):
        yield Planned(
            document=document.name,
            revision=revision,
            recipient=f"{paper} / {school}".casefold(),
            edition=paper,
            channel=Channel.PRINT,
            school=school,
            name=paper,
            role="",
            destination=printer,
            pack=pack,
            copies=0,
        )


def distribution(
    document: Document, people: Sequence[Assigned], parts: Iterable[Part]
) -> Distribution:
    """Put the numbers that the ledger gave to the people, and the people into packs."""
    numbers: dict[tuple[str, str, str, str], list[int]] = {}
    for part in parts:
        plan = part.planned
        key = (plan.recipient, plan.edition, plan.channel.value, plan.revision)
        numbers.setdefault(key, []).append(part.number)

    def holder(person: Assigned) -> Holder:
        recipient, edition = person
        key = (recipient.key, edition.name, recipient.channel.value, edition.revision)
        return Holder(recipient, edition, tuple(numbers.get(key, ())))

    of_school: dict[str, list[Holder]] = {}
    names: dict[str, str] = {}
    mail = []
    for person in people:
        if person.recipient.channel is Channel.EMAIL:
            mail.append(holder(person))
            continue
        school = names.setdefault(person.recipient.school.casefold(), person.recipient.school)
        of_school.setdefault(school, []).append(holder(person))
    folders = slugs(tuple(of_school))
    packs = tuple(
        Pack(pack_id(document.name, school), school, folders[school], tuple(holders))
        for school, holders in of_school.items()
    )
    return Distribution(document, packs, tuple(mail))
