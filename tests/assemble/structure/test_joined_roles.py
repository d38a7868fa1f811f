"""Roles of two documents in one role map."""

from making import El, make


def doc(*elements, roles="", root="", **options):
    role_map = f"/RoleMap<<{roles}>>" if roles else ""
    return make(El("H1", "Title"), *elements, root=role_map + root, **options)


def roles(result):
    return dict(result.tree.root["/RoleMap"].items())


def shown(result):
    """The roles of all but the first three levels, with what they stand for."""
    return [
        (element.role, element.standard)
        for element in result.tree.elements
        if element.role not in ("Document", "Part", "H1")
    ]


def test_a_role_that_means_the_same_is_one(merged):
    part = doc(El("Lead", "Words"), roles="/Lead/P")
    result = merged(part, part)
    assert shown(result) == [("Lead", "P"), ("Lead", "P")]
    assert roles(result) == {"/Lead": "/P"}
    assert result.faults == []


def test_a_role_that_means_something_else_is_renamed(merged):
    result = merged(
        doc(El("Lead", "Words"), roles="/Lead/P"), doc(El("Lead", "Head"), roles="/Lead/H2")
    )
    assert shown(result) == [("Lead", "P"), ("Lead-2", "H2")]
    assert roles(result) == {"/Lead": "/P", "/Lead-2": "/H2"}
    assert result.faults == []


def test_a_third_meaning_gets_a_third_name(merged):
    parts = [
        doc(El("Lead", "x"), roles=f"/Lead/{role}") for role in ("P", "H2", "BlockQuote", "H2")
    ]
    result = merged(*parts)
    assert [role for role, _ in shown(result)] == ["Lead", "Lead-2", "Lead-3", "Lead-4"]
    assert [standard for _, standard in shown(result)] == ["P", "H2", "BlockQuote", "H2"]


def test_the_new_name_is_none_that_the_part_has_itself(merged):
    result = merged(
        doc(El("Lead", "x"), roles="/Lead/P"),
        doc(El("Lead", "x"), El("Lead-2", "y"), roles="/Lead/H2/Lead-2/Caption"),
    )
    assert shown(result) == [("Lead", "P"), ("Lead-3", "H2"), ("Lead-2", "Caption")]


def test_roles_that_are_mapped_in_steps_are_compared_by_where_they_end(merged):
    result = merged(
        doc(El("Lead", "x"), roles="/Lead/P"),
        doc(El("Lead", "x"), roles="/Lead/Body/Body/P"),
        doc(El("Lead", "x"), roles="/Lead/Body/Body/H2"),
    )
    assert shown(result) == [("Lead", "P"), ("Lead", "P"), ("Lead-2", "H2")]
    assert roles(result) == {"/Lead": "/P", "/Body": "/P", "/Body-2": "/H2", "/Lead-2": "/Body-2"}


def test_a_standard_role_with_another_meaning_keeps_it_under_a_name_of_its_own(merged):
    result = merged(doc(El("Quote", "a")), doc(El("Quote", "b"), roles="/Quote/P"))
    assert shown(result) == [("Quote", "Quote"), ("Quote-2", "P")]
    assert result.faults == []


def test_a_role_that_is_mapped_nowhere_gets_no_meaning_from_another_part(merged):
    result = merged(doc(El("Odd", "a"), roles="/Odd/P"), doc(El("Odd", "b")))
    assert shown(result) == [("Odd", "P"), ("Odd-2", "Odd-2")]


def test_a_circle_of_roles_ends(merged):
    result = merged(doc(El("A", "a"), roles="/A/B/B/A"), doc(El("A", "b"), roles="/A/P"))
    assert [role for role, _ in shown(result)] == ["A", "A-2"]


NS = "<</Type/Namespace/NS({})/RoleMapNS<<{}>>>>"
SSN = "http://iso.org/pdf2/ssn"


def spaced(role, uri="urn:school", mapped="/Lead/P", **options):
    return doc(
        El(role, "Words", extra="/NS 900 0 R"),
        root="/Namespaces[900 0 R]",
        objects={900: NS.format(uri, mapped)},
        version="2.0",
        **options,
    )


def namespaces(result):
    return [(space["/NS"], space.get("/RoleMapNS")) for space in spaces(result)]


def spaces(result):
    return [item.get_object() for item in result.tree.root["/Namespaces"]]


def test_a_namespace_of_two_parts_is_one(merged):
    result = merged(spaced("Lead"), spaced("Lead"))
    assert namespaces(result) == [("urn:school", {"/Lead": "/P"})]
    numbers = {element.raw_get("/NS").idnum for element in result.elements("Lead")}
    assert (
        numbers == {result.tree.root["/Namespaces"][0].indirect_reference.idnum}
        or len(numbers) == 1
    )
    assert result.pdf.startswith(b"%PDF-2.0")


def test_roles_of_a_namespace_that_differ_are_renamed_in_it(merged):
    result = merged(spaced("Lead"), spaced("Lead", mapped="/Lead/H2"))
    assert namespaces(result) == [("urn:school", {"/Lead": "/P", "/Lead-2": "/H2"})]
    assert [e.role for e in result.tree.elements][-1] == "Lead-2"


def test_equal_roles_of_different_namespaces_stay_as_they_are(merged):
    result = merged(spaced("Lead"), spaced("Lead", uri="urn:other", mapped="/Lead/H2"))
    assert namespaces(result) == [("urn:school", {"/Lead": "/P"}), ("urn:other", {"/Lead": "/H2"})]
    assert len(result.elements("Lead")) == 2


def test_a_role_can_be_mapped_into_another_namespace(merged):
    part = doc(
        El("Lead", "Words", extra="/NS 900 0 R"),
        root="/Namespaces[900 0 R 901 0 R]",
        objects={
            900: NS.format("urn:school", "/Lead[/P 901 0 R]"),
            901: f"<</Type/Namespace/NS({SSN})>>",
        },
        version="2.0",
    )
    result = merged(part, part)
    own, standard = spaces(result)
    target = own["/RoleMapNS"]["/Lead"]
    assert target[0] == "/P"
    assert target[1].get_object() == standard
    assert standard["/NS"] == SSN
