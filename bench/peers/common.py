"""What the scripts have in common: their command line, the clock, and the texts of every page.

It imports as little as it can: what it costs to start counts against the script.
"""

from __future__ import annotations

import json
import sys
import time

ORGANIZATION = "Institute for Preventive Strategies"
NAME = "Brief of the Day"
GOALS = {
    "deter": "Deter",
    "detect": "Detect",
    "prevent": "Prevent",
    "eliminate_threats": "Eliminate Threats",
}
FUNCTIONS = {
    "collaboration": "Collaboration",
    "information_sharing": "Information Sharing",
    "threat_recognition": "Threat Recognition",
    "risk_management": "Risk Management",
    "intervention": "Intervention",
}
CONTACT = (
    (
        "The Institute for Preventive Strategies is a national service of the Center for Rural "
        "Development, a not-for-profit organization headquartered in Somerset Kentucky."
    ),
    "You may contact the Institute by e-mail at: info@preventivestrategies.net",
    "Institute for Preventive Strategies, 2292 South Highway 27, Suite 300, Somerset, KY 42501",
    "Telephone: 1-800-860-6657",
)


def run(one, book) -> None:
    """Do what the command line asks for: `one` and `book` give the bytes of a page, of a book."""
    mode, source, target = sys.argv[1:]
    with open(source, encoding="utf-8") as file:
        pages = json.load(file)
    if mode == "each":
        briefs = []
        for page in pages:
            start = time.perf_counter()
            pdf = one(page)
            briefs.append((time.perf_counter() - start, len(pdf)))
        sys.stdout.write(json.dumps(briefs))
        return
    pdf = one(pages[0]) if mode == "one" else book(pages)
    with open(target, "wb") as file:
        file.write(pdf)
