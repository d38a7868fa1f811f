"""The letter: one message for one person, which says everything without its attachment."""

from __future__ import annotations

import hashlib
from collections import Counter
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    import datetime

    from briefpress.deliver.facts import Facts
    from briefpress.deliver.records import Part
    from briefpress.model.distribution import Document, Edition
    from briefpress.model.sending import MailSettings
    from briefpress.model.words import Words

#: Header lines fold by themselves; everything is sent in seven bits, so that any server takes it.
_POLICY = SMTP.clone(cte_type="7bit")
#: A document of so many pages is told in full, a longer one by its headings.
_FULL_TEXT = 4


class Letterhead(Struct, frozen=True):
    """What all letters of a distribution share: who writes, about what, and its text."""

    settings: MailSettings
    organization: str
    document: Document
    words: Words


class Enclosure(Struct, frozen=True):
    """The PDF of an edition, and what it says."""

    edition: Edition
    pdf: bytes
    facts: Facts


def message_id(part: Part, sender: str) -> str:
    """Return the Message-ID of a delivery: the same whenever it is sent.

    So a copy that arrives twice is known to be the same by mail programs (RFC 5322, 3.6.4).
    """
    plan = part.planned
    key = "\0".join(
        (plan.document, plan.revision, plan.recipient, plan.edition, plan.channel.value)
    )
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:40]}@{sender.partition('@')[2]}>"


def write_letter(
    head: Letterhead, enclosure: Enclosure, part: Part, now: datetime.datetime
) -> EmailMessage:
    """Write the message for a part of the ledger; the library refuses line ends in headers."""
    settings, document, plan = head.settings, head.document, part.planned
    label = f"[{document.handling.value}] " if document.handling else ""
    message = EmailMessage(policy=_POLICY)
    message["From"] = Address(head.organization, addr_spec=settings.sender)
    message["To"] = Address(plan.name, addr_spec=plan.destination)
    message["Subject"] = f"{label}{document.title}"
    message["Date"] = format_datetime(now)
    message["Message-ID"] = message_id(part, settings.sender)
    if settings.reply_to:
        message["Reply-To"] = Address(addr_spec=settings.reply_to)
    message["List-Unsubscribe"] = f"<mailto:{settings.unsubscribe}?subject=unsubscribe>"
    message.set_content(_body(head, enclosure, part))
    name = f"{document.name}{f'.{plan.edition}' if plan.edition else ''}.pdf"
    message.add_attachment(enclosure.pdf, maintype="application", subtype="pdf", filename=name)
    message["Content-Language"] = enclosure.edition.language
    return message


def _body(head: Letterhead, enclosure: Enclosure, part: Part) -> str:
    """Write the text: the label first, the words of the document, where to turn."""
    words, document = head.words.distribution, head.document
    label = [document.handling.value, ""] if document.handling else []
    close = [
        words.mail_attached,
        words.mail_reason.format(name=part.planned.name, school=part.planned.school),
        words.mail_copy.format(number=part.number, document=document.name),
        words.mail_leave.format(address=head.settings.unsubscribe),
    ]
    foot = ["", document.handling.value] if document.handling else []
    lines = [*label, *_told(enclosure, document), "", "-- ", *close, *foot]
    return "\n".join(lines) + "\n"


def _told(enclosure: Enclosure, document: Document) -> list[str]:
    """Tell a short document in full, a longer one by its headings."""
    facts = enclosure.facts
    if facts.pages > _FULL_TEXT and facts.headings:
        # What every part has, such as “Context”, says nothing about any.
        count = Counter(title for _, title in facts.headings)
        listed = [(level, title) for level, title in facts.headings if count[title] == 1]
        return [document.title, "", *(f"{'  ' * (level - 1)}• {title}" for level, title in listed)]
    headings = {title for _, title in facts.headings}
    label = document.handling.value if document.handling else None
    lines: list[str] = []
    for line in facts.spoken.splitlines():
        if line != label:
            lines += ["", line] if line in headings else [line]
    return lines
