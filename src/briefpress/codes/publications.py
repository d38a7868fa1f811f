"""Problems of publications: 2xx."""

from __future__ import annotations

from briefpress.diagnostics import Code

NO_PUBLICATION = Code(
    "BP201",
    "there is no publication here",
    "Without content/publication.yaml nobody knows whose briefs these are.",
    "Go to the publication's folder, name it with --root, or make one with briefpress init.",
)
BAD_AXIS = Code(
    "BP202",
    "an axis of the matrix is not usable",
    "Briefs name goals and functions by their keys.",
    "Give each a key of lowercase letters, digits and underscores, and a label.",
)
