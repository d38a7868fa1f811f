"""The page that the examples of PDF change: sound, and changed only where an example says so."""

import pytest
from pdf_examples import assembled

from briefpress.verify.proof import Verdict, prove


def test_the_page_is_sound(tmp_path):
    file = tmp_path / "page.pdf"
    file.write_bytes(assembled(""))
    proof = prove(file)
    assert proof.diagnostics == ()
    assert {check.verdict for check in proof.checks} == {Verdict.PASSED}
    assert proof.claims == ("PDF/UA-1", "PDF/A-2a")
    assert proof.text.startswith("Doors\nEvery door is locked by 8:30. Report one that is not.\n")


def test_an_object_takes_the_place_of_that_of_the_page():
    pdf = assembled("33 0 obj\n<< /S /H2 >>\nendobj\n")
    assert pdf.count(b"\n33 0 obj\n<< /S /H2 >>\nendobj\n") == pdf.count(b"\n33 0 obj\n") == 1


def test_a_stream_says_its_length():
    pdf = assembled("10 0 obj\n<< /Filter /X >>\nstream\n(Türen) Tj\nendstream\nendobj\n")
    assert "10 0 obj\n<< /Filter /X  /Length 11 >>\nstream\n(Türen) Tj\nend".encode() in pdf


def test_the_cross_references_lead_to_the_objects():
    pdf = assembled("trailer\n<< /Root 1 0 R >>\n")
    table = int(pdf.split()[-2])
    rows = pdf[table:].splitlines()
    assert rows[0] == b"xref"
    for head, row in zip(rows[3:-5:2], rows[4:-5:2], strict=True):
        number, place = int(head.split()[0]), int(row.split()[0])
        assert pdf[place:].startswith(b"%d 0 obj\n" % number)
    assert rows[-4] == b"<< /Root 1 0 R  /Size 51 >>"


@pytest.mark.parametrize("text", ["10 0 obj \n<< >>\nendobj\n", "/H1 BMC\n"])
def test_what_is_no_object_is_not_passed_over(text):
    with pytest.raises(ValueError, match="neither an object nor a trailer"):
        assembled(text)
