"""`briefpress verify`: the proof of a PDF."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefpress.cli.options import path, problems_exit
from briefpress.cli.progress import progress_bar
from briefpress.cli.reporting import Format

if TYPE_CHECKING:
    from briefpress.verify.report import Proof


def verify(
    files: Annotated[
        list[Path], typer.Argument(parser=path, help="PDF files, from briefpress or any program.")
    ],
    tree: Annotated[bool, typer.Option(help="Show the structure tree.")] = False,
    text: Annotated[bool, typer.Option(help="Show the text as it is read aloud.")] = False,
    format_: Annotated[
        Format, typer.Option("--format", help="How the result is written.")
    ] = Format.TEXT,
) -> None:
    """Prove what a PDF is: structure, text, fonts, metadata, PDF/UA-1 and PDF/A-2a.

    Example: briefpress verify out/daily/2026-09/*.pdf
    """
    from briefpress.cli.reporting import show_json
    from briefpress.verify.proof import prove

    with progress_bar("Proving") as progress:
        proofs = []
        for done, file in enumerate(files):
            progress(done, len(files))
            proofs.append(prove(file))
        progress(len(files), len(files))
    if format_ is Format.JSON:
        show_json([_record(proof) for proof in proofs])
    else:
        for proof in proofs:
            _write(proof, tree=tree, text=text)
    if not all(proof.passed for proof in proofs):
        raise problems_exit()


def _write(proof: "Proof", *, tree: bool, text: bool) -> None:
    from briefpress.cli.reporting import harmless, show

    typer.echo(harmless(proof.path.as_posix()))
    for check in proof.checks:
        detail = f"  ({check.detail})" if check.detail else ""
        typer.echo(harmless(f"  {check.verdict.value:<11}  {check.name}{detail}"))
    show(proof.diagnostics)
    if tree:
        typer.echo("\n".join(harmless(line) for line in proof.tree))
    if text:
        typer.echo(harmless(proof.text), nl=False)


def _record(proof: "Proof") -> dict[str, Any]:
    from briefpress.cli.reporting import as_record

    return {
        "path": proof.path.as_posix(),
        "passed": proof.passed,
        "pages": proof.pages,
        "claims": list(proof.claims),
        "checks": [
            {
                "name": check.name,
                "verdict": check.verdict.value,
                "detail": check.detail,
                "problems": [as_record(problem) for problem in check.diagnostics],
            }
            for check in proof.checks
        ],
        "text": proof.text,
    }
