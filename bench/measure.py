"""Running a program as a child of its own: how long it takes, and how much memory at most."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Bytes in the unit of `ru_maxrss`: Linux counts kibibytes, macOS bytes.
_MEMORY_UNIT = 1 if sys.platform == "darwin" else 1024

#: Settings of Python that would change what is measured, such as keeping no bytecode, are dropped.
_ENVIRONMENT = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}


class FailedError(Exception):
    """A program that was to be measured ended with an error; carries the end of what it said."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One run: seconds from start to end, peak memory in megabytes, and standard output."""

    seconds: float
    megabytes: float
    output: str


def run(command: Sequence[str]) -> Sample:
    """Run a command to its end. Raises FailedError if it does not end well.

    The memory is that of the largest process where a program starts others.
    """
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        child = subprocess.Popen(command, stdout=output, stderr=errors, env=_ENVIRONMENT)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            errors.seek(0)
            raise FailedError(errors.read().decode(errors="replace").strip()[-400:])
        output.seek(0)
        return Sample(seconds, usage.ru_maxrss * _MEMORY_UNIT / 1e6, output.read().decode())


def peak_megabytes() -> float:
    """Return the peak memory of this process so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _MEMORY_UNIT / 1e6
