"""The report: one page that shows sheets with every value marked in its text, and an overview of many sheets.

The page loads nothing. It contains the sheets compressed and shows them only as the text of
elements, so that nothing in a sheet can become markup or a script. `entries` reads sheets, `summary` counts, and `views`
prepares the data of report.js. To add something about many sheets, use `summary` and `charts`.
"""

from .entries import Entry, read_entries
from .page import render

__all__ = ["Entry", "read_entries", "render"]
