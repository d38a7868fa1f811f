"""The page in Typst, tagged: PDF/UA-1 and PDF/A-2a at once."""

from __future__ import annotations

import json
from pathlib import Path

import font_source_sans_pro
import font_source_serif_pro
import typst
from common import CONTACT, FUNCTIONS, GOALS, NAME, ORGANIZATION, run

WORDS = {
    "organization": ORGANIZATION,
    "name": NAME,
    "goals": GOALS,
    "functions": FUNCTIONS,
    "contact": CONTACT,
}
FOLDERS = [font_source_serif_pro.font_directory, font_source_sans_pro.font_directory]
FONTS = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=FOLDERS)
COMPILER = typst.Compiler(Path(__file__).with_name("page.typ"), font_paths=FONTS)


def book(pages: list) -> bytes:
    """Make a book of all pages."""
    inputs = {"pages": json.dumps(pages), "words": json.dumps(WORDS)}
    return COMPILER.compile(
        sys_inputs=inputs, format="pdf", pdf_standards=["ua-1", "a-2a"], timestamp=0
    )


run(lambda page: book([page]), book)
