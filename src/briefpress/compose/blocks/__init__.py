"""The blocks of a brief's page, a file each: from the model to items of the story.

Each makes its structure elements in reading order as it goes, so the tree is whole before
anything is placed.
"""
