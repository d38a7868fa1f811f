"""What a user would pick instead: a short script for each, as its manual would have it.

Each is run as `python SCRIPT one|each|book PAGES.json OUT`: the first page into a file; every page
in one process, not written, whose seconds and bytes go to standard output; or all pages as one
document with a table of contents.
"""
