"""What commands and runs share of the system: names of files in, bytes, outputs and lines on standard error out.

`files` reads inputs and writes outputs whole or not at all, `console` says things to a person in one harmless line. What
the system can refuse is caught here and becomes a `Failure`; nothing knows of sheets.
"""
