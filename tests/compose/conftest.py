"""Small stand-ins for a layout: two families and a way to set a text."""

import pytest

from briefpress.compose.fonts.catalogue import shipped_faces
from briefpress.compose.fonts.face import Face
from briefpress.compose.pdf.structure import Element
from briefpress.compose.text.flowable import Setting, Text
from briefpress.compose.text.look import Look
from briefpress.compose.text.pen import Strand, Target
from briefpress.compose.text.words import Typesetter
from briefpress.model.text import Span
from briefpress.units import Colour

BLACK = Colour((0.0, 0.0, 0.0))


class ShippedFonts:
    """Serif, helped out by sans."""

    names = {  # noqa: RUF012
        (False, False): ("SourceSerifPro-Regular", "SourceSansPro-Regular"),
        (True, False): ("SourceSerifPro-Semibold", "SourceSansPro-Semibold"),
        (False, True): ("SourceSerifPro-It", "SourceSerifPro-Regular", "SourceSansPro-It"),
    }

    def __init__(self):
        self.faces = {}

    def chain(self, family, *, bold=False, italic=False):
        return tuple(self._face(name) for name in self.names[bold, italic])

    def _face(self, name):
        if name not in self.faces:
            self.faces[name] = Face(name, shipped_faces()[name])
        return self.faces[name]


@pytest.fixture(scope="session")
def fonts():
    return ShippedFonts()


@pytest.fixture
def typesetter(fonts):
    return Typesetter(fonts, "content/2026-09/2026-09-14-x.yaml")


@pytest.fixture
def set_text(typesetter):
    """Set a text at 10 on 14 points under an element of its own."""

    def make(*spans, setting=None, size=10.0):
        spans = tuple(Span(s) if isinstance(s, str) else s for s in spans)
        words = typesetter.words(spans, "serif")
        element = Element("P", text=words.text)
        look = Look(size, size * 1.4, BLACK, BLACK, 918, -335)
        strands = tuple(
            Strand(Element("Link"), Target(i.link, "there"), element)
            if i.link
            else Strand(Element("Span", language=i.language), None, element)
            if i.language
            else Strand(element)
            for i in words.inlines
        )
        return Text(words, look, strands, element, setting or Setting())

    return make
