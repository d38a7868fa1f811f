"""A distribution printed by real printers: what they got, and what a crash leaves."""

import io
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from killed import KILLED
from pypdf import PdfReader

from briefpress.deliver.ledger import Ledger
from briefpress.diagnostics import RefusedError
from briefpress.reading.imposition import read_preset
from briefpress.workflows.distribution.due import SendOptions, find_due
from briefpress.workflows.distribution.plan import PlanOptions, plan
from briefpress.workflows.distribution.send import Machinery, send
from briefpress.workflows.distribution.status import read_status

SEED = Path(__file__).parents[2] / "tests" / "fixtures" / "seed"
DAY = "2010-08-23"
LIST = (
    "school,name,channel,copies,printer\n"
    "Lincoln High,Ana Díaz,print,2,office\n"
    "Lincoln High,Bo Nguyễn,print,1,office\n"
)


@pytest.fixture
def root(tmp_path):
    import shutil

    root = tmp_path / "publication"
    shutil.copytree(SEED, root, ignore=shutil.ignore_patterns("out"))
    (root / "content/recipients.csv").write_text(LIST, encoding="utf-8")
    return root


def setting(root, text):
    path = root / "content/publication.yaml"
    path.write_text(f"{path.read_text()}\ndistribution:\n  print: {{{text}}}\n")


def send_it(root):
    return send(find_due(root, DAY, SendOptions()), machinery=Machinery(patience=()))


def words(data):
    return [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]


def test_a_pack_is_printed_slip_first_then_numbered_copies_then_the_sheet(root, printer):
    office = printer("office", "-2")
    plan(root, DAY, PlanOptions())
    report = send_it(root)
    assert not report.problems
    office.wait_for_files(5)
    spooled = [file.read_bytes() for file in office.files]
    folder = root / "out/distribution" / DAY / "packs/lincoln-high"
    assert spooled[0] == (folder / "routing-slip.pdf").read_bytes()
    assert spooled[4] == (folder / "sign-off-sheet.pdf").read_bytes()
    for number, data in enumerate(spooled[1:4], start=1):
        assert all(f"Copy {number}" in page for page in words(data))
    assert set(office.asked_for("sides")[-5:]) == {"two-sided-long-edge"}
    assert {copy.state.value for copy in read_status(root, DAY).copies} == {"sent"}


def test_copies_without_numbers_are_one_job_of_the_file_itself(root, printer):
    setting(root, "numbered: false, sides: one-sided")
    office = printer("office")
    plan(root, DAY, PlanOptions())
    send_it(root)
    office.wait_for_files(4)
    daily = root / f"out/daily/2010-08/{DAY}-school-resource-officers.pdf"
    assert [file.read_bytes() == daily.read_bytes() for file in office.files] == [
        False, True, True, False,
    ]  # fmt: skip
    assert "2" in office.asked_for("copies")


def test_sheets_are_turned_over_the_edge_that_they_were_imposed_for(root, printer):
    setting(root, "impose: office-booklet, sides: one-sided")
    office = printer("office", "-2")
    plan(root, DAY, PlanOptions())
    send_it(root)
    office.wait_for_files(5)
    sheets = [PdfReader(file).pages for file in office.files[1:4]]
    assert [len(pages) for pages in sheets] == [2, 2, 2]
    flipped = read_preset("office-booklet", root).flip
    assert f"two-sided-{flipped}" in office.asked_for("sides")
    assert "one-sided" in office.asked_for("sides")


def test_paper_that_a_printer_does_not_have_is_refused_before_anything_is_sent(root, printer):
    setting(root, "media: iso_a3_297x420mm")
    office = printer("office", driver="everywhere")
    plan(root, DAY, PlanOptions())
    with pytest.raises(RefusedError, match="printer office: BP834 it has no paper iso_a3"):
        send_it(root)
    assert office.files == []
    assert {copy.state.value for copy in read_status(root, DAY).copies} == {"planned"}


def test_a_printer_that_is_not_there_is_refused(root, scheduler):
    plan(root, DAY, PlanOptions())
    with pytest.raises(RefusedError, match="there is no such printer"):
        send_it(root)


CHILD = f"""{KILLED}
from briefpress.deliver.ledger import Ledger
from briefpress.workflows.distribution import carriers
from briefpress.workflows.distribution.due import SendOptions, find_due
from briefpress.workflows.distribution.send import send

for holder, name in ((Ledger, "intend"), (carriers, "hold_job"), (Ledger, "note"),
                     (carriers, "release_job"), (Ledger, "settle")):
    around(holder, name)
send(find_due(Path(sys.argv[1]), sys.argv[2], SendOptions()))
"""


@pytest.mark.parametrize("kill_at", range(1, 11))
def test_killed_at_any_step_of_a_job_and_run_again_each_file_is_printed_once(
    root, printer, kill_at
):
    office = printer("office", "-2")
    plan(root, DAY, PlanOptions())
    command = [sys.executable, "-c", CHILD, str(root), DAY, str(kill_at)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    report = send_it(root)
    assert not report.problems
    office.wait_for_files(5)
    assert {copy.state.value for copy in read_status(root, DAY).copies} == {"sent"}
    assert find_due(root, DAY, SendOptions()).count == 0
    printed = [words(file.read_bytes())[0] for file in office.files]
    assert len(printed) == 5
    for number in (1, 2, 3):
        assert sum(f"Copy {number}" in page for page in printed) == 1


def test_the_ledger_knows_the_job_before_it_is_released(root, printer, monkeypatch):
    printer("office")
    plan(root, DAY, PlanOptions())
    noted = []
    real = Ledger.note
    monkeypatch.setattr(Ledger, "note", lambda *args: (noted.append(args[2]), real(*args)))
    send_it(root)
    copies = read_status(root, DAY).copies
    assert {copy.reference for copy in copies} < set(noted)
