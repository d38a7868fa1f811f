"""Headings by section and numbered ones in one document."""

from making import El, make


def by_section():
    return make(
        El("H", "Doors"),
        El("Sect", (El("H", "North"), El("Div", (El("P", "x"),)))),
        El("Sect", (El("Div", (El("Sect", (El("H", "Deep"),)),)), El("H", "South"))),
    )


def numbered():
    return make(El("H1", "One"), El("H2", "Two"))


def headings(result):
    return [element.role for element in result.tree.elements if element.role.startswith("H")]


def test_headings_by_section_stay_among_their_own(merged):
    result = merged(by_section(), by_section())
    assert headings(result) == ["H"] * 8
    assert result.faults == []


def test_beside_numbered_headings_they_get_the_numbers_of_their_sections(merged):
    result = merged(by_section(), numbered())
    assert headings(result) == ["H1", "H2", "H3", "H2", "H1", "H2"]
    assert result.merged.claims.names == ("PDF/UA-1",)
    assert headings(merged(numbered(), by_section()))[2:] == ["H1", "H2", "H3", "H2"]


def test_the_deepest_heading_is_h6(merged):
    sections = El("Sect", (El("H", "at the bottom"),))
    for _ in range(8):
        sections = El("Sect", (El("H", "above"), sections))
    assert headings(merged(make(sections), numbered()))[5:9] == ["H6"] * 4
