"""What is to be distributed: a day's brief, a period's bulletin, or any PDF; built where stale."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import TYPE_CHECKING

from briefpress.codes.distribution import NOTHING_TO_DISTRIBUTE
from briefpress.diagnostics import Diagnostic, Place, RefusedError
from briefpress.files import read_manifest, sha256
from briefpress.model.distribution import Document, Edition
from briefpress.model.handling import Handling
from briefpress.reading.brief import find_briefs, read_brief
from briefpress.reading.finding import withdrawal
from briefpress.reading.layout import read_layout, read_words
from briefpress.reading.publication import read_publication
from briefpress.reading.shelf import files, folders
from briefpress.reading.withdrawn import read_withdrawn
from briefpress.workflows.build import Progress, build, no_progress
from briefpress.workflows.bulletin import compile_bulletin
from briefpress.workflows.coverage import read_briefs
from briefpress.workflows.naming import file_name, is_named
from briefpress.workflows.periods import briefs_of, read_period

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefpress.model.brief import Brief
    from briefpress.model.bulletin import Period
    from briefpress.model.publication import Publication

_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:-([a-z0-9-]+))?")
_LABEL = re.compile(r"TLP:(?:RED|AMBER\+STRICT|AMBER|GREEN|CLEAR)\b")


def find_document(
    root: Path, target: str, editions: Iterable[str], progress: Progress = no_progress
) -> Document:
    """Return the document that a target names, in these editions, built or compiled first.

    A target is a day (``2026-09-14``, with a slug where it has more briefs than one), a month or
    year, or a PDF; a PDF in `out/` counts as the day or period it was made from. Raises
    RefusedError where there is none.
    """
    wanted = tuple(dict.fromkeys(("", *editions)))
    target = _made_from(root, target)
    if target.lower().endswith(".pdf"):
        return _file(root, Path(target), wanted)
    if _DAY.fullmatch(target):
        return _day(root, file_name(root, target), wanted, progress)
    return _bulletin(root, read_period(target, None, None), wanted, progress)


def document_name(root: Path, target: str) -> str:
    """Return what the ledger calls the document that a target names, without building it."""
    target = _made_from(root, target)
    if target.lower().endswith(".pdf"):
        return _file_name(Path(target))
    if _DAY.fullmatch(target):
        return file_name(root, target)
    return read_period(target, None, None).key


def _made_from(root: Path, target: str) -> str:
    """Return the day or period of a PDF in `out/`; any other target as it is."""
    path = Path(target)
    if path.suffix.lower() != ".pdf":
        return target
    whole = path.resolve()
    if not whole.is_relative_to(root.resolve()):
        return target
    shown = whole.relative_to(root.resolve()).as_posix()
    manifest = read_manifest(root)
    if record := manifest.record(shown):
        return Path(record.brief).stem
    bulletin = manifest.bulletin(shown)
    return bulletin.period if bulletin else target


def layout_for(root: Path, edition: str, standard: str) -> str:
    """Return the layout that makes an edition of a daily or a monthly; itself if there is none."""
    if not edition:
        return standard
    names = {file.stem for file in files(folders(root))}
    whole = f"{standard}-{edition}"
    return whole if whole in names or standard == "monthly" else edition


def _day(root: Path, target: str, editions: Sequence[str], progress: Progress) -> Document:
    publication = read_publication(root)
    paths = _briefs_of_day(root, target)
    briefs = {path: read_brief(path, publication) for path in paths}
    _check_one_document(target, tuple(briefs.values()))
    first = _leading(tuple(briefs.values()), publication)
    found = []
    for edition in editions:
        layout = layout_for(root, edition, "daily")
        report = build(root, paths, layout=layout, progress=progress)
        if report.diagnostics:
            raise RefusedError(report.diagnostics)
        page = read_layout(layout, root).page
        found += [
            Edition(
                edition,
                r.language,
                r.path,
                r.sha256,
                r.pages,
                page.width,
                page.height,
                (Path(r.brief).stem,),
            )
            for r in (built.record for built in report.briefs)
            if r is not None
        ]
    return Document(
        name=target,
        title=first.title.text,
        language=first.language,
        date=first.date,
        handling=_strictest(brief.handling for brief in briefs.values()),
        editions=tuple(found),
    )


def _briefs_of_day(root: Path, target: str) -> tuple[Path, ...]:
    paths = tuple(path for path in find_briefs(root, ()) if is_named(path.stem, target))
    if not paths:
        _refuse_withdrawn(root, target)
        raise _nothing(target, f"there is no brief of {target}", "Brief names begin with the day.")
    return paths


def _refuse_withdrawn(root: Path, target: str) -> None:
    """Say of briefs that were taken back that they were, rather than that there is none."""
    found = [w for w in read_withdrawn(root) if w.means(target) or is_named(w.brief, target)]
    if found:
        raise RefusedError([withdrawal(entry, Path(entry.brief), root) for entry in found])


def _check_one_document(target: str, briefs: Sequence[Brief]) -> None:
    """Refuse a day with two briefs in one language: it is not said which one is meant."""
    languages = [brief.language for brief in briefs]
    if len(set(languages)) < len(languages):
        names = ", ".join(f"{brief.date}-{brief.slug}" for brief in briefs)
        raise _nothing(target, f"{target} has {len(briefs)} briefs", f"Name one of them: {names}.")


def _leading(briefs: Sequence[Brief], publication: Publication) -> Brief:
    """Return the brief in the publication's language, else the first."""
    own = (brief for brief in briefs if brief.language == publication.language)
    return next(own, briefs[0])


