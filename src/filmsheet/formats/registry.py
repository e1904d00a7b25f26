"""The formats by name. Each is one function, registered with a decorator."""

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
    """Raised if a record lacks a field that a format requires. The message names the field."""


class Format(NamedTuple):
    """A format for other programs."""

    name: str
    suffix: str
    """The suffix of its files, with the point."""
    description: str
    """The programs that read it, in a few words."""
    one_film_a_file: bool
    documents: Documents
    """Writes films as whole documents: one for each film, or as few as the format allows."""
    needs: Needs
    """Why a film cannot be written, or None."""
    opening: str = ""
    """The beginning of a file, which is not written to standard output."""


_FORMATS: dict[str, Format] = {}
_BUILT_IN = ("nfo", "jsonld", "avefi", "en15744", "obsidian", "letterboxd", "quickstatements", "csl", "text", "csv")
_PLAIN = ("text", "csv")
"""The formats in `table`. Each other format is in a module of its name."""


def _nothing(_sheet: FilmSheet) -> str | None:
    return None


def _register(form: Format) -> None:
    """Register a format. Control characters are removed from its documents."""
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
    """Register a function that writes any number of films as one document, or as several if there is a limit.

    `opening` is the beginning of a file, which is not written to standard output.
    """

    def register(function: Documents) -> Documents:
        _register(Format(name, suffix, description, False, function, needs, opening))
        return function

    return register


def find(name: str) -> Format:
    """The format with a name.

    Raises:
        LookupError: there is no such format.

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
    """The name of the format with the suffix of a file name.

    If several formats share a suffix, it is the plain one: a film sheet, or the flat table.

    Raises:
        LookupError: no format has this suffix.

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
        TypeError: an argument is not a FilmSheet.
        ExportError: a film lacks a field that the format requires, or the films make more than one document.
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
