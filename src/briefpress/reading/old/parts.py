"""Which block of an old file belongs to which part of a brief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from briefpress.reading.old.dates import day_in_text
from briefpress.reading.old.inline import plain_text, read_spans
from briefpress.reading.old.vocabulary import Part, Vocabulary, label

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from markdown_it.token import Token

    from briefpress.model.text import Span
    from briefpress.reading.old.blocks import OldBlock
    from briefpress.reading.old.text import Remarks

#: A paragraph that stands for a heading is below all headings.
_PARAGRAPH_LEVEL = 7


class Parts(Struct, frozen=True):
    """The blocks of each part, in order; the title's block and the day that stood above them.

    `names` is what the parts were called, as their headings are written.
    """

    blocks: dict[Part, tuple[OldBlock, ...]]
    names: tuple[str, ...] = ()
    heading: OldBlock | None = None
    day: datetime.date | None = None

    @property
    def title(self) -> str | None:
        """What the title's block says."""
        return _text(self.heading) if self.heading else None

    def of(self, part: Part) -> tuple[OldBlock, ...]:
        """Return the blocks of a part."""
        return self.blocks.get(part, ())


def sort_blocks(blocks: Iterable[OldBlock], words: Vocabulary, remarks: Remarks) -> Parts:
    """Sort the blocks into parts; what belongs to none is left over."""
    sorter = _Sorter(words, remarks)
    for block in blocks:
        sorter.read(block)
    heading, day = _above(sorter.above, words, remarks)
    blocks_of = {part: tuple(found) for part, found in sorter.parts.items()}
    return Parts(blocks_of, tuple(sorter.names), heading, day)


class _Sorter(Struct):
    """Walks the blocks; `part` is the one we are in, None where nothing has a place."""

    words: Vocabulary
    remarks: Remarks
    above: list[OldBlock] = field(default_factory=list)
    parts: dict[Part, list[OldBlock]] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    part: Part | None = None
    level: int = 0
    #: What to call the part we are in where it is none of ours.
    unknown: str = ""

    def read(self, block: OldBlock) -> None:
        """Read the next block."""
        if block.kind == "rule":
            return
        if part := self._heading(block):
            self._enter(part, _text(block), block)
        elif run_in := self._run_in(block):
            name, part, rest = run_in
            self._enter(part, name, block)
            self.parts[part].append(rest)
        elif block.kind == "heading" and self.parts and not self._is_inside(block):
            self.part = None
            self.unknown = f"the part {_text(block)!r}"
            self._leave(block)
        elif not self.parts:
            self.above.append(block)
        elif self.part is None:
            self._leave(block)
        else:
            self.parts[self.part].append(block)

    def _heading(self, block: OldBlock) -> Part | None:
        """Return the part that a heading, or a paragraph of nothing else, is the name of."""
        if block.kind not in ("heading", "paragraph"):
            return None
        return self.words.part(_text(block))

    def _enter(self, part: Part, name: str, block: OldBlock) -> None:
        _leave_pictures(block, self.remarks)
        self.names.append(name)
        self.part = part
        self.level = block.level or _PARAGRAPH_LEVEL
        self.parts.setdefault(part, [])

    def _is_inside(self, block: OldBlock) -> bool:
        """Tell whether a heading is below that of the part, or a label of the thought."""
        if self.part is Part.THOUGHT and label(_text(block)) in self.words.functions:
            return True
        return self.part in (Part.CONTACT, None) or block.level > self.level

    def _run_in(self, block: OldBlock) -> tuple[str, Part, OldBlock] | None:
        """Return the name, bold and with a colon, that begins a paragraph, its part, the rest."""
        inline = [token for token in block.inline if token.type != "text" or token.content]
        if block.kind != "paragraph" or not inline or inline[0].type != "strong_open":
            return None
        end = next(n for n, token in enumerate(inline) if token.type == "strong_close")
        name = "".join(token.content for token in inline[1:end])
        rest = inline[end + 1 :]
        after = rest[0].content.lstrip() if rest else ""
        part = self.words.part(name)
        if part is None or not (name.rstrip().endswith(":") or after.startswith(":")):
            return None
        if after.startswith(":"):
            rest[0] = rest[0].copy(content=after[1:])
        return name, part, _with_inline(block, rest)

    def _leave(self, block: OldBlock) -> None:
        self.remarks.leave(block.first, block.end, self.unknown)


def _with_inline(block: OldBlock, inline: list[Token]) -> OldBlock:
    """Return a paragraph with another inside."""
    tokens = (t.copy(children=inline) if t.type == "inline" else t for t in block.tokens)
    return replace(block, tokens=tuple(tokens))


def _spans(block: OldBlock) -> tuple[Span, ...]:
    return read_spans(block.inline, lambda _: None)


def _leave_pictures(block: OldBlock, remarks: Remarks) -> None:
    """Leave over what a heading holds besides its words."""
    left: list[str] = []
    read_spans(block.inline, left.append)
    if left:
        remarks.leave(block.first, block.end, "a picture or other markup")


def _text(block: OldBlock) -> str:
    return plain_text(_spans(block))


def _above(
    blocks: list[OldBlock], words: Vocabulary, remarks: Remarks
) -> tuple[OldBlock | None, datetime.date | None]:
    """Find the title's block and the day above the first part.

    The publication's name may stand there, too, and is neither.
    """
    day = None
    candidates = []
    for block in blocks:
        text = _text(block)
        rest = _after_name(text, words)
        _leave_pictures(block, remarks)
        if found := day_in_text(rest, words.words):
            day = day or found
        elif rest.strip(" :") or block.kind not in ("heading", "paragraph"):
            candidates.append(block)
    title = _title(candidates)
    for block in candidates:
        if block is not title:
            remarks.leave(block.first, block.end, "what stands above the first part")
    return title, day


def _after_name(text: str, words: Vocabulary) -> str:
    """Return what follows the publication's name in a line, the line where it doesn't begin so."""
    start, colon, rest = text.partition(":")
    if label(start) in words.names:
        return rest if colon else ""
    return text


def _title(blocks: list[OldBlock]) -> OldBlock | None:
    """Choose a heading, else a paragraph of a line: one in bold before others."""
    headings = [block for block in blocks if block.kind == "heading"]
    lines = [b for b in blocks if b.kind == "paragraph" and b.end - b.first == 1]
    bold = [block for block in lines if all(s.bold for s in _spans(block))]
    return next(iter((*headings, *bold, *lines)), None)
