"""Hostile shapes: texts whose size depends on a number, each the worst case of some rule."""

from __future__ import annotations

from collections.abc import Callable

Shape = Callable[[int], str]


def _repeated(piece: str, before: str = "", after: str = "") -> Shape:
    return lambda size: before + piece * (size // len(piece) + 1) + after


def _counted(piece: str, before: str = "", after: str = "") -> Shape:
    """Pieces that differ by a number, so that nothing is repeated."""
    return lambda size: before + "".join(piece.format(n) for n in range(size // (len(piece) + 2) + 1)) + after


def _word(number: int) -> str:
    """A name-like word for a number."""
    letters = ""
    while True:
        number, letter = divmod(number, 26)
        letters += "abcdefghijklmnopqrstuvwxyz"[letter]
        if not number:
            return letters.capitalize() + "o"


def _names(piece: str, before: str = "", after: str = "") -> Shape:
    """Pieces with different names."""
    return lambda size: before + "".join(piece.format(_word(n), _word(n * 7 + 3)) for n in range(size // (len(piece) + 6) + 1)) + after


SHEET = "Title: The Harbour\nYear: 1931\nGenre: Drama, Comedy\nDirector: Ann Field\n"

SHAPES: dict[str, Shape] = {
    # labels
    "one label repeated": _repeated("Genre: Drama\n"),
    "labels with new values": _names("Genre: {0} {1}\n"),
    "single value repeated": _counted("Year: {0}\n"),
    "unknown labels": _names("{0} {1}: yes\n"),
    "one unknown label": _counted("Filming Location: Place {0}\n"),
    "labels on one line": _repeated("Year: 1948 Genre: Drama Director: Ann Field "),
    "label words on one line": _repeated("Year Genre Director "),
    "labels without values": _repeated("Genre:\n"),
    "misspelt labels": _repeated("Directer: Ann Field\n"),
    "labels glued to values": _names("Director{0} {1}\n", SHEET),
    "headings in one line": _repeated("It rains. Cast Ann waits. Plot The ship leaves. ", "It begins. Plot Ann waits. "),
    "label of one long word": _repeated("a", "", ": yes"),
    "inner labels": _repeated("Harbour Lights   Genre - "),
    "front matter without end": _repeated("Title: The Harbour\nYear: 1931\n", "---\n"),
    "front matter of single values": _counted("Title: Film {0}\nRuntime: {0} min\n", "---\n", "---\nYear: 1931\n"),
    "budgets": _counted("Budget: ${0}\n"),
    "budgets that say the same": _repeated("Budget: $1,000\n"),
    "unreadable values": _counted("Runtime: long {0}\n\n"),
    "words beside values": _names("Runtime: 82 min {0} and {1}\n\n"),
    # signs
    "colons": _repeated(":"),
    "spaced colons": _repeated(" : "),
    "digits": _repeated("7"),
    "digits in a rating": _repeated("7", "Rating: "),
    "digits in a runtime": _repeated("7", "Runtime: ", " min"),
    "digits in a budget": _repeated("1,", "Budget: $"),
    "dashes": _repeated("- "),
    "dotted leaders": _repeated(". "),
    "dots": _repeated("."),
    "names with leaders": _names("{0} ...... {1}\n", "Cast:\n"),
    "leaders on one line": _repeated("Ann ...... ", "Director "),
    "opening brackets": _repeated("("),
    "opening brackets in a name": _repeated("Ann (", "Director: "),
    "closing brackets": _repeated(")", "Cast: Ann"),
    "brackets in pairs": _repeated("()", "Cast: Ann "),
    "brackets nested": lambda size: "Cast: Ann as " + "(" * (size // 2) + ")" * (size // 2),
    "an open bracket over lines": _repeated("more names\n", "Director: Ann (\n"),
    "square brackets": _repeated("["),
    "links without end": _repeated("[a]("),
    "quotes": _repeated('"'),
    "opening quotes": _repeated("“a ", "Cast: "),
    "apostrophes": _repeated("'a ", "Trivia:\n1. "),
    "stars": _repeated("*"),
    "stars and words": _repeated("*a"),
    "open emphasis": _repeated("**a ", "Title: "),
    "underscores": _repeated("_"),
    "underscores and words": _repeated("_a "),
    "hashes": _repeated("#"),
    "headings": _repeated("# a\n"),
    "quotation marks of mail": _repeated("> "),
    "bars": _repeated("|"),
    "table rows": _names("| {0} | {1} | 1948 |\n", "| Title | Director | Year |\n|---|---|---|\n"),
    "table rule": _repeated("---|", "|"),
    "ticks": _repeated("`"),
    "backslashes": _repeated("\\"),
    "less-than signs": _repeated("<"),
    "open tags": _repeated("<a "),
    "tags": _repeated("<b>a</b>"),
    "cells": _repeated("<td>Year</td><td>1948</td>"),
    "comments without end": _repeated("<!-- "),
    "scripts without end": _repeated("<script>"),
    "ampersands": _repeated("&"),
    "entities": _repeated("&amp;"),
    "numbers of entities": _repeated("&#1"),
    "fill characters": _repeated("\x1f"),
    "zero-width characters": _repeated("a\u200b"),
    "json objects": _names('{{"actor": "{0}", "role": "{1}"}}, ', '{"cast": ['),
    "json keys": _counted('"a{0}": "b", ', "{"),
    "json objects without end": _repeated('{"actor": "a", '),
    "yaml lists": _names('genre: ["{0}", {1}]\n'),
    "xml elements": _names("<actor>\n<name>{0}</name>\n<role>{1}</role>\n</actor>\n", "<movie>"),
    "xml ratings": _repeated('<rating name="a"><value>1</value>', "<movie>"),
    "wiki templates": _names("{{{{ubl|{0}|{1}}}}}\n"),
    "wiki templates without end": _repeated("{{a|"),
    "wiki categories": _repeated("[[Category:a]] "),
    "markup of boards": _names("[b]{0}:[/b] {1}\n"),
    "combining marks": _repeated("\u0301", "Title: e"),
    "lone surrogates": _repeated("\ud800"),
    "control characters": _repeated("\x00"),
    # blanks and lines
    "spaces": _repeated(" "),
    "spaces after a label": _repeated(" ", "Title:", "a"),
    "spaces between words": _repeated("a" + " " * 40),
    "no-break spaces": _repeated("\u00a0", "Year", ": 1948"),
    "tabs": _repeated("\t", "Title", "The Harbour"),
    "blank lines": _repeated("\n"),
    "blank lines with spaces": _repeated(" \n"),
    "carriage returns": _repeated("\r"),
    "lines that end in CR": _names("Director: {0} {1}\r"),
    "line separators": _repeated("\u2028a"),
    "one letter a line": _repeated("a\n"),
    "one letter a paragraph": _repeated("a\n\n"),
    "staircase": lambda size: "".join(" " * n + "- a\n" for n in range(int((2 * size) ** 0.5))),
    "rules": _repeated("-----\n"),
    # lists
    "bullets": _repeated("• "),
    "bulleted lines": _repeated("- a\n"),
    "nested lists": _repeated("1. a\n  - b\n    - c\n", "Trivia:\n"),
    "numbers": _counted("{0}. It rains.\n", "Trivia:\n"),
    "the same number": _repeated("1. It rains.\n"),
    "numbers on one line": _counted("{0}. ", "Trivia: "),
    "trivia of many lines": _repeated("it rains and it rains\n", "Trivia:\n1. "),
    "lists and paragraphs by turns": _repeated("1. It rains.\n\nShe waits.\n\n", "Title: The Harbour\n"),
    "lists of names": _names("{0} {1}, ", "Writers: "),
    "names joined by and": _names("{0} and {1} and ", "Writers: "),
    "shared last names": _names("{0} & ", "Directors: ", "Coen"),
    "names with notes": _names("{0} {1} (story), ", "Writers: "),
    "names with particles": _names("{0} van der {1} de la ", "Cast: "),
    "genres": _repeated("Drama, ", "Genre: "),
    "genres that differ": _names("{0}, ", "Genre: "),
    "genres a line": _repeated("Drama\nMusic\n"),
    "countries": _repeated("UK / France / ", "Country: "),
    "companies": _names("{0} Pictures, Inc., ", "Production company: "),
    "ratings": _counted("{0}/10000 (5 votes), ", "Rating: "),
    "lines of ratings": _counted("Rating: {0}/10000\n"),
    "percentages": _repeated("82% ", "Rating: "),
    "certificates": _repeated("PG-13, ", "Certificate: "),
    "certificates of countries": _names("{0}:15, ", "Certificate: "),
    "release dates": _repeated("6 September 1948 (UK), ", "Release date: "),
    "release dates that differ": _names("1948 ({0} {1}), ", "Release date: "),
    "months": _repeated("May ", "Release date: "),
    "money": _repeated("$1 million – ", "Budget: "),
    "awards": _names("Won {0} {1}\n", "Awards:\n"),
    # casts
    "as": _repeated(" as "),
    "credits in one line": _names("{0} Field as Mary {1} ", "Cast: "),
    "credits with commas": _names("{0} Field as Mary {1}, ", "Cast: "),
    "credits a line": _names("{0} Field as Mary {1}\n", "Cast:\n"),
    "credits in brackets": _names("{0} Field (Mary {1}), ", "Cast: "),
    "credits with dashes": _names("{0} Field - Mary {1}\n", "Cast:\n"),
    "casts without a label": _names("{0} Field ... Mary {1}\n"),
    "names a line": _names("{0} {1}\n", "Cast:\n"),
    "names in one line": _names("{0} {1} ", "Cast: "),
    "one credit repeated": _repeated("Ann Field as Mary ", "Cast: "),
    "casts repeated": _names("Cast: {0} Field as Mary {1}\n"),
    "casts of names repeated": _names("Cast: {0} Field, {1} Hall\n"),
    "a role without end": _repeated("and the sailor ", "Cast: Ann Field as "),
    "slashes in roles": _names("{0} / ", "Cast: Ann Field as "),
    "quotes in names": _repeated('Ann "Nell" Field as "Mary" ', "Cast: "),
    "names and nicknames": _names("{0} “{1}” Field as Mary ", "Cast: "),
    # prose
    "prose": _names("She {0} waits for the ship from {1}. ", "Storyline: "),
    "prose in lines": _names("she {0} waits for the ship from {1} and the sea\n"),
    "prose in paragraphs": _names("She {0} waits for the ship from {1} and the sea rises there.\n\n", "Storyline:\n"),
    "storylines repeated": _names("Storyline: She {0} waits for {1}.\n"),
    "an opening without end": _names("{0} {1} and ", 'Storyline: "The Harbour" is a 1931 drama film starring '),
    "titles in prose": _repeated('"The Harbour" (1931) ', "Storyline: "),
    "is a film": _repeated("is a film ", "Storyline: The Harbour "),
    "played by": _names("{0} (played by {1} Field) ", "Storyline: "),
    "capitals in prose": _names("{0} {1} ", "Storyline: "),
    "parenthesis in prose": _repeated("(a ", "Storyline: "),
    # lines without labels
    "one long word": _repeated("a"),
    "long words": _repeated("a" * 500 + " "),
    "capitals": _repeated("A"),
    "Chinese characters": _repeated("電影"),
    "Chinese labels": _repeated("導演：張三\n"),
    "Korean": _repeated("영화 제목 "),
    "title-like lines": _names("{0} {1} (1948)\n"),
    "title-like paragraphs": _names("{0} {1} (1948)\n\n"),
    "the title again": _repeated("The Harbour\n\n", "The Harbour (1931)\n\nYear: 1931\n"),
    "capital titles": _repeated("THE HARBOUR\n\n"),
    "technical lines": _repeated("UK 1947 | Black & white | 103 mins | Drama\n"),
    "technical paragraphs": _repeated("UK 1947 | 103 mins | Drama\n\n"),
    "technical parts": _repeated("UK | "),
    "films": _names("Title: The {0} {1}\nYear: 1931\nDirector: Ann Field\n\n"),
    "numbered films": _counted("{0}. Night Ferry (1931)\nDirector: Ann Field\n\n"),
    "bracketed entries": _names("{0} ({1}), "),
    "bracketed entries a line": _names("{0} Field ({1})\n"),
    "emoji": _repeated("🎬"),
    "breadcrumbs": _repeated("Home > "),
    "links": _repeated("http://a.b/c?d=e&f "),
    "see more": _repeated("See more » "),
}

FEW = (
    *("labels with new values", "unknown labels", "label words on one line", "headings in one line", "unreadable values"),
    *("front matter of single values", "dotted leaders", "brackets nested", "open emphasis", "table rows", "tags", "entities"),
    *("spaces after a label", "blank lines with spaces", "staircase", "numbers", "lists of names", "shared last names"),
    *("ratings", "release dates that differ", "credits in one line", "credits a line", "names in one line", "a role without end"),
    *("prose", "prose in paragraphs", "an opening without end", "title-like lines", "technical lines", "films"),
)
"""Some of every kind, read in each run of the tests; the slow stage of `.ci/run` reads all shapes."""
