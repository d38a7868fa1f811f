"""Links: how they go into the file, onto paper, and into words."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from briefpress.model.words import Words

#: The scheme of a link to a page of the bulletin, by its folio; assembling makes it a GoTo.
FOLIO_SCHEME = "briefpress-folio"
#: What may stand in a URI as it is (RFC 3986, 2.2 and 2.3), the percent sign of escapes included.
_AS_IS = ":/?#[]@!$&'()*+,;=-._~%"
#: Letters of a printed address that a reader will still type.
_TYPEABLE = 60


def ascii_uri(link: str) -> str:
    """Return a link as a URI in ASCII: IDNA for its host (RFC 5891), escapes for the rest."""
    parts = urlsplit(link)
    if parts.hostname and not parts.hostname.isascii():
        host = parts.hostname.encode("idna").decode("ascii")
        parts = parts._replace(netloc=f"{host}:{parts.port}" if parts.port else host)
    return quote(parts.geturl(), safe=_AS_IS)


def short_form(url: str) -> str:
    """Return what a person would type of a URL: no scheme, no www, no trailing slash.

    What is too long to type is cut after a whole step of its path, and ends in an ellipsis.
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    host += f":{parts.port}" if parts.port else ""
    whole = host + parts.path + (f"?{parts.query}" if parts.query else "")
    if len(whole) <= _TYPEABLE:
        return whole.rstrip("/")
    steps = [step for step in parts.path.split("/") if step]
    kept = host
    for step in steps:
        if len(kept) + len(step) + 3 > _TYPEABLE:
            break
        kept += f"/{step}"
    return f"{kept}/…"


def describe(link: str, words: Words) -> str:
    """Say where a link leads, for those who listen (the annotation's Contents)."""
    scheme, _, rest = link.partition(":")
    if scheme == "mailto":
        return words.link_email.format(target=rest.partition("?")[0])
    if scheme == "tel":
        return words.link_telephone.format(target=rest)
    if scheme == FOLIO_SCHEME:
        return words.bulletin.go_to.format(page=rest)
    return words.link_web.format(target=short_form(link))


def folio_uri(folio: str) -> str:
    """Return the link that leads to the page of a bulletin that has this folio."""
    return f"{FOLIO_SCHEME}:{folio}"
