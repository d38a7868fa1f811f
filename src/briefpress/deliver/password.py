"""The password of the mail server: from the environment, else the keyring, never from a file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from briefpress.codes.distribution import NO_PASSWORD
from briefpress.diagnostics import Diagnostic, Place, RefusedError

if TYPE_CHECKING:
    from briefpress.model.sending import MailSettings

VARIABLE = "BRIEFPRESS_SMTP_PASSWORD"
_SERVICE = "briefpress"


def password_for(settings: MailSettings) -> str | None:
    """Return the password, None where no user logs in; raises RefusedError where it is missing."""
    if not settings.user:
        return None
    password = os.environ.get(VARIABLE) or _from_keyring(settings)
    if not password:
        message = f"there is no password for {settings.user} at {settings.host}"
        raise RefusedError(
            [Diagnostic(NO_PASSWORD, Place("environment"), message, NO_PASSWORD.mend)]
        )
    return password


def _from_keyring(settings: MailSettings) -> str | None:
    """Ask the system's keyring, where the keyring library is installed and finds one."""
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return None
    try:
        return keyring.get_password(_SERVICE, f"{settings.user}@{settings.host}")
    except KeyringError:
        return None
