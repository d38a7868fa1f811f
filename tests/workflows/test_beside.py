"""Work beside the rest: what comes of it is the same, wherever it is done."""

import os
import signal
import subprocess
import sys

import pytest

from briefpress.codes.files import STALE_OUTPUT
from briefpress.diagnostics import Diagnostic, Place, RefusedError
from briefpress.workflows import beside as module
from briefpress.workflows.beside import beside

HERE = os.getpid()


@pytest.fixture(params=[True, False], ids=["in a copy", "here"])
def copied(request, monkeypatch):
    """Whether work is done in a copy; the tests' own process may have threads, which do no harm."""
    if request.param and sys.platform != "linux":
        # There a copy would not be safe, and is never made: what is tested here cannot happen.
        pytest.skip("processes are copied on Linux alone")
    monkeypatch.setattr(module, "can_be_copied", lambda: request.param)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    return request.param


def test_the_result_is_handed_over(copied):
    with beside(lambda: (os.getpid(), b"x" * 1_000_000)) as result:
        process, data = result()
    assert (process != HERE) == copied
    assert data == b"x" * 1_000_000


def test_one_job_is_one_process(copied):
    with beside(os.getpid, jobs=1) as result:
        assert result() == HERE


def test_what_is_refused_there_is_refused_where_the_result_is_waited_for(copied):
    problem = Diagnostic(STALE_OUTPUT, Place("out/a.pdf", 3, 4), "it is another")

    def refuse():
        raise RefusedError([problem])

    with beside(refuse) as result, pytest.raises(RefusedError) as refused:
        result()
    assert refused.value.diagnostics == (problem,)


def test_what_a_killed_copy_leaves_is_done_here(copied):
    def killed():
        if os.getpid() != HERE:
            os.kill(os.getpid(), signal.SIGKILL)
        return os.getpid()

    with beside(killed) as result:
        assert result() == HERE


def test_nothing_is_left_when_nobody_waits(copied):
    def forever():
        while True:
            signal.pause()

    with pytest.raises(KeyError), beside(forever):
        raise KeyError
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_the_copy_leaves_ctrl_c_to_the_process(copied):
    def interrupted():
        if os.getpid() != HERE:
            os.kill(os.getpid(), signal.SIGINT)
        return "done"

    with beside(interrupted) as result:
        assert result() == "done"


def test_a_process_with_threads_is_not_copied():
    code = (
        "import threading\nfrom briefpress.workflows.beside import can_be_copied\n"
        "before = can_be_copied()\n"
        "threading.Thread(target=threading.Event().wait, daemon=True).start()\n"
        "print(before, can_be_copied())\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [str(sys.platform == "linux"), "False"]
