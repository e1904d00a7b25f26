"""The separators of pieces on a line: a table by the kind of gap that they make, and one pattern of all of them."""

from __future__ import annotations

import re

from .pieces import BRACKET, COMMA, LINK, MARK

_BLANK = r"[ \xa0\x1f]"
_ONE_BLANK = r"\x1f{0,3}[ \xa0]\x1f{0,3}(?![ \xa0\x1f])"
"""A blank next to emphasis markup, which is not a gap."""
_PICTURES = r"\u25a0-\u25ff\u2607-\u2728\u2730-\u27bf\u2b00-\u2b4f\U0001f000-\U0001faff\ufe0f"

SEPARATORS: dict[str, tuple[str, ...]] = {
    "mark": (
        r"[|｜ㅣ\t\v]|\\n(?=[A-Z])",
        r"[:：](?=[\s\x1f]|$)|：|::|:=",
        r"(?<=[^\W\d_]):(?=[^\s/\d])",  # "Year:1948" but not "http://", "21:15"
        r"(?<=[\u2e80-\ud7af]):",
        rf"(?!{_ONE_BLANK}){_BLANK}{{2,}}(?=\S)",  # a wide gap
        r"[ \xa0](?:[-–—~/\\+*=‧]|//|---?)[ \xa0]",
        r"(?<=\w)[—―](?=\w)",
        r"(?<=[\u0590-\u08ff])-[ \xa0]",  # after Hebrew and Arabic
        r"[;；]|＝|／|・{2,}",
    ),
    "link": (
        r"\.{3,}|…+|\.(?:[ \xa0]\.){2,}|·{2,}|_{3,}",  # leaders
        r"=>|->|→|⇒",
        r"[»›](?=\s)",
    ),
    "bullet": (rf"[•♦»✓➤·※{_PICTURES}]",),
    "comma": (r",(?!\d{3})", r"[，、،]"),
}
"""The forms of each kind of separator, with any blanks around them."""
_BRACKETS = r"[()\[\]{}（）［］【】「」『』《》〈〉〔〕\"“”„«»‟<>]+"
_OPENS = r"(?:(?<=[,(:=\[{]\s)|(?<=[,(:=\[{])|(?<=\s\s)|(?<=\n))"
_QUOTES = rf"{_OPENS}'(?=[^'\n]*'\s?(?:[,;\])}}]|$))|'(?=\s?[,)])|(?<!\d)'(?=\s?[\]}};]|$)"
"""Single quotation marks around the items of a list and the values of a data notation."""
GAP_OF = {"mark": MARK, "link": LINK, "bullet": MARK, "comma": COMMA, "bracket": BRACKET}


def _form(kind: str, forms: tuple[str, ...]) -> str:
    return rf"(?P<{kind}>{_BLANK}*(?:{'|'.join(forms)})[ \xa0\t\x1f]*)"


BREAK = re.compile(
    rf"(?=[\W_])(?!{_BLANK}[^\W_])(?:{'|'.join(_form(*entry) for entry in SEPARATORS.items())}"
    rf"|(?P<bracket>{_QUOTES}|[ \xa0\t\x1f]*{_BRACKETS}[ \xa0\t\x1f]*))"
)
"""A separator; the name of its group is its kind."""
