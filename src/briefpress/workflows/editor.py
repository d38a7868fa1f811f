"""The author's editor: a command from the environment, run without a shell."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

from briefpress.codes.starting import EDITOR_FAILED, NO_EDITOR
from briefpress.reading.source import refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def editor_command() -> tuple[str, ...]:
    """Return the command that VISUAL names, else EDITOR, in words; raises RefusedError if none."""
    for name in ("VISUAL", "EDITOR"):
        if not (text := os.environ.get(name, "").strip()):
            continue
        try:
            return tuple(shlex.split(text, posix=os.name == "posix"))
        except ValueError:
            message = f"{name} is {text!r}, in which a quote is not closed"
            raise refused(NO_EDITOR, "environment", message, NO_EDITOR.mend) from None
    message = "neither VISUAL nor EDITOR is set"
    raise refused(NO_EDITOR, "environment", message, NO_EDITOR.mend)


@contextmanager
def _interrupts_left_alone() -> Iterator[None]:
    """Leave Ctrl-C to the editor, to which it may mean something else than to end.

    A handler that does nothing, unlike SIG_IGN, isn't handed on to the editor.
    """
    before = signal.signal(signal.SIGINT, lambda _signal, _frame: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def open_editor(command: tuple[str, ...], path: Path, shown: str) -> None:
    """Run the editor on a file until it is closed; raises RefusedError where it can't be used."""
    try:
        with _interrupts_left_alone():
            # The author's own command in words; the path is one of them, never part of a line.
            done = subprocess.run([*command, str(path)], check=False)  # noqa: S603
        problem = f"ended with {done.returncode}" if done.returncode else ""
    except OSError as error:
        problem = (error.strerror or str(error)).lower()
    if problem:
        message = f"the editor {command[0]!r} could not be used: {problem}"
        raise refused(EDITOR_FAILED, shown, message, EDITOR_FAILED.mend)
