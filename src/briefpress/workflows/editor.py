"""The author's editor: a command from the environment, run without a shell."""

from __future__ import annotations

import os
import shlex
import subprocess
from typing import TYPE_CHECKING

from briefpress.codes.starting import EDITOR_FAILED, NO_EDITOR
from briefpress.reading.source import refused

if TYPE_CHECKING:
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


def open_editor(command: tuple[str, ...], path: Path, shown: str) -> None:
    """Run the editor on a file until it is closed; raises RefusedError where it can't be used."""
    try:
        # The author's own command, taken apart into words; the path is one of them, never a line.
        done = subprocess.run([*command, str(path)], check=False)  # noqa: S603
        problem = f"ended with {done.returncode}" if done.returncode else ""
    except OSError as error:
        problem = (error.strerror or str(error)).lower()
    if problem:
        message = f"the editor {command[0]!r} could not be used: {problem}"
        raise refused(EDITOR_FAILED, shown, message, EDITOR_FAILED.mend)
