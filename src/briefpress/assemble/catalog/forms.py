"""Interactive forms (ISO 32000-1, 12.7): fields of equal name in two parts are two fields."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pypdf.generic import ByteStringObject, NameObject, TextStringObject

from briefpress.assemble.naming import Names
from briefpress.assemble.navigation.places import fields, holders
from briefpress.assemble.serial import entry_key, string_bytes
from briefpress.codes.merging import REMOVED_SIGNATURES
from briefpress.pdf import syntax
from briefpress.verify.pdf.objects import array, dictionary, entry, is_true, raw, text

if TYPE_CHECKING:
    from pypdf.generic import DictionaryObject

    from briefpress.assemble.copier import Copier
    from briefpress.assemble.opened import Opened

_RESOURCE = rb"/([^\s()<>\[\]{}/%%]+)(?=\s+%s\b)"
#: Where a default appearance calls a resource: ``/Helv 12 Tf`` (12.7.3.3).
_CALLS = {
    "/Font": re.compile(_RESOURCE % rb"[-+.\d]+\s+Tf"),
    "/ExtGState": re.compile(_RESOURCE % rb"gs"),
}


class Forms:
    """The fields of all parts in one form.

    What the form says for all its fields (DA, Q) is said by each root field of the part instead.
    The order of calculation goes with the scripts that calculate; XFA is not kept either.
    """

    def __init__(self) -> None:
        self._names: Names[str] = Names()
        self._fields: list[bytes] = []
        self._resources: dict[str, dict[str, bytes]] = {}
        self._needs_appearances = False

    def join(self, opened: Opened, copier: Copier) -> None:
        """Take in the form of a part, before its fields are copied."""
        form = dictionary(raw(opened.catalog, "/AcroForm"))
        if form is None:
            return
        roots = [found for item in array(raw(form, "/Fields")) if (found := dictionary(item))]
        wanted = {name for root in roots if (name := text(raw(root, "/T")))}
        for root in roots:
            self._name(root, wanted)
            _inherit(root, form)
        for kind, renamed in self._join_resources(dictionary(raw(form, "/DR")), copier).items():
            _rename_calls(opened, _CALLS[kind], renamed)
        _unsign(opened)
        self._fields += [copier.value(item) for item in array(raw(form, "/Fields"))]
        self._needs_appearances |= is_true(raw(form, "/NeedAppearances"))

    def write(self) -> bytes | None:
        """Write the form; None if there are no fields."""
        if not self._fields:
            return None
        entries = {"Fields": syntax.array(self._fields)}
        if self._needs_appearances:
            entries["NeedAppearances"] = b"true"
        if self._resources:
            kinds = {kind: syntax.dictionary(found) for kind, found in self._resources.items()}
            entries["DR"] = syntax.dictionary(kinds)
        return syntax.dictionary(entries)

    def _name(self, root: DictionaryObject, wanted: set[str]) -> None:
        old = text(raw(root, "/T"))
        if old is not None:
            new = self._names.take(old, wanted)
            if new != old:
                root[NameObject("/T")] = TextStringObject(new)

    def _join_resources(
        self, resources: DictionaryObject | None, copier: Copier
    ) -> dict[str, dict[bytes, bytes]]:
        """Join default resources; return the new names, by kind, of what had a name taken."""
        renamed: dict[str, dict[bytes, bytes]] = {}
        for kind in resources or ():
            found = dictionary(raw(resources, kind))
            if found is None:
                continue
            taken = self._resources.setdefault(entry_key(kind), {})
            for key in found:
                name, body = entry_key(key), copier.value(raw(found, key), shared=True)
                new, count = name, 1
                while taken.get(new, body) != body:
                    count += 1
                    new = f"{name}-{count}"
                taken[new] = body
                if new != name and kind in _CALLS:
                    renamed.setdefault(kind, {})[name.encode("ascii")] = new.encode("ascii")
        return renamed


def _inherit(root: DictionaryObject, form: DictionaryObject) -> None:
    """Let a root field say itself what the form says for all of them (table 218)."""
    for key in ("/DA", "/Q"):
        if key in form and key not in root:
            root[NameObject(key)] = form.raw_get(key)


def _rename_calls(opened: Opened, call: re.Pattern[bytes], renamed: dict[bytes, bytes]) -> None:
    for holder in holders(opened):
        old = string_bytes(entry(holder, "/DA"))
        if old is not None:
            new = call.sub(lambda m: b"/" + renamed.get(m[1], m[1]), old)
            holder[NameObject("/DA")] = ByteStringObject(new)


def _unsign(opened: Opened) -> None:
    """Take signatures out: they hold for the bytes of the file that was signed (12.8)."""
    signed = 0
    for field in fields(opened):
        value = dictionary(raw(field, "/V"))
        if value is not None and "/ByteRange" in value:
            del field["/V"]
            signed += 1
    if signed:
        what = "1 signature was" if signed == 1 else f"{signed} signatures were"
        opened.note(REMOVED_SIGNATURES, f"{what} left out")
