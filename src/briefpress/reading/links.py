"""Addresses that a link may lead to, checked for their form; nothing is ever fetched.

Every function returns nothing and raises ValueError with a sentence for the author.
"""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import SplitResult, urlsplit

from briefpress.reading.source import UNPRINTABLE, named

SCHEMES = ("https", "http", "mailto", "tel")

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_BLANK_OR_CONTROL = re.compile(r"[\s\x00-\x1f\x7f-\x9f\\]")
_HOST_LABEL = re.compile(r"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
_BRACKETED = re.compile(r"\[[^\]]*\](:[0-9]+)?")
_BROKEN_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
#: The atoms of RFC 5322, 3.2.3, with dots between them.
_MAILBOX = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
#: A number as it is printed, with capitals of the keypad, and an extension.
TELEPHONE = re.compile(
    r"(?P<number>\+?[0-9(][0-9A-Z ().\-/\u2013\u00a0]*?)"
    r"(?:,? *(?:[Ee]xt\.?|x|#) *(?P<extension>[0-9]{1,7}))?"
)
#: An address beyond doubt, as nearly all are: a name of ASCII labels, no port, no bare %. To look
#: at its parts one by one takes twenty times as long.
_PLAIN = re.compile(
    r"https?://(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}"
    r"(?:[/?#](?:[A-Za-z0-9/._~!$'()*+,;=:@?#&-]|%[0-9A-Fa-f]{2})*)?"
)
_LONGEST_HOST = 253
#: RFC 3966, 3, with parameters such as ``;ext=12``.
_TELEPHONE_URI = re.compile(r"\+?[0-9().\-]+(;[A-Za-z0-9-]+(=[^;\s]+)?)*")


def check_link(link: str) -> None:
    """Check a link in a text: a web or a mail address or a telephone number, with its scheme."""
    match = _SCHEME.match(link)
    if not match:
        raise ValueError(f"{link!r} is not a whole address; it begins with https:// or mailto:")
    scheme = match[1].lower()
    if scheme not in SCHEMES:
        raise ValueError(f"links with {match[1]}: are refused; use {', '.join(SCHEMES)}")
    rest = link[match.end() :]
    if scheme == "mailto":
        for address in rest.partition("?")[0].split(","):
            check_email(address)
    elif scheme == "tel":
        if not _TELEPHONE_URI.fullmatch(rest):
            raise ValueError(f"{link!r} is not a number such as tel:+1-800-555-0100")
        check_telephone(rest.partition(";")[0])
    else:
        check_web_address(link)
    _check_characters(link)


def check_web_address(address: str) -> None:
    """Check a URL with the scheme http or https (RFC 3986); its host may be international."""
    if not (_PLAIN.fullmatch(address) and len(address) <= _LONGEST_HOST):
        check_parts(address)


def check_parts(address: str) -> None:
    """Check a URL part by part, as `check_web_address` does."""
    match = _SCHEME.match(address)
    if not match or match[1].lower() not in {"http", "https"}:
        raise ValueError(f"{address!r} does not begin with https:// or http://")
    _check_characters(address)
    try:
        parts = urlsplit(address)
        _check_authority(parts)
    except ValueError as error:
        raise ValueError(f"{address!r} has no usable host: {error}") from None


def _check_characters(address: str) -> None:
    """Check what holds for every scheme; an entity may bring in what no file may hold."""
    if _BLANK_OR_CONTROL.search(address):
        raise ValueError(f"{address!r} has a space, a control character or a backslash in it")
    if hidden := UNPRINTABLE.search(address):
        raise ValueError(f"in the address {address!r} there is {named(hidden.group())}")
    if _BROKEN_ESCAPE.search(address):
        raise ValueError(f"{address!r} has a % without two digits after it; write it %25")


def _check_authority(parts: SplitResult) -> None:
    if "@" in parts.netloc:
        raise ValueError("a user name or password has no place in a printed address")
    if not parts.hostname:
        raise ValueError("it is missing")
    if parts.port == 0 or parts.netloc.endswith(":"):
        raise ValueError("the number of the port is missing")
    if "[" in parts.netloc:
        if not _BRACKETED.fullmatch(parts.netloc):
            raise ValueError("brackets hold a whole IPv6 address, and only a port follows them")
        ipaddress.IPv6Address(parts.hostname)
    else:
        _check_host(parts.hostname)


def _check_host(host: str) -> None:
    try:
        # IDNA 2003 is what the standard library knows; it refuses what no registry would take.
        ascii_host = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        raise ValueError(f"{host!r} is not a name in the Domain Name System") from None
    labels = ascii_host.removesuffix(".").split(".")
    if len(ascii_host) > _LONGEST_HOST or not all(_HOST_LABEL.fullmatch(label) for label in labels):
        raise ValueError(f"{host!r} is not a name in the Domain Name System")


def check_email(address: str) -> None:
    """Check a mail address: a mailbox, an at sign, and a domain with a dot (RFC 5321, 4.1.2)."""
    mailbox, _, domain = address.partition("@")
    try:
        _check_host(domain)
        usable = bool(_MAILBOX.fullmatch(mailbox)) and "." in domain
    except ValueError:
        usable = False
    if not usable:
        raise ValueError(f"{address!r} is not a mail address such as info@example.org")


def check_host(host: str) -> None:
    """Check the name of a server or its number: IPv4, or IPv6 without brackets."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        _check_host(host)


def check_telephone(number: str) -> None:
    """Check a telephone number as people write it, such as (606) 555-0100 x12 or 1-800-SAFE-NOW."""
    digits = sum(character.isascii() and character.isdigit() for character in number)
    if digits < 3:
        raise ValueError(f"{number!r} is not a telephone number: it has too few digits")
    if not TELEPHONE.fullmatch(number.strip()):
        raise ValueError(f"{number!r} is more than one telephone number; words go into a label")
