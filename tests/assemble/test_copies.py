"""Numbered copies: the same document, its number on every page, and still what it claims to be."""

import datetime
import io
import shutil
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, NumberObject, RectangleObject

from briefpress.assemble.copies import NumberedCopies
from briefpress.assemble.opened import PdfSource
from briefpress.compose.packs.paper import Stationery
from briefpress.compose.packs.stamp import CopyStamp
from briefpress.model.distribution import Document
from briefpress.reading.layout import read_layout, read_words
from briefpress.reading.publication import read_publication
from briefpress.verify.proof import prove
from briefpress.workflows.build import build

SEED = Path(__file__).parents[1] / "fixtures" / "seed"
DAY = datetime.datetime(2010, 8, 23)


@pytest.fixture(scope="module")
def daily(tmp_path_factory):
    root = tmp_path_factory.mktemp("seed") / "publication"
    shutil.copytree(SEED, root, ignore=shutil.ignore_patterns("out"))
    (built,) = build(root, layout="large-print").briefs
    return (root / built.record.path).read_bytes()


@pytest.fixture(scope="module")
def stamp():
    document = Document("2010-08", "Seed", "en-US", DAY, None, ())
    publication = read_publication(SEED)
    layout, words = read_layout("packs", None), read_words("en", None)
    return CopyStamp(Stationery.of(publication, layout, words, document, DAY))


@pytest.fixture(scope="module")
def copies(daily, stamp):
    return NumberedCopies(PdfSource("seed.pdf", daily), stamp)


def words(pdf):
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf), strict=True).pages]


def test_every_page_bears_the_number_and_nothing_else_changes(daily, copies):
    numbered = words(copies.copy(17))
    assert len(numbered) > 2
    for before, after in zip(words(daily), numbered, strict=True):
        assert after.count("Copy 17") == 1
        assert after.replace("Copy 17", "").split() == before.split()


def test_a_copy_is_still_proven_and_reads_the_same(daily, copies, tmp_path):
    proofs = []
    for name, data in (("plain.pdf", daily), ("copy.pdf", copies.copy(4711))):
        (tmp_path / name).write_bytes(data)
        proofs.append(prove(tmp_path / name))
    plain, copy = proofs
    assert copy.passed, [problem.message for problem in copy.diagnostics]
    assert copy.claims == plain.claims
    assert copy.text == plain.text


def test_copies_differ_in_their_number_only_and_always_come_out_the_same(copies):
    assert copies.copy(1) == copies.copy(1) != copies.copy(2)
    assert abs(len(copies.copy(1)) - len(copies.copy(999_999))) < 1000


def test_copies_for_the_printer_follow_one_another_and_claim_nothing(daily, copies, tmp_path):
    pdf = copies.all((7, 9))
    pages = words(pdf)
    single = len(words(daily))
    assert ["Copy 7" in page for page in pages] == [True] * single + [False] * single
    assert ["Copy 9" in page for page in pages] == [False] * single + [True] * single
    file = tmp_path / "copies.PRINT-ONLY.pdf"
    file.write_bytes(pdf)
    assert prove(file).claims == ()
    assert len(pdf) < len(copies.copy(7)) + 1000 * len(pages)


def single_page(rotation=0):
    """Make a PDF of one page whose box does not begin at zero."""
    writer = PdfWriter()
    page = writer.add_blank_page(400, 500)
    page[NameObject("/MediaBox")] = RectangleObject((50, 60, 450, 560))
    page[NameObject("/Rotate")] = NumberObject(rotation)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_printed_on_both_sides_each_copy_begins_on_a_sheet_of_its_own(stamp):
    copies = NumberedCopies(PdfSource("one.pdf", single_page(90)), stamp)
    assert words(copies.all((7, 9))) == ["Copy 7", "Copy 9"]
    pdf = copies.all((7, 9), two_sided=True)
    assert words(pdf) == ["Copy 7", "", "Copy 9", ""]
    for page in PdfReader(io.BytesIO(pdf), strict=True).pages:
        assert (list(page.mediabox), page.rotation) == ([50, 60, 450, 560], 90)


def test_copies_of_an_even_number_of_pages_need_no_empty_one(daily, stamp):
    pages = PdfWriter()
    pages.append(io.BytesIO(daily), pages=(0, 2))
    out = io.BytesIO()
    pages.write(out)
    copies = NumberedCopies(PdfSource("two.pdf", out.getvalue()), stamp)
    pdf = copies.all((7, 9), two_sided=True)
    assert ["Copy 7" in page for page in words(pdf)] == [True, True, False, False]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_the_number_stands_at_the_right_edge_of_the_page_as_it_is_seen(stamp, rotation):
    pdf = NumberedCopies(PdfSource("blank.pdf", single_page(rotation)), stamp).copy(17)
    image = pypdfium2.PdfDocument(pdf)[0].render(scale=2).to_pil().convert("L")
    left, top, right, bottom = image.point(lambda value: 255 * (value < 160)).getbbox()
    assert abs((top + bottom) / 2 - image.height / 2) < 4
    assert image.width - 60 < left < right <= image.width - 36
    assert bottom - top > 50
