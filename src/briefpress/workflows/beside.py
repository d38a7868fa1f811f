"""Some work beside the rest, in a copy of this process."""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Task = TypeVar("Task")
Result = TypeVar("Result")


def can_be_copied() -> bool:
    """Tell whether a copy of this process is as good as the process.

    A copy is there in a few milliseconds, a new process in 150. But a copy has only the thread that
    made it, and what another thread held stays locked; on macOS the system itself has threads.
    """
    return sys.platform == "linux" and threading.active_count() == 1


@contextmanager
def beside(
    get_ready: Callable[[], object], work: Callable[[Task], Result], jobs: int | None = None
) -> Iterator[Callable[[Task], Callable[[], Result]]]:
    """Get ready for some work beside the rest, and give what begins it, once, with its task.

    That in turn gives what waits for the result, once; what the work raises is raised then. All is
    only done then, and here, where this process can't be copied, where `jobs` or processors are no
    more than one, and when the copy was killed. A pool of processes would take 25 ms to load and to
    begin; this takes 5. Task and result, and what is raised, are such that they can be pickled.
    """
    if (jobs or os.cpu_count() or 1) < 2 or not can_be_copied():
        yield lambda task: partial(work, task)
        return
    order, answer = os.pipe(), os.pipe()
    child = os.fork()
    if not child:
        os.close(order[1])
        os.close(answer[0])
        _serve(get_ready, work, order[0], answer[1])
    os.close(order[0])
    os.close(answer[1])

    def begin(task: Task) -> Callable[[], Result]:
        _hand_over(task, order[1])
        return lambda: _result(partial(work, task), answer[0])

    try:
        yield begin
    finally:
        os.close(order[1])
        os.close(answer[0])
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _serve(
    get_ready: Callable[[], object], work: Callable[[Task], object], order: int, answer: int
) -> NoReturn:
    """Do the work, as a copy, and hand over what came of it; Ctrl-C is left to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        try:
            get_ready()
            result = True, work(_handed_over(order))
        except Exception as error:  # noqa: BLE001 - raised where the result is waited for
            result = False, error
        _hand_over(result, answer)
    finally:
        os._exit(0)


def _result(work: Callable[[], Result], answer: int) -> Result:
    """Wait for the answer of a copy; where it comes to nothing, do the work."""
    try:
        done, result = _handed_over(answer)
    except EOFError:
        return work()
    if not done:
        raise result
    return result  # type: ignore[no-any-return]


def _hand_over(value: object, pipe: int) -> None:
    """Write a value into a pipe, unless nobody is there to read it."""
    import pickle

    with suppress(BrokenPipeError), os.fdopen(pipe, "wb", closefd=False) as file:
        pickle.dump(value, file, pickle.HIGHEST_PROTOCOL)


def _handed_over(pipe: int) -> Any:
    """Read a value out of a pipe; raises EOFError where there is none, or not all of it."""
    import pickle

    with os.fdopen(pipe, "rb", closefd=False) as file:
        try:
            return pickle.load(file)  # noqa: S301 - from a copy of this very process
        except pickle.UnpicklingError as error:
            raise EOFError from error
