"""The preview of sheets, and the sheet that tells over which edge a printer flips."""

import io
import re

from handmade import RED, Handmade, blank, difference, picture, square
from PIL import Image
from pypdf import PdfReader

from briefpress.assemble.sheets.flip_test import write_flip_test
from briefpress.assemble.sheets.proof import write_proof
from briefpress.assemble.sheets.source import open_source
from briefpress.compose.lettering import SansLettering
from briefpress.imposition.geometry import Size
from briefpress.imposition.plan import plan
from briefpress.model.imposition import Binding, Flip, Imposition, SchemeName


def proof(count, scheme, **options):
    pdf = Handmade()
    for _ in range(count):
        pdf.page(square(0, 0, RED, 50), media=b"[0 0 200 300]")
    source = open_source(pdf.written(), "a.pdf")
    made = plan(source.pages, tuple(range(1, count + 1)), Imposition(scheme, **options), "a.pdf")
    return write_proof(source, made, "a", SansLettering())


def words(pdf, page=0):
    return PdfReader(io.BytesIO(pdf)).pages[page].extract_text().split("\n")


class TestProof:
    def test_shows_a_sheet_on_a_page(self):
        pdf = proof(10, SchemeName.BOOKLET)
        assert len(PdfReader(io.BytesIO(pdf)).pages) == 3

    def test_has_the_numbers_of_both_sides_and_says_how_the_sheet_is_turned(self):
        found = words(proof(7, SchemeName.BOOKLET))
        assert found[0] == "a · booklet · sheet 1 of 2"
        shown = " ".join(found[1:])
        assert sorted(re.findall(r"\b\d\b", shown)) == ["1", "2", "7"]
        assert shown.count("blank") == 1
        assert "Front" in found
        about = "Back, the sheet turned over sideways · for a printer that flips the long edge"
        assert about in found

    def test_bound_at_the_top_a_sheet_is_turned_the_other_way(self):
        (about,) = (
            w for w in words(proof(4, SchemeName.BOOKLET, binding=Binding.TOP)) if "Back" in w
        )
        assert "turned over from top to bottom" in about

    def test_one_side_has_no_back(self):
        found = words(proof(4, SchemeName.N_UP, flip=Flip.NONE))
        assert not any("Back" in word for word in found)

    def test_shows_paper_and_not_the_file(self):
        """Whichever edge the printer flips, the clerk sees the same paper in his hands."""
        long, short = (
            picture(proof(8, SchemeName.BOOKLET, flip=flip))
            for flip in (Flip.LONG_EDGE, Flip.SHORT_EDGE)
        )
        above = (0, 0, long.width, long.height // 2)
        assert difference(long.crop(above), short.crop(above)) < 0.01
        assert difference(long, short) < 0.5

    def test_says_that_it_is_for_print_only(self):
        title = PdfReader(io.BytesIO(proof(4, SchemeName.BOOKLET))).metadata.title
        assert title == "a: proof of booklet, print only"


class TestFlipTest:
    def test_says_on_the_back_which_edge_it_was(self):
        found = words(write_flip_test(Size(612, 792), SansLettering()), 1)
        assert "This printer flips the long edge." in found
        assert "Impose with --flip short-edge." in found

    def test_the_answer_that_stands_upright_is_the_right_one(self):
        """In the hand, turned like the page of a book: the back as the file has it if the long
        edge was flipped, else turned by 180 degrees. Upright answers are in the upper half."""
        pages = PdfReader(io.BytesIO(write_flip_test(Size(612, 792), SansLettering()))).pages
        found = []

        def note(text, matrix, text_matrix, _font, _size):
            if "edge" in text:
                found.append((text.strip(), matrix[3] > 0))

        pages[1].extract_text(visitor_text=note)
        upright = [text for text, is_upright in found if is_upright]
        over = [text for text, is_upright in found if not is_upright]
        assert all("long" in text for text in upright)
        assert all("short" in text for text in over)
        assert upright
        assert over

    def test_the_crosses_of_both_sides_meet(self):
        """However the sheet is flipped, they are at the same places of the paper."""
        pdf = write_flip_test(Size(612, 792), SansLettering())
        front, back = (picture(pdf, page, 4) for page in (0, 1))
        corner = (120, 120, 320, 320)
        for turn in (Image.Transpose.FLIP_LEFT_RIGHT, Image.Transpose.FLIP_TOP_BOTTOM):
            seen = back.transpose(turn).crop(corner)
            assert difference(seen, front.crop(corner)) < 0.1
        assert difference(blank((200, 200)), front.crop(corner)) > 1

    def test_a_sheet_on_its_side_is_set_upright(self):
        pdf = write_flip_test(Size(792, 612), SansLettering())
        box = PdfReader(io.BytesIO(pdf)).pages[0].mediabox
        assert (box.width, box.height) == (612, 792)
