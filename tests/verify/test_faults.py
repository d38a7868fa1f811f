"""A sound page, broken in one way at a time: what the proof finds.

Many of these pass validators: a lost object reference, swapped parents, a heading that became a
paragraph.
"""

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    EncodedStreamObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from briefpress.verify.proof import Verdict, prove
from briefpress.workflows.build import build

SEED = Path(__file__).parents[1] / "fixtures" / "seed"


@pytest.fixture(scope="session")
def sound(tmp_path_factory):
    """The seed's PDF."""
    import shutil

    root = tmp_path_factory.mktemp("seed") / "publication"
    shutil.copytree(SEED, root, ignore=shutil.ignore_patterns("out"))
    (built,) = build(root).briefs
    return (root / built.record.path).read_bytes()


class Pdf:
    """A PDF opened to be broken."""

    def __init__(self, data):
        self.writer = PdfWriter(clone_from=io.BytesIO(data))
        self.root = self.writer.root_object
        self.tree = self.root["/StructTreeRoot"]
        self.document = self.tree["/K"].get_object()
        self.page = self.writer.pages[0]

    def elements(self, role, above=None):
        found = []
        kids = (above or self.document).get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            kid = kid.get_object()
            if isinstance(kid, dict) and "/S" in kid:
                found += [kid] if kid["/S"] == f"/{role}" else []
                found += self.elements(role, kid)
        return found

    def edit_content(self, change):
        stream = DecodedStreamObject()
        stream.set_data(change(self.page.get_contents().get_data()))
        self.page[NameObject("/Contents")] = self.writer._add_object(stream)

    def written(self):
        out = io.BytesIO()
        self.writer.write(out)
        return out.getvalue()


def lose_last_emc(pdf):
    pdf.edit_content(lambda data: data[: data.rindex(b"EMC")] + data[data.rindex(b"EMC") + 3 :])


def close_too_often(pdf):
    pdf.edit_content(lambda data: data + b"\nEMC")


def paint_outside_of_all_marks(pdf):
    pdf.edit_content(lambda data: data + b"\n0 0 10 10 re f")


def damage_what_is_compressed(pdf):
    """Of furniture, which no element misses; pypdf only warned, and the proof passed."""
    stream = EncodedStreamObject()
    stream[NameObject("/Filter")] = NameObject("/FlateDecode")
    stream._data = b"/Artifact BMC BT (1) Tj ET EMC"
    contents = pdf.page["/Contents"]
    contents.append(pdf.writer._add_object(stream))


def use_an_mcid_twice(pdf):
    pdf.edit_content(lambda data: data.replace(b"<</MCID 3>>", b"<</MCID 2>>"))


def claim_an_mcid_that_is_not_there(pdf):
    pdf.edit_content(lambda data: data.replace(b"<</MCID 3>>", b"<</MCID 99>>"))


def lose_an_object_reference(pdf):
    link = pdf.elements("Link")[0]
    link[NameObject("/K")] = link["/K"][0]


def swap_two_parents(pdf):
    parents = pdf.tree["/ParentTree"]["/Nums"][1]
    parents[2], parents[3] = parents[3], parents[2]


def lose_the_pages_key(pdf):
    del pdf.page["/StructParents"]


def reach_an_element_twice(pdf):
    pdf.document["/K"].append(pdf.document["/K"][1])


def never_reach_an_element(pdf):
    del pdf.document["/K"][4]


def name_another_parent(pdf):
    title = pdf.elements("H1")[0]
    title[NameObject("/P")] = pdf.document.raw_get("/K")[0]


def make_a_heading_a_paragraph(pdf):
    pdf.elements("H2")[1][NameObject("/S")] = NameObject("/P")


def skip_a_level(pdf):
    pdf.elements("H2")[1][NameObject("/S")] = NameObject("/H4")


def invent_a_role(pdf):
    pdf.elements("H2")[1][NameObject("/S")] = NameObject("/Headline")


def lose_the_alternative_text(pdf):
    del pdf.elements("Figure")[0]["/Alt"]


def describe_a_figure_by_its_file(pdf):
    pdf.elements("Figure")[0][NameObject("/Alt")] = TextStringObject("logo.png")


def lose_the_figures_place(pdf):
    del pdf.elements("Figure")[0]["/A"]


def lose_a_scope(pdf):
    del pdf.elements("TH")[2]["/A"]


def lose_a_cell(pdf):
    del pdf.elements("TR")[1]["/K"][3]


