"""What CUPS says of printers and jobs, and what it makes of a job ticket."""

import pytest

from briefpress.deliver.carrying import NeverError
from briefpress.deliver.cups import JobState, ask_printer, hold_job, job_state, release_job
from briefpress.deliver.ticket import ticket
from briefpress.model.sending import ColorMode, Finishing, PrintSettings, Sides

LETTER = "na_letter_8.5x11in"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "copy.pdf"
    path.write_bytes(b"%PDF-1.7\n% what is printed is not looked into here\n")
    return path


def test_a_printer_says_what_it_can_do(printer):
    printer("duplex", "-2", driver="everywhere")
    known = ask_printer("duplex")
    assert known.accepting
    assert {"one-sided", "two-sided-long-edge"} <= known.sides
    assert LETTER in known.media
    assert known.finishings == {Finishing.NONE.number}


def test_a_printer_that_is_not_there_is_not_known(scheduler):
    assert ask_printer("nobody") is None


def test_what_a_printer_can_not_do_has_a_plan_b_that_is_told(printer):
    printer("simple", driver="everywhere")
    wishes = PrintSettings(Sides.LONG_EDGE, "", Finishing.STAPLE_TOP_LEFT, ColorMode.AUTO)
    made = ticket("simple", wishes, LETTER, ask_printer("simple"))
    assert made.options == (f"media={LETTER}", "sides=one-sided", "job-sheets=none")
    assert [note.code.id for note in made.notes] == ["BP835", "BP835"]


def test_a_job_is_kept_until_it_is_released(printer, file):
    office = printer("office", "-2")
    job = hold_job("office", file, "copy 17", ("sides=two-sided-long-edge",), 1)
    assert job_state(job) is JobState.HELD
    assert office.files == []
    release_job(job)
    office.wait_for_files(1)
    assert office.files[0].read_bytes() == file.read_bytes()
    assert "two-sided-long-edge" in office.asked_for("sides")
    assert job_state(job) in (JobState.PROCESSING, JobState.COMPLETED)


def test_a_job_for_nobody_is_refused(scheduler, file):
    with pytest.raises(NeverError, match="does not exist"):
        hold_job("nobody", file, "copy 17", (), 1)


def test_a_job_for_a_printer_that_is_for_others_is_refused_for_good(printer, file):
    printer("office", allowed="the-principal")
    with pytest.raises(NeverError, match="Not allowed to print"):
        hold_job("office", file, "copy 17", (), 1)


def test_a_job_that_was_never_there_is_not_known(printer):
    printer("office")
    assert job_state("office-999999") is None
