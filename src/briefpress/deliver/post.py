"""The post: mail over SMTP (RFC 5321), so that it is always known whether the server took it.

The server answers for a message once it has the dot that ends it and says 250. Until the dot is
sent nothing was taken; after it, without an answer, nobody knows.
"""

from __future__ import annotations

import re
import smtplib
import ssl
from typing import TYPE_CHECKING

from briefpress.codes.distribution import BAD_SERVER
from briefpress.deliver.carrying import NeverError, NotNowError, UnknownError
from briefpress.diagnostics import Diagnostic, Place, RefusedError
from briefpress.model.sending import Security

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

    from briefpress.model.sending import MailSettings

#: Seconds that an answer may take. RFC 5321 (4.5.3.2) gives servers ten minutes after the dot.
TIMEOUT = 120.0
#: Seconds before each new try to connect.
BACKOFF = (1.0, 2.0, 4.0, 8.0, 16.0)

_LEADING_DOT = re.compile(rb"^\.", re.MULTILINE)
_DISCONNECTED = (smtplib.SMTPServerDisconnected, OSError)


class Post:
    """A connection to the mail server, made again whenever it is lost."""

    def __init__(
        self,
        settings: MailSettings,
        password: str | None,
        sleep: Callable[[float], None],
        timeout: float = TIMEOUT,
    ) -> None:
        self.handed_over = False
        self._settings = settings
        self._password = password
        self._sleep = sleep
        self._timeout = timeout
        self._smtp: smtplib.SMTP | None = None

    def connect(self) -> None:
        """Connect and log in, patiently; raises RefusedError where that can't be done."""
        if self._smtp is not None:
            return
        for delay in (*BACKOFF, None):
            try:
                self._smtp = self._connected()
                return
            except smtplib.SMTPAuthenticationError as error:
                raise self._refused(f"it does not let us in: {_words(error.smtp_error)}") from None
            except ssl.SSLError as error:
                reason = getattr(error, "verify_message", "") or error.reason or str(error)
                raise self._refused(f"the connection is not safe: {reason}") from None
            except smtplib.SMTPNotSupportedError as error:
                raise self._refused(str(error)) from None
            except (smtplib.SMTPException, OSError) as error:
                if delay is None:
                    raise self._refused(f"it can't be reached: {error}") from None
                self._sleep(delay)

    def _connected(self) -> smtplib.SMTP:
        settings = self._settings
        context = ssl.create_default_context()
        smtp: smtplib.SMTP
        if settings.security is Security.TLS:
            smtp = smtplib.SMTP_SSL(
                settings.host, settings.port, timeout=self._timeout, context=context
            )
        else:
            smtp = smtplib.SMTP(settings.host, settings.port, timeout=self._timeout)
        try:
            if settings.security is Security.STARTTLS:
                smtp.starttls(context=context)
            smtp.ehlo_or_helo_if_needed()
            if settings.user and self._password is not None:
                smtp.login(settings.user, self._password)
        except BaseException:
            smtp.close()
            raise
        return smtp

    def _refused(self, message: str) -> RefusedError:
        place = Place(f"{self._settings.host}:{self._settings.port}")
        return RefusedError([Diagnostic(BAD_SERVER, place, message, BAD_SERVER.mend)])

    def close(self) -> None:
        """Say goodbye, if there is still somebody to hear it."""
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            try:
                smtp.quit()
            except (smtplib.SMTPException, OSError):
                smtp.close()

    def deliver(self, sender: str, to: str, message: bytes) -> None:
        """Give a message for one person to the server.

        `message` has CRLF line ends. Raises NotNowError, NeverError, or UnknownError; RefusedError
        where the server takes nothing from this sender.
        """
        self.handed_over = False
        smtp = self._smtp
        if smtp is None:
            raise NotNowError("not connected")
        try:
            self._envelope(smtp, sender, to, len(message))
            smtp.send(_LEADING_DOT.sub(b"..", message))
            if _has_spoken(smtp.sock):
                # A server that speaks, or hangs up, before the dot has not taken the message.
                raise smtplib.SMTPServerDisconnected("the connection ended within the message")
        except _DISCONNECTED as error:
            self._drop()
            raise NotNowError(str(error)) from None
        self.handed_over = True
        try:
            smtp.send(b".\r\n")
            code, words = smtp.getreply()
        except (*_DISCONNECTED, smtplib.SMTPResponseException) as error:
            self._drop()
            raise UnknownError(f"no answer after the message: {error}") from None
        self._judge(code, words, 250)

    def _envelope(self, smtp: smtplib.SMTP, sender: str, to: str, size: int) -> None:
        """Name sender and recipient, and open the message."""
        options = [f"size={size}"] if smtp.has_extn("size") else []
        code, words = smtp.mail(sender, options)
        if code >= 500:
            self._reset()
            raise self._refused(f"it takes nothing from {sender}: {code} {_words(words)}")
        self._judge(code, words, 250)
        code, words = smtp.rcpt(to)
        self._judge(250 if code == 251 else code, words, 250)
        smtp.putcmd("DATA")
        code, words = smtp.getreply()
        self._judge(code, words, 354)

    def _judge(self, code: int, words: bytes, wanted: int) -> None:
        """Do nothing for the answer wanted; else say what it means (RFC 5321, 4.2.1)."""
        if code == wanted:
            return
        said = f"{code} {_words(words)}"
        if code == 421:
            self._drop()
        else:
            self._reset()
        raise NeverError(said) if 500 <= code < 600 else NotNowError(said)

    def _reset(self) -> None:
        """Make the connection fit for the next message."""
        try:
            if self._smtp is not None:
                self._smtp.rset()
        except (smtplib.SMTPException, OSError):
            self._drop()

    def _drop(self) -> None:
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            smtp.close()


def _has_spoken(connection: socket.socket | None) -> bool:
    """Tell whether the other side has said something, or hung up, without waiting for it."""
    if connection is None:
        return True
    timeout = connection.gettimeout()
    connection.settimeout(0)
    try:
        connection.recv(1)
    except (BlockingIOError, ssl.SSLWantReadError):
        return False
    finally:
        connection.settimeout(timeout)
    return True


def _words(words: bytes | str) -> str:
    """Return what a server said, as one line."""
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return " ".join(text.split())
