"""Writing PDF: syntax, the file, what it says about itself, and its composite fonts.

What composing and assembling have in common; nothing here reads a PDF or draws on one.
"""
