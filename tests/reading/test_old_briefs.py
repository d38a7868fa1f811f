"""Old briefs: headings, matrices, sources and labels as people wrote them; nothing is lost."""

import datetime
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from briefpress.diagnostics import RefusedError
from briefpress.model.brief import Mark
from briefpress.model.text import Localized, Span
from briefpress.reading.brief import read_brief
from briefpress.reading.old.brief import old_brief, read_old_brief
from briefpress.reading.old.text import OldText
from briefpress.reading.publication import read_publication
from briefpress.writing.draft import draft_yaml
from briefpress.writing.markdown import simple

FIXTURES = Path(__file__).parents[1] / "fixtures"
SEED = FIXTURES / "old/brief-of-the-day.md"
PUBLICATION = read_publication(FIXTURES / "seed")
DAY = datetime.date(2010, 8, 23)

OLD = """\
# Visitor Management

{matrix}

## Context
Who is in the building?

## Sources
{sources}

## Relevance
It matters.

## Techniques
- Ask.

## Thought
{thought}
"""
MATRIX = """\
| Goals | Collaboration | Information Sharing | Threat Recognition |
|---|---|---|---|
| Detect | | X | |
"""


def old(text, name="old.md", day=DAY):
    return old_brief(OldText.of(name, text), name, PUBLICATION, day)


def written(matrix=MATRIX, sources="The guide <https://x.org>", thought="**Collaboration:** How?"):
    return OLD.format(matrix=matrix, sources=sources, thought=thought)


def marks(draft):
    return {(mark.goal, mark.function) for mark in draft.marks}


def said(diagnostics):
    return [f"{d.place}: {d.code.id} {d.message}" for d in diagnostics]


def codes_of(read):
    try:
        read()
    except RefusedError as error:
        return {problem.code.id for problem in error.diagnostics}
    return set()


def words(text):
    return set(re.findall(r"\w+", text.casefold()))


class TestSeed:
    def test_it_becomes_the_brief_that_we_know(self):
        draft, diagnostics = self.read()
        known = read_brief(next((FIXTURES / "seed/content/2010-08").iterdir()), PUBLICATION)
        assert diagnostics == ()
        assert draft.leftovers == ()
        assert (draft.title, draft.date) == (known.title.text, known.date)
        assert draft.marks == known.marks == (Mark("prevent", "threat_recognition"),)
        for part in ("context", "relevance", "techniques"):
            assert getattr(draft, part) == simple(getattr(known, part))
        assert draft.thought.function == known.thought.function == "collaboration"
        assert draft.thought.question == simple(known.thought.question)
        assert [(s.title.text, s.url and s.url.text) for s in draft.sources] == [
            (s.title.text, s.url.text) for s in known.sources
        ]

    def test_every_word_is_in_the_new_file_or_in_the_publication(self):
        draft, _ = self.read()
        new = draft_yaml(draft, "") + (FIXTURES / "seed/content/publication.yaml").read_text()
        # The words that the page itself brings: its headings, and those of the matrix.
        brought = """
            prevention goals context sources relevance techniques thought ips contact information
            deter detect prevent eliminate threats collaboration information sharing threat
            recognition risk management intervention x mailto
        """
        assert words(SEED.read_text()) <= words(new) | words(brought)

    def read(self):
        found = read_old_brief(SEED, "old.md", PUBLICATION, DAY)
        return found.draft, found.diagnostics


