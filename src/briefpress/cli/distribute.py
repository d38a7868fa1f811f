"""`briefpress distribute`: the right copies to each school's staff, and the proof of it."""

from __future__ import annotations

import typer

from briefpress.cli.distribute_plan import plan
from briefpress.cli.distribute_send import send
from briefpress.cli.distribute_status import acknowledge, status

distribute = typer.Typer(
    name="distribute",
    help="Plan who gets what, print and mail it, and keep the ledger of it.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
for _command in (plan, send, status, acknowledge):
    distribute.command()(_command)
