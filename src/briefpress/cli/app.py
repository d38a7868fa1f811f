"""The program: its commands, and what becomes of errors.

Exit codes: 0 done, 1 the content or the file has problems, 2 wrong usage, 3 an outside part failed
(also briefpress itself, for which no input is to blame), 130 interrupted.
"""

import os
import signal
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from briefpress import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

INTERRUPTED, BUG = 130, 3

#: The commands in the order of the help; each has a module, and there a name, if it has another.
_COMMANDS = {
    "init": "",
    "new": "",
    "import": "import_:import_",
    "check": "",
    "build": "",
    "compile": "compile:compile_",
    "coverage": "",
    "merge": "",
    "impose": "",
    "verify": "",
    "schema": "",
    "distribute": "",
    "recall": "",
}


def program(words: "Sequence[str]" = ()) -> typer.Typer:
    """Return the program that a command line asks for: the command it begins with, or all.

    Typer makes every command ready that it knows of, with all its options; the one that is called
    is there in a fifth of the time. Where a module puts off its annotations (`from __future__`), it
    evaluates each twice, and takes twice as long: those of commands don't.
    """
    app = typer.Typer(
        name="briefpress",
        help="Daily briefs and print bulletins as accessible, archival PDF.",
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(common)
    wanted = words[0] if words and words[0] in _COMMANDS else None
    for name, place in _COMMANDS.items():
        if wanted in (None, name):
            module, function = (place or f"{name}:{name}").split(":")
            command = getattr(import_module(f"briefpress.cli.{module}"), function)
            if isinstance(command, typer.Typer):
                app.add_typer(command)
            else:
                app.command(name)(command)
    return app


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"briefpress {__version__}")
        raise typer.Exit


def common(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Daily briefs and print bulletins as accessible, archival PDF."""


def run(words: "Sequence[str]") -> int:
    """Run the command that the words of a command line ask for; return the exit code."""
    signal.signal(signal.SIGINT, _interrupt)
    return guarded(lambda: program(words)(words))


def guarded(program: "Callable[[], object]") -> int:
    """Run the program; whatever happens, people get words and programs an exit code."""
    try:
        program()
    except SystemExit as leaving:
        if leaving.code == INTERRUPTED:
            typer.echo("Interrupted; every file that was written is whole.", err=True)
        return leaving.code if isinstance(leaving.code, int) else int(bool(leaving.code))
    except Exception as error:
        if os.environ.get("BRIEFPRESS_DEBUG"):
            raise
        kind = type(error).__name__
        typer.echo(f"This is a fault of briefpress, not of your files: {kind}: {error}", err=True)
        typer.echo("Set BRIEFPRESS_DEBUG=1 and run it again to see where it happens.", err=True)
        return BUG
    return 0


def _interrupt(_signal: int, _frame: object) -> NoReturn:
    """Leave at Ctrl-C, through every clean-up; Typer would make a failure of it."""
    raise SystemExit(INTERRUPTED)
