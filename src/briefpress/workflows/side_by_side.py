"""The same work on many things, in as many processes as are quicker."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TypeVar

from briefpress.workflows.beside import can_be_copied

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing.context import BaseContext

Thing = TypeVar("Thing")
Result = TypeVar("Result")


def each(
    work: Callable[[Thing], Result], things: Sequence[Thing], jobs: int | None, enough: int
) -> Iterator[Result]:
    """Yield what `work` makes of each thing, in order, by `jobs` processes at once.

    Without a number there is a process for `enough` things, as far as there are processors. The
    first thing is always done here: what it loads and remembers, a forked process begins with.
    `work` and what it makes are such that they can be pickled; what it raises is raised here. What
    is left when a process is killed from outside, as for want of memory, is done here.
    """
    if not things:
        return
    first, *rest = things
    yield work(first)
    wanted = jobs or min(os.cpu_count() or 1, len(rest) // enough)
    if wanted <= 1 or len(rest) < 2:
        yield from map(work, rest)
        return
    from concurrent.futures.process import BrokenProcessPool

    done = 0
    with suppress(BrokenProcessPool), _workers(wanted, work) as pool:
        for result in pool.map(_worked, rest, chunksize=max(1, len(rest) // wanted // 32)):
            yield result
            done += 1
    yield from map(work, rest[done:])


@contextmanager
def _workers(count: int, work: Callable[[Any], object]) -> Iterator[ProcessPoolExecutor]:
    """Give a pool of processes that stops at once when it is interrupted."""
    from concurrent.futures import ProcessPoolExecutor

    pool = ProcessPoolExecutor(count, mp_context=_context(), initializer=_begin, initargs=(work,))
    try:
        yield pool
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    pool.shutdown()


def _context() -> BaseContext:
    """Return how processes begin: as copies of this one where that is safe."""
    import multiprocessing

    return multiprocessing.get_context("fork" if can_be_copied() else "spawn")


_work: Callable[[Any], Any]


def _begin(work: Callable[[Any], Any]) -> None:
    """Begin a process: it leaves Ctrl-C to its parent, which stops handing out work."""
    import signal

    global _work
    _work = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _worked(thing: object) -> Any:
    return _work(thing)
