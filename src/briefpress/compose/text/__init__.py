"""Text: from spans to shaped words, to lines, to a flowable."""
