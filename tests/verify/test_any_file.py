"""The proof of files that are not ours, or no files at all."""

import io
import os
import subprocess
import sys

import pytest
import typst
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject
from reportlab.pdfgen.canvas import Canvas

from briefpress.verify import proof as proofs
from briefpress.verify.proof import Verdict, prove

TYPST = """
#set document(title: "Door plan")
#set text(lang: "es")
= Puertas
Cierre #link("https://www.cisa.gov/")[las puertas].
- una
- dos
#table(columns: 2, table.header([Puerta], [Llave]), [Norte], [Ana])
"""


def verdicts(proof):
    return {check.name: check.verdict.value for check in proof.checks}


def codes(proof):
    return {problem.code.id for problem in proof.diagnostics}


@pytest.fixture
def written(tmp_path):
    def write(data, name="page.pdf"):
        file = tmp_path / name
        file.write_bytes(data)
        return file

    return write


def test_a_tagged_file_of_another_program_is_understood(written):
    file = written(typst.compile(TYPST.encode(), pdf_standards=["ua-1"]))
    proof = prove(file)
    assert verdicts(proof)["structure"] == "passed", [d.message for d in proof.diagnostics]
    assert verdicts(proof)["text"] == verdicts(proof)["fonts"] == "passed"
    assert "PDF/UA-1" in proof.claims
    said = proof.text.splitlines()
    assert said[0] == "Puertas"
    assert "Cierre las puertas." in said
    assert "Norte" in said
    assert any(line.strip().startswith("TH[Column]") for line in proof.tree)


def test_an_untagged_file_is_said_to_be_one(written):
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(72, 72, "Hello")
    canvas.showPage()
    canvas.save()
    proof = prove(written(out.getvalue()))
    assert {"BP504", "BP553", "BP560"} <= codes(proof)
    assert proof.text == ""
    assert not proof.passed


def test_a_file_without_pages_is_no_crash(written):
    out = io.BytesIO()
    PdfWriter().write(out)
    assert not prove(written(out.getvalue())).passed


def test_content_that_explodes_is_no_crash(written):
    writer = PdfWriter()
    page = writer.add_blank_page(72, 72)
    stream = DecodedStreamObject()
    stream.set_data(bytes(200_000_000))
    page[NameObject("/Contents")] = writer._add_object(stream.flate_encode(level=9))
    out = io.BytesIO()
    writer.write(out)
    assert not prove(written(out.getvalue())).passed


def test_a_folder(tmp_path):
    (problem,) = prove(tmp_path).diagnostics
    assert problem.message == "the file can't be read: is a directory"


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.pdf")
    (problem,) = prove(tmp_path / "pipe.pdf").diagnostics
    assert problem.message == "the file has no end: it is a pipe or a device"


def test_more_than_anyone_could_have_made(tmp_path, monkeypatch):
    monkeypatch.setattr(proofs, "_MOST_BYTES", 1 << 20)
    with (tmp_path / "huge.pdf").open("wb") as file:
        file.truncate((1 << 20) + 1)
    (problem,) = prove(tmp_path / "huge.pdf").diagnostics
    assert (problem.code.id, problem.message) == ("BP501", "the file is larger than 1 MiB")


def test_without_the_validator_nothing_is_said_to_have_passed(written, monkeypatch):
    monkeypatch.setitem(sys.modules, "page", None)
    proof = prove(written(typst.compile(TYPST.encode(), pdf_standards=["ua-1"])))
    assert {check.verdict for check in proof.checks[-2:]} == {Verdict.NOT_CHECKED}
    assert "pip install 'briefpress[validate]'" in proof.checks[-1].detail


def test_each_of_several_files_is_proved_and_one_bad_one_counts(written):
    good = written(typst.compile(TYPST.encode(), pdf_standards=["ua-1"]), "good.pdf")
    command = [sys.executable, "-m", "briefpress", "verify", str(good), str(good.parent), "no.pdf"]
    done = subprocess.run(
        [*command, "--tree", "--text"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "no such file or directory" in done.stderr
    assert "is a directory" in done.stderr
    assert "\nCierre las puertas.\n" in done.stdout
