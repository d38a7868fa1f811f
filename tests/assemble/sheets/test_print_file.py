"""The print file: what is in it, what is not, and what it says about itself."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from handmade import RED, Handmade, square
from pypdf import PdfReader, PdfWriter

from briefpress.compose.lettering import SansLettering
from briefpress.model.imposition import Flip, MarkKind, SchemeName
from briefpress.verify.proof import Verdict, prove

MARKS = tuple(MarkKind)


def plain(count=4, size=b"[0 0 200 300]"):
    pdf = Handmade()
    for number in range(count):
        pdf.page(square(number, 0, RED, 50), media=size)
    return pdf.written()


def catalog(pdf):
    return PdfReader(io.BytesIO(pdf), strict=True).trailer["/Root"]


def test_a_page_is_in_the_file_once_however_often_it_is_placed(impose):
    pdf = impose(plain(2), SchemeName.STEP_AND_REPEAT, up=16, flip=Flip.NONE).pdf
    assert pdf.count(b"/Subtype /Form") == 2


def test_pages_that_look_alike_are_one(impose):
    pdf = Handmade()
    for _ in range(20):
        pdf.page(square(0, 0, RED, 50))
    assert impose(pdf.written(), SchemeName.BOOKLET).pdf.count(b"/Subtype /Form") == 1


def test_what_pages_share_is_shared(impose):
    """An image of 20,000 bytes on 12 pages is there once."""
    pdf = Handmade()
    image = pdf.stream(
        os.urandom(30_000),
        b"/Type /XObject /Subtype /Image /Width 100 /Height 100 /BitsPerComponent 8 "
        b"/ColorSpace /DeviceRGB",
    )
    for number in range(12):
        content = b"%d 0 0 100 0 0 cm /I Do" % (80 + number)
        pdf.page(content, resources=b"<</XObject <</I %s>>>>" % image)
    source = pdf.written()
    assert len(impose(source, SchemeName.BOOKLET).pdf) < len(source) + 4000


def test_only_pages_that_are_placed_are_in_the_file(impose):
    assert impose(plain(10), chosen=(3,)).pdf.count(b"/Subtype /Form") == 1


def test_nothing_claims_that_it_can_be_read_aloud(impose, tmp_path):
    pdf = Handmade()
    pdf.catalog = (
        b"/MarkInfo <</Marked true>> /Lang (en) /StructTreeRoot <</Type /StructTreeRoot>> "
        b"/Outlines <<>> /AcroForm <<>>"
    )
    pdf.page(b"/P <</MCID 0>> BDC %s EMC" % square(0, 0, RED), b"/StructParents 0 /Tabs /S")
    made = impose(pdf.written()).pdf
    for key in ("/MarkInfo", "/StructTreeRoot", "/Lang", "/Outlines", "/AcroForm"):
        assert key not in catalog(made)
    assert b"StructParents" not in made


def test_it_says_that_it_is_for_print_only(impose, tmp_path):
    file = tmp_path / "a.pdf"
    file.write_bytes(impose(plain(), SchemeName.BOOKLET, name="2026-09").pdf)
    reader = PdfReader(file)
    assert reader.metadata.title == "2026-09: booklet, print only"
    assert "2026-09: booklet, print only" in reader.xmp_metadata.dc_title["x-default"]
    proof = prove(file)
    assert proof.passed
    assert proof.claims == ()
    verdicts = {check.name: check.verdict for check in proof.checks}
    assert verdicts["fonts"] is verdicts["metadata"] is Verdict.PASSED
    for name in ("structure", "text", "PDF/UA-1", "PDF/A-2a"):
        assert verdicts[name] is Verdict.NOT_CHECKED


@pytest.mark.parametrize(
    ("flip", "said"),
    [
        (Flip.LONG_EDGE, "/DuplexFlipLongEdge"),
        (Flip.SHORT_EDGE, "/DuplexFlipShortEdge"),
        (Flip.NONE, "/Simplex"),
    ],
)
def test_viewers_are_told_how_to_print_it(impose, flip, said):
    preferences = catalog(impose(plain(), SchemeName.N_UP, flip=flip).pdf)["/ViewerPreferences"]
    assert preferences["/Duplex"] == said
    assert preferences["/PrintScaling"] == "/None"
    assert preferences["/DisplayDocTitle"]


def test_sides_are_called_what_they_are(impose):
    pdf = impose(plain(5), SchemeName.BOOKLET, signature=1).pdf
    assert PdfReader(io.BytesIO(pdf)).page_labels == [
        "sheet 1 of 2 front, signature 1",
        "sheet 1 of 2 back, signature 1",
        "sheet 2 of 2 front, signature 2",
        "sheet 2 of 2 back, signature 2",
    ]


def test_labels_are_words_in_an_embedded_face(impose, tmp_path):
    made = impose(
        plain(8), SchemeName.BOOKLET, name="2026-09", marks=MARKS, signature=1, sheet=(600, 800)
    )
    pages = PdfReader(io.BytesIO(made.pdf)).pages
    assert "2026-09 · booklet · sheet 1 of 2 front, signature 1" in pages[0].extract_text()
    assert "2026-09 · booklet · sheet 2 of 2 back, signature 2" in pages[3].extract_text()
    file = tmp_path / "x.PRINT-ONLY.pdf"
    file.write_bytes(made.pdf)
    assert prove(file).passed


def test_labels_too_long_for_their_place_are_cut_and_letters_no_face_has_are_marks(impose):
    made = impose(plain(), name="漢 " + "long " * 40, marks=(MarkKind.LABELS,), sheet=(600, 800))
    words = PdfReader(io.BytesIO(made.pdf)).pages[0].extract_text()
    assert words.startswith("? long long")
    assert words.rstrip().endswith("…")


def test_a_name_with_parentheses_is_a_name(impose):
    made = impose(plain(), name="a (1) \\ é", marks=(MarkKind.LABELS,), sheet=(600, 800))
    reader = PdfReader(io.BytesIO(made.pdf), strict=True)
    assert reader.metadata.title == "a (1) \\ é: one-per-page, print only"
    assert "a (1) \\ é" in reader.pages[0].extract_text()


def test_lettering_measures_what_it_shows():
    lettering = SansLettering()
    assert not lettering.used
    assert lettering.width("mm", 10) > lettering.width("ii", 10) > 0
    assert lettering.width("a", 20) == pytest.approx(2 * lettering.width("a", 10))
    lettering.show("a")
    assert lettering.used


class TestRefusals:
    def test_what_is_no_pdf(self, said):
        assert said(b"") == ["BP701 the file is empty"]
        assert said(b"GIF89a") == ["BP701 the file is not a PDF"]
        (problem,) = said(plain()[:300])
        assert problem.startswith("BP701 the file is damaged")

    def test_no_page(self, said):
        assert said(Handmade().written()) == ["BP701 the file is damaged: it has no page"]

    def test_encrypted(self, said):
        writer = PdfWriter(clone_from=io.BytesIO(plain()))
        writer.encrypt("", "owner", algorithm="RC4-128")
        out = io.BytesIO()
        writer.write(out)
        assert said(out.getvalue()) == ["BP702 the file is encrypted"]

    def test_all_that_is_wrong_with_pages_at_once(self, said):
        pdf = Handmade()
        for _ in range(3):
            pdf.page(b"[%s]" % pdf.stream(b"?", b"/Filter /FlateDecode"))
        assert len(said(pdf.written())) == 3


def test_a_thousand_pages(impose):
    made = impose(plain(1000), SchemeName.BOOKLET)
    assert len(made.plan.sheets) == 250
    assert len(PdfReader(io.BytesIO(made.pdf)).pages) == 500


def test_same_input_same_bytes_whatever_the_machine_does(tmp_path):
    source = tmp_path / "a.pdf"
    pdf = Handmade()
    fonts = b" ".join(
        b"/F%d <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>" % i for i in range(9)
    )
    for number in range(9):
        pdf.page(square(number, 0, RED, 50), resources=b"<</Font <<%s>>>>" % fonts)
    source.write_bytes(pdf.written())
    seen = set()
    for seed, zone in (("0", "UTC"), ("7", "Asia/Kathmandu")):
        folder = tmp_path / seed
        command = [sys.executable, "-m", "briefpress", "impose", source, "-o", folder]
        options = ["--scheme", "booklet", "--marks", "crop,labels,colours", "--proof"]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        subprocess.run([*command, *options], env=environment, check=True, capture_output=True)
        seen.add(tuple(Path(file).read_bytes() for file in sorted(folder.iterdir())))
    assert len(seen) == 1
    assert len(next(iter(seen))) == 2
