"""Records in the formats of other programs.

>>> from filmsheet import FilmSheet
>>> from filmsheet.formats import write
>>> print(write("jsonld", FilmSheet(title="The Red Shoes", year=1948)))
{
  "@context": "https://schema.org/",
  "@type": "Movie",
  "name": "The Red Shoes",
  "datePublished": "1948"
}

A format is a module with one decorated function, which makes the text of a document from one or more records, and its name
in `registry._BUILT_IN`. The command, its help and its checks use the registry.
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
