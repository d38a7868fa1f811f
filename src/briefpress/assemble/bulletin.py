"""Binding: front matter, the dailies as they are, and what follows, in one bulletin."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, Protocol

from briefpress.assemble.assembly import Assembly
from briefpress.assemble.description import Description
from briefpress.assemble.links import Target
from briefpress.assemble.navigation.labels import PageLabel
from briefpress.assemble.navigation.outline import OutlineItem
from briefpress.assemble.opened import PdfSource
from briefpress.assemble.pages import Stamp

if TYPE_CHECKING:
    import datetime

    from briefpress.pdf.composite import CompositeFont


class Section(NamedTuple):
    """A part of the bulletin's own pages: what it is called, and the folio it begins on."""

    title: str
    folio: str


class Matter(NamedTuple):
    """Pages of the bulletin that are its own: a tagged PDF, the folio of each page, its parts."""

    pdf: bytes
    folios: tuple[str, ...]
    sections: tuple[Section, ...]


class Daily(NamedTuple):
    """A daily as it was built; `group` is what it stands under in the outline, if anything."""

    name: str
    pdf: bytes
    title: str
    language: str
    group: str = ""


class Overlay(Protocol):
    """What is drawn over the pages of the dailies: operators for each, and the fonts they name."""

    @property
    def pages(self) -> tuple[bytes, ...]:
        """The operators."""

    @property
    def fonts(self) -> tuple[tuple[str, CompositeFont], ...]:
        """The fonts, by the names that the operators call them."""


@dataclass(frozen=True, slots=True)
class Binding:
    """What the bulletin says about itself; `placeholder` begins its links to folios."""

    title: str
    creator: str
    language: str
    created: datetime.datetime
    placeholder: str


def bind(
    front: Matter | None,
    dailies: tuple[Daily, ...],
    overlay: Overlay,
    back: Matter | None,
    binding: Binding,
) -> bytes:
    """Return the bulletin: each part under a `Part` of its own, in reading order.

    The pages of front matter have roman labels, those of the briefs and after them arabic ones.
    """
    assembly = Assembly(placeholder=binding.placeholder)
    targets: dict[str, Target] = {}
    outline = _add_matter(assembly, front, binding, targets)
    first = assembly.page_count
    outline += _add_dailies(assembly, dailies, overlay)
    for page in range(first, assembly.page_count):
        targets[f"{binding.placeholder}{page - first + 1}"] = Target(page)
    outline += _add_matter(assembly, back, binding, targets)
    labels = [PageLabel(0, style="r")] if first else []
    languages = dict.fromkeys((binding.language, *(daily.language for daily in dailies)))
    description = Description(
        title=binding.title,
        language=binding.language,
        creators=(binding.creator,),
        created=binding.created,
        languages=tuple(languages),
    )
    return assembly.finish(
        description,
        assembly.claims,
        outline=outline,
        labels=[*labels, PageLabel(first)],
        targets=targets,
    )


def _add_matter(
    assembly: Assembly, matter: Matter | None, binding: Binding, targets: dict[str, Target]
) -> list[OutlineItem]:
    """Add pages of the bulletin's own; return their outline, and note where their folios are."""
    if matter is None:
        return []
    first = assembly.page_count
    for index, folio in enumerate(matter.folios):
        targets[f"{binding.placeholder}{folio}"] = Target(first + index)
    assembly.add(PdfSource(binding.title, matter.pdf, binding.title, binding.language))
    return [
        assembly.item(section.title, targets[f"{binding.placeholder}{section.folio}"])
        for section in matter.sections
    ]


def _add_dailies(
    assembly: Assembly, dailies: tuple[Daily, ...], overlay: Overlay
) -> list[OutlineItem]:
    """Add the dailies with their overlay; return their outline.

    It has their titles: below each the same headings would come again, brief after brief.
    """
    fonts = tuple((key, assembly.fonts.add(font)) for key, font in overlay.fonts)
    stamps = [Stamp(page, fonts) for page in overlay.pages]
    first = assembly.page_count
    items = []
    for daily in dailies:
        source = PdfSource(daily.name, daily.pdf, daily.title, daily.language)
        part = assembly.add(source, stamps[assembly.page_count - first :])
        item = assembly.item(part.title, Target(part.first_page))
        items.append((daily.group, item))
    grouped: list[OutlineItem] = []
    for group, pairs in groupby(items, key=lambda pair: pair[0]):
        kids = tuple(item for _, item in pairs)
        grouped += [OutlineItem(group, kids[0].entries, kids)] if group else kids
    return grouped
