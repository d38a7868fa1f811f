"""PDFs into one PDF: merging with every tag kept.

`merge` does all of it; `Assembly` puts a document together part by part, for who has an outline,
page labels, running heads or links of their own to bring in.

pypdf reads the files and gives their objects; they are copied here and written by
`briefpress.pdf.writer`. pypdf's own `append` leaves the structure tree behind, and keeps every
object of every file in memory.
"""
