"""Writing PDF: syntax, the file, font programs and composite fonts.

What composing and assembling have in common; nothing here reads a PDF or draws on one.
"""