def put_a_paragraph_into_a_list(pdf):
    pdf.elements("LI")[0][NameObject("/S")] = NameObject("/P")


def lose_a_links_description(pdf):
    del pdf.page["/Annots"][0].get_object()["/Contents"]


def lose_a_links_key(pdf):
    del pdf.page["/Annots"][0].get_object()["/StructParent"]


def lose_the_tab_order(pdf):
    del pdf.page["/Tabs"]


def lose_the_language(pdf):
    del pdf.root["/Lang"]


def speak_no_language(pdf):
    pdf.elements("H1")[0][NameObject("/Lang")] = TextStringObject("not a language")


def show_a_box(pdf):
    pdf.edit_content(lambda data: data.replace(b"[(", b"[(\0\0", 1))


def lose_a_font_program(pdf):
    font = next(iter(pdf.page["/Resources"]["/Font"].values())).get_object()
    del font["/DescendantFonts"][0].get_object()["/FontDescriptor"]["/FontFile2"]


def lose_the_unicode_map(pdf):
    font = next(iter(pdf.page["/Resources"]["/Font"].values())).get_object()
    del font["/ToUnicode"]


def lose_the_marked_flag(pdf):
    del pdf.root["/MarkInfo"]


def lose_the_structure(pdf):
    del pdf.root["/StructTreeRoot"]


def show_the_file_name(pdf):
    del pdf.root["/ViewerPreferences"]


def lose_the_metadata(pdf):
    del pdf.root["/Metadata"]


def point_the_parent_tree_past_its_end(pdf):
    pdf.tree[NameObject("/ParentTreeNextKey")] = NumberObject(0)


def empty_the_parent_tree(pdf):
    pdf.tree["/ParentTree"][NameObject("/Nums")] = ArrayObject()


FAULTS = [
    (lose_last_emc, "BP510"),
    (close_too_often, "BP510"),
    (paint_outside_of_all_marks, "BP512"),
    (damage_what_is_compressed, "BP513"),
    (use_an_mcid_twice, "BP514"),
    (claim_an_mcid_that_is_not_there, "BP516"),
    (claim_an_mcid_that_is_not_there, "BP515"),
    (lose_an_object_reference, "BP530"),
    (lose_an_object_reference, "BP532"),
    (swap_two_parents, "BP519"),
    (lose_the_pages_key, "BP518"),
    (reach_an_element_twice, "BP521"),
    (never_reach_an_element, "BP522"),
    (name_another_parent, "BP523"),
    (make_a_heading_a_paragraph, "BP542"),
    (skip_a_level, "BP541"),
    (invent_a_role, "BP524"),
    (lose_the_alternative_text, "BP546"),
    (describe_a_figure_by_its_file, "BP546"),
    (lose_the_figures_place, "BP547"),
    (lose_a_scope, "BP545"),
    (lose_a_cell, "BP543"),
    (put_a_paragraph_into_a_list, "BP525"),
    (lose_a_links_description, "BP531"),
    (lose_a_links_key, "BP530"),
    (lose_the_tab_order, "BP533"),
    (lose_the_language, "BP549"),
    (speak_no_language, "BP550"),
    (show_a_box, "BP552"),
    (lose_a_font_program, "BP553"),
    (lose_the_unicode_map, "BP552"),
    (lose_the_marked_flag, "BP504"),
    (lose_the_structure, "BP504"),
    (show_the_file_name, "BP561"),
    (lose_the_metadata, "BP560"),
    (point_the_parent_tree_past_its_end, "BP519"),
    (empty_the_parent_tree, "BP519"),
]


@pytest.fixture
def codes(tmp_path):
    def found(data):
        file = tmp_path / "page.pdf"
        file.write_bytes(data)
        proof = prove(file, "page.pdf")
        return proof, {d.code.id for d in proof.diagnostics}

    return found


def test_the_sound_page_is_sound_even_when_another_program_wrote_it_again(sound, codes):
    for data in (sound, Pdf(sound).written()):
        proof, problems = codes(data)
        structure = next(check for check in proof.checks if check.name == "structure")
        assert structure.verdict is Verdict.PASSED
        assert not {code for code in problems if code < "BP560"}


@pytest.mark.parametrize(("fault", "code"), FAULTS, ids=[f"{f.__name__}-{c}" for f, c in FAULTS])
def test_each_fault_is_found(sound, codes, fault, code):
    pdf = Pdf(sound)
    fault(pdf)
    proof, problems = codes(pdf.written())
    assert code in problems
    assert not proof.passed


