"""Merging small PDFs, and looking at what comes of it."""

import io

import pytest
from making import text_of
from pypdf import PdfReader

from briefpress.assemble.merge import MergeOptions, merge
from briefpress.assemble.opened import PdfSource
from briefpress.verify.pdf.document import open_document
from briefpress.verify.proof import structure_faults
from briefpress.verify.structure.tree import read_tree


class Result:
    """A merged file: `pdf`, its catalog as pypdf reads it, its structure and text."""

    def __init__(self, merged):
        self.merged = merged
        self.pdf = merged.pdf
        self.reader = PdfReader(io.BytesIO(merged.pdf), strict=True)
        self.catalog = self.reader.trailer["/Root"]
        self.document = open_document(merged.pdf)
        self.tree = read_tree(self.document)

    @property
    def faults(self):
        return [f"{fault.code.id} {fault.message}" for fault in structure_faults(self.pdf)]

    @property
    def text(self):
        return text_of(self.pdf)

    @property
    def codes(self):
        return [note.code.id for note in self.merged.notes]

    def of_type(self, kind):
        """All objects of the file that are of a type, reached from anywhere or not."""
        return [found for _, found in self.document.dictionaries() if found.get("/Type") == kind]

    def elements(self, role):
        """The elements of a role as it is written."""
        return [element.dictionary for element in self.tree.elements if element.role == role]


@pytest.fixture
def merged():
    """Merge PDFs, named a.pdf, b.pdf, …"""

    def make(*pdfs, **options):
        sources = [PdfSource(f"{chr(97 + i)}.pdf", pdf) for i, pdf in enumerate(pdfs)]
        return Result(merge(sources, MergeOptions(**options)))

    return make
