"""Every kind of problem briefpress can name, explained once; a module for each family.

Numbers are stable and never reused: 0xx files and commands, 1xx briefs, 2xx publications,
3xx layouts, 4xx composing a page, 5xx proofs of a PDF, 6xx merging,
7xx printer's sheets, 8xx distribution.
"""