def test_a_fault_says_where(sound, codes):
    pdf = Pdf(sound)
    lose_a_scope(pdf)
    proof, _ = codes(pdf.written())
    messages = [d.message for d in proof.diagnostics if d.code.id == "BP545"]
    assert messages == ["Document > Table > TR[1] > TH[3]: doesn't say what it heads (Scope)"]


@pytest.mark.parametrize(
    ("data", "code", "message"),
    [
        (b"", "BP501", "the file is empty"),
        (b"GIF89a", "BP501", "the file is not a PDF"),
        (b"%PDF-1.7\nnothing follows", "BP501", "the file is damaged"),
    ],
)
def test_what_is_no_pdf_is_said_to_be_none(codes, data, code, message):
    proof, problems = codes(data)
    assert problems == {code}
    assert message in proof.diagnostics[0].message
    assert not proof.passed


def test_a_missing_file_is_said_to_be_missing(tmp_path):
    (problem,) = prove(tmp_path / "nowhere.pdf", "nowhere.pdf").diagnostics
    assert problem.message == "the file can't be read: no such file or directory"


def test_an_encrypted_file_is_not_guessed_at(sound, codes):
    writer = PdfWriter(clone_from=io.BytesIO(sound))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert codes(out.getvalue())[1] == {"BP502"}


def test_a_print_file_that_claims_to_be_accessible_is_called_out(sound, tmp_path):
    file = tmp_path / "2010-08.booklet.PRINT-ONLY.pdf"
    file.write_bytes(sound)
    assert "BP562" in {d.code.id for d in prove(file).diagnostics}


def test_a_print_file_that_promises_nothing_is_not_judged_by_how_it_reads(sound, tmp_path):
    pdf = Pdf(sound)
    lose_the_structure(pdf)
    lose_the_marked_flag(pdf)
    packet = pdf.root["/Metadata"].get_object()
    packet.set_data(packet.get_data().replace(b"pdfaid:part", b"pdfaid:none"))
    packet.set_data(packet.get_data().replace(b"pdfuaid:part", b"pdfuaid:none"))
    file = tmp_path / "2010-08.booklet.PRINT-ONLY.pdf"
    file.write_bytes(pdf.written())
    proof = prove(file)
    verdicts = {check.name: (check.verdict, check.detail) for check in proof.checks}
    for name in ("structure", "text", "PDF/UA-1", "PDF/A-2a"):
        assert verdicts[name] == (Verdict.NOT_CHECKED, "print only: not for reading")
    assert verdicts["fonts"][0] is Verdict.PASSED
    assert verdicts["metadata"][1] == "claims no standard; for print only"


def test_a_print_file_with_fonts_of_other_machines_fails(sound, tmp_path):
    pdf = Pdf(sound)
    lose_the_structure(pdf)
    lose_the_marked_flag(pdf)
    lose_a_font_program(pdf)
    packet = pdf.root["/Metadata"].get_object()
    packet.set_data(packet.get_data().replace(b"aid:part", b"aid:none"))
    file = tmp_path / "x.PRINT-ONLY.pdf"
    file.write_bytes(pdf.written())
    assert "BP553" in {d.code.id for d in prove(file).diagnostics}


def test_a_print_file_that_is_tagged_all_the_same_is_looked_into(sound, tmp_path):
    file = tmp_path / "x.PRINT-ONLY.pdf"
    file.write_bytes(sound)
    structure = next(check for check in prove(file).checks if check.name == "structure")
    assert structure.verdict is Verdict.PASSED


def test_what_was_not_checked_never_passed(sound, codes, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "page", None)
    proof, _ = codes(sound)
    verdicts = {check.name: check.verdict for check in proof.checks}
    assert verdicts["PDF/UA-1"] is verdicts["PDF/A-2a"] is Verdict.NOT_CHECKED


def test_the_tree_is_shown_for_people(sound, codes):
    tree = codes(sound)[0].tree
    assert tree[0] == "Document"
    assert "  H1 “School Resource Officers: A Vital Part of School Safety”" in tree
    assert "      TH[Column] “Prevention Goals”" in tree


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_damage_is_reported_and_never_a_crash(sound, tmp_path_factory, data):
    cut = data.draw(st.integers(0, len(sound)))
    flips = data.draw(st.lists(st.integers(0, len(sound) - 1), max_size=8))
    damaged = bytearray(sound)
    for place in flips:
        damaged[place] ^= 0xFF
    file = tmp_path_factory.mktemp("damaged") / "page.pdf"
    file.write_bytes(bytes(damaged[:cut]))
    assert prove(file).checks
