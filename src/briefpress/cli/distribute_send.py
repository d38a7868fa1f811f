"""`briefpress distribute send`: prints and mails what is planned and was not sent yet."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from briefpress.cli.options import Root, Target, filled, problems_exit, refusals
from briefpress.cli.progress import progress_bar
from briefpress.cli.reporting import Format, counted

# Typer reads the choices of --resend while the program starts; the module is light.
from briefpress.deliver.carrying import Resend

if TYPE_CHECKING:
    from briefpress.workflows.distribution.due import Sending
    from briefpress.workflows.distribution.send import SendReport

#: The exit code where a printer or a mail server failed.
_OUTSIDE = 3

#: Why something that was planned is not sent, in words.
_LEFT = {
    Resend.ALL: "sent before",
    Resend.FAILED: "refused before (--resend failed)",
    Resend.UNCERTAIN: "uncertain (ask the recipient, then acknowledge, or --resend uncertain)",
    Resend.REVISED: "held in an earlier revision (--resend revised)",
}


def send(
    document: Target,
    root: Root = None,
    yes: Annotated[bool, typer.Option("--yes", help="Send without asking, as for cron.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be.")] = False,
    resend: Annotated[
        list[Resend] | None,
        typer.Option(help="Send again what failed, is uncertain, was revised, or all."),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option(
            callback=filled, metavar="WHOM", help="Only to this school, person, address or pack."
        ),
    ] = None,
    format_: Annotated[
        Format, typer.Option("--format", help="How the result is written.")
    ] = Format.TEXT,
) -> None:
    """Print and mail what is planned and was not sent yet; asks before it does.

    Example: briefpress distribute send 2026-09 --yes
    """
    from briefpress.deliver.ledger import sending as only_sender
    from briefpress.reading.publication import find_root
    from briefpress.workflows.distribution.due import SendOptions, find_due
    from briefpress.workflows.distribution.send import send as send_all

    with refusals(format_):
        publication = find_root(root)
        with only_sender(publication):
            due = find_due(publication, document, SendOptions(frozenset(resend or ()), to))
            if format_ is Format.TEXT:
                _write_due(due)
            if dry_run or not due.count or not _is_wanted(yes):
                if format_ is Format.JSON:
                    _write_json(due, None)
                return
            with progress_bar("Sending") as progress:
                report = send_all(due, progress)
    if format_ is Format.JSON:
        _write_json(due, report)
    else:
        _write_report(report)
    if report.outside_failed:
        raise typer.Exit(_OUTSIDE)
    if report.problems:
        raise problems_exit()


def _is_wanted(yes: bool) -> bool:
    """Ask, where somebody is there to answer; without an answer nothing is sent."""
    if yes:
        return True
    if sys.stdin.isatty() and sys.stdout.isatty():
        return typer.confirm("Send it now?")
    typer.echo("Nothing was sent: add --yes to send it.", err=True)
    return False


def _write_due(due: "Sending") -> None:
    from briefpress.cli.reporting import harmless, show
    from briefpress.workflows.distribution.due import by_destination

    document = due.prepared.document
    label = f"[{document.handling.value}] " if document.handling else ""
    typer.echo(harmless(f"{label}{document.title}"))
    for printer, count in by_destination(due.printed):
        typer.echo(harmless(f"  {counted(count, 'job')} to printer {printer}"))
    if due.by_hand:
        typer.echo(
            f"  {counted(len(due.by_hand), 'copy or paper', 'copies and papers')} by hand, "
            f"from {due.prepared.folder.relative_to(due.prepared.root).as_posix()}/packs"
        )
    settings = due.prepared.publication.sending.mail
    if due.mail and settings:
        typer.echo(f"  {counted(len(due.mail), 'message')} through {settings.host}")
    for reason, count in due.left:
        typer.echo(f"  not sent: {count:,} {_LEFT[reason]}")
    if not due.count:
        typer.echo("  nothing to send")
    show(due.notes)


def _write_report(report: "SendReport") -> None:
    from briefpress.cli.reporting import show

    show(report.problems)
    told = [f"{count:,} {state.value}" for state, count in report.counts.items()]
    typer.echo(", ".join(told) or "Nothing was sent.")


def _write_json(due: "Sending", report: "SendReport | None") -> None:
    from briefpress.cli.reporting import as_record, show_json

    show_json(
        {
            "document": due.prepared.document.name,
            "dry_run": report is None,
            "due": {
                "printed": len(due.printed),
                "by_hand": len(due.by_hand),
                "mailed": len(due.mail),
            },
            "not_sent": {reason.value: count for reason, count in due.left},
            "outcomes": {s.value: n for s, n in report.counts.items()} if report else {},
            "problems": [as_record(p) for p in (*due.notes, *(report.problems if report else ()))],
        }
    )
