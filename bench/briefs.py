"""The briefs that are measured: varied as a year's are, and the same for the same seed."""

from __future__ import annotations

import datetime
import json
import random
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from bench import vocabulary as v

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

#: How many clauses name a place.
_NAMED = 0.5

_FIRST_DAY = datetime.date(2026, 1, 5)
_GOALS = ("deter", "detect", "prevent", "eliminate_threats")
_FUNCTIONS = (
    "collaboration",
    "information_sharing",
    "threat_recognition",
    "risk_management",
    "intervention",
)

PUBLICATION = """\
name: Brief of the Day
organization: Institute for Preventive Strategies
language: en-US
contact:
  heading: IPS Contact Information
  about: >-
    The Institute for Preventive Strategies is a national service of the Center for Rural
    Development, a not-for-profit organization headquartered in Somerset Kentucky.
  email: info@preventivestrategies.net
  address: |
    Institute for Preventive Strategies
    2292 South Highway 27, Suite 300
    Somerset, KY 42501
  telephone: 1-800-860-6657
"""


@dataclass(frozen=True, slots=True)
class Source:
    """A source of a brief."""

    title: str
    publisher: str
    url: str


@dataclass(frozen=True, slots=True)
class Step:
    """An item of a list; `lead` is bold and may be empty."""

    lead: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on one brief's page, for every program the same.

    `marks` are pairs of goal and function, `context` is a paragraph, a list and a paragraph.
    """

    date: str
    slug: str
    title: str
    marks: tuple[tuple[str, str], ...]
    opening: str
    steps: tuple[Step, ...]
    closing: str
    sources: tuple[Source, ...]
    relevance: str
    techniques: str
    function: str
    question: str


def pages(count: int, seed: int = 1) -> tuple[Page, ...]:
    """Return the pages of `count` working days that follow one another."""
    writer = random.Random(seed)  # noqa: S311 - no secret, and the same everywhere
    return tuple(_page(writer, day) for day in _working_days(count))


def write_publication(root: Path, written: Sequence[Page]) -> None:
    """Write a publication of its own, which has nothing but these briefs."""
    content = root / "content"
    content.mkdir(parents=True)
    (content / "publication.yaml").write_text(PUBLICATION, encoding="utf-8")
    for page in written:
        path = brief_path(root, page)
        path.parent.mkdir(exist_ok=True)
        path.write_text(_yaml(page), encoding="utf-8")


def brief_path(root: Path, page: Page) -> Path:
    """Return where a page's brief is in a publication."""
    return root / "content" / page.date[:7] / f"{page.date}-{page.slug}.yaml"


def write_json(path: Path, written: Sequence[Page]) -> None:
    """Write the same pages for the other programs, in the format they read fastest."""
    path.write_text(json.dumps([asdict(page) for page in written]), encoding="utf-8")


def _working_days(count: int) -> Iterator[datetime.date]:
    day = _FIRST_DAY
    for _ in range(count):
        yield day
        day += datetime.timedelta(days=3 if day.weekday() == 4 else 1)


def _page(writer: random.Random, day: datetime.date) -> Page:
    topic = writer.choice(v.TOPICS)
    place = _place(writer)
    return Page(
        date=day.isoformat(),
        slug=f"{topic.lower().replace(' ', '-')}-{place.lower()}",
        title=f"{topic} in {place}: {writer.choice(v.PROMISES)}",
        marks=_marks(writer),
        opening=_paragraph(writer, writer.randint(2, 3)),
        steps=tuple(_step(writer) for _ in range(writer.randint(3, 5))),
        closing=_paragraph(writer, writer.randint(1, 2)),
        sources=tuple(_source(writer) for _ in range(writer.randint(1, 2))),
        relevance=_paragraph(writer, 1),
        techniques=_paragraph(writer, writer.randint(1, 2)),
        function=writer.choice(_FUNCTIONS),
        question=_filled(writer, writer.choice(v.QUESTIONS)),
    )


def _marks(writer: random.Random) -> tuple[tuple[str, str], ...]:
    """Choose one to four cells of the matrix, in its order."""
    cells = [(goal, function) for goal in _GOALS for function in _FUNCTIONS]
    chosen = writer.sample(cells, writer.randint(1, 4))
    return tuple(cell for cell in cells if cell in chosen)


def _paragraph(writer: random.Random, sentences: int) -> str:
    """Write a sentence with new names in it, then plain ones."""
    opening = _filled(writer, writer.choice(v.OPENINGS))
    return " ".join([opening, *(f"{_clause(writer)}." for _ in range(sentences - 1))])


def _clause(writer: random.Random) -> str:
    words = [writer.choice(part) for part in (v.SUBJECTS, v.VERBS, v.OBJECTS, v.TAILS)]
    if writer.random() < _NAMED:
        words.insert(3, f"in {_place(writer)}")
    return " ".join(words)


def _step(writer: random.Random) -> Step:
    lead = writer.choice(v.LEADS) if writer.random() < 0.5 else ""
    return Step(lead, f"{_clause(writer)}.")


def _source(writer: random.Random) -> Source:
    place = _place(writer)
    number = writer.randint(1000, 9999)
    return Source(
        title=f"{writer.choice(v.TOPICS)} after {place}: report {number}",
        publisher=writer.choice(v.PUBLISHERS),
        url=f"https://www.example.org/reports/{place.lower()}/{number}",
    )


def _filled(writer: random.Random, pattern: str) -> str:
    """Fill the gaps of a pattern with names and numbers that were hardly ever seen before."""
    clause = _clause(writer)
    return pattern.format(
        clause=clause[0].lower() + clause[1:],
        school=f"{_place(writer)} {writer.choice(v.SCHOOL_KINDS)}",
        place=_place(writer),
        person=f"{writer.choice(v.FIRST_NAMES)} {_place(writer)}",
        month=writer.choice(v.MONTHS),
        year=writer.randint(1999, 2025),
        number=writer.randint(12, 2400),
    )


def _place(writer: random.Random) -> str:
    syllables = "".join(writer.choice(v.SYLLABLES) for _ in range(writer.randint(1, 3)))
    return (syllables + writer.choice(v.PLACE_ENDINGS)).capitalize()


def _yaml(page: Page) -> str:
    """Write the brief as an analyst would; texts are wrapped nowhere and quoted nowhere else."""
    goals = dict.fromkeys(goal for goal, _ in page.marks)
    lines = [f'title: "{page.title}"', f"date: {page.date}", "matrix:"]
    for goal in goals:
        functions = ", ".join(function for other, function in page.marks if other == goal)
        lines.append(f"  {goal}: [{functions}]")
    steps = [f"- **{s.lead}** {s.text}" if s.lead else f"- {s.text}" for s in page.steps]
    lines += ["context: |", f"  {page.opening}", "", *(f"  {step}" for step in steps), ""]
    lines += [f"  {page.closing}", "sources:"]
    for source in page.sources:
        lines.append(f'  - title: "{source.title}"')
        lines += [f"    publisher: {source.publisher}", f"    url: {source.url}"]
    lines += ["relevance: |", f"  {page.relevance}", "techniques: |", f"  {page.techniques}"]
    lines += ["thought:", f"  function: {page.function}", "  question: |", f"    {page.question}"]
    return "\n".join(lines) + "\n"
