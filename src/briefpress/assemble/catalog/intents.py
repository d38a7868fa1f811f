"""Output intents: what the colours of the pages are made for (ISO 32000-1, 14.11.5).

PDF/A has room for one profile in a file (ISO 19005-2, 6.2.3). The first part's counts; the device
colours of a part that was made for another are given that one's profile as their colour space
(8.6.5.6, default colour spaces), so that they stay the colours they were.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject

from briefpress.assemble.resources import resource_dictionaries
from briefpress.codes.merging import LOST_PROFILE
from briefpress.pdf import syntax
from briefpress.verify.pdf.objects import array, dictionary, integer, name, raw, stream_data, text

if TYPE_CHECKING:
    from briefpress.assemble.copier import Copier
    from briefpress.assemble.opened import Opened

#: The default colour space for device colours of so many components.
_DEFAULTS = {1: "/DefaultGray", 3: "/DefaultRGB", 4: "/DefaultCMYK"}


class Intents:
    """The output intents of all parts, one of each kind.

    `differ` is whether a part had another whose profile could not be put into its pages.
    """

    def __init__(self) -> None:
        self.differ = False
        self._profiles: dict[str, bytes | str | None] = {}
        self._intents: list[bytes] = []

    def join(self, opened: Opened, copier: Copier) -> None:
        """Take in the intents of a part, before its pages are copied."""
        for item in array(raw(opened.catalog, "/OutputIntents")):
            found = dictionary(item)
            if found is None:
                continue
            kind, profile = name(raw(found, "/S")), _profile(found)
            if kind not in self._profiles:
                self._profiles[kind] = profile
                self._intents.append(copier.value(found, shared=True))
            elif self._profiles[kind] != profile and not _set_default(opened, found):
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


def _set_default(opened: Opened, intent: DictionaryObject) -> bool:
    """Give a part's device colours the profile of its intent; return whether that could be done."""
    profile = raw(intent, "/DestOutputProfile")
    key = _DEFAULTS.get(integer(raw(dictionary(profile), "/N")) or 0)
    if key is None or not isinstance(profile, IndirectObject):
        return False
    space = ArrayObject([NameObject("/ICCBased"), profile])
    for resources in resource_dictionaries(opened):
        spaces = dictionary(raw(resources, "/ColorSpace"))
        if spaces is None:
            spaces = resources[NameObject("/ColorSpace")] = DictionaryObject()
        if key not in spaces:
            spaces[NameObject(key)] = space
    return True
