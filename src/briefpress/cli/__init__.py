"""The command line: options in, one call, words out."""

from briefpress.cli.app import main

__all__ = ["main"]
