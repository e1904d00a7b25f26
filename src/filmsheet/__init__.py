"""filmsheet: raw film sheets in, validated records out.

>>> from filmsheet import parse
>>> parse("Year : 1948\\nGenre : Drama, Music, Romance").year
1948
"""

from .analysis import Analysis, CastAnalysis, analyze, analyze_cast, parse, parse_cast, parse_file
from .claims import Token
from .diagnostics import CODES, Diagnostic, FilmSheetError
from .models import CastMember, FilmSheet, FilmSheetWithOrigin, Money, Rating, ReleaseDate, TriviaItem
from .sheets import iter_analyses, iter_sheets
from .source import BinaryInput, Span
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
    "Money",
    "Rating",
    "ReleaseDate",
    "Span",
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
]
