"""A publication: who publishes, under what name, and the axes of its matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.model.handling import BulletinLabels
from briefpress.model.sending import PLAIN_SENDING, SendingSettings

if TYPE_CHECKING:
    from pathlib import Path

    from briefpress.model.handling import Handling
    from briefpress.model.image import Image
    from briefpress.model.text import Localized, Span


class Axis(Struct, frozen=True):
    """A row (goal) or a column (function) of the matrix: its key in YAML and its printed label."""

    key: str
    label: Localized


class Contact(Struct, frozen=True):
    """The contact block; a label, where given, stands before its part instead of our words."""

    about: Localized | None = None
    email: Span | None = None
    address: tuple[Span, ...] = ()
    telephone: Span | None = None
    web: Span | None = None
    heading: Localized | None = None
    email_label: Localized | None = None
    address_label: Localized | None = None
    telephone_label: Localized | None = None
    web_label: Localized | None = None


class Publication(Struct, frozen=True):
    """What `content/publication.yaml` says.

    `root` is the folder that holds content/ and layouts/; `files` are publication.yaml and the
    logo, absolute. The first of an axis's labels, and of every localized text, is the default.
    """

    root: Path
    path: str
    files: tuple[Path, ...]
    name: Localized
    organization: Localized
    language: str
    goals: tuple[Axis, ...]
    functions: tuple[Axis, ...]
    contact: Contact | None = None
    logo: Image | None = None
    handling: Handling | None = None
    sending: SendingSettings = PLAIN_SENDING
    bulletin_labels: BulletinLabels = BulletinLabels.OWN
