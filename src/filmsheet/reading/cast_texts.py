"""A text that contains only a cast. What its separators settle is certain, the rest is judged; an undelimited run is cut by the ranking."""

from __future__ import annotations

import re

from ..cast import unmarked
from ..text.source import Span
from ..vocabulary import DEFAULT
from .cast import add_cast, without_more_note
from .cut import cut
from .judge import judge_rest
from .labels import ACTOR, LABEL, NONE, NUMBER, ROLE
from .model import shipped
from .pieces import Pieces
from .reading import Reading
from .sections import assemble
from .sure import Sure
from .turns import Turns, without_leads

_ABOVE = "Cast:\n"
"""Put before the pieces of a cast that has no label."""
_SIGNS = re.compile(r"[\r\n\t\x1f,;|/•·●、，；：\u25a0-\u2bff\U0001f000-\U0001faff]| {2}")
_LABELS = tuple(NUMBER[label] for label in (ACTOR, ROLE, NONE))


def add_cast_text(reading: Reading, start: int, end: int) -> None:
    """Add the credits of a region that contains only a cast. Text that is not a name, a role or a key stays unread."""
    if unmarked(reading.shadow, start, end) or _runs_on(reading.shadow[start:end]):
        add_cast(reading, start, end)
        return
    stop = without_more_note(reading, start, end)
    shadow = _ABOVE + reading.shadow[start:stop]
    pieces = without_leads(cut(shadow, DEFAULT, prose=False))
    own = pieces.pieces[1:]
    if not own:
        return
    base = len(_ABOVE) - start
    turns = Turns(Pieces(shadow, pieces.lines, own), reading.known)
    links = turns.run()
    if links is not None:
        add_cast(reading, start, stop, [Span(a - base, b - base) for a, b in links])
        return
    known = Sure([LABEL, *turns.labels], {n + 1: joined for n, joined in turns.joins.items()}, [])
    judged = judge_rest(shadow, pieces, known, DEFAULT, shipped, _LABELS)
    if turns.sureness < 1.0:
        judged = judged._replace(sureness=[turns.sureness] * len(judged.labels))
    assemble(reading, pieces.some(reading.shadow, 1, len(own) + 1, base), judged.some(1, len(own) + 1), DEFAULT, shipped)


def _runs_on(region: str) -> bool:
    """Whether a region has no sign that could separate the credits with "as"."""
    links = region.count(" as ")
    return links > 1 and region.count("(") + region.count("[") <= links and _SIGNS.search(region) is None
