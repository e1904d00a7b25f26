"""What the opening of a storyline states: title, year, who directed, who played whom.

Two readers and two judges, all on a region `[start, end)` of a text:

- `read_title_and_year`: quick, for every sheet without a title or a year;
- `read_opening`: everything that the prose states plainly;
- `looks_like_film`: how sure it is that a paragraph is about a film;
- `not_plot`: how sure it is that a paragraph is a review, a notice or a menu rather than a storyline.
"""

from __future__ import annotations

from .heading import Heading
from .judge import looks_like_film, not_plot
from .opening import Opening, read_opening
from .title import read_title_and_year

__all__ = ["Heading", "Opening", "looks_like_film", "not_plot", "read_opening", "read_title_and_year"]