def _bulletin(root: Path, period: Period, editions: Sequence[str], progress: Progress) -> Document:
    publication = read_publication(root)
    paths = briefs_of(root, period)
    briefs = read_briefs(paths, publication)
    words = read_words(publication.language, root)
    found = []
    for edition in editions:
        layout = layout_for(root, edition, "monthly")
        record = compile_bulletin(root, period, layout=layout, progress=progress).record
        page = read_layout(layout, root).page
        found.append(
            Edition(
                edition,
                publication.language,
                record.path,
                record.sha256,
                record.pages,
                page.width,
                page.height,
                tuple(path.stem for path in paths),
            )
        )
    name = publication.name.best(publication.language)[1].text
    return Document(
        name=period.key,
        title=words.bulletin.title.format(name=name, period=words.write_period(period)),
        language=publication.language,
        date=briefs[-1].date,
        handling=_strictest(brief.handling for brief in briefs),
        editions=tuple(found),
    )


def _file(root: Path, path: Path, editions: Sequence[str]) -> Document:
    """Take any PDF; its label is the strictest that its pages name, else the publication's."""
    from briefpress.deliver.facts import read_facts

    publication = read_publication(root)
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise _nothing(path.as_posix(), f"the file can't be read: {reason}", None) from None
    facts = read_facts(data, path.as_posix())
    named = [Handling(label) for label in _LABEL.findall(facts.text)]
    language = facts.language or publication.language
    # There is only this one file: it is every edition that somebody asks for.
    found = tuple(
        Edition(
            edition, language, path.resolve().as_posix(), sha256(data), facts.pages, *facts.size
        )
        for edition in editions
    )
    return Document(
        name=_file_name(path),
        title=facts.title or path.stem,
        language=language,
        date=_modified(path),
        handling=_strictest(named) or publication.handling,
        editions=found,
    )


def _file_name(path: Path) -> str:
    return re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-") or "document"


def _modified(path: Path) -> datetime.date:
    return datetime.datetime.fromtimestamp(path.stat().st_mtime, datetime.UTC).date()


def _strictest(labels: Iterable[Handling | None]) -> Handling | None:
    given = [label for label in labels if label]
    return max(given, key=lambda label: label.strictness, default=None)


def _nothing(target: str, message: str, hint: str | None) -> RefusedError:
    code = NOTHING_TO_DISTRIBUTE
    return RefusedError([Diagnostic(code, Place(target), message, hint or code.mend)])
