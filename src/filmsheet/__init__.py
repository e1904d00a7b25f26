"""filmsheet parses raw film sheets to validated records.

>>> from filmsheet import parse
>>> parse("Year : 1948\\nGenre : Drama, Music, Romance").year
1948
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .analysis import Analysis, CastAnalysis, analyze, analyze_cast, parse, parse_cast, parse_file
    from .diagnostics import CODES, Diagnostic, FilmSheetError
    from .learning.examples import TeachingError
    from .learning.layouts import Layouts, LayoutsError, TeachingWarning
    from .learning.teach import teach
    from .models import CastMember, FilmSheet, FilmSheetWithOrigin, Money, Rating, ReleaseDate, TriviaItem
    from .reading.claims import Token
    from .sheets import iter_analyses, iter_sheets
    from .text.source import BinaryInput, Span
    from .vocabulary import Vocabulary

__version__ = "0.1.0"

__all__ = [
    "CODES",
    "Analysis",
    "BinaryInput",
    "CastAnalysis",
    "CastMember",
    "Diagnostic",
    "FilmSheet",
    "FilmSheetError",
    "FilmSheetWithOrigin",
    "Layouts",
    "LayoutsError",
    "Money",
    "Rating",
    "ReleaseDate",
    "Span",
    "TeachingError",
    "TeachingWarning",
    "Token",
    "TriviaItem",
    "Vocabulary",
    "__version__",
    "analyze",
    "analyze_cast",
    "iter_analyses",
    "iter_sheets",
    "parse",
    "parse_cast",
    "parse_file",
    "teach",
]

_HOMES = {
    "analysis": ("Analysis", "CastAnalysis", "analyze", "analyze_cast", "parse", "parse_cast", "parse_file"),
    "reading.claims": ("Token",),
    "diagnostics": ("CODES", "Diagnostic", "FilmSheetError"),
    "learning.examples": ("TeachingError",),
    "learning.layouts": ("Layouts", "LayoutsError", "TeachingWarning"),
    "learning.teach": ("teach",),
    "models": ("CastMember", "FilmSheet", "FilmSheetWithOrigin", "Money", "Rating", "ReleaseDate", "TriviaItem"),
    "sheets": ("iter_analyses", "iter_sheets"),
    "text.source": ("BinaryInput", "Span"),
    "vocabulary": ("Vocabulary",),
}
"""The modules of public names. They are imported on first use, so that a command can be interrupted before."""


def __getattr__(name: str) -> Any:
    """Import a public name from its module."""
    from importlib import import_module

    for module, names in _HOMES.items():
        if name in names:
            value = globals()[name] = getattr(import_module(f".{module}", __name__), name)
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
