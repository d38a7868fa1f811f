"""Language tags."""

from __future__ import annotations

import re

#: RFC 5646, 2.1: language, script, region, variants, extensions, private use. Tags that are only
#: private or grandfathered name no language a voice could be chosen by.
_TAG = re.compile(
    r"(?P<language>[a-z]{2,3}(-[a-z]{3}){0,3}|[a-z]{5,8})"
    r"(?P<script>-[a-z]{4})?"
    r"(?P<region>-([a-z]{2}|[0-9]{3}))?"
    r"(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
    r"(-[0-9a-wy-z](-[a-z0-9]{2,8})+)*"
    r"(-x(-[a-z0-9]{1,8})+)?",
    re.IGNORECASE | re.ASCII,
)


def check_language(tag: str) -> None:
    """Check that a tag is well-formed (BCP 47); raises ValueError with a sentence if not."""
    if not _TAG.fullmatch(tag):
        raise ValueError(f"{tag!r} is not a language tag such as en, en-US, es-US or vi")
