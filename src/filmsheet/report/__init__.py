"""The report: one page that shows sheets with every value in its place, and what many of them have in common.

The page needs nothing from outside. It carries the sheets compressed and shows them through the text of
elements alone, so that nothing in a sheet can become markup or a script. `entries` reads sheets, `summary` counts, `views`
prepares what report.js shows; what is to be seen of many sheets goes into `summary` and `charts`.
"""

from .entries import Entry, read_entries
from .page import render

__all__ = ["Entry", "read_entries", "render"]