class TestHeadings:
    @pytest.mark.parametrize(
        "write",
        [
            "# {}".format,
            "###### {}:".format,
            lambda name: f"## **{name.upper()}:**",
            lambda name: f"## **{name}**:",
            lambda name: f"### *{name}*",
            lambda name: f"**{name}**",
            lambda name: f"**{name.upper()}:**",
            lambda name: f"__{name}__",
            lambda name: f"{name.upper()}:",
            lambda name: f"{name}\n-------",
            lambda name: f"{name}:\n===",
            lambda name: f"## {name.lower()} ##",
        ],
    )
    def test_in_any_case_with_and_without_colon_and_bold(self, write):
        parts = ("Context", "Sources", "Prevention Relevance", "Prevention Techniques")
        text = "# The Title\n\n" + MATRIX
        text += "".join(f"\n{write(part)}\n\nText of {part}.\n" for part in parts)
        text += f"\n{write('Prevention Thought')}\n\n**Intervention:** Why?\n"
        draft = old(text).draft
        assert draft.title == "The Title"
        assert [b.spans[0].text for b in (*draft.context, *draft.relevance, *draft.techniques)] == [
            "Text of Context.",
            "Text of Prevention Relevance.",
            "Text of Prevention Techniques.",
        ]
        assert draft.sources[0].title.text == "Text of Sources."
        assert draft.thought.function == "intervention"
        assert draft.leftovers == ()

    @pytest.mark.parametrize(
        "run_in", ["**Context:** Who?", "**CONTEXT**: Who?", "__Context__ : Who?"]
    )
    def test_a_name_that_runs_into_its_text(self, run_in):
        draft = old(written().replace("## Context\nWho is in the building?", run_in)).draft
        assert [span.text for span in draft.context[0].spans] == ["Who?"]

    def test_in_other_languages(self):
        text = written().replace("## Context", "## CONTEXTO:").replace("## Sources", "## Nguồn")
        draft = old(text).draft
        assert draft.context
        assert draft.sources

    SPANISH = """\
# SEGURIDAD EN LOS AUTOBUSES

## Contexto
¿Quién va en el autobús?

**Fuentes:** La guía <https://example.org/guia>

## RELEVANCIA PARA LA PREVENCIÓN
Importa.
"""

    def test_another_language_than_the_publication_s_is_written_down(self):
        draft = old(self.SPANISH).draft
        assert draft.language == "es"
        assert "\nlanguage: es\n" in draft_yaml(draft, "")
        # It is not English, so that nobody knows which of its capitals are to stay.
        assert draft.title == "SEGURIDAD EN LOS AUTOBUSES"

    def test_the_tag_is_one_of_the_publication_s_where_it_has_one(self):
        names = (("en-US", Span("Brief of the Day")), ("es-US", Span("Boletín del día")))
        publication = replace(PUBLICATION, name=Localized(names))
        draft = old_brief(OldText.of("old.md", self.SPANISH), "old.md", publication, DAY).draft
        assert draft.language == "es-US"

    @pytest.mark.parametrize(
        ("language", "text", "expected"),
        [
            ("en-US", written(), None),
            ("es-MX", SPANISH, None),
            ("es-MX", written(), "en"),
            ("fr", written(), None),  # its pages have English words, as there are none in French
            # As much the one as the other: nothing is guessed.
            ("en-US", "# T\n\n## Contexto\n\nA.\n\n## Sources\n\nB <https://x.org>\n", None),
            ("en-US", "# T\n\n## What is new\n\nNo part.\n", None),
        ],
    )
    def test_the_publication_s_own_language_is_not(self, language, text, expected):
        publication = replace(PUBLICATION, language=language)
        draft = old_brief(OldText.of("old.md", text), "old.md", publication, DAY).draft
        assert draft.language == expected
        assert ("\nlanguage: " in draft_yaml(draft, "")) == bool(expected)

    def test_a_heading_inside_of_a_part_becomes_bold(self):
        draft = old(written().replace("building?", "building?\n\n### Who asks?\n\nWe.")).draft
        assert [(b.spans[0].text, b.spans[0].bold) for b in draft.context] == [
            ("Who is in the building?", False),
            ("Who asks?", True),
            ("We.", False),
        ]

    @pytest.mark.parametrize(
        ("title", "expected"),
        [
            ("# SCHOOL SAFETY FOR THE YEAR", "School Safety for the Year"),
            ("**SRO'S AND THE K-12 SCHOOL**", "SRO's and the K-12 School"),
            ("# CHECK-IN: THE FRONT DESK", "Check-In: The Front Desk"),
            ("# Brief of the Day:\n\n## Doors", "Doors"),
            ("Brief of the Day: August 23, 2010\n\nDoors and locks", "Doors and locks"),
            ("# SRO", "SRO"),
        ],
    )
    def test_titles(self, title, expected):
        text = written().replace("# Visitor Management\n", f"{title}\n")
        found = old(text.replace("It matters.", "It matters to an SRO."))
        assert found.draft.title == expected
        assert found.draft.leftovers == ()
        capitals = title.strip("#* ")
        assert found.draft.old_title == (
            capitals if expected.upper() == capitals != expected else None
        )


