"""Facts in the opening of a storyline: title, year, directors, actors and roles.

Two readers, both on a region `[start, end)` of a text:

- `read_title_and_year`: its title and year alone;
- `read_opening`: all facts that the prose states.
"""

from __future__ import annotations

from .heading import Heading
from .opening import CONFIDENCE, Opening, read_opening
from .title import read_title_and_year

__all__ = ["CONFIDENCE", "Heading", "Opening", "read_opening", "read_title_and_year"]
