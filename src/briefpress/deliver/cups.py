"""CUPS: its own programs `lp`, `lpstat` and `ipptool`, each in one place. No shell is involved."""

from __future__ import annotations

import os
import plistlib
import re
import subprocess
import tempfile
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from briefpress.codes.distribution import NO_CUPS
from briefpress.deliver.carrying import NeverError, NotNowError, UnknownError
from briefpress.diagnostics import Diagnostic, Place, RefusedError

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Seconds that a program of CUPS may take; the scheduler answers at once or not at all.
_TIMEOUT = 60
_REQUEST = re.compile(r"request id is (\S+-\d+) ")
#: What lp says of a job that can never be taken.
_HOPELESS = ("does not exist", "unsupported", "unable to access", "not allowed", "forbidden")

#: Asks for a job by its number; ipptool fills in what stands after the dollars.
_JOB_TEST = """{
NAME "Job"
OPERATION Get-Job-Attributes
GROUP operation-attributes-tag
ATTR charset attributes-charset utf-8
ATTR naturalLanguage attributes-natural-language en
ATTR uri printer-uri $uri
ATTR integer job-id $job
ATTR name requesting-user-name $user
ATTR keyword requested-attributes job-id,job-state
}
"""


class JobState(IntEnum):
    """IPP `job-state` (RFC 8011, 5.3.7)."""

    PENDING = 3
    HELD = 4
    PROCESSING = 5
    STOPPED = 6
    CANCELED = 7
    ABORTED = 8
    COMPLETED = 9


class Capabilities(Struct, frozen=True):
    """What a printer says it can do, in IPP's words; None where it says nothing of it."""

    accepting: bool
    sides: frozenset[str] | None
    media: frozenset[str] | None
    finishings: frozenset[int] | None
    color_modes: frozenset[str] | None
    job_sheets: frozenset[str] | None


def ask_printer(name: str) -> Capabilities | None:
    """Ask a printer what it can do (Get-Printer-Attributes); None where there is no such printer.

    Raises RefusedError where CUPS doesn't answer.
    """
    found = _attributes(name, "get-printer-attributes.test")
    if found is None:
        return None
    return Capabilities(
        accepting=bool(found.get("printer-is-accepting-jobs", True)),
        sides=_texts(found, "sides-supported"),
        media=_texts(found, "media-supported"),
        finishings=_numbers(found, "finishings-supported"),
        color_modes=_texts(found, "print-color-mode-supported"),
        job_sheets=_texts(found, "job-sheets-supported"),
    )


def hold_job(printer: str, file: Path, title: str, options: Sequence[str], copies: int) -> str:
    """Give a job to CUPS, to be kept until it is released; return its id, such as ``office-17``.

    What is kept is not printed, so a job whose id was never written down does no harm. Raises
    NotNowError or NeverError.
    """
    command = ["lp", "-d", printer, "-H", "hold", "-n", str(copies), "-t", title]
    for option in options:
        command += ["-o", option]
    done = _run([*command, "--", str(file)])
    match = _REQUEST.search(done.stdout)
    if done.returncode or match is None:
        said = _said(done)
        hopeless = any(word in said.lower() for word in _HOPELESS)
        error = NeverError if hopeless else NotNowError
        raise error(said)
    return match[1]


def release_job(job: str) -> None:
    """Let a job that is kept be printed; raises UnknownError where CUPS doesn't do it."""
    done = _run(["lp", "-i", job, "-H", "resume"])
    if done.returncode:
        raise UnknownError(f"{job} could not be released: {_said(done)}")


def job_state(job: str) -> JobState | None:
    """Return what has become of a job; None where CUPS doesn't know it any more."""
    printer, _, number = job.rpartition("-")
    if not number.isdigit():
        return None
    with tempfile.TemporaryDirectory() as folder:
        test = Path(folder) / "job.test"
        test.write_text(_JOB_TEST, encoding="ascii")
        found = _attributes(printer, str(test), ("-d", f"job={number}"))
    state = (found or {}).get("job-state")
    return JobState(state) if isinstance(state, int) else None


def _attributes(printer: str, test: str, variables: Sequence[str] = ()) -> dict[str, Any] | None:
    """Return the attributes that a request yields; None where the object isn't there."""
    uri = f"ipp://{_server()}/printers/{printer}"
    done = _run(["ipptool", "-T", "20", "-X", *variables, uri, test])
    try:
        told = plistlib.loads(done.stdout.encode())
    except (plistlib.InvalidFileException, ValueError, OverflowError):
        raise _refused(f"ipptool says nothing that can be read: {_said(done)}") from None
    if not told.get("Tests"):
        raise _refused(str(told.get("ErrorMessage") or _said(done)))
    answer = told["Tests"][0]
    if answer.get("StatusCode") == "client-error-not-found":
        return None
    # Whether ipptool finds the answer in good order is not the question; whether it is one, is.
    if not str(answer.get("StatusCode")).startswith("successful-ok"):
        raise _refused(f"{printer}: {answer.get('StatusCode')}")
    merged: dict[str, Any] = {}
    for group in answer.get("ResponseAttributes", ()):
        merged |= group
    return merged


def _server() -> str:
    """Return host and port of the scheduler that `lp` talks to."""
    told = _run(["lpstat", "-H"]).stdout.strip()
    return "localhost" if not told or told.startswith("/") else told


def _texts(found: dict[str, Any], key: str) -> frozenset[str] | None:
    value = found.get(key)
    if value is None:
        return None
    return frozenset(map(str, value)) if isinstance(value, list) else frozenset((str(value),))


def _numbers(found: dict[str, Any], key: str) -> frozenset[int] | None:
    texts = _texts(found, key)
    return None if texts is None else frozenset(int(text) for text in texts if text.isdigit())


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a program of CUPS, which is to speak English; raises RefusedError where it is missing."""
    environment = {**os.environ, "LC_ALL": "C"}
    try:
        return subprocess.run(  # noqa: S603 - a list without a shell; every value was checked
            command,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_TIMEOUT,
            check=False,
            env=environment,
        )
    except FileNotFoundError:
        message = f"the program {command[0]} is not installed"
        raise _refused(message) from None
    except subprocess.TimeoutExpired:
        raise UnknownError(f"{command[0]} did not answer within {_TIMEOUT} seconds") from None


def _said(done: subprocess.CompletedProcess[str]) -> str:
    return " ".join((done.stderr or done.stdout).split()).removeprefix("lp: Error - ")


def _refused(message: str) -> RefusedError:
    return RefusedError([Diagnostic(NO_CUPS, Place("CUPS"), message, NO_CUPS.mend)])
