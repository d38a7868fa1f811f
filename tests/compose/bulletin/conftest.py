"""A bulletin of a few briefs, the seed under other dates and titles."""

import datetime
from pathlib import Path

import pytest
from msgspec import structs

from briefpress.model.brief import Mark, Source
from briefpress.model.bulletin import Bulletin, Entry, Period
from briefpress.model.text import Span
from briefpress.reading.brief import read_brief
from briefpress.reading.publication import read_publication

SEED = Path(__file__).parents[2] / "fixtures" / "seed"
CISA = "Cybersecurity and Infrastructure Security Agency"
#: Day, title, marks, source: some titles begin with an article, one is in Spanish.
BRIEFS = [
    (1, "Visitor Management", [("detect", "threat_recognition")], "K-12 School Security Guide"),
    (2, "The Bomb Threat Call", [("detect", "intervention")], "Bomb Threat Guide"),
    (3, "An AED Within Reach", [("prevent", "risk_management")], "K-12 School Security Guide"),
    (4, "Señales de alerta", [("prevent", "intervention")], "K-12 School Security Guide"),
]


@pytest.fixture(scope="session")
def seed_publication():
    return read_publication(SEED)


@pytest.fixture(scope="session")
def make_bulletin(seed_publication):
    """Make a bulletin of the briefs above, each with so many pages."""
    name = "2010-08-23-school-resource-officers.yaml"
    seed = read_brief(SEED / "content" / "2010-08" / name, seed_publication)

    def made(pages=1, handling=None, handlings=(), rows=BRIEFS):
        entries = []
        for index, (day, title, marks, source) in enumerate(rows):
            brief = structs.replace(
                seed,
                date=datetime.date(2026, 9, day),
                title=Span(title),
                marks=tuple(Mark(*mark) for mark in marks),
                sources=(Source(Span(source), Span(CISA)),),
                language="es-US" if "ñ" in title else "en-US",
                handling=handlings[index] if handlings else None,
            )
            entries.append(Entry(brief, 1 + index * pages, pages))
        return Bulletin(Period.of_month(2026, 9), "en-US", tuple(entries), handling)

    return made
