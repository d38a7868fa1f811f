"""How a publication prints and mails: `distribution:` in content/publication.yaml."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Security(StrEnum):
    """How the connection to the mail server is kept private.

    `NONE` is only for a server on the same machine, which passes the mail on.
    """

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


class MailSettings(Struct, frozen=True):
    """The mail server, and who writes; never a password.

    `user` is the name to log in with, empty where none is needed. `per_minute` is how many
    messages the server may be given in a minute.
    """

    host: str
    port: int
    security: Security
    sender: str
    reply_to: str = ""
    unsubscribe: str = ""
    user: str = ""
    per_minute: int = 120


class Sides(StrEnum):
    """IPP `sides` (RFC 8011, 5.2.8)."""

    ONE_SIDED = "one-sided"
    LONG_EDGE = "two-sided-long-edge"
    SHORT_EDGE = "two-sided-short-edge"


class Finishing(StrEnum):
    """IPP `finishings` by their keywords (RFC 8011, 5.2.6; PWG 5100.1)."""

    NONE = "none"
    STAPLE = "staple"
    STAPLE_TOP_LEFT = "staple-top-left"
    SADDLE_STITCH = "saddle-stitch"
    FOLD = "fold"
    BOOKLET = "booklet-maker"

    @property
    def number(self) -> int:
        """The enum value that IPP sends for it."""
        return _FINISHINGS[self]

    @property
    def staples(self) -> int:
        """How many staples a copy of more than one sheet takes."""
        return _STAPLES.get(self, 0)


_FINISHINGS = {
    Finishing.NONE: 3,
    Finishing.STAPLE: 4,
    Finishing.SADDLE_STITCH: 8,
    Finishing.FOLD: 10,
    Finishing.BOOKLET: 13,
    Finishing.STAPLE_TOP_LEFT: 20,
}
_STAPLES = {
    Finishing.STAPLE: 1,
    Finishing.STAPLE_TOP_LEFT: 1,
    Finishing.SADDLE_STITCH: 2,
    Finishing.BOOKLET: 2,
}


class ColorMode(StrEnum):
    """IPP `print-color-mode` (PWG 5100.13)."""

    AUTO = "auto"
    COLOR = "color"
    MONOCHROME = "monochrome"


class PrintSettings(Struct, frozen=True):
    """What is asked of a printer, in the words of IPP; `numbered` stamps each copy's number.

    `media` is empty where the page's own size says it.
    """

    sides: Sides = Sides.LONG_EDGE
    media: str = ""
    finishings: Finishing = Finishing.NONE
    color_mode: ColorMode = ColorMode.AUTO
    job_sheets: str = "none"
    numbered: bool = True


class SendingSettings(Struct, frozen=True):
    """Both; no mail settings where the publication sends none."""

    printing: PrintSettings = PrintSettings()
    mail: MailSettings | None = None


#: What a publication has that says nothing.
PLAIN_SENDING = SendingSettings()

#: IPP names (PWG 5101.1) of the sheets an office has, by width and height in points, rounded.
MEDIA = {
    (612, 792): "na_letter_8.5x11in",
    (612, 1008): "na_legal_8.5x14in",
    (792, 1224): "na_ledger_11x17in",
    (396, 612): "na_invoice_5.5x8.5in",
    (595, 842): "iso_a4_210x297mm",
    (842, 1191): "iso_a3_297x420mm",
    (420, 595): "iso_a5_148x210mm",
}


def media_of(width: float, height: float) -> str:
    """Return the IPP name of the sheet a page is printed on, whichever way it lies.

    A page of no such size has a name of its own measures (PWG 5101.1, 5.1.2).
    """
    short, long = sorted((round(width), round(height)))
    known = MEDIA.get((short, long))
    return known or f"custom_page_{short / 72:.3g}x{long / 72:.3g}in"