#: One matrix in all the ways it was written.
MATRICES = {
    "tabs": "GOALS\tCollaboration\tInformation Sharing\nDETER\t\t\nDETECT\tX\t\nPREVENT\t\tx",
    "tabs that an editor took away": (
        "GOALS\tCollaboration\tInformation Sharing\nDETER\nDETECT\tX\nPREVENT\t\tx"
    ),
    "tabs and empty lines, no corner": (
        "Collaboration\tInformation Sharing\n\nDeter\t\t\n\nDetect\tX\t\n\nPrevent\t\tx"
    ),
    "tabs and other signs": ("\tCollaboration\tInformation Sharing\nDetect\t✓\t-\nPrevent\tno\t☑"),
    "on its side": "Function\tDetect\tPrevent\nCollaboration\tX\t\nInformation sharing\t\tX",
    "bare pipes": "Goals|Collaboration|Information Sharing\n-|-|-\nDetect|X|\nPrevent||X",
    "pipes": """\
| Goals | Collaboration | Information Sharing |
| Detect | X | |
| Prevent | | **x** |""",
    "pipes with alignment": """\
|Goals|Collaboration|Information Sharing|
|:-:|---|--:|
|Detect|*|–|
|Prevent| |•|""",
    "HTML without end tags": """\
<table><tr><td>Goals<td>Collaboration<td>Information Sharing
<tr><td>Detect<td>X<td><tr><td>Prevent<td><td>X</table>""",
    "HTML in capitals": """\
<TABLE border=1 width="90%">
<TR><TH></TH><TH>COLLABORATION</TH>
<TH>INFORMATION
SHARING</TH></TR>
<TR><TD>Detect</TD><TD align=center><b>X</b></TD>
<TD>&nbsp;</TD></TR>
<TR><TD>Prevent<TD>&nbsp;<TD>&#10003;</TR>
</TABLE>""",
    "HTML with head and body": """\
<table>
<thead><tr><td>Goals</td><td>Collaboration</td><td>Information Sharing</td></tr></thead>
<tbody>
<tr><td>Detect</td><td><p>X</p></td><td></td></tr>
<tr><td>Prevent</td><td></td><td>x</td></tr>
</tbody>
</table>""",
    "HTML with cells that span": """\
<table><tr><td colspan=1>Goals</td><td>Collaboration</td><td>Information Sharing</td></tr>
<tr><td>Detect</td><td>X</td></tr><tr><td colspan='2'>Prevent</td><td>X</td></tr></table>""",
}


class TestMatrix:
    @pytest.mark.parametrize("matrix", MATRICES.values(), ids=MATRICES)
    def test_between_tabs_between_pipes_and_in_html(self, matrix):
        found = old(written(matrix))
        assert marks(found.draft) == {
            ("detect", "collaboration"),
            ("prevent", "information_sharing"),
        }
        assert found.diagnostics == ()
        assert found.draft.leftovers == ()

    @pytest.mark.parametrize(
        ("matrix", "message"),
        [
            (
                "Goals\tCollaboration\tInformation Sharing\nDetect\tmaybe\tX",
                "old.md:4:1: BP126 'maybe' is no sign that a cell is marked, such as X",
            ),
            (
                "Goals\tCollaboration\tInformation Sharing\nHope\t\tX",
                "old.md:4:1: BP126 'Hope' is no goal here",
            ),
            (
                "Goals\tCollaboration\tInformation Sharing\tLuck\nDetect\t\tX\t",
                "old.md:3:1: BP126 'Luck' is no function here",
            ),
            (
                "Goals\tCollaboration\tInformation Sharing\nDetect\t\tX\tX",
                "old.md:4:1: BP126 a mark for 'Detect' stands in a column without a known head",
            ),
        ],
    )
    def test_what_is_unknown_in_it_is_said_and_kept(self, matrix, message):
        found = old(written(matrix))
        assert message in said(found.diagnostics)
        assert found.draft.leftovers[0].text == matrix.rstrip()
        if "Hope" not in matrix:
            assert ("detect", "information_sharing") in marks(found.draft)

    def test_what_stands_in_the_table_besides_is_kept(self):
        rows = "<tr><td>Collaboration<td>Information Sharing<tr><td>Detect<td>X"
        matrix = f"<table>\n<caption>Our matrix</caption>\n{rows}\n</table>"
        assert old(written(matrix)).draft.leftovers[0].text == matrix

    def test_a_matrix_without_a_mark_is_one(self):
        found = old(written(MATRIX.replace("X", " ")))
        assert found.draft.marks == ()
        assert found.diagnostics == ()

    def test_another_table_is_not_the_matrix(self):
        table = "Name\tRoom\nOffice\t1\n"
        found = old(
            written(MATRIX).replace("It matters.", table + "\n| a | b |\n|---|---|\n| c | d |")
        )
        assert marks(found.draft) == {("detect", "information_sharing")}
        assert "Name Room" in found.draft.relevance[0].spans[0].text
        assert found.draft.leftovers[0].text.startswith("| a | b |")


