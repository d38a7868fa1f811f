"""An account of all that a PDF says, to be compared before and after a merge.

Nothing of it depends on object numbers, page numbers, or names that a merge may change: what an ID,
a destination or a parent tree key leads to is looked up.
"""

import contextlib
import io
from collections import Counter
from dataclasses import dataclass

import page as page_validation
import pypdfium2
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, StreamObject

from briefpress.verify.pdf.content import Content
from briefpress.verify.pdf.document import open_document
from briefpress.verify.proof import structure_faults
from briefpress.verify.structure.tree import read_tree
from briefpress.verify.text import element_words, tree_text


@dataclass(frozen=True)
class Account:
    """What a PDF, or a part of one, has: elements, annotations, outline, and fonts of pages."""

    elements: list
    annotations: list
    outline: list
    fonts: list


def account_of(pdf):
    """Give the account of a PDF as its producer made it."""
    book = _Book(pdf)
    tops = book.tree.tops
    alone = len(tops) == 1 and tops[0].standard == "Document"
    elements = tops[0].elements if alone else tops
    return book.account(elements, 0, len(book.reader.pages), book.items())


def accounts_of_parts(merged):
    """Give the account of each part of a `Merged`."""
    book = _Book(merged.pdf)
    (document,) = book.tree.tops
    parts = []
    items = list(book.items())
    for part, element, item in zip(merged.parts, document.elements, items, strict=True):
        assert element.role == "Part"
        kids = element.elements
        own = part.outline[0].title == part.title if len(part.outline) == 1 else False
        below = [item] if own else book.siblings(item.get("/First"))
        parts.append(book.account(kids, part.first_page, part.pages, below))
    return parts


def faults_of(pdf):
    """Count the faults of a structure by their kind."""
    return Counter(fault.code.id for fault in structure_faults(pdf))


def failures_of(pdf, profile="ua1"):
    """Return the rules of a standard that the independent validator finds broken."""
    report = page_validation.validate_pdf_bytes(pdf, profile=profile)
    return sorted({failure.rule_id for failure in report.failures})


class _Book:
    def __init__(self, pdf):
        self.reader = PdfReader(io.BytesIO(pdf))
        self.document = open_document(pdf)
        self.content = Content(self.document)
        self.tree = read_tree(self.document)
        self.catalog = self.reader.trailer["/Root"]
        self.pages = [page.indirect_reference.idnum for page in self.reader.pages]
        self.named = {**self._old_names(), **self._tree(self.catalog, "/Dests")}
        self.by_id = {
            str(e.dictionary["/ID"]): e for e in self.tree.elements if "/ID" in e.dictionary
        }

    def account(self, elements, first, count, outline):
        pages = range(first, first + count)
        return Account(
            [entry for element in elements for entry in self.element(element, 0)],
            [self.annotation(a, i - first, first) for i in pages for a in self.annotations(i)],
            self.outline(outline, first, 0),
            [sorted(self.fonts(self.reader.pages[i])) for i in pages],
        )

    def items(self):
        return self.siblings(self.catalog.get("/Outlines", {}).get("/First"))

    def element(self, element, depth):
        """The element and all below it: depth, role, words and what is said beside them."""
        own = [kid for kid in element.kids if kid not in element.elements]
        words = element_words(element, self.content)
        said = {
            k: str(element.dictionary.get(k)) for k in ("/Alt", "/ActualText", "/Lang", "/T", "/E")
        }
        yield (depth, element.standard, len(own), words, said, self.attributes(element.dictionary))
        for kid in element.elements:
            yield from self.element(kid, depth + 1)

    def attributes(self, element):
        classes = self.tree.root.get("/ClassMap", {})
        named = _list(element.get("/C"))
        found = [*_list(element.get("/A")), *(a for c in named for a in _list(classes.get(c)))]
        return [self.attribute(item) for item in found if isinstance(item, DictionaryObject)]

    def attribute(self, item):
        return {
            key: self.heads(value) if key == "/Headers" else _plain(value)
            for key, value in item.items()
        }

    def heads(self, names):
        return [element_words(self.by_id[str(name)], self.content) for name in names.get_object()]

    def annotations(self, index):
        return [item.get_object() for item in self.reader.pages[index].get("/Annots", [])]

    def annotation(self, found, page, first):
        rectangle = [round(float(side), 2) for side in found["/Rect"]]
        address = found.get("/A", {}).get("/URI")
        target = self.target(found, first)
        key = found.get("/StructParent")
        owner = self.owner(key)
        said = [str(found.get(key)) for key in ("/Subtype", "/Contents", "/TU", "/FT", "/F")]
        return (page, rectangle, said, address and str(address), target, owner)

    def owner(self, key):
        """The words of the element that the parent tree gives for a key."""
        if key is None:
            return None
        numbers = {e.number: e for e in self.tree.elements}
        nodes = [self.tree.root["/ParentTree"]]
        while nodes:
            node = nodes.pop().get_object()
            nodes += node.get("/Kids", [])
            entries = node.get("/Nums", [])
            for number, value in zip(entries[::2], list(entries)[1::2], strict=True):
                if number == key and isinstance(value, IndirectObject):
                    return element_words(numbers[value.idnum], self.content)
        return None

    def target(self, holder, first):
        """The page that something leads to, counted from the part's first, and where on it."""
        target = holder.get("/Dest", holder.get("/A", {}).get("/D"))
        if isinstance(target, str):
            target = self.named.get(str(target).lstrip("/"))
        target = target.get_object() if target is not None else None
        target = target["/D"] if isinstance(target, DictionaryObject) else target
        if target is None:
            return None
        number = next(iter(target)).idnum
        return (self.pages.index(number) - first, *(_plain(item) for item in list(target)[1:]))

    def outline(self, items, first, depth):
        return [
            entry
            for found in items
            for entry in (
                (depth, str(found["/Title"]), self.target(found, first)),
                *self.outline(self.siblings(found.get("/First")), first, depth + 1),
            )
        ]

    def siblings(self, item):
        while item is not None:
            item = item.get_object()
            yield item
            item = item.get("/Next")

    def fonts(self, page):
        return [
            str(font.get_object().get("/BaseFont"))
            for font in page["/Resources"].get("/Font", {}).values()
        ]

    def _old_names(self):
        return {key[1:]: value for key, value in self.catalog.get("/Dests", {}).items()}

    def _tree(self, catalog, key):
        found, nodes = {}, [catalog.get("/Names", {}).get(key)]
        while nodes:
            node = nodes.pop()
            if node is not None:
                node = node.get_object()
                items = list(node.get("/Names", []))
                found.update(zip(map(str, items[::2]), items[1::2], strict=True))
                nodes += node.get("/Kids", [])
        return found


def pictures_of(pdf):
    """Return the pages as a viewer paints them, forms included."""
    with contextlib.closing(pypdfium2.PdfDocument(pdf)) as document:
        document.init_forms()
        return [page.render(scale=1).to_pil().tobytes() for page in document]


def text_and_faults(pdf):
    """Return the text of the tree and the faults of the structure."""
    document = open_document(pdf)
    return tree_text(read_tree(document), Content(document)), faults_of(pdf)


def _list(value):
    value = value.get_object() if value is not None else None
    if isinstance(value, ArrayObject):
        return [item.get_object() for item in value]
    return [] if value is None else [value]


def _plain(value):
    value = value.get_object()
    if isinstance(value, ArrayObject):
        return [_plain(item) for item in value]
    if isinstance(value, StreamObject):
        return value.get_data()
    if isinstance(value, DictionaryObject):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (float, int)) and not isinstance(value, NameObject):
        return round(float(value), 3)
    return str(value)
