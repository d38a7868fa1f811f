"""The program: its commands, and what becomes of errors.

Exit codes: 0 done, 1 the content or the file has problems, 2 wrong usage, 3 an outside part failed
(also briefpress itself, for which no input is to blame), 130 interrupted.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from briefpress import __version__
from briefpress.cli.build import build
from briefpress.cli.check import check
from briefpress.cli.compile import compile_
from briefpress.cli.coverage import coverage
from briefpress.cli.distribute import distribute
from briefpress.cli.import_ import import_
from briefpress.cli.impose import impose
from briefpress.cli.init import init
from briefpress.cli.merge import merge
from briefpress.cli.new import new
from briefpress.cli.recall import recall
from briefpress.cli.schema import schema
from briefpress.cli.verify import verify

if TYPE_CHECKING:
    from collections.abc import Callable

INTERRUPTED, BUG = 130, 3

app = typer.Typer(
    name="briefpress",
    help="Daily briefs and print bulletins as accessible, archival PDF.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
_COMMANDS = (
    *(init, new, import_, check),
    *(build, compile_, coverage, merge, impose),
    *(recall, verify, schema),
)
for _command in _COMMANDS:
    app.command(_command.__name__.rstrip("_"))(_command)

app.add_typer(distribute)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"briefpress {__version__}")
        raise typer.Exit


@app.callback()
def common(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Daily briefs and print bulletins as accessible, archival PDF."""


def main() -> NoReturn:
    """Run the program and leave with its exit code."""
    signal.signal(signal.SIGINT, _interrupt)
    sys.exit(guarded(app))


def guarded(program: Callable[[], object]) -> int:
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
