"""The table of contents: what briefpress does, in verbs; a module for each."""
