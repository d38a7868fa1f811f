"""A real mail server on this machine, which can be told to fail."""

import asyncio
import contextlib
import socket
import ssl

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult


class Handler:
    """Takes mail, or answers what it was told to.

    `answers` are for RCPT, by address; `data` for what follows the dot, one after another;
    `hang_up_within` is how many letters it breaks off in the middle.
    """

    def __init__(self):
        self.letters = []
        self.answers = {}
        self.data = []
        self.hang_up_within = 0

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 - aiosmtpd's
        said = self.answers.get(address)
        if isinstance(said, list):
            said = said.pop(0) if said else None
        if said:
            return said
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's name
        said = self.data.pop(0) if self.data else "250 OK"
        if said == "hang up unheard":
            server.transport.abort()
            return "250 OK"
        if said != "refuse" and not said.startswith(("4", "5")):
            self.letters.append((envelope.mail_from, envelope.rcpt_tos, envelope.content))
        if said == "hang up":
            server.transport.abort()
            return "250 OK"
        if said == "never answer":
            await asyncio.sleep(30)
        return said


class Server(SMTP):
    """A server that can hang up in the middle of a message."""

    async def smtp_DATA(self, arg):  # noqa: N802 - aiosmtpd's name
        if not self.event_handler.hang_up_within:
            return await super().smtp_DATA(arg)
        self.event_handler.hang_up_within -= 1
        await self.push("354 go on")
        await self._reader.read(1000)
        self.transport.abort()
        return None


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


class LocalController(Controller):
    options = {}  # noqa: RUF012

    def factory(self):
        return self.server_class(self.handler, **{**self.SMTP_kwargs, **self.options})

    server_class = Server


@pytest.fixture(scope="session")
def authority():
    return trustme.CA()


@pytest.fixture
def trusted(authority, monkeypatch, tmp_path):
    """Let this machine trust the authority that the servers' certificates are from."""
    file = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(file))
    monkeypatch.setenv("SSL_CERT_FILE", str(file))


@pytest.fixture
def serve_mail(authority):
    """Start mail servers, as many as a test wants, on ports of their own."""
    with contextlib.ExitStack() as stack:

        def make(*, tls=None, name="localhost", password=None):
            handler = Handler()
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            authority.issue_cert(name).configure_cert(context)
            controller = LocalController(handler, hostname="127.0.0.1", port=free_port())
            options = {"hostname": "mail.example.org"}
            if tls == "starttls":
                options["tls_context"] = context
            if tls == "tls":
                controller.ssl_context = context
            if password:

                def check(server, session, envelope, mechanism, data):
                    return AuthResult(success=data.password == password.encode(), handled=False)

                options |= {"authenticator": check, "auth_required": tls != "tls"}
                options["auth_require_tls"] = tls != "tls"
            controller.options = options
            controller.start()
            stack.callback(controller.stop)
            handler.port = controller.port
            return handler

        yield make
