"""Actions that lead a reader stay; what acts by itself is left out.

A merged file is published under another name than its parts', so nothing in it may run code, start
a program, send data, or happen without a click (ISO 19005-2, 6.5.1 and 6.5.2 forbid the same).
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from pypdf.generic import ArrayObject, ByteStringObject, NameObject

from briefpress.assemble.navigation.places import fields, holders, kind
from briefpress.codes.merging import REMOVED_ACTIONS
from briefpress.verify.pdf.objects import array, dictionary, entry, raw, text

if TYPE_CHECKING:
    from pypdf.generic import DictionaryObject

    from briefpress.assemble.opened import Opened

_ACTIVE = frozenset(
    (
        "JavaScript",
        "Launch",
        "SubmitForm",
        "ImportData",
        "Rendition",
        "RichMediaExecute",
        "Movie",
        "Sound",
    )
)
#: What an annotation plays, perhaps as soon as its page shows (13.6, and the RichMedia extension);
#: the picture that stands for it is another entry.
_PLAYED = ("/RichMediaContent", "/RichMediaSettings", "/3DD", "/3DA")
#: Addresses that a viewer runs or opens on the reader's own machine.
_ACTIVE_SCHEMES = ("javascript:", "vbscript:", "data:", "file:")


def disarm(opened: Opened) -> None:
    """Take out of a part all that acts by itself, and note how much it was."""
    removed = _scripts(opened)
    for page in opened.document.pages:
        removed += _without(page.dictionary, "/AA")
    for holder in [*holders(opened), *fields(opened)]:
        removed += sum(_without(holder, key) for key in ("/AA", *_PLAYED))
        for key in ("/A", "/PA"):
            removed += _disarm(holder, key)
    base = text(raw(dictionary(raw(opened.catalog, "/URI")), "/Base"))
    if base:
        _make_whole(opened, base)
    if removed:
        what = "1 script or action was" if removed == 1 else f"{removed} scripts or actions were"
        opened.note(REMOVED_ACTIONS, f"{what} left out")


def _scripts(opened: Opened) -> int:
    """Count what the catalog would do on its own; it is not copied anyway."""
    opening = dictionary(raw(opened.catalog, "/OpenAction"))
    acts = opening is not None and kind(opening) in _ACTIVE
    names = dictionary(raw(opened.catalog, "/Names"))
    scripts = raw(names, "/JavaScript") is not None
    return acts + scripts + (raw(opened.catalog, "/AA") is not None)


def _without(holder: DictionaryObject, key: str) -> int:
    if key not in holder:
        return 0
    del holder[key]
    return 1


def _disarm(holder: DictionaryObject, key: str, depth: int = 0) -> int:
    """Take an action away if it is active, or what follows it; return how many went."""
    action = dictionary(raw(holder, key))
    if action is None:
        return 0
    if _is_active(action) or depth > 50:
        return _without(holder, key)
    following = [dictionary(item) for item in array(raw(action, "/Next"))]
    removed = 0
    if any(item is not None and _is_active(item) for item in following):
        passive = [item for item in following if item is not None and not _is_active(item)]
        removed = len(following) - len(passive)
        action[NameObject("/Next")] = ArrayObject(passive)
    for item in following:
        if item is not None and not _is_active(item):
            removed += _disarm(item, "/Next", depth + 1)
    return removed


def _is_active(action: DictionaryObject) -> bool:
    address = (text(raw(action, "/URI")) or "").strip().lower()
    return kind(action) in _ACTIVE or address.startswith(_ACTIVE_SCHEMES)


def _make_whole(opened: Opened, base: str) -> None:
    """Write relative addresses out, for their base is another in the output (12.6.4.7)."""
    for holder in holders(opened):
        action = dictionary(raw(holder, "/A"))
        address = text(entry(action, "/URI"))
        if action is not None and address and kind(action) == "URI":
            whole = urljoin(base, address)
            action[NameObject("/URI")] = ByteStringObject(whole.encode("utf-8"))
