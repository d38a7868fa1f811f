"""One pass over one content stream (ISO 32000-1, 7.8.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from briefpress.codes.proofs import UNREADABLE_CONTENT
from briefpress.verify.pdf.marks import Context, Mark, Marks
from briefpress.verify.pdf.objects import (
    decoded_text,
    dictionary,
    entry,
    integer,
    name,
    number_of,
    raw,
    text,
)
from briefpress.verify.pdf.tokens import operations
from briefpress.verify.report import Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pypdf.generic import DictionaryObject

    from briefpress.verify.pdf.content import Content
    from briefpress.verify.pdf.document import Page
    from briefpress.verify.pdf.font import Font
    from briefpress.verify.pdf.tokens import Operand

_PAINTING = frozenset((b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"sh", b"EI"))
#: Text rendering mode that draws nothing (table 106).
_INVISIBLE = 3.0


class _State(NamedTuple):
    """The part of the graphics state that text depends on."""

    font: Font | None = None
    visible: bool = True


class _Properties(NamedTuple):
    """What a property list says of a marked content."""

    mcid: int | None = None
    replacement: str | None = None


class Stream:
    """A content stream while it is read: where what is painted belongs, and in which font.

    `loose` counts what paints outside of all marks; `tagged` is whether there are MCIDs.
    """

    def __init__(
        self, content: Content, page: Page, number: int, resources: DictionaryObject | None
    ) -> None:
        self.number = number
        self.marks = Marks()
        self.loose = 0
        self.tagged = False
        self._content = content
        self._page = page
        self._resources = resources
        self._fonts: dict[str, Font | None] = {}
        self._state = _State()
        self._saved: list[_State] = []
        self._in_text = False
        self._fontless = 0

    def run(self, data: bytes, where: str) -> Iterator[Fault]:
        """Read the stream to its end and say what is wrong with it."""
        for operator, operands in operations(data):
            if operator in _PAINTING:
                self._paint()
            elif action := self._ACTIONS.get(operator):
                action(self, operands)
        for mark in self.marks.end():
            self._keep(mark)
        yield from self.marks.faults(where)
        if self._fontless:
            message = f"{where}: {self._fontless} texts are shown in a font that is not there"
            yield Fault(UNREADABLE_CONTENT, message)

    def _paint(self, count: int = 1) -> None:
        if self.marks.context is Context.LOOSE:
            self.loose += count

    def _save(self, _: list[Operand]) -> None:
        self._saved.append(self._state)

    def _restore(self, _: list[Operand]) -> None:
        if self._saved:
            self._state = self._saved.pop()

    def _begin_text(self, _: list[Operand]) -> None:
        self._in_text = True

    def _end_text(self, _: list[Operand]) -> None:
        self._in_text = False

    def _set_font(self, operands: list[Operand]) -> None:
        key = str(operands[0]) if operands else ""
        if key not in self._fonts:
            found = dictionary(self._resource("/Font", key))
            self._fonts[key] = None if found is None else self._content.font(found)
        self._state = self._state._replace(font=self._fonts[key])

    def _set_rendering(self, operands: list[Operand]) -> None:
        self._state = self._state._replace(visible=operands != [_INVISIBLE])

    def _show(self, operands: list[Operand]) -> None:
        """Show text (9.4.3): the strings of Tj, TJ, ' and " are the last operand."""
        last = operands[-1] if operands else b""
        for shown in last if isinstance(last, list) else (last,):
            if isinstance(shown, bytes) and shown:
                self._show_string(shown)

    def _show_string(self, shown: bytes) -> None:
        self._paint()
        font = self._state.font
        if font is None:
            self._fontless += 1
            return
        font.visible |= self._state.visible
        self.marks.say(font.read(shown, self._page.index))

    def _begin_marked(self, operands: list[Operand]) -> None:
        """Begin marked content (14.6): an artifact, one that an element claims, or neither."""
        properties = self._properties(operands[1]) if len(operands) > 1 else _Properties()
        context = Context.LOOSE
        if operands and operands[0] == "Artifact":
            context = Context.ARTIFACT
        elif properties.mcid is not None:
            context = Context.TAGGED
            self.tagged = True
        self.marks.open(Mark(context, properties.mcid, properties.replacement, self._in_text))

    def _properties(self, operand: Operand) -> _Properties:
        """Read a property list, in place or by its name in the resources (14.6.2)."""
        if isinstance(operand, dict):
            mcid, spoken = operand.get("MCID"), operand.get("ActualText", operand.get("Alt"))
            return _Properties(
                int(mcid) if isinstance(mcid, float) else None,
                decoded_text(spoken) if isinstance(spoken, bytes) else None,
            )
        named = dictionary(self._resource("/Properties", str(operand)))
        words = text(raw(named, "/ActualText"))
        return _Properties(
            integer(raw(named, "/MCID")), text(raw(named, "/Alt")) if words is None else words
        )

    def _end_marked(self, _: list[Operand]) -> None:
        mark = self.marks.close(in_text=self._in_text)
        if mark is not None:
            self._keep(mark)

    def _keep(self, mark: Mark) -> None:
        if mark.mcid is not None:
            self._content.add(self.number, mark.mcid, mark.text, self._page.index)

    def _paint_object(self, operands: list[Operand]) -> None:
        """Paint an image, or all that is in a form (8.10)."""
        reference = self._resource("/XObject", str(operands[-1]) if operands else "")
        number, painted = number_of(reference), dictionary(reference)
        if number is None or painted is None or name(raw(painted, "/Subtype")) != "Form":
            self._paint()
            return
        form = self._content.form(number, painted, self._page)
        if form is None:
            return
        self._paint(form.paints)
        self.marks.say(form.text)
        self.tagged |= form.tagged
        if form.tagged and self.marks.context is Context.ARTIFACT:
            self.marks.mix()

    def _resource(self, kind: str, key: str) -> object:
        return raw(dictionary(entry(self._resources, kind)), "/" + key)

    _ACTIONS: ClassVar[dict[bytes, Callable[[Stream, list[Operand]], None]]] = {
        b"q": _save,
        b"Q": _restore,
        b"BT": _begin_text,
        b"ET": _end_text,
        b"Tf": _set_font,
        b"Tr": _set_rendering,
        b"Tj": _show,
        b"TJ": _show,
        b"'": _show,
        b'"': _show,
        b"BMC": _begin_marked,
        b"BDC": _begin_marked,
        b"EMC": _end_marked,
        b"Do": _paint_object,
    }
