"""Binding: front matter, the dailies as they are, and what follows, in one bulletin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.assemble.assembly import Assembly
from briefpress.assemble.binding import folio_pages, grouped, page_labels
from briefpress.assemble.description import Description
from briefpress.assemble.links import Target
from briefpress.assemble.opened import PdfSource
from briefpress.assemble.pages import Stamp

if TYPE_CHECKING:
    from briefpress.assemble.binding import Binding, Daily, Matter, Overlay
    from briefpress.pdf.outline import OutlineItem


def bind(
    front: Matter | None,
    dailies: tuple[Daily, ...],
    overlay: Overlay,
    back: Matter | None,
    binding: Binding,
) -> bytes:
    """Return the bulletin: each part under a `Part` of its own, in reading order.

    The pages of front matter have roman labels, those of the briefs and after them arabic ones.
    Dailies may come from anywhere; for our own `briefpress.assemble.own` does the same, faster.
    """
    assembly = Assembly(placeholder=binding.placeholder)
    pages = folio_pages(front, len(overlay.pages), back)
    outline = _add_matter(assembly, front, binding, pages)
    outline += _add_dailies(assembly, dailies, overlay)
    outline += _add_matter(assembly, back, binding, pages)
    description = Description(
        title=binding.title,
        language=binding.language,
        creators=(binding.creator,),
        created=binding.created,
        languages=binding.languages(dailies),
    )
    return assembly.finish(
        description,
        assembly.claims,
        outline=outline,
        labels=page_labels(front),
        targets={f"{binding.placeholder}{f}": Target(page) for f, page in pages.items()},
    )


def _add_matter(
    assembly: Assembly, matter: Matter | None, binding: Binding, pages: dict[str, int]
) -> list[OutlineItem]:
    """Add pages of the bulletin's own; return their outline."""
    if matter is None:
        return []
    pdf = matter.document.written()
    assembly.add(PdfSource(binding.title, pdf, binding.title, binding.language))
    return [
        assembly.item(section.title, Target(pages[section.folio])) for section in matter.sections
    ]


def _add_dailies(
    assembly: Assembly, dailies: tuple[Daily, ...], overlay: Overlay
) -> list[OutlineItem]:
    """Add the dailies with their overlay; return their outline.

    It has their titles: below each the same headings would come again, brief after brief.
    """
    fonts = tuple((key, assembly.fonts.add(font)) for key, font in overlay.fonts)
    stamps = [Stamp(contents, fonts) for contents in overlay.pages]
    first = assembly.page_count
    items = []
    for daily in dailies:
        source = PdfSource(daily.name, daily.pdf, daily.title, daily.language)
        part = assembly.add(source, stamps[assembly.page_count - first :])
        items.append((daily.group, assembly.item(part.title, Target(part.first_page))))
    return grouped(items)
