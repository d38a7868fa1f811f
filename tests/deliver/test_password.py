"""The mail server's password: from the environment, else from the keyring."""

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from briefpress.deliver.password import VARIABLE, password_for
from briefpress.diagnostics import RefusedError
from briefpress.model.sending import MailSettings, Security

SETTINGS = MailSettings("smtp.example.org", 587, Security.STARTTLS, "b@example.org", user="briefs")


class Ring(KeyringBackend):
    """A keyring in memory, which can be locked."""

    priority = 1

    def __init__(self):
        self.passwords = {}
        self.locked = False

    def get_password(self, service, username):
        if self.locked:
            raise KeyringLocked
        return self.passwords.get((service, username))

    def set_password(self, service, username, password):
        self.passwords[service, username] = password


@pytest.fixture
def ring(monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)
    before = keyring.get_keyring()
    keyring.set_keyring(Ring())
    yield keyring.get_keyring()
    keyring.set_keyring(before)


def refused():
    with pytest.raises(RefusedError) as error:
        password_for(SETTINGS)
    return [problem.code.id for problem in error.value.diagnostics]


def test_what_keyring_set_stored_is_found(ring):
    """As docs/distributing.md says: `keyring set briefpress briefs@smtp.example.org`."""
    keyring.set_password("briefpress", "briefs@smtp.example.org", "from the ring")
    assert password_for(SETTINGS) == "from the ring"


def test_the_environment_comes_first(ring, monkeypatch):
    keyring.set_password("briefpress", "briefs@smtp.example.org", "from the ring")
    monkeypatch.setenv(VARIABLE, "from outside")
    assert password_for(SETTINGS) == "from outside"


def test_none_is_refused_and_so_is_a_ring_that_is_locked(ring):
    assert refused() == ["BP831"]
    ring.locked = True
    assert refused() == ["BP831"]


def test_a_server_without_a_user_needs_none(ring):
    assert password_for(MailSettings("localhost", 25, Security.NONE, "b@example.org")) is None