class TestSources:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("The guide\n\n<https://x.org/a>", [("The guide", "https://x.org/a")]),
            ("The guide\n\nhttps://x.org/a", [("The guide", "https://x.org/a")]),
            ("The guide\nhttps://x.org/a.", [("The guide", "https://x.org/a")]),
            ("The guide: https://x.org/a_(b).", [("The guide", "https://x.org/a_(b)")]),
            ("The guide (www.x.org/a)", [("The guide", "http://www.x.org/a")]),
            ("[The guide](https://x.org/a)", [("The guide", "https://x.org/a")]),
            (
                "[The guide](https://x.org/a), CISA, 2022",
                [("The guide, CISA, 2022", "https://x.org/a")],
            ),
            ("CISA, [The *guide*](https://x.org/a).", [("CISA, The guide", "https://x.org/a")]),
            (
                "The guide, a long\ntitle\n\n<https://x.org>",
                [("The guide, a long title", "https://x.org")],
            ),
            (
                "- One <https://x.org/1>\n- [Two](https://x.org/2)\n- Three",
                [("One", "https://x.org/1"), ("Two", "https://x.org/2"), ("Three", None)],
            ),
            (
                "One\nhttps://x.org/1\nTwo\nhttps://x.org/2",
                [("One", "https://x.org/1"), ("Two", "https://x.org/2")],
            ),
            (
                "One\n\nhttps://x.org/1\n\nTwo\n\nThree\n\nhttps://x.org/3",
                [("One", "https://x.org/1"), ("Two", None), ("Three", "https://x.org/3")],
            ),
            ("1. One\n   <https://x.org/1>\n2. Two", [("One", "https://x.org/1"), ("Two", None)]),
            ("> The guide\n> <https://x.org/a>", [("The guide", "https://x.org/a")]),
            ('<a href="https://x.org/a">The guide</a>', [("The guide", "https://x.org/a")]),
            ("The guide by mail: [us](mailto:a@x.org)", [("The guide by mail: us", None)]),
        ],
    )
    def test_titles_and_addresses(self, text, expected):
        found = old(written(sources=text))
        assert [(s.title.text, s.url and s.url.text) for s in found.draft.sources] == expected

    def test_an_address_alone_is_said(self):
        found = old(written(sources="The guide <https://x.org/1>\n\n<https://x.org/2>"))
        assert found.draft.sources[1].title.text == "https://x.org/2"
        assert said(found.diagnostics) == [
            "old.md:14:1: BP127 the source has no title; its address stands in for one"
        ]


class TestThought:
    @pytest.mark.parametrize(
        "thought",
        [
            "**Risk Management:** How do *we*?",
            "**Risk Management**: How do *we*?",
            "**RISK MANAGEMENT** : How do *we*?",
            "Risk Management: How do *we*?",
            "risk_management: How do *we*?",
            "Gestión de riesgos: How do *we*?",
            "**Risk Management**\n\nHow do *we*?",
            "### Risk Management:\n\nHow do *we*?",
        ],
    )
    def test_the_label_is_its_function(self, thought):
        found = old(written(thought=thought))
        assert found.draft.thought.function == "risk_management"
        spans = found.draft.thought.question[0].spans
        assert [(s.text, s.italic) for s in spans] == [
            ("How do ", False),
            ("we", True),
            ("?", False),
        ]
        assert found.diagnostics == ()

    def test_a_label_that_is_no_function_is_kept_and_said(self):
        found = old(written(thought="**Teamwork:** How?"))
        assert found.draft.thought.function is None
        assert found.draft.thought.question[0].spans[0].text == "Teamwork:"
        assert [d.code.id for d in found.diagnostics] == ["BP126"]

    def test_a_question_with_a_colon_has_no_label(self):
        found = old(written(thought="Ask yourself: how?"))
        assert found.draft.thought.question[0].spans[0].text == "Ask yourself: how?"
        assert found.diagnostics == ()


