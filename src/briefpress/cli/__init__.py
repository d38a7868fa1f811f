"""The command line: options in, one call, words out."""

from briefpress.cli.start import main

__all__ = ["main"]
