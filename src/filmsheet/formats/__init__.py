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
