"""Some work beside the rest, in a copy of this process."""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Result = TypeVar("Result")


def can_be_copied() -> bool:
    """Tell whether a copy of this process is as good as the process.

    A copy is there in a few milliseconds, a new process in 150. But a copy has only the thread that
    made it, and what another thread held stays locked; on macOS the system itself has threads.
    """
    return sys.platform == "linux" and threading.active_count() == 1


@contextmanager
def beside(work: Callable[[], Result], jobs: int | None = None) -> Iterator[Callable[[], Result]]:
    """Begin some work beside the rest, and give what waits for its result, once.

    What the work raises is raised then. It is only done then, and here, where this process can't be
    copied, where `jobs` or processors are no more than one, and when the copy was killed. A pool of
    processes would take 25 ms to load and to begin; this takes 5. The result, and what is raised,
    are such that they can be pickled.
    """
    if (jobs or os.cpu_count() or 1) < 2 or not can_be_copied():
        yield work
        return
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _answer(work, writing)
    os.close(writing)
    try:
        yield lambda: _result(work, reading)
    finally:
        os.close(reading)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _answer(work: Callable[[], object], writing: int) -> NoReturn:
    """Do the work, as a copy, and hand over what came of it; Ctrl-C is left to the parent."""
    import pickle

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        try:
            answer = True, work()
        except Exception as error:  # noqa: BLE001 - raised where the result is waited for
            answer = False, error
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(pickle.dumps(answer))
    finally:
        os._exit(0)


def _result(work: Callable[[], Result], reading: int) -> Result:
    """Wait for the answer of a copy; where it comes to nothing, do the work."""
    import pickle

    with os.fdopen(reading, "rb", closefd=False) as pipe:
        answer = pipe.read()
    try:
        done, result = pickle.loads(answer)  # noqa: S301 - from a copy of this very process
    except (EOFError, pickle.UnpicklingError):
        return work()
    if not done:
        raise result
    return result  # type: ignore[no-any-return]
