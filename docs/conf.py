"""How the documentation is built: python -m sphinx -W docs site."""

from __future__ import annotations

from typing import Any

import filmsheet

project = "filmsheet"
author = "filmsheet contributors"
copyright = author
version = release = filmsheet.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.viewcode"]
exclude_patterns = ["_build"]
suppress_warnings = ["toc.not_included"]
source_suffix = {".md": "markdown"}
myst_heading_anchors = 3

default_role = "code"  # docstrings name things in single backticks
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_preserve_defaults = True
maximum_signature_line_length = 100
napoleon_google_docstring = True
python_use_unqualified_type_names = True

html_theme = "furo"
html_title = f"filmsheet {release}"
html_copy_source = False
html_show_sphinx = False

OUTSIDE = {"../CONTRIBUTING.md": "contributing.md", "../CHANGELOG.md": "changes.md", "../corpus/README.md": "annotating.md"}
"""Pages of the project's root, and the pages of the site that include them."""


def link_inside(_app: Any, _page: str, source: list[str]) -> None:
    """Lead links to pages of the project's root to the site's pages that include them."""
    for outside, inside in OUTSIDE.items():
        source[0] = source[0].replace(f"]({outside}", f"]({inside}")


def link_included(_app: Any, _path: Any, _page: str, content: list[str]) -> None:
    """Lead links between pages of the project's root to the site's pages, where one is included."""
    for outside, inside in OUTSIDE.items():
        content[0] = content[0].replace(f"]({outside.removeprefix('../')}", f"](docs/{inside}")


def say_nothing_of_numbers(_app: Any, _what: str, _name: str, _thing: Any, _options: Any, lines: list[str]) -> None:
    """Leave out what Python writes itself on the fields of a named tuple."""
    if lines and lines[0].startswith("Alias for field number"):
        lines.clear()


def setup(app: Any) -> None:
    """Let pages and docstrings be changed on their way."""
    app.connect("source-read", link_inside)
    app.connect("include-read", link_included)
    app.connect("autodoc-process-docstring", say_nothing_of_numbers)
