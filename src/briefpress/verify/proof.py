"""The proof of a PDF: every check, in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.codes.proofs import DAMAGED, NOT_A_PDF, NOT_TAGGED
from briefpress.diagnostics import Diagnostic, Place
from briefpress.verify.conformance import STANDARDS, check_conformance
from briefpress.verify.fonts import check_fonts
from briefpress.verify.metadata import Metadata
from briefpress.verify.pdf.content import Content
from briefpress.verify.pdf.document import FaultError, collected_warnings, open_document
from briefpress.verify.report import Check, Fault, Proof, Verdict, verdict_on
from briefpress.verify.structure.annotations import check_annotations
from briefpress.verify.structure.claims import Claims, check_claims, check_parent_tree
from briefpress.verify.structure.descriptions import (
    check_figures,
    check_languages,
    check_notes,
    check_spoken,
)
from briefpress.verify.structure.headings import check_headings, check_outline
from briefpress.verify.structure.parents import ParentTree, check_keys
from briefpress.verify.structure.shape import check_roles, check_shape
from briefpress.verify.structure.tables import check_lists, check_tables
from briefpress.verify.structure.tree import Tree, read_tree
from briefpress.verify.text import check_characters, element_words, tree_lines, tree_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from briefpress.verify.pdf.document import Document

__all__ = ["Check", "Proof", "Verdict", "prove", "structure_faults"]

#: A file that is read must go into memory, and what is in it several times.
_MOST_BYTES = 1 << 30


#: What the proof of a print file says where others are judged.
_NOT_FOR_READING = "print only: not for reading"


def prove(path: Path, shown: str | None = None) -> Proof:
    """Check a PDF in every way; `shown` is its path as diagnostics print it.

    Never raises for what is wrong with the file: that is what the proof is for.
    """
    shown = shown or path.as_posix()
    with collected_warnings() as warnings:
        try:
            return _prove(path, shown, warnings)
        except FaultError as error:
            return Proof(path, checks=(_check("file", [error.fault], shown),))
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            fault = Fault(NOT_A_PDF, f"the file can't be read: {reason}")
            return Proof(path, checks=(_check("file", [fault], shown),))
        except RecursionError:
            fault = Fault(NOT_A_PDF, "the file is damaged: it is nested without end")
            return Proof(path, checks=(_check("file", [fault], shown),))


def structure_faults(data: bytes) -> tuple[Fault, ...]:
    """Return what is wrong with the structure of a PDF, and with nothing else.

    Raises FaultError for what is no PDF that can be read.
    """
    with collected_warnings():
        document = open_document(data)
        content, tree = Content(document), read_tree(document)
        return tuple(_all_structure_faults(document, content, tree, Metadata(document)))


def _prove(path: Path, shown: str, warnings: list[str]) -> Proof:
    document = open_document(_bytes(path))
    content = Content(document)
    tree = read_tree(document)
    metadata = Metadata(document)
    pages = len(document.pages)
    said = [Fault(DAMAGED, message) for message in dict.fromkeys(warnings)]
    checks = [_check("file", said, shown, f"{pages} {'page' if pages == 1 else 'pages'}")]
    if tree is None and metadata.print_only(path) and not metadata.promises:
        checks += _print_checks(content, metadata, path, shown)
        return Proof(path, (), pages, tuple(checks))
    checks.append(_structure(document, content, tree, metadata, shown))
    text = tree_text(tree, content) if tree else ""
    count = f"{len(text.split())} words" if tree else "no structure to read it by"
    checks.append(_check("text", check_characters(content), shown, count))
    fonts = f"{len(content.fonts)} embedded"
    checks.append(_check("fonts", check_fonts(content), shown, fonts))
    told = ", ".join(metadata.claims) or "claims no standard"
    if metadata.print_only(path):
        told += "; for print only"
    checks.append(_check("metadata", metadata.check(path), shown, told))
    checks += check_conformance(path, shown)
    lines = tree_lines(tree, content) if tree else ()
    return Proof(path, metadata.claims, pages, tuple(checks), text, lines)


def _bytes(path: Path) -> bytes:
    """Read the file, unless it has no end, or is larger than any that people could have made."""
    size = path.stat().st_size
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise FaultError(Fault(NOT_A_PDF, "the file has no end: it is a pipe or a device"))
    if size > _MOST_BYTES:
        raise FaultError(Fault(NOT_A_PDF, f"the file is larger than {_MOST_BYTES >> 20} MiB"))
    return path.read_bytes()


def _print_checks(content: Content, metadata: Metadata, path: Path, shown: str) -> Iterator[Check]:
    """Check what matters on paper. Reading aloud was not promised: that is said, and not judged."""
    for name in ("structure", "text"):
        yield Check(name, Verdict.NOT_CHECKED, _NOT_FOR_READING)
    yield _check("fonts", check_fonts(content), shown, f"{len(content.fonts)} embedded")
    yield _check("metadata", metadata.check(path), shown, "claims no standard; for print only")
    for standard in STANDARDS:
        yield Check(standard, Verdict.NOT_CHECKED, _NOT_FOR_READING)


def _structure(
    document: Document, content: Content, tree: Tree | None, metadata: Metadata, shown: str
) -> Check:
    faults = _all_structure_faults(document, content, tree, metadata)
    return _check("structure", faults, shown, f"{len(tree.elements)} elements" if tree else "")


def _all_structure_faults(
    document: Document, content: Content, tree: Tree | None, metadata: Metadata
) -> Iterator[Fault]:
    if tree is None:
        yield Fault(NOT_TAGGED, "the file has no structure tree: nobody can listen to it")
        return
    yield from _structure_faults(document, content, tree)
    if not metadata.marked:
        yield Fault(NOT_TAGGED, "the catalog doesn't say that the file is tagged")


def _structure_faults(document: Document, content: Content, tree: Tree) -> Iterator[Fault]:
    parents, claims = ParentTree(tree), Claims(tree)
    yield from content.faults
    yield from check_shape(document, tree)
    yield from check_roles(tree)
    yield from check_claims(document, claims, content)
    yield from check_parent_tree(document, claims, content, parents)
    yield from check_keys(document, tree, content, parents)
    yield from check_annotations(document, tree, parents)
    yield from check_headings(tree)
    yield from check_outline(document, tree, lambda element: element_words(element, content))
    yield from check_tables(tree)
    yield from check_lists(tree)
    yield from check_figures(tree)
    yield from check_spoken(tree)
    yield from check_languages(document, tree)
    yield from check_notes(tree)


def _check(name: str, faults: Iterable[Fault], shown: str, detail: str = "") -> Check:
    problems = tuple(
        Diagnostic(fault.code, Place(shown), fault.message, fault.code.mend) for fault in faults
    )
    return Check(name, verdict_on(problems), detail, problems)
