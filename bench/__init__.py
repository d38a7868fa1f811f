"""Speed and size, side by side with what a user would pick instead.

`python -m bench` generates briefs, has each program make the same pages of them in turn, and
writes the table in docs/performance.md. It is a measurement, not a test.
"""
