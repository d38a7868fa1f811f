"""Texts that are syntax somewhere on their way: in YAML, in a pattern, in PDF, in XML.

Each is a line that an author may write; on the page, read aloud and in the outline it is itself.
"""

TEXTS = {
    "patterns": "{folio} of {title}, {0} {} {{x}} {title.__class__} %s %(x)s $HOME `id`",
    "markup": "<b>Bold</b> &amp; <i>x</i> <a href='#'>y</a> <para> &#38; **z** [q](#r)",
    "operators": "Ends ) Tj ET Q EMC BT (x) Tj /P <</MCID 0>> BDC \\) \\\\ \\051 \\n (((",
    "objects": "See 5 0 R >> endobj endstream /K 7 0 R /StructParent 9 %%EOF /Length 0",
    "outline": "Go /First 1 0 R and /Next 2 0 R and /Parent 3 0 R /Outlines 4 0 R",
    "folios": "Of /A <</S /URI/URI (briefpress-folio:1)>> and /URI (briefpress-folio:2)",
    "fonts": "Set /Font <</F1 6 0 R>> /Contents 3 0 R /BaseFont /ABCDEF+Sans /W [1 [2]]",
    "XML": "Ends ]]> </dc:title></rdf:li><x y='z'/> <!-- --> <?xpacket end='w'?> <![CDATA[",
    "letters": "Señales þÿ: ñ (é) \\ö) — “niños” … ὦ Ωμέγα, Съешь же ещё, Những điều",
    "marks": "Ends with a backslash \\ and a bracket ) and an apostrophe ' and a quote \" and \\",
}

#: One word of three hundred letters, which no line holds.
LONG_WORD = "Überwachungskameraverwaltungs" * 10 + "vorschrift"
