"""The papers of a pack: proven accessible, counted, and where they belong on the sheet."""

import datetime
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

from briefpress.compose.packs.labels import Placing, calibration, labels
from briefpress.compose.packs.paper import Stationery
from briefpress.compose.packs.run_sheet import PackRun, run_sheet
from briefpress.compose.packs.slip import routing_slip, sign_off_sheet
from briefpress.diagnostics import RefusedError
from briefpress.model.distribution import Document, Edition, Holder, Pack, ranges
from briefpress.model.handling import Handling
from briefpress.model.labels import STOCKS
from briefpress.model.print_run import PrintRun
from briefpress.model.recipient import Channel, Recipient
from briefpress.reading.layout import read_layout, read_words
from briefpress.reading.publication import read_publication
from briefpress.verify.proof import prove

SEED = Path(__file__).parents[1] / "fixtures" / "seed"
CREATED = datetime.datetime(2026, 9, 30)
STANDARD = Edition("", "en-US", "out/monthly/2026-09.pdf", "r1", 34, 612, 792)
LARGE = Edition("large-print", "en-US", "out/monthly/2026-09.large-print.pdf", "r2", 80, 612, 792)


def person(name, line, role="Teacher", copies=1, address=()):
    return Recipient(
        line, "Lincoln High", name, role, Channel.PRINT, copies, printer="office", address=address
    )


PACK = Pack(
    "7K3M-Q9XD",
    "Lincoln High",
    "lincoln-high",
    (
        Holder(
            person("Ana Díaz", 2, "Principal", 2, ("12 Main St", "Somerset, KY 42501")),
            STANDARD,
            (1, 2),
        ),
        Holder(person("Bo Nguyễn", 3), STANDARD, (3,)),
        Holder(person("Cy", 4, ""), LARGE, (4,)),
    ),
)


def stationery(language="en", handling=Handling.AMBER):
    document = Document(
        "2026-09", "Brief of the Day, September 2026", "en-US", CREATED, handling, ()
    )
    return Stationery.of(
        read_publication(SEED),
        read_layout("packs", None),
        read_words(language, None),
        document,
        CREATED,
    )


def proven(made, tmp_path):
    file = tmp_path / "paper.pdf"
    file.write_bytes(made.pdf)
    proof = prove(file)
    assert proof.passed, [problem.message for problem in proof.diagnostics]
    assert proof.claims == ("PDF/UA-1", "PDF/A-2a")
    assert proof.pages == made.pages
    return proof


def seen(made, page=0, scale=3):
    return pypdfium2.PdfDocument(made.pdf)[page].render(scale=scale).to_pil()


def test_the_slip_says_where_the_pack_goes_and_counts_what_is_in_it(tmp_path):
    made = routing_slip(stationery(), PACK)
    proof = proven(made, tmp_path)
    lines = proof.text.split("\n")
    assert lines[:7] == [
        "TLP:AMBER",
        "Institute for Preventive Strategies",
        "Routing Slip",
        "Brief of the Day, September 2026",
        "Lincoln High",
        "Pack 7K3M-Q9XD",
        "QR code of the pack's number, 7K3M-Q9XD",
    ]
    table = lines[lines.index("Item") :]
    assert table[5:15] == [
        "Brief of the Day, September 2026", "Standard", "34", "3", "1–3",
        "Brief of the Day, September 2026", "large-print", "80", "1", "4",
    ]  # fmt: skip
    assert {"12 Main St", "Somerset, KY 42501"} < set(lines)


def test_the_code_on_the_slip_is_the_number_of_the_pack():
    (code,) = zxingcpp.read_barcodes(seen(routing_slip(stationery(), PACK)))
    assert code.text == "7K3M-Q9XD"


def test_everybody_has_a_line_to_sign_on(tmp_path):
    proof = proven(sign_off_sheet(stationery(), PACK), tmp_path)
    tree = [line.strip() for line in proof.tree]
    rows = tree[tree.index("TH[Row] “Ana Díaz”") :]
    assert rows[:5] == ["TH[Row] “Ana Díaz”", "TD “Principal”", "TD “1–2”", "TD", "TD"]
    assert "TH[Row] “Cy”" in rows