class TestDays:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("# Title\n\nMonday, August 23, 2010\n", "old.md"),
            ("# Title\n\nAugust 23, 2010\n", "old.md"),
            ("# Title\n\n**Date:** 2010-08-23\n", "old.md"),
            ("# Title\n\nlunes, 23 de agosto de 2010\n", "old.md"),
            ("## BRIEF OF THE DAY: AUGUST 23, 2010\n\n# Title\n", "old.md"),
            ("# Title\n", "2010-08-23.md"),
            ("# Title\n", "brief_20100823_final.md"),
            ("---\ntitle: Title\ndate: 2010-08-23 07:00:00 -0500\n---\n", "old.md"),
            ("---\ndate: '2010-08-23'\n---\n\n# Title\n\nAugust 23, 2010", "2010_08_23-sro.md"),
        ],
    )
    def test_where_a_day_may_stand(self, text, name):
        body = written().replace("# Visitor Management\n", "")
        found = old(f"{text}\n{body}", name, day=None)
        assert (found.draft.date, found.draft.title) == (DAY, "Title")
        assert found.diagnostics == ()

    @pytest.mark.parametrize(
        ("name", "code"),
        [("old.md", "BP121"), ("2010-13-45.md", "BP121"), ("2010-08-24.md", "BP122")],
    )
    def test_a_day_is_never_guessed(self, name, code):
        text = written()
        if code == "BP122":
            text = text.replace("# Visitor Management\n", "# V\n\nAugust 23, 2010\n")
        with pytest.raises(RefusedError, match=code):
            old(text, name, day=None)

    def test_the_day_that_is_asked_for_holds(self):
        assert old(written(), "2011-01-01.md").draft.date == DAY


class TestLeftovers:
    def test_what_has_no_place_is_said_with_its_line_and_kept(self):
        text = written().replace(
            "It matters.",
            "It matters.\n\n```\ncode here\n```\n\n![A map](map.png) of the school.\n\n"
            "## Legal note\n\nNot for\nresale.\n",
        )
        found = old(text)
        assert said(found.diagnostics) == [
            f"old.md:{line}:1: BP124 {what} was not placed; {lines} kept in a remark"
            for line, what, lines in (
                (17, "a block of code", "lines 17 to 19 are"),
                (21, "a picture or other markup", "line 21 is"),
                (23, "the part 'Legal note'", "lines 23 to 26 are"),
            )
        ]
        remark = draft_yaml(found.draft, "").partition("# Not placed")[2]
        for words_ in ("code here", "![A map](map.png) of the school.", "## Legal note", "resale."):
            assert f"#   {words_}" in remark
        assert found.draft.relevance[1].spans[0].text == "of the school."

    @pytest.mark.parametrize("heading", ["# School Buses", "### SCHOOL BUSES: WHO RIDES?"])
    def test_a_heading_unlike_the_title_of_the_front_matter_is_said_and_kept(self, heading):
        text = written().replace("# Visitor Management", heading)
        found = old(f"---\ntitle: Buses\n---\n{text}")
        assert found.draft.title == "Buses"
        title = heading.lstrip("# ")
        (remark,) = said(found.diagnostics)
        assert remark == (
            f"old.md:4:1: BP124 the title {title!r}, unlike the front matter's, "
            "was not placed; line 4 is kept in a remark"
        )
        assert f"#   {heading}\n" in draft_yaml(found.draft, "")

    @pytest.mark.parametrize("title", ["Visitor Management", "VISITOR   management"])
    def test_a_heading_that_says_the_same_as_the_front_matter_is_no_leftover(self, title):
        found = old(f"---\ntitle: {title}\n---\n{written()}")
        assert found.diagnostics == ()
        assert found.draft.leftovers == ()

    def test_a_part_that_is_missing_is_said(self):
        found = old("# Title\n\n## Context\n\nText.")
        assert said(found.diagnostics) == [
            f"old.md: BP125 the part {part!r} was not found, and is empty now"
            for part in ("matrix", "sources", "relevance", "techniques", "thought")
        ]
        assert "\nrelevance:\n" in draft_yaml(found.draft, "")

    def test_without_a_title_there_is_no_brief(self):
        with pytest.raises(RefusedError, match="BP123"):
            old("## Context\n\nText.")

    def test_another_contact_is_kept(self):
        found = old(written() + "\n## Contact\n\nCall 555-0100.\n\nTelephone: 1-800-860-6657\n")
        assert [left.text for left in found.draft.leftovers] == ["Call 555-0100."]

    def test_an_entity_for_what_nobody_sees_is_nothing(self):
        draft = old(written().replace("It matters.", "It mat&#x2028;ters.")).draft
        assert draft.relevance[0].spans[0].text == "It matters."
        assert "It matters." in draft_yaml(draft, "")

    def test_links_that_nobody_could_follow_keep_their_address_in_the_text(self):
        found = old(written().replace("It matters.", "See [the map](map.html) and <b>go</b>."))
        assert (
            "".join(s.text for s in found.draft.relevance[0].spans)
            == "See the map (map.html) and go."
        )
        assert [s.text for s in found.draft.relevance[0].spans if s.bold] == ["go"]


