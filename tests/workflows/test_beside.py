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


def nothing():
    """Get ready for nothing."""


def process_of(_task):
    return os.getpid()


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
    with beside(nothing, lambda size: (os.getpid(), b"x" * size)) as begin:
        process, data = begin(1_000_000)()
    assert (process != HERE) == copied
    assert data == b"x" * 1_000_000


def test_one_job_is_one_process(copied):
    with beside(nothing, process_of, jobs=1) as begin:
        assert begin("task")() == HERE


def test_what_is_refused_there_is_refused_where_the_result_is_waited_for(copied):
    problem = Diagnostic(STALE_OUTPUT, Place("out/a.pdf", 3, 4), "it is another")

    def refuse(_task):
        raise RefusedError([problem])

    with beside(nothing, refuse) as begin, pytest.raises(RefusedError) as refused:
        begin("task")()
    assert refused.value.diagnostics == (problem,)


def test_it_gets_ready_before_there_is_a_task(copied):
    begun = []
    with beside(lambda: begun.append("ready"), lambda task: [*begun, task]) as begin:
        assert begin("task")() == (["ready", "task"] if copied else ["task"])


def test_what_a_killed_copy_leaves_is_done_here(copied):
    def killed(_task):
        if os.getpid() != HERE:
            os.kill(os.getpid(), signal.SIGKILL)
        return os.getpid()

    with beside(nothing, killed) as begin:
        assert begin("task")() == HERE


def test_what_a_copy_that_was_killed_before_it_began_leaves_is_done_here(copied):
    def killed():
        if os.getpid() != HERE:
            os.kill(os.getpid(), signal.SIGKILL)

    with beside(killed, len) as begin:
        # More than a pipe holds, so that it can't be written before it is read.
        assert begin(b"x" * 1_000_000)() == 1_000_000


def test_nothing_is_left_when_nobody_waits(copied):
    def forever(_task):
        while True:
            signal.pause()

    def interrupted():
        with beside(nothing, forever) as begin:
            begin("task")
            raise KeyError

    with pytest.raises(KeyError):
        interrupted()
    with beside(nothing, forever):
        pass
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_the_copy_leaves_ctrl_c_to_the_process(copied):
    def interrupted(_task):
        if os.getpid() != HERE:
            os.kill(os.getpid(), signal.SIGINT)
        return "done"

    with beside(nothing, interrupted) as begin:
        assert begin("task")() == "done"


def test_a_process_with_threads_is_not_copied():
    code = (
        "import threading\nfrom briefpress.workflows.beside import can_be_copied\n"
        "before = can_be_copied()\n"
        "threading.Thread(target=threading.Event().wait, daemon=True).start()\n"
        "print(before, can_be_copied())\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [str(sys.platform == "linux"), "False"]
