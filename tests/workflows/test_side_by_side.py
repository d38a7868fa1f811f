"""The same work on many things: what comes of it is the same, however many processes do it."""

import os
import signal
import subprocess
import sys
from functools import partial

import pytest

from briefpress.workflows.check import check
from briefpress.workflows.side_by_side import each

#: Says in how many processes 40 numbers were doubled, and how these began.
DOUBLING = """
import os, sys, threading
from briefpress.workflows import side_by_side

def doubled(number):
    return 2 * number, os.getpid()

if __name__ == "__main__":
    if "thread" in sys.argv:
        threading.Thread(target=threading.Event().wait, daemon=True).start()
    done = list(side_by_side.each(doubled, range(40), 3, enough=1))
    assert [number for number, _ in done] == list(range(0, 80, 2))
    others = {process for _, process in done} - {os.getpid()}
    first_here = done[0][1] == os.getpid()
    print(side_by_side._context().get_start_method(), 1 <= len(others) <= 3, first_here)
"""


def squared(log, number):
    if number == 13:
        raise ValueError(number)
    return number * number, os.getpid() == log


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_order_and_an_error_where_it_belongs(jobs):
    results = each(partial(squared, os.getpid()), range(20), jobs, enough=1)
    for number in range(13):
        assert next(results)[0] == number * number
    with pytest.raises(ValueError, match="13"):
        list(results)


def test_the_first_is_done_here_and_few_are_done_here_altogether():
    work = partial(squared, os.getpid())
    assert next(each(work, range(9), 2, enough=1)) == (0, True)
    assert all(here for _, here in each(work, range(9), None, enough=9))
    assert list(each(work, [], 2, enough=1)) == []


@pytest.mark.parametrize("words", [(), ("thread",)])
def test_a_process_with_threads_is_not_copied(tmp_path, words):
    script = tmp_path / "doubling.py"
    script.write_text(DOUBLING, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, script, *words], capture_output=True, text=True, check=True
    )
    copied = sys.platform == "linux" and not words
    assert done.stdout.split() == ["fork" if copied else "spawn", "True", "True"]


def killed_elsewhere(here, number):
    if number == 7 and os.getpid() != here:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_what_a_killed_process_leaves_is_done_here():
    results = each(partial(killed_elsewhere, os.getpid()), range(40), 2, enough=1)
    assert list(results) == list(range(40))


def test_briefs_checked_side_by_side_are_told_of_as_one_after_another(publication, monkeypatch):
    for day in range(1, 15):
        fault = {"date:": "dat:"} if day % 5 == 3 else {}
        publication.add_brief(f"2010-09-{day:02}", **fault)
    alone = check(publication.root)
    monkeypatch.setattr("briefpress.workflows.check._BRIEFS_PER_PROCESS", 2)
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    assert check(publication.root) == alone
    assert {found.code.id for found in alone.diagnostics} >= {"BP012"}
