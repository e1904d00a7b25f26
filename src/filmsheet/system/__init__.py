"""System access of commands and runs: file names and bytes as input, outputs and lines on standard error.

`files` reads inputs and writes outputs completely or not at all, and `console` prints messages as one safe line. Errors of
the system become a `Failure` here. This package does not depend on sheets.
"""
