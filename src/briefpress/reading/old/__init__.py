"""Old briefs: a page of Markdown, as it was written before, into the parts of a brief.

What an old file calls its parts is known from the words that the page itself brings, in every
language that has them. What can't be placed is never dropped: it is said, and handed back.
"""
