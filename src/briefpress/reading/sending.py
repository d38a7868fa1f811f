"""How a publication prints and mails, as its file says it."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING

from briefpress.codes.distribution import BAD_SERVER
from briefpress.model.sending import MailSettings, PrintSettings, Security, SendingSettings
from briefpress.reading.schema.sending import DistributionFile, MailFile, PrintFile

if TYPE_CHECKING:
    from briefpress.reading.source import Problems


def sending_settings(record: DistributionFile | None, problems: Problems) -> SendingSettings:
    """Return the settings; mail in the clear to another machine is reported as a problem."""
    record = record or DistributionFile()
    mail = record.mail
    if mail and mail.security is Security.NONE and not is_local(mail.host.value.text):
        message = f"mail to {mail.host.value.text!r} would go over the network for all to read"
        hint = "Set security to starttls or tls; none is only for a server on this machine."
        problems.add(BAD_SERVER, mail.host.mark, message, hint)
    return SendingSettings(_printing(record.print or PrintFile()), _mail(mail) if mail else None)


def is_local(host: str) -> bool:
    """Tell whether a server is on the same machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _mail(record: MailFile) -> MailSettings:
    sender = record.sender.value.text
    return MailSettings(
        host=record.host.value.text,
        port=record.port,
        security=record.security,
        sender=sender,
        reply_to=record.reply_to.value.text if record.reply_to else "",
        unsubscribe=record.unsubscribe.value.text if record.unsubscribe else sender,
        user=record.user.value.text if record.user else "",
        per_minute=record.per_minute,
    )


def _printing(record: PrintFile) -> PrintSettings:
    return PrintSettings(
        sides=record.sides,
        media=record.media.value.text if record.media else "",
        finishings=record.finishings,
        color_mode=record.print_color_mode,
        job_sheets=record.job_sheets.value.text if record.job_sheets else "none",
        numbered=record.numbered,
    )