PIECES = st.lists(
    st.sampled_from(
        [
            "Plain words of a *paragraph* with **style**.",
            "Two lines\nof one paragraph",
            "- an item\n- another\n  - inner",
            "1. one\n2. two",
            "# A heading",
            "##### A small heading",
            "> a quote",
            "```\nsome code\n```",
            "    indented words",
            "| a | b |\n|---|---|\n| c | d |",
            "tabs\there\tand\tthere",
            "<div>html words</div>",
            "a<br>break and `ticks`",
            "![alt words](picture.png)",
            "[link words](https://example.org/path) and <https://example.org/auto>",
            "[relative](other.html)",
            "---",
            "Collaboration: what?",
            "Context",
            "**Sources:** The guide",
            "## Prevention Thought",
            "## Context ![drawn words](picture.png)",
            "## Contact",
            "August 23, 2010",
            MATRIX,
            "- - nested start",
            "* * *\n\nstar",
        ]
    ),
    max_size=12,
).map("\n\n".join)


@given(PIECES)
def test_no_word_of_any_old_file_is_lost(text):
    found = old(f"# The Title\n\n{text}\n")
    new = draft_yaml(found.draft, "../../schemas/brief.json")
    # What the page itself brings need not stand in the file.
    brought = """
        context sources prevention thought contact august 23 2010 goals x detect collaboration
        information sharing threat recognition br div 1 2
    """
    assert words(text) <= words(new) | words(brought)


@given(PIECES)
def test_what_is_written_is_read_as_it_was(tmp_path_factory, text):
    draft = old(f"# The Title\n\n{text}\n").draft
    root = tmp_path_factory.getbasetemp()
    file = root / "content/2010-08/2010-08-23-the-title.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(draft_yaml(draft, "../../schemas/brief.json"), encoding="utf-8")
    publication = replace(PUBLICATION, root=root.resolve())
    # Only for want of a part may a brief that was imported be refused.
    refused = codes_of(lambda: read_brief(file.resolve(), publication))
    assert refused <= {"BP013", "BP015", "BP107"}
    if refused:
        return
    brief = read_brief(file.resolve(), publication)
    assert simple(brief.context) == simple(draft.context)
    assert simple(brief.relevance) == simple(draft.relevance)
    assert simple(brief.techniques) == simple(draft.techniques)
    assert set(brief.marks) == set(draft.marks)


TOKENS = re.findall(
    r"\S+",
    """
    <table> <tr> <td> </table> X Collaboration Detect | ** Sources: http:// www. ]( --- <!-- &#0;
    &#7; &#x2028; &nbsp; Thought - 1. > Date: 2010-08-23 <a_href= <br [ ] ( ) ` ~~ \\ * _ # =
    """,
)
STRANGE = st.text("# *_|\t-=>`[]()<>/!&;:\n\\Xx1.~{}'\"é", max_size=200) | st.lists(
    st.sampled_from([*TOKENS, "\t", "\n", "\n\n", "## Context\n", "    ", " "]), max_size=60
).map("".join)


@given(STRANGE)
@example("X\n## Context\n&nbsp;")
@example("X\n## Context\nX&nbsp;")
@example("X\n## Context\nX&nbsp;<br>&emsp;**&ensp;**<br><br>&nbsp;Y")
def test_no_old_file_is_too_strange(text):
    draft = codes_of(lambda: draft_yaml(old(text).draft, "schema.json"))
    assert draft <= {"BP004", "BP123"}
