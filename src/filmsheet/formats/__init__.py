"""Records in the formats that other programs take.

>>> from filmsheet import FilmSheet
>>> from filmsheet.formats import write
>>> print(write("jsonld", FilmSheet(title="The Red Shoes", year=1948)))
{
  "@context": "https://schema.org/",
  "@type": "Movie",
  "name": "The Red Shoes",
  "datePublished": "1948"
}

A format is a module with one decorated function, from a record or several to the text of a document, and its name in
`registry._BUILT_IN`; the command, its help and its checks follow.
"""

from .names import FileNames
from .registry import ExportError, Format, document_per_film, documents_of_films, find, formats, name_by_suffix, write

__all__ = [
    "ExportError",
    "FileNames",
    "Format",
    "document_per_film",
    "documents_of_films",
    "find",
    "formats",
    "name_by_suffix",
    "write",
]
