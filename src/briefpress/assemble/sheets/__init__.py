"""Printer's sheets: the pages of a PDF, placed as an imposition plans them.

Each page of the source becomes one form XObject, however often it is placed, and shares the
source's fonts and images. What is made is for paper: links, tags and outlines stay behind.
"""
