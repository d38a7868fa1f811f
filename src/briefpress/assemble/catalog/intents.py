"""Output intents: what the colours of the pages are made for (ISO 32000-1, 14.11.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.codes.merging import LOST_PROFILE
from briefpress.pdf import syntax
from briefpress.verify.pdf.objects import array, dictionary, name, raw, stream_data, text

if TYPE_CHECKING:
    from pypdf.generic import DictionaryObject

    from briefpress.assemble.copier import Copier
    from briefpress.assemble.opened import Opened


class Intents:
    """The output intents of all parts, one of each kind.

    PDF/A allows one profile in a file (ISO 19005-2, 6.2.3), so the first part's counts;
    `differ` is whether another part had another.
    """

    def __init__(self) -> None:
        self.differ = False
        self._profiles: dict[str, bytes | str | None] = {}
        self._intents: list[bytes] = []

    def join(self, opened: Opened, copier: Copier) -> None:
        """Take in the intents of a part."""
        for item in array(raw(opened.catalog, "/OutputIntents")):
            found = dictionary(item)
            if found is None:
                continue
            kind, profile = name(raw(found, "/S")), _profile(found)
            if kind not in self._profiles:
                self._profiles[kind] = profile
                self._intents.append(copier.value(found, shared=True))
            elif self._profiles[kind] != profile:
                self.differ = True
                condition = text(raw(found, "/OutputConditionIdentifier")) or "unnamed"
                message = f"its output intent ({condition}) is not that of the parts before it"
                opened.note(LOST_PROFILE, message)

    def write(self) -> bytes | None:
        """Write the array of output intents; None if there are none."""
        return syntax.array(self._intents) if self._intents else None


def _profile(intent: DictionaryObject) -> bytes | str | None:
    """Return the profile's data, or the name of the condition where no profile is embedded."""
    data = stream_data(raw(intent, "/DestOutputProfile"))
    return text(raw(intent, "/OutputConditionIdentifier")) if data is None else data
