"""The formats by name: each is one function, and registers itself by a decorator."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from ..models import FilmSheet
from ..writing.texts import without_controls

Needs = Callable[[FilmSheet], str | None]
Document = Callable[[FilmSheet], str]
Documents = Callable[[Iterable[FilmSheet]], Iterator[str]]


class ExportError(ValueError):
    """Raised where a record lacks what a format cannot do without; the message names it."""


class Format(NamedTuple):
    """How records are written for other programs."""

    name: str
    suffix: str
    """What its files end in, with the point."""
    description: str
    """Who takes it, in a few words."""
    one_film_a_file: bool
    documents: Documents
    """Films to whole documents: one each, or as few as the format allows."""
    needs: Needs
    """Why a film cannot be written, or None if it can."""
    opening: str = ""
    """What a file begins with, and standard output does not."""


_FORMATS: dict[str, Format] = {}
_BUILT_IN = ("nfo", "jsonld", "avefi", "en15744", "obsidian", "letterboxd", "quickstatements", "csl", "text", "csv")
_PLAIN = ("text", "csv")
"""Those in `table`; each of the others is in a module of its name."""


def _nothing(_sheet: FilmSheet) -> str | None:
    return None


def _register(form: Format) -> None:
    """Add a format; no document holds a control character."""
    _FORMATS[form.name] = form._replace(documents=lambda sheets: map(without_controls, form.documents(sheets)))


def document_per_film(name: str, suffix: str, description: str, *, needs: Needs = _nothing) -> Callable[[Document], Document]:
    """Register a function that writes one film as one document.

    >>> @document_per_film("title", ".txt", "the title alone")
    ... def write_title(sheet):
    ...     return f"{sheet.title}\\n"
    >>> write("title", FilmSheet(title="The Red Shoes"))
    'The Red Shoes\\n'
    >>> _ = _FORMATS.pop("title")
    """

    def register(function: Document) -> Document:
        _register(Format(name, suffix, description, True, partial(map, function), needs))
        return function

    return register


def documents_of_films(name: str, suffix: str, description: str, *, needs: Needs = _nothing, opening: str = "") -> Callable[[Documents], Documents]:
    """Register a function that writes any number of films as one document, or as several where one has a limit.

    `opening` is what a file begins with, and standard output does not.
    """

    def register(function: Documents) -> Documents:
        _register(Format(name, suffix, description, False, function, needs, opening))
        return function

    return register


def find(name: str) -> Format:
    """The format of a name.

    Raises:
        LookupError: there is none.

    >>> find("nfo").suffix
    '.nfo'
    """
    if name not in _FORMATS and name in _BUILT_IN:
        importlib.import_module(f".{'table' if name in _PLAIN else name}", __package__)
    if name not in _FORMATS:
        raise LookupError(f"no format {name!r}; there are {', '.join(names())}")
    return _FORMATS[name]


def names() -> tuple[str, ...]:
    """The names of all formats, those of this package first."""
    return (*_BUILT_IN, *(name for name in _FORMATS if name not in _BUILT_IN))


def formats() -> tuple[Format, ...]:
    """All formats."""
    return tuple(map(find, names()))


def name_by_suffix(path: str) -> str:
    """The name of the format that a file's name says by its suffix.

    Where several formats share a suffix, it is the plain one: a film sheet, or the flat table.

    Raises:
        LookupError: it says none.

    >>> name_by_suffix("out/Sea (2001).NFO"), name_by_suffix("films.csl.json"), name_by_suffix("films.csv")
    ('nfo', 'csl', 'csv')
    """
    found = [one for one in formats() if path.casefold().endswith(one.suffix)]
    if not found:
        raise LookupError(f"no format is known by the name {path}")
    return max(found, key=lambda one: (len(one.suffix), one.name in _PLAIN)).name


def write(name: str, *sheets: FilmSheet) -> str:
    """Write films in a format, as one document.

    Raises:
        LookupError: there is no such format.
        TypeError: what is to be written is no FilmSheet.
        ExportError: a film lacks what the format cannot do without, or the films make more than one document.
    """
    chosen = find(name)
    for sheet in sheets:
        if not isinstance(sheet, FilmSheet):
            raise TypeError(f"{name}: a film is a FilmSheet, not {type(sheet).__name__}; give several one by one: write({name!r}, *sheets)")
        reason = chosen.needs(sheet)
        if reason:
            raise ExportError(f"{name}: {reason}")
    documents = list(chosen.documents(sheets))
    if len(documents) != 1:
        raise ExportError(f"{name}: {len(sheets)} films make {len(documents)} documents")
    return documents[0]