def test_a_large_school_signs_on_several_sheets(tmp_path):
    holders = tuple(Holder(person(f"Person {n}", n), STANDARD, (n,)) for n in range(1, 60))
    made = sign_off_sheet(stationery(), Pack("7K3M-Q9XD", "Lincoln High", "x", holders))
    assert made.pages == 4
    assert proven(made, tmp_path).text.count("Signature\n") == 1


@pytest.mark.parametrize("language", ["es", "vi"])
def test_the_papers_speak_the_publications_language(language, tmp_path):
    proof = proven(routing_slip(stationery(language), PACK), tmp_path)
    words = read_words(language, None).distribution
    assert words.routing_slip in proof.text.split("\n")


def test_the_run_sheet_adds_up(tmp_path):
    runs = (PackRun(PACK, PrintRun(184, 93, 4)),)
    papers = {"na_letter_8.5x11in": PrintRun(184, 93, 4), "iso_a4_210x297mm": PrintRun(6, 3, 0)}
    proof = proven(run_sheet(stationery(), runs, papers), tmp_path)
    lines = proof.text.split("\n")
    at = lines.index("iso_a4_210x297mm")
    assert lines[at : at + 12] == [
        "iso_a4_210x297mm", "6", "3", "0",
        "na_letter_8.5x11in", "184", "93", "4",
        "Total", "190", "96", "4",
    ]  # fmt: skip
    at = lines.index("Lincoln High")
    assert lines[at : at + 7] == ["Lincoln High", "office", "1–4", "4", "184", "93", "4"]


def ink(image, x, y, width, height, scale):
    """The darkest value in a rectangle given in points from the upper left."""
    box = [round(value * scale) for value in (x, y, x + width, y + height)]
    return image.convert("L").crop(box).getextrema()[0]


@pytest.mark.parametrize("stock", STOCKS.values(), ids=lambda stock: stock.name)
def test_labels_stand_inside_their_frames(stock, tmp_path):
    made = labels(stationery(), (PACK,) * 2, Placing(stock, start=2))
    proven(made, tmp_path)
    image = seen(made, scale=2)
    for index in range(4):
        x, y = stock.corner(index)
        dark = ink(image, x + 4, y + 3, stock.width - 8, stock.height - 6, 2) < 128
        assert dark == (index in (1, 2)), index


def test_a_nudge_moves_all_labels(tmp_path):
    def left_edge(right):
        made = labels(stationery(), (PACK,), Placing(STOCKS["5163"], right=right))
        return seen(made, scale=1).convert("L").point(lambda v: 255 * (v < 128)).getbbox()[0]

    assert left_edge(10.0) - left_edge(0.0) == 10


def test_labels_go_on_to_the_next_sheet(tmp_path):
    made = labels(stationery(), (PACK,) * 31, Placing(STOCKS["5160"], start=30))
    assert made.pages == 2
    assert proven(made, tmp_path).text.count("Lincoln High") == 31


def test_an_address_too_long_for_its_label_is_refused_by_name():
    address = tuple(f"Line {n} of an address that is long" for n in range(9))
    pack = Pack("X", "Lincoln High", "x", (Holder(person("Ana", 7, address=address), LARGE, (1,)),))
    with pytest.raises(RefusedError, match=r"recipients.csv:7:1: BP814 .*'Lincoln High'"):
        labels(stationery(), (pack,), Placing(STOCKS["5160"]))


@pytest.mark.parametrize("stock", STOCKS.values(), ids=lambda stock: stock.name)
def test_the_calibration_sheet_frames_every_label(stock, tmp_path):
    made = calibration(stationery(), Placing(stock))
    proven(made, tmp_path)
    image = seen(made, scale=4)
    for index in range(stock.count):
        x, y = stock.corner(index)
        assert ink(image, x - 0.5, y + stock.height / 2, 1, 1, 4) < 200, index


@pytest.mark.parametrize(
    ("numbers", "written"),
    [((), ""), ((4,), "4"), ((1, 2, 3), "1–3"), ((7, 1, 2, 9, 10), "1–2, 7, 9–10")],
)
def test_numbers_are_written_as_people_do(numbers, written):
    assert ranges(numbers) == written
